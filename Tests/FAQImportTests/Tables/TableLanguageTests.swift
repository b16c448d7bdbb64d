import FAQModel
import Testing

@testable import FAQImport

@Suite("Tables whose columns say their language")
struct TableLanguageTests {
  private static func read(_ text: String) throws -> SourceReading {
    try TableQuestions.read(Array(text.utf8))
  }

  @Test(
    "the language of the question's column is the locale",
    arguments: [
      ("question_de,answer_de", "de"), ("Question (EN),Answer (EN)", "EN"),
      ("question-pt-BR,answer-pt-BR", "pt-BR"), ("Question,Answer_fr", "fr"),
    ])
  func languages(_ names: String, _ locale: String) throws {
    let reading = try Self.read("\(names)\nIst es?,Ja.\n")
    #expect(reading.questions.map(\.body) == ["Ja."])
    #expect(reading.questions.map(\.locale) == [locale])
    let told = try Self.read("\(names),locale\nIst es?,Ja.,sv\n")
    #expect(told.questions.map(\.locale) == ["sv"])
  }

  @Test(
    "columns of two languages, or whose names end otherwise, are none",
    arguments: [
      "question_en,answer_de", "question_en,answer_en,question_de,answer_de",
      "question_no,answer_it",
      "question_x,answer_en",
    ])
  func others(_ names: String) throws {
    #expect(throws: Refusal.self) {
      try Self.read("\(names)\nIst es?,Ja.\(names.contains("_de,") ? ",Ist es?,Ja." : "")\n")
    }
  }
}
