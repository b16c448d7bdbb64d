import FAQModel

extension TOMLReader {
  /// Reads a value.
  mutating func value(depth: Int) throws -> JSONValue {
    guard depth <= Self.deepest else { throw failure("it is nested too deeply") }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return .string(isMultiline ? try multiline() : try quoted())
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "{"): return try inlineTable(depth)
    default: return try scalar()
    }
  }

  private mutating func array(_ depth: Int) throws -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    while true {
      try skipBlankLines()
      if next == UInt8(ascii: "]") { break }
      values.append(try value(depth: depth + 1))
      try skipBlankLines()
      if next == UInt8(ascii: "]") { break }
      guard next == UInt8(ascii: ",") else {
        throw failure("a list does not end, or lacks a comma")
      }
      index += 1
    }
    index += 1
    return .array(values)
  }

  private mutating func inlineTable(_ depth: Int) throws -> JSONValue {
    index += 1
    let table = TOMLTable(.header)
    skipSpaces()
    if next == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      try pair(into: table, depth: depth + 1)
      skipSpaces()
      if next == UInt8(ascii: "}") { break }
      guard next == UInt8(ascii: ",") else {
        throw failure("a table in braces does not end on its line, or lacks a comma")
      }
      index += 1
    }
    index += 1
    return .object(table.members)
  }

  /// Reads a number, a flag, or a day or time.
  private mutating func scalar() throws -> JSONValue {
    let start = index
    skipWord()
    // A day and a time may have a space between them.
    if index - start == 10, TOMLTime.isDay(bytes[start..<index]), next == 0x20,
      index + 1 < bytes.count, bytes[index + 1].isASCIIDigit
    {
      index += 1
      skipWord()
    }
    let word = bytes[start..<index]
    if let value = TOMLNumber.value(word) ?? TOMLTime.value(word) { return value }
    let text = String(decoding: word, as: UTF8.self)
    index = start
    throw failure(
      text.isEmpty
        ? "a value is missing"
        : "\(text.quoted(60)) is no value; put words in quotes")
  }

  private mutating func skipWord() {
    while let byte = next, byte > 0x20, !",]}#".utf8.contains(byte) { index += 1 }
  }
}
