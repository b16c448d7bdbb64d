import FAQModel

extension HTMLSource {
  /// A question with what tells it from others.
  private struct Taken {
    var question: SourceQuestion
    let found: HTMLQuestion
    /// Whether it is known by its title without the number that stands before that.
    let hasNumber: Bool
    /// What is the same in two ways to write the words of its answer.
    let words: String
    /// The footnotes of the page that the answer has.
    var notes: [Int]
    /// Its nodes, wherever it stands on the page.
    var nodes: [Int]
    var isRefused = false
  }

  /// Turns what was found into questions, each once.
  mutating func take() {
    var taken: [Taken] = []
    var places: [String: Int] = [:]
    let ordered = found.enumerated().sorted {
      ($0.element.method.isData ? 0 : 1, $0.element.line, $0.offset)
        < ($1.element.method.isData ? 0 : 1, $1.element.line, $1.offset)
    }
    let numbered = [true, false].filter { isData in
      TitleNumbers.count(
        ordered.filter { $0.element.method.isData == isData }
          .map { cleaned($0.element.title).value })
    }
    for found in ordered.map(\.element) {
      guard let next = read(found, isNumbered: numbered.contains(found.method.isData)) else {
        continue
      }
      let key = SourceQuestion.key(of: next.question.title)
      guard let index = places[key] else {
        places[key] = taken.count
        taken.append(next)
        continue
      }
      join(next, to: &taken[index])
    }
    taken.removeAll(where: \.isRefused)
    remarkUnseen(in: &taken)
    tellNumbersApart(&taken)
    remarkMarks(in: &taken)
    reading.questions = taken.map(\.question)
    linkQuestions(nodes: taken.map(\.nodes))
    notes = Set(taken.flatMap(\.notes))
    if reading.questions.isEmpty, reading.refused.isEmpty {
      refuse(
        "element at line 1", Self.nothing,
        "Write each question as a heading that ends in '?', with its answer below it.")
    }
  }

  /// Says which of the questions in structured data the page does not show, where it shows others.
  private func remarkUnseen(in taken: inout [Taken]) {
    guard taken.contains(where: { !$0.nodes.isEmpty }) else { return }
    for index in taken.indices where taken[index].nodes.isEmpty {
      taken[index].question.remarks.append(
        "It stands in structured data alone, and the page shows other questions; compare them.")
    }
  }

  /// Makes those of one identity, which have numbers before the same words, known by all their words.
  private func tellNumbersApart(_ taken: inout [Taken]) {
    guard taken.contains(where: { $0.hasNumber }) else { return }
    let names = taken.map { $0.question.identity ?? $0.question.title.lowercased() }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    for (index, name) in names.enumerated() where taken[index].hasNumber && counts[name] != 1 {
      taken[index].question.identity = nil
    }
  }

  /// Says where the mark of a footnote leads to words that came into another answer, as they are not marked as
  /// a footnote and stand below the question that comes last, or into none.
  private mutating func remarkMarks(in taken: inout [Taken]) {
    let marks = tree.nodes.indices.filter { place in
      tree.nodes[place].footnoteAddress != nil && tree.footnotes.targets[place] == nil
        && !tree.footnotes.leavesOut(place)
    }
    guard !marks.isEmpty else { return }
    let owners = owners(of: taken.map(\.found.nodes))
    for place in marks {
      guard let index = owners[place], let id = tree.nodes[place].footnoteAddress,
        let target = places[id] ?? names[id], owners[target] != index,
        !tree.words(of: place).unicodeScalars.contains(where: { $0.properties.isAlphabetic })
      else { continue }
      guard let other = owners[target] else {
        taken[index].question.remarks += remarks(onMark: place, to: target)
        continue
      }
      let words = "'\(tree.words(of: target))'"
      taken[index].question.remarks.append(
        "Its mark '\(tree.words(of: place))' leads to words in the answer to "
          + "'\(taken[other].question.title)', which may belong here: \(words).")
      taken[other].question.remarks.append(
        "A mark in the answer to '\(taken[index].question.title)' leads to these words, which may not "
          + "belong here: \(words).")
    }
  }

  /// Which of some, by the nodes of each, has each node of the page.
  func owners(of all: [[Int]]) -> [Int?] {
    var owners = [Int?](repeating: nil, count: tree.nodes.count)
    for (index, nodes) in all.enumerated() {
      for place in nodes.flatMap({ tree.whole($0) }) { owners[place] = index }
    }
    return owners
  }

  /// What an editor should know of the mark of a footnote that no answer holds; nothing where it leads to a part of
  /// the page, or is no number or the like.
  private func remarks(onMark place: Int, to target: Int) -> [String] {
    let mark = tree.words(of: place)
    let words = tree.words(
      of: tree.nodes[target].name == "a" ? tree.nodes[target].parent ?? target : target)
    guard mark.contains(where: { $0.isNumber || "*†‡§".contains($0) }), !words.isEmpty,
      words.utf8.count <= 600, tree.nodes[target].headingLevel == nil,
      !tree.inside(target).contains(place)
    else { return [] }
    return [
      "Its mark '\(mark)' leads to words that are left out, and may belong here: '\(words)'."
    ]
  }

  /// Why a page without questions is refused.
  static let nothing = "the page holds no question that could be told from its other words"

