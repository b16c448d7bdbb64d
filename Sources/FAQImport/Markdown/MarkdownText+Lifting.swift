import FAQModel

extension MarkdownText {
  /// The text in which the questions of ``BlockQuestionScanner`` are headings below all others, and the lines of their
  /// answers begin where others do; nil where there are none. Lines keep their numbers.
  var lifted: MarkdownText? {
    let questions = BlockQuestionScanner.all(bytes, outline)
    let inside = questions.map(\.lines)
    let level = (headings(without: inside, outline).map(\.level).max() ?? 0) + 1
    guard !questions.isEmpty, level <= 6 else { return nil }
    var lift = Lift(bytes, outline, from: start)
    for question in questions { lift.take(question, level) }
    lift.copy(upTo: outline.lineStarts.count)
    var lifted = MarkdownOutline(lift.text, from: start)
    if Self.isText(path) { lifted = lifted.asText(lift.text) }
    lifted.headings = headings(without: inside, lifted)
    // Those with marks of their own are pairs.
    if QuestionPair.all(lift.text, lifted).count(where: { $0.answer != nil }) < questions.count {
      lifted.headings = (lifted.headings + lift.headings).sorted { $0.line < $1.line }
    }
    lifted.answerEnds = lift.ends
    return MarkdownText(lift.text, lifted, of: self)
  }

  /// The headings of the page, which stand in none of some blocks.
  private func headings(
    without blocks: [Range<Int>], _ outline: MarkdownOutline
  ) -> [MarkdownOutline.Heading] {
    outline.headings.filter { heading in
      let place = blocks.partition { $0.upperBound > heading.line }
      return place == blocks.count || !blocks[place].contains(heading.line)
    }
  }
}

/// A text that is written anew, line by line.
private struct Lift {
  private(set) var text: [UInt8]
  private(set) var headings: [MarkdownOutline.Heading] = []
  private(set) var ends: [Int] = []
  private let bytes: [UInt8]
  private let outline: MarkdownOutline
  /// The first line that is not written yet.
  private var next = 0

  init(_ bytes: [UInt8], _ outline: MarkdownOutline, from start: Int) {
    (self.bytes, self.outline) = (bytes, outline)
    text = Array(bytes[..<start])
  }

  /// Writes the lines before a line as they are.
  mutating func copy(upTo line: Int) {
    guard next < line else { return }
    let end = line < outline.lineStarts.count ? outline.lineStarts[line] : bytes.count
    text += bytes[outline.lineStarts[next]..<end]
    next = line
  }

  mutating func take(_ question: BlockQuestion, _ level: Int) {
    copy(upTo: question.line)
    let start = text.count
    write(question.words, question)
    let words = start..<text.count
    text.append(question.behind == nil ? UInt8(ascii: "\n") : UInt8(ascii: " "))
    headings.append(
      MarkdownOutline.Heading(
        level: level, line: question.line, range: start..<text.count, words: words,
        isCell: question.isRow))
    if let behind = question.behind {
      // Spaces at the end of a line break it.
      let end =
        question.isRow ? behind.upperBound : outline.contentEnd(ofLine: question.line, bytes)
      write(behind.lowerBound..<end, question)
      endLine()
    }
    for line in question.answer { write(line, question) }
    if question.closing != nil { endLine() }
    ends.append(text.count)
    next = question.lines.upperBound
  }

  private mutating func endLine() { text.append(UInt8(ascii: "\n")) }

  private mutating func write(_ words: Range<Int>, _ question: BlockQuestion) {
    for place in words {
      let isEscape =
        question.isRow && bytes[place] == UInt8(ascii: "\\") && place + 1 < words.upperBound
        && bytes[place + 1] == UInt8(ascii: "|")
      if !isEscape { text.append(bytes[place]) }
    }
  }

  private mutating func write(_ line: Int, _ question: BlockQuestion) {
    let words = MarkdownLine(
      bytes[outline.lineStarts[line]..<outline.contentEnd(ofLine: line, bytes)])
    let isOpening = question.opening?.line == line
    if !isOpening, !words.isBlank {
      text += [UInt8](repeating: 0x20, count: max(0, words.column - question.indent))
    }
    let start = isOpening ? question.opening?.start ?? words.first : words.first
    text += bytes[start..<outline.contentEnd(ofLine: line, bytes)]
    endLine()
  }
}
