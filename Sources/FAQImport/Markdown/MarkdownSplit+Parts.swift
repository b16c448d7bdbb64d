import FAQModel

extension MarkdownSplit {
  /// A heading that may name a shelf.
  struct Shelf {
    let level: Int
    let words: String
    /// Where it begins.
    let start: Int
    /// What stands between it and the next heading, where a question stands above it.
    let own: Range<Int>?
    fileprivate(set) var isUsed: Bool
  }

  /// The headings that a question stands under, from the top down.
  struct Shelves {
    private var headings: [Shelf] = []
    /// Those that no question stood under.
    private(set) var empty: [Shelf] = []

    /// The level of the innermost; 0 where there is none.
    var level: Int { headings.last?.level ?? 0 }

    /// Puts a question under them.
    mutating func take() -> [String] {
      for index in headings.indices { headings[index].isUsed = true }
      return headings.map(\.words).filter { !$0.isEmpty }
    }

    mutating func enter(_ shelf: Shelf) {
      leave(shelf.level)
      headings.append(shelf)
    }

    /// Leaves those of a level and below.
    mutating func leave(_ level: Int) {
      while let last = headings.last, last.level >= level {
        headings.removeLast()
        if !last.isUsed { empty.append(last) }
      }
    }
  }

  /// Enters the shelf that a heading names; one that is of the page, or of its contents, names none.
  private mutating func enter(_ index: Int, above words: ArraySlice<UInt8>) {
    let title = titles[index].words.text
    let isOfPage = Self.isOfPage(title) || PageContents.areOnes(title, words)
    if isOfPage { pageHeadings.append(title) }
    shelves.enter(
      Shelf(
        level: outline.headings[index].level, words: isOfPage ? "" : title,
        start: outline.headings[index].range.lowerBound,
        own: parts.isEmpty ? nil : words.indices, isUsed: isOfPage || title.isEmpty))
  }

  /// The level of the questions below a heading that would be one itself, but asks nothing and has no words of its
  /// own; nil where most below it ask nothing, either.
  private func level(below index: Int, before next: Int) -> Int? {
    let below = index + 1..<next
    guard !below.isEmpty, !Asking.ends(titles[index].words.text),
      case let start = outline.headings[index].range.upperBound,
      case let own = start..<max(start, outline.headings[index + 1].range.lowerBound),
      MarkdownBytes.words(bytes[own]).count == 0,
      let level = Self.questionLevel(outline.headings[below], titles[below], true),
      level > outline.headings[index].level
    else { return nil }
    let all = below.filter { outline.headings[$0].level == level }
    return all.count { Asking.ends(titles[$0].words.text) } * 2 >= all.count ? level : nil
  }

  /// Takes the headings of a level as questions, and those above it that have words of their own.
  mutating func takeHeadings(_ level: Int) {
    takeHeadings(level, among: outline.headings.indices, from: start)
  }

