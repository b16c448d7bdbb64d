import FAQModel

extension HTMLSource {
  /// Finds questions in microdata (schema.org).
  mutating func findMicrodata() {
    for index in tree.nodes.indices where isType("Question", tree.nodes[index]) && isFree(index) {
      let name = tree.first(in: index) { $0.property("name") }
      let title = name.map { tree.nodes[$0]["content"]?.oneLine ?? self.title(of: $0) } ?? ""
      let answers = tree.inside(index).filter { tree.nodes[$0].property("acceptedAnswer") }
      var nodes: [Int] = []
      for answer in answers {
        let texts = tree.inside(answer).filter { tree.nodes[$0].property("text") }
        for text in texts.isEmpty ? [answer] : texts {
          if let last = nodes.last, text < tree.nodes[last].end { continue }
          nodes.append(text)
        }
      }
      var question = HTMLQuestion(
        method: .microdata, line: tree.nodes[index].line, identity: tree.nodes[index]["id"],
        title: title, nodes: nodes)
      if let first = nodes.first, nodes.count == 1, let content = tree.nodes[first]["content"] {
        question.html = content
      }
      let others = words(in: answers, beside: nodes, saying: question.html)
      if !others.isEmpty {
        question.remarks.append(
          "The page shows other words in its answer than its microdata says; compare them: '\(others)'."
        )
      }
      add(question, title: name)
    }
  }

  /// The words that answers show beside some nodes in them, or beside words that no node shows.
  private func words(in answers: [Int], beside nodes: [Int], saying html: String?) -> String {
    let words = answers.map { tree.words(of: $0, without: nodes) }.filter { !$0.isEmpty }
      .joined(separator: " ")
    guard let html, !words.isEmpty else { return words }
    return SourceQuestion.key(of: FieldText(html: html).text) == SourceQuestion.key(of: words)
      ? "" : words
  }

  private func isType(_ name: String, _ node: HTMLTree.Node) -> Bool {
    node["itemtype"]?.trimmed.hasSuffix("schema.org/" + name) == true
  }

