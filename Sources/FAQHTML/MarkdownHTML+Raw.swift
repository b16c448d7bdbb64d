import FAQModel

extension MarkdownHTML {
  /// The raw HTML in a body, which pages show as it is written, in the order of the text; each is given once. A text
  /// that is not read as Markdown has none.
  package static func rawHTML(in markdown: String) -> [String] {
    guard markdown.utf8.contains(UInt8(ascii: "<")) else { return [] }
    let source = MarkdownSource(markdown)
    guard MarkdownEffort(of: source).isReasonable else { return [] }
    return ParserMemory.withArena {
      var found: [String] = []
      var seen: Set<String> = []
      MarkdownTree(of: source)?.walk { node, isEntering in
        if isEntering, node.kind == .rawInline || node.kind == .rawBlock, let literal = node.literal
        {
          let words = String(cString: literal).trimmed
          if seen.insert(words).inserted { found.append(words) }
        }
        return true
      }
      return found
    }
  }
}
