import FAQModel

extension HTMLFootnotes {
  /// The texts that do nothing but mark a call or a way back, and are no words of the page.
  func marks(in tree: HTMLTree) -> [Int] {
    var elements = waysBack + commentMarks
    for call in calls where isMark(call, in: tree) {
      let raised = tree.ancestor(of: call) { $0.name == "sup" }
      elements.append(raised.flatMap { hasOnlyMarks($0, in: tree) ? $0 : nil } ?? call)
    }
    var texts: [Int] = []
    var end = 0
    for element in elements.sorted() where element >= end {
      texts += tree.inside(element).filter { tree.nodes[$0].kind == .text }
      end = tree.nodes[element].end
    }
    return texts
  }

  /// The first text of each link that begins a note and holds words of it, and that text without its mark.
  func textsAfterMarks(in tree: HTMLTree) -> [(place: Int, text: String)] {
    wordedWaysBack.sorted().compactMap { link in
      guard tree.nodes[link].linkedNote != nil,
        let place = tree.inside(link).first(where: { tree.nodes[$0].hasWords })
      else { return nil }
      let text = tree.nodes[place].text.drop { $0.isWhitespace }
      guard text.first == "[" else { return nil }
      let mark = text.prefix { $0 != "]" }
      guard mark.endIndex < text.endIndex, Self.isMark(mark + "]") else { return nil }
      return (place, String(text[mark.endIndex...].dropFirst()))
    }
  }

  /// Whether words do no more than mark a note or a comment: a number, a sign or letters that count, such as
  /// `iv`, or one word in brackets, such as `[M1]`.
  static func isMark(_ words: String) -> Bool {
    let words = words.trimmed
    let scalars = words.unicodeScalars
    let letters = scalars.filter(\.properties.isAlphabetic)
    if letters.isEmpty { return scalars.count { $0.properties.numericType != nil } <= 4 }
    guard scalars.count <= 8 else { return false }
    let isBracketed = scalars.first == "[" && scalars.last == "]"
    return isBracketed
      ? !scalars.contains(where: \.properties.isWhitespace)
      : letters.count == 1 || letters.allSatisfy { "ivxlcIVXLC".unicodeScalars.contains($0) }
  }

  /// Whether the words of a call are a number or a sign, rather than words of the text.
  private func isMark(_ call: Int, in tree: HTMLTree) -> Bool {
    guard isShort(call, in: tree) else { return false }
    let inside = tree.inside(call)
    let words = tree.words(of: call)
    guard words.utf8.count <= 24, !inside.contains(where: { tree.nodes[$0].name == "img" })
    else { return false }
    if tree.nodes[call].callsFootnote || tree.isInside(call, where: { $0.name == "sup" })
      || inside.contains(where: { tree.nodes[$0].name == "sup" })
    {
      return true
    }
    // A longer number is likely to be the year of a source.
    let scalars = words.unicodeScalars
    return !scalars.contains { $0.properties.isAlphabetic }
      && scalars.filter { $0.properties.numericType != nil }.count <= 3
  }

  /// Whether an element above the line holds no word but marks of calls.
  private func hasOnlyMarks(_ element: Int, in tree: HTMLTree) -> Bool {
    guard isShort(element, in: tree) else { return false }
    var place = element + 1
    while place < tree.nodes[element].end {
      let node = tree.nodes[place]
      if targets[place] != nil {
        guard isMark(place, in: tree) else { return false }
        place = node.end
      } else if node.name == "img" || node.text.unicodeScalars.contains(where: \.isWord) {
        return false
      } else {
        place += 1
      }
    }
    return true
  }

  /// Whether an element is so short that it may be looked at for each call in it.
  private func isShort(_ element: Int, in tree: HTMLTree) -> Bool {
    let inside = tree.inside(element)
    return inside.count <= 200 && inside.reduce(0) { $0 + tree.nodes[$1].text.utf8.count } <= 1000
  }
}

extension HTMLTree.Node {
  /// Whether a link is marked as the call of a footnote.
  fileprivate var callsFootnote: Bool {
    self["role"] == "doc-noteref" || self["data-footnote-ref"] != nil || callsLinkedNote
      || classes.contains {
        ["footnote-ref", "footnote-reference", "footnote", "noteref"].contains($0)
      }
  }

  /// Whether a link is marked as the way from a footnote back to its call.
  var leadsBackFromFootnote: Bool {
    guard name == "a" else { return false }
    return self["role"] == "doc-backlink" || self["data-footnote-backref"] != nil
      || classes.contains {
        [
          "footnote-back", "footnote-backref", "footnote-backlink", "footnote-return",
          "reversefootnote",
        ].contains($0)
      }
  }

  /// The ID on this page that a link leads to; nil for any other element.
  ///
  /// A call leads to one even where its address is whole, as in pages that a browser has saved.
  var footnoteAddress: String? {
    guard name == "a", let href = self["href"] else { return nil }
    let address = HTMLAddress.cleaned(href)
    guard let mark = address.firstIndex(of: "#"),
      mark == address.startIndex || callsFootnote || linkedNote != nil
    else { return nil }
    return String(address[address.index(after: mark)...])
  }
}
