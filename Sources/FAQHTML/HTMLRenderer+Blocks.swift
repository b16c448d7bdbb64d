extension HTMLRenderer {
  mutating func openList(_ node: MarkdownNode) {
    guard node.isOrdered else { return open("<ul>\n") }
    guard node.listStart != 1 else { return open("<ol>\n") }
    open("<ol start=\"")
    writer.write(Int(node.listStart))
    writer.write("\">\n")
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
    let words = info.utf8.split { $0 == 0x20 || 0x09...0x0d ~= $0 }
    if words.count > 1 {
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
