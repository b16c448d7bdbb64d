extension HTMLRenderer {
  func isAllowed(_ link: MarkdownNode) -> Bool {
    assets[link.address] != nil
      || LinkAddress.isAllowed(link.address, schemes: LinkAddress.schemesOfLinks)
  }

  mutating func openLink(_ node: MarkdownNode) {
    guard isAllowed(node) else { return }
    writer.write("<a href=\"")
    writeAddress(of: node)
    writeTitle(of: node)
    writer.write("\">")
  }

  /// Begins an image with its description; one that may not be shown is its description alone.
  mutating func openImage(_ node: MarkdownNode) {
    let asset = assets[node.address]
    guard
      asset != nil
        || LinkAddress.isAllowed(node.address, schemes: LinkAddress.schemesOfImages)
    else { return }
    writer.write("<img src=\"")
    writeAddress(of: node)
    writer.write("\" alt=\"")
    image = node
    fallback = asset?.alt ?? ""
    descriptionStart = writer.bytes.count
  }

  private mutating func writeAddress(of node: MarkdownNode) {
    if let asset = assets[node.address] {
      writer.write(address: asset.address)
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
    case .image where !isEntering && node == image:
      if writer.bytes.count == descriptionStart { writer.write(words: fallback) }
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
