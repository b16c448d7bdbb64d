import FAQModel

/// The text of a file with LF line ends and no byte order mark.
struct Lines {
  let text: String

  init(_ bytes: [UInt8]) throws {
    if let nul = bytes.firstIndex(of: 0) {
      throw Refusal.invalidFile(
        line: Self.line(of: nul, in: bytes),
        cause: "it holds a NUL character; save it as plain text")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal.invalidFile(
        line: Self.line(of: Self.firstInvalid(bytes), in: bytes),
        cause: "it is not UTF-8; save the file in that encoding")
    }
    let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    self.text =
      unix.unicodeScalars.first == "\u{feff}" ? String(unix.unicodeScalars.dropFirst()) : unix
  }

  /// The YAML between the first line `---` and the next one, and what follows; nil where the first
  /// line is another.
  func frontMatter() throws -> (yaml: String, body: String)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, Self.isFence(first) else { return nil }
    guard let end = lines.dropFirst().firstIndex(where: Self.isFence) else {
      throw Refusal.invalidFile(
        line: 1, cause: "the front matter that begins here does not end; close it with a line '---'"
      )
    }
    return (
      lines[1..<end].joined(separator: "\n"), lines[(end + 1)...].joined(separator: "\n")
    )
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
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
