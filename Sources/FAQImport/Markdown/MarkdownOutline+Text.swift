import FAQModel

extension MarkdownOutline {
  /// The outline of a plain text, in which a line with `#` right below the words of a question or an answer
  /// behind a mark is part of these. It is a heading, as in Markdown, where an empty line or another heading
  /// stands right before it, or the next question right below.
  func asText(_ bytes: [UInt8]) -> Self {
    guard let first = marks.first?.line else { return self }
    // Where a question begins, or a heading with one right below it.
    var starts = Set(marks.filter(\.isQuestion).map(\.start))
    for heading in headings.reversed() where starts.contains(heading.range.upperBound) {
      starts.insert(heading.range.lowerBound)
    }
    var outline = self
    outline.headings = []
    for heading in headings {
      let isHeading =
        heading.line < first || starts.contains(heading.range.lowerBound)
        || outline.headings.last?.range.upperBound == heading.range.lowerBound
        || !followsWords(heading, bytes)
      if isHeading { outline.headings.append(heading) }
    }
    return outline
  }

  /// Whether a heading with `#` stands right below a line of words.
  private func followsWords(_ heading: Heading, _ bytes: [UInt8]) -> Bool {
    guard heading.line > 0,
      bytes[heading.range].first(where: { !$0.isASCIISpace }) == UInt8(ascii: "#")
    else { return false }
    let above = bytes[lineStarts[heading.line - 1]..<lineStarts[heading.line]]
    return !above.allSatisfy(\.isASCIISpace)
  }
}
