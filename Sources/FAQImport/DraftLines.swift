import FAQModel

/// The text of a file with LF line ends and no byte order mark.
struct DraftLines {
  let text: String

  init(_ bytes: [UInt8]) throws {
    if let nul = bytes.withUnsafeBufferPointer({ $0.place(of: 0) }) {
      throw Refusal.invalidFile(
        line: bytes.lineNumber(at: nul),
        cause: "it holds a NUL character; save it as plain text")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal.invalidFile(
        line: bytes.lineNumber(at: Self.firstInvalid(bytes)),
        cause: "it is not UTF-8; save the file in that encoding")
    }
    let unix = text.withLineFeeds
    self.text = unix.utf8.starts(with: Self.mark) ? String(unix.unicodeScalars.dropFirst()) : unix
  }

  /// The YAML between the first line `---` and the next one, and what follows; nil where the first
  /// line is another.
  func frontMatter() throws -> (yaml: String, body: String)? {
    let bytes = text.utf8
    let end = bytes.lineEnd(from: bytes.startIndex)
    guard bytes[..<end].isMark(["---"]) else { return nil }
    let head = try FencedHead(bytes, after: end, ["---"], line: 1)
    return (String(text[head.range]), String(text[head.next...]))
  }

  /// The fields between the marks of front matter, and what follows; nil where there is none.
  ///
  /// - Parameter hasKinds: whether it may be TOML or JSON, too, as in the folders of site generators.
  func fields(hasKinds: Bool) throws -> (fields: FrontMatter, body: String)? {
    if let (yaml, body) = try frontMatter() { return (try FrontMatter(yaml), body) }
    guard hasKinds, let first = text.utf8.first(where: { !$0.isASCIISpace }),
      "-+{".utf8.contains(first)
    else { return nil }
    let bytes = Array(text.utf8)
    let head = try MarkdownHead(bytes)
    guard head.bodyStart > 0 else { return nil }
    return (FrontMatter(head.fields), String(decoding: bytes[head.bodyStart...], as: UTF8.self))
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The offset of the first byte that is no part of a UTF-8 character.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return min(offset, bytes.count)
  }
}
