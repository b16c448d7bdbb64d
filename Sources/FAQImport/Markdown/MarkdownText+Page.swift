import FAQModel

extension MarkdownText {
  /// The questions of a page with many.
  func reading(_ split: MarkdownSplit) -> SourceReading {
    var collector = QuestionCollector()
    dropHeadings(of: split, &collector)
    dropPageFields(&collector)
    let names = names(of: split.parts)
    let shelf = shelf
    let spares = SpareDefinitions(bytes, outline, addresses)
    let isNumbered = TitleNumbers.count(split.parts.map { Self.numbered($0.title.text).value })
    var budget = 4 * bytes.count + 65_536
    var anchors = PageAnchors()
    for (index, part) in split.parts.enumerated() {
      let place = "line \(line(part.start))"
      let title = part.label + part.title.text
      if !title.isEmpty, let fault = part.fault {
        collector.refuse(place, "\(title.quoted()): \(fault.cause)", fault.suggestion)
        continue
      }
      let words = holdsWords(part.body) ? Self.withoutRules(text(of: part.body)) : ""
      if let flaw = flaw(place, title: title, answer: words) {
        collector.refuse(flaw)
        continue
      }
      let more = spares.text(for: part.body)
      budget -= more.utf8.count
      guard budget >= 0 else {
        collector.refuse(
          place, "the notes and link targets at the end of the file are used too often",
          "Take the file apart.")
        continue
      }
      let answer = answer(of: part, words, more)
      // Tags may be all that it had.
      if answer.body.isEmpty, let flaw = flaw(place, title: title, answer: "") {
        collector.refuse(flaw)
        continue
      }
      let (number, value, rest) = Self.numbered(title)
      // `Q:` and `3)` are no words of a title, but `3.` and `Q10:` may be.
      let isLeftOut = number.map { isNumbered || value == nil || $0.hasSuffix(")") } == true
      var question = question(place, isLeftOut ? rest : title, answer.body)
      if let number, isLeftOut {
        question.remarks.append("'\(number)' before the title was left out.")
      }
      question.identity = names[index].map { "\(path)#\($0)" }
      anchors.add(question.title, heading: title, anchor: part.anchor)
      question.categories = shelf + part.categories
      question.attachments = answer.attachments
      question.remarks += part.remarks + remarks(onTitle: part.title) + answer.remarks
      question.remarks += AskingLines.remarks(answer.body)
      if index + 1 == split.parts.count { question.remarks += footerRemarks(part) }
      if start > Self.largestShared { question.fields = [] }
      for piece in answer.dropped { collector.drop(piece) }
      collector.add(question, hasOwnIdentity: false)
    }
    for gap in split.gaps {
      refuseQuestions(in: gap, &collector)
      drop(gap, &collector)
    }
    var reading = collector.reading
    reading.questions = PageLinks.completed(reading.questions) { anchors.slug(at: $0) }
    if Self.isText(path), !outline.marks.isEmpty {
      reading.remarks += Self.remarks(onHeadings: split.parts.flatMap(\.categories))
    }
    return reading
  }

  private func dropHeadings(of split: MarkdownSplit, _ collector: inout QuestionCollector) {
    for heading in split.pageHeadings {
      collector.drop("the heading \(heading.quoted()) of the page")
    }
    for heading in split.emptyHeadings {
      let words = heading.words
      if Asking.ends(words) {
        refuse(words, "a heading", &collector)
      } else if let own = heading.own, holdsWords([own]), !PageContents.areLinks(bytes[own]),
        !Invitation.isContact(words)
      {
        collector.refuse(
          "line \(line(heading.start))",
          "\(words.quoted()) stands among questions but asks nothing",
          "Write it as a question if it is one.")
      } else {
        collector.drop("the heading \(words.quoted()) without a question")
      }
    }
  }

