import FAQImport
import Testing

@Suite("Questions and answers behind marks in Markdown and text")
struct MarkdownPairsTests {
  static func read(_ text: String, path: String = "faq.txt") throws -> SourceReading {
    try MarkdownQuestions.read(Array(text.utf8), path: path)
  }

  static func pairs(_ reading: SourceReading) -> [String] {
    reading.questions.map { "\($0.title) = \($0.body)" }
  }

  @Test(
    "the next question ends a list, though no empty line stands between",
    arguments: [
      "Q: May I run?\nA:\nNot if:\n- a\n- b\nQ: May I fly?\nA: Yes.\n\nQ: When?\nA: At 8.\n",
      "Q: May I run?\nA: Not if:\n\n1. a\n2. b\nQ: May I fly?\nA: Yes.\nQ: When?\nA: At 8.\n",
      "P: May I run?\nR: Not if:\n* a\n* b\nP: May I fly?\nR: Yes.\n\nP: When?\nR: At 8.\n",
      "F: May I run?\nA: Not if:\n- a\n  - b\nF: May I fly?\nA: Yes.\n\nFrage: When?\nAntwort: At 8.\n",
      "**Q: May I run?**\nA: Not if:\n- a\n- b\n**Q: May I fly?**\nA: Yes.\n\n**Q: When?**\nA: At 8.\n",
      "**May I run?**\nNot if:\n- a\n- b\n**May I fly?**\nYes.\n\n**When?**\nAt 8.\n",
    ])
  func list(_ text: String) throws {
    for path in ["FAQ.txt", "FAQ.md"] {
      let reading = try Self.read(text, path: path)
      #expect(reading.questions.map(\.title) == ["May I run?", "May I fly?", "When?"])
      #expect(reading.questions.map(\.body).dropFirst() == ["Yes.", "At 8."])
      #expect(reading.questions.first?.body.hasSuffix("b") == true && reading.refused.isEmpty)
    }
  }

  @Test("strong words on a line below an answer ask, unless a sentence goes on with them")
  func strong() throws {
    func titles(_ middle: String) throws -> [String] {
      try Self.read(
        "# FAQ\n\n**May I run?**\n\(middle)\n\n**When?**\nAt 8.\n\n**Why?**\nSo.\n", path: "FAQ.md"
      ).questions.map(\.title)
    }
    for middle in [
      "No.\n**May I fly?**\nYes.", "**No!**\n**May I fly?**\nyes",
      "Not now\n**May I fly?**  \nYes.",
    ] {
      #expect(try titles(middle) == ["May I run?", "May I fly?", "When?", "Why?"], "\(middle)")
    }
    for middle in [
      "Who asks\n**is it safe?**\nis right.",
      "Ask yourself:\n**Is it safe?**\n**Is it new?**\nAnd go.",
      "Who asks\n**Is it safe?**\nis right.", "No.\n*Really?*\nNo.", "No.\n**Really?** No.",
      "- a\n  **Really?**\n  No.",
    ] {
      #expect(try titles(middle) == ["May I run?", "When?", "Why?"], "\(middle)")
    }
  }
}
