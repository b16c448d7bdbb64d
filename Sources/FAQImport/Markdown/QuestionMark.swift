import FAQModel

/// The mark of a question or an answer at the start of a line: `Q:`, `**Question 3:**`, `A.`.
struct QuestionMark {
  let isQuestion: Bool
  /// What it is called, in lower case: `q`, `answer`.
  let label: String
  /// The dialects of questions and answers that have it.
  let dialects: Dialects
  /// The number behind that; nil for none.
  let number: Int?
  /// Whether the mark or the words after it are strong.
  let isStrong: Bool
  /// Counted from 0.
  let line: Int
  /// Where its line begins.
  let start: Int
  /// Where the words begin.
  let content: Int
  /// Whether strong words that began before the mark go on after it.
  let isOpen: Bool

  /// - Parameter first: the first byte of the line that is no white space.
  init?(_ bytes: [UInt8], _ start: Int, _ first: Int, _ end: Int, _ line: Int) {
    guard Self.mayBegin[Int(bytes[first])] else { return nil }
    var index = first
    let strong = bytes[first..<min(first + 2, end)]
    let isStrong = strong.elementsEqual("**".utf8) || strong.elementsEqual("__".utf8)
    if isStrong { index += 2 }
    let letters = bytes[index..<end].prefix(24).prefix { $0 >= 0x80 || $0.isASCIILetter }
    // Scripts with wide letters have a colon of their own, without a space behind it.
    let wide =
      letters.contains(Self.wideColon[0]) ? letters.firstRange(of: Self.wideColon) : nil
    let name = letters[..<(wide?.lowerBound ?? Self.space(in: letters) ?? letters.endIndex)]
    // Most lines begin with words, and need no look at what these are.
    guard wide != nil || name.endIndex < end && Self.mayFollow[Int(bytes[name.endIndex])] else {
      return nil
    }
    let label = String(decoding: name, as: UTF8.self).lowercased()
    guard let (isQuestion, dialects) = Self.labels[label] else { return nil }
    index = name.endIndex
    if index < end, bytes[index] == 0x20 { index += 1 }
    var digits = index
    while digits < end, digits - index < 4, bytes[digits].isASCIIDigit { digits += 1 }
    let number = Int(String(decoding: bytes[index..<digits], as: UTF8.self))
    index = digits > index ? digits : name.endIndex
    var isClosed = !isStrong
    if isStrong, Self.closes(bytes, index, end, strong) {
      index += 2
      isClosed = true
    }
    index = Self.colon(behind: index, bytes, end) ?? index
    let isWide = bytes[index..<end].starts(with: Self.wideColon)
    guard index < end,
      bytes[index] == UInt8(ascii: ":") || isWide
        || bytes[index] == UInt8(ascii: ".") && ["q", "a"].contains(label)
          && bytes[name.startIndex] < 0x60
    else { return nil }
    index += isWide ? Self.wideColon.count : 1
    if isStrong, !isClosed, Self.closes(bytes, index, end, strong) {
      index += 2
      isClosed = true
    }
    guard
      index >= end || bytes[index].isASCIISpace || isStrong || isWide
        || bytes[name.startIndex].isASCIICapital && bytes[index].isASCIILetter
    else { return nil }
    self.isQuestion = isQuestion
    (self.label, self.dialects, self.number) = (label, dialects, number)
    self.isStrong = isStrong
    self.line = line
    self.start = start
    content = MarkdownLine(bytes[index..<end]).first
    isOpen = isStrong && !isClosed
  }

