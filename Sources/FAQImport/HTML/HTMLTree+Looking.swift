extension HTMLTree {
  /// The nodes directly in a node, in order.
  package func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var child = index + 1
    while child < nodes[index].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// A node and everything within it, in order.
  func whole(_ index: Int) -> Range<Int> { index..<nodes[index].end }

  /// Everything within a node, in order.
  package func inside(_ index: Int) -> Range<Int> { (index + 1)..<nodes[index].end }

  /// Where each value of an attribute is used first.
  func places(of attribute: String) -> [String: Int] {
    var places: [String: Int] = [:]
    for (index, node) in nodes.enumerated() where node.kind == .element {
      if let value = node[attribute], !value.isEmpty, places[value] == nil { places[value] = index }
    }
    return places
  }

  /// The first element within a node that fulfils a condition.
  package func first(in index: Int, where condition: (Node) -> Bool) -> Int? {
    inside(index).first { nodes[$0].kind == .element && condition(nodes[$0]) }
  }

  /// Whether a node stands within an element that fulfils a condition.
  package func isInside(_ index: Int, where condition: (Node) -> Bool) -> Bool {
    ancestor(of: index, where: condition) != nil
  }

  /// Whether a node stands within any of some elements.
  func isInside(_ index: Int, any elements: Set<Int>) -> Bool {
    var parent = nodes[index].parent
    while let place = parent {
      if elements.contains(place) { return true }
      parent = nodes[place].parent
    }
    return false
  }

  /// The nearest element around a node that fulfils a condition.
  package func ancestor(of index: Int, where condition: (Node) -> Bool) -> Int? {
    var parent = nodes[index].parent
    while let place = parent {
      if condition(nodes[place]) { return place }
      parent = nodes[place].parent
    }
    return nil
  }

  /// The element after a node with nothing but white space between them.
  func nextElement(after index: Int) -> Int? {
    guard let parent = nodes[index].parent else { return nil }
    var place = nodes[index].end
    while place < nodes[parent].end {
      if nodes[place].kind == .element { return place }
      if nodes[place].hasWords { return nil }
      place = nodes[place].end
    }
    return nil
  }

  /// The words within a node on one line, without those that only programs read.
  package func words(of index: Int) -> String {
    var text = ""
    words(of: index, into: &text)
    return text.oneLine
  }

  /// The words of what is in a node, whatever the node is.
  func words(inside index: Int) -> String { words(of: children(of: index)) }

  /// The words of several nodes on one line.
  package func words(of indices: [Int]) -> String {
    var text = ""
    for index in indices {
      words(of: index, into: &text)
      text += " "
    }
    return text.oneLine
  }

  /// The words within a node without those of some nodes in it.
  func words(of index: Int, without others: [Int]) -> String {
    var text = ""
    words(of: index, without: Set(others), into: &text)
    return text.oneLine
  }

  /// The words of a title without its ``icons(in:)``, and what its pictures say. Those that are struck through stand between two
  /// tildes, as in an answer: without, a title could say the contrary.
  func title(of index: Int) -> String {
    var text = ""
    words(of: index, without: Set(icons(in: index)), marksStruck: true, into: &text)
    let isStruck = nodes[index].isStruck && !Self.inline.contains(nodes[index].name)
    return isStruck && !text.contains("~~") ? "~~\(text.oneLine)~~" : text.oneLine
  }

  /// What an editor should know of a title whose words stood above the line or below it.
  func remarks(onTitle index: Int) -> [String] {
    inside(index).flatMap { place in
      nodes[place].position.map { RaisedDigits.remarks(onTitle: words(of: place), $0) } ?? []
    }
  }

  private func words(
    of index: Int, without others: Set<Int> = [], marksStruck: Bool = false, into text: inout String
  ) {
    var place = index
    var ends: [(place: Int, mark: String)] = []
    func close(before place: Int) {
      while let end = ends.last, end.place <= place { text += ends.removeLast().mark }
    }
    defer { close(before: nodes[index].end) }
    while place < nodes[index].end {
      let node = nodes[place]
      close(before: place)
      switch node.kind {
      case .comment: break
      case .text: text += node.text
      case .element where Self.silent.contains(node.name) || others.contains(place):
        place = node.end
        continue
      case .element where node.label != nil:
        text += " \(node.label ?? "") "
        place = node.end
        continue
      case .element where marksStruck && node.name == "img": text += " \(node["alt"] ?? "") "
      case .element where place != index && node.position != nil:
        var words = ""
        self.words(of: place, without: others, marksStruck: marksStruck, into: &words)
        text +=
          node.position.map { RaisedDigits.text(words, $0, after: text.unicodeScalars.last) }
          ?? words
        place = node.end
        continue
      case .element where !Self.inline.contains(node.name):
        text += " "
        ends.append((node.end, " "))
      case .element where marksStruck && node.isStruck:
        text += "~~"
        ends.append((node.end, "~~"))
      case .element: break
      }
      place += 1
    }
  }

  /// Elements whose words a browser does not show as such.
  static let silent: Set = [
    "script", "style", "template", "head", "noscript", "textarea", "select",
  ]

  /// Elements whose words no longer hold.
  static let struck: Set = ["del", "s", "strike"]

  /// Elements that stand within a line and part no words.
  static let inline: Set = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "button",
    "picture", "source", "meta", "link",
  ]
}

extension Unicode.Scalar {
  /// Whether HTML collapses the character with others of its kind to one space.
  var isHTMLSpace: Bool {
    self == " " || self == "\n" || self == "\t" || self == "\r" || self == "\u{C}"
  }
}
