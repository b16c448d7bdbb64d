import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("What lists, structured data and front matter say in part")
struct ListLossTests {
  static func list(_ text: String) throws -> SourceReading {
    try ListSource.read(Array(text.utf8))
  }

  static func data(_ json: String) throws -> SourceReading {
    try HTMLSource.reading("<script type=\"application/ld+json\">\(json)</script>")
  }

  static func page(_ matter: String, _ body: String = "Yes.") throws -> SourceQuestion {
    let text = "---\nquestion: Is it?\n\(matter)\n---\n\(body)\n"
    let reading = try MarkdownQuestions.read(Array(text.utf8), path: "x.md")
    return try #require(reading.questions.first, "\(reading.refused)")
  }

  @Test("a question with its answer beside a list is taken, too")
  func pairsBesideList() throws {
    let reading = try Self.list(
      #"""
      {"Can I drive?": "No, not for a day.", "note": "Since May.",
       "Diet": [{"question": "Can I eat?", "answer": "Yes."}]}
      """#)
    #expect(reading.questions.map(\.title) == ["Can I drive?", "Can I eat?"])
    #expect(reading.questions.map(\.body) == ["No, not for a day.", "Yes."])
    #expect(reading.questions.map(\.categories) == [[], ["Diet"]])
    #expect(reading.dropped == ["'note' beside the list of questions: 'Since May.'"])
  }

  @Test("a question that holds a list of more is taken, too, and other words beside it are named")
  func answersBesideList() throws {
    let more = #""questions": [{"question": "A?", "answer": "a"}]"#
    let reading = try Self.list(
      #"[{"title": "Is it safe?", "answer": "Never above 5 mg.", "slug": "safe", \#(more)}]"#)
    #expect(reading.questions.map(\.title) == ["Is it safe?", "A?"])
    #expect(reading.questions.map(\.body) == ["Never above 5 mg.", "a"])
    #expect(reading.questions.map(\.slug) == ["safe", nil])
    #expect(reading.questions.allSatisfy(\.categories.isEmpty) && reading.dropped.isEmpty)
    let group = try Self.list(#"[{"title": "Safety", "answer": "Below 5 mg.", "n": 1, \#(more)}]"#)
    #expect(group.questions.map(\.categories) == [["Safety"]])
    #expect(
      group.dropped == [
        "'answer' beside the list of questions: 'Below 5 mg.'",
        "'n' beside the list of questions",
      ])
  }

  @Test("what Strapi wraps in attributes is that of the question")
  func attributes() throws {
    let reading = try Self.list(
      #"""
      {"data": [{"id": 7, "attributes": {"question": "Can I eat?", "answer": "Yes.",
        "category": {"data": {"id": 2, "attributes": {"name": "Diet"}}}}}], "meta": {"page": 1}}
      """#)
    let question = try #require(reading.questions.first)
    #expect(question.title == "Can I eat?" && question.body == "Yes." && question.identity == "7")
    #expect(question.categories == ["Diet"])
  }

  @Test("questions of numbered categories beside a list are in their categories")
  func categories() throws {
    let reading = try Self.list(
      #"""
      {"faqs": [{"q": "General?", "a": "Gen."}],
       "categories": [{"id": 1, "name": "Costs", "faqs": [{"q": "In category?", "a": "Cat."}]}]}
      """#)
    #expect(reading.questions.map(\.title) == ["General?", "In category?"])
    #expect(reading.questions.map(\.body) == ["Gen.", "Cat."])
    #expect(reading.questions.map(\.categories) == [[], ["Costs"]])
    #expect(reading.dropped == ["'id' beside the list of questions"] && reading.refused.isEmpty)
  }

  @Test("groups of other names beside a list are read, and what holds no question is named")
  func groups() throws {
    let reading = try Self.list(
      #"""
      {"faqs": [{"q": "A?", "a": "x"}], "Costs": [{"q": "B?", "a": "y"}], "note": "n",
       "groups": [{"title": "T", "questions": [{"q": "C?", "a": "z"}]}], "links": [{"title": "L"}]}
      """#)
    #expect(reading.questions.map(\.title) == ["A?", "B?", "C?"])
    #expect(reading.questions.map(\.categories) == [[], ["Costs"], ["T"]])
    #expect(
      reading.dropped == [
        "'note' beside the list of questions", "'links' beside the list of questions",
      ])
    let mixed = try Self.list(#"{"version": 2, "Costs": [{"q": "A?", "a": "x"}]}"#)
    #expect(mixed.questions.map(\.categories) == [["Costs"]] && mixed.refused.isEmpty)
    let named = try Self.list(
      #"{"category": {"name": "Costs", "note": "n"}, "faqs": [{"q": "A?", "a": "x"}]}"#)
    #expect(named.questions.map(\.categories) == [["Costs"]])
    #expect(named.dropped == ["'category.note' beside the list of questions"])
  }

  @Test("a category that questions name by number has its name, and its other words are told")
  func shelves() throws {
    let reading = try Self.list(
      #"""
      {"faqs": [{"q": "A?", "a": "x", "category_id": 1}, {"q": "B?", "a": "y", "category": 1}],
       "categories": [{"id": 1, "name": "Costs", "description": "Of money."},
                      {"id": 2, "name": "Empty"}]}
      """#)
    #expect(reading.questions.map(\.categories) == [["Costs"], ["Costs"]])
    #expect(
      reading.dropped == [
        "'description' of the category 'Costs': 'Of money.'",
        "the category 'Empty', which holds no question",
      ])
  }

  @Test("the words of a group are no answer, and its questions are read")
  func introductions() throws {
    let reading = try Self.list(
      #"{"title": "Costs", "content": "Intro.", "faqs": [{"q": "A?", "a": "x"}]}"#)
    #expect(reading.questions.map(\.title) == ["A?"])
    #expect(reading.questions.map(\.categories) == [["Costs"]])
    #expect(reading.dropped == ["the words of the group 'Costs': 'Intro.'"])
    let alone = try Self.list(#"{"title": "Costs", "content": [{"question": "A?", "text": "x"}]}"#)
    #expect(alone.questions.map(\.title) == ["A?"])
    #expect(alone.questions.map(\.categories) == [["Costs"]])
  }

  static let kept: [(String, [JSONValue.Member])] = [
    (
      #"{"question": "How?", "answer": {"text": "Take it.", "warning": "Never with alcohol."}}"#,
      [.init("answer_warning", "Never with alcohol.")]
    ),
    (
      #"{"question": "How?", "answer": {"@type": "Answer", "@id": "x", "text": "Take it.", "n": 3}}"#,
      [.init("answer_n", .integer(3))]
    ),
    (
      #"{"question": "How?", "answer": {"text": "Take it.", "html": "<p>Never.</p>"}}"#,
      [.init("answer_html", "<p>Never.</p>")]
    ),
    (
      #"{"question": "How?", "answers": [{"text": ["Take it."], "note": "n"}]}"#,
      [.init("answers_note", "n")]
    ),
    (
      #"{"title": {"rendered": "How?", "raw": "H"}, "content": {"rendered": "Take it.", "protected": false}}"#,
      [.init("title_raw", "H")]
    ),
    (
      #"{"q": "How?", "a": "Take it.", "author": {"name": "Ann", "credentials": "MD"}}"#,
      [.init("author_credentials", "MD")]
    ),
    (
      #"{"q": "How?", "a": "Take it.", "category": {"title": "Costs", "note": "n"}}"#,
      [.init("category_note", "n")]
    ),
    (
      #"{"q": "How?", "a": {"text": "Take it.", "n": "1st"}, "a_n": "2nd"}"#,
      [.init("a_n", "2nd"), .init("a_n_", "1st")]
    ),
    (
      #"{"question": "How?", "a": "Take it.", "title": "T", "source_title": "S", "": "E"}"#,
      [.init("source_title", "T"), .init("source_title_", "S"), .init("source_field", "E")]
    ),
    (
      #"{"@type": "Question", "name": "How?", "text": "More?", "acceptedAnswer": {"text": "Take it."}}"#,
      [.init("text", "More?")]
    ),
  ]

  @Test("what stands beside the words of a value is kept as a field", arguments: kept)
  func keeps(_ item: String, _ fields: [JSONValue.Member]) throws {
    let reading = try Self.list("[\(item)]")
    let question = try #require(reading.questions.first, "\(reading.refused)")
    #expect(question.title == "How?" && question.body == "Take it.")
    #expect(question.fields == fields)
    #expect(reading.dropped.isEmpty)
  }

  @Test("several accepted answers follow one another")
  func accepted() throws {
    let reading = try Self.list(
      #"[{"@type": "Question", "name": "A?", "acceptedAnswer": [{"text": "x", "n": "y"}, {"text": "z"}]}]"#
    )
    let question = try #require(reading.questions.first, "\(reading.refused)")
    #expect(question.body == "x\n\nz")
    #expect(question.fields == [JSONValue.Member("acceptedAnswer_n", "y")])
    #expect(question.remarks == ["It has 2 accepted answers, which follow one another."])
  }

  static let suggested = [
    #"{"@type": "Question", "name": "Is it ok?", "suggestedAnswer": {"@type": "Answer", "text": "Guess."}}"#,
    #"{"@type": "Question", "name": "Is it ok?", "acceptedAnswer": null, "suggestedAnswer": "Guess."}"#,
    #"{"@type": "Question", "name": "Is it ok?", "text": "More.", "suggestedAnswer": [{"text": "Guess."}]}"#,
  ]

  @Test("an answer that nobody accepted is refused, in lists as in pages", arguments: suggested)
  func refuses(_ item: String) throws {
    let list = try Self.list("[\(item)]")
    let data = try Self.data(item)
    #expect(list.questions.isEmpty && data.questions.isEmpty)
    #expect(list.refused.map(\.place) == ["item 1"])
    #expect(
      list.refused.map(\.cause) == [
        "'Is it ok?' has only suggested answers, which nobody accepted"
      ])
    #expect(list.refused.map(\.cause) == data.refused.map(\.cause))
    #expect(list.refused.map(\.suggestion) == data.refused.map(\.suggestion))
  }

  @Test("more words of a question are not its answer")
  func moreOfTheQuestion() throws {
    let reading = try Self.list(#"[{"@type": "Question", "name": "Is it ok?", "text": "More."}]"#)
    #expect(reading.questions.isEmpty)
    #expect(reading.refused.first?.cause.hasPrefix("'Is it ok?' has no accepted answer") == true)
    #expect(reading.refused.first?.suggestion.isEmpty == false)
  }

  @Test("structured data of a page tells every word that is not taken")
  func structuredData() throws {
    let reading = try Self.data(
      #"""
      {"@type": "Question", "name": "Both?", "acceptedAnswer": {"text": "Yes.",
       "articleBody": "Body.", "warning": "Never.", "upvoteCount": 3,
       "author": [{"name": "Ann", "jobTitle": "MD"}, "Bo"]},
       "suggestedAnswer": [{"text": "Suggested words.", "author": "Cy"}, {"text": "Yes."}],
       "keywords": ["k1", "k2"], "image": {"url": "https://a.example/p.png"}}
      """#)
    let question = try #require(reading.questions.first, "\(reading.refused)")
    #expect(question.body == "Yes." && question.author == "Ann, Bo")
    #expect(
      reading.dropped.filter { $0.contains("Both?") } == [
        "'keywords' of the question 'Both?': 'k1 k2'",
        "'articleBody' of the answer to 'Both?': 'Body.'",
        "'warning' of the answer to 'Both?': 'Never.'",
        "another answer to 'Both?', suggested and not accepted: 'Suggested words.'",
        "'author' of another answer to 'Both?': 'Cy'",
        "'jobTitle' of the author 'Ann' of 'Both?': 'MD'",
      ])
  }

  @Test("questions in questions and answers without one are found in structured data")
  func nested() throws {
    let reading = try Self.data(
      #"""
      {"@graph": [{"@type": "Answer", "text": "Alone."},
       {"@type": "Question", "name": "A?", "acceptedAnswer": {"text": 5, "comment":
         {"@type": "Question", "name": "B?", "acceptedAnswer": {"text": "y"}}},
        "hasPart": {"@type": "Question", "name": "C?", "acceptedAnswer": {"text": ["z"]}}}]}
      """#)
    #expect(reading.questions.map(\.title) == ["A?", "B?", "C?"])
    #expect(reading.questions.map(\.body) == ["5", "y", "z"])
    #expect(reading.dropped.contains("an answer without a question: 'Alone.'"))
  }

  @Test("front matter keeps what is said of an author, a category or an answer")
  func frontMatter() throws {
    let author = try Self.page("author: {name: Ann, credentials: \"MD, oncologist\"}")
    #expect(author.author == "Ann")
    #expect(author.fields == [JSONValue.Member("author_credentials", "MD, oncologist")])
    let authors = try Self.page("authors: [{name: Ann, role: MD}, Bo]")
    #expect(authors.author == "Ann, Bo")
    #expect(
      authors.fields == [
        JSONValue.Member(
          "authors", .array([.object([.init("name", "Ann"), .init("role", "MD")]), "Bo"]))
      ])
    let category = try Self.page("category: {name: Costs, note: n}")
    #expect(category.categories == ["Costs"])
    #expect(category.fields == [JSONValue.Member("category_note", "n")])
    let answer = try Self.page("answer: {text: So., note: n}", "")
    #expect(answer.body == "So.")
    #expect(answer.fields == [JSONValue.Member("answer_note", "n")])
    let twice = try Self.page("tags: {a: b}\nsource_tags: c")
    #expect(twice.fields.map(\.name) == ["source_tags_", "source_tags"])
  }

  static let hostile = [
    "{\"faqs\": [{\"q\": \"A?\", \"a\": \"x\"}]"
      + (0..<20_000).map { ", \"k\($0)\": [{\"name\": \"n\", \"text\": {\"text\": [1]}}]" }.joined()
      + "}",
    String(repeating: "{\"x\": 1, \"y\": [", count: 45) + String(repeating: "]}", count: 45),
    String(repeating: "{\"q\": \"A\", \"text\": ", count: 90) + "1"
      + String(repeating: "}", count: 90),
    "{\"a\": {\"text\": \"x\"" + (0..<20_000).map { ", \"n\($0)\": 1" }.joined()
      + "}, \"q\": \"A?\"" + (0..<20_000).map { ", \"a_n\($0)\": 1" }.joined() + "}",
  ]

  @Test("what is looked through for questions is looked through soon", arguments: hostile)
  func isQuick(_ text: String) {
    let start = ProcessorTime.now
    _ = try? Self.list(text)
    #expect(ProcessorTime.now - start < .seconds(20))
  }

  @Test("in a file that is called text or Markdown, a number sign in YAML begins no comment")
  func comments() throws {
    let reader = SourceReader()
    func read(_ text: String, _ path: String) throws -> SourceReading {
      try reader.read(Array(text.utf8), as: .yaml, path: path)
    }
    let list = "# FAQ\n\n- Q: Can I eat # 7?\n  A: Yes, bed # 5 of 9.\n- Q: Is it?\n  A: No.\n"
    for path in ["FAQ.md", "faq.txt"] {
      let reading = try read(list, path)
      #expect(reading.questions.map(\.title) == ["Can I eat # 7?", "Is it?"])
      #expect(reading.questions.map(\.body) == ["Yes, bed # 5 of 9.", "No."])
      #expect(reading.dropped == ["the comment '# FAQ'"])
    }
    let control = try read(list, "faq.yaml")
    #expect(control.questions.map(\.body) == ["Yes, bed", "No."] && control.dropped.isEmpty)
  }

  @Test("the folders of a help desk are shelves, and what wraps them is none")
  func folders() throws {
    let reading = try Self.list(
      #"""
      [{"category": {"id": 1, "name": "General", "all_folders": [{"id": 2, "name": "Food", "articles": [
        {"id": 9, "title": "Can I eat?", "description": "<p>Yes.</p>", "description_text": "Yes."}]}]}}]
      """#)
    #expect(reading.questions.map(\.categories) == [["General", "Food"]])
  }
}
