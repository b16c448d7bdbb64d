import CCMarkGFM

/// One block or inline of a Markdown text.
struct MarkdownNode: Equatable {
  enum Kind {
    case document, quote, list, item, code, rawBlock, paragraph, heading, rule, footnote
    case text, softBreak, lineBreak, inlineCode, rawInline, emphasis, strong, link, image, call
    case table, headerRow, row, cell, strikethrough
  }

  let pointer: OpaquePointer

  /// Nil for what no extension in use makes.
  var kind: Kind? {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .inlineCode
    case CMARK_NODE_FOOTNOTE_REFERENCE: .call
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_INLINE: .rawInline
    case CMARK_NODE_HTML_BLOCK: .rawBlock
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_DOCUMENT: .document
    default: extensionKind
    }
  }

  // The library numbers the nodes of an extension as it is registered, so only names are stable.
  private var extensionKind: Kind? {
    switch String(cString: cmark_node_get_type_string(pointer)) {
    case "table": .table
    case "table_header": .headerRow
    case "table_row": .row
    case "table_cell": .cell
    case "strikethrough": .strikethrough
    default: nil
    }
  }

  /// The words of a text, a code or raw HTML; the number of the footnote that a call names.
  var literal: UnsafePointer<CChar>? { cmark_node_get_literal(pointer) }
  /// Where a link or image leads, with character references and escapes resolved.
  var address: UnsafePointer<CChar>? { cmark_node_get_url(pointer) }
  var title: UnsafePointer<CChar>? { cmark_node_get_title(pointer) }
  var headingLevel: CInt { cmark_node_get_heading_level(pointer) }
  var codeInfo: UnsafePointer<CChar>? { cmark_node_get_fence_info(pointer) }

  var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: CInt { cmark_node_get_list_start(pointer) }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
  /// How many quotes the node stands in.
  var quotes: Int {
    sequence(first: self, next: \.parent).count { $0.kind == .quote }
  }
  /// Whether any node within this one is meant.
  func holds(_ isMeant: (MarkdownNode) -> Bool) -> Bool {
    let iterator = cmark_iter_new(pointer)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else {
        return false
      }
      if event == CMARK_EVENT_ENTER, node != pointer, isMeant(MarkdownNode(pointer: node)) {
        return true
      }
    }
  }

  var isLast: Bool { cmark_node_next(pointer) == nil }

  /// Its literal; empty where it has none.
  var words: String { literal.map { String(cString: $0) } ?? "" }

  /// Where the node starts, both counted from one.
  var start: (line: Int, column: Int) {
    let place = tableBelow?.pointer ?? pointer
    return (Int(cmark_node_get_start_line(place)), Int(cmark_node_get_start_column(place)))
  }

  /// The line on which the node ends, counted from one.
  var endLine: Int {
    guard let tableBelow else { return Int(cmark_node_get_end_line(pointer)) }
    // Its rows have a line each, as has what is below the first of them.
    return max(start.line, tableBelow.endLine - tableBelow.children.count - 1)
  }

  /// The table right below a paragraph without an empty line between.
  ///
  /// NB: cmark-gfm 0.29.0.gfm.6 knows no place of such a paragraph, and takes its place for that of the table.
  private var tableBelow: MarkdownNode? {
    guard cmark_node_get_start_line(pointer) == 0, kind == .paragraph,
      let next = cmark_node_next(pointer).map(MarkdownNode.init), next.kind == .table
    else { return nil }
    return next
  }

  /// The lines that it is made of, counted from zero; of a heading without the line below it.
  var lines: Range<Int> {
    let above = kind == .table ? cmark_node_previous(pointer).map(MarkdownNode.init) : nil
    let first = above.flatMap { $0.tableBelow == nil ? nil : $0.endLine } ?? start.line - 1
    return first..<max(first + 1, kind == .heading ? endLine - 1 : endLine)
  }

  var children: [MarkdownNode] {
    sequence(first: cmark_node_first_child(pointer)) { $0.flatMap { cmark_node_next($0) } }
      .prefix { $0 != nil }.compactMap { $0.map(MarkdownNode.init) }
  }

  /// How each column of a table is aligned: `l`, `c`, `r` or 0.
  var alignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let all = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return Array(UnsafeBufferPointer(start: all, count: count))
  }
}
