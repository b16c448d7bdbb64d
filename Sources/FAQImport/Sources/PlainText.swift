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
      text += markdown(block)
      last = block.kind
    }
    return text
  }

  private static func markdown(_ block: PlainBlock) -> String {
    switch block.kind {
    case .paragraph: lines(block, indent: "")
    case .heading: "## " + MarkdownEscaping.heading(block.lines.joined(separator: " "))
    case .bullet(level: 0): "- " + lines(block, indent: "  ")
    case .bullet: "  - " + lines(block, indent: "    ")
    case .numbered(let number):
      "\(number). " + lines(block, indent: String(repeating: " ", count: "\(number). ".count))
    }
  }

  private static func lines(_ block: PlainBlock, indent: String) -> String {
    var text = ""
    for (index, line) in block.lines.enumerated() {
      let escaped = MarkdownEscaping.line(line)
      text += (index == 0 ? "" : indent) + escaped
      guard index + 1 < block.lines.count else { break }
      text += PlainBlock.isBrokenToFit(line) ? "\n" : MarkdownEscaping.hardBreak(after: escaped)
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
  /// a sentence.
  private static func withoutStrayNumbers(_ blocks: [PlainBlock]) -> [PlainBlock] {
    var blocks = blocks
    var start = 0
    while start < blocks.count {
      guard case .numbered(let first) = blocks[start].kind else {
        start += 1
        continue
      }
      var end = start + 1
      while end < blocks.count, blocks[end].kind == .numbered(first + end - start) { end += 1 }
      // A second list right after a list would go on counting.
      let followsList = start > 0 && blocks[start - 1].isItem
      if first != 1 || end - start < 2 || followsList {
        for index in start..<end {
          blocks[index].kind = .paragraph
          let words = blocks[index].lines[0]
          blocks[index].lines[0] = "\(blocks[index].mark) \(words)"
        }
      }
      start = end
    }
    return blocks
  }
}
