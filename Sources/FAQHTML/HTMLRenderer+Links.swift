import CCMarkGFM
import FAQModel
import Foundation

extension HTMLRenderer {
  /// Whether a link is shown as one: to an allowed address, which stands for its words where it has
  /// none.
  func isAllowed(_ link: MarkdownNode) -> Bool {
    guard
      assets[link.address] != nil
        || LinkAddress.isAllowed(link.address, schemes: LinkAddress.schemesOfLinks),
      !link.isCutFromWord
    else { return false }
    return link.address.map { $0.pointee != 0 } ?? false || !isEmpty(link)
  }

  private func isEmpty(_ link: MarkdownNode) -> Bool {
    !link.holds { $0.isWord || $0.kind == .image }
  }

  /// Whether a heading has words for a reader.
  func hasWords(_ heading: MarkdownNode) -> Bool {
    heading.holds { node in
      switch node.kind {
      case .image: assets[node.address].map { !$0.alt.isEmpty } ?? false
      case .link: isAllowed(node) && isEmpty(node)
      default: node.isWord
      }
    }
  }

  mutating func closeLink(_ node: MarkdownNode) {
    guard node == link else { return closeWords(of: node) }
    if isEmpty(node) {
      if let alt = assets[node.address]?.alt, !alt.isEmpty {
        writer.write(words: alt)
      } else {
        writer.write(words: node.address)
      }
    }
    writer.write("</a>")
    link = nil
    writeWaitingCalls()
  }

  /// Begins a link; one that is not shown as such, or stands in another, is its words alone.
  mutating func openLink(_ node: MarkdownNode) {
    guard link == nil, isAllowed(node) else { return openWords(of: node) }
    link = node
    writer.write("<a href=\"")
    writeAddress(of: node)
    writer.write("\"")
    writeTitle(of: node)
    writer.write(">")
  }

  /// Begins an image with its description; one that may not be shown is its description alone.
  mutating func openImage(_ node: MarkdownNode) {
    let asset = assets[node.address]
    guard
      asset != nil
        || LinkAddress.isAllowed(node.address, schemes: LinkAddress.schemesOfImages)
    else { return openWords(of: node) }
    writer.write("<img src=\"")
    writeAddress(of: node)
    writer.write("\" alt=\"")
    image = node
    fallback = asset?.alt ?? ""
    descriptionStart = writer.bytes.count
  }

  /// Begins the words of a link or an image that is not shown as such, with its title.
  private mutating func openWords(of node: MarkdownNode) {
    guard node.hasTitle else { return }
    writer.write("<span")
    writeTitle(of: node)
    writer.write(">")
  }

  /// Ends them; without any, the title stands there.
  mutating func closeWords(of node: MarkdownNode) {
    guard node.hasTitle else { return }
    if isEmpty(node) { writer.write(words: node.title) }
    writer.write("</span>")
  }

  private mutating func writeAddress(of node: MarkdownNode) {
    if let asset = assets[node.address] {
      writer.write(address: asset.address)
    } else if node.kind == .link, let page = links[node.address] {
      writer.write(address: page)
    } else {
      writer.write(address: node.address)
    }
  }

  mutating func writeDescription(
    _ node: MarkdownNode, _ kind: MarkdownNode.Kind, _ isEntering: Bool
  ) {
    switch kind {
    case .text, .inlineCode, .rawInline: writer.write(words: node.literal)
    case .softBreak, .lineBreak: writer.write(" ")
    case .call where isEntering: waitingCalls.append(node)
    case .image where !isEntering && node == image:
      if writer.bytes.count == descriptionStart { writer.write(words: fallback) }
      writer.write("\"")
      writeTitle(of: node)
      writer.write(" />")
      image = nil
      writeWaitingCalls()
    default: break
    }
  }

  private mutating func writeTitle(of node: MarkdownNode) {
    guard node.hasTitle else { return }
    writer.write(" title=\"")
    writer.write(words: node.title)
    writer.write("\"")
  }

  /// Writes the calls of footnotes behind what could not hold them.
  private mutating func writeWaitingCalls() {
    guard link == nil else { return }
    for call in waitingCalls { writeCall(call) }
    waitingCalls = []
  }
}

extension MarkdownNode {
  fileprivate var hasTitle: Bool { title.map { $0.pointee != 0 } ?? false }

  /// Whether it is an address of e-mail that was found within a longer one such as `jürgen@example.org` or
  /// `o'brien@example.org`: of what may stand in one (RFC 5322, section 3.2.3; RFC 6532), the parser knows the
  /// letters of ASCII, digits and `.+-_` alone.
  fileprivate var isCutFromWord: Bool {
    // NB: cmark-gfm knows no place of what it finds so.
    guard cmark_node_get_start_line(pointer) == 0, let address,
      strncmp(address, "mailto:", 7) == 0
    else { return false }
    let before = cmark_node_previous(pointer).map(MarkdownNode.init)
    let after = cmark_node_next(pointer).map(MarkdownNode.init)
    let isBegunBefore = before?.scalars.map { words in
      words.last?.isCased ?? false
        || words.last?.isSignOfAddress ?? false && words.dropLast().last?.endsWord ?? false
    }
    let next = after?.scalars?.first
    return isBegunBefore ?? false || next?.isCased ?? false || next == "@"
  }

  private var scalars: String.UnicodeScalarView? {
    kind == .text ? literal.map { String(cString: $0).unicodeScalars } : nil
  }

  fileprivate var isWord: Bool {
    switch kind {
    case .text, .inlineCode, .rawInline, .call: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter beyond ASCII of a script that parts words by spaces, or a mark upon one.
  fileprivate var isCased: Bool {
    !isASCII && (properties.isCased || (0x300...0x36F).contains(value))
  }

  /// Whether it may stand within an address of e-mail, though it is no letter or digit.
  fileprivate var isSignOfAddress: Bool { "!#$%&'’*/=?^`{|}~@".unicodeScalars.contains(self) }

  fileprivate var endsWord: Bool { properties.isAlphabetic || isNumber }
}
