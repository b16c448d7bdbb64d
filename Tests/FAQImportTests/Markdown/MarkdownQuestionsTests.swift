import FAQImport
import FAQModel
import Foundation
import Testing

@Suite("Questions in Markdown files")
struct MarkdownQuestionsTests {
  static func read(
    _ text: String, path: String = "care/x.md", carriesBroken: Bool = false
  ) throws -> SourceReading {
    try MarkdownQuestions.read(Array(text.utf8), path: path, carriesBroken: carriesBroken)
  }

  static let shapes = [
    "---\ntitle: Is it?\n---\nYes.\n", "---\r\nquestion: \"Is it?\"\r\n...\r\n\r\nYes.\r\n",
    "+++\ntitle = 'Is it?'\n+++\n\nYes.", "{\n \"title\": \"Is it?\"\n}\nYes.\n",
    "{ \"question\": \"Is it?\" }\n\nYes.\n",
    "# Is it?\n\nYes.\n",
    "Is it?\n======\nYes.\n", "\u{FEFF}---\nq: Is it?\n---\nYes.",
    "---\nname: Is it?\n---\n\n\nYes.",
    "\n---\ntitle: Is it?\n---\nYes.\n", "---\ntitle: \"Is  it?\"\nanswer: |\n  Yes.\n---\n",
    "---\ntitle: Is it?\n---\n# Is it?\n\nYes.\n", "# Is **it**?\n\nYes.\n",
  ]

  @Test("strong lines that ask are questions where no heading asks")
  func strong() throws {
    let text =
      "# FAQ\n\n**Is it safe?**\n\nYes.\n\n```\n\n**Code?**\n\n```\n\n__Is it new?__\n\nNo.\n"
    let reading = try Self.read(text, path: "FAQ.md")
    #expect(reading.questions.map(\.title) == ["Is it safe?", "Is it new?"])
    #expect(reading.questions.map(\.body) == ["Yes.\n\n```\n\n**Code?**\n\n```", "No."])
    let single = try Self.read("# Is it?\n\n**Really?**\n\nYes.\n\n**Always?**\n\nNo.\n")
    #expect(single.questions.map(\.title) == ["Is it?"])
  }

  static let withoutQuestions = [
    ("## General\n\nWords.\n\n## Other\n\nMore.\n", "name"),
    ("## Table of contents\n\n* [A](#a)\n\n## General\n\n* **A list is none.** Yes.\n", "name"),
    ("# FAQ\n\n## General\n\nWords.\n", "title 'FAQ'"),
    ("# Sample Clinic\n\n## General\n\nWords.\n", "name"),
    ("---\ntitle: FAQ\n---\nWords.\n", "title 'FAQ'"),
  ]

