extension HTMLSource {
  /// An element with a title and what that shows, such as an item of an accordion.
  struct Item {
    let element: Int
    let title: Int
    let nodes: [Int]
  }

  /// Notes the questions of items, where some of them ask.
  ///
  /// One that asks and holds others that do has the words that are not theirs. One that asks nothing is refused,
  /// unless it is a part of a question or holds questions.
  mutating func add(_ items: [Item], _ method: HTMLQuestion.Method) {
    let asking = items.filter { asks([$0.title]) }
    guard !asking.isEmpty else { return }
    let answers = Set(asking.flatMap(\.nodes))
    let titles = counts(of: Set(asking.map(\.title)))
    let headings = counts(
      of: Set(tree.nodes.indices.filter { tree.nodes[$0].headingLevel != nil && asks([$0]) }))
    func holds(_ counts: [Int], _ item: Item) -> Bool {
      item.nodes.contains { counts[tree.nodes[$0].end] > counts[$0] }
    }
    var groups: [Item] = []
    for item in items where isFree(item.title) && !isTaken(item.title) {
      if asks([item.title]) {
        if holds(titles, item) {
          groups.append(item)
        } else {
          add(method, element: item.element, title: item.title, nodes: item.nodes)
        }
      } else if !holds(titles, item), !holds(headings, item),
        !tree.isInside(item.title, any: answers)
      {
        addAsking(method, element: item.element, title: item.title, nodes: item.nodes)
      }
    }
    for group in groups.reversed() where isFree(group.title) { add(group: group, method) }
  }

  /// How many of some nodes begin before each node.
  func counts(of nodes: Set<Int>) -> [Int] {
    var counts = [0]
    for index in tree.nodes.indices {
      counts.append(counts[index] + (nodes.contains(index) ? 1 : 0))
    }
    return counts
  }

  private mutating func add(group: Item, _ method: HTMLQuestion.Method) {
    let others = group.nodes.flatMap { titles(from: $0, to: tree.nodes[$0].end) }
    let nodes = group.nodes.flatMap { self.nodes(from: $0, to: tree.nodes[$0].end) }
    let question = HTMLQuestion(
      method: method, line: tree.nodes[group.element].line, title: title(of: group.title),
      nodes: nodes)
    add(question, title: group.title, over: others)
  }

  /// Notes a question below which others stand, which were taken by themselves; it is refused where no words
  /// are left for it.
  mutating func add(_ question: HTMLQuestion, title: Int, over others: [Int]) {
    if others.isEmpty { return add(question, title: title) }
    if tree.words(of: question.nodes).isEmpty {
      take([title])
      return refuseWithoutAnswer(title)
    }
    var question = question
    let names = others.map { "'\(tree.title(of: $0))'" }.joined(separator: ", ")
    question.remarks.append(
      "Questions of their own stand within its answer and were taken out of it: \(names).")
    add(question, title: title)
  }

  /// Refuses a title that has nothing but questions under it.
  mutating func refuseWithoutAnswer(_ title: Int) {
    refuse(
      tree.nodes[title].whereabouts,
      "'\(tree.title(of: title))' has no answer of its own, but questions under it",
      "Write its answer, or leave it out.")
  }
}
