import CCMarkGFM
import FAQModel

extension MarkdownSource {
  /// Whether a star, or several, stand between two digits.
  var mayMultiply: Bool {
    let star = UInt8(ascii: "*")
    return bytes.withUnsafeBufferPointer { all in
      var start = 0
      while let length = UnsafeBufferPointer(rebasing: all[start...]).place(of: star) {
        let first = start + length
        let end = all[first...].firstIndex { $0 != star } ?? all.count
        if first > 0, all[first - 1].isASCIIDigit, end < all.count, all[end].isASCIIDigit {
          return true
        }
        start = end
      }
      return false
    }
  }
}

extension MarkdownTree {
  /// Turns marks of emphasis that stand between two digits into the stars that they are: CommonMark takes
  /// `2*5 mg or 3*10 mg` for "2", the emphasized "5 mg or 3", and "10 mg".
  func showMultiplication() {
    var found: [MarkdownNode] = []
    walk { node, isEntering in
      if isEntering, node.isEmphasis, node.multiplies { found.append(node) }
      return true
    }
    for node in found { node.showStars() }
  }
}

extension MarkdownNode {
  fileprivate var isEmphasis: Bool { kind == .emphasis || kind == .strong }

  /// Whether the mark before or after the words stands between two digits.
  fileprivate var multiplies: Bool {
    let (first, last) = (edge(cmark_node_first_child), edge(cmark_node_last_child))
    let (before, after) = (neighbour(cmark_node_previous), neighbour(cmark_node_next))
    return (before?.lastByte?.isASCIIDigit == true && first?.firstByte?.isASCIIDigit == true)
      || (last?.lastByte?.isASCIIDigit == true && after?.firstByte?.isASCIIDigit == true)
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

  private var firstByte: UInt8? { literal.map { UInt8(bitPattern: $0[0]) } }
  private var lastByte: UInt8? {
    guard let literal, literal[0] != 0 else { return nil }
    var end = literal
    while end[1] != 0 { end += 1 }
    return UInt8(bitPattern: end[0])
  }

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
