import Foundation

/// A text in canonical form: the bytes that are stored, hashed and signed.
///
/// Version 1: UTF-8 (RFC 3629) in NFC (UAX #15) with LF line ends. A line `---`; one line a front
/// matter field, `name: value`, in fixed order, the value written as JSON on that line (which is
/// YAML too, every string double-quoted); a line `---`; an empty line; the Markdown body with no
/// empty line before it and one line end after it. An empty body has neither.
public struct CanonicalText: Hashable, Sendable {
  /// The version of the form that this code writes; it is stored with each text.
  public static let version = 1

  public let bytes: [UInt8]
  public let digest: Digest

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    digest = Digest(of: bytes)
  }
}

extension ArticleText {
  /// The canonical form of this text.
  ///
  /// - Throws: ``Refusal/invalidText(field:cause:)`` for the first rule of ``check()`` that it breaks.
  public func canonical() throws -> CanonicalText {
    let text = normalized
    try text.check()
    var bytes = Array("---\n".utf8)
    for field in text.fields {
      bytes.append(contentsOf: (Self.key(field.name) + ": ").utf8)
      field.value.write(.line, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes.append(contentsOf: "---\n".utf8)
    if !text.body.isEmpty { bytes.append(contentsOf: ("\n" + text.body + "\n").utf8) }
    return CanonicalText(bytes: bytes)
  }

  /// Reads a text back from its canonical form.
  ///
  /// - Throws: ``Refusal/damagedText(_:)`` where the bytes are not exactly a canonical form.
  package init(canonical: CanonicalText) throws {
    guard let text = Self.read(canonical), let again = try? text.canonical(), again == canonical
    else { throw Refusal.damagedText(canonical.digest) }
    self = text
  }

  private static func read(_ canonical: CanonicalText) -> ArticleText? {
    guard let text = String(validating: canonical.bytes, as: UTF8.self), text.hasPrefix("---\n"),
      let end = text.utf8.firstRange(of: "\n---\n".utf8)
    else { return nil }
    let lines = text.utf8[text.utf8.index(text.startIndex, offsetBy: 4)..<end.lowerBound]
      .split(separator: UInt8(ascii: "\n"))
    let members = lines.compactMap { line -> String? in
      let line = Substring(line)
      guard !line.hasPrefix("\"") else { return String(line) }
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      return "\"\(line[..<colon])\"\(line[colon...])"
    }
    guard members.count == lines.count,
      case .object(let fields) = try? JSONValue(reading: "{\(members.joined(separator: ","))}")
    else { return nil }
    let body = text[end.upperBound...].drop { $0 == "\n" }.dropLast()
    let unknown = LanguageTag(stored: "")
    return try? ArticleText(fields: fields, body: String(body), locale: unknown)
  }

  /// A front matter key as it stands in the canonical form: quoted unless it is a plain word that no
  /// YAML 1.1 parser takes for a boolean or a null.
  package static func key(_ name: String) -> String {
    let isPlain = name.utf8.enumerated().allSatisfy { index, byte in
      let character = Character(Unicode.Scalar(byte))
      let isFirst = character.isASCII && (character.isLetter || character == "_")
      return isFirst || (index > 0 && (character.isASCII && character.isNumber || character == "-"))
    }
    let isReserved = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
      .contains(name.lowercased())
    return isPlain && !name.isEmpty && !isReserved ? name : JSONValue.string(name).text(.compact)
  }
}
