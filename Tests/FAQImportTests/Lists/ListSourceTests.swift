import FAQImport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Questions in JSON and YAML")
struct ListSourceTests {
  static func read(_ text: String) throws -> SourceReading {
    try ListSource.read(Array(text.utf8))
  }

  static let shapes = [
    #"[{"question": "Is it?", "answer": "Yes."}]"#, #"{"faqs": [{"q": "Is it?", "a": "Yes."}]}"#,
    #"{"data": {"items": [{"title": "Is it?", "body": ["Yes."]}]}}"#,
    #"{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Is it?", "acceptedAnswer": {"@type": "Answer", "text": "Yes."}}]}"#,
    #"[{"id": 4, "title": {"rendered": "Is it?"}, "content": {"rendered": "Yes."}, "author": 3, "x": 1.5e3}]"#,
    #"{"article": {"id": 1, "title": "Is it?", "body": "Yes.", "locale": "en-us"}}"#,
    #"{"question": "Is it?", "answer": "Yes."}"#, #"{"Is it?": "Yes."}"#,
    "{\"question\": \"Is it?\", \"answer\": \"Yes.\"}\r\n{\"question\": \"Is that?\", \"answer\": \"No.\"}\r\n",
    "- question: Is it?\n  answer: Yes.\n", "faqs:\n  - q: Is it?\n    a: |\n      Yes.\n",
    "- q: Is it?\n  a_html: Yes.\n", "- q: Is it?\n  answer_md: Yes.\n",
    "Is it?: Yes.\n",
  ]

  @Test("the shapes that programs write are read", arguments: shapes)
  func readsShapes(_ text: String) throws {
    let question = try #require(try Self.read(text).questions.first)
    #expect(question.title == "Is it?")
    #expect(question.body == "Yes.")
    #expect(question.place == "item 1")
    #expect(question.categories.isEmpty && question.author.isEmpty)
  }

  static let withoutText = [
    (
      #"[{"q": "A?", "a": "B"}, {"question": "Is it?", "answer": {"type": "doc", "content": []}}]"#,
      "'answer' of 'Is it?' is no text, but holds 'type', 'content'"
    ),
    (
      #"{"question": {"short": "Is it?"}, "answer": {"en": "Yes."}}"#,
      "'question' is no text, but holds 'short'"
    ),
  ]

  @Test("a question or an answer that is no text is refused once, as that", arguments: withoutText)
  func refusesStructures(_ text: String, _ cause: String) throws {
    #expect(try Self.read(text).refused.map(\.cause) == [cause])
  }

