import FAQModel

/// Finds the questions of a page that are items of lists, rows of tables, terms of definitions (`: …`), folds of
/// MkDocs (`???`) and of VitePress (`::: details`), or paragraphs with the mark of an answer below them.
struct BlockQuestionScanner {
  let bytes: [UInt8]
  let lines: [MarkdownLine]
  let outline: MarkdownOutline
  /// The lines of headings.
  let headings: [Int]
  /// The lines of nothing but colons.
  private let closings: [Int]
  /// The lines of items that ask.
  var items: [Sign: [Int]] = [:]
  var found: [BlockQuestion] = []

  /// The questions, in the order of their lines; none where fewer than two have an answer.
  static func all(_ bytes: [UInt8], _ outline: MarkdownOutline) -> [BlockQuestion] {
    var scanner = Self(bytes, outline)
    scanner.findItems()
    scanner.scan()
    let answered = scanner.found.count { scanner.isAnswered($0) }
    return answered >= 2 ? scanner.found : []
  }

  private init(_ bytes: [UInt8], _ outline: MarkdownOutline) {
    (self.bytes, self.outline) = (bytes, outline)
    lines = outline.lineStarts.indices.map { line in
      MarkdownLine(bytes[outline.lineStarts[line]..<outline.contentEnd(ofLine: line, bytes)])
    }
    headings = outline.headings.map(\.line)
    closings = lines.indices.filter { [lines] line in
      lines[line].content.count >= 3
        && lines[line].content.allSatisfy { $0 == UInt8(ascii: ":") }
    }
  }

  private mutating func scan() {
    var line = 0
    while line < lines.count {
      let isWords = !lines[line].isBlank && !outline.isCode(outline.lineStarts[line])
      let block = isWords ? takeList(line) ?? takeFold(line) ?? takeContainer(line) : nil
      let words =
        isWords && block == nil ? takeTable(line) ?? takeTerm(line) ?? takeMarked(line) : nil
      line = block ?? words ?? line + 1
    }
  }

  func isAnswered(_ question: BlockQuestion) -> Bool {
    question.behind != nil || question.answer.contains { !lines[$0].isBlank }
  }

  func asks(_ words: Range<Int>) -> Bool {
    let text = InlineWords(bytes[words]).text
    return Asking.ends(text) && !MarkdownSplit.isOfPage(text)
  }

  func words(_ line: MarkdownLine) -> Range<Int> { line.content.indices }

  /// A run of lines without the empty ones at its end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let last = range.last { !lines[$0].isBlank }
    return range.lowerBound..<(last.map { $0 + 1 } ?? range.lowerBound)
  }
}

// MARK: Folds

extension BlockQuestionScanner {
  /// Takes a fold of MkDocs: `??? question "Is it?"`, with its answer indented below it.
  private mutating func takeFold(_ line: Int) -> Int? {
    let content = lines[line].content
    guard lines[line].column == 0, content.starts(with: "???".utf8) else { return nil }
    let below = (line + 1..<lines.count).prefix { lines[$0].isBlank || lines[$0].column >= 4 }
    let answer = trimmed(line + 1..<(below.last ?? line) + 1)
    if let open = content.firstIndex(of: UInt8(ascii: "\"")),
      let close = content.lastIndex(of: UInt8(ascii: "\"")), open < close, asks(open + 1..<close)
    {
      found.append(
        BlockQuestion(
          line: line, words: open + 1..<close, behind: nil,
          lines: line..<max(answer.upperBound, line + 1), answer: answer, indent: 4))
    }
    return max(answer.upperBound, line + 1)
  }

  /// How many closing lines are looked at for that of a container.
  private static let mostClosings = 16

  /// Takes a container as VitePress and MyST have them: `::: details Is it?` up to `:::`.
  private mutating func takeContainer(_ line: Int) -> Int? {
    let content = lines[line].content
    let colons = content.prefix { $0 == UInt8(ascii: ":") }
    guard lines[line].column < 4, colons.count >= 3, colons.count < content.count,
      let close = closings.within(line + 1..<lines.count, { $0 }).prefix(Self.mostClosings)
        .first(where: { lines[$0].content.count >= colons.count })
    else { return nil }
    let name = MarkdownLine(content[colons.endIndex...]).content
    let title = MarkdownLine(name.drop { !$0.isASCIISpace })
    if !title.isBlank, asks(words(title)) {
      found.append(
        BlockQuestion(
          line: line, words: words(title), behind: nil, lines: line..<close + 1,
          answer: line + 1..<close, indent: 0, closing: close))
    }
    return close + 1
  }
}

// MARK: Paragraphs

extension BlockQuestionScanner {
  /// Whether a line is a paragraph that asks.
  private func isAskingParagraph(_ line: Int) -> Bool {
    lines[line].column < 4 && !lines[line].beginsBlock && (line == 0 || lines[line - 1].isBlank)
      && asks(words(lines[line]))
  }

  /// The next line with words.
  func next(_ line: Int) -> Int? {
    (line + 1..<lines.count).first { !lines[$0].isBlank }
  }

  /// Takes a term that asks, with its only definition.
  private mutating func takeTerm(_ line: Int) -> Int? {
    guard isAskingParagraph(line), let first = next(line), isDefinition(first) else { return nil }
    let text = lines[first]
    let rest = MarkdownLine(text.content.dropFirst(), from: text.column + 1)
    var index = first + 1
    while index < lines.count {
      let isApart = lines[index - 1].isBlank
      guard
        lines[index].isBlank || lines[index].column >= 2 || !isApart && !lines[index].beginsBlock
      else { break }
      if isDefinition(index) { return nil }
      index += 1
    }
    let range = trimmed(line..<index)
    found.append(
      BlockQuestion(
        line: line, words: words(lines[line]), behind: nil, opening: (first, rest.first),
        lines: range, answer: line + 1..<range.upperBound, indent: rest.column))
    return range.upperBound
  }

  private func isDefinition(_ line: Int) -> Bool {
    let content = lines[line].content
    return lines[line].column < 4 && content.first == UInt8(ascii: ":")
      && content.dropFirst().first?.isASCIISpace == true
  }

  /// Takes a paragraph that asks above the mark of an answer, up to the next one or a heading.
  private mutating func takeMarked(_ line: Int) -> Int? {
    guard let (first, start) = markedAnswer(below: line) else { return nil }
    let limit = nextHeading(from: first + 1)
    let end = (first + 1..<limit).first { markedAnswer(below: $0) != nil } ?? limit
    let range = trimmed(line..<end)
    found.append(
      BlockQuestion(
        line: line, words: words(lines[line]), behind: nil, opening: (first, start), lines: range,
        answer: line + 1..<range.upperBound, indent: 0))
    return range.upperBound
  }

  /// The line that begins with the mark of an answer below a paragraph that asks, and where its words begin.
  private func markedAnswer(below line: Int) -> (line: Int, start: Int)? {
    guard isAskingParagraph(line), let first = next(line), lines[first].column < 4,
      let mark = QuestionMark(
        bytes, outline.lineStarts[first], lines[first].first, lines[first].content.endIndex, first),
      !mark.isQuestion, !mark.isOpen
    else { return nil }
    return (first, mark.content)
  }
}
