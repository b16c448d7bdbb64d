import FAQModel

extension HTMLSource {
  /// A heading of the page that no other question holds.
  struct Heading {
    let index: Int
    let level: Int
    var asks: Bool
    /// Whether it invites readers to get in touch, so that what follows is of the page.
    var invites = false

    /// The level of strong words that stand for a heading.
    static let strongLevel = 7
  }

  /// Finds questions in headings, or in the title of a page that is one article.
  ///
  /// Where the page lists its questions for programs, headings that ask are only compared. Else
  /// one that asks nothing, has words, and stands among those that ask is refused.
  mutating func findHeadings() {
    let root = content
    let headings = headings()
    let listed = listed
    if listed == nil || isUnseen,
      let article = article(headings, in: root)
    {
      return addHeading(article.title, from: article.start, to: article.end, listed: listed)
    }
    let sections = sections(of: headings, in: root)
    for section in sections where section.heading.asks {
      addHeading(section, listed: listed)
    }
    let levels = Set(sections.filter(\.heading.asks).map(\.heading.level))
    for section in sections where !section.heading.asks && listed == nil {
      if levels.contains(section.heading.level), !section.heading.invites,
        !tree.words(of: nodes(of: section)).isEmpty
      {
        refuseAsking(nothing: section.heading.index)
      }
    }
  }

  /// Finds questions in paragraphs that begin with strong words, or else in items of lists that do, as Word writes
  /// numbered questions, where there are several and nothing else on the page asks.
  mutating func findStrongQuestions() {
    guard isUnseen else { return }
    let all = tree.nodes.indices.filter { isStrongQuestion($0) }
    let paragraphs = all.filter { place in !tree.isInside(place) { $0.name == "li" } }
    let strong = (paragraphs.isEmpty ? all : paragraphs)
      .map { Heading(index: $0, level: Heading.strongLevel, asks: true) }
    guard strong.count > 1 else { return }
    let places = strong.map(\.index)
    let marked = marked(beside: places, among: tree.nodes.indices.filter { beginsStrong($0) })
    let others = strongWords(beside: places + marked.map(\.index))
    addQuestions(beside: strong + marked + others)
  }

  /// Finds questions in paragraphs that begin with `Q:`, each before one that begins with `A:`, where nothing else
  /// on the page asks.
  mutating func findLabelledQuestions() {
    guard isUnseen else { return }
    let all = tree.nodes.indices.filter { isLabelled($0) }
    let asking = all.filter { cleaned(tree.title(of: $0)).asks }
    guard !asking.isEmpty, asking.allSatisfy({ hasLabelledAnswer($0) }) else { return }
    let questions = asking.map { Heading(index: $0, level: Heading.strongLevel, asks: true) }
    addQuestions(beside: questions + marked(beside: asking, among: all))
  }

  /// The words among some that have the mark of a question, as some questions do, and do not end as one: each is a
  /// question where an answer with its mark follows. A number behind the mark is one of a question where those have
  /// some, and not in `Q10: 100 mg`.
  private func marked(beside questions: [Int], among places: [Int]) -> [Heading] {
    let titles = questions.map { cleaned(tree.title(of: $0)) }.filter(\.isLabelled)
    guard !titles.isEmpty else { return [] }
    let areNumbered = titles.contains { $0.value != nil }
    return places.compactMap { place in
      let title = cleaned(tree.title(of: place))
      guard title.isLabelled, !title.asks, title.value == nil || areNumbered else { return nil }
      return Heading(
        index: place, level: Heading.strongLevel, asks: hasLabelledAnswer(place))
    }
  }

  /// Notes the questions among the headings of the page and words that stand for some; where the page lists its
  /// questions for programs, those are only compared.
  private mutating func addQuestions(beside words: [Heading]) {
    let listed = listed
    let headings = (headings() + words).sorted { $0.index < $1.index }
    for section in sections(of: headings, in: content) {
      if section.heading.asks {
        guard isListed(section.heading.index, in: listed) else { continue }
        var section = section
        section.remarks += remarks(onStrongWordsIn: section)
        addHeading(section, listed: nil)
      } else if listed == nil, section.heading.level == Heading.strongLevel,
        !tree.words(of: nodes(of: section)).isEmpty
      {
        refuseAsking(nothing: section.heading.index)
      }
    }
  }

