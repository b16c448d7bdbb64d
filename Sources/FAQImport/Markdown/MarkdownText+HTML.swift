import FAQModel

extension MarkdownText {
  /// Whether an answer is HTML as a whole, in which Markdown means nothing: each of its paragraphs begins with the
  /// tag of a block, or it is one paragraph of tags and words without a mark of Markdown.
  static func isHTML(_ words: String) -> Bool {
    guard words.utf8.first == UInt8(ascii: "<"), AnswerFormat.of(words) == .html else {
      return false
    }
    var paragraphs = 0
    var areBlocks = true
    var holdsItem = false
    var isOpen = false
    for line in PlainLines.lines(of: words) {
      let line = MarkdownLine(Array(line.utf8)[...])
      if !line.isBlank, !isOpen {
        paragraphs += 1
        areBlocks = areBlocks && line.column < 4 && line.html(inParagraph: true) != nil
      }
      isOpen = !line.isBlank
      let first = line.content.first ?? 0
      holdsItem = holdsItem || first.isASCIIDigit || "-+>#".utf8.contains(first)
    }
    return areBlocks || paragraphs == 1 && !holdsItem && !holdsMark(Array(words.utf8))
  }

  /// Whether words beside tags hold what marks words in Markdown.
  private static func holdsMark(_ bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      if let tag = WrittenTags.tag(at: place, in: bytes) {
        place = tag.end
        continue
      }
      if "*_`[|~\\".utf8.contains(bytes[place]) { return true }
      place += 1
    }
    return false
  }
}
