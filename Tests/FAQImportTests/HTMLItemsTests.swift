import FAQImport
import Testing

@Suite("Questions among and within others on web pages")
struct HTMLItemsTests {
  /// A folded part of a page in one of two kinds of markup.
  static func item(_ kind: Int, _ title: String, _ id: String, _ words: String) -> String {
    kind == 0
      ? "<h3><button aria-controls=\(id)>\(title)</button></h3><div id=\(id)>\(words)</div>"
      : "<details><summary>\(title)</summary>\(words)</details>"
  }

  @Test("what an item in an answer is called stays above its words", arguments: 0..<2)
  func labels(kind: Int) throws {
    let items =
      Self.item(kind, "Adults", "a", "<p>10 mg</p>")
      + Self.item(kind, "Children", "b", "<p>5 mg</p>")
    let mark = kind == 0 ? ("### ", "") : ("**", "**")
    let answer =
      "\(mark.0)Adults\(mark.1)\n\n10 mg\n\n\(mark.0)Children\(mark.1)\n\n5 mg"
    for page in ["<h2>How much?</h2>\(items)", Self.item(kind, "How much?", "c", items)] {
      let reading = try HTMLSource.reading("<main>\(page)</main>")
      #expect(reading.questions.map(\.title) == ["How much?"])
      #expect(reading.questions.map(\.body) == [answer])
      #expect(reading.refused.isEmpty && reading.dropped.isEmpty)
    }
  }

  @Test("questions within a question are their own, and it keeps its own words", arguments: 0..<2)
  func nested(kind: Int) throws {
    let inner =
      Self.item(kind, "Can I eat?", "a", "No.") + Self.item(kind, "Can I drink?", "b", "Yes.")
    let empty = try HTMLSource.reading(
      "<main>\(Self.item(kind, "What before?", "c", inner))</main>")
    #expect(empty.questions.map(\.title) == ["Can I eat?", "Can I drink?"])
    #expect(empty.questions.map(\.body) == ["No.", "Yes."])
    #expect(
      empty.refused.map(\.cause) == [
        "'What before?' has no answer of its own, but questions under it"
      ])
    let words = "<p>Rest.</p>\(inner)" + Self.item(kind, "Signs", "d", "Fever.")
    let own = try HTMLSource.reading("<main>\(Self.item(kind, "What before?", "c", words))</main>")
    #expect(Set(own.questions.map(\.title)) == ["Can I eat?", "Can I drink?", "What before?"])
    let outer = try #require(own.questions.first { $0.title == "What before?" })
    #expect(
      outer.body == (kind == 0 ? "Rest.\n\n### Signs\n\nFever." : "Rest.\n\n**Signs**\n\nFever."))
    #expect(outer.remarks.contains { $0.hasSuffix("out of it: 'Can I eat?', 'Can I drink?'.") })
    #expect(own.refused.isEmpty)
    let group = try HTMLSource.reading("<main>\(Self.item(kind, "Before", "c", inner))</main>")
    #expect(group.questions.map(\.title) == ["Can I eat?", "Can I drink?"])
    #expect(group.refused.isEmpty)
  }

  @Test("a tab over headings that ask is none of them")
  func tabs() throws {
    let reading = try HTMLSource.reading(
      """
      <main><button data-bs-toggle=tab data-bs-target='#n'>New here?</button>
      <div id=n><h3>Can I eat?</h3>No.<h3>Can I drink?</h3>Yes.</div></main>
      """)
    #expect(reading.questions.map(\.title) == ["Can I eat?", "Can I drink?"])
    #expect(reading.refused.count == 1)
  }

  @Test(
    "headings that ask are questions beside those of other markup, each with its own words",
    arguments: [
      "<details><summary>Is it warm?</summary>No.</details>", item(0, "Is it warm?", "a", "No."),
      "<dl><dt>Is it warm?<dd>No.</dl>", "<div><div class=q>Is it warm?</div><p class=a>No.</div>",
    ])
  func mixed(_ markup: String) throws {
    let reading = try HTMLSource.reading(
      "<main>\n<h2>Can I eat?</h2><div><p>Yes.</p>\n<div>\(markup)</div></div>\n<h2>Can I fly?</h2>No.</main>"
    )
    #expect(reading.questions.map(\.title) == ["Can I eat?", "Is it warm?", "Can I fly?"])
    #expect(reading.questions.map(\.body) == ["Yes.", "No.", "No."])
    #expect(reading.questions.map(\.remarks.count) == [1, 0, 0])
    #expect(reading.refused.isEmpty && reading.dropped.isEmpty)
    let article = try HTMLSource.reading("<h1>Can I eat?</h1>\n<p>Yes.</p>\(markup)<p>Soon.</p>")
    #expect(article.questions.map(\.body) == ["Yes.\n\nSoon.", "No."])
    let empty = try HTMLSource.reading("<h1>Can I eat?</h1>\n\(markup)")
    #expect(empty.questions.map(\.title) == ["Is it warm?"])
    #expect(empty.refused.count == 1)
  }

  @Test("what is refused among questions is of no heading's answer, and its words are named")
  func refused() throws {
    let reading = try HTMLSource.reading(
      """
      <main><h1>Is it safe?</h1><p>Mostly.</p>
      <dl><dt>Dose</dt><dd>5 mg</dd><dt>And children?</dt><dd>Ask.</dd></dl></main>
      """)
    #expect(reading.questions.map(\.title) == ["Is it safe?", "And children?"])
    #expect(reading.questions.map(\.body) == ["Mostly.", "Ask."])
    #expect(
      reading.refused.map(\.cause) == ["'Dose' stands among questions but asks nothing"])
    #expect(reading.dropped.contains("words outside of the questions: '5 mg'"))
  }

  @Test("a term in a group of its own has no part in the answer of the next")
  func groupsOfTerms() throws {
    let reading = try HTMLSource.reading(
      """
      <dl><div><dt>May I?</dt></div><div><dt>May you?</dt><dd>Yes.</dd></div>
      <div><dt>May we?</dt></div><div><dd>No.</dd></div></dl>
      """)
    #expect(reading.questions.map { "\($0.title) \($0.body)" } == ["May you? Yes.", "May we? No."])
    #expect(reading.refused.map(\.cause) == ["'May I?' has no answer"])
  }

  @Test("a question behind all that holds another with its answer was not taken out of it")
  func behind() throws {
    let reading = try HTMLSource.reading(
      """
      <main><div><div><h2>Who may?</h2><p>You.</p></div><div><h2>How?</h2><p>So.</p></div></div>
      <details><summary>Is it safe?</summary>No.</details></main>
      """)
    #expect(reading.questions.count == 3)
    #expect(reading.questions.flatMap(\.remarks) == [])
  }
}
