import FAQModel

extension BlockQuestionScanner {
  /// Takes a table of questions and answers: one of two columns, or of which the first row names the two beside others
  /// of numbers.
  ///
  /// - Returns: where it ends; nil where none begins.
  mutating func takeTable(_ line: Int) -> Int? {
    guard line + 1 < lines.count, lines[line].content.contains(UInt8(ascii: "|")),
      lines[line + 1].isDelimiterRow, case let names = cells(line),
      cells(line + 1).count == names.count
    else { return nil }
    let below = (line + 2..<lines.count).prefix {
      !lines[$0].isBlank && lines[$0].content.contains(UInt8(ascii: "|"))
    }
    let rows = below.map { (line: $0, cells: cells($0)) }
    let end = (below.last ?? line + 1) + 1
    guard rows.allSatisfy({ $0.cells.count == names.count }),
      let (question, answer) = columns(names, rows.map(\.cells)),
      rows.allSatisfy({ asks($0.cells[question]) })
    else { return end }
    found += rows.map { line, cells in
      BlockQuestion(
        line: line, words: cells[question], behind: cells[answer], isRow: true,
        lines: line..<line + 1, answer: line..<line, indent: 0)
    }
    return end
  }

  private func columns(
    _ names: [Range<Int>], _ rows: [[Range<Int>]]
  ) -> (question: Int, answer: Int)? {
    if names.count == 2 { return (0, 1) }
    let fields = names.map { SourceField.named(InlineWords(bytes[$0]).text)?.field }
    guard let question = fields.firstIndex(of: .question),
      let answer = fields.firstIndex(of: .answer)
    else { return nil }
    let others = names.indices.filter { $0 != question && $0 != answer }
    let areNumbers = rows.allSatisfy { row in
      others.allSatisfy {
        !String(decoding: bytes[row[$0]], as: UTF8.self).contains(where: \.isLetter)
      }
    }
    return areNumbers ? (question, answer) : nil
  }

  /// The words of the cells of a row; `\|` parts none.
  private func cells(_ line: Int) -> [Range<Int>] {
    var row = lines[line].content
    if row.first == UInt8(ascii: "|") { row.removeFirst() }
    if row.last == UInt8(ascii: "|"), row.dropLast().last != UInt8(ascii: "\\") { row.removeLast() }
    var cells: [Range<Int>] = []
    var start = row.startIndex
    for place in row.indices
    where row[place] == UInt8(ascii: "|") && row[..<place].last != UInt8(ascii: "\\") {
      cells.append(start..<place)
      start = place + 1
    }
    return (cells + [start..<row.endIndex]).map { MarkdownLine(bytes[$0]).content.indices }
  }
}
