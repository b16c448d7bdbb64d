import FAQModel

/// The text of a file with LF line ends and no byte order mark.
struct Lines {
  let text: String

  init(_ bytes: [UInt8]) throws {
    if let nul = bytes.withUnsafeBufferPointer({ $0.place(of: 0) }) {
      throw Refusal.invalidFile(
        line: Self.line(of: nul, in: bytes),
        cause: "it holds a NUL character; save it as plain text")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal.invalidFile(
        line: Self.line(of: Self.firstInvalid(bytes), in: bytes),
        cause: "it is not UTF-8; save the file in that encoding")
    }
    let unix = text.withLineFeeds
    self.text = unix.utf8.starts(with: Self.mark) ? String(unix.unicodeScalars.dropFirst()) : unix
  }

  /// The YAML between the first line `---` and the next one, and what follows; nil where the first
  /// line is another.
  func frontMatter() throws -> (yaml: String, body: String)? {
    let bytes = text.utf8
    var start = bytes.startIndex
    let first = Self.line(in: bytes, from: start)
    guard Self.isFence(first) else { return nil }
    let yaml = Self.next(after: first, in: bytes)
    start = yaml
    while start < bytes.endIndex {
      let line = Self.line(in: bytes, from: start)
      let next = Self.next(after: line, in: bytes)
      if Self.isFence(line) {
        // The line end before the closing fence belongs to the fence.
        let end = start > yaml ? bytes.index(before: start) : start
        return (String(text[yaml..<end]), String(text[next...]))
      }
      start = next
    }
    throw Refusal.invalidFile(
      line: 1, cause: "the front matter that begins here does not end; close it with a line '---'")
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The line that begins at an index, without its end.
  private static func line(in bytes: String.UTF8View, from start: String.Index) -> Substring {
    Substring(bytes[start...].prefix { $0 != UInt8(ascii: "\n") })
  }

  private static func next(after line: Substring, in bytes: String.UTF8View) -> String.Index {
    line.endIndex < bytes.endIndex ? bytes.index(after: line.endIndex) : line.endIndex
  }

  private static func isFence(_ line: Substring) -> Bool {
    let bytes = line.utf8
    return bytes.starts(with: "---".utf8)
      && bytes.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
  }

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
