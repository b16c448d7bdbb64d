import CCMarkGFM
import FAQModel

extension MarkdownSource {
  /// The places of stars by numbers, as the text is written: what a character reference stands for is
  /// none.
  ///
  /// NB: cmark-gfm looks past tildes for what stands beside a star, and so does this.
  var multiplications: Set<StarPlace> {
    let (star, tilde) = (UInt8(ascii: "*"), UInt8(ascii: "~"))
    return bytes.withUnsafeBufferPointer { all in
      var found: Set<StarPlace> = []
      var start = 0
      while let length = UnsafeBufferPointer(rebasing: all[start...]).place(of: star) {
        let end = all[(start + length)...].firstIndex { $0 != star } ?? all.count
        let before = all[..<(start + length)].lastIndex { $0 != tilde }.map { $0 + 1 } ?? 0
        let after = all[end...].firstIndex { $0 != tilde } ?? all.count
        if before > 0, after < all.count, Self.mayMultiply(all[before - 1], all[after]),
          let place = StarPlace(
            Self.scalar(before: before, in: all), Self.scalar(at: after, in: all)),
          place.isByNumber
        {
          found.insert(place)
        }
        start = end
      }
      return found
    }
  }

  private static func mayMultiply(_ before: UInt8, _ after: UInt8) -> Bool {
    func mayBeNumber(_ byte: UInt8) -> Bool { byte.isASCIIDigit || byte >= 0x80 }
    return before > 0x20 && after > 0x20 && (mayBeNumber(before) || mayBeNumber(after))
  }

  private static func scalar(
    before end: Int, in all: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    let start = all[..<end].lastIndex { $0 & 0xc0 != 0x80 } ?? 0
    return String(decoding: all[start..<end], as: UTF8.self).unicodeScalars.last
  }

  private static func scalar(
    at start: Int, in all: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    String(decoding: all[start...].prefix(4), as: UTF8.self).unicodeScalars.first
  }
}

extension MarkdownTree {
  /// Turns marks of emphasis that stand where numbers are multiplied into the stars that they are: CommonMark
  /// takes `2*5 mg or 3*10 mg` for "2", the emphasized "5 mg or 3", and "10 mg".
  func show(_ multiplications: Set<StarPlace>) {
    guard !multiplications.isEmpty else { return }
    var found: [MarkdownNode] = []
    walk { node, isEntering in
      if isEntering, node.isEmphasis, node.multiplies(at: multiplications) { found.append(node) }
      return true
    }
    for node in found { node.showStars() }
  }
}

extension MarkdownNode {
  fileprivate var isEmphasis: Bool { kind == .emphasis || kind == .strong }

  /// Whether the mark before or after the words stands by a number and what it multiplies or names. A number
  /// alone may be emphasized within a word, as in `H*2*O`, but not within a number.
  fileprivate func multiplies(at places: Set<StarPlace>) -> Bool {
    let (first, last) = (edge(cmark_node_first_child), edge(cmark_node_last_child))
    let ends = [
      StarPlace(neighbour(cmark_node_previous)?.lastScalar, first?.firstScalar),
      StarPlace(last?.lastScalar, neighbour(cmark_node_next)?.firstScalar),
    ].compactMap { $0 }.filter(places.contains)
    if ends.contains(where: \.isBetweenNumbers) { return true }
    return !ends.isEmpty
      && (first != last || first?.words.unicodeScalars.allSatisfy(\.isNumber) != true)
  }

  /// The text at one end of the words, within whatever emphasis.
  private func edge(_ child: (OpaquePointer?) -> OpaquePointer?) -> MarkdownNode? {
    var node = self
    while node.isEmphasis {
      guard let inner = child(node.pointer) else { return nil }
      node = MarkdownNode(pointer: inner)
    }
    return node.kind == .text ? node : nil
  }

  /// The text beside the node, or beside the emphasis at whose end it stands.
  private func neighbour(_ sibling: (OpaquePointer?) -> OpaquePointer?) -> MarkdownNode? {
    var node = self
    while true {
      if let next = sibling(node.pointer).map(MarkdownNode.init) {
        return next.kind == .text ? next : nil
      }
      guard let outer = node.parent, outer.isEmphasis else { return nil }
      node = outer
    }
  }

  private var words: String { literal.map { String(cString: $0) } ?? "" }
  private var firstScalar: Unicode.Scalar? { words.unicodeScalars.first { $0 != "~" } }
  private var lastScalar: Unicode.Scalar? { words.unicodeScalars.last { $0 != "~" } }

  /// Puts the words, with the marks around them, in the place of the emphasis.
  fileprivate func showStars() {
    let stars = kind == .strong ? "**" : "*"
    insertBefore(stars)
    while let child = cmark_node_first_child(pointer) { cmark_node_insert_before(pointer, child) }
    insertBefore(stars)
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  private func insertBefore(_ text: String) {
    let node = cmark_node_new_with_mem(CMARK_NODE_TEXT, ParserMemory.functions)
    cmark_node_set_literal(node, text)
    cmark_node_insert_before(pointer, node)
  }
}
