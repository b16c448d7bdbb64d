extension HTMLSource {
  private struct Heading {
    let index: Int
    let level: Int
    let asks: Bool
  }

  /// Finds questions in headings, or in the title of a page that is one article.
  ///
  /// Where the page lists its questions in another way, headings that ask are only compared.
  mutating func findHeadings() {
    let root = content
    let headings = headings()
    let listed =
      found.isEmpty ? nil : Set(found.map { HTMLTitle.key(cleaned($0.title).text) })
    if !found.contains(where: { !$0.method.isData }) {
      if let article = article(headings, in: root) {
        return addHeading(article.title, nodes: article.nodes, listed: listed)
      }
    }
    var end = 0
    for (place, heading) in headings.enumerated()
    where heading.asks && heading.index >= end && !isTaken(heading.index) {
      let next = headings[(place + 1)...].first { $0.level <= heading.level }
      let limit = limit(of: heading.index, in: root)
      end = min(next?.index ?? limit, limit)
      addHeading(
        heading.index, nodes: nodes(from: tree.nodes[heading.index].end, to: end),
        listed: listed)
    }
  }

  /// The one article that the page is, where its only first heading or its title asks.
  private mutating func article(_ headings: [Heading], in root: Int) -> (title: Int, nodes: [Int])?
  {
    let first = headings.filter { $0.level == 1 }
    if first.count == 1, let heading = first.first, heading.asks {
      let isInside = tree.inside(root).contains(heading.index)
      let start = isInside ? tree.nodes[heading.index].end : root + 1
      let others = headings.filter { $0.index > heading.index && $0.asks }
      let nodes = nodes(from: start, to: tree.nodes[root].end)
      if let other = headings.first(where: { $0.index > heading.index }), others.count > 1,
        tree.words(of: self.nodes(from: tree.nodes[heading.index].end, to: other.index)).isEmpty
      {
        refuse(
          "element at line \(tree.nodes[heading.index].line)",
          "'\(tree.words(of: heading.index))' has no answer of its own, but questions under it",
          "Write its answer, or leave it out.")
        take([heading.index])
        return nil
      }
      return (heading.index, nodes)
    }
    guard !headings.contains(where: \.asks),
      let title = tree.nodes.firstIndex(where: { $0.name == "title" }),
      cleaned(tree.title(of: title)).asks
    else { return nil }
    return (title, nodes(from: root + 1, to: tree.nodes[root].end))
  }

  private mutating func addHeading(_ title: Int, nodes: [Int], listed: Set<String>?) {
    let words = tree.title(of: title)
    let key = HTMLTitle.key(cleaned(words).text)
    guard listed?.contains(key) != false else {
      return refuse(
        "element at line \(tree.nodes[title].line)",
        "'\(words)' looks like a question, but is not among those that the page lists",
        "Add it to them if it is one.")
    }
    var question = HTMLQuestion(
      method: .heading, line: tree.nodes[title].line, title: self.title(of: title), nodes: nodes)
    let asking = nodes.reduce(0) { count, node in
      count
        + (node..<tree.nodes[node].end).count {
          tree.nodes[$0].headingLevel != nil && HTMLTitle.asks(tree.words(of: $0))
        }
    }
    if asking > 0 {
      question.remarks.append(
        "Headings within the answer ask too (\(asking)); part them if they are questions.")
    }
    add(question, title: title)
  }

  /// The headings of the page that no other question holds.
  private func headings() -> [Heading] {
    tree.nodes.indices.compactMap { index in
      guard let level = tree.nodes[index].headingLevel, isFree(index),
        !tree.inside(index).contains(where: isTaken)
      else { return nil }
      let title = cleaned(tree.title(of: index))
      return Heading(
        index: index, level: level, asks: title.asks || HTMLTitle.isMyth(title.text))
    }
  }

  /// The element that holds what the page is about.
  private var content: Int {
    let places = tree.nodes.indices
    let main = places.first { tree.nodes[$0].name == "main" || tree.nodes[$0]["role"] == "main" }
    let articles = places.filter { tree.nodes[$0].name == "article" }
    return main ?? (articles.count == 1 ? articles.first : nil)
      ?? places.first { tree.nodes[$0].name == "body" } ?? 0
  }

  /// Where the content around a heading ends.
  private func limit(of heading: Int, in root: Int) -> Int {
    if tree.inside(root).contains(heading) { return tree.nodes[root].end }
    let around = tree.ancestor(of: heading) { ["header", "body", "aside"].contains($0.name) }
    return tree.nodes[around ?? 0].end
  }

  /// Whole nodes from one place to another, without those that belong to another question or to the
  /// page.
  private func nodes(from start: Int, to end: Int) -> [Int] {
    var nodes: [Int] = []
    var place = start
    while place < end {
      let node = tree.nodes[place]
      if isTaken(place) || Self.isNoise(node) {
        place = node.end
      } else if node.end <= end {
        nodes.append(place)
        place = node.end
      } else {
        place += 1
      }
    }
    return nodes
  }
}
