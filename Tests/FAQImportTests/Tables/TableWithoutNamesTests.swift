import FAQModel
import Testing

@testable import FAQImport

@Suite("Tables without a row of names")
struct TableWithoutNamesTests {
  private static func read(_ text: String, _ mapping: [String: String] = [:]) throws
    -> SourceReading
  { try TableQuestions.read(Array(text.utf8), mapping: mapping) }

  @Test("two columns of which the first asks are questions and answers from the first row on")
  func twoColumns() throws {
    for table in ["Is it?,Yes.\nWhy?,\"So, as ever.\"\n", "Is it?\tYes.\nWhy?\tSo, as ever.\n"] {
      let reading = try Self.read(table)
      #expect(MarkdownPairsTests.pairs(reading) == ["Is it? = Yes.", "Why? = So, as ever."])
      #expect(reading.questions.map(\.place) == ["row 1", "row 2"])
      #expect(
        reading.remarks == [
          "No row names the columns: the first is taken as the question, the second as the answer."
        ])
    }
  }

  @Test(
    "others need a row of names",
    arguments: [
      "Is it?,Yes.,1\nWhy?,So.,2\n", "Yes.,Is it?\nSo.,Why?\n", "Is it?,Why?\nWhy?,So.\n",
      "Is it?,\nWhy?,So.\n",
    ])
  func others(_ table: String) throws {
    #expect(throws: Refusal.self) { try Self.read(table) }
  }

  @Test("a mapping needs one, too")
  func mapped() throws {
    #expect(throws: Refusal.self) { try Self.read("Is it?,Yes.\n", ["question": "column 1"]) }
  }
}