  private mutating func takeHeadings(_ level: Int, among headings: Range<Int>, from start: Int) {
    let first = headings.first { outline.headings[$0].level == level } ?? headings.upperBound
    let places = headings.filter { place in
      // What is set against a myth is of the answer above it.
      let isFact =
        outline.headings[place].level == level && place > first
        && MythPair.isFact(titles[place].words.text)
      return outline.headings[place].level <= level && !isFact
        || place < first && Self.asks(titles[place].words.text)
        || place + 1 == outline.headings.count && Invitation.isOne(titles[place].words.text)
          && Invitation.leadsElsewhere(bytes[outline.headings[place].range.upperBound...])
    }
    gaps.append(start..<(places.first.map { outline.headings[$0].range.lowerBound } ?? bytes.count))
    for (order, index) in places.enumerated() {
      let heading = outline.headings[index]
      let next = order + 1 < places.count ? places[order + 1] : headings.upperBound
      let limit =
        next < outline.headings.count ? outline.headings[next].range.lowerBound : bytes.count
      let end = outline.end(ofAnswer: heading.range.upperBound, before: limit)
      defer { if end < limit { gaps.append(end..<limit) } }
      let rest = heading.range.upperBound..<max(end, heading.range.upperBound)
      guard !Invitation.isOne(titles[index].words.text) else {
        gaps.append(heading.range.lowerBound..<rest.upperBound)
        continue
      }
      if heading.level == level, let inner = self.level(below: index, before: next) {
        enter(index, above: bytes[rest].prefix(0))
        takeHeadings(inner, among: index + 1..<next, from: rest.lowerBound)
        continue
      }
      let isAnswered =
        Self.asks(titles[index].words.text) && MarkdownBytes.words(bytes[rest]).count > 0
      let isQuestion =
        heading.level == level
        && !(FAQTitle.isAll(of: titles[index].words.text) && Asking.ends(titles[index].words.text))
        && (isAnswered || !PageContents.areOnes(titles[index].words.text, bytes[rest]))
      guard isQuestion || isAnswered else {
        enter(index, above: bytes[rest])
        gaps.append(rest)
        continue
      }
      shelves.leave(heading.level)
      var part = Part(
        start: heading.range.lowerBound, title: titles[index].words, anchor: titles[index].anchor,
        categories: shelves.take(), body: [rest], isCell: heading.isCell)
      if !Asking.ends(part.title.text) {
        part.remarks.append(
          "Its heading does not end as a question does; it is one since those beside it are.")
      }
      parts.append(unmarked(part, heading))
      // One that has its own answer may have questions below it, too.
      if heading.level < level {
        shelves.enter(
          Shelf(
            level: heading.level, words: part.title.text, start: part.start, own: nil, isUsed: true
          ))
      }
    }
  }

  /// Says which lines of answers are strong as a whole, as the questions of the page are.
  ///
  /// - Parameter areStrong: whether the questions are strong, too.
  mutating func remarkStrongLines(beside level: Int, areStrong: Bool = true) {
    let areAlone = outline.headings.allSatisfy { heading in
      heading.level != level
        || bytes[heading.words.upperBound..<heading.range.upperBound]
          .allSatisfy { "*_".utf8.contains($0) || $0.isASCIISpace }
          && bytes[..<heading.range.upperBound].last == UInt8(ascii: "\n")
    }
    guard areAlone else { return }
    for index in parts.indices {
      let lines = parts[index].body.flatMap { outline.strongLines(bytes, in: $0) }
      parts[index].remarks += StrongWords.remarks(lines, areOthersStrong: areStrong)
    }
  }

  /// The part without the marks `Q:` in its heading and `A:` before its answer, where it has both.
  private func unmarked(_ part: Part, _ heading: MarkdownOutline.Heading) -> Part {
    let first = MarkdownLine(bytes[heading.words]).first
    guard first < heading.words.upperBound, let body = part.body.first,
      let question = QuestionMark(
        bytes, first, first, heading.words.upperBound, heading.line),
      question.isQuestion,
      let place = bytes[body].firstIndex(where: { !$0.isASCIISpace }),
      let answer = outline.marks.within(body, \.start).first, !answer.isQuestion,
      answer.start <= place, place < answer.content
    else { return part }
    // Strong words that began before the mark go on behind it.
    let title =
      bytes[first..<(question.isOpen ? first + 2 : first)]
      + bytes[question.content..<heading.words.upperBound]
    var unmarked = Part(
      start: part.start,
      title: HeadingWords(Array(title), 0..<title.count).words,
      anchor: part.anchor, categories: part.categories,
      body: [answer.content..<body.upperBound])
    unmarked.opening = answer.isOpen ? "**" : ""
    let marks = [first..<question.content, answer.start..<answer.content].map { mark in
      String(decoding: bytes[mark].filter { !"*_".utf8.contains($0) }, as: UTF8.self).trimmed
    }
    unmarked.remarks =
      part.remarks + ["\(marks.quoted(most: 2)) before the title and its answer were left out."]
    return unmarked
  }

  mutating func takeDetails(_ details: [MarkdownDetails]) {
    var place = start
    for piece in details {
      takeGap(place..<piece.range.lowerBound)
      while next < titles.count, outline.headings[next].range.lowerBound < piece.range.upperBound {
        next += 1
      }
      let title = InlineWords(bytes[piece.summary])
      if MythPair.isFact(title.text), let last = parts.indices.last {
        parts[last].fault = (
          "its answer is set against a fact below it, so it is a myth", MythPair.suggestion
        )
        place = piece.range.upperBound
        continue
      }
      parts.append(
        Part(
          start: piece.range.lowerBound, title: title,
          categories: shelves.take(), body: [piece.body]))
      place = piece.range.upperBound
    }
    takeGap(place..<bytes.count)
  }

