import FAQModel

/// Reads the text of a page as a scraper left it: navigation, the question twice (as the title of the
/// page and as its heading), the answer with its headings and lists flattened, and links without
/// their targets.
package enum ScrapedText {
  /// The questions of the text.
  ///
  /// A line that stands twice, one right after the other, and ends as a question does, is the
  /// question, the first time perhaps with the name of the site behind it; a single question on the
  /// first line is one too, and so is one that stands again below navigation or a byline; where there are none of
  /// these, so are the lines of a ``ScrapedList``. Nothing else is made into one: a text without is refused, and so is
  /// one that sets myths against facts, where a myth would become an answer.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for bytes that are no text, and for HTML.
  package static func read(_ bytes: [UInt8]) throws -> SourceReading {
    let (text, encoding) = try SourceEncoding.decode(bytes)
    let start = text.prefix(200).lowercased().trimmed
    guard !start.hasPrefix("<!doctype"), !start.hasPrefix("<html") else {
      throw Refusal.invalidFile(line: 1, cause: "it is HTML, not the text of a page")
    }
    let spaced = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
      .replacing("\u{AD}", with: "")
    var reading = read(ScrapedLine.lines(of: spaced))
    reading.remarks += encoding.remarks
    return reading
  }

  private static func read(_ lines: [ScrapedLine]) -> SourceReading {
    var collector = QuestionCollector()
    guard let first = lines.first else {
      collector.refuse("line 1", "the text is empty", "Give the text of a page.")
      return collector.reading
    }
    if let line = MythPair.line(in: lines) {
      collector.refuse(
        "line \(line)", "it sets myths against facts, so it is unclear which words answer",
        "Write it as questions with their answers.")
      return collector.reading
    }
    let twice = titlePlaces(lines)
    let list = ScrapedList(twice.isEmpty ? lines : [])
    let titles = twice + list.places.map { $0..<$0 + 1 }
    guard let firstTitle = titles.first else {
      if let line = list.doubtful {
        collector.refuse(
          "line \(line.number)",
          "it is unclear whether \(line.words.quoted()) ends an answer or is a title of the questions below it",
          "End it as a sentence if it is of the answer, or take it out.")
        return collector.reading
      }
      collector.refuse(
        "line \(first.number)", fault(lines),
        lines.count(where: \.isQuestion) > 1
          ? "Number the questions, '1.' and so on, or write each twice, on a line each, above its answer."
          : "Write the question on the first two lines, above its answer.")
      return collector.reading
    }
    let navigation = Array(lines[..<firstTitle.lowerBound])
    var parts: [QuestionParts] = []
    for (index, title) in titles.enumerated() {
      var end = index + 1 < titles.count ? titles[index + 1].lowerBound : lines.count
      // What stood before the first question of a page stands before that of the next one too.
      let repeated = lines[title.upperBound..<end].suffix(navigation.count)
      if index + 1 < titles.count, !navigation.isEmpty,
        repeated.map(\.words) == navigation.map(\.words)
      {
        end -= navigation.count
      }
      let answer = ScrapedAnswer(Array(lines[title.upperBound..<end]))
      var part = QuestionParts(place: "line \(lines[title.lowerBound].number)")
      let (words, mark) = list.title(at: title.upperBound - 1, lines)
      part.title = words
      part.answer = answer.markdown()
      part.format = .markdown
      part.remarks = answer.remarks
      if let mark { part.remarks.append("\(mark.quoted()) before the title was left out.") }
      if index == 0 { part.remarks += prose(before: navigation) }
      if lines[title.lowerBound].words != lines[title.upperBound - 1].words {
        collector.drop("the title of the page: \(lines[title.lowerBound].words)")
      }
      for piece in answer.dropped { collector.drop(piece) }
      parts.append(part)
    }
    for line in navigation { collector.drop("before the question: \(line.words)") }
    return QuestionParts.reading(parts, collector)
  }

  /// Why no line is the question.
  private static func fault(_ lines: [ScrapedLine]) -> String {
    let asking = lines.filter(\.isQuestion)
    guard let first = asking.first else { return "it has no question" }
    let named = first.words.quoted()
    if lines.count == 1 { return "its answer is empty: \(named)" }
    return asking.count == 1
      ? "the one line that asks, \(named), is not the first and does not stand twice, so it is "
        + "unclear whether it is the question"
      : "it has more than one line that may be the question, and it is unclear which stands above the answer"
  }

  /// Where questions stand, each with its repetition.
  private static func titlePlaces(_ lines: [ScrapedLine]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    while index + 1 < lines.count {
      let next = lines[index + 1]
      let heading = lines[index].isTitle(ofPage: next) ? next : lines[index]
      var end = index + 1
      while end < lines.count, lines[end].words == heading.words { end += 1 }
      if end > index + 1, heading.isQuestion { places.append(index..<end) }
      index = end
    }
    guard places.isEmpty else { return places }
    let single = lines.indices.filter { lines[$0].isQuestion }
    if let place = repetition(of: single, in: lines) { return [place..<(place + 1)] }
    guard single == [0], lines.count > 1 else { return [] }
    return [0..<1]
  }

  /// Where a line that asks stands again as the heading of the page, or below the title of the page that has it, with
  /// nothing but short lines such as navigation before that; nil where others ask, too, unless no more than a byline
  /// stands between the two, and no other stands twice.
  private static func repetition(of asking: [Int], in lines: [ScrapedLine]) -> Int? {
    let isTitled = asking.first.map { lines[0].isTitle(ofPage: lines[$0]) } ?? false
    let places = asking.prefix(isTitled ? 1 : 2)
    guard let heading = places.last, heading > 0 else { return nil }
    let first = isTitled ? 0 : places[0]
    let between = lines[first..<heading].dropFirst()
    let isSigned = !between.isEmpty && between.allSatisfy(\.isByline)
    guard isTitled || places.count == 2 && lines[first].words == lines[heading].words,
      asking.count == places.count || isSigned,
      Set(asking.map { lines[$0].words }).count == asking.count - places.count + 1,
      !lines[..<heading].contains(where: {
        ($0.isSentence || $0.isQuotedSentence) && !$0.isByline
      })
    else { return nil }
    return heading
  }

  /// What to say of sentences that stand where navigation does.
  private static func prose(before lines: [ScrapedLine]) -> [String] {
    lines.contains(where: \.isSentence)
      ? ["Sentences that stood before the question were left out; see what was dropped."] : []
  }
}
