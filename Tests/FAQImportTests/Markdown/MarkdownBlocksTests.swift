import FAQImport
import Testing

@Suite("Questions in lists, tables, folds and definitions on Markdown pages")
struct MarkdownBlocksTests {
  private static func read(_ text: String) throws -> SourceReading {
    try MarkdownQuestions.read(Array("# FAQ\n\n\(text)\n".utf8), path: "FAQ.md")
  }

  private static let both = ["May I? = Yes.", "When? = **Now.**"]

  @Test(
    "what stands in an item below its question answers it",
    arguments: [
      "1. May I?\n\n   Yes.\n2. When?\n\n   **Now.**", "* May I?\n  Yes.\n* When?\n  **Now.**",
      "1. **May I?** Yes.\n2. **When?**\n   **Now.**", "- May I?\n  - Yes.\n- When?\n  - **Now.**",
      "1. May I?\n  - Yes.\n2. When?\n  - **Now.**", "1) May\n   I?\n\n   Yes.\n2) When?\nlazily",
      "- Q: May I?\n- A: Yes.\n- **Q:** When?\n- **A:** **Now.**",
      "1. ### May I? ###\n    Yes.\n2. ### When?\n\n     **Now.**",
      "- May I?\n    Yes.\n- When?\n    - **Now.**",
      "1. Q: May I?\n   A: Yes.\n2. Q: When?\n   A: **Now.**",
      "- __May I?__ Yes.\n- When?\n\n  **Now.**",
    ])
  func items(_ text: String) throws {
    let reading = try Self.read(text)
    let isLazy = text.hasSuffix("lazily")
    #expect(
      MarkdownPairsTests.pairs(reading)
        == (isLazy ? ["May I? = Yes.", "When? = lazily"] : Self.both))
    #expect(reading.refused.isEmpty && reading.dropped == ["the heading 'FAQ' of the page"])
    #expect(reading.questions.first?.place == "line 3")
  }

  @Test("an answer keeps its blocks, with the indent of their own")
  func blocks() throws {
    let reading = try Self.read(
      """
      ## Doses

      1. How much?

         Two:

         - a
           - b

         ```
         # code
           more
         ```

         ## Later

         Three.

      2. How often?

         | day | dose |
         |-----|------|
         | 1   | 5 mg |

      Call us.

      ## Fever

      - When?
        > At 38 °C.
      - Why?
      """)
    #expect(
      reading.questions.map(\.body) == [
        "Two:\n\n- a\n  - b\n\n```\n# code\n  more\n```\n\n## Later\n\nThree.",
        "| day | dose |\n|-----|------|\n| 1   | 5 mg |", "> At 38 °C.",
      ])
    #expect(reading.questions.map(\.categories) == [["Doses"], ["Doses"], ["Fever"]])
    #expect(reading.refused.map(\.place) == ["line 33"])
    #expect(
      reading.dropped == [
        "the heading 'FAQ' of the page",
        "text outside of the questions from line 27 on, 2 words: 'Call us.'",
      ])
  }

  @Test("what stands between the numbers of a list without an indent is of the answer above it")
  func apart() throws {
    let reading = try Self.read(
      "1. May I?\n\nYes.\n\n1. step\n2. step\n\nMore.\n\n2. When?\nNow.\n\nAnd later.\n\n3. How?\n\nSo.\n\nIndeed."
    )
    #expect(
      MarkdownPairsTests.pairs(reading) == [
        "May I? = Yes.\n\n1. step\n2. step\n\nMore.", "When? = Now.\n\nAnd later.",
        "How? = So.\n\nIndeed.",
      ])
    let labelled = try Self.read(
      "Basics:\n\n* May I?\n  Yes.\n\nCosts:\n\n* When?\n  **Now.**\n\nBye.")
    #expect(MarkdownPairsTests.pairs(labelled) == Self.both)
    #expect(labelled.dropped.count == 4 && labelled.dropped[2].hasSuffix("1 word: 'Costs:'"))
    let marked = try Self.read("* May I?\n\nYes.\n\n* When?\n\n**Now.**")
    #expect(MarkdownPairsTests.pairs(marked) == Self.both)
  }

  @Test(
    "lists in which something asks nothing, or nothing answers, are no questions",
    arguments: [
      "- May I?\n  Yes.\n- Rest\n- When?\n  Now.", "- [May I?](#a)\n- [When?](#b)",
      "- May I?\n  Yes.", "1. May I? Yes.\n2. When? Now.", "- May I?\n- When?\n\nYes.",
      "1. May I?\n\nYes.\n\n5. When?\n\nNow.", "1. May I?\n\nYes.\n\nCosts\n\n2. When?\n\nNow.",
      "1. May I?\n\nYes.\n\nCosts:\n\n2. When?\n\nNow.",
    ])
  func others(_ text: String) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.isEmpty && reading.refused.count == 1)
  }

  @Test("spaces that break a line stay")
  func hardBreaks() throws {
    let reading = try Self.read(
      "1. **May I?** Yes.  \n   Or no.\n2. When?\n   Now.  \n   Or later.")
    #expect(reading.questions.map(\.body) == ["Yes.  \nOr no.", "Now.  \nOr later."])
  }

  @Test("a list of questions within an answer stays there")
  func inside() throws {
    let list = "1. Are you ill?\n\n   Call.\n2. Are you well?\n\n   Come."
    let reading = try Self.read("## What do they ask?\n\n\(list)\n\n## Why?\n\nSo.")
    #expect(
      MarkdownPairsTests.pairs(reading) == ["What do they ask? = \(list)", "Why? = So."])
    let page = try MarkdownQuestions.read(
      Array("# What do they ask?\n\n\(list)\n".utf8), path: "a.md")
    #expect(page.questions.map(\.body) == [list])
  }

  @Test(
    "folds, definitions and marked answers are questions where they ask",
    arguments: [
      "??? question \"May I?\"\n    Yes.\n\n???+ \"When?\"\n\n    **Now.**",
      "::: details May I?\nYes.\n:::\n\n:::{dropdown} When?\n**Now.**\n:::",
      "May I?\n: Yes.\n\nWhen?\n\n:   **Now.**", "May I?\n\n**Answer:** Yes.\n\nWhen?\nA: **Now.**",
    ])
  func otherBlocks(_ text: String) throws {
    let reading = try Self.read(text)
    #expect(MarkdownPairsTests.pairs(reading) == Self.both)
    #expect(reading.refused.isEmpty && reading.dropped == ["the heading 'FAQ' of the page"])
  }

  @Test("what follows a block is no part of its answer")
  func behind() throws {
    let fold = try Self.read(
      "??? a \"May I?\"\n    Yes.\n\n??? a \"When?\"\n    1.\n\n        5\n\nCall us.")
    #expect(MarkdownPairsTests.pairs(fold) == ["May I? = Yes.", "When? = 1.\n\n    5"])
    #expect(
      fold.dropped.last == "text outside of the questions from line 11 on, 2 words: 'Call us.'")
    let container = try Self.read(
      ":::: details May I?\n::: tip\n## Yes.\n:::\n::::\n\n::: a When?\nNow.\n:::\nBye.")
    #expect(
      MarkdownPairsTests.pairs(container) == ["May I? = ::: tip\n## Yes.\n:::", "When? = Now."])
    #expect(container.dropped.last?.hasSuffix("1 word: 'Bye.'") == true)
  }

  @Test("rows of a table whose first column asks are questions; cells end lines with tags")
  func tables() throws {
    let two = try Self.read(
      "| Question | Answer |\n|---|---|\n| May **I**? | Yes,\\|no.<br>Ask. |\n| When? | Now.<br>Or [later](https://a.example). |\n\nBye."
    )
    #expect(
      MarkdownPairsTests.pairs(two) == [
        "May I? = Yes,|no.<br>Ask.", "When? = Now.\\\nOr [later](https://a.example).",
      ])
    #expect(
      two.dropped == [
        "the heading 'FAQ' of the page",
        "text outside of the questions from line 3 on, 2 words: '| Question | Answer | |---|---|'",
        "text outside of the questions from line 8 on, 1 word: 'Bye.'",
      ])
    let three = try Self.read(
      "| # | Answer | Question |\n|--|--|--|\n| 1 | Yes. | May I? |\n| 2 | **Now.** | When? |")
    #expect(MarkdownPairsTests.pairs(three) == Self.both)
    for table in [
      "| a | b | c |\n|--|--|--|\n| May I? | Yes. | x |\n| When? | Now. | y |",
      "| a | b |\n|--|--|\n| May I? | Yes. |\n| Dose | Now. |\n| When? | Now. |",
    ] {
      #expect(try Self.read(table).questions.isEmpty)
    }
  }
}
