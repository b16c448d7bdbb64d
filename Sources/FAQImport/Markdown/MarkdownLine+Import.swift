import FAQModel

/// What imports look for in a line besides.
extension MarkdownLine {
  /// Where its words begin; the end where it has none.
  var first: Int { content.startIndex }

  /// Whether it begins a block, and so does not go on with the words before it.
  var beginsBlock: Bool {
    interruptsParagraph || content.starts(with: "[^".utf8) && label != nil
  }

  /// The words of a heading, without the number signs that may close it.
  func headingWords(_ level: Int) -> Range<Int> {
    let (start, end) = (first + level, content.endIndex)
    let closing = content[start...].lastIndex { $0 != UInt8(ascii: "#") }.map { $0 + 1 } ?? start
    let isClosed = closing == start || content[closing - 1].isASCIISpace
    return start..<(isClosed ? closing : end)
  }

  /// The label of `[label]:` and where what follows begins.
  var label: (String, content: Int)? {
    let end = content.endIndex
    var index = first + 1
    while index < end, content[index] != UInt8(ascii: "]"), index - first < 1_000 {
      guard content[index] != UInt8(ascii: "[") else { return nil }
      index += content[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index + 1 < end, content[index] == UInt8(ascii: "]"),
      content[index + 1] == UInt8(ascii: ":"), index > first + 1
    else { return nil }
    let label = Self.key(content[(first + 1)..<index])
    return label.isEmpty ? nil : (label, MarkdownLine(content[(index + 2)...]).first)
  }

  /// A label as it is compared.
  static func key(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).wordsOnOneLine.lowercased()
  }

  /// The name of the tag at an offset in lower case, empty where there is none.
  static func tagName(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    let rest = bytes[min(start + 1, end)..<end].prefix(14)
    let name = rest.drop { $0 == UInt8(ascii: "/") }.prefix(while: \.isASCIIAlphanumeric)
    guard let first = name.first, first.isASCIILetter else { return "" }
    if name.endIndex < end {
      let next = bytes[name.endIndex]
      guard next.isASCIISpace || "/>".utf8.contains(next) else { return "" }
    }
    return String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
  }
}
