import CCMarkGFM

/// How the footnotes of a text are named in its HTML.
package struct FootnoteNames: Sendable {
  /// What stands in each of their identifiers, so that the answers on one page share none; empty for a text
  /// that has a page of its own.
  fileprivate let mark: String
  /// What a link from a footnote back to the text is called, for who does not see it.
  fileprivate let wayBack: String

  package init(mark: String = "", wayBack: String = "Back to content") {
    self.mark = mark.isEmpty ? "" : mark + "-"
    self.wayBack = wayBack
  }
}

extension HTMLRenderer {
  /// The footnotes of a text, which all stand at its end, in the order in which they are called.
  struct Footnotes {
    fileprivate let names: FootnoteNames
    /// How often each is called in all, by its number.
    private var calls: [Int: Int] = [:]
    /// How many of these calls have been written.
    private var written: [Int: Int] = [:]
    /// The number of the one that is being written.
    fileprivate var current = 0
    fileprivate var hasWayBack = false

    init(_ names: FootnoteNames) { self.names = names }

    mutating func count(in tree: borrowing MarkdownTree) {
      guard tree.source.mayCallFootnotes else { return }
      tree.walk { node, isEntering in
        if isEntering, let number = Self.number(of: node) { calls[number, default: 0] += 1 }
        return true
      }
    }

    fileprivate func calls(of number: Int) -> Int { calls[number, default: 0] }

    /// The footnote that a call names, and whether it is the first, second, … call of it.
    fileprivate mutating func next(_ call: MarkdownNode) -> (number: Int, call: Int)? {
      guard let number = Self.number(of: call) else { return nil }
      written[number, default: 0] += 1
      return (number, written[number, default: 1])
    }

    private static func number(of node: MarkdownNode) -> Int? {
      guard cmark_node_get_type(node.pointer) == CMARK_NODE_FOOTNOTE_REFERENCE else { return nil }
      return node.literal.flatMap { Int(String(cString: $0)) }
    }
  }

  mutating func writeCall(_ node: MarkdownNode) {
    guard let (number, call) = footnotes.next(node) else { return }
    writer.write("<sup class=\"footnote-ref\"><a href=\"#fn-")
    writer.write(words: footnotes.names.mark)
    writer.write(number)
    writer.write("\" id=\"fnref-")
    writeName(ofCall: call, of: number)
    writer.write("\" data-footnote-ref>")
    writer.write(number)
    writer.write("</a></sup>")
  }

  mutating func openFootnote() {
    if footnotes.current == 0 {
      open("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    }
    footnotes.current += 1
    footnotes.hasWayBack = false
    writer.write("<li id=\"fn-")
    writer.write(words: footnotes.names.mark)
    writer.write(footnotes.current)
    writer.write("\">\n")
  }

  mutating func closeFootnote() {
    if !footnotes.hasWayBack {
      writeWaysBack()
      writer.write("\n")
    }
    writer.write("</li>\n")
  }

  mutating func closeFootnotes() {
    if footnotes.current > 0 { writer.write("</ol>\n</section>\n") }
  }

  /// Links from a footnote to each of its calls.
  mutating func writeWaysBack() {
    footnotes.hasWayBack = true
    for call in 1...max(footnotes.calls(of: footnotes.current), 1) {
      if call > 1 { writer.write(" ") }
      writer.write("<a href=\"#fnref-")
      writeName(ofCall: call, of: footnotes.current)
      writer.write("\" class=\"footnote-backref\" data-footnote-backref")
      writer.write(" aria-label=\"")
      writer.write(words: footnotes.names.wayBack)
      writer.write("\">↩")
      if call > 1 {
        writer.write("<sup class=\"footnote-ref\">")
        writer.write(call)
        writer.write("</sup>")
      }
      writer.write("</a>")
    }
  }

  private mutating func writeName(ofCall call: Int, of number: Int) {
    writer.write(words: footnotes.names.mark)
    writer.write(number)
    guard call > 1 else { return }
    writer.write("-")
    writer.write(call)
  }
}
