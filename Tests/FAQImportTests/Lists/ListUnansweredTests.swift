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

  @Test("line breaks that are written as signs are line breaks, and told of")
  func writtenLineBreaks() throws {
    let text =
      #"[{"question": "When?", "answer": "So:\\n\\nAt 8."}, {"question": "Where?", "answer": "In C:\\new."}]"#
    let questions = try Self.read(text).questions
    #expect(questions.map(\.body) == ["So:\n\nAt 8.", #"In C:\new."#])
    #expect(questions.map(\.remarks.count) == [1, 0])
  }

  @Test("backslashes before marks in a question are left out, and told of; those of paths stay")
  func escapedQuestions() throws {
    let text =
      #"[{"question": "Dürfen Patient\\*innen fahren?", "answer": "Nein."}, {"question": "Is C:\\_a safe?", "answer": "Yes."}]"#
    let questions = try Self.read(text).questions
    #expect(questions.map(\.title) == ["Dürfen Patient*innen fahren?", #"Is C:\_a safe?"#])
    #expect(questions.map(\.remarks.count) == [1, 0])
    #expect(questions.first?.identity == #"dürfen patient\*innen fahren?"#)
  }

  @Test("what is no question is refused with the form to write it in, be it one or several")
  func form() throws {
    let bot = #"{"tag": "t", "patterns": ["When?", "What time?"], "responses": ["At 8.", "At 9."]}"#
    let form =
      #"rite each question as {"question": "…", "answer": "…"}, or name its members with "#
      + "--map question=… and --map answer=…"
    let cause = "it has no question with an answer, but 'tag', 'patterns', 'responses'"
    let list = try Self.read(#"{"intents": [\#(bot), \#(bot)]}"#)
    #expect(list.refused.map(\.suggestion) == ["W\(form).", "W\(form)."])
    #expect(throws: Refusal.invalidFile(cause: "\(cause); w\(form)")) { try Self.read(bot) }
    let several = try Self.read(#"[{"question": ["When?", "What time?"], "answer": "At 8."}]"#)
    #expect(several.refused.map(\.suggestion) == ["Write one of them as its text."])
  }

  @Test("several answers below other names are told of, where no question stands there")
  func severalAnswers() throws {
    func part(_ answers: String) -> String {
      #"{"title": "T", "paragraphs": [{"context": "C", "qas": [{"id": 1, "question": "When?", "answers": [\#(answers)]}]}]}"#
    }
    let two = part(#"{"text": "At 8.", "answer_start": 1}, {"text": "At 9.", "answer_start": 2}"#)
    let one = part(#"{"text": "At 8.", "answer_start": 1}"#)
    let reading = try Self.read(#"{"data": [\#(two), \#(Self.good)]}"#)
    let refusal = SourceRefusal(
      place: "item 1",
      cause:
        "it has no question with an answer, but 'title', 'paragraphs'; in it, 'answers' of 'When?' is no text, but "
        + "a list",
      suggestion: "Write one of them as its text.")
    #expect(reading.refused == [refusal])
    #expect(try Self.read(#"{"data": [\#(one)]}"#).questions.map(\.body) == ["At 8."])
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

  @Test("members with words beside an answer, which readers will not see, are named with it")
  func unseen() throws {
    let reading = try Self.read(
      #"""
      [{"question": "When do I call?", "answer": "If you have:", "list": ["fever", "chills"],
        "note": "Do not wait.", "status": "published", "html_url": "https://a.example/1", "n": 3,
        "seen": ["2024-01-01"], "source": "If you have:", "audience": ["patients"]},
       {"q": "Why?", "a": {"text": "So.", "warning": "Never with alcohol."}}, \#(Self.good)]
      """#)
    let told = "are kept as fields, which readers do not see"
    #expect(
      reading.questions.map(\.remarks) == [
        [
          "Words beside its answer \(told): 'list', 'note'. Move what belongs to the answer into it."
        ],
        ["Words beside its answer \(told): 'a_warning'. Move what belongs to the answer into it."],
        [],
      ])
    #expect(reading.remarks.isEmpty)
  }

  @Test(
    "a note beside an answer is named though it is a single word, and what programs note is not")
  func unseenWord() throws {
    let reading = try Self.read(
      #"""
      [{"q": "Is it?", "a": "Yes.", "note": "pregnancy", "dose_warning": "Alcohol", "notes": 3, "hint": "12",
        "status": "published", "type": "faq", "icon": "note", "note_id": "x7"}]
      """#)
    #expect(
      reading.questions.map(\.remarks) == [
        [
          "Words beside its answer are kept as fields, which readers do not see: 'note', 'dose_warning'. "
            + "Move what belongs to the answer into it."
        ]
      ])
  }

  @Test("members that many questions have beside their answers are named once, with their number")
  func unseenOften() throws {
    let items = (1...4).map {
      #"{"q": "Is it \#($0)?", "a": "Yes.", "note": "Not on day \#($0)."}"#
    }
    let reading = try Self.read(
      "[\(items.joined(separator: ", ")), {\"q\": \"Is it?\", \"a\": \"No.\", \"links\": [{\"text\": \"Ward\"}]}]"
    )
    #expect(
      reading.remarks == [
        "Words beside the answers are kept as fields, which readers do not see: 'note' (4 questions). "
          + "Move what belongs to the answers into them."
      ])
    #expect(reading.questions.map(\.remarks.count) == [0, 0, 0, 0, 1])
  }

  static let filledIn = [
    (
      "Call {phone} or see [x](/register.html) and [y](./#MS).",
      [
        "2 links lead to other places of the source and stay as they are: '/register.html', './#MS'.",
        "The answer holds what a site fills in, such as '{phone}', which is kept as words.",
      ]
    ),
    (
      "Write to {{ link.about }}.",
      ["The answer holds what a site fills in, such as '{{ link.about }}', which is kept as words."]
    ),
    (
      "See [x](#ms), [y](https://a.example/) or not.",
      ["1 link leads to other places of the source and stays as it is: '#ms'."]
    ),
    ("Take x^{2} mg of {5, 6} {a b} or \\text{mg} [1].", []),
  ]

  @Test("links to other places and what a site fills in are told of", arguments: filledIn)
  func keptWords(_ answer: String, _ remarks: [String]) throws {
    let value = JSONValue.array([.object(["question": "Is it?", "answer": .string(answer)])])
    let reading = try Self.read(value.text(.line))
    #expect(reading.questions.flatMap(\.remarks) == remarks)
    let table = "question;answer\nIs it?;\"\(answer)\"\n"
    let questions = try TableQuestions.read(Array(table.utf8)).questions
    #expect(questions.flatMap(\.remarks) == remarks)
    let title = try Self.read(#"[{"q": "Is {product} safe?", "a": "Yes."}]"#)
    #expect(title.questions.flatMap(\.remarks).count == 1)
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

  @Test("elements of HTML in a question are read as in an answer, and it stays the one that it was")
  func markup() throws {
    let reading = try Self.read(
      #"""
      [{"q": "Is <b>CO<sub>2</sub></b> &lt; 5 &amp; safe?", "a": "Yes."}, {"q": "Is p<b or b>c?", "a": "No."},
       {"id": 5, "q": "May I <s>not</s> fly?", "a": "Yes."}]
      """#)
    #expect(
      reading.questions.map(\.title) == [
        "Is CO₂ < 5 & safe?", "Is p<b or b>c?", "May I ~~not~~ fly?",
      ])
    #expect(
      reading.questions.map(\.identity) == [
        "is <b>co<sub>2</sub></b> &lt; 5 &amp; safe?", nil, "5",
      ])
    #expect(reading.questions.flatMap(\.remarks) == [])
  }
}
