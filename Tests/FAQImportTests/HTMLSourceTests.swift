import FAQHTML
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQImport

@Suite("Questions of web pages")
struct HTMLSourceTests {
  static let markups = [
    "<script type=\"application/ld+json\">{\"@type\": \"FAQPage\", \"rating\": 4.5e1, \"mainEntity\": {\"@type\": \"Question\", \"name\": \"Is A &amp; b a sample?\", \"acceptedAnswer\": {\"@type\": [\"Answer\"], \"text\": \"Yes.\\n\\nIt is.\"}}}</script>",
    "<script type='application/ld+json; x'>[{\"@graph\": [{\"a\": {\"@type\": \"http://schema.org/Question\", \"name\": \"<b>Is A</b> &amp; b a sample?\", \"acceptedAnswer\": [{\"text\": \"<p>Yes.<p>It is.\"}]}}]}]</script>",
    "<script type='application/ld+json'>{\"@type\": \"Question\", \"name\": \"Is A & b a sample&#63;\", \"acceptedAnswer\": {\"text\": \"&lt;p&gt;Yes.&lt;/p&gt;&lt;p&gt;It is.&lt;/p&gt;\"}}</script>",
    "<div itemscope itemtype=\"https://schema.org/Question\"><h3 itemprop=name>Is A &amp; b a sample?</h3><div itemprop=acceptedAnswer itemscope itemtype=\"https://schema.org/Answer\"><div itemprop=\"text\"><p>Yes.<p>It is.</div></div></div>",
    "<div class=schema-faq-section><strong class=schema-faq-question>Is A &amp; b a sample?</strong><p class=schema-faq-answer>Yes.</p><p>It is.</p></div>",
    "<div class=\"rank-math-list-item\"><h3 class=\"rank-math-question\">Is A &amp; b a sample?</h3><div class=\"rank-math-answer\"><p>Yes.</p><p>It is.</p></div></div>",
    "<details><summary>Is A\n&amp; b a sample?</summary><p>Yes.</p><p>It is.</p></details>",
    "<div class=accordion-item><h2 class=accordion-header><button data-bs-target='#c'><span>1.</span> Is A &amp; b a sample? <i aria-hidden=true>+</i></button></h2><div id=c><p>Yes.</p><p>It is.</p></div></div>",
    "<button aria-controls=c>Is A &amp; b a sample?</button><div id=c hidden><p>Yes.</p><p>It is.</p></div>",
    "<div class=faq-item><div class=faq-question>Is A &amp; b a sample?</div><div><p>Yes.</p><p>It is.</p></div></div>",
    "<div><div class='field field--name-field-question'>Is A &amp; b a sample?</div> <div class=field--name-field-answer><p>Yes.<p>It is.</div></div>",
    "<table><tr><th>No.<th>Question<th>Answer<tr><td>1<td>Is A &amp; b a sample?<td><p>Yes.<p>It is.</table>",
    "<p>Q: Is A &amp; b a sample?</p><p>A: Yes.</p><p>It is.</p>",
    "<dl><div><dt>Is A &amp; b a sample?</dt><dd>Yes.</dd><dd>It is.</dd></div></dl>",
    "<h2>Topic</h2><div><h3>Is A &amp; b a sample?</h3></div><p>Yes.</p><div>It is.</div><h2>Other</h2>x",
    "<h1>Is A &amp; b a sample?</h1><p>Yes.</p><p>It is.</p><footer>f</footer>",
    "<details><summary><span>Q:</span> Is A &amp; b a sample? <span>▾</span></summary><p>Yes.</p><p>It is.</p></details>",
    "<title>Is A &amp; b a sample? | Example Clinic</title><p>Yes.</p><p>It is.</p>",
  ]

  @Test("a question is found in each kind of markup", arguments: markups)
  func kinds(html: String) throws {
    let page = """
      <!DOCTYPE html><html lang="en-GB"><body><nav class=breadcrumb>Home</nav>
      \(html)
      """
    let reading = try SourceReader().read(Array(page.utf8), as: .html, path: "")
    let question = try #require(reading.questions.first)
    #expect(reading.questions.count == 1)
    #expect(reading.refused.isEmpty, "\(reading.refused)")
    #expect(question.title == "Is A & b a sample?")
    #expect(question.body == "Yes.\n\nIt is.")
    #expect(question.place == "element at line 2")
    #expect(question.locale == "en-GB")
    #expect(reading.dropped.contains("navigation 'Home'"))
  }

