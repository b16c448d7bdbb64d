extension HTMLSource {
  /// Finds questions in accordions: a button or the like that shows its answer, and items of a class
  /// that says so.
  mutating func findAccordions() {
    var items: [Item] = []
    var targets: Set<Int> = []
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      guard let target = target(of: index), !targets.contains(target), isFree(index),
        isFree(target), !tree.whole(target).contains(index),
        !tree.isTab(index) || !holdsQuestions(target)
      else { continue }
      targets.insert(target)
      let element = tree.ancestor(of: index, where: Self.isItem) ?? index
      items.append(Item(element: element, title: titled(index), nodes: [target]))
    }
    let before = counts(of: targets)
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      guard Self.isItem(tree.nodes[index]), isFree(index),
        before[tree.nodes[index].end] == before[index], !tree.isInside(index, any: targets),
        let title = tree.first(in: index, where: Self.isHeader)
      else { continue }
      items.append(
        Item(element: index, title: title, nodes: tree.rest(of: index, without: title)))
    }
    add(items.sorted { $0.element < $1.element }, .accordion)
  }

  /// Finds questions in elements of which one has the class of a question, and the next that of an
  /// answer.
  mutating func findPairs() {
    var pairs: [(title: Int, answer: Int)] = []
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      guard let name = Self.pairs.first(where: { tree.nodes[index].classes.contains($0.key) }),
        isFree(index), let answer = tree.nextElement(after: index),
        tree.nodes[answer].classes.contains(name.value), isFree(answer),
        tree.first(in: index, where: { $0.classes.contains("field__label") }) == nil
      else { continue }
      pairs.append((index, answer))
    }
    guard asks(pairs.map(\.title)) else { return }
    addAsking(FoldedPairs(pairs, in: tree))
  }

  /// The classes of answers by those of the questions before them.
  private static let pairs = [
    "question": "answer", "faq-question": "faq-answer", "faq__question": "faq__answer", "q": "a",
    "ui-accordion-header": "ui-accordion-content",
    "field--name-field-question": "field--name-field-answer",
  ]

  private func target(of index: Int) -> Int? {
    tree.nodes[index].shown.lazy.compactMap { places[$0] }.first
  }

  /// Whether headings in an element are questions, so that a tab which shows them is none.
  private func holdsQuestions(_ element: Int) -> Bool {
    tree.inside(element).count { tree.nodes[$0].headingLevel != nil && asks([$0]) } > 1
  }

  /// The heading around a button, where it says more than the button, or the button.
  private func titled(_ index: Int) -> Int {
    guard tree.words(of: index).isEmpty else { return index }
    return tree.ancestor(of: index) { $0.headingLevel != nil || Self.isHeader($0) } ?? index
  }

  private static func isItem(_ node: HTMLTree.Node) -> Bool {
    node.classes.contains {
      [
        "accordion-item", "accordion__item", "faq-item", "faq__item", "faq-entry", "et_pb_toggle",
        "muiaccordion-root", "wp-block-accordion-item", "wp-block-kadence-pane",
        "kt-accordion-pane", "elementor-accordion-item",
      ].contains($0)
    }
  }

  private static func isHeader(_ node: HTMLTree.Node) -> Bool {
    node.headingLevel != nil || node.name == "button"
      || node.classes.contains {
        [
          "accordion-header", "accordion-title", "accordion__header", "accordion__title",
          "accordion-button", "faq-question", "faq__question", "question", "et_pb_toggle_title",
          "muiaccordionsummary-root", "elementor-tab-title",
        ].contains($0)
      }
  }
}