  private func isLabelled(_ index: Int) -> Bool {
    guard tree.nodes[index].name == "p", isFree(index),
      !tree.isInside(index, where: { ["td", "th", "aside"].contains($0.name) })
    else { return false }
    return cleaned(tree.title(of: index)).isLabelled
  }

  /// Whether the mark of an answer begins what follows a paragraph, or strong words at its start.
  private func hasLabelledAnswer(_ index: Int) -> Bool {
    let paragraph = tree.nodes[index].name == "p" ? index : tree.nodes[index].parent ?? index
    let next = tree.nextElement(after: paragraph).flatMap { tree.nodes[$0].name == "p" ? $0 : nil }
    let rest = tree.words(of: nodes(from: tree.nodes[index].end, to: tree.nodes[paragraph].end))
    let words = rest.isEmpty ? next.map { tree.words(of: $0) } ?? "" : rest
    return QuestionMark.taken(from: words).map { !$0.isQuestion && !$0.rest.isEmpty } ?? false
  }

  private func isStrongQuestion(_ index: Int) -> Bool {
    beginsStrong(index) && cleaned(tree.title(of: index)).asks
  }

  /// Whether strong words begin a paragraph, or an item that is in no other; an answer may follow them there.
  func beginsStrong(_ index: Int) -> Bool {
    guard ["strong", "b"].contains(tree.nodes[index].name), isFree(index),
      let paragraph = tree.nodes[index].parent, ["p", "li"].contains(tree.nodes[paragraph].name),
      !tree.isInside(index, where: { ["td", "th", "aside"].contains($0.name) })
    else { return false }
    let item =
      tree.nodes[paragraph].name == "li" ? paragraph : tree.ancestor(of: index) { $0.name == "li" }
    if let item, tree.isInside(item, where: { $0.name == "li" }) { return false }
    return !hasWords(from: item ?? paragraph, to: index)
  }

  func nodes(of section: Section) -> [Int] {
    nodes(from: tree.nodes[section.heading.index].end, to: section.end)
  }

  /// The one article that the page is, where its only first heading or its title asks.
  private mutating func article(
    _ headings: [Heading], in root: Int
  ) -> (title: Int, start: Int, end: Int)? {
    let first = headings.filter { $0.level == 1 }
    if first.count == 1, let heading = first.first, heading.asks {
      let root = article(around: heading.index, in: root)
      let isInside = tree.inside(root).contains(heading.index)
      let start = isInside ? tree.nodes[heading.index].end : root + 1
      let others = headings.filter { $0.index > heading.index && $0.asks }
      let end = end(of: headings, below: 1, from: start, to: tree.nodes[root].end)
      if let other = headings.first(where: { $0.index > heading.index }), others.count > 1,
        tree.words(of: nodes(from: tree.nodes[heading.index].end, to: other.index)).isEmpty
      {
        refuseWithoutAnswer(heading.index)
        take([heading.index])
        return nil
      }
      return (heading.index, start, end)
    }
    guard !headings.contains(where: \.asks), isUnseen,
      let title = tree.nodes.firstIndex(where: { $0.name == "title" }),
      cleaned(tree.title(of: title)).asks
    else { return nil }
    return (title, root + 1, tree.nodes[root].end)
  }

  private mutating func addHeading(_ section: Section, listed: Set<String>?) {
    let index = section.heading.index
    addHeading(
      index, from: tree.nodes[index].end, to: section.end, remarks: section.remarks,
      listed: listed)
  }

