import FAQModel

/// HTML of tags within lines alone, in which lines are lines: as cells of a table have it, with a `<b>` here and
/// there.
enum LinedHTML {
  private enum Block { case paragraph, list, numbers }

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
    for line in PlainLines.lines(of: PlainLines.withLineFeeds(html)) {
      let line = String(line).trimmed
      guard !line.isEmpty else {
        marked += close()
        open = nil
        continue
      }
      let (block, value, words) = item(line)
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
    let first = line.first ?? " "
    let rest = line.dropFirst()
    if "•◦▪●‣".contains(first) || "-*–".contains(first) && rest.first == " " {
      return (.list, "", String(rest).trimmed)
    }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let behind = line.dropFirst(digits.count)
    guard (1...3).contains(digits.count), behind.hasPrefix(". ") || behind.hasPrefix(") ") else {
      return (.paragraph, "", line)
    }
    return (.numbers, " value=\"\(digits)\"", String(behind.dropFirst(2)).trimmed)
  }

  private static func holdsBlock(_ html: String) -> Bool {
    let bytes = Array(html.utf8)
    return bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "<")
        && WrittenTags.tag(at: index, in: bytes).map { !inline.contains($0.name) } ?? false
    }
  }

  private static let inline: Set<String> = [
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q",
    "s",
    "small", "span", "strike", "strong", "sub", "sup", "u",
  ]
}