  /// Finds questions in the blocks of the WordPress plugins Yoast SEO and Rank Math.
  mutating func findBlocks() {
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      let classes = tree.nodes[index].classes
      guard let block = Self.blocks.first(where: { classes.contains($0.question) }), isFree(index),
        let title = tree.first(in: index, where: { $0.classes.contains(block.title) })
      else { continue }
      addQuestion(.block, in: index, title: title)
    }
  }

  /// The classes of a question with its answer in such a block, and of its title.
  static let blocks = [
    (question: "schema-faq-section", title: "schema-faq-question"),
    (question: "rank-math-list-item", title: "rank-math-question"),
  ]

  /// Finds questions in details, whose summary asks.
  mutating func findDetails() {
    var items: [Item] = []
    for index in tree.nodes.indices where tree.nodes[index].name == "details" && isFree(index) {
      let summary = tree.children(of: index).first { tree.nodes[$0].name == "summary" }
      if let summary {
        items.append(
          Item(element: index, title: summary, nodes: tree.rest(of: index, without: summary)))
      }
    }
    add(items, .details)
  }

  /// Finds questions in lists of definitions, whose terms ask.
  mutating func findDefinitions() {
    for index in tree.nodes.indices where tree.nodes[index].name == "dl" && isFree(index) {
      let parts = tree.inside(index).filter { place in
        ["dt", "dd"].contains(tree.nodes[place].name)
          && tree.ancestor(of: place) { $0.name == "dl" } == index
      }
      guard asks(parts.filter { tree.nodes[$0].name == "dt" }) else { continue }
      if isContents(index) {
        reading.dropped.append("a list of contents '\(tree.words(of: index))'")
        take([index])
        continue
      }
      var title: Int?
      var nodes: [Int] = []
      for part in parts + [-1] {
        if part >= 0,
          tree.nodes[part].name == "dd" || title != nil && MythPair.isFact(tree.title(of: part))
        {
          nodes.append(part)
        } else if part < 0 || !nodes.isEmpty || title.map({ !areGrouped($0, part) }) ?? true {
          if let title { addAsking(.definitions, element: title, title: title, nodes: nodes) }
          (title, nodes) = (part < 0 ? nil : part, [])
        } else {
          refuse(
            tree.nodes[part].whereabouts,
            "'\(tree.words(of: part))' shares its answer with the question before it",
            "Write the answer under each of them, or name one as the other's tag.")
          take([part])
        }
      }
    }
  }

  /// Whether two terms of a list of definitions stand in the same of its groups, or in none.
  private func areGrouped(_ first: Int, _ second: Int) -> Bool {
    let groups = [first, second].map { term in
      tree.nodes[term].parent.flatMap { tree.nodes[$0].name == "div" ? $0 : nil }
    }
    return groups[0] == groups[1]
  }

  /// Whether a list is one of contents: its terms lead to places of a page, and nothing but their numbers stands
  /// beside them.
  private func isContents(_ list: Int) -> Bool {
    let leads = tree.inside(list).contains { place in
      tree.nodes[place].isLink && tree.nodes[place]["href"]?.contains("#") == true
    }
    return leads
      && tree.inside(list).allSatisfy { place in
        let node = tree.nodes[place]
        guard node.kind == .text, !node.text.oneLine.isEmpty else { return true }
        let part = tree.ancestor(of: place) { $0.name == "dt" || $0.name == "dd" }
        return part.map { tree.nodes[$0].name } == "dt"
          && (tree.isInside(place, where: \.isLink) || !node.text.contains(where: \.isLetter))
      }
  }

  /// Whether any of the titles asks, so that the others are likely to belong to questions too.
  func asks(_ titles: [Int]) -> Bool {
    titles.contains { index in
      let words = tree.title(of: index)
      return asks(cleaned(words)) || MythPair.isMyth(words)
    }
  }

  /// Whether a title asks, or structured data says that it is a question.
  func asks(_ title: HTMLTitle) -> Bool {
    title.asks || !stated.isEmpty && stated.contains(SourceQuestion.key(of: title.text))
  }

  /// Notes the question of an element, whose answer is what the element holds beside the title.
  mutating func addQuestion(_ method: HTMLQuestion.Method, in element: Int, title: Int) {
    add(method, element: element, title: title, nodes: tree.rest(of: element, without: title))
  }

  /// Notes a question whose title has to ask; a fact that is set against the answer above it is part of that.
  mutating func addAsking(
    _ method: HTMLQuestion.Method, element: Int, title: Int, nodes: [Int]
  ) {
    if asks([title]) {
      add(method, element: element, title: title, nodes: nodes)
    } else if MythPair.isFact(tree.title(of: title)), let last = found.indices.last,
      found[last].method == method
    {
      found[last].isSetAgainstFact = true
      take([title] + nodes)
    } else {
      refuseAsking(nothing: title, element: element)
      refuse([title] + nodes)
    }
  }

  /// - Parameter element: where it stands, for people; by default the title itself.
  mutating func refuseAsking(nothing title: Int, element: Int? = nil) {
    refuse(
      tree.nodes[element ?? title].whereabouts,
      "'\(tree.title(of: title))' stands among questions but asks nothing",
      "Write it as a question if it is one.")
  }

  mutating func add(_ method: HTMLQuestion.Method, element: Int, title: Int, nodes: [Int]) {
    add(
      HTMLQuestion(
        method: method, line: tree.nodes[element].line, title: self.title(of: title),
        nodes: nodes), title: title)
  }
}

extension HTMLTree.Node {
  fileprivate func property(_ name: String) -> Bool {
    guard let names = self["itemprop"] else { return false }
    return names.unicodeScalars.split(whereSeparator: \.isHTMLSpace)
      .contains { String($0) == name }
  }
}

extension HTMLTree {
  /// What an element holds outside of one of its parts.
  func rest(of element: Int, without part: Int) -> [Int] {
    var rest: [Int] = []
    var place = element + 1
    while place < nodes[element].end {
      if place == part {
        place = nodes[place].end
      } else if place < part, part < nodes[place].end {
        place += 1
      } else {
        rest.append(place)
        place = nodes[place].end
      }
    }
    return rest
  }
}