  static func page(_ body: String) throws -> SourceReading { try HTMLSource.reading(body) }

  @Test("sub-headings belong to the answer of an article")
  func article() throws {
    let reading = try Self.page("<h1 id=a>Is it?</h1><h2>One</h2>b<h2>Two?</h2>c<nav>d</nav>")
    let question = try #require(reading.questions.first)
    #expect(reading.questions.count == 1)
    #expect(question.body == "## One\n\nb\n\n## Two?\n\nc")
    #expect(question.identity == nil)
    #expect(question.remarks.count == 1)
    #expect(reading.dropped == ["navigation 'd'"])
  }

  @Test("a byline is no part of an answer, and a page that says which words are it may have others")
  func besideAnswer() throws {
    let data = #"{"@type":"Question","name":"Is it?","acceptedAnswer":{"text":"<p>Yes.</p>"}}"#
    let script = "<script type=\"application/ld+json\">\(data)</script>"
    let byline = "<p class=byline>Reviewed by Anna</p>"
    func read(_ answer: String) throws -> SourceReading {
      try Self.page("\(script)<main><h1>Is it?</h1>\(byline)<p>In short.</p>\(answer)</main>")
    }
    let reading = try read("<div class=answer><p>Yes.</p></div>")
    #expect(reading.questions.map(\.body) == ["Yes."] && reading.questions[0].remarks.isEmpty)
    #expect(
      reading.dropped == [
        "words beside the answer to 'Is it?': 'In short.'", "a script",
        "a byline 'Reviewed by Anna'",
      ])
    for other in ["<div class=answer>No.</div>", "<p>Yes.</p>"] {
      #expect(try read(other).questions[0].remarks.count == 1)
    }
    let empty = try Self.page("<h1>Is it?</h1>\(byline)<pre><code></code></pre>")
    #expect(empty.questions.isEmpty && empty.refused.count == 1)
  }

  @Test("code keeps its language, and no other mark of it")
  func languages() throws {
    for (name, mark) in [("swift", "swift"), ("Swift", "swift"), ("übel", "")] {
      let reading = try Self.page("<h1>Is it?</h1><pre><code class=language-\(name)>a</code></pre>")
      #expect(reading.questions.map(\.body) == ["```\(mark)\na\n```"])
    }
  }

  @Test("what stands above or below the line, or is struck through, by its style alone is so")
  func styles() throws {
    let raised = "10<span style=\"vertical-align: super;\">9</span>"
    let struck = "<span style='TEXT-DECORATION: line-through'>5 mg</span> 2 mg"
    let reading = try Self.page(
      "<h1>Is \(raised) a count?</h1><p>H<font style='vertical-align:sub'>2</font>O. \(struck).</p>"
    )
    let question = try #require(reading.questions.first)
    #expect(question.title == "Is 10⁹ a count?")
    #expect(question.body == "H₂O. ~~5 mg~~ 2 mg.")
    let plain = try Self.page("<h1>Is it?</h1><p>10<span style='color: red'>9</span></p>")
    #expect(plain.questions.first?.body == "109", "the control")
  }

  @Test("words of a question that are struck through stay so", arguments: ["s", "del", "strike"])
  func struckQuestions(name: String) throws {
    let title = "Can I <\(name)>not</\(name)> drive?"
    let data = #"{"@type":"Question","name":"\#(title)","acceptedAnswer":{"text":"No."}}"#
    for page in [
      "<h2>\(title)</h2><p>No.</p>", "<details><summary>\(title)</summary>No.</details>",
      "<dl><dt>\(title)</dt><dd>No.</dd></dl>", "<h2><b>\(title)</b></h2><p>No.</p>",
      #"<script type="application/ld+json">\#(data)</script>"#,
    ] {
      let reading = try Self.page("<main>\(page)</main>")
      #expect(reading.questions.map(\.title) == ["Can I ~~not~~ drive?"], "\(page)")
    }
    #expect(FieldText(html: title).text == "Can I ~~not~~ drive?")
  }

  @Test("a heading over questions alone is no question with an answer")
  func overview() throws {
    let reading = try Self.page("<h1>Questions?</h1><h2>One?</h2>a<h3>More</h3>b<h2>Two?</h2>c")
    #expect(reading.questions.map(\.title) == ["One?", "Two?"])
    #expect(reading.questions.map(\.body) == ["a\n\n### More\n\nb", "c"])
    #expect(
      reading.refused.map(\.cause) == [
        "'Questions?' has no answer of its own, but questions under it"
      ])
  }

  @Test("structured data and the page hold a question once, and a difference is said")
  func once() throws {
    let data = { (text: String) in
      """
      <script type="application/ld+json">{"@type":"Question","name":"Is it?",\
      "acceptedAnswer":{"@type":"Answer","text":"\(text)"}}</script><main><h2 id=i>Is it?</h2>
      <ul><li>Yes</li><li>no</li></ul></main>
      """
    }
    let same = try Self.page(data("Yes no"))
    #expect(same.questions.map(\.body) == ["- Yes\n- no"])
    #expect(same.questions.first?.identity == nil)
    #expect(same.questions.first?.remarks == [])
    #expect(try Self.page(data("<p>Yes</p><p>no</p>")).questions.map(\.body) == ["Yes\n\nno"])
    let other = try Self.page(data("Never"))
    #expect(other.questions.map(\.body) == ["Never"])
    #expect(other.questions.first?.remarks.first?.contains("other words") == true)
    #expect(other.dropped.contains("another answer to 'Is it?': '- Yes\n- no'"))
  }

  @Test(
    "what structured data states is compared with the page, also where it asks nothing or is not shown"
  )
  func statements() throws {
    let data = """
      <script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"@type": "Question",
      "name": "Driving after it", "acceptedAnswer": {"@type": "Answer", "text": "Yes."}}]}</script>
      """
    let page =
      "<main><details><summary>Driving after it</summary>Yes, but never at once.</details>"
      + "<details><summary>Swimming</summary>Never.</details></main>"
    let reading = try HTMLSource.reading(data + page)
    #expect(
      reading.questions.map(\.remarks) == [
        ["The page shows other words (element at line 2) than its structured data; compare them."]
      ])
    #expect(reading.refused.map(\.cause) == ["'Swimming' stands among questions but asks nothing"])
    let unseen = try HTMLSource.reading(
      data + "<main><details><summary>May I swim?</summary>Never.</details></main>")
    #expect(
      unseen.questions.map(\.remarks) == [
        ["It stands in structured data alone, and the page shows other questions; compare them."],
        [],
      ])
    #expect(try HTMLSource.reading(data + "<p>Words</p>").questions.map(\.remarks) == [[]])
  }

  @Test(
    "what an answer shows beside what its microdata says is told of",
    arguments: [
      (#"<p itemprop="text">Yes.</p><p>Never at night.</p>"#, "Never at night."),
      (
        #"<meta itemprop="text" content="Yes."><p>Yes. Never at night.</p>"#, "Yes. Never at night."
      ),
      (#"<meta itemprop="text" content="Yes."><p>Yes.</p>"#, nil),
      (#"<div itemprop="text"><p>Yes.</p></div>"#, nil),
    ])
  func microdataBeside(_ answer: String, _ others: String?) throws {
    let reading = try HTMLSource.reading(
      """
      <div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">May I drive?</h3>
      <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">\(answer)</div></div>
      """)
    #expect(reading.questions.map(\.body) == ["Yes."])
    #expect(
      reading.questions.first?.remarks
        == (others.map {
          [
            "The page shows other words in its answer than its microdata says; compare them: '\($0)'."
          ]
        } ?? []))
  }

  @Test(
    "plain text in structured data keeps its paragraphs and lists beside signs, and a day is a date"
  )
  func plainData() throws {
    let reading = try Self.page(
      #"""
      <script type="application/ld+json">{"@type": "Question", "name": "Is it?", "acceptedAnswer":
      {"@type": "Answer", "dateCreated": "2021-01-02",
      "text": "A count <1.5 x 10^9/L &amp; more.\n\nSigns:\n• fever\n• chills"}}</script>
      """#)
    let question = try #require(reading.questions.first)
    #expect(question.body == "A count <1.5 x 10^9/L & more.\n\nSigns:\n\n- fever\n- chills")
    #expect(question.date == Instant(rfc3339: "2021-01-02T00:00:00Z"))
    #expect(question.remarks.isEmpty)
  }

  @Test("structured data with a tag within its lines has paragraphs and lists, as cells have")
  func linedData() throws {
    let answer = #""text": "Call us.\n\nThen:\n- wait\n- see <a href='https://e.org'>this</a>""#
    let words = "Call us.\n\nThen:\n\n- wait\n- see [this](https://e.org)"
    let one = try Self.page(
      """
      <script type="application/ld+json">{"@type": "Question", "name": "Is it?", "acceptedAnswer":
      {\(answer)}}</script>
      """)
    #expect(one.questions.map(\.body) == [words])
    let two = try Self.page(
      """
      <script type="application/ld+json">{"@type": "Question", "name": "Is it?", "acceptedAnswer":
      [{\(answer)}, {"text": "Or <b>not</b>."}]}</script>
      """)
    #expect(two.questions.map(\.body) == [words + "\n\nOr **not**."])
    let list = try SourceReader().read(
      Array("[{\"question\": \"Is it?\", \(answer.replacing("text", with: "answer"))}]".utf8),
      as: .json, path: "a.json")
    #expect(list.questions.map(\.body) == [words])
  }

  @Test("answers that differ in a sign are different")
  func signs() throws {
    let reading = try Self.page("<h2>Is it?</h2>Below &lt;5.<h2>Is it?</h2>Below &gt;5.")
    #expect(reading.questions.isEmpty)
    #expect(reading.refused.count == 2)
  }

  @Test("a question that stands twice is taken once, or refused where its answers differ")
  func twice() throws {
    let same = try Self.page("<h2>Is it?</h2>Yes.<h2>Is it ?</h2><b>Yes</b>")
    #expect(same.questions.map(\.body) == ["Yes."])
    #expect(same.questions.first?.remarks.count == 1)
    let other = try Self.page("<h2>Is it?</h2>Yes.\n<h2>Is it?</h2>No.\n<h2>Or?</h2>Yes.")
    #expect(other.questions.map(\.title) == ["Or?"])
    #expect(other.refused.map(\.place) == ["element at line 1", "element at line 2"])
  }

  @Test(
    "what is no question with an answer is refused, with what to do",
    arguments: [
      ("<h2>Myth: it is</h2><p>Fact: it is not.</p>", "'Myth: it is' states a myth"),
      (
        "<h2>Is it?</h2><p>Myth: it is.</p><p>Fact: it is not.</p>",
        "the answer to 'Is it?' sets a myth against a fact"
      ),
      ("<dl><dt>Myth 1<dd>It is.<dt>Fact<dd>No.</dl>", "'Myth 1' states a myth"),
      ("<h2>Is it?</h2>", "'Is it?' has no answer"),
      ("<h2>Title</h2><p>Words</p>", "the page holds no question"),
      ("<details><summary>One</summary>a</details>", "the page holds no question"),
      (
        "<details><summary>One?</summary>a</details><details><summary>Two</summary>b</details>",
        "'Two' stands"
      ),
      (
        "<div itemtype='https://schema.org/Question'><b itemprop=name>One?</b><p itemprop=acceptedAnswer>a</div><h2>Two?</h2>b",
        "'Two?' looks like a question"
      ),
      (
        "<details><summary>One?</summary>a</details><dl><dt>Dose<dd>b<dt>Two?<dd>c</dl>",
        "'Dose' stands"
      ),
      ("<dl><dt>One?<dt>Two?<dd>a</dl>", "'Two?' shares its answer"),
      (
        "<script type='application/ld+json'>{\"a\": </script><h2>Is it?</h2>a",
        "its structured data is no JSON"
      ),
      (
        "<script type='application/ld+json'>{\"@type\":\"Question\",\"name\":\"One?\",\"suggestedAnswer\":{\"text\":\"a\"}}</script>",
        "'One?' has only suggested"
      ),
      (
        "<div class=schema-faq-section><b class=schema-faq-question></b>a</div>",
        "it has an answer but no"
      ),
    ])
  func refused(html: String, cause: String) throws {
    let reading = try Self.page(html)
    #expect(
      reading.refused.contains { $0.cause.hasPrefix(cause) && !$0.suggestion.isEmpty }, "\(reading)"
    )
  }

  @Test("a file without markup is refused as a whole", arguments: ["", "Is it? Yes.", "5 < 6"])
  func noMarkup(text: String) {
    #expect(throws: Refusal.self) { try HTMLSource.reading(text) }
  }

  @Test("every word of a page is in a question or named as left out")
  func words() throws {
    let page =
      "<title>T1</title>a1<h1>b1</h1><aside>c1</aside><h2>1. Is it?</h2>d1<button>e1</button><footer>f1</footer><h3>g1</h3><form>h1</form><p>i1"
    let reading = try Self.page(page)
    let kept = reading.questions.map { $0.title + $0.body + $0.remarks.joined() } + reading.dropped
    for word in ["T1", "a1", "b1", "c1", "1.", "Is it?", "d1", "e1", "f1", "g1", "h1", "i1"] {
      #expect(kept.contains { $0.contains(word) }, "\(word)")
    }
  }

  @Test("pages made to keep a reader busy are read or refused soon")
  func hostile() throws {
    for piece in [
      "<h2>a?</h2>b", "<h3>Myth: a</h3>", "<dl><dt>a?<dd>b</dl>",
      "<details><summary>a?</summary>b</details>",
      "<div class=accordion-item><h2>a?</h2>b</div>", "<button aria-controls=x>a?</button><p id=x>",
      "<div itemtype='http://schema.org/Question'>", "</dl>",
      "<script type='application/ld+json'>[",
    ] {
      let reading = try? Self.page("<p id=y>" + String(repeating: piece, count: 5_000))
      #expect((reading?.questions.count ?? 0) <= 1)
    }
  }

  static let folder = "../shared/data/medquad/html"

  @Test(
    "the questions of real pages are found with every word of their answers",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "there is no ../shared"),
    arguments: ["jsonld", "microdata", "yoast", "details", "accordion", "dl", "headings"])
  func real(kind: String) throws {
    let expected = try String(
      contentsOfFile: "\(Self.folder)/\(kind).expect.ndjson", encoding: .utf8)
    for line in expected.split(separator: "\n") {
      let expect = try JSONValue(reading: String(line))
      let file = try #require(expect["file"]?.string)
      let text = try String(contentsOfFile: "\(Self.folder)/\(kind)/\(file)", encoding: .utf8)
      let reading = try HTMLSource.reading(text)
      #expect(reading.questions.map(\.title) == expect["questions"]?.strings, "\(kind)/\(file)")
      #expect(reading.refused.isEmpty, "\(reading.refused)")
      let question = try #require(reading.questions.first)
      for noise in expect["noise"]?.strings ?? [] {
        #expect(!question.body.contains(noise), "\(kind)/\(file)")
        #expect(reading.dropped.contains { $0.contains(noise) })
      }
      #expect(question.remarks.count == (kind == "accordion" ? 1 : 0), "\(question.remarks)")
      let tree = try HTMLTree(reading: text)
      let main = try #require(tree.nodes.firstIndex { $0.name == "main" })
      let shown = try HTMLTree(reading: MarkdownHTML.fragment(of: question.body), isFragment: true)
      let all = (kind == "accordion" ? "1" : "") + question.title + shown.words(of: 0)
      #expect(
        SourceQuestion.key(of: all) == SourceQuestion.key(of: tree.words(of: main)),
        "\(kind)/\(file)")
    }
  }
}
