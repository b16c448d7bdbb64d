import FAQModel

extension MarkdownOutline {
  /// The outline in which questions in strong or emphasized words are headings below all others, and the
  /// level of those; nil where there are fewer than two. Such words begin a paragraph and end as a question
  /// does; strong ones may have their answer on the same line. Where two do, strong words that stand alone on
  /// a line right below other words are a question, too, unless a sentence goes on with them.
  func takingStrongQuestions(_ bytes: [UInt8]) -> (outline: MarkdownOutline, level: Int)? {
    let level = (headings.map(\.level).max() ?? 0) + 1
    let strong = lineStarts.indices.compactMap { strongQuestion(bytes, line: $0, level) }
    let apart = strong.filter { !followsWords(bytes, line: $0.line) }
    guard level <= 6, apart.count >= 2 else { return nil }
    var outline = self
    outline.headings = (headings + strong).sorted { $0.line < $1.line }
    return (outline, level)
  }

  private func strongQuestion(_ bytes: [UInt8], line: Int, _ level: Int) -> Heading? {
    let start = lineStarts[line]
    let end = self.end(ofLine: line, bytes)
    guard !isCode(start), let strong = Self.strongStart(bytes, start, end) else { return nil }
    let isAlone = bytes[strong.answer..<end].allSatisfy(\.isASCIISpace)
    guard isAlone || strong.count > 1 && strong.isApart,
      !followsWords(bytes, line: line)
        || strong.count == 2 && isAlone && !goesOn(bytes, bytes[strong.words], line: line),
      Asking.ends(InlineWords(bytes[strong.words]).text)
    else { return nil }
    return Heading(
      level: level, line: line, range: start..<(isAlone ? end : strong.answer), words: strong.words)
  }

  /// The strong or emphasized words that a line begins with, how many signs mark them, and where what stands behind
  /// them begins, parted from them or not; nil where it begins with none.
  static func strongStart(
    _ bytes: [UInt8], _ start: Int, _ end: Int
  ) -> (words: Range<Int>, count: Int, answer: Int, isApart: Bool)? {
    guard let mark = bytes[start..<end].first, "*_".utf8.contains(mark),
      case let count = bytes[start..<end].prefix(4).prefix(while: { $0 == mark }).count, count < 4
    else { return nil }
    let words = bytes[(start + count)..<end].prefix { $0 != mark }
    let close = bytes[words.endIndex..<end].prefix { $0 == mark }
    guard !words.isEmpty, close.count == count else { return nil }
    let answer = answer(bytes, behind: close.endIndex, end)
    return (words.indices, count, answer.start, answer.isApart)
  }

  /// Where the answer begins behind strong words on their line, and whether a space or a break (`<br>`) parts it from
  /// them; a break before what would begin a block in its place is part of the answer.
  private static func answer(
    _ bytes: [UInt8], behind place: Int, _ end: Int
  ) -> (start: Int, isApart: Bool) {
    func words(_ start: Int) -> Int {
      start + bytes[start..<end].prefix(while: \.isASCIISpace).count
    }
    let first = words(place)
    var start = first
    while start < end, let tag = WrittenTags.tag(at: start, in: bytes), tag.name == "br",
      tag.end <= end
    { start = words(tag.end) }
    let isBlock =
      start > first && start < end && MarkdownLine(bytes[start..<end]).beginsBlock
    return (isBlock ? first : start, start > place)
  }

  /// The words of the paragraphs of one line in a range that are strong as a whole.
  func strongLines(_ bytes: [UInt8], in range: Range<Int>) -> [String] {
    guard !range.isEmpty, !lineStarts.isEmpty else { return [] }
    return (line(of: range.lowerBound)...line(of: range.upperBound - 1)).compactMap { line in
      let start = lineStarts[line]
      guard range.contains(start), bytes[start...].starts(with: "**".utf8), !isCode(start),
        !followsWords(bytes, line: line)
      else { return nil }
      let words = String(decoding: bytes[start..<end(ofLine: line, bytes)], as: UTF8.self).trimmed
      let inside = words.dropFirst(2).dropLast(2)
      guard words.hasSuffix("**"), !inside.isEmpty, !inside.contains("**") else { return nil }
      return InlineWords(Array(inside.utf8)[...]).text
    }
  }

  private func followsWords(_ bytes: [UInt8], line: Int) -> Bool {
    line > 0 && !isEmpty(bytes, line: line - 1)
  }

  /// Whether the line above goes on with words on a line of their own: as a sentence that has not ended, or as
  /// one more of strong words that ask.
  private func goesOn(_ bytes: [UInt8], _ words: ArraySlice<UInt8>, line: Int) -> Bool {
    let above = bytes[lineStarts[line - 1]..<lineStarts[line]]
    let text = String(decoding: above.suffix(400), as: UTF8.self).wordsOnOneLine
    if "*_".utf8.contains(above.first ?? 0), Asking.ends(text) { return true }
    guard let last = text.last(where: { !"*_)]\"'”’»".contains($0) }) else { return false }
    if ".!?…。！？؟".contains(last) || MarkdownLine(above).item != nil { return false }
    let next = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    let below = bytes[next..<(next < bytes.count ? end(ofLine: line + 1, bytes) : next)]
    return ",;:(-–".contains(last) || Self.isLowercase(words) || Self.isLowercase(below)
  }

  private static func isLowercase(_ words: ArraySlice<UInt8>) -> Bool {
    String(decoding: words.prefix(40), as: UTF8.self).first?.isLowercase == true
  }

  /// Whether an offset stands in code.
  func isCode(_ offset: Int) -> Bool {
    let place = code.partition { $0.upperBound > offset }
    return place < code.count && code[place].contains(offset)
  }

  /// Where the words of a line end, before its line end.
  func contentEnd(ofLine line: Int, _ bytes: [UInt8]) -> Int {
    let end = end(ofLine: line, bytes)
    return end > lineStarts[line] && bytes[end - 1] == UInt8(ascii: "\n") ? end - 1 : end
  }

  private func isEmpty(_ bytes: [UInt8], line: Int) -> Bool {
    bytes[lineStarts[line]..<end(ofLine: line, bytes)].allSatisfy(\.isASCIISpace)
  }

  private func end(ofLine line: Int, _ bytes: [UInt8]) -> Int {
    line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
  }
}
