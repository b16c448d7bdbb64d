import FAQModel

extension HTMLTree {
  /// What a picture without words of its own, such as an icon of a font, says to those who listen; nil for anything
  /// else.
  ///
  /// It is none where the picture is shown in something to click, which says what a click does.
  func label(ofPicture index: Int) -> String? {
    let node = nodes[index]
    let isPicture = node.name == "svg" || node["role"]?.lowercased() == "img"
    guard isPicture || node.mayBeIcon, node["aria-hidden"]?.lowercased() != "true",
      let label = node["aria-label"] ?? title(ofPicture: index),
      label.unicodeScalars.contains(where: \.isWord), !showsMore(index),
      !isInside(index, where: { $0.name == "a" || $0.name == "button" || $0["role"] == "button" })
    else { return nil }
    return label.oneLine
  }

  private func title(ofPicture index: Int) -> String? {
    guard nodes[index].name == "svg" else { return nodes[index]["title"] }
    return children(of: index).first { nodes[$0].name == "title" }.map { words(of: $0) }
  }

  /// Whether a picture holds words of its own, or other pictures and things to click.
  private func showsMore(_ index: Int) -> Bool {
    if nodes[index].name == "img" { return true }
    return inside(index).contains { place in
      let node = nodes[place]
      if node.kind == .element { return Self.ofTheirOwn.contains(node.name) }
      return node.kind == .text && node.text.unicodeScalars.contains { !$0.isHTMLSpace }
        && !isInside(place) { $0.name == "title" || $0.name == "desc" }
    }
  }

  private static let ofTheirOwn: Set = [
    "a", "audio", "button", "embed", "iframe", "img", "input", "object", "select", "table",
    "textarea", "video",
  ]
}

extension HTMLTree.Node {
  /// Whether a style may show an icon where it stands.
  fileprivate var mayBeIcon: Bool { (name == "i" || name == "span") && self["class"] != nil }
}
