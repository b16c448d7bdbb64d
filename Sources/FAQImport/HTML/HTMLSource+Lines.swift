import FAQModel

/// Questions that are lines of a page: what stands between two breaks or the borders of blocks.
extension HTMLSource {
  private struct Line {
    /// The nodes of its text.
    var texts: [Int]
    /// The element that it is a line of.
    let block: Int

    var first: Int { texts.first ?? block }
    var last: Int { texts.last ?? block }
  }

  /// A line, or the words at its start, that ask.
  private struct LineQuestion {
    let title: [Int]
    /// Where it begins with what stands before its words.
    let start: Int
    /// Where its answer ends at the latest.
    var limit: Int?
  }

  /// Finds questions in lines with the marks `Q:` and `A:`, in the items of lists, in boxes that are all alike, in
  /// lines of strong or emphasized words and in numbered lines, where there are several and nothing else on the page
  /// asks. Boxes and emphasized lines count only on a page that is called one of questions.
  mutating func findLines(isFAQ: Bool) {
    guard found.isEmpty else { return }
    let lines = lines(in: content)
    let ways =
      isFAQ || isCalledFAQ
      ? [labelled, items, boxes, strong, emphasized, numbered]
      : [labelled, items, strong, numbered]
    let questions = ways.lazy.map { $0(lines) }.first { $0.count > 1 } ?? []
    guard !questions.isEmpty else { return }
    let end = tree.nodes[content].end
    let borders = tree.inside(content).filter { tree.nodes[$0].headingLevel != nil } + [end]
    let starts = questions.dropFirst().map(\.start) + [end]
    let limits = limits(of: questions)
    let strongLines = lines.filter { isWhole($0, Self.isStrong) }
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

  /// Where each answer ends at the latest: with the element that holds the question, where each has one of its own
  /// with words below it; else with what holds all of the questions.
  private func limits(of questions: [LineQuestion]) -> [Int] {
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

  private mutating func add(_ question: LineQuestion, to end: Int, _ remarks: [String]) {
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

  private func lines(in root: Int) -> [Line] {
    var lines: [Line] = []
    var isBroken = true
    for place in tree.inside(root) {
      let node = tree.nodes[place]
      if node.kind == .element, node.name == "br" || !HTMLTree.inline.contains(node.name) {
        isBroken = true
      }
      guard node.kind == .text, node.hasWords, isFree(place), !isTaken(place) else { continue }
      let block = tree.ancestor(of: place) { !HTMLTree.inline.contains($0.name) } ?? root
      if isBroken || lines.last?.block != block {
        lines.append(Line(texts: [place], block: block))
      } else {
        lines[lines.count - 1].texts.append(place)
      }
      isBroken = false
    }
    return lines
  }

  private func isQuestion(_ texts: [Int]) -> Bool {
    let title = cleaned(tree.words(of: texts))
    return title.asks && !Invitation.isOne(title.text) && !FAQTitle.isAll(of: title.text)
      && !texts.contains {
        tree.isInside($0) { $0.isLink || Self.holdsNoQuestion.contains($0.name) }
      }
      && !isDatum(texts)
  }

  private static let holdsNoQuestion = ["aside", "blockquote", "figure", "button"]

  /// Whether words are all of a cell beside others.
  private func isDatum(_ texts: [Int]) -> Bool {
    guard let last = texts.last,
      let cell = tree.ancestor(of: last, where: { ["td", "th"].contains($0.name) }),
      let row = tree.nodes[cell].parent
    else { return false }
    let others = [row + 1..<cell, tree.nodes[cell].end..<tree.nodes[row].end]
    return !hasWords(from: last + 1, to: tree.nodes[cell].end)
      && others.contains { $0.contains { ["td", "th"].contains(tree.nodes[$0].name) } }
  }

  private func question(_ line: Line, _ title: [Int]? = nil, to limit: Int? = nil) -> LineQuestion {
    let isFirst = !hasWords(from: line.block, to: line.first)
    return LineQuestion(
      title: title ?? line.texts, start: isFirst ? line.block : line.first, limit: limit)
  }

  /// The lines with the mark of a question and that of an answer on the next.
  private func labelled(_ lines: [Line]) -> [LineQuestion] {
    lines.indices.dropLast().filter { place in
      cleaned(tree.words(of: lines[place].texts)).isLabelled && isQuestion(lines[place].texts)
        && QuestionMark.taken(from: tree.words(of: lines[place + 1].texts)).map {
          !$0.isQuestion && !$0.rest.isEmpty
        } == true
    }.map { question(lines[$0]) }
  }

  /// The first lines of the items of lists in which all ask and have words below; those of lists of one item that
  /// has none have the words behind the list.
  private func items(_ lines: [Line]) -> [LineQuestion] {
    let lists = tree.nodes.indices.filter { place in
      ["ol", "ul"].contains(tree.nodes[place].name) && isFree(place)
        && !tree.isInside(place) { $0.name == "li" }
    }
    var questions: [LineQuestion] = []
    for list in lists {
      let items = tree.children(of: list).filter { tree.nodes[$0].name == "li" }
      let firsts = items.compactMap { item in
        let place = lines.partition { $0.first >= item }
        return place < lines.count && lines[place].first < tree.nodes[item].end
          ? lines[place] : nil
      }
      guard firsts.count == items.count, firsts.allSatisfy({ isQuestion($0.texts) }) else {
        continue
      }
      let end = tree.nodes[list].end
      let ends = firsts.dropFirst().map(\.first) + [end]
      let areAnswered = zip(firsts, ends).allSatisfy { hasWords(from: $0.last + 1, to: $1) }
      guard areAnswered || firsts.count == 1 else { continue }
      questions += firsts.map { question($0, to: areAnswered ? end : nil) }
    }
    return questions
  }

  /// The first lines of elements that stand side by side and are alike, of which all ask and have words below; those
  /// that hold others are none.
  private func boxes(_ lines: [Line]) -> [LineQuestion] {
    var groups: [Box: [(element: Int, line: Line)]] = [:]
    var unfit: Set<Box> = []
    for place in tree.inside(content) where isContainer(place) && isFree(place) {
      let (node, end) = (tree.nodes[place], tree.nodes[place].end)
      let box = Box(parent: node.parent ?? 0, name: node.name, kind: node["class"] ?? "")
      let index = lines.partition { $0.first >= place }
      guard index < lines.count, lines[index].first < end else { continue }
      if isQuestion(lines[index].texts), hasWords(from: lines[index].last + 1, to: end) {
        groups[box, default: []].append((place, lines[index]))
      } else {
        unfit.insert(box)
      }
    }
    let alike = groups.filter { $0.value.count > 1 && !unfit.contains($0.key) }.values
    let titles = alike.flatMap { $0.map(\.line.first) }.sorted()
    let inner = alike.filter { boxes in
      boxes.allSatisfy { box in
        Set(titles.within(box.element..<tree.nodes[box.element].end, { $0 })).count == 1
      }
    }
    return inner.flatMap { $0 }.sorted { $0.element < $1.element }
      .map { question($0.line, to: tree.nodes[$0.element].end) }
  }

  /// What elements have in common that stand side by side and are alike.
  private struct Box: Hashable {
    let parent: Int
    let name: String
    let kind: String
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

  /// The lines that are strong as a whole, and those that begin with strong words that ask.
  private func strong(_ lines: [Line]) -> [LineQuestion] {
    lines.compactMap { line in
      if isWhole(line, Self.isStrong) { return isQuestion(line.texts) ? question(line) : nil }
      let element = tree.ancestor(of: line.first) { ["strong", "b"].contains($0.name) }
      let title = line.texts.prefix { place in
        element.map { tree.inside($0).contains(place) } == true
      }
      return !title.isEmpty && isQuestion(Array(title)) ? question(line, Array(title)) : nil
    }
  }

  /// The lines that are emphasized as a whole, if all of them ask.
  private func emphasized(_ lines: [Line]) -> [LineQuestion] {
    let emphasized = lines.filter { line in
      isWhole(line) { ["em", "i", "u"].contains($0.name) }
    }
    return emphasized.allSatisfy { isQuestion($0.texts) } ? emphasized.map { question($0) } : []
  }

  private func isWhole(_ line: Line, _ isMarked: (HTMLTree.Node) -> Bool) -> Bool {
    line.texts.allSatisfy { tree.isInside($0, where: isMarked) }
  }

  private static func isStrong(_ node: HTMLTree.Node) -> Bool {
    if ["strong", "b"].contains(node.name) { return true }
    let style = node["style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
    return ["bold", "600", "700", "800", "900"].contains { style.contains("font-weight:\($0)") }
  }

  /// The first lines of blocks that count up and ask.
  private func numbered(_ lines: [Line]) -> [LineQuestion] {
    let asking = lines.filter { line in
      !hasWords(from: line.block, to: line.first) && isQuestion(line.texts)
        && cleaned(tree.words(of: line.texts)).value != nil
    }
    let numbers = asking.map { cleaned(tree.words(of: $0.texts)).value ?? 0 }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 + 1 == $1 }) else { return [] }
    return asking.map { question($0) }
  }
}
