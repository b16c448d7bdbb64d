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
  /// - Throws: ``Refusal/invalidText(field:cause:)`` for the first rule that it breaks.
  public func canonical() throws -> CanonicalText { CanonicalText(bytes: try canonicalBytes()) }

  /// Refuses a text that has no canonical form.
  ///
  /// - Throws: as ``canonical()``.
  package func check() throws { _ = try checked() }

  /// Reads a text back from its canonical form.
  ///
  /// - Throws: ``Refusal/damagedText(_:)`` where the bytes are not exactly a canonical form.
  package init(canonical: CanonicalText) throws {
    guard let text = Self.read(canonical.bytes),
      let again = try? text.canonicalBytes(canonical.bytes.count),
      again.isSame(as: canonical.bytes)
    else { throw Refusal.damagedText(canonical.digest) }
    self = text
  }

  /// Whether a canonical form, which was made from this normalized text, says all that it says.
  package func isSaid(by canonical: CanonicalText) -> Bool {
    guard let (fields, body) = Self.parts(of: canonical.bytes),
      let text = try? ArticleText(fields: fields, body: "", locale: LanguageTag(stored: ""))
    else { return false }
    var front = self
    front.body = ""
    return text == front
      && self.body.withBytes { written in body.withUnsafeBufferPointer(written.isSame(as:)) }
  }

  /// The text normalized, and the fields of its front matter, in order.
  private func checked() throws -> (text: ArticleText, fields: [JSONValue.Member]) {
    let text = normalized
    guard text.extra.count == extra.count else {
      throw Refusal.invalidText(
        field: "front matter", cause: "two of its keys differ in nothing but their line ends")
    }
    let fields = text.canonicalFields
    try text.check(fields)
    return (text, fields)
  }

  /// - Parameter size: how many bytes it has, where that is known.
  private func canonicalBytes(_ size: Int? = nil) throws -> [UInt8] {
    let (text, fields) = try checked()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size ?? text.body.utf8.count + 1_024)
    bytes.append(contentsOf: Self.fence)
    for field in fields {
      bytes.append(contentsOf: Self.key(field.name).utf8)
      bytes.append(contentsOf: [UInt8(ascii: ":"), UInt8(ascii: " ")])
      field.value.write(.line, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes.append(contentsOf: Self.fence)
    guard !text.body.isEmpty else { return bytes }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: text.body.utf8)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static let fence = Array("---\n".utf8)

  /// The text whose canonical form the bytes may be; whoever asks writes it again and compares.
  private static func read(_ bytes: [UInt8]) -> ArticleText? {
    guard let (fields, body) = parts(of: bytes),
      let body = body.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) })
    else { return nil }
    return try? ArticleText(fields: fields, body: body, locale: LanguageTag(stored: ""))
  }

  /// The front matter and the body of what may be a canonical form.
  private static func parts(
    of bytes: [UInt8]
  ) -> (fields: [JSONValue.Member], body: ArraySlice<UInt8>)? {
    guard bytes.starts(with: fence) else { return nil }
    var lines = bytes[fence.count...]
    var object: [UInt8] = []
    while !lines.starts(with: fence) {
      guard let end = lines.firstIndex(of: UInt8(ascii: "\n")), let first = lines.first else {
        return nil
      }
      object.append(UInt8(ascii: object.isEmpty ? "{" : ","))
      if first == UInt8(ascii: "\"") {
        object.append(contentsOf: lines[..<end])
      } else {
        guard let colon = lines[..<end].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        object.append(UInt8(ascii: "\""))
        object.append(contentsOf: lines[..<colon])
        object.append(UInt8(ascii: "\""))
        object.append(contentsOf: lines[colon..<end])
      }
      lines = lines[(end + 1)...]
    }
    object.append(UInt8(ascii: "}"))
    let body = lines.dropFirst(fence.count).drop { $0 == UInt8(ascii: "\n") }.dropLast()
    guard case .object(let fields) = try? JSONValue(readingUTF8: object[...]) else { return nil }
    return (fields, body)
  }

  /// A front matter key as it stands in the canonical form: quoted unless it is a plain word that no
  /// YAML 1.1 parser takes for a boolean or a null.
  package static func key(_ name: String) -> String {
    let isPlain = name.withBytes { bytes in
      bytes.indices.allSatisfy { index in
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "_"):
          true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): index > 0
        default: false
        }
      }
    }
    let isReserved = name.utf8.count <= 5 && reservedWords.contains(name.lowercased())
    return isPlain && !name.isEmpty && !isReserved ? name : JSONValue.string(name).text(.compact)
  }

  private static let reservedWords = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null",
  ]
}