  @Test("no question is made of a page without one", arguments: withoutQuestions)
  func withoutQuestion(_ text: String, _ name: String) throws {
    let reading = try Self.read(text, path: "FAQ.md")
    #expect(reading.questions.isEmpty)
    #expect(
      reading.refused == [
        SourceRefusal(
          place: "FAQ.md",
          cause: "its \(name) is that of a page of questions, but no line of it asks",
          suggestion: "Write each question as a heading that ends in '?', with its answer below it."
        )
      ])
  }

  @Test(
    "a page of questions whose words its generator makes is refused with the first command",
    arguments: [
      (
        "---\ntitle: FAQ\n---\n\n{{< faq \"May I?\" >}}\nYes.\n{{</ faq >}}\n",
        "{{< faq \"May I?\" >}}"
      ),
      ("# FAQ\n\n<div>\n  {%- include faq.html -%}\n</div>\n", "{%- include faq.html -%}"),
    ])
  func commands(_ text: String, _ command: String) throws {
    let refused = try #require(try Self.read(text).refused.first)
    #expect(
      refused.cause
        == "its title 'FAQ' is that of a page of questions, but no line of it asks beside the commands of a site "
        + "generator, such as '\(command)'")
    #expect(
      refused.suggestion.hasPrefix("Save its page as HTML in a browser, and import that. Or: "))
  }

  @Test("an answer in the front matter of a file with a text is kept as a field, and that is said")
  func twoAnswers() throws {
    let reading = try Self.read("---\nquestion: Is it?\nanswer: Yes.\n---\nNo.\n")
    let question = try #require(reading.questions.first)
    #expect(question.body == "No." && question.fields == [.init("answer", "Yes.")])
    #expect(
      question.remarks == [
        "Its front matter has an answer too, which is kept as the field 'answer'."
      ])
  }

  @Test("the shapes that people and generators write are read", arguments: shapes)
  func readsShapes(_ text: String) throws {
    let question = try #require(try Self.read(text).questions.first)
    #expect(question.title == "Is it?" && question.body == "Yes.")
    #expect(question.place == "care/x.md" && question.identity == "care/x.md")
    #expect(question.categories == ["care"] && question.fields.isEmpty)
  }

  @Test("fields have their places, and unknown ones are kept as they are")
  func fields() throws {
    let reading = try Self.read(
      """
      ---
      layout: post
      question: Is it?
      title: T
      slug: my-slug
      description: Short.
      categories: [Care, Before]
      tags: a, b
      lang: de
      authors: [{name: A. Sample}, B. Sample]
      date: July 1, 2020
      lastmod: January 21, 2021
      audience: patients
      references: [{page: 3}]
      draft: true
      published: 2021-01-22
      sources:
        - agency: x
          url: https://a.example
      nothing:
      ---
      Yes.
      """)
    let question = try #require(reading.questions.first)
    #expect(question.slug == "my-slug" && question.summary == "Short." && question.locale == "de")
    #expect(question.categories == ["Care"] && question.tags == ["a", "b", "Before"])
    #expect(question.author == "A. Sample, B. Sample")
    #expect(question.date?.description == "2021-01-21T00:00:00.000Z")
    #expect(
      question.fields.map(\.name) == [
        "layout", "source_title", "date", "audience", "source_references", "draft", "published",
        "sources", "nothing",
      ])
    #expect(
      question.remarks == [
        "It stands in 2 categories; the first is its shelf, the others are tags: 'Before'.",
        "'references' in the file is kept as 'source_references', since it is not written as here.",
        "'draft' in the file is kept as a field of the text; it approves nothing.",
        "'published' in the file is kept as a field of the text; it approves nothing.",
      ])
  }

  @Test("a date that may be two days is kept as it is written")
  func date() throws {
    let question = try #require(
      try Self.read("---\ntitle: Is it?\ndate: 03/04/2021\n---\nYes.").questions.first)
    #expect(question.date == nil && question.fields == [JSONValue.Member("date", "03/04/2021")])
    #expect(question.remarks == [SourceDate.remark("03/04/2021")])
  }

  @Test("the folders of a file are its shelf where it names none")
  func folders() throws {
    #expect(
      try Self.read("# Is it?\nYes.", path: "a/b c/is-it.md").questions.first?.categories
        == ["a", "b c"])
    #expect(
      try Self.read("# Is it?\nYes.", path: "a/is-it/index.md").questions.first?.categories == ["a"]
    )
    #expect(try Self.read("# Is it?\nYes.", path: "x.md").questions.first?.categories == [])
  }

  static let refused = [
    ("---\ntitle: a: b\n---\nYes.", "line 2: the front matter is no YAML"),
    ("---\ntitle: a\n", "line 1: the front matter that begins here does not end"),
    ("\n+++\ntitle = a\n+++\nYes.", "line 3: the front matter is no TOML: 'a' is no value"),
    ("{\n\"title\": 'a'\n}\nYes.", "line 2: the front matter is no JSON"),
    ("# Is it?\n\n", "its answer is empty: 'Is it?'"), ("Words only.", "it has no question"),
    ("", "the file is empty"), ("---\ntitle: Is it?\n---\n", "its answer is empty"),
    ("# Is it?\n<<<<<<< HEAD\nYes\n=======\nNo\n>>>>>>> b\n", "line 2: a conflict is marked there"),
  ]

  @Test("what cannot be read is refused with its line and what to do", arguments: refused)
  func refuses(_ text: String, _ cause: String) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.isEmpty && reading.refused.count == 1)
    let refusal = try #require(reading.refused.first)
    #expect(refusal.place == "care/x.md" && refusal.cause.hasPrefix(cause))
    #expect(refusal.suggestion.hasSuffix("."))
    #expect(refusal.suggestion.contains("--keep-broken") == cause.hasPrefix("line"))
  }

  @Test("broken front matter can be kept with the whole file, under its name")
  func carries() throws {
    let text = "---\ntitle: a: b\n---\nYes.\n"
    let reading = try Self.read(text, path: "care/is-it_so.md", carriesBroken: true)
    let question = try #require(reading.questions.first)
    #expect(question.title == "is it so" && question.body == text.trimmed)
    #expect(question.categories == ["care"] && question.remarks.count == 1)
    #expect(try Self.read("Words.", carriesBroken: true).questions.isEmpty)
  }

  @Test("Markdown is known by its name, and MDX is refused")
  func names() throws {
    #expect(["a/B.MD", "a.markdown", "a.mdown"].allSatisfy(SourceName.isMarkdown))
    #expect(!["md", "a.html", "a.md.txt", "a.mdx"].contains(where: SourceName.isMarkdown))
    #expect(
      try Self.read("# Is it?\nYes.", path: "a.mdx").refused.first?.cause.contains("MDX") == true)
  }

  @Test("images of the source are attachments, and links stay and are told")
  func addresses() throws {
    let reading = try Self.read(
      #"""
      # Is it?
      ![A [fine] \*chart\*](img/a_(1).png "Title") ![b](<my file.png>) ![c][ref] ![Ref] `![no](no.png)`
      ![far](https://a.example/x.png) ![](asset:x) \![not](x.md) [![in](in.png)](other.md#part)

      ```
      ![code](code.png)
      ```

          ![code](code.png)

      [a](../b.md) [pdf](leaflet.pdf) [top](#top) [mail](mailto:a@a.example) <https://a.example>

      [ref]: ref.png 'A title'
      """#)
    let question = try #require(reading.questions.first)
    #expect(
      question.attachments == [
        SourceAttachment(address: "img/a_(1).png", description: "A [fine] *chart*"),
        SourceAttachment(address: "my file.png", description: "b"),
        SourceAttachment(address: "ref.png", description: "c"),
        SourceAttachment(address: "in.png", description: "in"),
      ])
    #expect(
      question.remarks == [
        "3 links lead to other Markdown files and stay as they are: 'x.md', 'other.md#part', "
          + "'../b.md'.",
        "1 link leads to other places of the source and stays as it is: 'leaflet.pdf'.",
      ])
  }

  @Test("HTML and the commands of generators are told, and no tag in code is one")
  func dialects() throws {
    func remarks(_ body: String) throws -> [String] {
      try Self.read("# Is it?\n\(body)").questions.first?.remarks ?? []
    }
    #expect(try remarks("a <b>c</b>").first?.contains("HTML") == true)
    #expect(try remarks("<div>\nc\n</div>").first?.contains("HTML") == true)
    #expect(try remarks("{{< youtube x >}}").first?.contains("commands") == true)
    #expect(try remarks("`<b>` 3 <5 a<b, ~~~ {x}\n\n```\n<b>{{x}}\n```").isEmpty)
  }

  @Test("an answer keeps headings that ask, and says so")
  func askingHeadings() throws {
    let reading = try Self.read("---\ntitle: Being ill\n---\n## What?\nA\n## Why?\nB\n")
    #expect(reading.questions.map(\.body) == ["## What?\nA\n## Why?\nB"])
    #expect(reading.questions.first?.remarks.count == 1)
  }

  @Test("bytes that are no text are refused, and other encodings are read and told")
  func encodings() throws {
    #expect(throws: Refusal.self) { try MarkdownQuestions.read([0, 1, 2], path: "a.md") }
    let reading = try MarkdownQuestions.read(
      Array("# Is it caf".utf8) + [0xE9] + Array("?\nYes.".utf8), path: "a.md")
    #expect(reading.questions.first?.title == "Is it café?" && reading.remarks.count == 1)
  }

  @Test("the Markdown that this program exports is read back as the same text")
  func ownExport() throws {
    let english = try #require(LanguageTag("pt-BR"))
    let text = ArticleText(
      title: "Is \"it\" so?", summary: "Short: yes.", locale: english, category: Slug("care"),
      tags: ["a, b", "c"], audience: ["patients"],
      codes: [ArticleText.Code(system: "MeSH", code: "D1", label: "Sample")],
      references: [ArticleText.Reference(key: "x", title: "A sample", doi: "10.1/x")],
      related: ["other"],
      extra: [
        "status": "x", "date": "January 2, 2021", "description": "D", "none": .null,
        "lang": "en", "name": .object(["b": .integer(1)]),
      ], body: "## Why?\nSo.\n\n## Who?\n![A](asset:a.png)")
    let own = [
      JSONValue.Member("article", .integer(1)), JSONValue.Member("revision", .integer(2)),
      JSONValue.Member("assets", .array([.object(["name": "a.png", "digest": "00"])])),
    ]
    for isLong in [false, true] {
      var lines = text.fields.map { "\(ArticleText.key($0.name)): \($0.value.text(.line))" }
      lines.insert("slug: \"is-it-so\"", at: 1)
      lines += ["faqcms:"] + own.map { "  \($0.name): \($0.value.text(.line))" }
      if isLong { lines.append("  note: |\n    words") }
      let file = "---\n\(lines.joined(separator: "\n"))\n---\n\n\(text.body)\n"
      let question = try #require(try Self.read(file, path: "is-it-so.md").questions.first)
      #expect(question.slug == "is-it-so" && question.categories == ["care"])
      #expect(question.fields.last?.name == "faqcms")
      #expect(question.fields.last?.value["assets"] == own[2].value)
      #expect(question.attachments.isEmpty)
      let read = try ArticleText(
        fields: [
          JSONValue.Member("title", .string(question.title)),
          JSONValue.Member("summary", .string(question.summary)),
          JSONValue.Member("locale", .optional(question.locale)),
          JSONValue.Member("category", .optional(question.categories.first)),
          JSONValue.Member("tags", .strings(question.tags)),
        ] + question.fields.dropLast(), body: question.body, locale: try #require(LanguageTag("en"))
      )
      #expect(read == text)
    }
    let linked =
      "---\ntitle: A\nfaqcms:\n  article: 1\n  revision: 2\n  aliases: [\"b\", \"c-d\"]\n---\n"
      + "See [B](/what-is-b/#c), [C](/c.pdf).\n"
    #expect(
      try Self.read(linked, path: "a.md").questions.first?.remarks == [
        "Its earlier slugs lead nowhere here: 'b', 'c-d'.",
        "1 link leads to articles by their slugs and stays as it is: '/what-is-b/#c'.",
        "1 link leads to other places of the source and stays as it is: '/c.pdf'.",
      ])
    for start in ["", "<h1>A</h1>\n"] {
      let page =
        "---\ntitle: A\nfaqcms: {article: 1}\n---\n\(start)<div class=\"faqcms-answer\">\n"
      #expect(try Self.read(page).refused.first?.cause.contains("site generator") == true)
    }
    let page = "<html><head><meta name=\"faqcms\" content=\"{}\"></head><h2>A?</h2><p>b</p></html>"
    let reading = try HTMLSource.reading(page)
    #expect(reading.questions.isEmpty && reading.refused.count == 1)
    #expect(reading.refused.first?.cause.contains("site generator") == true)
  }

  @Test(
    "words above the only heading of a file are left out and named; a question there is refused")
  func wordsAbove() throws {
    func read(_ text: String) throws -> SourceReading {
      try MarkdownQuestions.read(Array(text.utf8), path: "a.md")
    }
    let reading = try read("Other: [never][a].\n\n[a]: b.md\n\n# May I?\n\nYes, [so][a].\n")
    #expect(reading.questions.map(\.body) == ["Yes, [so][a].\n\n[a]: b.md"])
    #expect(
      reading.dropped == [
        "text outside of the questions from line 1 on, 2 words: 'Other: [never][a].'"
      ])
    let defined = try read("[a]: b.md\n\n# May I?\n\nYes, [so][a].\n")
    #expect(
      defined.questions.map(\.body) == ["[a]: b.md\n\nYes, [so][a]."] && defined.dropped.isEmpty)
    let asking = try read("May I?\n\nYes.\n\n# 8 are too many\n\nCall us.\n")
    #expect(asking.questions.isEmpty && asking.refused.count == 1)
  }
}
