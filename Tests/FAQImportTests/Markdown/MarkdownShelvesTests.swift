import Testing

@testable import FAQImport

@Suite("Shelves of Markdown pages with many questions")
struct MarkdownShelvesTests {
  private static func read(_ text: String, path: String = "FAQ.md") throws -> SourceReading {
    try MarkdownQuestions.read(Array(text.utf8), path: path)
  }

  private static func shelved(_ reading: SourceReading) -> [String] {
    reading.questions.map { question in
      (question.categories + [question.title, question.body]).joined(separator: " | ")
    }
  }

  @Test("a heading beside questions without words of its own, over headings that ask, is a shelf")
  func inner() throws {
    let reading = try Self.read(
      """
      # FAQ

      ## May I drive?

      Yes.

      ## Overdose

      ### What if I took too much?

      Call 112.

      #### And then?

      Wait.

      ### Signs

      Drowsiness.

      ## Costs

      ### Patients

      #### Who pays?

      You.

      ## May I swim?

      No.

      """)
    #expect(
      Self.shelved(reading) == [
        "May I drive? | Yes.",
        "Overdose | What if I took too much? | Call 112.\n\n#### And then?\n\nWait.",
        "Overdose | Signs | Drowsiness.", "Costs | Patients | Who pays? | You.",
        "May I swim? | No.",
      ])
    #expect(reading.questions.map(\.place) == [3, 9, 17, 25, 29].map { "line \($0)" })
    #expect(reading.refused.isEmpty)
    #expect(reading.dropped == ["the heading 'FAQ' of the page"])
  }

  @Test(
    "a heading beside questions that asks, has words of its own, or is over headings of which most ask nothing is one",
    arguments: [
      ("Overdose?", "### What if?\n\nCall 112."),
      ("Overdose", "Rest.\n\n### What if?\n\nCall 112."),
      ("Effects", "### Rash\n\nWait.\n\n### Pain\n\nWait.\n\n### What else?\n\nNo more."),
    ])
  func noShelf(_ heading: String, _ answer: String) throws {
    let reading = try Self.read(
      "## May I drive?\n\nYes.\n\n## \(heading)\n\n\(answer)\n\n## May I swim?\n\nNo.\n")
    #expect(
      Self.shelved(reading) == [
        "May I drive? | Yes.", "\(heading) | \(answer)", "May I swim? | No.",
      ])
  }

  @Test(
    "a section below the first question that has words and no question is refused with its line",
    arguments: [
      "### May I drive?\n\nYes.\n\n### May I swim?\n\nYes.", "Q: May I drive?\nA: Yes.\n\n\n\n\n",
      "**May I drive?** Yes.\n\n**May I swim?** No.\n\n\n\n",
      "<details><summary>May I drive?</summary>\n\nYes.\n\n</details>\n\n",
    ])
  func withoutQuestion(_ questions: String) throws {
    let page = """
      # FAQ

      ## About this page

      Words of the page.

      ## General

      \(questions)

      ## Alcohol

      Never drink alcohol.

      ## See also

      - [More](more.md)

      """
    let reading = try Self.read(page)
    #expect(
      !reading.questions.isEmpty && reading.questions.allSatisfy { !$0.body.contains("Never") })
    #expect(
      reading.refused == [
        SourceRefusal(
          place: "line 17", cause: "'Alcohol' stands among questions but asks nothing",
          suggestion: "Write it as a question if it is one.")
      ])
    #expect(
      reading.dropped.filter { $0.hasPrefix("the heading") } == [
        "the heading 'FAQ' of the page", "the heading 'About this page' without a question",
        "the heading 'See also' without a question",
      ])
    #expect(reading.dropped.contains { $0.hasSuffix("3 words: 'Never drink alcohol.'") })
  }

  @Test(
    "a title in front matter is the shelf of a page of questions, as it or the first heading says",
    arguments: [
      "---\ntitle: Ibuprofen\n---\n# Frequently Asked Questions\n\n## May I?\n\nYes.\n\n## When?\n\nNow.\n",
      "---\ntitle: Ibuprofen\n---\n\n# FAQ\n\n# May I?\n\nYes.\n\n# When?\n\nNow.\n",
      "---\ntitle: Ibuprofen\n---\n# FAQ\n\n**May I?**\n\nYes.\n\n**When?**\n\nNow.\n",
      "---\ntitle: Ibuprofen\n---\n# FAQ\n\nQ: May I?\nA: Yes.\n\nQ: When?\nA: Now.\n",
      "---\ntitle: Ibuprofen FAQ\n---\n## May I?\n\nYes.\n\n## When?\n\nNow.\n",
      "---\ntitle: Ibuprofen FAQ\n---\n**May I?** Yes.\n\n**When?** Now.\n",
    ])
  func titledPage(_ page: String) throws {
    let shelf = page.contains("Ibuprofen FAQ") ? "Ibuprofen FAQ" : "Ibuprofen"
    #expect(
      Self.shelved(try Self.read(page, path: "ibuprofen.md"))
        == ["\(shelf) | May I? | Yes.", "\(shelf) | When? | Now."])
  }

  @Test(
    "a title in front matter over questions is one where it asks, or its text holds more than they",
    arguments: [
      "---\ntitle: May I?\n---\n# FAQ\n\n## When?\n\nNow.\n\n## How?\n\nSo.\n",
      "---\nquestion: Ibuprofen FAQ\n---\n# FAQ\n\n## When?\n\nNow.\n\n## How?\n\nSo.\n",
      "---\ntitle: Ibuprofen\n---\nNever at night.\n\n# FAQ\n\n## When?\n\nNow.\n\n## How?\n\nSo.\n",
      "---\ntitle: Ibuprofen\n---\n## FAQ\n\n### When?\n\nNow.\n\n### How?\n\nSo.\n\n## Dose\n\n1.\n",
      "---\ntitle: Ibuprofen\n---\n## When?\n\nNow.\n\n## How?\n\nSo.\n",
    ])
  func titledQuestion(_ page: String) throws {
    let reading = try Self.read(page, path: "ibuprofen.md")
    let body = page.split(separator: "---\n")[1]
    #expect(reading.questions.map { "\($0.body)\n" } == [String(body)] && reading.refused.isEmpty)
    #expect(reading.questions.allSatisfy { $0.remarks.count == 1 })
  }

  @Test("a section on how to reach those whose page it is is left out, and no question")
  func contact() throws {
    let reading = try MarkdownPageTests.read(
      "# FAQ\n\n## Safety\n\n### Is it?\n\nYes.\n\n### Was it?\n\nNo.\n\n## Contact us today\n\nCall 555.\n"
    )
    #expect(reading.questions.count == 2 && reading.refused.isEmpty)
    #expect(reading.dropped.contains { $0.contains("Contact us today") })
  }
}