  private mutating func addHeading(
    _ title: Int, from start: Int, to end: Int, remarks: [String] = [], listed: Set<String>?
  ) {
    let words = tree.title(of: title)
    guard isListed(title, in: listed) else {
      // A heading over a list of myths is as any other heading.
      if MythPair.isHeading(cleaned(words).text) { return }
      return refuse(
        tree.nodes[title].whereabouts,
        "'\(words)' looks like a question, but is not among those that the page lists",
        "Add it to them if it is one, or take the structured data out of the file to have its headings read."
      )
    }
    let nodes = nodes(from: start, to: end)
    if isCall(nodes) { return }
    if let address = continuation(of: title, nodes) {
      take([title])
      return refuse(
        tree.nodes[title].whereabouts,
        "only the beginning of the answer to '\(words)' stands here",
        "Save the page that it leads to, and import that: \(address.start).")
    }
    var question = HTMLQuestion(
      method: .heading, line: tree.nodes[title].line, title: self.title(of: title), nodes: nodes)
    question.remarks += remarks
    var others = titles(from: start, to: end)
    if let last = nodes.last(where: { !tree.words(of: $0).isEmpty }) {
      // What stands behind all that holds the question with its answer was not in that.
      let whole = tree.nodes[around([title, last])].end
      others = others.filter { $0 < whole }
    }
    add(question, title: title, over: others)
  }

  /// The headings of the page that no other question holds; those of asides only where no other
  /// asks.
  private func headings() -> [Heading] {
    let all = tree.nodes.indices.compactMap { index -> Heading? in
      guard let level = tree.nodes[index].headingLevel, isFree(index),
        !tree.inside(index).contains(where: isTaken)
      else { return nil }
      let title = cleaned(tree.title(of: index))
      let invites = Invitation.isOne(title.text)
      return Heading(
        index: index, level: level,
        asks: asks(title) && !invites || MythPair.isMyth(title.text), invites: invites)
    }
    let headings = withoutFacts(withoutListsOfMyths(all))
    let outside = headings.filter { heading in
      !tree.isInside(heading.index) { $0.name == "aside" }
    }
    return outside.contains(where: \.asks) ? outside : headings
  }

  /// The headings without those that are nothing but a word for a fact, below one that asks and over none that
  /// does: each is set against the answer above it, and part of that.
  private func withoutFacts(_ headings: [Heading]) -> [Heading] {
    guard let first = headings.firstIndex(where: \.asks) else { return headings }
    return headings.enumerated().filter { place, heading in
      guard place > first, MythPair.isFact(tree.title(of: heading.index)) else { return true }
      let next = headings[(place + 1)...].first
      return next.map { $0.level > heading.level && $0.asks } ?? false
    }.map(\.element)
  }

  /// The headings, of which one over questions that says no more than that they are on myths does not ask.
  private func withoutListsOfMyths(_ headings: [Heading]) -> [Heading] {
    headings.enumerated().map { place, heading in
      guard heading.asks, MythPair.isHeading(cleaned(tree.title(of: heading.index)).text)
      else { return heading }
      let next = headings[(place + 1)...].first
      let isOverHeading = next.map { $0.level > heading.level && $0.asks } ?? false
      guard
        isOverHeading
          || !titles(from: heading.index, to: next?.index ?? tree.nodes.count).isEmpty
      else { return heading }
      var heading = heading
      heading.asks = false
      return heading
    }
  }

  /// The element that holds what the page is about.
  var content: Int {
    let places = tree.nodes.indices
    let main = places.first { tree.nodes[$0].name == "main" || tree.nodes[$0]["role"] == "main" }
    let articles = places.filter { tree.nodes[$0].name == "article" }
    return main ?? (articles.count == 1 ? articles.first : nil)
      ?? places.first { tree.nodes[$0].name == "body" } ?? 0
  }

  /// Whole nodes from one place to another, without those that belong to another question or to the
  /// page.
  func nodes(from start: Int, to end: Int) -> [Int] {
    var nodes: [Int] = []
    var place = start
    let asides = asides(from: start, to: end)
    while place < end {
      let node = tree.nodes[place]
      if isTaken(place) || Self.isNoise(node) || asides.contains(place) {
        place = node.end
      } else if node.end <= end, !holdsTaken(place),
        !asides.contains(where: { place < $0 && $0 < node.end })
      {
        nodes.append(place)
        place = node.end
      } else {
        place += 1
      }
    }
    return nodes
  }
}
