import FAQModel

extension BlockQuestionScanner {
  /// Takes a list in which all items ask, with what stands between its items where none has an indent.
  ///
  /// - Returns: where it ends; nil where none begins.
  mutating func takeList(_ line: Int) -> Int? {
    guard lines[line].column < 4, !lines[line].isRule, lines[line].item != nil else { return nil }
    var items = items(from: line)
    var (isOpen, isDoubtful) = (false, false)
    while let last = items.last, question(ofItem: last) != nil, !hasIndent(last),
      let words = next(last.upperBound - 1),
      case let limit = nextHeading(from: words), words < limit
    {
      let more = next(itemAfter: last.lowerBound, within: words..<limit)
      guard isOpen || more != nil else { break }
      isOpen = true
      items[items.count - 1] = trimmed(last.lowerBound..<(more ?? limit))
      guard let more else { break }
      isDoubtful = isDoubtful || endsInTitle(items[items.count - 1])
      items += self.items(from: more)
    }
    let questions = items.compactMap { question(ofItem: $0) }
    let pairs = pairs(items)
    if questions.count == items.count, questions.contains(where: isAnswered), !isDoubtful {
      found += questions
    } else if pairs.count * 2 == items.count {
      found += pairs
    }
    return items.last.map { max($0.upperBound, line + 1) }
  }

  /// Whether words of an item are indented below it, so that words without an indent are none of its answer.
  private func hasIndent(_ item: Range<Int>) -> Bool {
    item.dropFirst().contains {
      !lines[$0].isBlank && lines[$0].column > lines[item.lowerBound].column
    }
  }

  /// Whether the last paragraph of an answer without an indent may be a title of the questions below it: a line of
  /// words behind others that ends no sentence. One of strong words is told of.
  private func endsInTitle(_ item: Range<Int>) -> Bool {
    let below = item.dropFirst().filter { !lines[$0].isBlank }
    guard below.count > 1, let last = below.last, lines[last - 1].isBlank,
      !lines[last].beginsBlock, !outline.isCode(outline.lineStarts[last])
    else { return false }
    let words = String(decoding: lines[last].content, as: UTF8.self)
    return words.last.map { !".!?…。！？)]\"”»".contains($0) } == true
      && !words.contains { $0.isNumber || "*_`|<[@/".contains($0) }
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

  /// The questions of items with their mark, each above one with the mark of an answer.
  private func pairs(_ items: [Range<Int>]) -> [BlockQuestion] {
    stride(from: 0, to: items.count - 1, by: 2).compactMap { place in
      let (asking, answer) = (items[place], items[place + 1])
      guard asking.count == 1, let question = mark(ofItem: asking), question.isQuestion,
        let opening = mark(ofItem: answer), !opening.isQuestion,
        case let words = question.content..<lines[asking.lowerBound].content.endIndex, asks(words)
      else { return nil }
      return aligned(
        BlockQuestion(
          line: asking.lowerBound, words: words, behind: nil,
          opening: (answer.lowerBound, opening.content),
          lines: asking.lowerBound..<answer.upperBound,
          answer: asking.upperBound..<answer.upperBound,
          indent: lines[answer.lowerBound].item?.column ?? 0))
    }
  }

  /// The mark of a question or an answer that an item begins with, alone strong or not at all.
  private func mark(ofItem range: Range<Int>) -> QuestionMark? {
    guard let words = lines[range.lowerBound].item?.rest, !words.isBlank,
      let mark = QuestionMark(
        bytes, outline.lineStarts[range.lowerBound], words.first, words.content.endIndex,
        range.lowerBound)
    else { return nil }
    return mark.isOpen ? nil : mark
  }

  /// A question whose answer has no indent that all of its lines share, but for that of code.
  private func aligned(_ question: BlockQuestion) -> BlockQuestion {
    let least = question.answer.lazy.filter { [lines] in
      !lines[$0].isBlank && $0 != question.opening?.line
    }.map { [lines] in lines[$0].column }.min()
    var question = question
    if let least, (question.indent..<question.indent + 4).contains(least) {
      question.indent = least
    }
    return question
  }

  private func question(ofItem range: Range<Int>) -> BlockQuestion? {
    guard let first = range.first, let item = lines[first].item, !item.rest.isBlank else {
      return nil
    }
    if let level = item.rest.headingLevel {
      let words = item.rest.headingWords(level)
      return asks(words)
        ? aligned(
          BlockQuestion(
            line: first, words: words, behind: nil, lines: range,
            answer: first + 1..<range.upperBound, indent: item.column)) : nil
    }
    guard !item.rest.beginsBlock else { return nil }
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
    return question.map { aligned(withoutLoneItem($0)) }
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
