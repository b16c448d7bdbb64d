/// A text with signatures beneath it, in the form of C2SP signed-note (https://c2sp.org/signed-note):
/// the text, an empty line, and a line a signature.
package struct SignedNote: Equatable, Sendable {
  /// One signature line.
  package struct Signature: Equatable, Sendable {
    /// The name of the key.
    package let name: String
    package let keyID: UInt32
    /// The signature itself, without the key ID.
    package let bytes: [UInt8]

    /// The line: an em dash, the name, and the base64 of the key ID and the signature.
    var line: String {
      let id = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: keyID >> $0) }
      return "\(Self.mark)\(name) \((id + bytes).base64)"
    }

    fileprivate static let mark = "\u{2014} "
  }

  /// The signed bytes, with the line feed at their end.
  package let text: String
  package let signatures: [Signature]

  package init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Reads a note; which signatures are true is asked with ``check(_:)``. CR LF at the ends of its lines is
  /// read as LF: no signed text has a CR.
  ///
  /// - Parameter what: what the note is called where it is refused.
  /// - Throws: ``Refusal/unreadableProof(what:cause:)``.
  package init(parsing bytes: [UInt8], as what: String = "note") throws {
    func malformed(_ cause: String) -> Refusal { .unreadableProof(what: what, cause: cause) }
    guard bytes.count <= Self.largest else { throw malformed("it is larger than 1 MB") }
    let bytes = bytes.withRestoredLineFeeds
    guard String(validating: bytes, as: UTF8.self) != nil else { throw malformed("it is no UTF-8") }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == Self.lineFeed }) else {
      throw malformed("it holds a control character")
    }
    guard bytes.last == Self.lineFeed else { throw malformed("it does not end with a line end") }
    let end = bytes.indices.dropFirst().last {
      bytes[$0] == Self.lineFeed && bytes[$0 - 1] == Self.lineFeed
    }
    guard let end, end + 1 < bytes.endIndex else {
      throw malformed("it has no signature after an empty line")
    }
    let lines = bytes[(end + 1)...].dropLast()
      .split(separator: Self.lineFeed, omittingEmptySubsequences: false)
    guard lines.count <= Self.mostSignatures else {
      throw malformed("it has more than \(Self.mostSignatures) signatures")
    }
    text = String(decoding: bytes[..<end], as: UTF8.self)
    signatures = try lines.map {
      guard let signature = Signature(line: String(decoding: $0, as: UTF8.self)) else {
        throw malformed("a line after its last empty line is no signature")
      }
      return signature
    }
  }

  /// The note as it is written to files.
  package var bytes: [UInt8] {
    Array((text + "\n" + signatures.map { $0.line + "\n" }.joined()).utf8)
  }

  /// Checks that the key signed the text. Signatures of other keys are not looked at.
  ///
  /// - Throws: ``Refusal/unsigned(by:)``, and ``Refusal/wrongSignature(of:)`` where any signature in
  ///   the key's name and ID is not of this text.
  package func check(_ key: VerifierKey) throws {
    let own = signatures.filter { $0.keyID == key.id && $0.name.utf8.elementsEqual(key.name.utf8) }
    guard !own.isEmpty else { throw Refusal.unsigned(by: key.name) }
    guard own.allSatisfy({ key.verifies($0.bytes, of: text) }) else {
      throw Refusal.wrongSignature(of: key.name)
    }
  }

  /// The size beyond which no note is read, in bytes.
  package static let largest = 1_000_000
  /// The number of signatures beyond which no note is read.
  package static let mostSignatures = 100

  private static let lineFeed = UInt8(ascii: "\n")
}

extension SignedNote.Signature {
  /// A signature line without its line feed; nil where the text is none.
  fileprivate init?(line: String) {
    guard line.hasPrefix(Self.mark) else { return nil }
    let parts = line.dropFirst(Self.mark.count)
      .split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, VerifierKey.isName(parts[0]), let bytes = [UInt8](base64: parts[1]),
      bytes.count > 4
    else { return nil }
    self.init(
      name: parts[0], keyID: bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) },
      bytes: Array(bytes[4...]))
  }
}
