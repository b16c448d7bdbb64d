extension HTMLSource {
  /// Finds questions in elements that ask and whose next element is what they show, as their classes say
  /// (`faq-title` and `faq-content`), or as a button or the label of a box does, where there are several and nothing
  /// else on the page asks.
  mutating func findFolded() {
    guard isUnseen else { return }
    let listed = listed
    let pairs = tree.nodes.indices.compactMap { index -> (title: Int, answer: Int)? in
      guard tree.nodes[index].kind == .element, isFree(index), let answer = shown(by: index),
        isFree(answer)
      else { return nil }
      return (index, answer)
    }
    let asking = Set(pairs.map(\.title).filter { asks([$0]) })
    let titles = counts(of: asking)
    let names = Set(asking.map { tree.nodes[$0].name + (tree.nodes[$0]["class"] ?? "") })
    let alike = pairs.filter { title, answer in
      names.contains(tree.nodes[title].name + (tree.nodes[title]["class"] ?? ""))
        && titles[tree.nodes[answer].end] == titles[answer] && isListed(title, in: listed)
    }
    guard alike.count(where: { asking.contains($0.title) }) > 1 else { return }
    addAsking(FoldedPairs(alike, in: tree))
  }

  /// The element behind another that shows it.
  private func shown(by index: Int) -> Int? {
    guard let next = tree.nextElement(after: index) else { return nil }
    let (title, answer) = (tree.nodes[index], tree.nodes[next])
    let isButton = title.name == "button" && ["div", "p", "section", "ul"].contains(answer.name)
    guard isButton || labelsBox(index) || areNamedAlike(index, next),
      tree.words(of: index).utf8.count <= 600, !tree.words(of: next).isEmpty
    else { return nil }
    return next
  }

  /// Whether an element is the label of a box to check, of which nothing but the box and what it shows stand in one
  /// element with it.
  private func labelsBox(_ index: Int) -> Bool {
    // NB: not to look at all children of what holds thousands of labels.
    guard tree.nodes[index].name == "label", let parent = tree.nodes[index].parent,
      index - parent < 8, let id = tree.nodes[index]["for"]
    else { return false }
    let elements = tree.children(of: parent).filter { tree.nodes[$0].kind == .element }
    return elements.count == 3 && elements[1] == index && tree.nodes[elements[0]].name == "input"
      && tree.nodes[elements[0]]["type"]?.lowercased() == "checkbox"
      && tree.nodes[elements[0]]["id"] == id
  }

  /// Whether two elements have classes that differ in no more than that one is of a title, and one of what it is
  /// over. Classes that say nothing else count within an accordion.
  private func areNamedAlike(_ index: Int, _ next: Int) -> Bool {
    let stems = Set(Self.stems(of: tree.nodes[index], before: Self.titleNames))
    return Self.stems(of: tree.nodes[next], before: Self.contentNames).contains { stem in
      stems.contains(stem)
        && (!stem.isEmpty || tree.isInside(index) { $0.classes.contains("accordion") })
    }
  }

  private static func stems(of node: HTMLTree.Node, before names: Set<String>) -> [Substring] {
    node.classes.compactMap { name in
      let last = name.lastIndex { $0 == "-" || $0 == "_" }.map { name.index(after: $0) }
      let start = last ?? name.startIndex
      return names.contains(String(name[start...])) ? Substring(name[..<start]) : nil
    }
  }

  private static let titleNames: Set = [
    "btn", "button", "head", "header", "heading", "label", "q", "question", "summary", "title",
    "toggle", "trigger",
  ]

  private static let contentNames: Set = [
    "a", "answer", "body", "collapse", "content", "description", "details", "panel", "text",
  ]
}
