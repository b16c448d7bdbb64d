import FAQModel

extension HTMLSource {
  /// A heading with the words below it, up to a place.
  struct Section {
    let heading: Heading
    let end: Int
    /// What an editor should know of where it ends, a sentence each.
    var remarks: [String] = []
  }

  /// The sections of a page that follow one another: what stands below a question is part of it.
  func sections(of headings: [Heading], in root: Int) -> [Section] {
    var sections: [Section] = []
    let limits = limits(of: headings, in: root)
    var end = 0
    for (place, heading) in headings.enumerated()
    where heading.index >= end && !isTaken(heading.index) {
      let limit = limits[place] ?? Limit(end: limit(of: heading.index, in: root))
      let following = headings[(place + 1)...]
      var next = following.first { $0.level <= heading.level }
      var remarks = limit.remarks
      if let other = next, isWithin(other, following, of: heading, limit) {
        remarks.append(
          "The heading '\(tree.title(of: other.index))' is higher than its own, but stands with it and is kept; take "
            + "it out with its words if they are not of the answer.")
        next = nil
      }
      let section = Section(
        heading: heading,
        end: self.end(
          of: headings, below: heading.level, from: heading.index + 1,
          to: min(next?.index ?? limit.end, limit.end)),
        remarks: remarks)
      sections.append(section)
      if heading.asks { end = section.end }
    }
    return sections
  }

  /// Whether a heading that is higher than that of a question is part of its answer, since what holds both holds no
  /// other question.
  private func isWithin(
    _ other: Heading, _ following: ArraySlice<Heading>, of heading: Heading, _ limit: Limit
  ) -> Bool {
    limit.isPart && other.level < heading.level && other.index < limit.end
      && !following.prefix { $0.index < limit.end }.contains {
        $0.asks && $0.level <= heading.level
      }
  }

  /// Where an answer to a heading of a level ends that goes up to a place at most: before the last heading
  /// there, where that invites readers to get in touch.
  ///
  /// One below the level of its question may be about what the answer is about; it is of the page only where it
  /// is the last of it, and no more stands below it than where to ask.
  func end(of headings: [Heading], below level: Int, from start: Int, to end: Int) -> Int {
    let behind = headings.partition { $0.index >= end }
    guard let last = headings[..<behind].last, last.index >= start, last.invites,
      last.level <= level
        || last.index == headings.last?.index && leadsElsewhere(from: last.index, to: end)
    else { return end }
    return last.index
  }

  /// Whether words lead to another page, and say nothing in numbers themselves.
  private func leadsElsewhere(from start: Int, to end: Int) -> Bool {
    let nodes = nodes(from: start, to: end)
    let links = nodes.flatMap { node in
      tree.whole(node).filter { tree.nodes[$0].isLink || tree.nodes[$0].name == "button" }
    }
    return !links.isEmpty
      && !nodes.contains { tree.words(of: $0, without: links).contains(where: \.isNumber) }
  }

  /// Where the article around a heading ends, or else the content of the page.
  private func limit(of heading: Int, in root: Int) -> Int {
    if tree.inside(root).contains(heading) {
      return tree.nodes[article(around: heading, in: root)].end
    }
    let around = tree.ancestor(of: heading) { ["header", "body", "aside"].contains($0.name) }
    return tree.nodes[around ?? 0].end
  }

  /// The nearest article around a heading that has more words than it, or else the content.
  func article(around heading: Int, in root: Int) -> Int {
    let end = tree.nodes[root].end
    let article = tree.ancestor(of: heading) { node in
      node.name == "article" && node.end <= end
    }
    guard let article, article > root, tree.inside(root).contains(heading),
      hasWords(from: tree.nodes[heading].end, to: tree.nodes[article].end)
    else { return root }
    return article
  }

  func hasWords(from start: Int, to end: Int) -> Bool {
    (start..<max(start, end)).contains { tree.nodes[$0].hasWords }
  }

