import Testing

@testable import FAQImport

@Suite("Scraped texts with many questions")
struct ScrapedListTests {
  private static func read(_ text: String) throws -> SourceReading {
    try ScrapedText.read(Array(text.utf8))
  }

  @Test(
    "lines that ask are questions by numbers that count up, a sign that nothing else has, or a title above them",
    arguments: [
      "Home\n1. May I?\nYes.\n2. When?\nNow.", "1) May I?\n\nYes.\n\n2) When?\n\nNow.",
      "▼ May I?\nYes.\n▼ When?\nNow.", "FAQ\n* May I?\n  Yes.\n\n* When?\n  Now.",
      "Frequently Asked Questions\nMay I?\nYes.\nWhen?\nNow.",
    ])
  func lists(_ text: String) throws {
    let reading = try Self.read(text)
    #expect(MarkdownPairsTests.pairs(reading) == ["May I? = Yes.", "When? = Now."])
    #expect(reading.refused.isEmpty)
    let mark =
      text.contains("1") ? "'1" : text.contains("▼") ? "'▼'" : text.contains("*") ? "'*'" : ""
    #expect(
      reading.questions[0].remarks.contains { $0.hasPrefix(mark) && $0.hasSuffix("left out.") }
        == !mark.isEmpty)
  }

  @Test("numbers have the signs of other scripts, too")
  func scripts() throws {
    let reading = try Self.read("1、可以吗？\n可以。\n2．何时？\n现在。")
    #expect(MarkdownPairsTests.pairs(reading) == ["可以吗？ = 可以。", "何时？ = 现在。"])
    #expect(reading.questions[0].remarks.contains("'1、' before the title was left out."))
  }

  @Test("below navigation, a title needs three questions")
  func navigation() throws {
    let text = "Home\nPatients\nFAQs\nMay I?\nYes.\nWhen?\nNow: \n• at 8\n• at 9\n"
    #expect(try Self.read(text).questions.isEmpty)
    let reading = try Self.read(text + "How?\nSo.\n")
    #expect(reading.questions.map(\.body) == ["Yes.", "Now:\n\n- at 8\n- at 9", "So."])
    #expect(
      reading.dropped == [
        "before the question: Home", "before the question: Patients", "before the question: FAQs",
      ])
  }

  @Test("a line that may be a title of the questions below it is named, and nothing is taken")
  func titles() throws {
    let reading = try Self.read("FAQ\nMay I?\nYes.\nCosts\nWhen?\nNow.")
    #expect(reading.questions.isEmpty && reading.refused.map(\.place) == ["line 4"])
    #expect(
      reading.refused.map(\.cause) == [
        "it is unclear whether 'Costs' ends an answer or is a title of the questions below it"
      ])
    let other = try Self.read("FAQ\nHow long?\nA day\nWhen?\nNow.\nBy Dr. A\nHow?\nSo.")
    #expect(other.questions.map(\.body) == ["A day", "Now.\\\nBy Dr. A", "So."])
  }

  @Test(
    "where none of this is so, lines that ask are none",
    arguments: [
      "May I?\nYes.\nWhen?\nNow.", "FAQ\nMay I?\nWhen?\nNow.", "1. May I?\nYes.\n4. When?\nNow.",
      "▼ May I?\nYes.\n▼ Rest\n▼ When?\nNow.", "FAQ Center\nMay I?\nYes.\nWhen?\nNow.\nHow?\nSo.",
    ])
  func none(_ text: String) throws {
    #expect(try Self.read(text).questions.isEmpty)
  }
}
