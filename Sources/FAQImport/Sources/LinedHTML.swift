import FAQModel

/// HTML of tags within lines alone, in which lines are lines: as cells of a table have it, with a `<b>` here and
/// there.
enum LinedHTML {
  private enum Block { case paragraph, list, numbers }

  /// A text that looks like HTML, as HTML that shows its lines and all of its signs.
  static func guessed(_ text: String) -> String {
    marked(WrittenTags.escaping(text, isGuessed: true))
  }

  /// The text with a tag for each paragraph, line and item; as it is where it has one line, or tags for
  /// blocks of its own.
  static func marked(_ html: String) -> String {
    guard html.has(UInt8(ascii: "\n")) || html.has(UInt8(ascii: "\r")), !holdsBlock(html) else {
      return html
    }
    var marked = ""
    var open: Block?
    func close() -> String {
      switch open {
      case .paragraph: "</p>\n"
      case .list: "</ul>\n"
      case .numbers: "</ol>\n"
      case nil: ""
      }
    }
    let lines = PlainLines.lines(of: PlainLines.withLineFeeds(html))
    let lone = PlainBlock.loneSigns(lines)
    for (index, line) in lines.enumerated() {
      let line = line.trimmed
      guard !line.isEmpty else {
        marked += close()
        open = nil
        continue
      }
      let (block, value, words) = lone.contains(index) ? (.paragraph, "", line) : item(line)
      if open == block, block == .paragraph {
        marked +=
          marked.hasSuffix("<br>") || marked.hasSuffix("<br/>") || marked.hasSuffix("<br />")
          ? "\n" : "<br>\n"
      } else if open != block {
        marked += close() + (block == .paragraph ? "<p>" : block == .list ? "<ul>" : "<ol>")
        open = block
      }
      marked += block == .paragraph ? words : "<li\(value)>\(words)</li>"
    }
    return marked + close()
  }

  /// What a line is part of, its number as an attribute, and the words behind its mark.
  private static func item(_ line: String) -> (Block, String, String) {
    guard let (kind, _, words) = PlainBlock.marked(line) else { return (.paragraph, "", line) }
    if case .numbered(let number) = kind { return (.numbers, " value=\"\(number)\"", words) }
    return (.list, "", words)
  }

  private static func holdsBlock(_ html: String) -> Bool {
    let bytes = Array(html.utf8)
    return bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "<")
        && WrittenTags.tag(at: index, in: bytes).map {
          $0.name != "br" && !HTMLTree.inline.contains($0.name)
        } ?? false
    }
  }
}
