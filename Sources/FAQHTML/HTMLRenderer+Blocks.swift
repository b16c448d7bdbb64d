import CCMarkGFM
import FAQModel

/// How the items of a list are numbered so far.
struct ListNumbers {
  /// Whether all items begin with the same `1.` or `0.`, so that the list counts by itself.
  private let counts: Bool
  /// The number of the last item on the page.
  private var shown: Int

  init(start: Int, counts: Bool) {
    self.counts = counts
    shown = start - 1
  }

  /// Goes on to an item, and says whether its number has to be written: where it does not follow.
  mutating func takes(_ number: Int) -> Bool {
    let follows = counts || number == shown + 1
    shown = follows ? shown + 1 : number
    return !follows
  }
}

extension HTMLRenderer {
  mutating func openList(_ node: MarkdownNode) {
    let start = node.isOrdered ? Int(node.listStart) : nil
    lists.append(start.map { ListNumbers(start: $0, counts: repeats($0, in: node)) })
    guard let start else { return open("<ul>\n") }
    guard start != 1 else { return open("<ol>\n") }
    open("<ol start=\"")
    writer.write(start)
    writer.write("\">\n")
  }

  /// Whether all items of a list have its first number, which is 0 or 1.
  private func repeats(_ start: Int, in list: MarkdownNode) -> Bool {
    guard start <= 1 else { return false }
    var item = cmark_node_first_child(list.pointer).map(MarkdownNode.init)
    while let node = item {
      if number(of: node) != start { return false }
      item = cmark_node_next(node.pointer).map(MarkdownNode.init)
    }
    return true
  }

  /// Begins an item, with its number where that is not the one that follows: browsers count on, and
  /// `3. July` and `10. July` must not become the third and the fourth.
  mutating func openItem(_ node: MarkdownNode) {
    guard let number = lists.last.flatMap({ $0 == nil ? nil : self.number(of: node) }),
      lists[lists.count - 1]?.takes(number) == true
    else { return open("<li>") }
    open("<li value=\"")
    writer.write(number)
    writer.write("\">")
  }

  /// The number that an item of an ordered list has in the source.
  private func number(of item: MarkdownNode) -> Int? {
    let (line, column) = item.start
    guard source.lineStarts.indices.contains(line - 1) else { return nil }
    let digits = source.bytes[source.line(line - 1)].dropFirst(column - 1)
      .prefix(while: \.isASCIIDigit)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  mutating func closeList(_ node: MarkdownNode) {
    lists.removeLast()
    writer.write(node.isOrdered ? "</ol>\n" : "</ul>\n")
  }

  /// Whether a paragraph is an item of a list whose items are not set apart.
  func isTight(_ paragraph: MarkdownNode) -> Bool {
    paragraph.parent?.parent?.isTight ?? false
  }

  mutating func closeParagraph(_ node: MarkdownNode) {
    guard !isTight(node) else { return }
    if node.isLast, node.parent?.kind == .footnote {
      writer.write(" ")
      writeWaysBack()
    }
    writer.write("</p>\n")
  }

  /// Writes a heading; one without words is no heading, and only the image in it is shown.
  mutating func writeHeading(_ node: MarkdownNode, isEntering: Bool) {
    guard hasWords(node) else {
      guard node.holds({ $0.kind == .image }) else { return }
      return isEntering ? open("<p>") : writer.write("</p>\n")
    }
    if isEntering {
      headings.enter(Int(node.headingLevel))
      open("<h")
    } else {
      writer.write("</h")
    }
    writer.write(headings.current)
    writer.write(isEntering ? ">" : ">\n")
  }

  /// Code, with its language for programs that colour it; a mark that says more than that is shown.
  mutating func writeCode(_ node: MarkdownNode) {
    let info = node.codeInfo.map(String.init(cString:)) ?? ""
    let words = info.utf8.split(whereSeparator: \.isASCIISpace)
    // One word is told as a class alone where it may be the name of a language.
    if words.count > 1 || words.contains(where: { !$0.allSatisfy(Self.isOfLanguage) }) {
      open("<p>")
      writer.write(words: info)
      writer.write("</p>\n")
    }
    open("<pre><code")
    if let first = words.first {
      writer.write(" class=\"language-")
      writer.write(words: String(first) ?? "")
      writer.write("\"")
    }
    writer.write(">")
    writer.write(words: node.literal)
    writer.write("</code></pre>\n")
  }

  /// Whether a byte may stand in the name of a language: no capital, and nothing beyond ASCII.
  private static func isOfLanguage(_ byte: UInt8) -> Bool {
    byte < 0x80 && !byte.isASCIICapital
  }

  /// Raw HTML line by line, as it is written.
  mutating func writeRawBlock(_ node: MarkdownNode) {
    let lines = node.literal.map(String.init(cString:))?.split(separator: "\n") ?? []
    open("<p>")
    for (index, line) in lines.enumerated() {
      if index > 0 { writer.write("<br />\n") }
      writer.write(words: String(line))
    }
    writer.write("</p>\n")
  }
}
