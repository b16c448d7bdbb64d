import FAQImport
import FAQModel
import Testing

@Suite("What stands beside questions and answers in lists")
struct ListUnansweredTests {
  static func read(_ text: String) throws -> SourceReading {
    try ListSource.read(Array(text.utf8))
  }

  static let good = #"{"question": "How much?", "answer": "One."}"#

  static let unanswered = [
    (
      #"{"title": "T", "general": [\#(good)], "dosing": [{"question": "When?", "tekst": "At 8."}, {"question": "With food?", "tekst": "No."}]}"#,
      [
        "'When?' has no answer by its name, but 'question', 'tekst'",
        "'With food?' has no answer by its name, but 'question', 'tekst'",
      ]
    ),
    (
      #"{"heading": "T", "dose": {"question": "When?", "answers": {"adult": "One.", "child": "Half."}}, "other": \#(good)}"#,
      ["'answers' of 'When?' is no text, but holds 'adult', 'child'"]
    ),
    (
      #"{"note": "n", "p": {"title": "Wo kann ich parken?", "body1": "Im Hof.", "body2": "Es kostet 2 Euro."}, "other": \#(good)}"#,
      ["'Wo kann ich parken?' has no answer by its name, but 'title', 'body1', 'body2'"]
    ),
    (
      #"{"faqs": [\#(good)], "more": {"x": {"y": [{"title": "When?", "tekst": "At 8."}, 5]}}}"#,
      ["'When?' has no answer by its name, but 'title', 'tekst'"]
    ),
    (
      #"[\#(good), {"question": "When?", "tekst": "At 8."}]"#,
      ["'When?' has no answer by its name, but 'question', 'tekst'"]
    ),
  ]

  @Test("a question whose answer is not known by its name is refused", arguments: unanswered)
  func refuses(_ text: String, _ causes: [String]) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.title) == ["How much?"])
    #expect(reading.refused.map(\.cause) == causes)
  }

  static let others = [
    #""links": [{"title": "May I fly?", "url": "/fly"}]"#,
    #""meta": {"title": "FAQ", "text2": "x"}"#,
    #""cta": {"title": "Still have questions?", "text2": "Call us."}"#,
    #""meta": {"questions": 12, "text2": "x"}"#,
    #""meta": {"@type": "WebSite", "name": "May I?", "text2": "x"}"#,
  ]

  @Test(
    "what asks nothing, invites readers or only links is left out, and named", arguments: others)
  func leavesOut(_ member: String) throws {
    let reading = try Self.read(#"{"faqs": [\#(Self.good)], \#(member)}"#)
    #expect(reading.questions.map(\.title) == ["How much?"] && reading.refused.isEmpty)
    #expect(reading.dropped.count == 1)
  }

  @Test("a mapping of columns is refused for lists, which have none")
  func mapping() throws {
    var reader = SourceReader()
    reader.mapping = ["question": "Thema"]
    for (text, format) in [("[\(Self.good)]", SourceFormat.json), ("- q: A?\n  a: B\n", .yaml)] {
      #expect(throws: Refusal.self) { try reader.read(Array(text.utf8), as: format, path: "faq") }
      #expect(
        try SourceReader().read(Array(text.utf8), as: format, path: "faq").questions.count == 1)
    }
  }
}
