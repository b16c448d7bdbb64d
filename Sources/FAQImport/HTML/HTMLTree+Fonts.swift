extension HTMLTree {
  /// Takes texts in the font Symbol for the signs that it shows, and notes those in others of signs.
  ///
  /// - Parameter fonts: those that elements give to their words.
  mutating func takeSigns(_ fonts: [Int: String]) {
    let signs = fonts.compactMapValues(SignFont.init(named:))
    if signs.isEmpty { return }
    for index in nodes.indices where nodes[index].kind == .text {
      var place = nodes[index].parent
      while let element = place, fonts[element] == nil { place = nodes[element].parent }
      guard let place, let font = signs[place] else { continue }
      let text = nodes[index].text
      // The mark of an item, as Word writes it.
      guard text.oneLine != "·" else { continue }
      if font == .symbol { nodes[index].text = SignFont.signs(of: text) }
      if font != .symbol || nodes[index].text != text { nodes[index].font = font }
    }
  }
}
