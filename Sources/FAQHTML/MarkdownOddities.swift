import FAQModel

/// What of a body readers see otherwise than its author may think, in the order of the text; each is given once. A
/// text that is not read as Markdown has none.
package struct MarkdownOddities {
  /// Raw HTML, which pages show as it is written.
  package let rawHTML: [String]
  /// The addresses that pages neither link to nor show, since their scheme is not allowed. Assets are none of them.
  package let hiddenAddresses: [String]
  /// The addresses of links that lead nowhere by themselves, such as that of `[5-10](mg/day)`: relative ones that
  /// begin with none of `/`, `#`, `?` and `.`.
  package let looseAddresses: [String]

  package init(of markdown: String) {
    var (raw, hidden, loose) = (Found(), Found(), Found())
    let source = MarkdownSource(markdown)
    let mayBeOdd = markdown.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") }
    if mayBeOdd, MarkdownEffort(of: source).isReasonable {
      ParserMemory.withArena {
        MarkdownTree(of: source)?.walk { node, isEntering in
          if isEntering {
            raw.add(Self.rawHTML(node))
            hidden.add(Self.hiddenAddress(node))
            loose.add(Self.looseAddress(node))
          }
          return true
        }
      }
    }
    (rawHTML, hiddenAddresses, looseAddresses) = (raw.all, hidden.all, loose.all)
  }

  private static func rawHTML(_ node: MarkdownNode) -> String? {
    guard node.kind == .rawInline || node.kind == .rawBlock else { return nil }
    return node.literal.map { String(cString: $0).trimmed }
  }

  private static func hiddenAddress(_ node: MarkdownNode) -> String? {
    guard let schemes = node.kind.flatMap(LinkAddress.schemes),
      !LinkAddress.isAllowed(node.address, schemes: schemes),
      let address = node.address.map({ String(cString: $0) }),
      !address.hasPrefix(AssetName.scheme)
    else { return nil }
    return node.holds { $0.literal.map { String(cString: $0) } == address } ? nil : address
  }

  private static func looseAddress(_ node: MarkdownNode) -> String? {
    guard node.kind == .link, let address = node.address.map({ String(cString: $0) }),
      let first = address.first, !"/#?.".contains(first),
      !address.prefix(while: { !"/?#".contains($0) }).contains(":")
    else { return nil }
    return address
  }

  /// What was found so far.
  private struct Found {
    private(set) var all: [String] = []
    private var seen: Set<String> = []

    mutating func add(_ words: String?) {
      if let words, seen.insert(words).inserted { all.append(words) }
    }
  }
}
