import FAQModel

/// Strong words that ask nothing among those that do.
extension HTMLSource {
  /// The strong words that begin elements which stand beside those of the questions and are of the same kind: they
  /// are of no answer.
  func strongWords(beside questions: [Int]) -> [Heading] {
    let group = around(questions)
    let parts = Set(questions.map { part(of: group, with: $0) })
    guard parts.allSatisfy({ isContainer($0) }) else { return [] }
    let kinds = Set(parts.map { tree.nodes[$0].name })
    let others = tree.children(of: group).filter { place in
      !parts.contains(place) && kinds.contains(tree.nodes[place].name)
    }
    return others.compactMap { place in
      tree.inside(place).first { beginsStrong($0) && !hasWords(from: place, to: $0) }
        .flatMap { MythPair.isFact(tree.title(of: $0)) ? nil : $0 }
        .map { Heading(index: $0, level: Heading.strongLevel, asks: false) }
    }
  }

  /// Whether an element may hold a question with its whole answer.
  func isContainer(_ index: Int) -> Bool {
    ["div", "section", "article", "li", "details", "aside"].contains(tree.nodes[index].name)
  }

  /// What an editor should know of paragraphs in an answer that are strong as a whole, as that of the question
  /// is: each may be a question that does not end as one.
  func remarks(onStrongWordsIn section: Section) -> [String] {
    guard section.heading.level == Heading.strongLevel, isAlone(section.heading.index) else {
      return []
    }
    let words = nodes(of: section).flatMap { tree.whole($0) }
      .filter { beginsStrong($0) && isAlone($0) }.map { tree.words(of: $0) }
    return StrongWords.remarks(words)
  }

  /// Whether a paragraph has no other words than these.
  private func isAlone(_ index: Int) -> Bool {
    guard let paragraph = tree.nodes[index].parent, tree.nodes[paragraph].name == "p" else {
      return false
    }
    return !hasWords(from: tree.nodes[index].end, to: tree.nodes[paragraph].end)
  }
}
