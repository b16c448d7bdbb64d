import FAQModel

extension MarkdownOutline {
  /// The outline in which paragraphs of one line, all of it strong and ending as a question does, are
  /// headings below all others, and the level of those; nil where there are fewer than two.
  func takingStrongQuestions(_ bytes: [UInt8]) -> (outline: MarkdownOutline, level: Int)? {
    let level = (headings.map(\.level).max() ?? 0) + 1
    let strong = lineStarts.indices.compactMap { strongQuestion(bytes, line: $0, level) }
    guard level <= 6, strong.count >= 2 else { return nil }
    var outline = self
    outline.headings = (headings + strong).sorted { $0.line < $1.line }
    return (outline, level)
  }

  private func strongQuestion(_ bytes: [UInt8], line: Int, _ level: Int) -> Heading? {
    let start = lineStarts[line]
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    var words = bytes[start..<end]
    while let last = words.last, MarkdownBytes.isSpace(last) { words.removeLast() }
    guard words.count > 4, let mark = words.first, "*_".utf8.contains(mark),
      words.prefix(2).allSatisfy({ $0 == mark }), words.suffix(2).allSatisfy({ $0 == mark }),
      line == 0 || isEmpty(bytes, line: line - 1),
      line + 1 >= lineStarts.count || isEmpty(bytes, line: line + 1),
      !isCode(start)
    else { return nil }
    words = words.dropFirst(2).dropLast(2)
    guard !words.contains(mark), MarkdownSplit.asks(InlineWords(words).text) else { return nil }
    return Heading(
      level: level, line: line, range: start..<end, words: words.startIndex..<words.endIndex)
  }

  /// Whether an offset stands in code.
  private func isCode(_ offset: Int) -> Bool {
    let place = code.partition { $0.upperBound > offset }
    return place < code.count && code[place].contains(offset)
  }

  private func isEmpty(_ bytes: [UInt8], line: Int) -> Bool {
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    return bytes[lineStarts[line]..<end].allSatisfy(MarkdownBytes.isSpace)
  }
}