  /// Where an answer ends at the latest.
  private struct Limit {
    let end: Int
    /// Whether that is the end of an element which holds the question with its answer.
    var isPart = false
    var remarks: [String] = []
  }

  /// Where what stands together with the headings of the same level that ask ends, by their places.
  private func limits(of headings: [Heading], in root: Int) -> [Int: Limit] {
    var limits: [Int: Limit] = [:]
    for level in Set(headings.map(\.level)) {
      let places = headings.indices.filter { place in
        headings[place].asks && headings[place].level == level
          && tree.inside(root).contains(headings[place].index)
      }
      guard places.count > 1 else { continue }
      let indices = places.map { headings[$0].index }
      let group = around(indices)
      let parts = indices.map { part(of: group, with: $0) }
      // A paragraph that begins with a question may have others behind it.
      let isApart =
        (level < Heading.strongLevel || parts.allSatisfy { isContainer($0) })
        && arePartsWhole(parts, indices, headings.filter { $0.level <= level })
      for (place, part) in zip(places, parts) {
        limits[place] = Limit(end: tree.nodes[isApart ? part : group].end, isPart: isApart)
      }
      if isApart, let place = places.last, let part = parts.last {
        let end = tree.nodes[part].end
        let next = headings[(place + 1)...].first?.index ?? tree.nodes[group].end
        let rest = tree.words(of: nodes(from: end, to: min(next, tree.nodes[group].end)))
        if !rest.isEmpty { limits[place]?.remarks = [Self.remark(onRest: rest)] }
      }
    }
    return limits
  }

  private static func remark(onRest words: String) -> String {
    "Words stand behind it that are left out, \(words.quoted()); add them if they are "
      + "of its answer."
  }

  /// The innermost element around all of some nodes, which are in order.
  func around(_ indices: [Int]) -> Int {
    guard let first = indices.first, let last = indices.last else { return 0 }
    return tree.ancestor(of: first) { $0.end > last } ?? 0
  }

  /// What stands directly in an element and holds a node of it, or is that.
  func part(of element: Int, with index: Int) -> Int {
    var part = index
    while let parent = tree.nodes[part].parent, parent != element { part = parent }
    return part
  }

  /// Whether each part holds a question with its answer, so that nothing behind it, up to the next
  /// heading, is of an answer.
  private func arePartsWhole(_ parts: [Int], _ titles: [Int], _ headings: [Heading]) -> Bool {
    var next = headings[...]
    for (place, (part, title)) in zip(parts, titles).enumerated() {
      let end = tree.nodes[part].end
      guard part != title, hasWords(from: tree.nodes[title].end, to: end) else { return false }
      guard place + 1 < parts.count, parts[place + 1] != part else { continue }
      next = next.drop { $0.index < end }
      let following = min(next.first?.index ?? end, parts[place + 1])
      guard tree.words(of: nodes(from: end, to: following)).isEmpty else { return false }
    }
    return true
  }

  /// The asides of the page among some nodes.
  func asides(from start: Int, to end: Int) -> [Int] {
    asides.filter { (start..<end).contains($0) }
  }
}

extension HTMLTree {
  /// Whether an element is an aside that belongs to its page rather than to an answer: it has a heading as
  /// high as those of the page, or links alone, and does not say of itself that it is a note.
  func isBesidePage(_ index: Int) -> Bool {
    guard nodes[index].name == "aside",
      !nodes[index].classes.contains(where: { name in
        Self.notes.contains { name.contains($0) }
      }),
      !isInside(index, where: { ["li", "td", "th", "blockquote"].contains($0.name) })
    else { return false }
    if inside(index).contains(where: { nodes[$0].headingLevel.map { $0 <= 2 } == true }) {
      return true
    }
    let links = inside(index).filter { nodes[$0].isLink }
    return !links.isEmpty && words(of: index, without: links).isEmpty
  }

  private static let notes = [
    "note", "warning", "alert", "caution", "callout", "admonition", "important", "info", "tip",
  ]
}
