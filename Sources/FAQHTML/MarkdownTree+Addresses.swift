import CCMarkGFM
import FAQModel

extension MarkdownTree {
  /// Ends the addresses that were found in words before signs that no address is written with, as closing quotation
  /// marks and the points of Chinese and Japanese are: the parser ends one at white space and at signs of ASCII.
  func endFoundAddresses() {
    guard source.mayEndAddresses else { return }
    var found: [(link: MarkdownNode, words: MarkdownNode, rest: Substring)] = []
    walk { node, isEntering in
      // NB: cmark-gfm knows no place of what it finds so, unless that begins with `www.`.
      guard isEntering, node.kind == .link, let child = node.children.first,
        cmark_node_get_start_line(node.pointer) == 0 || child.words.hasPrefix("www."),
        let rest = child.words.restOfAddress
      else { return true }
      found.append((node, child, rest))
      return true
    }
    for (link, words, rest) in found { link.end(words, before: rest) }
  }
}

extension MarkdownSource {
  fileprivate var mayEndAddresses: Bool {
    bytes.contains { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF }
      && bytes.withUnsafeBufferPointer { $0.holds("://") || $0.holds("www.") }
  }
}

extension MarkdownNode {
  fileprivate func end(_ words: MarkdownNode, before rest: Substring) {
    guard let address = address.map({ String(cString: $0) }) else { return }
    let shown = words.words
    let kept = String(shown.prefix(upTo: rest.startIndex))
    // The parser puts `http://` before what begins with `www.`.
    let scheme = address.hasSuffix(shown) ? address.dropLast(shown.count) : ""
    cmark_node_set_url(pointer, scheme + kept)
    cmark_node_set_literal(words.pointer, kept)
    let node = cmark_node_new_with_mem(CMARK_NODE_TEXT, ParserMemory.functions)
    cmark_node_set_literal(node, String(rest))
    cmark_node_insert_after(pointer, node)
  }
}

extension String {
  /// What follows an address that was found in words; nil where it is all of them.
  fileprivate var restOfAddress: Substring? {
    let end = unicodeScalars.firstIndex { Self.closing.contains($0) } ?? endIndex
    let kept = unicodeScalars[..<end].reversed().drop {
      "….,:;!?*_~'\"".unicodeScalars.contains($0)
    }
    let address = unicodeScalars[..<(kept.startIndex.base)]
    guard end < endIndex || unicodeScalars.last == "…", !address.isEmpty else { return nil }
    return self[address.endIndex...]
  }

  private static let closing = Set("“”„‟«»‹›「」『』【】《》〈〉（）［］〔〕。，、；！？".unicodeScalars)
}
