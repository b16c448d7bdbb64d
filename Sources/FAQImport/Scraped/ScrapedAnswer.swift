import FAQModel

/// The answer of a scraped page: the lines below its question.
struct ScrapedAnswer {
  private var lines: [ScrapedLine]
  private(set) var dropped: [String] = []
  private(set) var remarks: [String] = []

  init(_ lines: [ScrapedLine]) {
    self.lines = Array(lines[..<Self.end(of: lines)])
    dropped = lines[self.lines.count...].reversed().map(Self.dropped)
    while let last = self.lines.last, last.isCall || last.isFurniture {
      self.lines.removeLast()
      dropped.append(Self.dropped(last))
    }
    dropped.reverse()
    if self.lines.contains(where: \.isCall) {
      remarks.append("The answer holds words such as 'Learn more' whose link is gone.")
    }
  }

  private static func dropped(_ line: ScrapedLine) -> String {
    line.isCall ? "a call whose link is gone: \(line.words)" : "after the answer: \(line.words)"
  }

  /// Where the answer ends: before the first line below its last sentence or item that can only be
  /// the end of a page.
  private static func end(of lines: [ScrapedLine]) -> Int {
    let last = lines.indices.last { index in
      let line = lines[index]
      guard !line.isCall, !line.endsPage else { return false }
      let isItem =
        PlainBlock.isMarked(line.words)
        || index > 0 && PlainBlock.isLoneMark(lines[index - 1].words)
      let hasNumber = line.words.contains(where: \.isNumber) && !line.isByline
      return line.isSentence || line.isQuotedSentence || isItem && !line.isFurniture || hasNumber
    }
    let tail = (last ?? -1) + 1
    return lines[tail...].firstIndex { $0.isCall || $0.endsPage } ?? lines.count
  }

  /// The answer as Markdown.
  func markdown() -> String {
    let text = lines.map { ($0.followsEmpty ? "\n" : "") + $0.text }.joined(separator: "\n")
    var blocks = PlainBlock.blocks(of: text)
    let short = blocks.map(Self.isShort)
    for index in blocks.indices where short[index] && index + 1 < blocks.count {
      // Short lines in a row are no headings but a list that lost its marks.
      let isAlone = !(index > 0 && short[index - 1]) && !short[index + 1]
      if isAlone { blocks[index].kind = .heading }
    }
    return PlainText.markdown(blocks)
  }

  /// Whether a block is one line as headings are.
  private static func isShort(_ block: PlainBlock) -> Bool {
    guard block.kind == .paragraph, block.lines.count == 1, let words = block.lines.first,
      words.utf8.count <= 400, words.count <= 90, let first = words.first, let last = words.last
    else { return false }
    let line = ScrapedLine(number: 0, text: words[...], words: words, followsEmpty: true)
    return !first.isLowercase && !line.isCall && (last == "?" || !isEnd(last))
      && words.contains(where: \.isLetter) && !line.isByline && !isFormula(words)
      && !isStatement(words)
  }

  /// Whether a line says something of itself: a dose, a reading, or that it is so or not.
  private static func isStatement(_ words: String) -> Bool {
    let first = words.prefix { $0.isLetter }.lowercased()
    let isAnswer = replies.contains(first) && words.dropFirst(first.count).first == ","
    let amount =
      /\d ?(?:mg|g|kg|µg|mcg|ml|l|cm|mm|%|°|IU|IE|tablets?|drops?|hours?|days?|Tabletten?)(?:\b|$)|:\s*\d/
    return isAnswer || words.firstMatch(of: amount) != nil
  }

  private static let replies: Set<String> = ["yes", "no", "ja", "nein", "sí", "oui", "non"]

  private static func isFormula(_ words: String) -> Bool {
    words.contains("=") || words.contains { "*×".contains($0) } && words.contains(where: \.isNumber)
  }

  private static func isEnd(_ character: Character) -> Bool { ".!:;,…。！：；，".contains(character) }
}
