import CCMarkGFM
import Synchronization

/// A Markdown text as cmark-gfm reads it; its nodes live as long as it does.
struct MarkdownTree: ~Copyable {
  let source: MarkdownSource
  let root: OpaquePointer

  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// NB: cmark-gfm keeps the characters of its extensions in one table for the whole process and
  /// changes it when it reads the words within blocks, so those of one text alone can be read at a time.
  private static let words = Mutex(())

  /// Reads a text of at most 2 GiB; nil where the library refuses to. Many threads may do so at once.
  init?(of source: MarkdownSource) {
    // Two tildes strike through; one stands between numbers, as in `5~10 mg`.
    // To look for footnotes the parser goes through the whole text twice.
    let options =
      CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | (source.mayCallFootnotes ? CMARK_OPT_FOOTNOTES : 0)
    guard Self.isRegistered,
      let parser = cmark_parser_new_with_mem(options, ParserMemory.functions)
    else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      guard let syntax = cmark_find_syntax_extension(name) else { return nil }
      cmark_parser_attach_syntax_extension(parser, syntax)
    }
    source.bytes.withUnsafeBytes {
      cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard let root = Self.finish(parser) else { return nil }
    self.source = source
    self.root = root
    showSigns()
    endFoundAddresses()
  }

  private static func finish(_ parser: OpaquePointer) -> OpaquePointer? {
    nonisolated(unsafe) let parser = parser
    nonisolated(unsafe) var root: OpaquePointer?
    words.withLock { _ in root = cmark_parser_finish(parser) }
    return root
  }

  deinit { cmark_node_free(root) }

  /// Visits each node in the order of the text, on entering it and on leaving it, until told to stop;
  /// a node that can hold no others is only entered.
  func walk(_ visit: (MarkdownNode, _ isEntering: Bool) -> Bool) {
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator),
        visit(MarkdownNode(pointer: node), event == CMARK_EVENT_ENTER)
      else { return }
    }
  }
}
