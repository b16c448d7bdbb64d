import FAQHTML
import Testing

@testable import FAQImport

@Suite("Footnotes of web pages")
struct HTMLFootnoteTests {
  /// What a program makes of a call, and of a section with the note "Source of one.".
  struct Shape: CustomTestStringConvertible, Sendable {
    let program: String
    let call: String
    let section: String
    var dropped: [String] = []

    var testDescription: String { program }
  }

  static let shapes = [
    Shape(
      program: "pandoc",
      call: """
        <a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>
        """,
      section: """
        <section class="footnotes footnotes-end-of-document" role="doc-endnotes">
        <hr />
        <ol>
        <li id="fn1" role="doc-endnote"><p>Source of one.<a href="#fnref1" class="footnote-back"
          role="doc-backlink">↩︎</a></p></li>
        </ol>
        </section>
        """),
    Shape(
      program: "pandoc 3",
      call: """
        <a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>
        """,
      section: """
        <aside id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes">
        <hr /><ol><li id="fn1"><p>Source of one.<a href="#fnref1" class="footnote-back"
          role="doc-backlink">↩︎</a></p></li></ol></aside>
        """),
    Shape(
      program: "kramdown",
      call: """
        <sup id="fnref:1"><a href="#fn:1" class="footnote" role="doc-noteref">1</a></sup>
        """,
      section: """
        <div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote">
        <p>Source of one.&nbsp;<a href="#fnref:1" class="reversefootnote"
          role="doc-backlink">&#8617;</a></p>
        </li></ol></div>
        """),
    Shape(
      program: "cmark-gfm",
      call: """
        <sup class="footnote-ref"><a href="#fn-1" id="fnref-1" data-footnote-ref>1</a></sup>
        """,
      section: """
        <section class="footnotes" data-footnotes><ol><li id="fn-1">
        <p>Source of one. <a href="#fnref-1" class="footnote-backref" data-footnote-backref>↩</a>
        <a href="#fnref-1-2" class="footnote-backref">↩<sup class="footnote-ref">2</sup></a></p>
        </li></ol></section>
        """),
    Shape(
      program: "markdown-it",
      call: "<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1\">[1]</a></sup>",
      section: """
        <hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">
        <li id="fn1" class="footnote-item"><p>Source of one. <a href="#fnref1"
          class="footnote-backref">↩︎</a></p></li></ol></section>
        """),
    Shape(
      program: "GitHub",
      call: """
        <sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="">1</a></sup>
        """,
      section: """
        <section data-footnotes="" class="footnotes"><h2 id="footnote-label">Footnotes</h2><ol>
        <li id="user-content-fn-1"><p>Source of one. <a href="#user-content-fnref-1"
          data-footnote-backref="">↩</a></p></li></ol></section>
        """, dropped: ["words among the footnotes: 'Footnotes'"]),
    Shape(
      program: "WordPress",
      call: "<sup data-fn=\"x\" class=\"fn\"><a href=\"#x\" id=\"x-link\">1</a></sup>",
      section: """
        <ol class="wp-block-footnotes">
        <li id="x">Source of one. <a href="#x-link">↩︎</a></li></ol>
        """),
  ]

  @Test("a note belongs to the answer that calls it", arguments: shapes)
  func shape(_ shape: Shape) throws {
    let page = """
      <h2>First?</h2><p>One.\(shape.call)</p><h2>Second?</h2><p>Two.</p>\(shape.section)
      """
    let reading = try HTMLSource.reading(page)
    #expect(reading.questions.map(\.title) == ["First?", "Second?"])
    #expect(reading.questions.map(\.body) == ["One.[^1]\n\n[^1]: Source of one.", "Two."])
    #expect(reading.questions.flatMap(\.remarks) == [])
    #expect(reading.dropped == shape.dropped)
    #expect(reading.remarks == [])
  }

  /// A call of a note, and a section of notes, as pandoc writes them.
  static func call(_ note: Int) -> String {
    "<a href='#fn\(note)' class='footnote-ref' role='doc-noteref'><sup>\(note)</sup></a>"
  }

