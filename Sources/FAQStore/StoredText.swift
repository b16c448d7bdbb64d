import FAQModel

/// A text that was unpacked and checked, by its number.
struct UnpackedText {
  let id: Int64
  let canonical: CanonicalText
}

extension Reading {
  /// What a text is unpacked from.
  ///
  /// - Parameter known: a text that it may be the difference to.
  /// - Throws: ``Refusal/damagedText(_:)`` where it is not all there.
  func stored(_ digest: Digest, knowing known: UnpackedText? = nil) throws -> StoredText {
    do {
      let found = try rows(
        """
        SELECT t.id, c.encoding, c.dictionary_id, c.base_text_id, c.bytes
        FROM text t JOIN text_content c ON c.text_id = t.id
        WHERE substr(t.digest, 1, 4) = substr(?1, 1, 4) AND t.digest = ?1
        """, [digest]
      ) { try stored(try $0.at(0), try TextContent($0, from: 1), knowing: known) }
      guard let text = found.first else { throw Refusal.damagedText(digest) }
      return text
    } catch is DamagedRow {
      throw Refusal.damagedText(digest)
    }
  }
}

/// What a text is unpacked from, read from its rows. Any thread can unpack it.
struct StoredText: Sendable {
  struct Frame: Sendable {
    let bytes: [UInt8]
    let dictionary: Zstandard.Dictionary?
  }

  /// The number of the text.
  let id: Int64

  enum Origin: Sendable {
    case plain([UInt8])
    case frame(Frame)
  }

  /// The text that the last difference leads to, or the text itself.
  let origin: Origin
  /// Each leads from the text that the next one makes.
  let differences: [Frame]

  /// The canonical form, checked against its digest.
  ///
  /// - Throws: ``Refusal/damagedText(_:)``.
  func canonical(_ digest: Digest, with zstandard: Zstandard) throws -> CanonicalText {
    guard let bytes = try? bytes(with: zstandard),
      case let canonical = CanonicalText(bytes: bytes), canonical.digest == digest
    else { throw Refusal.damagedText(digest) }
    return canonical
  }

  /// - Throws: ``DamagedRow`` where it cannot be unpacked.
  func bytes(with zstandard: Zstandard) throws -> [UInt8] {
    func unpack(_ frame: Frame, base: [UInt8]? = nil) throws -> [UInt8] {
      do {
        return try zstandard.decompress(
          frame.bytes, against: .init(frame.dictionary, base: base), limit: TextCodec.largestText)
      } catch {
        throw DamagedRow(column: "text_content.bytes")
      }
    }
    var bytes: [UInt8]
    switch origin {
    case .plain(let text): bytes = text
    case .frame(let frame): bytes = try unpack(frame)
    }
    for frame in differences.reversed() { bytes = try unpack(frame, base: bytes) }
    return bytes
  }
}
