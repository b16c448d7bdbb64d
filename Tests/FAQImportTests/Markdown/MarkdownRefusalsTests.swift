import FAQModel
import Testing

@testable import FAQImport

@Suite("What Markdown files have no words for")
struct MarkdownRefusalsTests {
  private static func read(_ text: String, path: String = "a.md") throws -> SourceReading {
    try MarkdownQuestions.read(Array(text.utf8), path: path)
  }

  private static func list(_ name: String) -> SourceRefusal {
    SourceRefusal(
      place: "front matter",
      cause: "'\(name)' holds questions with answers, which are not read from there",
      suggestion: "Move them to a YAML file of their own, and import that.")
  }

  @Test(
    "questions with answers in front matter are refused by its names, and all else is taken",
    arguments: [
      "faqs:\n- question: May I?\n  answer: Never.\n",
      "faqs: [{q: May I?, a: Never., id: 3}]\n", "faqs:\n- May I?: Never.\n",
      "faqs:\n  heading: FAQ\n  left:\n  - section: A\n    questions:\n    - title: May I?\n      body: No.\n",
    ])
  func lists(_ list: String) throws {
    let reading = try Self.read("---\ntitle: Ibuprofen\n\(list)dose: 1\n---\nTake it at 8.\n")
    #expect(reading.questions.map(\.body) == ["Take it at 8."])
    #expect(reading.questions.first?.fields == [JSONValue.Member("dose", .integer(1))])
    #expect(reading.refused == [Self.list("faqs")])
    for body in ["", "We gathered them.\n"] {
      let page = try Self.read("---\ntitle: FAQ\n\(list)---\n\(body)")
      #expect(page.questions.isEmpty && page.refused == [Self.list("faqs")])
    }
    let page = try Self.read("---\ntitle: FAQ\n\(list)---\n## Is it?\n\nYes.\n\n## Why?\n\nSo.\n")
    #expect(page.questions.count == 2 && page.refused == [Self.list("faqs")])
    #expect(page.questions.allSatisfy { $0.fields.isEmpty })
  }

  @Test("names that tables may have for a question or an answer are fields in front matter")
  func otherNames() throws {
    let reading = try Self.read("---\ntitle: Dose\nquery: May I?\nsolution: 5 %\n---\nAt 8.\n")
    #expect(reading.questions.map(\.title) == ["Dose"])
    #expect(reading.questions.first?.fields.map(\.name) == ["query", "solution"])
  }

  @Test("an answer of nothing but tags is none")
  func tagsAlone() throws {
    let reading = try Self.read("# FAQ\n\n## May I?\n\n</details>\n\n## When?\n\nNow.\n")
    #expect(reading.questions.map(\.title) == ["When?"])
    #expect(reading.refused.map(\.place) == ["line 3"])
  }

  @Test(
    "lists of anything else in front matter are kept as fields",
    arguments: [
      "sources:\n- title: May I?\n  url: https://a.example\n", "related: [May I?, When?]\n",
      "sections:\n- title: Dose\n  text: At 8.\n", "faqs: []\n", "faqs: [a, b]\n",
    ])
  func otherLists(_ list: String) throws {
    let reading = try Self.read("---\ntitle: Ibuprofen\n\(list)---\nTake it at 8.\n")
    #expect(reading.questions.count == 1 && reading.refused.isEmpty)
  }

  @Test(
    "an answer of nothing but components is refused by their name",
    arguments: [
      "<Requirements />", "<Requirements/>\n\n<Other a=\"b c\" />", "<Requirements></Requirements>",
    ])
  func components(_ answer: String) throws {
    for (text, place) in [
      ("# May I?\n\n\(answer)\n", "a.md"),
      ("## May I?\n\n\(answer)\n\n## When?\n\n<b>Now</b>.\n", "line 1"),
    ] {
      let reading = try Self.read(text)
      #expect(reading.questions.allSatisfy { $0.title == "When?" })
      #expect(
        reading.refused == [
          SourceRefusal(
            place: place, cause: "its answer is nothing but <Requirements>, a component: 'May I?'",
            suggestion: "Write what it shows as its answer, or take it out.")
        ])
    }
  }

  @Test(
    "an answer of elements of HTML, or with words beside a component, is one",
    arguments: [
      "<IMG src=\"a.png\">", "<Requirements />\n\nAt 8.", "<Note>Never.</Note>", "<Anna@a.example>",
      "<A", "<Video src=\"a.mp4\" />",
    ])
  func noComponents(_ answer: String) throws {
    #expect(try Self.read("# May I?\n\n\(answer)\n").refused.isEmpty)
  }
}
