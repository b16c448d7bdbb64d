import FAQModel

extension HTMLTree {
  /// The parts of a title that are no words of it: icons, links to the title itself, what is hidden, and what
  /// stands behind a question for those who listen.
  func icons(in index: Int) -> [Int] {
    var icons: [Int] = []
    var asks = false
    var place = index + 1
    while place < nodes[index].end {
      let node = nodes[place]
      if node.kind == .element,
        isIcon(place) && !isSign(place, of: index) || isLink(place, to: index)
          || node.name == "img" && !isWord(picture: place, of: index)
          || node.isHiddenInLine
          || asks && (node.isForListeners || node.saysWhetherOpen || isNumber(place))
      {
        icons.append(place)
        place = node.end
      } else {
        if node.kind == .text { asks = HTMLTitle.asks(node.text, where: asks) }
        place += 1
      }
    }
    return icons
  }

  /// What an icon of a title is called, with its words.
  func name(ofIcon index: Int, _ words: String) -> String {
    isIcon(index) || !words.unicodeScalars.contains(where: \.isWord)
      ? "the icon '\(words)'" : "beside a title: '\(words)'"
  }

  /// What a picture of a title is called that is no word of it; nil for one that only adorns it.
  func name(ofPicture index: Int, in title: Int) -> String? {
    let node = nodes[index]
    if let words = node["alt"]?.oneLine, !words.isEmpty { return "beside a title: '\(words)'" }
    return node["alt"] == nil || standsWithin(index, title)
      ? "a picture in a title: '\(HTMLAddress.cleaned(node["src"] ?? "").start)'" : nil
  }

  /// Whether a picture says what stands in its place among the words of a title.
  private func isWord(picture index: Int, of title: Int) -> Bool {
    nodes[index]["alt"]?.oneLine.isEmpty == false && standsWithin(index, title)
  }

  /// Whether words of a title stand before a part of it, and more behind.
  private func standsWithin(_ index: Int, _ title: Int) -> Bool {
    (title + 1..<index).contains {
      nodes[$0].kind == .text && nodes[$0].text.unicodeScalars.contains(where: \.isWord)
    } && (nodes[index].end..<nodes[title].end).contains { nodes[$0].hasWords }
  }

  /// Whether a link stands in a heading and leads to that.
  func isLinkToHeading(_ index: Int) -> Bool {
    let heading = ancestor(of: index) { $0.headingLevel != nil }
    return heading.map { isLink(index, to: $0) } ?? false
  }

  private func isIcon(_ index: Int) -> Bool {
    let node = nodes[index]
    return node.name == "svg" || node.label != nil || node["aria-hidden"]?.lowercased() == "true"
      || node.classes.contains { name in
        name.hasPrefix("material-icons") || name.hasPrefix("material-symbols")
      }
  }

  /// Whether an element is nothing but the number of an item, as its class says.
  private func isNumber(_ index: Int) -> Bool {
    guard nodes[index].classes.contains(where: ["number", "num", "count", "counter"].contains)
    else { return false }
    let words = words(of: index)
    return !words.isEmpty && words.allSatisfy(\.isNumber)
  }

  /// Whether what is kept from those who listen is a sign between the words of a title: `T ≥ 38`.
  private func isSign(_ index: Int, of title: Int) -> Bool {
    guard nodes[index]["aria-hidden"] != nil, nodes[index].name == "span",
      case let signs = words(of: index).unicodeScalars, !signs.isEmpty,
      signs.allSatisfy({ $0 != "|" && $0.properties.generalCategory == .mathSymbol })
    else { return false }
    func hasWords(_ places: Range<Int>) -> Bool {
      places.contains {
        nodes[$0].kind == .text && nodes[$0].text.unicodeScalars.contains(where: \.isWord)
      }
    }
    return hasWords(title + 1..<index) && hasWords(nodes[index].end..<nodes[title].end)
  }

  /// Whether an element within a title leads to the title, or to where a wiki edits it.
  private func isLink(_ index: Int, to title: Int) -> Bool {
    let node = nodes[index]
    if node.classes.contains("mw-editsection") { return true }
    guard node.name == "a" else { return false }
    let words = words(of: index)
    if !words.unicodeScalars.contains(where: \.isWord) { return node["href"]?.first == "#" }
    return node.classes.contains(where: Self.permalinks.contains)
      && !self.words(of: title, without: [index]).isEmpty
  }

  /// The classes of links that headings have to themselves.
  private static let permalinks: Set = [
    "headerlink", "hash-link", "header-anchor", "heading-anchor", "heading-link", "anchor",
    "anchor-link", "anchorjs-link", "permalink",
  ]
}

extension HTMLTree.Node {
  /// Whether it says `Show` or `Hide` behind the title of an accordion, where the scripts of GOV.UK wrote that.
  fileprivate var saysWhetherOpen: Bool { classes.contains("govuk-accordion__section-toggle") }
}
