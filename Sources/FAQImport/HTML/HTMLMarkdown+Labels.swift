import FAQModel

extension HTMLMarkdown {
  /// Adds the words of what shows other words of the answer, such as `Adults` above a dose.
  mutating func addLabel(_ index: Int) {
    if tree.isInHeading(index) { return visitChildren(of: index) }
    if tree.nodes[index].name == "button", !tree.isTab(index) {
      remark(
        "A button says '\(tree.words(of: index))', which is kept; take it out if it is not of the answer."
      )
    }
    let siblings = tree.nodes[index].parent.map { tree.children(of: $0) } ?? []
    let isWithinLine = siblings.contains {
      tree.nodes[$0].kind == .text && !tree.words(of: $0).isEmpty
    }
    if !isWithinLine { endLine() }
    line.open(.strong)
    visitChildren(of: index)
    if !isWithinLine { endLine() }
    line.close()
  }
}

extension HTMLTree {
  /// Whether a button is a label of words that it shows or hides, in an accordion or the like.
  func isLabel(_ index: Int) -> Bool {
    guard nodes[index].name == "button",
      words(of: index).unicodeScalars.contains(where: \.isWord)
    else { return false }
    if nodes[index].toggles || isTab(index) { return true }
    guard let heading = heading(around: index) else { return false }
    return !words(of: heading, without: [index]).unicodeScalars.contains(where: \.isWord)
  }

  func isTab(_ index: Int) -> Bool {
    let node = nodes[index]
    return node["role"] == "tab"
      || ["tab", "pill"].contains(node["data-bs-toggle"] ?? node["data-toggle"])
  }

  /// The tabs of some nodes by the panels in them that they show. They stand together on the page, and belong
  /// above what they show.
  func tabs(in nodes: [Int]) -> [Int: Int] {
    let places = nodes.flatMap { whole($0) }
    let tabs = places.filter { isTab($0) && !isInHeading($0) && !holdsHeading($0) }
    if tabs.isEmpty { return [:] }
    var panels: [String: Int] = [:]
    for place in places where ["div", "section", "article"].contains(self.nodes[place].name) {
      if let id = self.nodes[place]["id"], panels[id] == nil { panels[id] = place }
    }
    var tabsOfPanels: [Int: Int] = [:]
    for tab in tabs {
      guard let panel = self.nodes[tab].shown.lazy.compactMap({ panels[$0] }).first,
        tabsOfPanels[panel] == nil, !whole(panel).contains(tab)
      else { continue }
      tabsOfPanels[panel] = tab
    }
    return tabsOfPanels
  }

  func isInHeading(_ index: Int) -> Bool { heading(around: index) != nil }

  private func holdsHeading(_ index: Int) -> Bool {
    whole(index).contains { nodes[$0].headingLevel != nil }
  }

  private func heading(around index: Int) -> Int? {
    ancestor(of: index) { $0.headingLevel != nil || $0.name == "dt" || $0.name == "summary" }
  }
}

extension HTMLTree.Node {
  /// The IDs of what an element shows or hides, where it is made for that.
  var shown: [String] {
    let toggle = self["data-bs-toggle"] ?? self["data-toggle"] ?? ""
    let isLink = ["collapse", "tab", "pill"].contains(toggle)
    let target = self["data-bs-target"] ?? self["data-target"] ?? (isLink ? self["href"] : nil)
    let names = [
      self["aria-controls"] ?? "",
      target.map { $0.hasPrefix("#") ? String($0.dropFirst()) : "" } ?? "",
    ]
    return names.filter { !$0.isEmpty }
  }

  /// Whether it says that it shows or hides other words of the page.
  fileprivate var toggles: Bool {
    !shown.isEmpty || self["aria-expanded"] != nil && self["aria-haspopup"] == nil
  }
}
