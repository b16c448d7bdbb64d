import Testing

@testable import FAQImport

@Suite("Markdown pages that ask in several ways")
struct MarkdownMixedTests {
  private static func read(_ text: String) throws -> SourceReading {
    try MarkdownQuestions.read(Array(text.utf8), path: "FAQ.md")
  }

  private static func refused(_ words: String) -> String {
    "'\(words)' looks like a question, but is not written as the others of the page are"
  }

  @Test(
    "an answer that begins with a tag is HTML only where Markdown means nothing in all of it",
    arguments: [
      ("<p>Yes, <b>now</b>.</p>\n\n<ul><li>a</li></ul>", "Yes, **now**.\n\n- a"),
      ("<b>No.</b>", "**No.**"), ("<p>Take **10** mg.</p>", "Take \\*\\*10\\*\\* mg."),
    ]
      + [
        "<a name=\"x\"></a>\n\n**Never** take it\n\n- with A\n- with B", "<b>No.</b>\n\n- a\n- b",
        "<38 °C: wait.\n\n1. call us.<br>\n2. **come**", "<img src=\"x.png\">\n\nDo **not**\n\n- a",
        "<b>No.</b> Never **ever**.", "<b>No.</b>\n1. a\n2. b", "<div>\n\nDo **not**.\n\n</div>",
        "<https://a.example> is <b>a</b> [link](x)",
      ].map { ($0, $0) })
  func tags(_ answer: String, _ body: String) throws {
    let page = Array("# FAQ\n\n## May I?\n\n\(answer)\n\n## When?\n\nNow.\n".utf8)
    let reading = try MarkdownQuestions.read(page, path: "FAQ.md")
    #expect(reading.questions.map(\.body) == [body, "Now."])
  }

