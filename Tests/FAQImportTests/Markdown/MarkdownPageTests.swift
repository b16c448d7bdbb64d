import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Markdown pages with many questions")
struct MarkdownPageTests {
  static func read(_ text: String, path: String = "care/FAQ.md") throws -> SourceReading {
    try MarkdownQuestions.read(Array(text.utf8), path: path)
  }

  static func pairs(_ reading: SourceReading) -> [String] {
    reading.questions.map { "\($0.place): \($0.title) = \($0.body)" }
  }

  @Test("headings of one level are questions, those above them shelves")
  func headings() throws {
    let reading = try Self.read(
      """
      ---
      title: FAQ
      lang: en
      ---
      # Frequently asked questions
      Welcome to this page, and [more][x].

      ## Before
      ### Is **it**? {#it}
      Yes. See [x].

      #### Why?
      So.

      ---

      ### Is `that`?
      ```
      ### No heading?
      ```
      > ### Nor this?

      - ### Nor this?

      ## After
      Words here.
      ### Costs
      None.
      ### Empty?

      [x]: https://a.example
      """)
    #expect(
      Self.pairs(reading) == [
        "line 9: Is it? = Yes. See [x].\n\n#### Why?\nSo.\n\n[x]: https://a.example",
        "line 17: Is that? = ```\n### No heading?\n```\n> ### Nor this?\n\n- ### Nor this?",
        "line 27: Costs = None.",
      ])
    #expect(
      reading.questions.map(\.categories) == [
        ["care", "Before"], ["care", "Before"], ["care", "After"],
      ])
    #expect(
      reading.questions.map(\.identity) == [
        "care/FAQ.md#it", "care/FAQ.md#is-that", "care/FAQ.md#costs",
      ])
    #expect(reading.questions.allSatisfy { $0.locale == "en" })
    #expect(reading.questions[2].remarks.count == 1)
    #expect(
      reading.dropped == [
        "the heading 'Frequently asked questions' of the page", "the title 'FAQ' of the page",
        "text outside of the questions from line 6 on, 6 words: 'Welcome to this page, and [more][x].'",
        "text outside of the questions from line 26 on, 2 words: 'Words here.'",
      ])
    #expect(reading.refused.map(\.place) == ["line 29"])
  }

  static let pages = [
    "## Is it?\nYes.\n\n## Is that?\nNo.\n", "Is it?\n---\nYes.\n\nIs that?\n---\nNo.\n",
    "**Q: Is it?**\n\nYes.\n\n**Q: Is that?**\nNo.\n",
    "Q: Is it?\nA: Yes.\n\nQ: Is that?\n\nA: No.\n",
    "**Q:** Is it?\n**A:** Yes.\n\n**Q2:** Is that?\n\n**A2:** No.\n",
    "Q. Is it?\nA. Yes.\nQ. Is that?\nA. No.\n",
    "Frage: Is it?\nAntwort: Yes.\n\nFrage: Is that?\nAntwort: No.",
    "<details>\n<summary>Is it?</summary>\n\nYes.\n\n</details>\n<details><summary><b>Is that?</b></summary>\nNo.</details>\n",
    "**Q. Is it?** A. Yes.\n\n**Q. Is that?** A. No.\n",
    "### Q: Is it?\nA: Yes.\n### Q2: Is that?\n**A:** No.",
    "### **Q: Is it?** {#it}\n**A:** Yes.\n### __Q2: Is__ that?\nA: No.",
  ]

  @Test("the ways to write many questions are read", arguments: pages)
  func readsPages(_ text: String) throws {
    let reading = try Self.read(text, path: "help.md")
    #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"])
    #expect(reading.questions.map(\.body) == ["Yes.", "No."])
    #expect(reading.dropped.isEmpty && reading.refused.isEmpty)
  }

  @Test(
    "the number before a question of a page is left out and told, and no part of what it is known by"
  )
  func numbers() throws {
    let reading = try Self.read(
      "## 1. Is it?\n\nYes.\n\n## Q2: Is that?\n\nNo.\n\n## 2019: Is it old?\n\nYes.\n")
    #expect(reading.questions.map(\.title) == ["Is it?", "Is that?", "2019: Is it old?"])
    #expect(
      reading.questions.map(\.identity)
        == ["is-it", "is-that", "2019-is-it-old"].map { "care/FAQ.md#\($0)" })
    #expect(
      reading.questions.map(\.remarks) == [
        ["'1.' before the title was left out."], ["'Q2:' before the title was left out."], [],
      ])
  }

  @Test(
    "stars of a question that multiply, lead to a note or stand within words are part of it",
    arguments: [
      ("Wen fragen Patient*innen und Ärzt*innen?", "Wen fragen Patient*innen und Ärzt*innen?"),
      ("2*5 mg or 3*10 mg? 2**5 or 3**6?", "2*5 mg or 3*10 mg? 2**5 or 3**6?"),
      ("Is 5 mg*2 daily* ok?", "Is 5 mg*2 daily* ok?"),
      ("Is (Advil)*, naproxen (Aleve)* ok?", "Is (Advil)*, naproxen (Aleve)* ok?"),
      ("un*frigging*believable *a b*c H*2*O?", "unfriggingbelievable *a b*c H2O?"),
      ("Who has CYP2C19 *1/*17*?", "Who has CYP2C19 *1/*17*?"),
      ("Is HLA-B *57:01 (rare)* bad?", "Is HLA-B *57:01 (rare)* bad?"),
      ("Is B12 *2 µg* ok?", "Is B12 2 µg ok?"),
      ("**500**mg, *5 mg* or **2 mg**?", "500mg, 5 mg or 2 mg?"),
      ("a**b c**d, a*b c*, d?", "ab cd, a*b c*, d?"),
    ])
  func stars(_ heading: String, _ title: String) throws {
    let reading = try Self.read("# FAQ\n\n## \(heading)\n\nYes.\n\n## Is it?\n\nNo.\n")
    #expect(reading.questions.map(\.title) == [title, "Is it?"])
  }

  @Test("a myth is refused, on a page of questions and by itself")
  func myths() throws {
    let text = "## Is it?\n\nYes.\n\n## Is that?\n\nNo.\n\n## Myth: It is.\n\nFact: It is not.\n"
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"])
    #expect(reading.refused.map(\.cause) == ["'Myth: It is.' states a myth"])
    let single = try Self.read(
      "# Is it?\n\n**Myth:** It is.\n\n**Fact:** It is not.\n", path: "a.md")
    #expect(single.questions.isEmpty && single.refused[0].cause.contains("a myth against a fact"))
  }

  @Test("a heading that is a question keeps those under it in its answer")
  func oneQuestion() throws {
    let reading = try Self.read("# Is it?\nYes.\n## Who?\nA\n## Why?\nB\n", path: "is-it.md")
    #expect(reading.questions.map(\.title) == ["Is it?"])
    let page = try Self.read("# Colds\n## Who?\nA\n## Why?\nB\n", path: "colds.md")
    #expect(page.questions.map(\.categories) == [["Colds"], ["Colds"]])
  }

  @Test("sections part marked questions, and words between them are told")
  func sections() throws {
    let reading = try Self.read(
      """
      Hello there.
      # Before
      Q: Is it?
      More of the question.
      A: **Yes.**

      - one
      - two

      ## Detail
      More.
      # After
      Q: Is that?
      # Contact
      Call us.
      """, path: "x.md")
    #expect(
      Self.pairs(reading) == [
        "line 3: Is it? More of the question. = **Yes.**\n\n- one\n- two\n\n## Detail\nMore."
      ])
    #expect(reading.questions[0].categories == ["Before"])
    #expect(reading.refused.map(\.place) == ["line 13"])
    #expect(
      reading.dropped == [
        "the heading 'Contact' without a question",
        "text outside of the questions from line 1 on, 2 words: 'Hello there.'",
        "text outside of the questions from line 15 on, 2 words: 'Call us.'",
      ])
  }

  @Test("footnotes go with the questions that use them")
  func footnotes() throws {
    let reading = try Self.read(
      "## A?\nYes[^1].\n\n## B?\nNo[^2].\n\n[^1]: One\n    more.\n[^2]: Two.\n")
    #expect(
      reading.questions.map(\.body) == [
        "Yes[^1].\n\n[^1]: One\n    more.", "No[^2].\n\n[^1]: One\n    more.\n[^2]: Two.",
      ])
  }

  @Test(
    "the same question with two answers is refused, and those of one name in links are known by their words"
  )
  func doubles() throws {
    let reading = try Self.read("## A?\nYes.\n## A?\nNo.\n## B?\nYes.\n## B+?\nNo.\n")
    #expect(reading.questions.map(\.identity) == ["care/FAQ.md#b", "care/FAQ.md#b+"])
    #expect(reading.refused.count == 2)
  }

  @Test("hostile pages take time in proportion to their size, and none ends the program")
  func hostile() throws {
    let pieces = [
      "](a (", "`", "``", "[", "![", "<details><summary>", "<details><summary></details>", "- ",
      "> ",
      "## A?\n", "[x]: y\n", "Q: a?\n", "*_", "<", "[^1]: a\n", "\n# a\n```\n", "{{", "&amp", "\t",
      "](a \"",
    ]
    for piece in pieces {
      let text = "## A?\n" + String(repeating: piece, count: 200_000 / piece.utf8.count)
      let time = try ProcessorTime.measure { _ = try Self.read(text) }
      #expect(time < .seconds(20), "\(piece)")
    }
    var state: UInt64 = 3
    for _ in 0..<10_000 {
      var text = ""
      for _ in 0..<16 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
        if state >> 62 == 0 { text += "\nA: b</summary></details>)`\n---\n" }
      }
      _ = try Self.read(text)
    }
  }

  @Test("every word of a page is in a question, a shelf, a refusal, or counted as left out")
  func noWordIsLost() throws {
    let pieces = [
      "# W\n", "## W?\n", "### W?\n\n", "W\n", "W W\n\n", "- W\n", "> W\n", "```\nW\n```\n", "\n",
      "Q: W?\n", "A: W\n", "**Q: W**\n", "**A: W**\n", "W\n---\n", "    W\n", "[x]: W\n",
      "[^1]: W\n",
      "<details>\n<summary>W</summary>\nW\n</details>\n", "---\n", "![W](x.png) [x][^1]\n",
      "<div>\nW\n",
      "## **W** `W`\n", "</details>W\n", "W {#x}\n===\n", "1. W\n", "## [W](x)\n",
    ]
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      var number = 0
      let text = (0..<Int.random(in: 2...14, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)].map { letter -> String in
          guard letter == "W" else { return String(letter) }
          number += 1
          return "w\(number)w"
        }.joined()
      }.joined()
      // Between two such lines stands front matter.
      guard !text.trimmed.hasPrefix("---") else { continue }
      let reading = try Self.read(text)
      // The words of what is refused stand in the source, where the refusal says.
      guard reading.refused.isEmpty else { continue }
      let kept =
        reading.questions.flatMap { question in
          [question.title, question.body, question.identity ?? ""] + question.categories
            + question.remarks
        }.joined(separator: " ") + reading.dropped.joined(separator: " ")
      let counted = reading.dropped.compactMap { piece in
        piece.split(separator: " on, ").last.flatMap { Int($0.prefix { $0.isNumber }) }
      }.reduce(0, +)
      let missing = (1..<(number + 1)).filter { !kept.contains("w\($0)w") }
      let unused = text.split(separator: "\n").count { $0.hasPrefix("[x]: ") }
      #expect(missing.count <= counted + unused, "\(text.debugDescription) \(missing)")
    }
  }

  @Test("questions in strong words are questions where their answers follow at once, too")
  func strongQuestions() throws {
    let text =
      "# Safety\n\n**What is CRS?** Fever.\n\n**What is ICANS?**\nConfusion.\n\nMore.\n\n__Who pays?__\n\n"
      + "You.\n\n**3) And who not?**  \nNobody.\n\n*Why?*\n\nSo.\n"
    let reading = try Self.read(text, path: "safety.md")
    #expect(
      Self.pairs(reading) == [
        "line 3: What is CRS? = Fever.", "line 5: What is ICANS? = Confusion.\n\nMore.",
        "line 10: Who pays? = You.", "line 14: And who not? = Nobody.", "line 17: Why? = So.",
      ])
    #expect(reading.questions.allSatisfy { $0.categories == ["Safety"] })
  }

  @Test("strong words within a paragraph, in code, or that ask nothing are no questions")
  func otherStrongWords() throws {
    for text in [
      "# Safety\n\nWhat is\n**it?** Fever.\n\nWhat is\n**that?** Fever.\n",
      "# Safety\n\n```\n**Is it?** No.\n\n**Is it?** No.\n```\n",
      "# Safety\n\n**Note.** Fever.\n\n**Also.** Fever.\n",
      "# Safety\n\n*Is it?* No.\n\n*Is that?* No.\n", "# Safety\n\n**Is it?**no\n\n**Is it?**no\n",
    ] {
      #expect(
        try Self.read(text, path: "safety.md").questions.map(\.title) == ["Safety"], "\(text)")
    }
  }

  @Test("a heading that asks and has its answer is a question, whatever its level")
  func otherLevels() throws {
    let text = """
      # FAQ

      ### May I fly?

      No.

      ## Basics

      ### What is A?

      A.

      ### What is B?

      B.

      ## Can I drive?

      No, not for 24 hours.

      """
    let reading = try Self.read(text, path: "FAQ.md")
    #expect(
      reading.questions.map { "\($0.title) \($0.body) \($0.categories.joined())" } == [
        "May I fly? No. ", "What is A? A. Basics", "What is B? B. Basics",
        "Can I drive? No, not for 24 hours. ",
      ])
    #expect(
      reading.refused.isEmpty && !reading.dropped.joined().contains("drive"), "\(reading.dropped)")
    let deeper = try Self.read(
      "# FAQ\n\n### Can I drive?\n\nNo.\n\n## What is B?\n\nB.\n\n## What is D?\n\nD.\n")
    #expect(deeper.questions.map(\.title) == ["Can I drive?", "What is B?", "What is D?"])
  }

  @Test("lines that ask within an answer are told of")
  func askingLines() throws {
    let remark = ["2 lines in the answer end as questions do; they stay part of the answer."]
    for body in [
      "1. What is CRS?\n\nFever.\n\n2. What is ICANS?\n\nConfusion.\n",
      "- What is CRS?\n\n  Fever.\n\n- What is ICANS?\n\n  Confusion.\n",
      "Q: Who pays?\nA: You.\n\nQ: Is it free?\nA: No.\n",
      "**Is it?** No.\n\n1. **Is that?** No.\n", "Is it?\\\nNo.\\\nIs that?\\\nNo.\n",
      "### Is it?\nNo.\n### Is that?\nNo.\n",
    ] {
      let reading = try Self.read("---\ntitle: Costs\n---\n\n\(body)", path: "costs.md")
      #expect(reading.questions.map(\.remarks) == [remark], "\(body)")
    }
    let one = try Self.read("---\ntitle: Costs\n---\n\nYes.\n\nIs it?\n\nNo.\n", path: "costs.md")
    #expect(
      one.questions.map(\.remarks)
        == [["1 line in the answer ends as a question does; it stays part of the answer."]])
    for body in [
      "Ask your doctor:\n\n- What is it?\n- How long?\n- Why?\n",
      "Who knows whether\nit is?\nNobody\nknows?\n", "```\nIs it?\n\nNo.\n\nIs that?\n\nNo.\n```\n",
      "~~~\n```\nIs it?\n\nNo.\n```\n~~~\n",
    ] {
      let reading = try Self.read("---\ntitle: Costs\n---\n\n\(body)", path: "costs.md")
      #expect(reading.questions.map(\.remarks) == [[]], "\(body)")
    }
  }

  @Test("numbers before titles are left out where they count the questions, and else kept")
  func ordinals() throws {
    func titles(_ titles: [String]) throws -> [String] {
      let text = "# FAQ\n\n" + titles.map { "## \($0)\n\nYes.\n\n" }.joined()
      return try MarkdownQuestions.read(Array(text.utf8), path: "faq.md").questions.map(\.title)
    }
    let counted = ["1. Is it?", "2. Is that?", "1. Is this?"]
    #expect(try titles(counted) == ["Is it?", "Is that?", "Is this?"])
    for kept in HTMLTitleTests.ordinals { #expect(try titles(kept) == kept) }
  }
}
