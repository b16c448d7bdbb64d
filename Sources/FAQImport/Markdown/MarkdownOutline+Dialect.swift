import FAQModel

extension MarkdownOutline {
  /// The marks without those of another dialect than the first pair of a question and an answer has, where they
  /// ask nothing: below `Q:` and `A:`, the `P:` and `R:` of pulse and respiration are words of an answer, and so is
  /// `Q10:`, as the first has no number.
  func marksOfOneDialect(_ bytes: [UInt8]) -> [QuestionMark] {
    guard let first = marks.first,
      marks.reduce(first.dialects, { $0.intersection($1.dialects) }).isEmpty
        || first.number == nil && marks.contains(where: { $0.isQuestion && $0.number != nil })
    else { return marks }
    let pairs = QuestionPair.all(bytes, self)
    let answered = pairs.filter { $0.answer != nil }
    guard let lead = answered.first(where: { $0.asks(bytes) }) ?? answered.first ?? pairs.first
    else { return marks }
    var own = lead.question.dialects
    if let answer = lead.answer {
      own =
        own.isDisjoint(with: answer.dialects) ? answer.dialects : own.intersection(answer.dialects)
    }
    let labels = ["q", lead.question.label, lead.answer?.label]
    let asking = Set(pairs.filter { $0.asks(bytes) }.map(\.question.start))
    let isOwn = { (mark: QuestionMark) in
      (labels.contains(mark.label) || !own.isDisjoint(with: mark.dialects))
        && !(mark.isQuestion && mark.number != nil && lead.question.number == nil)
    }
    var kept: [QuestionMark] = []
    // The marks of answers behind the last question.
    var answers: [QuestionMark] = []
    for mark in marks {
      if !mark.isQuestion {
        answers.append(mark)
      } else if isOwn(mark) || asking.contains(mark.start) {
        kept += Self.answers(answers, to: kept.last, isOwn)
        kept.append(mark)
        answers = []
      }
    }
    return kept + Self.answers(answers, to: kept.last, isOwn)
  }

  /// The marks of answers to a question: those of its dialect, or all where none is.
  private static func answers(
    _ marks: [QuestionMark], to question: QuestionMark?, _ isOwn: (QuestionMark) -> Bool
  ) -> [QuestionMark] {
    let others = question.flatMap { isOwn($0) ? nil : $0.dialects }
    let fitting = marks.filter { mark in
      others.map { !$0.isDisjoint(with: mark.dialects) } ?? isOwn(mark)
    }
    return fitting.isEmpty ? marks : fitting
  }
}

extension QuestionPair {
  /// Whether the words behind its mark end as a question does.
  func asks(_ bytes: [UInt8]) -> Bool { Asking.ends(InlineWords(bytes[words]).text) }
}