  @Test(
    "signs of a title that begin no tag are its words",
    arguments: [
      "What is ALT<a and AST>b?", "Is x<i or y>u bad?", "Is <5 mg or a <b more?", "Is <p?",
    ])
  func signs(_ title: String) throws {
    #expect(
      try Self.read("# FAQ\n\n## \(title)\n\nA.\n\n## When?\n\nB.\n").questions[0].title == title)
    #expect(FieldText(html: "A &amp; <i>B</i> " + title).text == "A & B " + title)
  }

  @Test("what a question is known by does not depend on its place")
  func places() throws {
    let questions = [
      "Is < 5 bad?": "No.", "Is > 5 bad?": "Yes.", "3. Trimester: may I?": "Yes.",
      "2. Trimester: may I?": "No.", "4. Is it?": "Yes.",
    ].sorted { $0.key < $1.key }
    func known(_ questions: [(key: String, value: String)]) throws -> [String: String?] {
      let page = questions.map { "## \($0.key)\n\n\($0.value)\n\n" }.joined()
      return Dictionary(
        uniqueKeysWithValues: try Self.read(page).questions.map { ($0.title, $0.identity) })
    }
    let names = try known(questions)
    #expect(try known(questions.reversed()) == names)
    #expect(Set(names.values).count == 5)
    #expect(names["4. Is it?"] == "FAQ.md#is-it")
  }

  @Test(
    "what asks in another way than most is refused by its words, with its line",
    arguments: [
      (
        "# FAQ\n\n**Can I eat?**\n\nYes 1.\n\n## Can I fly?\n\nNo 3.\n", ["Can I fly?"],
        ["line 3: Can I eat?"]
      ),
      (
        "# FAQ\n\n**Can I eat?**\n\nYes 1.\n\nQ: Can I fly?\nA: No 3.\n", ["Can I fly?"],
        ["line 3: Can I eat?"]
      ),
      (
        "# FAQ\n\n<details><summary>Is it?</summary>\n\nNo.\n\n</details>\n\n"
          + "<details><summary>Is that?</summary>\n\nNo.\n\n</details>\n\n"
          + "**Can I eat?**\n\nYes.\n\n## Can I drink?\n\nNo.\n", ["Is it?", "Is that?"],
        ["a heading: Can I drink?", "line 15: Can I eat?"]
      ),
    ])
  func mixed(_ text: String, _ titles: [String], _ refusals: [String]) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.title) == titles)
    #expect(
      reading.refused.map { "\($0.place): \($0.cause)" }
        == refusals.map { text in
          let parts = text.split(separator: ": ", maxSplits: 1)
          return "\(parts[0]): " + Self.refused(String(parts[1]))
        })
  }

  @Test(
    "a page whose questions are no headings is refused with their lines",
    arguments: [
      "* **Is it safe?** Mostly.\n* **Is it new?** Yes.\n* Rest.",
      "1. Is it safe?\n\n   Mostly.\n2. Rest\n3. Is it new?\n\n   Yes.",
      "::: details Is it safe?\nMostly.\n::\n\n::: details Is it new?\nYes.\n::",
      "Is it safe?\n\nMostly.\n\nIs it new?\n\nYes.",
      "> - Is it safe?\n>   Mostly.\n> - _Is it new?_\n>   Yes.",
    ])
  func refusedLines(_ list: String) throws {
    let last =
      list.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("new") } ?? 0
    for (head, line) in [("", 1), ("# FAQ\n\n", 3), ("---\ntags: [a]\n---\n", 4)] {
      let reading = try Self.read("\(head)\(list)\n")
      #expect(reading.questions.isEmpty)
      #expect(
        reading.refused.map(\.cause) == [
          "it has no headings that ask, but 2 lines do: line \(line) 'Is it safe?', "
            + "line \(line + last) 'Is it new?'"
        ])
      #expect(
        reading.refused.map(\.suggestion) == [
          "Write each question as a heading, such as '## Is it safe?', with its answer below it."
        ])
    }
  }

  @Test(
    "a heading that only says that questions follow, in whatever language, is no shelf of them",
    arguments: [
      "FAQ", "F.A.Q.", "Q&A", "Questions & Answers", "Frequently Asked Questions (FAQs)",
      "FAQ – Häufig gestellte Fragen", "Vanliga frågor", "Veelgestelde vragen",
      "Часто задаваемые вопросы",
      "よくある質問", "Preguntas y respuestas", "Questions", "问题",
    ])
  func bareTitle(_ title: String) throws {
    let questions = "## May I run?\n\nYes.\n\n## May I fly?\n\nNo.\n"
    let reading = try MarkdownQuestions.read(
      Array("# \(title)\n\n\(questions)".utf8), path: "asthma.md")
    #expect(reading.questions.map(\.title) == ["May I run?", "May I fly?"])
    #expect(reading.questions.allSatisfy { $0.categories.isEmpty })
    let other = try MarkdownQuestions.read(
      Array("# \(title) Asthma\n\n\(questions)".utf8), path: "asthma.md")
    #expect(other.questions.allSatisfy { $0.categories == ["\(title) Asthma"] })
  }

  @Test(
    "a title that holds that of a list of questions is none of an article with questions",
    arguments: [
      "Asthma FAQ", "FAQ: Asthma", "Häufige Fragen zu Asthma", "Veelgestelde vragen", "常见问题",
      "Frequently asked questions about asthma", "よくある質問", "Vanliga frågor", "喘息のよくある質問",
      "Questions and answers on asthma",
    ])
  func heldTitle(_ title: String) throws {
    let list = "> **May I run?** Yes.\n>\n> **May I fly?** No.\n"
    let reading = try MarkdownQuestions.read(Array("# \(title)\n\n\(list)".utf8), path: "asthma.md")
    #expect(reading.questions.isEmpty)
    #expect(
      reading.refused.map(\.cause) == [
        "it has no headings that ask, but 2 lines do: line 3 'May I run?', line 5 'May I fly?'"
      ])
  }

  @Test(
    "a title that asks, and one of an article without questions in it, is that of an article",
    arguments: [
      "# Is this a FAQ?\n\n- **May I run?** Yes.\n", "# Asthma FAQ\n\nAsthma is a disease.\n",
      "# Häufige Fragen an Ärzte\n\nFragen Sie:\n\n- Wie lange?\n- Warum?\n",
      "# Questions for your doctor\n\n- **May I run?** Tell them how far.\n",
      "# Prefaqs\n\n- **May I run?** Yes.\n",
      "---\nquestion: Asthma FAQ\n---\n\n- **May I run?** Yes.\n",
    ])
  func otherTitles(_ text: String) throws {
    let reading = try MarkdownQuestions.read(Array(text.utf8), path: "asthma.md")
    #expect(reading.questions.count == 1 && reading.refused.isEmpty)
  }

  @Test(
    "the contents of a page are no shelf and no question, and are named with their links",
    arguments: ["Table of Contents", "Inhaltsverzeichnis", "Contents", "目录"])
  func contents(_ title: String) throws {
    let links = "- [May I?](#may-i)\n   1. [When?](#when)"
    for (mark, page) in [
      ("###", "### May I?\n\nYes.\n\n### When?\n\nAt 8.\n"),
      ("##", "### May I?\n\nYes.\n\n### When?\n\nAt 8.\n"),
      ("##", "Q: May I?\nA: Yes.\n\nQ: When?\nA: At 8.\n"),
    ] {
      let reading = try Self.read(
        "# FAQ\n\n\(mark) \(title)\n\n<!-- toc -->\n\n\(links)\n\n\(page)")
      #expect(MarkdownPairsTests.pairs(reading) == ["May I? = Yes.", "When? = At 8."])
      #expect(reading.questions.allSatisfy { $0.categories.isEmpty && $0.remarks.isEmpty })
      #expect(
        reading.dropped == [
          "the heading 'FAQ' of the page", "the heading '\(title)' of the page",
          "text outside of the questions from line 5 on, 5 words: '<!-- toc --> - [May I?](#may-i) 1. [When?](#when)'",
        ])
    }
  }

  @Test("contents of anything else are a shelf or a question")
  func otherContents() throws {
    let reading = try Self.read(
      "# FAQ\n\n## Contents\n\n20 tablets, see [here](a.md).\n\n## What for?\n\nPain.\n\n## How?\n\nSo.\n"
    )
    #expect(reading.questions.map(\.title) == ["Contents", "What for?", "How?"])
    let shelf = try Self.read("# FAQ\n\n## Inhalt\n\n### Was?\n\nA.\n\n### Wie?\n\nB.\n")
    #expect(shelf.questions.map(\.categories) == [["Inhalt"], ["Inhalt"]])
  }

  @Test(
    "what stands below a rule at the end of a page is told of",
    arguments: [
      ("## May I?\n\nYes.\n\n## When?\n\nAt 8.\n", "---"),
      ("Q: May I?\nA: Yes.\n\nQ: When?\nA: At 8.\n", "***"),
      ("**May I?**\n\nYes.\n\n**When?**\n\nAt 8.\n", "_ _ _"),
    ])
  func footer(_ page: String, _ rule: String) throws {
    let end = "Last reviewed\nin 2020."
    let reading = try Self.read("# FAQ\n\n\(page)\n\(rule)\n\n\(end)\n")
    #expect(
      MarkdownPairsTests.pairs(reading) == ["May I? = Yes.", "When? = At 8.\n\n\(rule)\n\n\(end)"])
    #expect(
      reading.questions.map(\.remarks) == [
        [],
        [
          "What stands below the last rule across the page, 4 words, is part of the answer; take it out if it is the "
            + "end of the page: 'Last reviewed in 2020.'."
        ],
      ])
  }

  @Test("rules with nothing but notes below them, within other answers or in code are not told of")
  func noFooter() throws {
    let reading = try Self.read(
      """
      # FAQ

      ## May I?

      Yes.

      ---

      But.

      ## When?

      At 8[^1].

      ```
      ---
      code
      ```

      ---

      [^1]: Or 9.
      [x]: https://a.example

      """)
    #expect(reading.questions.map(\.title) == ["May I?", "When?"])
    #expect(reading.questions.allSatisfy { $0.remarks.isEmpty })
  }

  @Test("attributes behind a heading are no part of its question, and name it for links")
  func attributes() throws {
    let reading = try Self.read(
      """
      # FAQ

      ## Who pays? {: #pay }
      You.
      ## Who else? {#else .x data-a="b"}
      They.
      ## What is {x}?
      A sign.
      ## Is it {so}
      Yes.
      """)
    #expect(
      reading.questions.map(\.title) == ["Who pays?", "Who else?", "What is {x}?", "Is it {so}"])
    #expect(reading.questions.prefix(2).map(\.identity) == ["FAQ.md#pay", "FAQ.md#else"])
  }

  @Test("words that are left out are quoted from the first on, whatever signs stand before them")
  func rows() throws {
    let cells = String(repeating: "|          ", count: 12)
    let rules = String(repeating: "|----------", count: 30)
    let reading = try Self.read(
      "\(cells)|\n\(rules)|\n| English | Deutsch |\n\n## Can I fly?\n\nNo.\n")
    #expect(
      reading.dropped == [
        "text outside of the questions from line 1 on, 2 words: '| English | Deutsch |'"
      ])
  }

  @Test("words about the page that ask are left out as words")
  func introduction() throws {
    let reading = try Self.read(
      "# FAQ\n\nDo you need help?\n\nCall us.\n\n## Can I fly?\n\nNo.\n")
    #expect(reading.questions.map(\.title) == ["Can I fly?"] && reading.refused.isEmpty)
  }

  @Test("a heading that asks ends the answer above it")
  func heading() throws {
    let reading = try Self.read(
      "# FAQ\n\n**Q: Can I eat?**\n\nA: Yes.\n\n### Can I run?\n\nNo.\n")
    #expect(reading.questions.map(\.body) == ["Yes."] && reading.refused.count == 1)
  }

  @Test("what folds an answer within an answer is told of")
  func folded() throws {
    let reading = try Self.read(
      "# FAQ\n\n## Can I eat?\n\nYes.\n\n## Can I drink?\n\nNo.\n\n"
        + "<details><summary>Can I fly?</summary>\n\nNo.\n\n</details>\n")
    #expect(
      reading.questions.last?.remarks.contains(
        "1 line in the answer ends as a question does; it stays part of the answer.") == true)
  }

  @Test(
    "signs of dialects are words, and are told of",
    arguments: [
      ("!!! danger \"8 weeks\"\n\n    Do not drive.", "!!!"), ("??? note\n\n    No.", "???"),
      (":::caution\nNo.\n:::", ":::caution"), ("Not yet. %%ask Bob%%", "%%ask"),
      ("![[scan.png]]", "[[scan.png]]"), ("See [[Drugs]].", "[[Drugs]]."),
      ("> [!WARNING]\n> Not at night.", "[!WARNING]"), ("Never.\n{: .warning }", "{:"),
      ("![Scan](a.png){width=\"50\"}", "{width=\"50\"}"), ("Words.{#here}", "{#here}"),
      ("It is ==never== safe.", "==never=="), ("Drink H~2~O.", "~2~O."), ("10^9^ cells.", "^9^"),
      ("Mind :warning: this.", ":warning:"),
    ])
  func dialects(_ answer: String, _ sign: String) throws {
    let question = try #require(
      try MarkdownQuestionsTests.read("# Can I drive?\n\nNo.\n\n\(answer)\n").questions.first)
    #expect(question.body.contains(answer.prefix(6)))
    #expect(question.remarks.contains { $0.contains("no meaning, such as '\(sign)'") })
  }

  @Test(
    "signs that mean the same everywhere, or nothing, are no signs of dialects",
    arguments: [
      "At 10:30:45, or a:b:c.", "x == y, and 10^9/l, and 2^10.", "~2 h to ~3 h, ~~no~~, a ~b~ c.",
      "{x}, {1, 2} and { .5 }", "[!] and [![Scan](a.png)](https://a.example)", "a==b==c",
      "Yes: no: never.", "Words\n===",
    ])
  func common(_ answer: String) throws {
    let question = try #require(
      try MarkdownQuestionsTests.read("# Can I drive?\n\nNo.\n\n\(answer)\n").questions.first)
    #expect(!question.remarks.contains { $0.contains("no meaning") })
  }

  @Test("signs that are words already are not told of")
  func noDialects() throws {
    let reading = try MarkdownQuestionsTests.read(
      "# Can I?\n\n!!! No\\[\\[. 5 % to 6 %, `%%`, `[[x]]`. ??? What.\n\n[![Scan](a.png)](b.md)\n\n::: \n"
    )
    let remarks = try #require(reading.questions.first).remarks
    #expect(remarks.count { $0.contains("no meaning") } == 1, "'!!! No' could be a box")
    #expect(remarks.contains { $0.contains("such as '!!!'") })
  }
}