  @Test("a title that is HTML is read as such, a reference in one that is not is read, too")
  func renderedTitles() throws {
    let text =
      #"[{"title": {"rendered": "What&#8217;s CRS &amp; <s>not</s> 10<sup>9</sup>?"}, "content": {"rendered": "Yes."}}, "#
      + #"{"title": "Is &amp; a sign?", "body": "Yes."}]"#
    #expect(
      try Self.read(text).questions.map(\.title) == [
        "What’s CRS & ~~not~~ 10⁹?", "Is & a sign?",
      ])
  }

  @Test("a summary that is HTML is read as its words, and one that is cut is left out")
  func summaries() throws {
    func item(_ title: String, _ excerpt: String) -> String {
      #"{"title": {"rendered": "\#(title)"}, "content": {"rendered": "Yes."}, "#
        + #""excerpt": {"rendered": "<p>\#(excerpt)</p>\n"}}"#
    }
    let reading = try Self.read(
      "[\(item("Is it?", "Never &lt;b&gt; 5 mg.")), \(item("Is that?", "Never take&nbsp;[&hellip;]"))]"
    )
    #expect(reading.questions.map(\.summary) == ["Never <b> 5 mg.", ""])
    #expect(reading.dropped == ["a summary that is cut, and ends in […]"])
    let plain = try Self.read(#"[{"q": "Is it?", "a": "Yes.", "summary": " If p<0.05 & so "}]"#)
    #expect(plain.questions.map(\.summary) == ["If p<0.05 & so"])
  }

  @Test("what linked data says of other things is left out, and named")
  func linkedData() throws {
    let question = #"{"@type": "Question", "name": "Is it?", "acceptedAnswer": {"text": "Yes."}}"#
    let site =
      #"{"@type": "Organization", "name": "C"}, {"@type": ["WebSite"], "url": "https://a.example/"}"#
    let reading = try Self.read(
      #"{"@context": "https://schema.org", "@graph": [\#(site), {"@type": "FAQPage", "mainEntity": [\#(question)]}]}"#
    )
    #expect(reading.questions.map(\.title) == ["Is it?"] && reading.refused.isEmpty)
    #expect(
      reading.dropped == [
        "an object of the type 'Organization'", "an object of the type 'WebSite'",
      ])
    #expect(throws: Refusal.self) { try Self.read(#"{"@graph": [\#(site)]}"#) }
    let answer = #"{"@type": "Answer", "text": "Alone."}"#
    #expect(
      try Self.read("[\(question), \(answer)]").refused.map(\.place) == ["item 2"], "the control")
  }

  @Test(
    "a reference of linked data stands for the question of its ID, and is told of where it has none"
  )
  func references() throws {
    func question(_ id: String, _ title: String) -> String {
      #"{"@type": "Question", "@id": "\#(id)", "name": "\#(title)", "acceptedAnswer": {"text": "Yes."}}"#
    }
    func page(_ title: String, _ entity: String) -> String {
      #"{"@type": "MedicalWebPage", "@id": "p", "name": "\#(title)", "mainEntity": \#(entity)}"#
    }
    let pages =
      "\(page("Is it?", question("#1", "Is it?"))), \(page("All", question("#2", "Is that?")))"
    func read(_ references: String) throws -> SourceReading {
      try Self.read(
        #"{"@graph": [{"@type": "FAQPage", "@id": "f", "mainEntity": [\#(references)]}, \#(pages)]}"#
      )
    }
    let reading = try read(##"{"@id": "#1"}, {"@id": "#2"}"##)
    #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"] && reading.refused.isEmpty)
    #expect(reading.dropped == ["'name' beside the list of questions"], "the name of another page")
    let gone = try read(##"{"@id": "#1"}, {"@id": "#3"}"##)
    #expect(gone.questions.count == 2 && gone.refused.isEmpty)
    #expect(
      gone.dropped.contains("a reference to '#3', which is no question that was taken"))
    #expect(throws: Refusal.self) { try Self.read(##"{"@graph": [{"@id": "#1"}]}"##) }
  }

  @Test("the answers of a help desk may be called descriptions")
  func descriptions() throws {
    let text =
      #"[{"id": 4, "title": "Is it?", "description": "<p><b>Yes.</b></p>", "description_text": "Yes."}]"#
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.body) == ["**Yes.**"])
    #expect(reading.questions.first?.fields == [.init("description_text", "Yes.")])
    #expect(throws: Refusal.self) { try Self.read(#"[{"title": "A", "description": "B"}]"#) }
  }

  @Test("each document of a YAML file is read, and empty ones are none")
  func documents() throws {
    let reading = try Self.read(
      "---\nquestion: Is it?\nanswer: Yes.\n---\n---\n- q: Is that?\n  a: No.\n---\n")
    #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"])
    #expect(reading.questions.map(\.body) == ["Yes.", "No."])
    #expect(reading.questions.map(\.place) == ["item 1", "item 2"] && reading.refused.isEmpty)
  }

  static let grouped = [
    #"{"Care": [{"q": "Is it?", "a": "Yes."}]}"#,
    #"[{"category": "Care", "questions": [{"q": "Is it?", "a": "Yes."}]}]"#,
    #"{"categories": [{"name": "Care", "faqs": [{"q": "Is it?", "a": "Yes."}]}]}"#,
    "Care:\n  - q: Is it?\n    a: Yes.\n", "- q: Is it?\n  a: Yes.\n  category: Care\n",
  ]

  @Test("questions stand in the category that they are grouped by", arguments: grouped)
  func readsGroups(_ text: String) throws {
    #expect(try Self.read(text).questions.map(\.categories) == [["Care"]])
  }

  @Test("fields have their places, and unknown ones are kept with their values")
  func fields() throws {
    let reading = try Self.read(
      #"""
      [{"id": 7, "slug": "s", "question": " Is\nit? ", "answer": "Yes <5 *", "tags": ["a, b", "c"],
        "lang": "en", "author": {"name": "A. Sample"}, "updated_at": "2024-07-22T01:02:03Z",
        "score": 0.5, "nested": {"b": 1, "a": [2]}, "none": null, "title": "T"}]
      """#)
    let question = try #require(reading.questions.first)
    #expect(question.title == "Is it?" && question.body == "Yes <5 *")
    #expect(question.identity == "7" && question.slug == "s" && question.locale == "en")
    #expect(question.tags == ["a, b", "c"] && question.author == "A. Sample")
    #expect(question.date?.description == "2024-07-22T01:02:03.000Z")
    #expect(
      question.fields == [
        JSONValue.Member("score", "0.5"),
        JSONValue.Member("nested", .object(["b": .integer(1), "a": .array([.integer(2)])])),
        JSONValue.Member("source_title", "T"),
      ])
  }

  @Test("a help desk's articles have their sections, and their HTML goes to its reader")
  func helpDesk() throws {
    let reading = try Self.read(
      #"""
      {"count": 2, "next_page": null,
       "categories": [{"id": 1, "name": "Care"}],
       "sections": [{"id": 2, "category_id": 1, "name": "Before"}],
       "articles": [
        {"id": 3, "title": "Is it?", "body": "<p>Yes &amp; no</p>", "draft": true,
         "label_names": ["x"], "locale": "en-us", "section_id": 2, "author_id": 9,
         "updated_at": "2024-07-22T01:02:03Z", "html_url": "https://a.example/3"},
        {"id": 4, "title": "Is that?", "body": "No &amp; yes", "draft": false, "section_id": 5}]}
      """#)
    #expect(reading.questions.map(\.body) == ["Yes & no", "No & yes"])
    #expect(reading.questions.map(\.categories) == [["Care", "Before"], []])
    #expect(reading.questions[0].remarks == ["The source calls it a draft."])
    #expect(reading.questions[0].tags == ["x"] && reading.questions[0].locale == "en-us")
    #expect(reading.questions[0].fields.map(\.name) == ["draft", "author_id", "html_url"])
    #expect(reading.questions[1].fields.map(\.name) == ["draft", "section_id"])
    #expect(reading.dropped == ["'count' beside the list of questions"])
  }

  @Test("what Intercom says of an article is its date, its language and that it is a draft")
  func intercom() throws {
    let reading = try Self.read(
      #"""
      {"type": "list", "total_count": 1, "data": [
        {"id": "1", "type": "article", "title": "Is it safe?", "body": "<p>Yes.</p>",
         "author_id": 7, "state": "draft", "default_locale": "fr", "created_at": 1663597000,
         "updated_at": 1663597223}]}
      """#)
    let question = try #require(reading.questions.first)
    #expect(question.body == "Yes." && question.locale == "fr")
    #expect(question.date?.description == "2022-09-19T14:20:23.000Z")
    #expect(question.remarks.contains("The source calls it a draft."))
  }

  @Test("an export of this program is read, without what it approves")
  func ownExport() throws {
    let article =
      #""number": 1, "uuid": "u", "slug": "s", "aliases": [], "title": "Is it?", "summary": "", "locale": "en", "category": "care", "tags": ["a"], "audience": [], "extra": {"k": 1}, "body": "**Yes** *so*", "html": "<p>x</p>", "revision": {"number": 2, "digest": "d"}, "published": "2024-01-01T00:00:00.000Z", "edited": "2024-01-02T00:00:00.000Z", "sign_offs": []"#
    let reading = try Self.read(
      #"{"format": "faqcms.export", "version": 1, "site": {"title": "S"}, "categories": [{"slug": "top", "title": "Top", "description": "", "categories": [{"slug": "care", "title": "Care", "description": "", "categories": []}]}], "articles": [{\#(article)}], "withdrawn": []}"#
    )
    let question = try #require(reading.questions.first)
    #expect(question.body == "**Yes** *so*" && question.identity == "u")
    #expect(question.categories == ["Top", "Care"] && question.tags == ["a"])
    #expect(question.shelves == ["top", "care"])
    #expect(question.date?.day == "2024-01-02")
    #expect(question.fields.map(\.name) == ["audience", "k"])
    #expect(reading.dropped.contains { $0.hasPrefix("'sign_offs' of another site") })
    let lines = try Self.read(
      #"{"type": "site", "uuid": "x", "title": "S", "categories": []}"# + "\n"
        + #"{"type": "article", \#(article)}"# + "\n"
        + #"{"type": "withdrawn", "uuid": "w", "title": "T", "withdrawn": "2024", "reason": "r"}"#)
    #expect(lines.questions.map(\.body) == ["**Yes** *so*"] && lines.refused.isEmpty)
    #expect(lines.dropped.contains("an article that its site has withdrawn"))
  }

  @Test(
    "what an export of this program has withdrawn is left out and named, of JSON as of its lines")
  func tombstones() throws {
    let article =
      #"{"number": 1, "uuid": "u", "slug": "s", "aliases": [], "title": "Is it?", "locale": "en", "body": "Yes.", "revision": {"number": 2, "digest": "d"}}"#
    func gone(_ number: Int) -> String {
      #"{"number": \#(number), "uuid": "w\#(number)", "slug": "gone-\#(number)", "aliases": [], "title": "Is \#(number) gone?", "locale": "en", "withdrawn": "2024-01-02T00:00:00.000Z", "reason": "It is old.", "replacement": null}"#
    }
    let reading = try Self.read(
      #"{"format": "faqcms.export", "version": 1, "categories": [], "articles": [\#(article)], "withdrawn": [\#(gone(2)), \#(gone(3))]}"#
    )
    #expect(reading.questions.map(\.body) == ["Yes."] && reading.refused.isEmpty)
    let told = reading.dropped.filter { $0.contains("withdrawn") }
    #expect(told == ["an article that its site has withdrawn (2 times)"])
    // Whoever wrote an answer to one asks it anew.
    let answered = gone(2).replacing("\"reason\"", with: "\"answer\": \"No.\", \"reason\"")
    #expect(try Self.read("[\(answered)]").questions.map(\.body) == ["No."])
  }

  @Test("items that cannot be taken are refused by their number, and the others are read")
  func refused() throws {
    let reading = try Self.read(
      #"[{"q": "A?"}, {"q": "", "a": "x"}, "words", {"q": "B?", "a": ""}, {}, {"q": "C?", "a": "x"}, {"q": "C?", "a": "y"}, {"q": "D?", "a": "z"}]"#
    )
    #expect(reading.questions.map(\.title) == ["D?"])
    #expect(
      Set(reading.refused.map(\.place)) == Set((1...7).map { "item \($0)" }))
    let lines = try ListSource.read(
      Array("{\"q\":\"A?\",\"a\":\"x\"}\n{\"q\":\"B?\",\"a\":\"y\"}\nnonsense\n".utf8))
    #expect(lines.questions.count == 2 && lines.refused.map(\.place) == ["line 3"])
  }

  @Test("lists in TOML are read, whatever ends their lines, and refused as what they are")
  func toml() throws {
    func read(_ text: String) throws -> SourceReading {
      try SourceReader().read(Array(text.utf8), as: .toml, path: "faq.toml")
    }
    let text =
      "title = \"FAQ\"\n[[faq]]\nquestion = \"Is it?\" # yes\nanswer = \"\"\"\nYes.\nSo.\"\"\"\n"
      + "[[Care]]\nq = 'Is that?'\na = 'No.'\n"
    for text in [text, text.replacing("\n", with: "\r\n")] {
      let reading = try read(text)
      #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"])
      #expect(reading.questions.map(\.categories) == [[], ["Care"]])
      #expect(reading.questions.map(\.place) == ["item 1", "item 2"] && reading.refused.isEmpty)
    }
    let cause = "the list is no TOML: 'x' is no value; put words in quotes"
    #expect(throws: Refusal.invalidFile(line: 2, cause: cause)) { try read("[[faq]]\nq = x\n") }
  }

  static let nothing = [
    "", "[]", "{}", "words", "12", "{\"a\": 1}", "[1", "{\"q\": \"A?\", \"q\": \"B?\"}", "a: [1\nb",
    "a: &x [1]\nb: *x", "\u{1}", "faqs: []",
  ]

  @Test("what is no list of questions is refused", arguments: nothing)
  func refusesNothing(_ text: String) {
    #expect(throws: Refusal.self) { try Self.read(text) }
  }

  static let hostile = [
    String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 500_000),
    String(repeating: "[", count: 90) + String(repeating: "]", count: 90),
    "- " + String(repeating: "- ", count: 100_000),
    String(repeating: "a: [[[[[[[[[[\n", count: 5_000),
    "[" + String(repeating: "{\"q\":\"A?\",\"a\":\"x\"},", count: 50_000) + "{}]",
    "a: &a0 [x]\n" + (1..<30).map { "b\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
      + "? *a29\n: x\n? *a28\n: x\n",
    "&a0 [x]: 1\n" + (1..<30).map { "? &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n: 1\n" }.joined(),
    String(repeating: "x", count: 9_000_000), String(repeating: "{}\n", count: 50_000),
  ]

  @Test("hostile lists are refused or read, quickly, and never end the program", arguments: hostile)
  func survives(_ text: String) {
    let start = ProcessorTime.now
    _ = try? Self.read(text)
    #expect(ProcessorTime.now - start < .seconds(20))
  }

  @Test("aliases as keys of front matter are refused before they are expanded")
  func frontMatter() {
    let start = ProcessorTime.now
    #expect(throws: Refusal.self) {
      try MarkdownFile(
        Array("---\n\(Self.hostile[6])---\nBody.".utf8), locale: LanguageTag(stored: "en"))
    }
    #expect(ProcessorTime.now - start < .seconds(5))
  }

  @Test("a list of questions beside a list of answers is refused, not made one")
  func parallelLists() throws {
    let reading = try? Self.read(
      #"{"questions": ["Can I fly?", "Can I run?"], "answers": ["Yes.", "No."]}"#)
    #expect(reading?.questions.isEmpty ?? true)
    let lists = try? Self.read(
      #"[{"question": ["Can I fly?", "Can I run?"], "answer": ["Yes.", "No."]}]"#)
    #expect(lists?.questions.isEmpty ?? true)
    let one = try Self.read(#"[{"question": ["Can I fly?"], "answer": ["Yes.", "In a year."]}]"#)
    #expect(one.questions.map(\.body) == ["Yes.\n\nIn a year."])
  }

  @Test("questions within a question stay its field, and are told of")
  func nestedQuestions() throws {
    let reading = try Self.read(
      #"[{"question": "Who pays?", "answer": "You.", "followups": [{"question": "Who else?", "answer": "Me."}], "notes": [{"a": 1}]}]"#
    )
    #expect(
      reading.questions.map(\.remarks) == [
        ["Its member 'followups' holds questions, which stay a field of it."]
      ])
  }

  @Test("words beside a list of questions are quoted where they are left out")
  func wordsBesideList() throws {
    let reading = try Self.read(
      #"{"disclaimer": "Not for children.", "tag": "x", "faqs": [{"q": "Is it?", "a": "Yes."}]}"#)
    #expect(
      reading.dropped == [
        "'disclaimer' beside the list of questions: 'Not for children.'",
        "'tag' beside the list of questions",
      ])
    let structured = try Self.read(
      #"""
      {"heading": ["How to", "take it"], "cta": {"text": "Call us", "to": [{"in": "an emergency."}]},
       "tags": {"a": "x"}, "items": [{"q": "Is it?", "a": "Yes."}]}
      """#)
    #expect(
      structured.dropped == [
        "'heading' beside the list of questions: 'How to take it'",
        "'cta' beside the list of questions: 'Call us an emergency.'",
        "'tags' beside the list of questions",
      ])
  }
}
