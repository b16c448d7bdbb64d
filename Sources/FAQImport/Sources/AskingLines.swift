import FAQModel

/// Lines of an answer that look like questions with answers of their own.
enum AskingLines {
  /// What an editor should know of an answer in Markdown with any of them.
  static func remarks(_ answer: String) -> [String] {
    let count = lines(answer).count
    switch count {
    case 0: return []
    case 1: return ["1 line in the answer ends as a question does; it stays part of the answer."]
    default:
      return ["\(count) lines in the answer end as questions do; they stay part of the answer."]
    }
  }

  /// A line that asks.
  struct Line {
    /// Counted from 0 in the text.
    let number: Int
    let words: Substring
    /// Whether it is more than a paragraph: a heading, an item, a label, strong words or what folds an answer.
    let isMarked: Bool
  }

  /// The lines that ask and have words of another kind below them: headings, items, what folds an answer,
  /// and paragraphs of one line or with a question in strong words at their start. Those in fences are none.
  static func lines(_ answer: String) -> [Line] {
    guard answer.withBytes({ mayAsk($0) }) else { return [] }
    var (found, fence, isBlockStart) = ([] as [Line], FenceState(), true)
    var asked: Line?
    var isAfterSentence = false
    for (number, line) in Passage.lines(of: answer).enumerated() {
      var words = Substring(
        line.text.utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") })
      fence.take(words)
      guard !fence.isOpen, !words.isEmpty else {
        isBlockStart = true
        continue
      }
      let endsLine = words.utf8.last == UInt8(ascii: "\\")
      if endsLine { words.removeLast() }
      let summary = summary(words)
      words = summary ?? words
      // A line that a sentence ends may stand right above the next question.
      let isApart =
        isBlockStart || summary != nil || isAfterSentence && words.first?.isUppercase == true
      let (asks, isAnswered) = asks(words, isApart)
      isBlockStart = endsLine
      isAfterSentence = words.last.map { ".!?…。！？".contains($0) } == true
      guard asks else {
        if let asked { found.append(asked) }
        asked = nil
        continue
      }
      let next = Line(
        number: number, words: words, isMarked: summary != nil || isMarked(words))
      if isAnswered { found.append(next) }
      asked = isAnswered ? nil : next
    }
    return found
  }

  private static func isMarked(_ words: Substring) -> Bool {
    words.first.map { "#-+*_".contains($0) || $0.isNumber } == true
      || isLabelled(words)
  }

  /// Whether a line begins with `Q:`, `Q - `, `(Q)` or the like.
  private static func isLabelled(_ words: Substring) -> Bool {
    let label = words.drop { "([\\".contains($0) }
    guard label.first == "Q" || label.first == "q" else { return false }
    let rest = label.dropFirst().drop { $0.isNumber }.drop { $0.isWhitespace || $0 == "\\" }
    guard let sign = rest.first else { return false }
    return ")]:".contains(sign) || "-–—.".contains(sign) && rest.dropFirst().first == " "
  }

  /// What folds an answer, without its tags; nil for any other line.
  private static func summary(_ line: Substring) -> Substring? {
    guard line.utf8.first == UInt8(ascii: "<"), let start = line.firstRange(of: "<summary>") else {
      return nil
    }
    return line[start.upperBound...].prefix { $0 != "<" }
  }

  private static func mayAsk(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.place(of: UInt8(ascii: "?")) != nil || bytes.holds("？") || bytes.holds("؟")
      || bytes.holds("՞") || bytes.holds("\u{37E}") || mayAskInGreek(bytes)
  }

  private static func mayAskInGreek(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (bytes.place(of: 0xCE) ?? bytes.place(of: 0xCF)) != nil
      && bytes.place(of: UInt8(ascii: ";")) != nil
  }

  /// Whether a line asks, and whether it has the answer, too.
  private static func asks(_ line: Substring, _ isBlockStart: Bool) -> (Bool, isAnswered: Bool) {
    var words = line
    // A longer line asks where it begins with strong words that do.
    let isLong = words.utf8.count > 400
    guard isBlockStart || isMarked(words), !isLong || words.utf8.prefix(12).contains(0x2A) else {
      return (false, false)
    }
    // Most lines have no mark that asks.
    guard words.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 >= 0x80 }) else {
      return (false, false)
    }
    if !isLong, Asking.ends(String(words)) { return (true, false) }
    words = words.drop { "#-+ .)".contains($0) || $0.isNumber }
    guard words.hasPrefix("**") else { return (false, false) }
    let strong = words.dropFirst(2).prefix { $0 != "*" }
    let asks = strong.endIndex < words.endIndex && Asking.ends(String(strong))
    return (asks, asks)
  }
}
