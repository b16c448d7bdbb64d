/// Plain text as the Markdown that shows the same words.
package enum PlainText {
  /// Lines that begin with a mark such as `•` or `-` become one list, lines numbered from 1 on become
  /// a numbered one, empty lines part paragraphs. A line break within a paragraph is kept, except
  /// where the line looks as if it had been broken only to fit a page.
  package static func markdown(_ text: String) -> String {
    markdown(PlainBlock.blocks(of: text))
  }

  static func markdown(_ blocks: [PlainBlock]) -> String {
    var text = ""
    var last: PlainBlock.Kind?
    for block in withoutStrayNumbers(blocks) {
      if let last { text += isSameList(last, block.kind) ? "\n" : "\n\n" }
      text += String(repeating: " ", count: block.indent) + markdown(block)
      last = block.kind
    }
    return text
  }

  private static func markdown(_ block: PlainBlock) -> String {
    switch block.kind {
    case .paragraph: lines(block, indent: 0)
    case .heading: "## " + MarkdownEscaping.heading(block.lines.joined(separator: " "))
    case .bullet(level: 0): "- " + lines(block, indent: 2)
    case .bullet: "  - " + lines(block, indent: 4)
    case .numbered(let number): "\(number). " + lines(block, indent: width(number))
    }
  }

  /// How far the words of a numbered item are indented.
  private static func width(_ number: Int) -> Int { "\(number). ".utf8.count }

  private static func lines(_ block: PlainBlock, indent: Int) -> String {
    let indent = String(repeating: " ", count: block.indent + indent)
    let isWrapped = block.isWrapped
    var text = ""
    for (index, line) in block.lines.enumerated() {
      let escaped = MarkdownEscaping.line(line)
      text += (index == 0 ? "" : indent) + escaped
      guard index + 1 < block.lines.count else { break }
      let isSoft = isWrapped && PlainBlock.isBrokenToFit(line)
      text += isSoft ? "\n" : MarkdownEscaping.hardBreak(after: escaped)
    }
    return text
  }

  private static func isSameList(_ first: PlainBlock.Kind, _ second: PlainBlock.Kind) -> Bool {
    switch (first, second) {
    case (.bullet, .bullet), (.numbered, .numbered): true
    default: false
    }
  }

  /// The blocks with numbers that do not count 1, 2, … as the words that they are: `2019.` may begin
  /// a sentence. What stands between two steps belongs to the first of them.
  private static func withoutStrayNumbers(_ blocks: [PlainBlock]) -> [PlainBlock] {
    var blocks = blocks
    var start = 0
    while start < blocks.count {
      guard case .numbered(let first) = blocks[start].kind else {
        start += 1
        continue
      }
      let items = items(blocks, from: start, first)
      let end = (items.last ?? start) + 1
      // A second list right after one with numbers would go on counting.
      let followsList = start > 0 && isSameList(blocks[start - 1].kind, blocks[start].kind)
      if first != 1 || items.count < 2 || followsList {
        for index in items {
          blocks[index].kind = .paragraph
          let mark = blocks[index].mark
          if blocks[index].isMarkedAbove {
            blocks[index].lines.insert(mark, at: 0)
          } else {
            blocks[index].lines[0] = "\(mark) \(blocks[index].lines[0])"
          }
        }
      } else {
        for index in start..<end where !items.contains(index) {
          blocks[index].indent = width(first + items.count { $0 < index } - 1)
        }
      }
      start = end
    }
    return blocks
  }

  /// No more blocks than these stand between two steps of a list.
  private static let mostBetween = 3

  /// The places of the steps that count on from one, in their order.
  private static func items(_ blocks: [PlainBlock], from start: Int, _ first: Int) -> [Int] {
    var items = [start]
    var index = start + 1
    while index < blocks.count, let last = items.last, index - last <= mostBetween + 1 {
      switch blocks[index].kind {
      case .numbered(first + items.count): items.append(index)
      case .numbered, .heading: return items
      case .paragraph, .bullet: break
      }
      index += 1
    }
    return items
  }
}
