package import FAQModel

/// Reads TOML 1.0, as front matter and lists hold it.
///
/// Numbers with fractions, days and times stay the strings that their author wrote, so that none is
/// rewritten; the members of tables keep the order in which they were first named.
package struct TOMLReader {
  let bytes: [UInt8]
  var index = 0
  private let firstLine: Int
  private let subject: String

  /// Arrays, tables and dotted names nest no deeper.
  static let deepest = 32

  /// The members of front matter.
  ///
  /// - Parameter firstLine: the line of the file on which the text begins.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` with the line for what is no TOML, names a key
  ///   twice, nests too deeply, or holds an integer of more than 64 bits.
  package static func members(of text: [UInt8], firstLine: Int = 1) throws -> [JSONValue.Member] {
    try FrontMatter.check(size: text.count)
    return try members(of: text, subject: "the front matter", firstLine: firstLine)
  }

  /// The members of a document with LF line ends.
  ///
  /// - Parameter subject: what it is called where it is refused.
  static func members(
    of text: [UInt8], subject: String, firstLine: Int
  ) throws -> [JSONValue.Member] {
    var reader = TOMLReader(bytes: text, subject: subject, firstLine: firstLine)
    return try reader.document()
  }

  private init(bytes: [UInt8], subject: String, firstLine: Int) {
    self.bytes = bytes
    self.subject = subject
    self.firstLine = firstLine
  }

  private mutating func document() throws -> [JSONValue.Member] {
    let root = TOMLTable(.header)
    var table = root
    while true {
      try skipBlankLines()
      guard let byte = next else { return root.members }
      if byte == UInt8(ascii: "[") {
        table = try header(in: root)
      } else {
        try pair(into: table, depth: 1)
      }
      try endLine()
    }
  }

  /// Reads `[a.b]` or `[[a.b]]`.
  private mutating func header(in root: TOMLTable) throws -> TOMLTable {
    index += 1
    let isList = next == UInt8(ascii: "[")
    if isList { index += 1 }
    let parts = try key()
    for _ in 0..<(isList ? 2 : 1) {
      guard next == UInt8(ascii: "]") else { throw failure("the name of a table does not end") }
      index += 1
    }
    var table = root
    for part in parts.dropLast() {
      guard let passed = table.passed(part) else { throw twice(part) }
      table = passed
    }
    let name = parts.last ?? ""
    guard let begun = isList ? table.appended(name) : table.begun(name) else { throw twice(name) }
    return begun
  }

  /// Reads `key = value`.
  mutating func pair(into table: TOMLTable, depth: Int) throws {
    let parts = try key()
    guard next == UInt8(ascii: "=") else { throw failure("a key has no '=' after it") }
    index += 1
    skipSpaces()
    var table = table
    for part in parts.dropLast() {
      guard let dotted = table.dotted(part) else { throw twice(part) }
      table = dotted
    }
    let name = parts.last ?? ""
    let start = index
    let value = try value(depth: depth + parts.count - 1)
    guard table.add(name, .value(value)) else {
      index = start
      throw twice(name)
    }
  }

  /// Reads a bare, quoted or dotted key and the spaces around it.
  private mutating func key() throws -> [String] {
    var parts: [String] = []
    while true {
      skipSpaces()
      switch next {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard !isMultiline else { throw failure("a key may not have three quotes") }
        parts.append(try quoted())
      default:
        let name = bytes[index...].prefix { Self.isBare($0) }
        guard !name.isEmpty else {
          throw failure("a key is missing, or holds a character to quote")
        }
        index = name.endIndex
        parts.append(String(decoding: name, as: UTF8.self))
      }
      guard parts.count <= Self.deepest else { throw failure("it is nested too deeply") }
      skipSpaces()
      guard next == UInt8(ascii: ".") else { return parts }
      index += 1
    }
  }

  /// Goes on over spaces, comments and line ends.
  mutating func skipBlankLines() throws {
    while true {
      skipSpaces()
      try skipComment()
      guard next == UInt8(ascii: "\n") else { return }
      index += 1
    }
  }

  private mutating func endLine() throws {
    skipSpaces()
    try skipComment()
    guard next == nil || next == UInt8(ascii: "\n") else {
      throw failure("something stands after the value on its line")
    }
  }

  private mutating func skipComment() throws {
    guard next == UInt8(ascii: "#") else { return }
    while let byte = next, byte != UInt8(ascii: "\n") {
      guard byte >= 0x20 && byte != 0x7F || byte == 0x09 else {
        throw failure("a comment holds a control character")
      }
      index += 1
    }
  }

  mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || byte == 0x09 { index += 1 }
  }

  /// The next byte, nil at the end.
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  func failure(_ cause: String) -> Refusal {
    let line = firstLine - 1 + bytes.lineNumber(at: index)
    return .invalidFile(line: line, cause: "\(subject) is no TOML: \(cause)")
  }

  private func twice(_ name: String) -> Refusal {
    failure("\(name.quoted(60)) is named twice, or as two things")
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
