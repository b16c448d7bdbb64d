import FAQModel

/// Questions that are lines of a page.
extension HTMLSource {
  /// Finds questions in lines with the marks `Q:` and `A:`, in the items of lists, in boxes that are all alike, in
  /// lines of strong or emphasized words and in numbered lines, where there are several and nothing else on the page
  /// asks. Boxes and emphasized lines count only on a page that is called one of questions.
  mutating func findLines(isFAQ: Bool) {
    guard found.isEmpty else { return }
    let lines = HTMLLines(of: self)
    let ways =
      isFAQ || isCalledFAQ
      ? [lines.labelled, lines.items, lines.boxes, lines.strong, lines.emphasized, lines.numbered]
      : [lines.labelled, lines.items, lines.strong, lines.numbered]
    let questions = ways.lazy.map { $0() }.first { $0.count > 1 } ?? []
    guard !questions.isEmpty else { return }
    let end = tree.nodes[content].end
    let borders = tree.inside(content).filter { tree.nodes[$0].headingLevel != nil } + [end]
    let starts = questions.dropFirst().map(\.start) + [end]
    let limits = limits(of: questions)
    let strongLines = lines.strongLines
    let strong = Set(strongLines.map(\.first))
    let areStrong = questions.allSatisfy { $0.title.first.map(strong.contains) == true }
    for (place, question) in questions.enumerated() {
      let heading = borders[borders.partition { $0 > question.title.last ?? question.start }]
      let end = min(starts[place], heading, question.limit ?? limits[place])
      let within = strongLines.within(question.start..<max(question.start, end), \.first)
        .filter { $0.first > question.title.last ?? 0 }.map { tree.words(of: $0.texts) }
      add(question, to: end, StrongWords.remarks(within, areOthersStrong: areStrong))
    }
  }

  /// Whether its title, a heading or its file's name says that questions follow.
  private var isCalledFAQ: Bool {
    FAQTitle.isAll(of: String(page.prefix { $0 != "." }))
      || tree.nodes.indices.contains { place in
        guard tree.nodes[place].name == "title" || tree.nodes[place].headingLevel != nil else {
          return false
        }
        let title = tree.title(of: place)
        return FAQTitle.isAll(of: title) || FAQTitle.isHeld(in: title)
      }
  }

  /// Where each answer ends at the latest: with the element that holds the question, where each has one of its own
  /// with words below it; else with what holds all of the questions.
  private func limits(of questions: [HTMLLines.Question]) -> [Int] {
    let group = around(questions.map { $0.title.first ?? $0.start })
    let parts = questions.map { part(of: group, with: $0.title.first ?? $0.start) }
    let areWhole =
      Set(parts).count == parts.count
      && zip(parts, questions).allSatisfy { part, question in
        isContainer(part)
          && hasWords(from: (question.title.last ?? part) + 1, to: tree.nodes[part].end)
      }
    return areWhole ? parts.map { tree.nodes[$0].end } : parts.map { _ in tree.nodes[group].end }
  }

  private mutating func add(_ question: HTMLLines.Question, to end: Int, _ remarks: [String]) {
    guard let first = question.title.first, let last = question.title.last else { return }
    let nodes = nodes(from: tree.nodes[last].end, to: end)
    let title = element(of: question.title).map { self.title(of: $0) }
    take(question.title)
    add(
      HTMLQuestion(
        method: .heading, line: tree.nodes[first].line,
        title: title ?? tree.words(of: question.title), nodes: nodes, remarks: remarks),
      title: nil)
  }

  /// The element whose words are these alone.
  private func element(of texts: [Int]) -> Int? {
    guard let first = texts.first, let last = texts.last,
      let around = tree.nodes[first].parent, tree.nodes[around].end > last,
      !hasWords(from: around, to: first), !hasWords(from: last + 1, to: tree.nodes[around].end)
    else { return nil }
    return around
  }
}