  /// The answer of a part in Markdown.
  ///
  /// - Parameter more: the definitions at the end of the page that it uses.
  private func answer(
    of part: MarkdownSplit.Part, _ words: String, _ more: String
  ) -> AnswerMarkdown {
    if Self.isHTML(words) { return AnswerReader.read(words) }
    let tagged = part.isCell ? TaggedMarkdown(words) : nil
    var answer = AnswerMarkdown(body: part.opening + (tagged?.text ?? words) + more)
    answer.attachments = attachments(in: part.body)
    answer.remarks = (tagged?.remarks ?? []) + bodyRemarks(in: part.body)
    return answer
  }

  /// Refuses what asks between the questions, and is marked as a question.
  private func refuseQuestions(in gap: Range<Int>, _ collector: inout QuestionCollector) {
    for asking in AskingLines.lines(String(decoding: bytes[gap], as: UTF8.self))
    where asking.isMarked {
      let words = InlineWords(Array(asking.words.utf8)[...]).text
        .drop { "#-+*. )".contains($0) || $0.isNumber }
      if Invitation.isOne(String(words)) { continue }
      refuse(String(words), "line \(line(gap.lowerBound) + asking.number)", &collector)
    }
  }

  /// What each question of a page is known by: the name that links have for it, or its words without their number,
  /// which may be another the next time. Where others have the same, it is all its words and signs, as a place may
  /// be another's, too.
  private func names(of parts: [MarkdownSplit.Part]) -> [String?] {
    let titles = parts.map { $0.label + $0.title.text }
    let names = zip(parts, titles).map { part, title in
      part.anchor ?? Slug(title: Self.numbered(title).title)?.text
    }
    let counts = Dictionary(names.compactMap { $0 }.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(names, titles).map { name, title in
      name.map { counts[$0] == 1 ? $0 : SourceQuestion.key(of: title) }
    }
  }

  /// What an editor should know of the last answer of a page: words below a rule may be the page's.
  private func footerRemarks(_ part: MarkdownSplit.Part) -> [String] {
    guard let body = part.body.last, let rule = outline.rules.within(body, { $0 }).last,
      case let start = min(bytes.lineEnd(from: rule) + 1, body.upperBound),
      holdsWords([start..<body.upperBound])
    else { return [] }
    let (count, first) = MarkdownBytes.words(bytes[start..<body.upperBound])
    return [
      "What stands below the last rule across the page, \(count) \(count == 1 ? "word" : "words"), is part of the "
        + "answer; take it out if it is the end of the page: '\(first)'."
    ]
  }

  /// What an editor should know of lines of a plain text that are headings as in Markdown.
  private static func remarks(onHeadings names: [String]) -> [String] {
    var seen: Set<String> = []
    let names = names.filter { seen.insert($0).inserted }
    guard !names.isEmpty else { return [] }
    return [
      "Lines are taken for headings, which name the categories of the questions below them: "
        + "\(names.quoted(most: 4))."
    ]
  }

  /// Refuses what asks in another way than what was taken for the questions of the page.
  private func refuse(_ words: String, _ place: String, _ collector: inout QuestionCollector) {
    collector.refuse(
      place,
      "\(words.quoted()) looks like a question, but is not written as the others "
        + "of the page are", "Write all of them alike, such as headings that end in '?'.")
  }

  /// The number or mark that a title on a page of many begins with, such as `1.` or `Q2:`, and the rest.
  ///
  /// The value is nil for a mark without a number.
  private static func numbered(_ title: String) -> (number: String?, value: Int?, title: String) {
    let first = title.prefix { $0 != " " }
    let rest = title[first.endIndex...].drop { $0 == " " }
    guard let last = first.last, ".):".contains(last), !rest.isEmpty else {
      return (nil, nil, title)
    }
    let isMarked = first.hasPrefix("Q")
    let digits = first.dropFirst(isMarked ? 1 : 0).dropLast()
    guard digits.allSatisfy({ ("0"..."9").contains($0) }), digits.count <= 3,
      !digits.isEmpty || isMarked && last != ")"
    else { return (nil, nil, title) }
    return (String(first), Int(digits), String(rest))
  }

  /// The size of the largest front matter whose fields each question of a page has, in bytes.
  private static let largestShared = 4_096

  private func dropPageFields(_ collector: inout QuestionCollector) {
    if !page.title.isEmpty, FAQTitle.isAll(of: page.title) {
      collector.drop("the title \(page.title.quoted()) of the page")
    }
    if let slug = page.slug {
      collector.drop("the slug \(slug.quoted()) of the page")
    }
    let answer = page.answer?.value.string ?? ""
    for (name, text) in [("summary", page.summary), ("answer", answer)] where !text.isEmpty {
      let (count, first) = MarkdownBytes.words(text.utf8)
      collector.drop("the \(name) of the page, \(count) words: '\(first)'")
    }
    if start > Self.largestShared {
      for field in page.fields.prefix(100) {
        collector.drop("the field \(field.name.quoted(60)) of the page")
      }
    }
  }

  /// What the file says of the shelf of all its questions.
  private var shelf: [String] {
    let shelf = page.categories.isEmpty ? Self.folders(of: path) : page.categories
    return page.title.isEmpty || FAQTitle.isAll(of: page.title) ? shelf : shelf + [page.title]
  }

  /// Tells of the words that stand outside of the questions.
  private func drop(_ gap: Range<Int>, _ collector: inout QuestionCollector) {
    var kept: [UInt8] = []
    var place = gap.lowerBound
    for definition in outline.definitions.within(gap, \.range.lowerBound) {
      guard definition.range.upperBound <= gap.upperBound else { break }
      guard definition.address != nil else { continue }
      kept.append(contentsOf: bytes[place..<definition.range.lowerBound])
      place = definition.range.upperBound
    }
    kept.append(contentsOf: bytes[place..<gap.upperBound])
    let (count, first) = MarkdownBytes.words(kept)
    guard count > 0 else { return }
    let offset = bytes[gap].firstIndex { !$0.isASCIISpace } ?? gap.lowerBound
    collector.drop(
      "text outside of the questions from line \(line(offset)) on, "
        + "\(count) \(count == 1 ? "word" : "words"): '\(first)'")
  }

  /// What is told of words that are left out.
  func dropped(_ gap: Range<Int>) -> [String] {
    var collector = QuestionCollector()
    drop(gap, &collector)
    return collector.reading.dropped
  }

  /// The definitions that pieces use and do not hold, as they may stand at their end.
  func spareDefinitions(for pieces: [Range<Int>]) -> String {
    SpareDefinitions(bytes, outline, addresses).text(for: pieces)
  }

  /// A text without the rules that part it from what follows.
  private static func withoutRules(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var isRule = false
    while let last = lines.last {
      let line = MarkdownLine(Array(last.utf8)[...])
      if line.isBlank {
        lines.removeLast()
      } else if line.column < 4, line.isRule,
        lines.dropLast().last?.utf8.allSatisfy(\.isASCIISpace) ?? true
      {
        isRule = true
        lines.removeLast()
      } else {
        break
      }
    }
    return isRule ? lines.joined(separator: "\n") : text
  }
}

/// The definitions of link targets and notes that stand elsewhere on the page than where they are
/// used.
private struct SpareDefinitions {
  private let bytes: [UInt8]
  private var ranges: [String: Range<Int>] = [:]
  private let labels: [(offset: Int, label: String)]

  init(_ bytes: [UInt8], _ outline: MarkdownOutline, _ addresses: MarkdownAddresses) {
    self.bytes = bytes
    labels = addresses.labels
    for definition in outline.definitions where ranges[definition.label] == nil {
      ranges[definition.label] = definition.range
    }
  }

  /// The definitions that a body uses and does not hold, as they may stand at its end.
  func text(for body: [Range<Int>]) -> String {
    guard !labels.isEmpty else { return "" }
    var seen: Set<String> = []
    var texts: [String] = []
    for range in body {
      for (_, label) in labels.within(range, \.offset) where seen.insert(label).inserted {
        guard let place = ranges[label], !body.contains(where: { $0.contains(place.lowerBound) })
        else { continue }
        texts.append(MarkdownText.trimmed(String(decoding: bytes[place], as: UTF8.self)))
      }
    }
    return texts.isEmpty ? "" : "\n\n" + texts.joined(separator: "\n")
  }
}
