import FAQModel

extension BlockQuestionScanner {
  /// Takes a list in which all items ask, with what stands between its items without an indent.
  ///
  /// - Returns: where it ends; nil where none begins.
  mutating func takeList(_ line: Int) -> Int? {
    guard lines[line].column < 4, !lines[line].isRule, lines[line].item != nil else { return nil }
    var items = items(from: line)
    var isOpen = false
    while let last = items.last, question(ofItem: last) != nil,
      let words = next(last.upperBound - 1),
      case let limit = nextHeading(from: words), words < limit
    {
      let more = next(itemAfter: last.lowerBound, within: words..<limit)
      guard isOpen || more != nil else { break }
      isOpen = true
      items[items.count - 1] = trimmed(last.lowerBound..<(more ?? limit))
      guard let more else { break }
      items += self.items(from: more)
    }
    let questions = items.compactMap { question(ofItem: $0) }
    if questions.count == items.count, questions.contains(where: isAnswered) { found += questions }
    return items.last.map { max($0.upperBound, line + 1) }
  }

  /// What marks an item: a sign, or what stands behind its number.
  struct Sign: Hashable {
    let sign: UInt8?
    let number: Int?
  }

  private func sign(_ line: Int) -> Sign {
    let digits = lines[line].content.prefix(while: \.isASCIIDigit)
    return Sign(
      sign: lines[line].content[digits.endIndex...].first,
      number: Int(String(decoding: digits, as: UTF8.self)))
  }

  mutating func findItems() {
    for line in lines.indices
    where lines[line].column < 4 && !lines[line].isRule && lines[line].item != nil
      && !outline.isCode(outline.lineStarts[line]) && question(ofItem: line..<line + 1) != nil
    { items[sign(line), default: []].append(line) }
  }

  /// The line of the next item of a list that other words stand within: it asks, and has the next number, or the
  /// same where all are the first.
  private func next(itemAfter line: Int, within range: Range<Int>) -> Int? {
    let last = sign(line)
    var signs = [Sign(sign: last.sign, number: last.number.map { $0 + 1 })]
    if last.number == 1 { signs.append(last) }
    return signs.compactMap { (items[$0] ?? []).within(range, { $0 }).first }.min()
  }

  /// The line of the next heading; the end where there is none.
  func nextHeading(from line: Int) -> Int {
    headings.within(line..<lines.count, { $0 }).first ?? lines.count
  }

  /// The lines of each item of the list that begins on a line. What is indented further than the sign of an item is
  /// of it, as people write it, though CommonMark asks for as much as its words.
  private func items(from line: Int) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var (start, index, isAfterEmpty) = (line, line + 1, false)
    while index < lines.count {
      let next = lines[index]
      let column = lines[start].item?.column ?? 0
      if next.isBlank {
        isAfterEmpty = true
      } else if next.column < column, next.item != nil, !next.isRule,
        sign(index).sign == sign(line).sign
      {
        items.append(start..<index)
        (start, isAfterEmpty) = (index, false)
      } else if next.column > lines[start].column || !isAfterEmpty && !next.beginsBlock {
        isAfterEmpty = false
      } else {
        break
      }
      index += 1
    }
    return (items + [start..<index]).map(trimmed)
  }

  private func question(ofItem range: Range<Int>) -> BlockQuestion? {
    guard let first = range.first, let item = lines[first].item, !item.rest.isBlank,
      !item.rest.beginsBlock
    else { return nil }
    let more = range.dropFirst().prefix { !lines[$0].isBlank && !lines[$0].beginsBlock }
    let (start, end) = (item.rest.first, lines[more.last ?? first].content.endIndex)
    let below = (more.last ?? first) + 1..<range.upperBound
    var question: BlockQuestion?
    func take(_ words: Range<Int>, behind: Range<Int>? = nil, answer: Range<Int>) {
      question = BlockQuestion(
        line: first, words: words, behind: behind, lines: range, answer: answer, indent: item.column
      )
    }
    if asks(start..<end), more.isEmpty || !below.isEmpty {
      take(start..<end, answer: below)
    } else if asks(words(item.rest)) {
      take(words(item.rest), answer: first + 1..<range.upperBound)
    } else if case let end = item.rest.content.endIndex,
      let strong = MarkdownOutline.strongStart(bytes, start, end), strong.isApart,
      asks(strong.words)
    {
      take(strong.words, behind: strong.answer..<end, answer: first + 1..<range.upperBound)
    }
    return question.map(withoutLoneItem)
  }

  /// An answer that is an item alone loses the sign of that.
  private func withoutLoneItem(_ question: BlockQuestion) -> BlockQuestion {
    let answer = question.answer.filter { !lines[$0].isBlank }
    guard question.behind == nil, let first = answer.first, let item = lines[first].item,
      !lines[first].isRule, !item.rest.isBlank, !item.rest.beginsBlock,
      answer.dropFirst().allSatisfy({ lines[$0].column >= item.column })
    else { return question }
    var question = question
    question.opening = (first, item.rest.first)
    question.indent = item.column
    return question
  }
}
