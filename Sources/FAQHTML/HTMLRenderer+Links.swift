extension HTMLRenderer {
  func isAllowed(_ link: MarkdownNode) -> Bool {
    LinkAddress.isAllowed(link.address, schemes: LinkAddress.schemesOfLinks)
  }

  mutating func openLink(_ node: MarkdownNode) {
    guard isAllowed(node) else { return }
    writer.write("<a href=\"")
    writer.write(address: node.address)
    writeTitle(of: node)
    writer.write("\">")
  }

  /// Begins an image with its description; one that may not be shown is its description alone.
  mutating func openImage(_ node: MarkdownNode) {
    guard LinkAddress.isAllowed(node.address, schemes: LinkAddress.schemesOfImages) else { return }
    writer.write("<img src=\"")
    writer.write(address: node.address)
    writer.write("\" alt=\"")
    image = node
  }

  mutating func writeDescription(
    _ node: MarkdownNode, _ kind: MarkdownNode.Kind, _ isEntering: Bool
  ) {
    switch kind {
    case .text, .inlineCode, .rawInline: writer.write(words: node.literal)
    case .softBreak, .lineBreak: writer.write(" ")
    case .image where !isEntering && node == image:
      writeTitle(of: node)
      writer.write("\" />")
      image = nil
    default: break
    }
  }

  private mutating func writeTitle(of node: MarkdownNode) {
    guard let title = node.title, title.pointee != 0 else { return }
    writer.write("\" title=\"")
    writer.write(words: title)
  }
}
