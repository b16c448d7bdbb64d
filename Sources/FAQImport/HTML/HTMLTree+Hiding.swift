import FAQModel

extension HTMLTree {
  /// How a page keeps words from the eye.
  enum Hiding: Sendable {
    /// Nobody meets them before something shows them.
    case hidden
    /// They are read out to those who listen to the page.
    case forListeners
  }

  /// The outermost elements with words of an answer that the page does not show. An accordion hides its
  /// whole answer; within that, parts may be hidden by themselves.
  func hidden(in nodes: [Int]) -> [Int] {
    var nodes = nodes
    while true {
      let (parts, isAll) = outermostHidden(in: nodes)
      guard !parts.isEmpty, isAll else { return parts }
      nodes = parts.flatMap { children(of: $0) }
    }
  }

  /// The outermost hidden elements with words in some nodes, and whether these have no other words, but for
  /// those that no answer holds, such as buttons.
  private func outermostHidden(in nodes: [Int]) -> (parts: [Int], isAll: Bool) {
    guard nodes.contains(where: { hides($0) }) else { return ([], false) }
    var (hidden, isAll) = ([] as [Int], true)
    for index in nodes {
      var place = index
      while place < self.nodes[index].end {
        let node = self.nodes[place]
        if HTMLMarkdown.kind(of: node) != nil {
          place = node.end
        } else if node.hiding != nil, hasWords(place) {
          hidden.append(place)
          place = node.end
        } else {
          if node.text.unicodeScalars.contains(where: \.isWord), node.kind == .text {
            isAll = false
          }
          place += 1
        }
      }
    }
    return (hidden, isAll)
  }

  private func hides(_ index: Int) -> Bool {
    nodes[whole(index)].contains { $0.hiding != nil }
  }

  private func hasWords(_ index: Int) -> Bool {
    inside(index).contains { nodes[$0].hasWords }
  }
}

extension HTMLTree.Node {
  /// How the page hides an element of a style.
  func hiding(_ style: HTMLStyle) -> HTMLTree.Hiding? {
    if style.isHidden { return .hidden }
    let classes = classes
    if classes.contains(where: Self.forListeners.contains) { return .forListeners }
    if style.showsItself { return nil }
    if self["hidden"] != nil || self["popover"] != nil || name == "dialog" && self["open"] == nil {
      return .hidden
    }
    // Some are hidden on small screens only, or on paper.
    return classes.contains(where: Self.hidden.contains)
      && !classes.contains(where: { $0.contains(":") || $0.hasPrefix("d-") && $0 != "d-none" })
      ? .hidden : nil
  }

  /// Whether it hides words within a line, which are none of a title.
  var isHiddenInLine: Bool { hiding == .hidden && Self.inLine.contains(name) }

  /// Whether it is only read out; behind a question, it is no part of that.
  var isForListeners: Bool { hiding == .forListeners }

  private static let inLine: Set = [
    "span", "small", "b", "strong", "i", "em", "u", "a", "mark", "font", "del", "s", "sup", "sub",
    "label",
  ]

  /// The classes by which style sheets that many sites share hide elements.
  private static let hidden: Set = ["d-none", "hidden", "is-hidden", "u-hidden", "invisible"]

  private static let forListeners: Set = [
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
    "show-for-sr", "nhsuk-u-visually-hidden", "govuk-visually-hidden", "usa-sr-only", "a11y-hidden",
  ]
}