  static func section(_ notes: String...) -> String {
    let items = notes.enumerated().map { index, note in
      "<li id='fn\(index + 1)'>\(note)<a class='footnote-back' href='#r\(index + 1)'>↩</a></li>"
    }
    return "<section class='footnotes' role='doc-endnotes'><ol>\(items.joined())</ol></section>"
  }

  @Test("each answer numbers its own notes, and defines one that it calls twice once")
  func numbers() throws {
    let (one, two, three) = (Self.call(1), Self.call(2), Self.call(3))
    let reading = try HTMLSource.reading(
      "<div><h2>A?</h2><p>a\(one) b\(two).</p></div><h2>B?</h2><p>c\(three)\(one) d\(three).</p>"
        + Self.section("One", "Two", "Three"))
    #expect(
      reading.questions.map(\.body) == [
        "a[^1] b[^2].\n\n[^1]: One\n\n[^2]: Two",
        "c[^1][^2] d[^1].\n\n[^1]: Three\n\n[^2]: One",
      ])
    #expect(reading.dropped == [])
  }

  @Test("answers with sections of their own may use the same IDs")
  func sameIDs() throws {
    let reading = try HTMLSource.reading(
      "<h2>A?</h2><div><p>a\(Self.call(1))</p>\(Self.section("One"))</div>"
        + "<h2>B?</h2><div><p>b\(Self.call(1))</p>\(Self.section("Two"))</div>")
    #expect(
      reading.questions.map(\.body) == ["a[^1]\n\n[^1]: One", "b[^1]\n\n[^1]: Two"])
    #expect(reading.dropped == [])
  }

  @Test("a note that no taken answer calls is named")
  func leftOut() throws {
    let reading = try HTMLSource.reading(
      "<h2>A?</h2><p>a\(Self.call(1))</p><h2>B?</h2><p>Myth: b\(Self.call(2))</p>"
        + "<h2>C?</h2><p>c</p>" + Self.section("One", "Two", "<p>Three</p>"))
    #expect(reading.questions.map(\.body) == ["a[^1]\n\n[^1]: One", "c"])
    #expect(
      reading.dropped == [
        "a footnote to which no answer refers: 'Two'",
        "a footnote to which no answer refers: 'Three'",
      ])
    let fragment = try HTMLMarkdown.markdown(html: "a" + Self.section("One"))
    #expect(fragment.body == "a")
    #expect(fragment.dropped == ["a footnote to which no answer refers: 'One'"])
  }

  @Test("a title has no footnote")
  func title() throws {
    let reading = try HTMLSource.reading(
      "<h2>A?\(Self.call(1))</h2><p>a</p><h2>B?<sup>[\(Self.call(1))]</sup></h2><p>b</p>"
        + Self.section("One"))
    #expect(reading.questions.map(\.title) == ["A?", "B?"])
    #expect(reading.questions.map(\.body) == ["a", "b"])
    #expect(reading.remarks.count == 2)
    #expect(reading.remarks.first?.hasPrefix("The title 'A?' refers to a footnote") == true)
    #expect(reading.dropped == ["a footnote to which no answer refers: 'One'"])
  }

  /// An answer, the section after it, and both in Markdown.
  static let rules: [(String, String, String)] = [
    ("a\(call(1))", section("<p>One.</p><p>Two.</p>"), "a[^1]\n\n[^1]: One.\n\n    Two."),
    (
      "a\(call(1))", section("<p>One</p><ul><li>b<li>c</ul><pre>d\n\ne</pre>"),
      "a[^1]\n\n[^1]: One\n\n    - b\n    - c\n\n    ```\n    d\n\n    e\n    ```"
    ),
    ("a\(call(1))", section("<ul><li>b<li>c</ul>"), "a[^1]\n\n[^1]: - b\n    - c"),
    ("a\(call(1))", section(""), "a[^1]\n\n[^1]:"),
    ("a\(call(1))", section("One\(call(1))"), "a[^1]\n\n[^1]: One[^1]"),
    (
      "a\(call(2))", section("One\(call(2))", "Two\(call(1))"),
      "a[^1]\n\n[^1]: Two[^2]\n\n[^2]: One[^1]"
    ),
    (
      "<table><tr><th>a<th>b\(call(1))<tr><td>c\(call(1))<td>d</table>", section("One"),
      "| a | b[^1] |\n| --- | --- |\n| c[^1] | d |\n\n[^1]: One"
    ),
    ("<h3>a\(call(1))</h3>b", section("One"), "### a[^1]\n\nb\n\n[^1]: One"),
    ("<b>a!\(call(1))</b>", section("One"), "**a\\![^1]**\n\n[^1]: One"),
    ("<p>\(call(1)): b</p>", section("One"), "[^1]\\: b\n\n[^1]: One"),
    ("a\(call(1))(b)", section("One"), "a[^1]\\(b)\n\n[^1]: One"),
    ("a\(call(1))<a href=b>c</a>", section("One"), "a[^1][c](b)\n\n[^1]: One"),
    ("10<sup>9 \(call(1))</sup>", section("One"), "10⁹ [^1]\n\n[^1]: One"),
    ("<a href='#fn1'>see the note</a>.", section("One"), "see the note[^1].\n\n[^1]: One"),
    ("[^1] a\(call(1))\n[^1]: b", section("One"), "\\[\\^1\\] a[^1] \\[\\^1\\]: b\n\n[^1]: One"),
    ("[^1]: a", "", "\\[\\^1\\]: a"),
    (
      "a<sup>1</sup>", "<div class=footnotes><ol><li id=x>b<li id=y>c</ol></div>",
      "a¹\n\n1. b\n2. c"
    ),
  ]

  @Test("calls and notes are written so that they read as such", arguments: rules)
  func markdown(body: String, section: String, markdown: String) throws {
    let result = try HTMLMarkdown.markdown(html: body + section)
    #expect(result.body == markdown)
    #expect(result.remarks == [])
    let shown = MarkdownHTML.fragment(of: result.body)
    let notes = shown.ranges(of: "<li id=\"fn-").count
    #expect(notes == markdown.ranges(of: "\n\n[^").count, "\(shown)")
  }

  @Test("a call within code is said to be left out")
  func code() throws {
    let result = try HTMLMarkdown.markdown(
      html: "<pre>a\(Self.call(1))</pre>" + Self.section("One"))
    #expect(result.body == "```\na\n```")
    #expect(result.remarks.count == 1)
    #expect(result.dropped == ["a footnote to which no answer refers: 'One'"])
  }

  @Test("a section that was never closed takes no question with it")
  func unclosed() throws {
    let reading = try HTMLSource.reading(
      "<h2>A?</h2><p>a</p><div class=footnotes><ol><li id=fn1>One</li></ol><h2>B?</h2><p>b</p>")
    #expect(reading.questions.map(\.title) == ["A?", "B?"])
  }

  @Test("pages of very many calls and notes are read soon")
  func hostile() throws {
    let count = 20_000
    let calls = (1...count).map { "<a href='#n\($0)'>1</a>" }.joined()
    func notes(_ text: (Int) -> String) -> String {
      let items = (1...count).map { "<li id=n\($0)>\(text($0))</li>" }
      return "<div class=footnotes><ol>\(items.joined())</ol></div>"
    }
    let many = try HTMLMarkdown.markdown(html: calls + notes { _ in "x" })
    #expect(many.body.hasSuffix("\n\n[^\(count)]: x"))
    let chain = try HTMLMarkdown.markdown(
      html: "a<a href='#n1'>1</a>" + notes { "x<a href='#n\($0 % count + 1)'>1</a>" })
    #expect(chain.body.hasSuffix("\n\n[^\(count)]: x[^1]"))
    let same = try HTMLMarkdown.markdown(
      html: String(repeating: "<sup><a href='#n1'>1</a></sup>", count: count)
        + "<ol class=footnotes><li id=n1>x</ol>")
    #expect(same.body.hasSuffix("[^1][^1]\n\n[^1]: x"))
    let sup = try HTMLMarkdown.markdown(
      html: "<sup>" + String(repeating: "<a href='#n1'>1</a>, ", count: count) + "</sup>"
        + "<ol class=footnotes><li id=n1>x</ol>")
    #expect(sup.body.hasSuffix("\n\n[^1]: x"))
    // A long note that each of many answers would repeat.
    let questions = (1...1_000).map { "<h2>Is it \($0)?</h2>a<a href='#n1'>1</a>" }.joined()
    let note = String(repeating: "word ", count: 20_000)
    let page = try HTMLSource.reading(
      "\(questions)<ol class=footnotes><li id=n1>\(note)</ol>")
    #expect(page.questions.count == 1_000)
    #expect(page.questions.reduce(0) { $0 + $1.body.utf8.count } < 1_000_000)
  }

  @Test(
    "a mark that leads to words in another answer is told at both",
    arguments: [
      "<p id=\"n\"><sup>1</sup> Not in children.</p>",
      "<ol><li id=\"n\">Not in children.</li></ol>",
      "<p><a href=\"#back\" name=\"n\">[1]</a> Not in children.</p>",
    ])
  func elsewhere(note: String) throws {
    let call = "<sup><a href=\"#n\" name=\"back\">1</a></sup>"
    let reading = try HTMLSource.reading(
      "<main><h2>What dose?</h2><p>Take 5 mg.\(call)</p><h2>Is it safe?</h2><p>Yes.</p>\(note)</main>"
    )
    let told = reading.questions.map { $0.remarks.filter { $0.contains("belong here") }.count }
    #expect(told.count == 2 && told.allSatisfy { $0 >= 1 }, "\(reading.questions.map(\.remarks))")
    let linked = "<a href=\"#n\">see below</a>"
    let plain = try HTMLSource.reading(
      "<main><h2>What dose?</h2><p>\(linked)</p><h2>Is it safe?</h2><p>Yes.</p>\(note)</main>")
    #expect(!(plain.questions.first?.remarks.contains { $0.contains("belong here") } ?? true))
  }

  @Test("paragraphs in a section of footnotes are notes")
  func paragraphs() throws {
    let reading = try HTMLSource.reading(
      "<main><h2>What dose?</h2><p>Take 5 mg.<sup><a href=\"#n\">1</a></sup></p><h2>Is it safe?</h2>"
        + "<p>Yes.</p><section class=\"footnotes\"><p id=\"n\">Not in children.</p></section></main>"
    )
    #expect(reading.questions.map(\.body) == ["Take 5 mg.[^1]\n\n[^1]: Not in children.", "Yes."])
  }

  @Test("a list below a heading that marks above the line lead to holds footnotes")
  func references() throws {
    for heading in ["<h2>References</h2>", "<h3><b>Sources</b></h3>\n"] {
      let reading = try HTMLSource.reading(
        """
        <main><h2>Is it safe?</h2><p>Yes.<sup><a href="#ref2">2</a></sup></p><h2>Is it new?</h2><p>No.</p>
        \(heading)<ol><li id="ref1">Smith.</li><li id="ref2">Jones: never in pregnancy.</li></ol></main>
        """)
      #expect(
        reading.questions.map(\.body).first == "Yes.[^1]\n\n[^1]: Jones: never in pregnancy.")
      #expect(reading.dropped.contains("a footnote to which no answer refers: 'Smith.'"))
      #expect(reading.refused.isEmpty)
    }
  }

  @Test("a mark that leads to words that no answer holds is told of")
  func marksOutside() throws {
    let page = """
      <details><summary>Is it safe?</summary><p>Yes.<a href="#r">[1]</a> <a href="#top">↑</a></p></details>
      <details><summary>Is it new?</summary><p>No.</p></details><h2 id="top">All</h2>
      """
    let remarks = try HTMLSource.reading("\(page)<p id=r>Never in pregnancy.</p>").questions[0]
      .remarks
    #expect(
      remarks.first
        == "Its mark '[1]' leads to words that are left out, and may belong here: 'Never in pregnancy.'."
    )
    #expect(
      try HTMLSource.reading(page).questions[0].remarks == [
        "2 links lead to places of the page and stay as they are: '#r', '#top'."
      ])
  }
}
