import FAQModel

/// The title of a question, cleaned of what a page adds to it.
struct HTMLTitle {
  /// The words on one line.
  private(set) var text: String
  private(set) var remarks: [String] = []
  private(set) var dropped: [String] = []
  /// Whether a mark such as `Q:` stood before it, to which `A:` belongs before the answer.
  private(set) var isLabelled = false
  /// The number that stood before it, as it was written, where it may be one of its words: `3.` or `Q10:`, but not
  /// `3)`.
  private var ordinal: String?
  /// What the number before it is; nil for none.
  private(set) var value: Int?

  /// - Parameter site: the site whose name may follow.
  init(_ words: String, of site: HTMLSite) {
    text = words.oneLine
    dropIcon()
    dropNumber()
    drop(site)
  }

  /// Leaves out the number of a list or a mark such as `Q:` or `Question 2:` at the start.
  private mutating func dropNumber() {
    if let (mark, number, isQuestion, rest) = QuestionMark.taken(from: text), isQuestion,
      mark.prefix(while: \.isLetter).count > 1, !rest.isEmpty
    {
      (text, isLabelled, value) = (rest, true, number)
      if number != nil { ordinal = mark }
      remarks.append("'\(mark)' before the title was left out.")
      return
    }
    let first = text.prefix { $0 != " " }
    guard first.endIndex < text.endIndex, let last = first.last else { return }
    let head = first.dropLast()
    let digits = head.drop { $0 == "Q" || $0 == "#" || $0 == "(" }
    let isNumber =
      (1...3).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
      && (last == "." || last == ")" || last == ":") && head.count - digits.count <= 1
    guard isNumber || first == "Q:" || first == "Q." else { return }
    text = String(text[first.endIndex...].dropFirst())
    isLabelled = first.hasPrefix("Q")
    value = Int(digits)
    if isNumber, head == digits || isLabelled, last != ")" { ordinal = String(first) }
    remarks.append("'\(first)' before the title was left out.")
  }

  /// Puts the number before the title back, which numbers no questions.
  mutating func keepNumber() {
    guard let ordinal else { return }
    text = "\(ordinal) \(text)"
    remarks.removeAll { $0 == "'\(ordinal)' before the title was left out." }
    (self.ordinal, value) = (nil, nil)
  }

  /// Leaves out a sign to open and close the answer, at the end.
  private mutating func dropIcon() {
    let signs = text.reversed().prefix { "+-−–▼▾▲▴►▸›⌄˅✕×".contains($0) }
    let head = text.dropLast(signs.count)
    guard !signs.isEmpty, head.last == " " || Asking.ends(head) else { return }
    text = head.trimmed
    dropped.append("the icon '\(String(signs.reversed()))'")
  }

  /// Leaves out the name of a site that follows a question.
  private mutating func drop(_ site: HTMLSite) {
    for separator in HTMLSite.separators {
      guard let range = lastAsking(before: separator),
        site.isCalled(text[range.upperBound...], after: text[..<range.lowerBound])
      else { continue }
      dropped.append("the name of a site '\(text[range.upperBound...])'")
      text = String(text[..<range.lowerBound])
    }
  }

  /// Whether it ends as a question does, or its words before a dash or the like do.
  var asks: Bool {
    Self.asks(text) || HTMLSite.separators.contains { lastAsking(before: $0) != nil }
  }

  /// Where the last of such separators stands whose words before it end as a question does.
  private func lastAsking(before separator: String) -> Range<String.Index>? {
    text.ranges(of: separator).last { Self.asks(text[..<$0.lowerBound]) }
  }

  /// Whether words end as a question does.
  ///
  /// - Parameter start: whether the words before them do.
  static func asks(_ words: some StringProtocol, where start: Bool = false) -> Bool {
    let hasWords = words.contains { !closing.contains($0) && !$0.isWhitespace }
    return hasWords ? Asking.ends(words, allowing: ".") || asks(beforeBracketsOf: words) : start
  }

  /// Whether words ask but for what stands in brackets behind them and qualifies them, as in "What is the dose?
  /// (children)".
  private static func asks(beforeBracketsOf words: some StringProtocol) -> Bool {
    var rest = words[...]
    while rest.last(where: { !$0.isWhitespace }) == ")", let open = rest.lastIndex(of: "(") {
      rest = rest[..<open]
      if Asking.ends(rest, allowing: ".") { return true }
    }
    return false
  }

  private static let closing: Set<Character> = [
    "\"", "'", "”", "’", "»", ")", "]", "*", " ", "!", ".",
  ]
}
