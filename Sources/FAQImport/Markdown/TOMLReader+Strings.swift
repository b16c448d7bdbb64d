import FAQModel

extension TOMLReader {
  /// Whether three quotes stand next.
  var isMultiline: Bool {
    index + 2 < bytes.count && bytes[index] == bytes[index + 1] && bytes[index] == bytes[index + 2]
  }

  /// Reads a string on one line, whose quote is the next byte.
  mutating func quoted() throws -> String {
    let quote = bytes[index]
    index += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\n") {
      if byte == quote {
        index += 1
        return String(decoding: text, as: UTF8.self)
      }
      try readCharacter(quote, into: &text)
    }
    throw failure("a string does not end on its line")
  }

  /// Reads a string between three quotes, which are the next bytes.
  mutating func multiline() throws -> String {
    let quote = bytes[index]
    let start = index
    index += 3
    if next == UInt8(ascii: "\n") { index += 1 }
    var text: [UInt8] = []
    while let byte = next {
      if byte == quote {
        let quotes = bytes[index...].prefix(6).prefix { $0 == quote }.count
        index += min(quotes, 5)
        // Up to two quotes right before the closing ones belong to the string.
        if quotes >= 3 {
          text.append(contentsOf: repeatElement(quote, count: min(quotes, 5) - 3))
          return String(decoding: text, as: UTF8.self)
        }
        text.append(contentsOf: repeatElement(quote, count: quotes))
      } else if byte == UInt8(ascii: "\n") {
        text.append(byte)
        index += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), let end = foldedLineEnd {
        index = end
      } else {
        try readCharacter(quote, into: &text)
      }
    }
    index = start
    throw failure("a string that begins here with three quotes does not end")
  }

  /// Where the words go on after a backslash at the end of a line; nil where the next byte is none.
  private var foldedLineEnd: Int? {
    let spaces = bytes[(index + 1)...].prefix { $0 == 0x20 || $0 == 0x09 }
    guard spaces.endIndex < bytes.count, bytes[spaces.endIndex] == UInt8(ascii: "\n") else {
      return nil
    }
    return bytes[spaces.endIndex...].prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.endIndex
  }

  private mutating func readCharacter(_ quote: UInt8, into text: inout [UInt8]) throws {
    let byte = bytes[index]
    guard byte >= 0x20 && byte != 0x7F || byte == 0x09 else {
      throw failure("a string holds a control character")
    }
    guard byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") else {
      text.append(byte)
      index += 1
      return
    }
    let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "u") ? 4 : 8
      let digits = bytes[(index + 2)...].prefix(count)
      let isHexadecimal = digits.allSatisfy { byte in
        byte.isASCIIDigit || (0x61...0x66).contains(byte | 0x20)
      }
      guard digits.count == count, isHexadecimal,
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw failure("an escape stands for no character") }
      text.append(contentsOf: String(Character(scalar)).utf8)
      index += count
    default: throw failure("a string holds an escape that there is not; use single quotes")
    }
    index += 2
  }
}
