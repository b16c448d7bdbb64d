import FAQModel

/// The mark of a question or an answer at the start of a line: `Q:`, `**Question 3:**`, `A.`.
struct QuestionMark {
  let isQuestion: Bool
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
    let name = letters[..<(wide?.lowerBound ?? letters.endIndex)]
    // Most lines begin with words, and need no look at what these are.
    guard wide != nil || name.endIndex < end && Self.mayFollow[Int(bytes[name.endIndex])] else {
      return nil
    }
    let label = String(decoding: name, as: UTF8.self).lowercased()
    guard let isQuestion = Self.labels[label] else { return nil }
    index = name.endIndex
    if index < end, bytes[index] == 0x20 { index += 1 }
    var digits = index
    while digits < end, digits - index < 4, bytes[digits].isASCIIDigit { digits += 1 }
    index = digits > index ? digits : name.endIndex
    var isClosed = !isStrong
    if isStrong, Self.closes(bytes, index, end, strong) {
      index += 2
      isClosed = true
    }
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
    guard index >= end || bytes[index].isASCIISpace || isStrong || isWide else {
      return nil
    }
    self.isQuestion = isQuestion
    self.isStrong = isStrong
    self.line = line
    self.start = start
    content = MarkdownLine(bytes[index..<end]).first
    isOpen = isStrong && !isClosed
  }

  private static func closes(
    _ bytes: [UInt8], _ index: Int, _ end: Int, _ strong: ArraySlice<UInt8>
  ) -> Bool {
    index + 2 <= end && bytes[index..<(index + 2)].elementsEqual(strong)
  }

  /// Whether each label is that of a question; one in another language is among those of ``SourceField``, too.
  private static let labels: [String: Bool] = [
    "q": true, "question": true, "f": true, "frage": true, "p": true, "pregunta": true,
    "domanda": true, "pergunta": true, "vraag": true, "pytanie": true, "fråga": true,
    "spørgsmål": true, "spørsmål": true, "вопрос": true, "питання": true, "问": true, "问题": true,
    "問題": true, "質問": true, "질문": true, "السؤال": true,
    "a": false, "answer": false, "antwort": false, "r": false, "respuesta": false,
    "réponse": false, "reponse": false, "risposta": false, "resposta": false, "antwoord": false,
    "odpowiedź": false, "svar": false, "ответ": false, "відповідь": false, "答": false,
    "答案": false, "回答": false, "답변": false, "الجواب": false,
  ]

  private static let wideColon = Array("：".utf8)

  /// Whether a byte may begin a mark.
  private static let mayBegin: [Bool] = (UInt8.min...UInt8.max).map {
    $0 >= 0x80 || "QqAaFfPpRrDdVvSsOo*_".utf8.contains($0)
  }

  /// Whether a byte may stand behind a label.
  private static let mayFollow: [Bool] = (UInt8.min...UInt8.max).map {
    $0.isASCIIDigit || " :.*_".utf8.contains($0)
  }
}
