extension HTMLSource {
  /// Titles with the first element of each answer, as siblings of which several may stand in one element.
  struct FoldedPairs {
    let pairs: [(title: Int, answer: Int)]
    fileprivate let titles: Set<Int>
    /// The last title in each element that holds some, and how many it holds.
    fileprivate let inParents: [Int: (last: Int, count: Int)]

    init(_ pairs: [(title: Int, answer: Int)], in tree: HTMLTree) {
      self.pairs = pairs
      titles = Set(pairs.map(\.title))
      inParents = pairs.reduce(into: [:]) { parents, pair in
        let count = parents[tree.nodes[pair.title].parent ?? 0]?.count ?? 0
        parents[tree.nodes[pair.title].parent ?? 0] = (pair.title, count + 1)
      }
    }
  }

  /// Notes the questions of some pairs. An answer goes on in what stands between it and the next title and is
  /// written as it is, or is a paragraph, a list or the like without a class of its own.
  mutating func addAsking(_ folded: FoldedPairs) {
    for (title, answer) in folded.pairs where isFree(title) && isFree(answer) {
      let (nodes, next) = followers(of: answer, behind: title, folded)
      let count = found.count
      addAsking(.accordion, element: title, title: title, nodes: [answer] + nodes)
      guard found.count > count, let last = found.indices.last else { continue }
      if let first = nodes.first(where: { !isLike($0, answer) }) {
        let words = tree.words(of: first)
        found[last].remarks.append(
          "The answer goes on below what the page folds: \(words.isEmpty ? "a picture" : "'\(words)'"); take that "
            + "out if it is not of the answer.")
      }
      if let next {
        found[last].remarks.append(
          "Words below what the page folds are left out: '\(tree.words(of: next))'; add them if they are of the answer."
        )
      }
    }
  }

  /// The nodes that go on with an answer, and the first behind them with words that may, and may not.
  private func followers(
    of answer: Int, behind title: Int, _ folded: FoldedPairs
  ) -> (nodes: [Int], next: Int?) {
    let parent = tree.nodes[answer].parent ?? 0
    let titles = folded.inParents[parent]
    // Behind the last of several, what is not written as the answers are is as likely of the page.
    let isLast = titles.map { $0.last == title && $0.count > 1 } ?? true
    var nodes: [Int] = []
    var place = tree.nodes[answer].end
    while place < tree.nodes[parent].end, isFree(place), !holdsTaken(place),
      !holdsTitle(place, folded)
    {
      if tree.words(of: place).isEmpty, !holdsPicture(place) {
        place = tree.nodes[place].end
        continue
      }
      guard isLike(place, answer) || !isLast && isPlain(place) else {
        return (nodes, isLast ? nil : place)
      }
      nodes.append(place)
      place = tree.nodes[place].end
    }
    return (nodes, nil)
  }

  private func holdsPicture(_ place: Int) -> Bool {
    tree.whole(place).contains { tree.nodes[$0].name == "img" }
  }

  private func holdsTitle(_ place: Int, _ folded: FoldedPairs) -> Bool {
    tree.whole(place).contains { folded.titles.contains($0) || tree.nodes[$0].headingLevel != nil }
  }

  private func isLike(_ place: Int, _ answer: Int) -> Bool {
    let (node, answer) = (tree.nodes[place], tree.nodes[answer])
    return node.kind == .element && node.name == answer.name && node["class"] == answer["class"]
  }

  /// Whether a node is text, or an element of text that has no class.
  private func isPlain(_ place: Int) -> Bool {
    let node = tree.nodes[place]
    return node.kind == .text
      || ["p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "img"].contains(node.name)
        && node["class"] == nil
  }
}
