extension HTMLSource {
  /// Names the footnotes that no answer which was taken refers to.
  mutating func nameFootnotes() {
    if tree.footnotes.sections.isEmpty { return }
    let bodies = Set(reading.questions.map(\.body))
    var taken: Set<Int> = []
    for question in found where question.html == nil && hasCalls(question.nodes) {
      let answer = HTMLMarkdown(question.nodes, in: tree)
      if bodies.contains(answer.text) { taken.formUnion(answer.notes) }
    }
    reading.dropped += tree.footnotesLeftOut(besides: taken)
  }

  /// Says that a title lost the mark of a footnote.
  mutating func remarkCalls(in title: Int) {
    guard hasCalls([title]) else { return }
    let words = tree.title(of: title)
    reading.remarks.append(
      "The title '\(words)' refers to a footnote, which no title can; the mark was left out.")
  }

  private func hasCalls(_ nodes: [Int]) -> Bool {
    nodes.contains { tree.footnotes.hasCalls(in: $0..<tree.nodes[$0].end) }
  }
}
