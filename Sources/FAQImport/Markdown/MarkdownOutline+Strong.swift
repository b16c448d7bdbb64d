import FAQModel

extension MarkdownOutline {
  /// The outline in which questions in strong or emphasized words are headings below all others, and the
  /// level of those; nil where there are fewer than two. Such words begin a paragraph and end as a question
  /// does; strong ones may have their answer on the same line.
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
    guard let mark = bytes[start..<end].first, "*_".utf8.contains(mark),
      case let count = bytes[start..<end].prefix(4).prefix(while: { $0 == mark }).count, count < 4,
      line == 0 || isEmpty(bytes, line: line - 1), !isCode(start)
    else { return nil }
    let words = bytes[(start + count)..<end].prefix { $0 != mark }
    let close = bytes[words.endIndex..<end].prefix { $0 == mark }
    let rest = bytes[close.endIndex..<end]
    let isAlone = rest.allSatisfy(\.isASCIISpace)
    guard !words.isEmpty, close.count == count,
      isAlone || count > 1 && rest.first?.isASCIISpace == true,
      Asking.ends(InlineWords(words).text)
    else { return nil }
    return Heading(
      level: level, line: line,
      range:
        start..<(isAlone ? end : close.endIndex + rest.prefix(while: \.isASCIISpace).count),
      words: words.startIndex..<words.endIndex)
  }

  /// Whether an offset stands in code.
  private func isCode(_ offset: Int) -> Bool {
    let place = code.partition { $0.upperBound > offset }
    return place < code.count && code[place].contains(offset)
  }

  private func isEmpty(_ bytes: [UInt8], line: Int) -> Bool {
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    return bytes[lineStarts[line]..<end].allSatisfy(\.isASCIISpace)
  }
}
