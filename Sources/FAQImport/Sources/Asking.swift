/// Whether words ask, as their last mark tells, in the scripts of the world.
enum Asking {
  private static let marks: Set<Unicode.Scalar> = [
    "?", "？", "؟", "\u{37E}", "՞", "⁇", "⁈", "‽",
  ]

  /// What may stand behind the mark of a question, besides white space.
  private static let closing: Set<Unicode.Scalar> = [
    ")", "]", "\"", "'", "”", "’", "»", "*", "_", "!", "！",
  ]

  /// Whether words end as a question does, but for what closes a bracket, a quotation or a mark of Markdown.
  ///
  /// - Parameter more: another character that may stand behind the mark.
  static func ends(_ words: some StringProtocol, allowing more: Unicode.Scalar? = nil) -> Bool {
    var rest = words.unicodeScalars[...]
    while let last = rest.last,
      closing.contains(last) || last == more || last.properties.isWhitespace
    {
      rest.removeLast()
    }
    guard let last = rest.popLast() else { return false }
    return isMark(last, after: rest.last)
  }

  /// Whether a character is the mark of a question; a semicolon is one in Greek, as Unicode takes its mark of a
  /// question for the same (U+037E, UAX #15).
  private static func isMark(_ mark: Unicode.Scalar, after letter: Unicode.Scalar?) -> Bool {
    marks.contains(mark) || mark == ";" && letter.map(isGreek) == true
  }

  private static func isGreek(_ letter: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(letter.value) || (0x1F00...0x1FFF).contains(letter.value)
  }
}
