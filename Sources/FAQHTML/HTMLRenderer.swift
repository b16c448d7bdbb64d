/// Writes a Markdown text as HTML: the same bytes as `cmark-gfm` where that hides nothing, except
/// that footnotes are named by their number, and items keep the numbers that they are written with.
struct HTMLRenderer {
  var writer = HTMLWriter()
  let source: MarkdownSource
  var table = Table()
  /// Whether each table stands in an element of its own.
  var framesTables = false
  var footnotes: Footnotes
  /// The lists that are open, the innermost last; nil for one without numbers.
  var lists: [ListNumbers?] = []
  /// The image whose description is being written, where only words count.
  var image: MarkdownNode?
  /// The link that is open.
  var link: MarkdownNode?
  /// The calls of footnotes, which are links themselves, in that description or in that link.
  var waitingCalls: [MarkdownNode] = []
  /// What that image is described as where it has no words.
  var fallback = ""
  /// How much was written when its description began.
  var descriptionStart = 0

  /// More than any text that is not made to grow comes to.
  private static let limit = 64 << 20

  var headings: HeadingLevels
  let assets: AssetAddresses
  let links: ArticleLinks

  init(
    source: MarkdownSource, headings: HeadingLevels = .asWritten, assets: AssetAddresses = .none,
    links: ArticleLinks = .none, footnotes: FootnoteNames = FootnoteNames()
  ) {
    self.source = source
    self.footnotes = Footnotes(footnotes)
    self.headings = headings
    self.assets = assets
    self.links = links
  }

  /// The text as HTML; nil if it grows out of all proportion.
  mutating func render(_ tree: borrowing MarkdownTree) -> String? {
    footnotes.count(in: tree)
    writer.reserve(source.bytes.count + source.bytes.count / 8)
    tree.walk { node, isEntering in
      guard let kind = node.kind else { return true }
      if image != nil {
        writeDescription(node, kind, isEntering)
      } else if isEntering {
        enter(node, kind)
      } else {
        leave(node, kind)
      }
      return writer.bytes.count <= Self.limit
    }
    guard writer.bytes.count <= Self.limit else { return nil }
    return writer.string
  }

  private mutating func enter(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .document: break
    case .quote: open("<blockquote>\n")
    case .list: openList(node)
    case .item: openItem(node)
    case .paragraph: if !isTight(node) { open("<p>") }
    case .heading: writeHeading(node, isEntering: true)
    case .rule: open("<hr />\n")
    case .code: writeCode(node)
    case .rawBlock: writeRawBlock(node)
    case .text, .rawInline: writer.write(words: node.literal)
    case .softBreak: writer.write("\n")
    case .lineBreak: writer.write("<br />\n")
    case .inlineCode:
      writer.write("<code>")
      writer.write(words: node.literal)
      writer.write("</code>")
    case .emphasis: writer.write("<em>")
    case .strong: writer.write("<strong>")
    case .strikethrough: writer.write("<del>")
    case .link: openLink(node)
    case .image: openImage(node)
    case .call: if link == nil { writeCall(node) } else { waitingCalls.append(node) }
    case .footnote: openFootnote()
    case .table: openTable(node)
    case .headerRow, .row: openRow(isHeader: kind == .headerRow)
    case .cell: openCell()
    }
  }

  private mutating func leave(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .document: closeFootnotes()
    case .quote: open("</blockquote>\n")
    case .list: closeList(node)
    case .item: writer.write("</li>\n")
    case .paragraph: closeParagraph(node)
    case .heading: writeHeading(node, isEntering: false)
    case .emphasis: writer.write("</em>")
    case .strong: writer.write("</strong>")
    case .strikethrough: writer.write("</del>")
    case .link: closeLink(node)
    case .image: closeWords(of: node)
    case .footnote: closeFootnote()
    case .table: closeTable()
    case .headerRow: closeRow(isHeader: true)
    case .row:
      writeExcess(of: node)
      closeRow(isHeader: false)
    case .cell: closeCell()
    case .rule, .code, .rawBlock, .text, .rawInline, .softBreak, .lineBreak, .inlineCode, .call:
      break
    }
  }

  /// Writes the tag of a block, on a line of its own.
  mutating func open(_ markup: StaticString) {
    writer.startLine()
    writer.write(markup)
  }
}
