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

  @Test(
    "the locale of a file without one is that of its name, or of its folder's, which is no category"
  )
  func localeOfName() throws {
    func locales(_ path: String, _ head: String = "") throws -> [String?] {
      try Self.read("\(head)# FAQ\n\n## May I run?\n\nNo.\n\n## May I fly?\n\nYes.\n", path: path)
        .questions.map(\.locale)
    }
    #expect(try locales("in/faq.de.md") == ["de", "de"])
    #expect(try locales("fr/faq.de.md") == ["de", "de"])
    #expect(try locales("content/pt-BR/care/faq.md") == ["pt-BR", "pt-BR"])
    #expect(try locales("in/faq.pt_BR.md") == ["pt-BR", "pt-BR"])
    #expect(try locales("in/faq.de.md", "---\nlang: fr\n---\n") == ["fr", "fr"])
    for path in ["faq.md", "de.md", ".de.md", "faq.no.md", "faq.v2.md"] {
      #expect(try locales(path) == [nil, nil], "\(path)")
    }
    let folder = try Self.read("# May I run?\n\nNo.\n", path: "content/de/care/run.md")
    #expect(folder.questions.map(\.categories) == [["content", "care"]])
    #expect(
      folder.questions.first?.remarks.last == "Its locale is that of its folder's name: 'de'.")
    let reading = try Self.read("# May I run?\n\nNo.\n", path: "may-i-run.de.md")
    #expect(reading.questions.first?.remarks.last == "Its locale is that of its file's name: 'de'.")
  }

  @Test("an answer in front matter has the line breaks that are written in it as signs")
  func writtenLineBreaks() throws {
    let reading = try Self.read(
      "---\nquestion: When?\nanswer: So:\\n\\n1. At 8.\\n\\n2. At 9.\n---\n", path: "in/when.md")
    #expect(reading.questions.map(\.body) == ["So:\n\n1. At 8.\n\n2. At 9."])
    #expect(reading.questions.first?.remarks.count == 1)
  }

  @Test("a mark in capitals needs no space behind it")
  func withoutSpace() throws {
    let reading = try Self.read(
      "Q: May I run?\nA: Not so:\n\nq:b and a:c.\nA:9 stays.\n\nQ:may I fly?\n\nA:Yes.\n\nQ: When?\nA: At 8.\n"
    )
    #expect(
      Self.pairs(reading) == [
        "May I run? = Not so:\n\nq:b and a:c.\nA:9 stays.", "may I fly? = Yes.", "When? = At 8.",
      ])
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

  @Test(
    "in a text, a line with a number sign below an answer is part of it; in Markdown it is a heading"
  )
  func numberSign() throws {
    let text =
      "Q: Where?\nA: Keep it cold.\n# Never freeze it\n\nQ: How?\nA: One.\n## 5 mg\nat most.\n\nQ: When?\nA: At 8.\n# Done\n"
    let reading = try Self.read(text)
    #expect(
      Self.pairs(reading) == [
        "Where? = Keep it cold.\n# Never freeze it", "How? = One.\n## 5 mg\nat most.",
        "When? = At 8.\n# Done",
      ])
    #expect(reading.questions.allSatisfy { $0.categories.isEmpty } && reading.dropped.isEmpty)
    #expect(reading.remarks.isEmpty && reading.refused.isEmpty)
    let markdown = try Self.read(text, path: "faq.md")
    #expect(markdown.questions.map(\.categories) == [[], ["Never freeze it"], ["Never freeze it"]])
  }

  @Test(
    "a heading in a text stands behind an empty line or right above a question, and is told of",
    arguments: [
      "# Care\n## Basics\n\nQ: Where?\nA: Here.\n\n# Doses\n## Usual\n\nQ: How?\nA: One.\n",
      "# Care\n## Basics\nQ: Where?\nA: Here.\n# Doses\n## Usual\nQ: How?\nA: One.\n",
    ])
  func headings(_ text: String) throws {
    let reading = try Self.read(text)
    #expect(Self.pairs(reading) == ["Where? = Here.", "How? = One."])
    #expect(reading.questions.map(\.categories) == [["Care", "Basics"], ["Doses", "Usual"]])
    #expect(
      reading.remarks == [
        "Lines are taken for headings, which name the categories of the questions below them: 'Care', 'Basics', "
          + "'Doses', 'Usual'."
      ])
  }

  @Test(
    "the marks of questions and answers are known in many languages",
    arguments: [
      ("Вопрос", "Ответ"), ("В", "О"), ("Питання", "Відповідь"), ("Domanda", "Risposta"),
      ("Pergunta", "Resposta"), ("Vraag", "Antwoord"), ("Pytanie", "Odpowiedź"),
      ("Fråga", "Svar"), ("Spørsmål", "Svar"), ("SPØRGSMÅL", "SVAR"), ("问", "答"), ("问题", "解答"),
      ("質問", "回答"), ("질문", "답변"), ("السؤال", "الجواب"),
    ])
  func languages(_ question: String, _ answer: String) throws {
    for (colon, mark) in [(": ", ""), ("：", ""), (": ", "**"), ("：", "**"), (" 1: ", "")] {
      let pair = ["May I?", "When?"].map {
        "\(mark)\(question)\(colon)\($0)\(mark)\n\(answer)\(colon)Yes: 1.\n"
      }
      let text = pair.joined(separator: "\n")
      #expect(SourceFormat.found(in: Array(text.utf8), path: "faq.txt") == .markdown, "\(text)")
      let reading = try Self.read(text)
      #expect(Self.pairs(reading) == ["May I? = Yes: 1.", "When? = Yes: 1."], "\(text)")
    }
  }

  @Test(
    "one pair is text where its words may be those of one, though YAML could mean something by them"
  )
  func onePair() throws {
    for (question, answer) in [("Q", "A"), ("Вопрос", "Ответ")] {
      for words in ["Yes.", "Yes: 1 l.", "!Never with milk", "[Never with tea, nor with milk]"] {
        let text = "\(question): May I?\n\(answer): \(words)\n"
        #expect(SourceFormat.found(in: Array(text.utf8), path: "faq.txt") == .markdown)
        #expect(try Self.pairs(Self.read(text)) == ["May I? = \(words)"])
        #expect(SourceFormat.found(in: Array(text.utf8), path: "faq.yaml") == .yaml)
      }
    }
    for yaml in [
      "question: May I?\nanswer: Yes.\n", "Question: May I?\nAnswer: Yes.\nTags: [a, b]\n",
      "Q: May I?\nA: |\n  Yes.\n", "Question: May I?\nAnswer: >-\n  Yes.\n",
    ] {
      #expect(SourceFormat.found(in: Array(yaml.utf8), path: "faq.txt") == .yaml)
    }
  }

  @Test(
    "a number behind the mark is one of words where the first question has none, or none counts up")
  func numberedWords() throws {
    let text = "Q: May I?\nA: Only:\nQ10: 100 mg\nC: 1 g\n\nQ: When?\nA: At 8.\n"
    #expect(
      try Self.pairs(Self.read(text)) == ["May I? = Only:\nQ10: 100 mg\nC: 1 g", "When? = At 8."])
    #expect(try Self.pairs(Self.read("Q10: May I?\nA: Yes.\n")) == ["Q10: May I? = Yes."])
    #expect(
      try Self.pairs(Self.read("Q1: May I?\nA: Yes.\nQ2: When?\nA: At 8.\n"))
        == ["May I? = Yes.", "When? = At 8."])
  }

  @Test("words that begin as a mark does are words")
  func otherWords() throws {
    let text =
      "Q: May I?\nA: Yes.\n\nVraagt: 1.\n\nSvar kommer: 2.\n\nВопросы: 3.\n\n问:4\n\nQ: When?\nA: 8.\n"
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.title) == ["May I?", "When?"])
    #expect(reading.questions.first?.body.hasSuffix("问:4") == true)
  }

  @Test(
    "lines of a text that hang below the words behind a mark are words, and code within them is code",
    arguments: [
      ("A:  One.\n\n    Two.\n    Three.", "One.\n\nTwo.\nThree."),
      ("A: One.\n   Two.\n\n    Three.", "One.\nTwo.\n\n Three."),
      ("A: One:\n\n    two, or\n\n    three.", "One:\n\n two, or\n\n three."),
      ("A:\tOne.\n\n\tTwo.\n\n\t    code", "One.\n\nTwo.\n\n    code"),
      ("A:\n    One.\n\n    Two.", "  One.\n\n  Two."),
      ("**A:** One.\n\n       Two.\n\n           code", "One.\n\nTwo.\n\n    code"),
      ("Ответ: Один.\n\n       Два.", "Один.\n\nДва."),
    ])
  func hanging(_ answer: String, _ body: String) throws {
    let reading = try Self.read("Q: May I?\n\(answer)\n\nQ: When?\nA: At 8.\n")
    #expect(Self.pairs(reading) == ["May I? = \(body)", "When? = At 8."])
    #expect(
      reading.questions.map(\.place).last
        == "line \(answer.split(separator: "\n", omittingEmptySubsequences: false).count + 3)")
  }

  @Test(
    "indents that make no code, or are code beside words, stay",
    arguments: [
      "One:\n   - two\n   - three", "One\n    two.", "One:\n\n    code\n\nThree.",
      "One:\n\n    # code\n    more", "One:\n\n   two\n\n    Q: code?",
      "One:\n  ```\n      code\n  ```",
    ])
  func otherIndents(_ answer: String) throws {
    let text = "Q: May I?\nA: \(answer)\n\nQ: When?\nA: At 8.\n"
    #expect(try Self.pairs(Self.read(text)) == ["May I? = \(answer)", "When? = At 8."])
    let code = "Q: May I?\nA:  One.\n\n    Two.\n\nQ: When?\nA: At 8.\n"
    let markdown = try Self.read(code, path: "faq.md")
    #expect(markdown.questions.first?.body == "One.\n\n    Two.", "Markdown means code by that")
  }

  @Test(
    "a mark of another language that asks nothing is part of the answer",
    arguments: [
      ("P: 60-100/min\nR: 12-16/min", "Q", "A"), ("F: 12 g/dl\nM: 13 g/dl", "Question", "Answer"),
      ("P: 60-100/min\nR: 12-16/min", "F", "A"), ("F: 12 g/dl\nA: 13 g/dl", "Q", "R"),
    ])
  func otherMarks(_ words: String, _ question: String, _ answer: String) throws {
    let reading = try Self.read(
      "\(question): What is normal?\n\(answer): In adults:\n\(words)\n\n"
        + "\(question): Is it safe?\n\(answer): Yes.\n")
    #expect(
      Self.pairs(reading) == ["What is normal? = In adults:\n\(words)", "Is it safe? = Yes."])
    let both = try Self.read("Q: Is it safe?\nA: Yes.\nF: Is es sicher?\nA: Ja.\n")
    #expect(Self.pairs(both) == ["Is it safe? = Yes.", "Is es sicher? = Ja."])
  }

  @Test("a letter that marks a question which asks nothing is told of, as it may be a value")
  func doubtful() throws {
    let reading = try Self.read("P: ¿Es normal?\nR: Sí:\nP: 60/min\nR: 12/min\n")
    #expect(reading.questions.map(\.title) == ["¿Es normal?", "60/min"])
    #expect(reading.questions.map(\.remarks.count) == [0, 1])
  }

  @Test(
    "marks have a space before their colon, as in French",
    arguments: [
      "Q : A ?\nR : B.\nQ : C ?\nR : D.\n", "Q\u{A0}: A ?\nR\u{A0}: B.\nQ\u{202F}: C ?\nR : D.\n",
      "**Question : A ?**\n\n**Réponse :** B.\n\n**Question : C ?**\n\n**Réponse :** D.\n",
      "**Question** : A ?\n\n**Réponse** : B.\n\n**Question 2** : C ?\n\n**Réponse** : D.\n",
    ])
  func french(_ text: String) throws {
    #expect(Self.pairs(try Self.read(text)) == ["A ? = B.", "C ? = D."])
  }

  @Test(
    "a question with another mark right below an answer is told of",
    arguments: ["Q - May I?", "(Q) May I?", "[Q] May I?", "Q) May I?", "Q – May I?", "May I?"])
  func otherQuestionMarks(_ line: String) throws {
    let reading = try Self.read("Q: Is it?\nA: No.\n\(line)\nYes, 1 g.\nQ: Is that?\nA: Yes.\n")
    #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"])
    #expect(reading.questions.map(\.remarks).first?.contains { $0.hasPrefix("1 line") } == true)
    let fever = try Self.read("Q: Is it?\nA: No.\nQ fever may\nbe it.\n")
    #expect(fever.questions.map(\.remarks) == [[]])
  }

  @Test(
    "the marks of a question in a heading and of its answer are left out and told, strong or not",
    arguments: ["Q: May I?", "**Q: May I?**", "**Q:** May I?", "__Q: May I?__"],
    ["A: Yes.", "**A:** Yes."])
  func headings(_ heading: String, _ answer: String) throws {
    let reading = try Self.read(
      "# FAQ\n\n### \(heading)\n\(answer)\n\n### \(heading) {#b}\n\n\(answer)\n", path: "FAQ.md")
    #expect(Self.pairs(reading) == ["May I? = Yes."])
    #expect(
      reading.questions[0].remarks.first
        == "'Q:', 'A:' before the title and its answer were left out.")
  }
}
