import FAQModel

extension MarkdownOutline {
  /// A plain text in which the further lines of an answer that hang below the words behind its mark are no code:
  /// the indent that all of them share is gone as far as the mark reaches. Nil where there is no such answer.
  ///
  /// Lines keep their numbers. An answer of which that would make headings or questions stays as it is.
  func withoutHangingIndents(_ bytes: [UInt8]) -> [UInt8]? {
    var gone: [(line: Int, columns: Int)] = []
    for (index, mark) in marks.enumerated() where !mark.isQuestion {
      guard index > 0, marks[index - 1].isQuestion else { continue }
      let next = index + 1 < marks.count ? marks[index + 1].start : bytes.count
      let end =
        headings.within(mark.start..<next, \.range.lowerBound).first?.range.lowerBound ?? next
      let isAlone = mark.content < bytes.count && bytes[mark.content] == UInt8(ascii: "\n")
      guard let lines = hanging(bytes, mark.line + 1..<lineCount(before: end), isAlone: isAlone)
      else { continue }
      let width = Self.columns(bytes[mark.start..<mark.content])
      let shared = lines.map(\.columns).min() ?? 0
      if shared > 0 { gone += lines.map { ($0.line, min(shared, width)) } }
    }
    guard !gone.isEmpty else { return nil }
    var result: [UInt8] = []
    var place = 0
    for (line, columns) in gone {
      result += bytes[place..<lineStarts[line]]
      let words = MarkdownLine(bytes[lineStarts[line]...])
      result += [UInt8](repeating: 0x20, count: words.column - columns)
      place = words.first
    }
    return result + bytes[place...]
  }

  /// The lines with words among some, and how far they are indented; nil where none of them would be code, or
  /// one without its indent would be more than words.
  private func hanging(
    _ bytes: [UInt8], _ lines: Range<Int>, isAlone: Bool
  ) -> [(line: Int, columns: Int)]? {
    var hanging: [(line: Int, columns: Int)] = []
    for line in lines {
      let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
      let words = MarkdownLine(bytes[lineStarts[line]..<end])
      guard !words.isBlank else { continue }
      guard words.column > 0 else { return nil }
      hanging.append((line, words.column))
      let isMore =
        bytes[words.first] == UInt8(ascii: "#") || words.underlineLevel != nil
        || QuestionMark(bytes, words.first, words.first, end, line) != nil
      if words.column >= 4, isMore { return nil }
    }
    guard let first = hanging.first, let last = hanging.last else { return nil }
    let range = lineStarts[first.line]..<(lineStarts[last.line] + 1)
    let isCode = code.within(range, \.lowerBound).contains {
      bytes[$0.lowerBound].isASCIISpace
    }
    return isCode || isAlone && first.columns >= 4 ? hanging : nil
  }

  /// The number of lines that begin before an offset.
  private func lineCount(before offset: Int) -> Int { lineStarts.partition { $0 >= offset } }

  /// How many columns characters take, where those of two count as one.
  private static func columns(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { column, byte in
      byte == 0x09 ? column + 4 - column % 4 : column + (byte & 0xC0 == 0x80 ? 0 : 1)
    }
  }
}
