import FAQModel

/// What a single line of Markdown is.
enum MarkdownLine {
  /// The first byte that is no white space, and the column it stands in; tabs stop at each fourth.
  static func indent(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (first: Int, column: Int) {
    var column = 0
    var index = start
    while index < end {
      switch bytes[index] {
      case 0x20: column += 1
      case 0x09: column += 4 - column % 4
      case 0x0B, 0x0C, 0x0D: break
      default: return (index, column)
      }
      index += 1
    }
    return (end, column)
  }

  /// The level of a heading with number signs.
  static func headingLevel(_ bytes: [UInt8], _ first: Int, _ end: Int) -> Int? {
    let count = MarkdownBytes.run(bytes, first)
    guard count <= 6, first + count >= end || bytes[first + count].isASCIISpace else {
      return nil
    }
    return count
  }

  /// The words of a heading, without the number signs that may close it.
  static func headingWords(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int> {
    var end = end
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    var closing = end
    while closing > start, bytes[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
    let isClosed = closing == start || bytes[closing - 1].isASCIISpace
    return start..<(isClosed ? closing : end)
  }

  /// How many marks open a fence.
  static func fence(_ bytes: [UInt8], _ first: Int, _ end: Int) -> Int? {
    guard first < end, bytes[first] == UInt8(ascii: "`") || bytes[first] == UInt8(ascii: "~") else {
      return nil
    }
    let count = MarkdownBytes.run(bytes, first)
    guard count >= 3,
      bytes[first] == UInt8(ascii: "~")
        || !bytes[(first + count)..<end].contains(UInt8(ascii: "`"))
    else { return nil }
    return count
  }

  /// How many of these marks close a fence.
  static func closing(_ bytes: [UInt8], _ first: Int, _ end: Int, _ mark: UInt8) -> Int? {
    guard first < end, bytes[first] == mark else { return nil }
    let count = MarkdownBytes.run(bytes, first)
    return bytes[(first + count)..<end].allSatisfy(\.isASCIISpace) ? count : nil
  }

  static func isUnderline(_ bytes: [UInt8], _ first: Int, _ end: Int) -> Bool {
    closing(bytes, first, end, bytes[first]) != nil
  }

  /// Whether it is a rule across the page: three or more of a mark, with spaces or without.
  static func isRule(_ bytes: [UInt8], _ first: Int, _ end: Int) -> Bool {
    let mark = bytes[first]
    guard "-*_".utf8.contains(mark) else { return false }
    var count = 0
    for byte in bytes[first..<end] {
      if byte == mark { count += 1 } else if !byte.isASCIISpace { return false }
    }
    return count >= 3
  }

  /// The marker of a list item with the space after it.
  static func marker(
    _ bytes: [UInt8], _ first: Int, _ end: Int
  ) -> (width: Int, mayInterrupt: Bool)? {
    guard first < end else { return nil }
    var next = first
    var isOne = true
    switch bytes[first] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): next += 1
    case 0x30...0x39:
      while next < end, next - first < 10, bytes[next].isASCIIDigit { next += 1 }
      guard next < end, next - first < 10, ".)".utf8.contains(bytes[next]) else { return nil }
      isOne = next == first + 1 && bytes[first] == UInt8(ascii: "1")
      next += 1
    default: return nil
    }
    guard next < end else { return (next - first, false) }
    var spaces = next
    while spaces < end, bytes[spaces] == 0x20 || bytes[spaces] == 0x09 { spaces += 1 }
    guard spaces > next else { return nil }
    // Five spaces and more begin code within the item.
    return (spaces - next > 4 ? next + 1 - first : spaces - first, isOne)
  }

  /// Whether a line begins a block, and so does not go on with the words before it.
  static func isBlock(_ bytes: [UInt8], _ first: Int, _ end: Int) -> Bool {
    switch bytes[first] {
    case UInt8(ascii: "#"): headingLevel(bytes, first, end) != nil
    case UInt8(ascii: ">"): true
    case UInt8(ascii: "`"), UInt8(ascii: "~"): fence(bytes, first, end) != nil
    case UInt8(ascii: "["):
      first + 1 < end && bytes[first + 1] == UInt8(ascii: "^") && label(bytes, first, end) != nil
    default: isRule(bytes, first, end) || marker(bytes, first, end) != nil
    }
  }

  /// The label of `[label]:` and where what follows begins.
  static func label(_ bytes: [UInt8], _ first: Int, _ end: Int) -> (String, content: Int)? {
    var index = first + 1
    while index < end, bytes[index] != UInt8(ascii: "]"), index - first < 1_000 {
      guard bytes[index] != UInt8(ascii: "[") else { return nil }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index + 1 < end, bytes[index] == UInt8(ascii: "]"),
      bytes[index + 1] == UInt8(ascii: ":"), index > first + 1
    else { return nil }
    let label = key(bytes[(first + 1)..<index])
    let content = indent(bytes, index + 2, end).first
    return label.isEmpty ? nil : (label, content)
  }

  /// A label as it is compared.
  static func key(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).wordsOnOneLine.lowercased()
  }

  /// Whether a line holds a text in lower case, whatever its own case.
  static func holds(_ bytes: [UInt8], _ start: Int, _ end: Int, _ text: String) -> Bool {
    let text = Array(text.utf8)
    guard let first = text.first, end - start >= text.count else { return false }
    for index in start...(end - text.count) where bytes[index].asciiLowercased == first {
      if bytes[index..<(index + text.count)].elementsEqual(text, by: { $0.asciiLowercased == $1 }) {
        return true
      }
    }
    return false
  }
}
