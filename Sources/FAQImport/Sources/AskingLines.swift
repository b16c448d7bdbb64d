import FAQModel

/// Lines of an answer that look like questions with answers of their own.
enum AskingLines {
  /// What an editor should know of an answer in Markdown with any of them.
  static func remarks(_ answer: String) -> [String] {
    let count = count(answer)
    switch count {
    case 0: return []
    case 1: return ["1 line in the answer ends as a question does; it stays part of the answer."]
    default:
      return ["\(count) lines in the answer end as questions do; they stay part of the answer."]
    }
  }

  /// How many lines ask and have words of another kind below them: headings, items, and paragraphs of one
  /// line or with a question in strong words at their start. Those in fences are none.
  private static func count(_ answer: String) -> Int {
    guard answer.withBytes({ mayAsk($0) }) else { return 0 }
    var (count, isFenced, hasAsked, isBlockStart) = (0, false, false, true)
    for line in Passage.lines(of: answer) {
      var words = Substring(
        line.text.utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") })
      let isMark = words.utf8.first.map { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
      if isMark == true, words.hasPrefix("```") || words.hasPrefix("~~~") { isFenced.toggle() }
      guard !isFenced, !words.isEmpty else {
        isBlockStart = true
        continue
      }
      let endsLine = words.utf8.last == UInt8(ascii: "\\")
      if endsLine { words.removeLast() }
      let (asks, isAnswered) = asks(words, isBlockStart)
      if asks ? isAnswered : hasAsked { count += 1 }
      hasAsked = asks && !isAnswered
      isBlockStart = endsLine
    }
    return count
  }

  private static func mayAsk(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.place(of: UInt8(ascii: "?")) != nil || bytes.holds("？") || bytes.holds("؟")
  }

  /// Whether a line asks, and whether it has the answer, too.
  private static func asks(_ line: Substring, _ isBlockStart: Bool) -> (Bool, isAnswered: Bool) {
    var words = line
    // Most lines have no mark that asks.
    guard words.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 >= 0x80 }) else {
      return (false, false)
    }
    let isMarked =
      words.first.map { "#-+*".contains($0) || $0.isNumber } == true
      || words.hasPrefix("Q:") || words.hasPrefix("q:")
    guard isBlockStart || isMarked, words.utf8.count <= 400 else { return (false, false) }
    if MarkdownSplit.asks(String(words)) { return (true, false) }
    words = words.drop { "#-+ .)".contains($0) || $0.isNumber }
    guard words.hasPrefix("**") else { return (false, false) }
    let strong = words.dropFirst(2).prefix { $0 != "*" }
    let asks = strong.endIndex < words.endIndex && MarkdownSplit.asks(String(strong))
    return (asks, asks)
  }
}