  private mutating func join(_ next: Taken, to first: inout Taken) {
    let others = first.found.method.isData ? words(beside: first.words, in: next.found.nodes) : nil
    let isSame = next.words == first.words || others != nil
    first.nodes += next.nodes
    defer { if first.question.body == next.question.body { first.notes += next.notes } }
    if first.found.method.isData != next.found.method.isData {
      if isSame {
        if let others, !others.isEmpty {
          reading.dropped.append("words beside the answer to '\(next.question.title)': '\(others)'")
        }
        // The same words: what people see keeps lists and links that data often lacks.
        if first.found.html?.hasTags != true {
          first.question.body = next.question.body
          first.notes = []
        }
        let addresses = Set(first.question.attachments.map(\.address))
        first.question.attachments += next.question.attachments.filter {
          !addresses.contains($0.address)
        }
        first.question.identity = first.question.identity ?? next.question.identity
      } else if !first.isRefused {
        first.question.remarks.append(
          "The page shows other words (\(next.found.place)) than its structured data; compare them."
        )
        reading.dropped.append(
          "another answer to '\(next.question.title)': '\(next.question.body)'")
      }
    } else if isSame {
      first.question.remarks.append("It stands twice on the page (\(next.found.place)).")
    } else {
      let cause = "'\(next.question.title)' stands on the page twice with different answers"
      let suggestion = "Keep one of them, at line \(first.found.line) or line \(next.found.line)."
      if !first.isRefused { refuse(first.found.place, cause, suggestion) }
      first.isRefused = true
      refuse(next.found.place, cause, suggestion)
    }
  }

  /// The words of some nodes besides the one that its class says is the answer, where that has some words; nil where
  /// there is none.
  private func words(beside answer: String, in nodes: [Int]) -> String? {
    let places = nodes.filter { tree.nodes[$0].classes.contains("answer") }
    guard places.count == 1, nodes.count > 1,
      answer == SourceQuestion.key(of: HTMLAnswer(places, in: tree).lines.joined(separator: " "))
    else { return nil }
    return tree.words(of: nodes.filter { $0 != places[0] })
  }

  /// A question with its answer in Markdown; nil where it is refused.
  ///
  /// - Parameter isNumbered: whether the numbers before the titles number the questions.
  private mutating func read(_ found: HTMLQuestion, isNumbered: Bool) -> Taken? {
    var title = cleaned(found.title)
    let words = title.text
    if !isNumbered { title.keepNumber() }
    let hasNumber = words != title.text
    reading.dropped += title.dropped
    if title.text.isEmpty {
      refuse(found.place, "it has an answer but no question", "Give it a question as its title.")
      return nil
    }
    let whole: HTMLAnswer
    do {
      whole = try HTMLAnswer(of: found, in: tree)
    } catch {
      refuse(found.place, "its answer cannot be read: \(error)", "Repair its markup.")
      return nil
    }
    let answer = whole.markdown
    reading.dropped += answer.dropped
    if found.isSetAgainstFact || MythPair.isStated(title.text, answer.body)
      || whole.lines.contains(where: MythPair.isMyth)
    {
      refuse(found.place, MythPair.cause(title.text), MythPair.suggestion)
      return nil
    }
    if answer.body.isEmpty {
      refuse(
        found.place, "'\(title.text)' has no answer", "Write its answer, or leave it out.")
      return nil
    }
    // A number that is shown may be another the next time.
    return Taken(
      question: question(found, title, answer, known: hasNumber ? words.lowercased() : nil),
      found: found, hasNumber: hasNumber && found.identity == nil,
      words: SourceQuestion.key(
        of: Self.unmarked(whole.lines.joined(separator: " "), below: title).words),
      notes: whole.notes, nodes: found.whole)
  }

  /// The words of an answer without its mark, where its title has one, and that.
  private static func unmarked(
    _ answer: String, below title: HTMLTitle
  ) -> (words: String, mark: String?) {
    guard title.isLabelled, let marked = QuestionMark.taken(from: answer), !marked.isQuestion else {
      return (answer, nil)
    }
    return (marked.rest, marked.mark)
  }

  /// - Parameter known: what it is known by where the page gives it no ID; nil for its title.
  private func question(
    _ found: HTMLQuestion, _ title: HTMLTitle, _ answer: AnswerMarkdown, known: String?
  ) -> SourceQuestion {
    let (body, mark) = Self.unmarked(answer.body, below: title)
    var question = SourceQuestion(
      place: found.place,
      identity: found.identity ?? known, title: title.text,
      body: body.isEmpty ? answer.body : body)
    question.locale = found.locale ?? language
    question.author = found.author
    question.date = found.date
    question.attachments = answer.attachments
    question.remarks = title.remarks + found.remarks + answer.remarks
    if let mark, !body.isEmpty {
      question.remarks.append("'\(mark)' before the answer was left out.")
    }
    question.remarks += AskingLines.remarks(answer.body)
    if namesLinks {
      question.remarks += SourceLinks.remarks(
        on: linksToPages(in: found.nodes), to: "other pages of the source")
    }
    return question
  }

  /// The addresses of links in some nodes that lead to other pages of the site.
  private func linksToPages(in nodes: [Int]) -> [String] {
    nodes.flatMap { tree.whole($0) }.compactMap { index in
      guard tree.nodes[index].name == "a", tree.footnotes.targets[index] == nil,
        let address = tree.nodes[index]["href"].map(HTMLAddress.cleaned),
        SourceLinks.isRelative(address), !HTMLAddress.isFile(address),
        PageLinks.place(address, on: page) == nil,
        !tree.words(of: index).isEmpty
      else { return nil }
      return address
    }
  }

  private var language: String? {
    guard let lang = tree.nodes.first?["lang"]?.oneLine, !lang.isEmpty else { return nil }
    return lang
  }
}
