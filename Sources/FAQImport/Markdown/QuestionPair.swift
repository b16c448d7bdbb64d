import FAQModel

/// A question that begins with a mark such as `Q:`, and the mark of its answer.
struct QuestionPair {
  let question: QuestionMark
  /// Nil where none stands before the next question.
  let answer: QuestionMark?
  let words: Range<Int>
  /// Where the words of the question, with what makes them strong, end.
  let end: Int

  /// Whether it is clear which words answer.
  var isAnswered: Bool { answer != nil || question.isStrong }

  /// Those of a text.
  static func all(_ bytes: [UInt8], _ outline: MarkdownOutline) -> [Self] {
    let marks = outline.marks
    return marks.indices.filter { marks[$0].isQuestion }.map { index in
      let next = index + 1 < marks.count ? marks[index + 1] : nil
      let answer = next.flatMap { $0.isQuestion ? nil : $0 }
      let limit = next?.start ?? bytes.count
      let heading = outline.headings.within(marks[index].start..<limit, \.range.lowerBound).first
      return Self(bytes, marks[index], answer, heading?.range.lowerBound ?? limit)
    }
  }

  private init(
    _ bytes: [UInt8], _ question: QuestionMark, _ answer: QuestionMark?, _ limit: Int
  ) {
    self.question = question
    self.answer = answer
    let limit = Self.paragraphEnd(bytes, question.content, limit)
    if question.isOpen {
      var close = question.content
      while close + 1 < limit,
        bytes[close] != bytes[close + 1] || !"*_".utf8.contains(bytes[close])
      { close += 1 }
      if close + 1 < limit {
        words = question.content..<close
        end = close + 2
        return
      }
    }
    words = question.content..<max(limit, question.content)
    end = max(limit, question.content)
  }

  private static func paragraphEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit {
      let lineEnd = bytes[index..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
      let next = min(lineEnd + 1, limit)
      if bytes[index..<lineEnd].allSatisfy(\.isASCIISpace), index > start { return index }
      index = next
    }
    return limit
  }
}
