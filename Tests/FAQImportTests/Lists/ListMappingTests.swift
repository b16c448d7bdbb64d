import FAQModel
import Testing

@testable import FAQImport

@Suite("Members of lists that the user names")
struct ListMappingTests {
  private static func read(
    _ text: String, _ mapping: [String: String], isYAML: Bool = false
  ) throws -> SourceReading {
    try ListSource.read(Array(text.utf8), isYAML: isYAML, mapping: mapping)
  }

  @Test("they are taken wherever they stand, and what else may mean the field is kept beside them")
  func nested() throws {
    let reading = try Self.read(
      #"{"items": [{"ask": "May I?", "say": "Yes.", "question": 7, "text": "Not it.", "x": {"ask": 1}}]}"#,
      ["question": "ask", "Answer": "say"])
    let question = try #require(reading.questions.first)
    #expect(question.title == "May I?" && question.body == "Yes.")
    #expect(
      question.fields == [
        JSONValue.Member("source_question", .integer(7)),
        JSONValue.Member("source_text", "Not it."),
        JSONValue.Member("x", .object([JSONValue.Member("question", .integer(1))])),
      ])
  }

  @Test("so are those of YAML, TOML and lines of JSON")
  func formats() throws {
    let mapping = ["question": "ask", "answer": "say"]
    let yaml = try Self.read("- ask: May I?\n  say: Sure.\n", mapping, isYAML: true)
    let toml = try ListSource.readTOML(
      Array("[[faq]]\nask = \"May I?\"\nsay = \"Sure.\"\n".utf8), mapping: mapping)
    let line = #"{"ask": "May I?", "say": "Sure."}"#
    let lines = try Self.read("\(line)\n\(line)\n", mapping)
    #expect([yaml, toml, lines].allSatisfy { $0.questions.first?.body == "Sure." })
  }

  @Test("what is no field, no member or mapped twice is refused")
  func refused() throws {
    let list = #"[{"ask": "May I?", "say": "Yes."}]"#
    let faults: [([String: String], String)] = [
      (["foo": "ask"], "'foo' is no field to map; the fields are question, answer, id"),
      (["question": "asks"], "no object has a member 'asks'; they have 'ask', 'say'"),
      (["question": "ask", "answer": "ask"], "'ask' is mapped to 'question', and one of them"),
      (["frage": "ask", "question": "say"], "'say' is mapped to 'question', and one of them"),
    ]
    for (mapping, cause) in faults {
      let error = #expect(throws: Refusal.self) { try Self.read(list, mapping) }
      guard case .invalidFile(_, let found)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(found.hasPrefix(cause), "\(found)")
    }
  }
}