  mutating func takePairs(_ pairs: [QuestionPair]) {
    var place = start
    let areCounted = TitleNumbers.count(pairs.map(\.question.number))
    for (index, pair) in pairs.enumerated() {
      takeGap(place..<max(place, pair.question.start))
      let start = index + 1 < pairs.count ? pairs[index + 1].question.start : bytes.count
      let limit = outline.end(ofAnswer: pair.end, before: start)
      while next < titles.count, outline.headings[next].range.lowerBound < pair.end { next += 1 }
      // A heading after the answer ends it, but for one below those that name shelves with words of
      // its own, which is part of it.
      var end = limit
      for place in next..<max(next, outline.headings.count) {
        let heading = outline.headings[place]
        guard heading.range.lowerBound < limit else { break }
        let following =
          place + 1 < titles.count ? outline.headings[place + 1].range.lowerBound : limit
        let words = MarkdownBytes.words(
          bytes[heading.range.upperBound..<max(heading.range.upperBound, min(following, limit))])
        let asks = Asking.ends(titles[place].words.text)
        if shelves.level > 0, heading.level > shelves.level, words.count > 0, !asks { continue }
        end = heading.range.lowerBound
        break
      }
      while next < titles.count, outline.headings[next].range.lowerBound < end { next += 1 }
      var part = part(pair, end, shelves.take())
      if let number = pair.question.number, !areCounted, number != index + 1,
        pair.question.label == "q"
      {
        part.label = "Q\(number): "
      }
      parts.append(part)
      place = end
    }
    takeGap(place..<bytes.count)
  }

  private func part(_ pair: QuestionPair, _ end: Int, _ categories: [String]) -> Part {
    var body = [pair.end..<max(pair.end, end)]
    if let answer = pair.answer {
      body = [
        pair.end..<max(pair.end, answer.start), answer.content..<max(answer.content, end),
      ]
    }
    var inline: QuestionMark?
    if pair.answer == nil, pair.question.isOpen {
      inline = inlineAnswer(after: pair.end, end)
      if let inline { body = [inline.content..<max(inline.content, end)] }
    }
    var part = Part(
      start: pair.question.start, title: InlineWords(bytes[pair.words]), categories: categories,
      body: body)
    part.opening = (pair.answer ?? inline)?.isOpen == true ? "**" : ""
    // A single letter may stand for more than a question, such as `P:` for the pulse.
    if pair.question.label.utf8.count == 1, pair.question.label != "q", !pair.asks(bytes) {
      part.remarks.append(
        "Its words do not end as a question does; it is one since a mark of questions stands before it."
      )
    }
    if !pair.isAnswered {
      part.fault = (
        "no line after it begins with 'A:', so it is unclear which words answer",
        "Begin its answer with 'A:'."
      )
    }
    return part
  }

  /// The mark of an answer that follows a question on its line.
  private func inlineAnswer(after place: Int, _ end: Int) -> QuestionMark? {
    let lineEnd = bytes[place..<max(place, end)].firstIndex(of: UInt8(ascii: "\n")) ?? end
    let first = MarkdownLine(bytes[place..<lineEnd]).first
    guard first < lineEnd,
      let mark = QuestionMark(bytes, first, first, lineEnd, 0), !mark.isQuestion
    else { return nil }
    return mark
  }

  /// Takes what stands between questions: headings name shelves, other words are left out.
  private mutating func takeGap(_ range: Range<Int>) {
    var place = range.lowerBound
    while next < titles.count, outline.headings[next].range.lowerBound < range.upperBound {
      let heading = outline.headings[next]
      if heading.range.lowerBound > place { gaps.append(place..<heading.range.lowerBound) }
      place = max(place, heading.range.upperBound)
      next += 1
      let end = next < titles.count ? outline.headings[next].range.lowerBound : range.upperBound
      enter(next - 1, above: bytes[place..<max(place, min(end, range.upperBound))])
    }
    if place < range.upperBound { gaps.append(place..<range.upperBound) }
  }
}
