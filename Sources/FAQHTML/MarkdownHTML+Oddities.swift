import FAQModel

extension MarkdownHTML {
  /// The raw HTML in a body, which pages show as it is written, in the order of the text; each is given once. A text
  /// that is not read as Markdown has none.
  package static func rawHTML(in markdown: String) -> [String] {
    guard markdown.utf8.contains(UInt8(ascii: "<")) else { return [] }
    return each(in: markdown) { node in
      guard node.kind == .rawInline || node.kind == .rawBlock else { return nil }
      return node.literal.map { String(cString: $0).trimmed }
    }
  }

  /// The addresses that pages neither link to nor show, since their scheme is not allowed, in the order of the text;
  /// each is given once. Assets are none of them.
  package static func hiddenAddresses(in markdown: String) -> [String] {
    guard markdown.utf8.contains(UInt8(ascii: "[")) else { return [] }
    return each(in: markdown) { node in
      guard let schemes = node.kind.flatMap(LinkAddress.schemes),
        !LinkAddress.isAllowed(node.address, schemes: schemes),
        let address = node.address.map({ String(cString: $0) }),
        !address.hasPrefix(AssetName.scheme)
      else { return nil }
      return node.holds { $0.literal.map { String(cString: $0) } == address } ? nil : address
    }
  }

  /// The addresses of links that lead nowhere by themselves, such as that of `[5-10](mg/day)`: relative ones that
  /// begin with none of `/`, `#`, `?` and `.`. They are in the order of the text; each is given once.
  package static func looseAddresses(in markdown: String) -> [String] {
    guard markdown.holds("](") else { return [] }
    return each(in: markdown) { node in
      guard node.kind == .link, let address = node.address.map({ String(cString: $0) }),
        let first = address.first, !"/#?.".contains(first),
        !address.prefix(while: { !"/?#".contains($0) }).contains(":")
      else { return nil }
      return address
    }
  }

  /// What is found in the nodes of a body, each once.
  private static func each(
    in markdown: String, _ find: (MarkdownNode) -> String?
  ) -> [String] {
    let source = MarkdownSource(markdown)
    guard MarkdownEffort(of: source).isReasonable else { return [] }
    return ParserMemory.withArena {
      var found: [String] = []
      var seen: Set<String> = []
      MarkdownTree(of: source)?.walk { node, isEntering in
        if isEntering, let words = find(node), seen.insert(words).inserted { found.append(words) }
        return true
      }
      return found
    }
  }
}