  /// The mark at the start of words in Markdown, as it is written but for what makes it strong, and the words behind
  /// it; nil where none stands there.
  static func taken(
    from words: String
  ) -> (mark: String, number: Int?, isQuestion: Bool, rest: String)? {
    guard let first = words.utf8.first, mayBegin[Int(first)] else { return nil }
    let bytes = Array(words.utf8)
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    guard end > 0, let mark = QuestionMark(bytes, 0, 0, end, 0) else { return nil }
    let written = String(decoding: bytes[..<mark.content], as: UTF8.self)
    let rest = String(decoding: bytes[mark.content...], as: UTF8.self).trimmed
    return (
      written.filter { $0 != "*" && $0 != "_" }.trimmed, mark.number, mark.isQuestion,
      (mark.isOpen ? "**" : "") + rest
    )
  }

  private static func closes(
    _ bytes: [UInt8], _ index: Int, _ end: Int, _ strong: ArraySlice<UInt8>
  ) -> Bool {
    index + 2 <= end && bytes[index..<(index + 2)].elementsEqual(strong)
  }

  /// Where a no-break space ends letters.
  private static func space(in letters: ArraySlice<UInt8>) -> Int? {
    guard letters.contains(0xA0) || letters.contains(0xAF) else { return nil }
    return letters.indices.first { index in
      noBreakSpaces.contains { letters[index...].starts(with: $0) }
    }
  }

  /// Where the colon stands behind spaces, as in French.
  private static func colon(behind start: Int, _ bytes: [UInt8], _ end: Int) -> Int? {
    var index = start
    while index < end {
      if bytes[index] == 0x20 {
        index += 1
      } else if let space = noBreakSpaces.first(where: { bytes[index..<end].starts(with: $0) }) {
        index += space.count
      } else {
        return bytes[index] == UInt8(ascii: ":") ? index : nil
      }
    }
    return nil
  }

  /// U+00A0 and U+202F.
  private static let noBreakSpaces: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0xAF]]

  private static let wideColon = Array("：".utf8)

  /// Whether a byte may begin a mark.
  private static let mayBegin: [Bool] = (UInt8.min...UInt8.max).map {
    $0 >= 0x80 || "QqAaFfPpRrDdVvSsOo*_".utf8.contains($0)
  }

  /// Whether a byte may stand behind a label.
  private static let mayFollow: [Bool] = (UInt8.min...UInt8.max).map {
    $0.isASCIIDigit || " :.*_".utf8.contains($0) || $0 == 0xC2 || $0 == 0xE2
  }
}

extension QuestionMark {
  /// The ways to mark questions and answers that a label may be of, a bit each.
  struct Dialects: OptionSet {
    let rawValue: UInt32
  }

  /// Whether each label is that of a question, and whose; one in another language is among those of
  /// ``SourceField``, too.
  fileprivate static let labels: [String: (isQuestion: Bool, dialects: Dialects)] = {
    var labels: [String: (isQuestion: Bool, dialects: Dialects)] = [:]
    for (place, dialect) in dialects.enumerated() {
      let one = Dialects(rawValue: 1 << UInt32(place))
      for (isQuestion, names) in [(true, dialect.questions), (false, dialect.answers)] {
        for name in names { labels[name, default: (isQuestion, [])].dialects.insert(one) }
      }
    }
    return labels
  }()

  private static let dialects: [(questions: [String], answers: [String])] = [
    (["q", "question"], ["a", "answer"]), (["q", "question"], ["r", "réponse", "reponse"]),
    (["f", "frage"], ["a", "antwort"]), (["p", "pregunta"], ["r", "respuesta"]),
    (["p", "pergunta"], ["r", "resposta"]), (["domanda"], ["r", "risposta"]),
    (["vraag"], ["a", "antwoord"]), (["p", "pytanie"], ["odpowiedź"]), (["f", "fråga"], ["svar"]),
    (["spørgsmål", "spørsmål"], ["svar"]), (["в", "вопрос"], ["о", "ответ"]),
    (["питання"], ["відповідь"]),
    (["问", "问题", "問題", "質問"], ["答", "答案", "回答", "解答", "答复"]), (["질문"], ["답변"]),
    (["السؤال"], ["الجواب"]),
  ]
}
