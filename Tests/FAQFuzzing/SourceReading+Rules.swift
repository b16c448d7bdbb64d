import FAQHTML
import FAQImport
import FAQModel

extension SourceReading {
  /// Checks what is true of any reading of any source.
  func check(mayLackAnswers: Bool = false) throws {
    for question in questions {
      try require(!question.place.isEmpty, "a question says where it stands")
      try require(
        !question.title.isEmpty && question.title.trimmed == question.title
          && !question.title.contains(where: \.isNewline),
        "a question is words on one line: \(question.title.debugDescription)")
      try require(mayLackAnswers || !question.body.isEmpty, "a question has an answer")
      let page = ShownPage(MarkdownHTML.fragment(of: question.body))
      try require(page.problem == nil, "an answer is safe to show: \(page.problem ?? "")")
    }
    for refusal in refused {
      try require(
        !refusal.place.isEmpty && !refusal.cause.isEmpty && !refusal.suggestion.isEmpty,
        "a refusal says where, why and what to do")
    }
    try require(!dropped.contains("") && !remarks.contains(""), "what is said has words")
  }

  /// Whether every word of the source is to be found in the questions as it is written there.
  var keepsAll: Bool {
    refused.isEmpty && dropped.isEmpty
      && questions.allSatisfy { question in
        question.date == nil && !question.remarks.contains { $0.contains("taken once") }
      }
  }

  /// Checks that each word of a text is kept or said to be left out.
  func checkWords(of text: String) throws {
    var kept = dropped + remarks
    for question in questions {
      kept += [question.title, question.body, question.identity ?? "", question.slug ?? ""]
      kept += [question.summary, question.locale ?? "", question.author]
      kept += question.categories + question.tags + question.remarks
      kept += question.fields.flatMap { [$0.name, $0.value.words] }
    }
    let lost = Words.lost(from: text, in: kept)
    try require(lost == nil, "no word is lost: '\(lost ?? "")'")
  }
}

extension JSONValue {
  /// The strings and numbers in it, and the names of members within.
  var words: String {
    switch self {
    case .null: ""
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .string(let text): text
    case .array(let values): values.map(\.words).joined(separator: "\n")
    case .object(let members):
      members.map { "\($0.name)\n\($0.value.words)" }.joined(separator: "\n")
    }
  }
}
