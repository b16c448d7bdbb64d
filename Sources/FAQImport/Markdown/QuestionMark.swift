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
    guard "QqAaFfPpRr*_".utf8.contains(bytes[first]) else { return nil }
    var index = first
    let strong = bytes[first..<min(first + 2, end)]
    let isStrong = strong.elementsEqual("**".utf8) || strong.elementsEqual("__".utf8)
    if isStrong { index += 2 }
    let name = bytes[index..<end].prefix(12).prefix { $0 >= 0x80 || $0.isASCIILetter }
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
    guard index < end,
      bytes[index] == UInt8(ascii: ":")
        || bytes[index] == UInt8(ascii: ".") && ["q", "a"].contains(label)
          && bytes[name.startIndex] < 0x60
    else { return nil }
    index += 1
    if isStrong, !isClosed, Self.closes(bytes, index, end, strong) {
      index += 2
      isClosed = true
    }
    guard index >= end || bytes[index].isASCIISpace || isStrong else { return nil }
    self.isQuestion = isQuestion
    self.isStrong = isStrong
    self.line = line
    self.start = start
    content = MarkdownLine.indent(bytes, index, end).first
    isOpen = isStrong && !isClosed
  }

  private static func closes(
    _ bytes: [UInt8], _ index: Int, _ end: Int, _ strong: ArraySlice<UInt8>
  ) -> Bool {
    index + 2 <= end && bytes[index..<(index + 2)].elementsEqual(strong)
  }

  /// Whether each label is that of a question.
  private static let labels: [String: Bool] = [
    "q": true, "question": true, "f": true, "frage": true, "p": true, "pregunta": true,
    "a": false, "answer": false, "antwort": false, "r": false, "respuesta": false,
    "réponse": false, "reponse": false,
  ]
}
