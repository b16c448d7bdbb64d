/// A line of Markdown as the search for blocks sees it (CommonMark 0.31.2).
package struct MarkdownLine {
  /// The column at which its content begins; a tab reaches to the next multiple of four.
  package let column: Int
  /// The line without white space around it.
  package let content: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>, from column: Int = 0) {
    var column = column
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, bytes[start].isBlank {
      column += bytes[start] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      start += 1
    }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    self.column = column
    content = bytes[start..<end]
  }

  package var isBlank: Bool { content.isEmpty }

  var isQuote: Bool { content.first == UInt8(ascii: ">") }

  func has(_ character: Unicode.Scalar) -> Bool { content.contains(UInt8(ascii: character)) }

  /// Whether it begins a block where text would go on with the paragraph before.
  package var interruptsParagraph: Bool {
    isQuote || headingLevel != nil || fence != nil || isRule || item != nil
      || html(inParagraph: true) != nil
  }

  /// Whether a paragraph leads into what follows, whatever emphasis its last words have.
  static func endsInColon(_ paragraph: String) -> Bool {
    let last = paragraph.unicodeScalars.last {
      !$0.properties.isWhitespace && $0 != "*" && $0 != "_"
    }
    return last == ":" || last == "\u{ff1a}"
  }

  /// The level of an ATX heading.
  package var headingLevel: Int? {
    let level = content.prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(level) && content.dropFirst(level).first?.isBlank ?? true ? level : nil
  }

  /// The level of the heading that the line underlines, if it follows a paragraph.
  package var underlineLevel: Int? {
    guard let first = content.first, content.allSatisfy({ $0 == first }) else { return nil }
    return first == UInt8(ascii: "=") ? 1 : first == UInt8(ascii: "-") ? 2 : nil
  }

  /// Whether it is a thematic break.
  package var isRule: Bool {
    guard let first = content.first, !first.isASCIIAlphanumeric, "*-_".utf8.contains(first) else {
      return false
    }
    return content.count { $0 == first } >= 3 && content.allSatisfy { $0 == first || $0.isBlank }
  }

  /// Whether it parts the head of a table from its rows.
  package var isDelimiterRow: Bool {
    has("|") && has("-") && content.allSatisfy { "|-:".utf8.contains($0) || $0.isBlank }
  }

  /// The marks that open a code block.
  package var fence: (mark: UInt8, count: Int)? {
    guard let mark = content.first, "`~".utf8.contains(mark) else { return nil }
    let count = content.prefix { $0 == mark }.count
    let info = content.dropFirst(count)
    return count >= 3 && (mark == UInt8(ascii: "~") || !info.contains(mark)) ? (mark, count) : nil
  }

  package func closes(_ fence: (mark: UInt8, count: Int)) -> Bool {
    content.count >= fence.count && content.allSatisfy { $0 == fence.mark }
  }

  /// A list item's first line, behind its mark.
  package struct Item {
    package let rest: MarkdownLine
    /// The column from which on lines are within the item.
    package let column: Int
    package let isFirst: Bool
  }

  /// The list item that the line begins.
  package var item: Item? {
    var mark = 1
    var isFirst = true
    switch content.first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), nil: break
    case let first? where first.isASCIIDigit:
      let digits = content.prefix(while: \.isASCIIDigit)
      guard (1...9).contains(digits.count), let end = content.dropFirst(digits.count).first,
        ".)".utf8.contains(end)
      else { return nil }
      mark = digits.count + 1
      isFirst = digits.elementsEqual([UInt8(ascii: "1")])
    default: return nil
    }
    let behind = content.dropFirst(mark)
    guard behind.first?.isBlank ?? true else { return nil }
    let rest = MarkdownLine(behind, from: column + mark)
    let isFar = rest.isBlank || rest.column > column + mark + 4
    return Item(rest: rest, column: isFar ? column + mark + 1 : rest.column, isFirst: isFirst)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}
