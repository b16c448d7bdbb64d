import FAQImport
import FAQModel
import Testing

@Suite("Questions in accordions without names of their own")
struct HTMLFoldedTests {
  /// An item with the question and the answer in place of `Q` and `A`.
  static let items = [
    "<ul class=collapsible><li><div class=collapsible-header><i class=material-icons>x</i>Q</div><div class=collapsible-body><span>A</span></div></li></ul>",
    "<ul uk-accordion><li><a class=uk-accordion-title href=#>Q</a><div class=uk-accordion-content><p>A</p></div></li></ul>",
    "<div class='ui accordion'><div class=title><i class='dropdown icon'></i>Q</div><div class=content><p>A</p></div></div>",
    "<button class=accordion>Q</button><div class=panel><p>A</p></div>",
    "<div><input type=checkbox id=k><label for=k>Q</label><div class=tab-content>A</div></div>",
    "<div class=toggle><div class=toggle-title>Q</div><div class=toggle-content>A</div></div>",
    "<div><div class=faq-title>Q</div> <div class=faq-content><p>A</p></div></div>",
    "<div><div class=faq-header onclick='t(this)'>Q<span>▼</span></div><div class=faq-body>A</div></div>",
    "<div class=s-title data-tab=#a>Q</div><div class=s-content>A</div>",
    "<div class=card><div class=faq-q><span>Q</span><span>+</span></div><div class=faq-a>A</div></div>",
    "<div class=faq-item><button class=faq-question><span>Q</span><span class=faq-icon>+</span></button><div class=faq-answer><p>A</p></div></div>",
  ]

  static func page(_ item: String, _ pairs: [(String, String)]) -> String {
    let parts = pairs.enumerated().map { index, pair in
      item.replacing("Q", with: pair.0).replacing("A", with: pair.1)
        .replacing("=k>", with: "=k\(index)>")
    }
    return "<main><h1>FAQ</h1>\(parts.joined())</main>"
  }

  @Test("an element that asks has what it shows as its answer", arguments: items)
  func shows(_ item: String) throws {
    let reading = try HTMLSource.reading(
      Self.page(item, [("May I fly?", "Yes."), ("May I run?", "No.")]))
    #expect(reading.questions.map(\.title) == ["May I fly?", "May I run?"])
    #expect(reading.questions.map(\.body) == ["Yes.", "No."])
    #expect(reading.refused.isEmpty)
  }

  @Test("pictures between an answer and what goes on with it are of the answer")
  func pictures() throws {
    let reading = try HTMLSource.reading(
      "<button>May I fly?</button><div>See it.</div><p><img src=a.png alt='Up to 5 mg'></p><p>By weight.</p>"
        + "<button>May I run?</button><div>No.</div>")
    #expect(reading.questions.first?.body == "See it.\n\n![Up to 5 mg](a.png)\n\nBy weight.")
    #expect(
      reading.questions.first?.remarks.contains { $0.contains("folds: a picture; take") } == true)
  }

  @Test("one among them that asks nothing is refused")
  func asksNothing() throws {
    let reading = try HTMLSource.reading(
      Self.page(Self.items[6], [("May I fly?", "Yes."), ("Costs", "5."), ("May I run?", "No.")]))
    #expect(reading.questions.map(\.title) == ["May I fly?", "May I run?"])
    #expect(reading.refused.map(\.cause) == ["'Costs' stands among questions but asks nothing"])
  }

  @Test("a page whose headings ask is read by them, and a single element that asks is none")
  func others() throws {
    let card = "<div class=card-title>Ready?</div><div class=card-text>Go.</div>"
    let headed = try HTMLSource.reading(
      "<main><h2>May I fly?</h2><p>Yes.</p>\(card)\(card)<h2>May I run?</h2><p>No.</p></main>")
    #expect(headed.questions.map(\.body) == ["Yes.\n\nReady?\n\nGo.\n\nReady?\n\nGo.", "No."])
    #expect(try HTMLSource.reading("<main><h1>News</h1>\(card)</main>").questions.isEmpty)
    let around =
      "<div class=faq-title>May I?</div><div class=faq-content>\(Self.items[5].replacing("Q", with: "May I fly?"))</div>"
    let nested = try HTMLSource.reading("<main>\(around)\(around)</main>")
    #expect(!nested.questions.contains { $0.title == "May I?" })
  }

  static let contents = [
    "<dl class=toc><dt><a href=#a>May I fly?</a></dt><dt><a href=#b>May I run?</a></dt></dl>",
    "<dl><dt>1. <a href=all.html>All</a></dt><dd><dl><dt>1.1. <a href=all.html#a>May I fly?</a></dt><dt>1.2. <a href=all.html#b>May I run?</a></dt></dl></dd></dl>",
  ]

  @Test(
    "a list of definitions whose terms are links into a page is one of contents",
    arguments: contents)
  func listOfContents(_ list: String) throws {
    let reading = try HTMLSource.reading(
      "<main>\(list)<h2 id=a>May I fly?</h2><p>Yes.</p><h2 id=b>May I run?</h2><p>No.</p></main>")
    #expect(reading.questions.map(\.body) == ["Yes.", "No."])
    #expect(reading.refused.isEmpty)
    #expect(reading.dropped.contains { $0.contains("May I run?") })
  }

  @Test("a term that is a link over words of an answer is a question")
  func linkedTerms() throws {
    for answer in ["Yes.", "112", "<a href=/book>Here</a>"] {
      let reading = try HTMLSource.reading(
        "<main><dl><dt><a href=#a>May I fly?</a></dt><dd id=a>\(answer)</dd></dl></main>")
      #expect(reading.questions.map(\.title) == ["May I fly?"], "\(answer)")
    }
  }

  @Test("a heading that asks over links alone, beside folded questions, calls to act and is named")
  func calls() throws {
    func read(_ answer: String, _ title: String = "Ready to begin?") throws -> SourceReading {
      let folded = ["May I fly?", "May I run?"].map {
        "<details><summary>\($0)</summary><p>Yes.</p></details>"
      }
      return try HTMLSource.reading("<main>\(folded.joined())<h2>\(title)</h2>\(answer)</main>")
    }
    let call = try read("<p><a href=booking.html>Book a visit</a></p>")
    #expect(call.questions.map(\.title) == ["May I fly?", "May I run?"] && call.refused.isEmpty)
    #expect(call.dropped.contains("words outside of the questions: 'Ready to begin?'"))
    #expect(call.dropped.contains { $0.contains("Book a visit") })
    for answer in [
      "<p>Yes: <a href=booking.html>book</a></p>", "<p><a href=form.pdf>The form</a></p>",
      "<p><a href=tel:112>Call</a></p>", "<p><a href=/call>Call 112</a></p>",
    ] {
      #expect(try read(answer, "What do I do?").questions.count == 3, "\(answer)")
    }
    let alone = try HTMLSource.reading(
      "<h2>May I fly?</h2><p>Yes.</p><h2>Where is the form?</h2><p><a href=/form>Here</a></p>")
    #expect(alone.questions.count == 2)
  }

  @Test(
    "an answer is all that stands before the next title and is written as it",
    arguments: [
      "<ul><li class=q>May I fly?<li class=a>Yes:<li class=a>by day.<li class=q>May I run?<li class=a>No.<li class=a>Never.</ul>",
      "<button>May I fly?</button><div>Yes:</div><div>by day.</div><button>May I run?</button><div>No.</div><div>Never.</div>",
      "<div class=faq-title>May I fly?</div><div class=faq-content>Yes:</div><hr><p>by day.</p><div class=faq-title>May I run?</div><div class=faq-content>No.</div><div class=faq-content>Never.</div>",
      "<div><div class=faq-title>May I fly?</div><div class=faq-content>Yes:</div>by day.</div><div><div class=faq-title>May I run?</div><div class=faq-content>No.</div><p>Never.</p></div>",
    ])
  func goesOn(_ items: String) throws {
    let reading = try HTMLSource.reading("<main><h1>FAQ</h1>\(items)</main>")
    #expect(reading.questions.map(\.title) == ["May I fly?", "May I run?"])
    #expect(
      reading.questions.map { $0.body.split(whereSeparator: \.isNewline) } == [
        ["Yes:", "by day."], ["No.", "Never."],
      ])
    #expect(!reading.dropped.contains { $0.contains("by day") || $0.contains("Never") })
    let isOther = items.contains("faq-title")
    #expect(
      reading.questions.first?.remarks.contains { $0.hasPrefix("The answer goes on below") }
        == isOther)
  }

  @Test("what is written otherwise, or stands behind the last answer, is not of an answer")
  func ends() throws {
    func pair(_ question: String, _ answer: String) -> String {
      "<div class=faq-title>\(question)</div><div class=faq-content>\(answer)</div>"
    }
    let reading = try HTMLSource.reading(
      """
      <main><h1>FAQ</h1>\(pair("May I fly?", "Yes."))<div class=shelf>By night</div>
      \(pair("May I run?", "No."))<h2>Rest</h2><p>Words.</p>\(pair("May I eat?", "Yes."))<p>Call us.</p></main>
      """)
    #expect(reading.questions.map(\.body) == ["Yes.", "No.", "Yes."])
    #expect(reading.dropped.contains("words outside of the questions: 'Call us.'"))
    #expect(
      reading.questions.first?.remarks == [
        "Words below what the page folds are left out: 'By night'; add them if they are of the answer."
      ])
  }

  @Test(
    "what the page lists for programs is compared with what it shows, however that is marked",
    arguments: [
      "<p><b>May I fly?</b></p><p>A</p><p><b>May I run?</b></p><p>No.</p>",
      "<p>Q: May I fly?</p><p>A: A</p><p>Q: May I run?</p><p>A: No.</p>",
      "<div class=faq-title>May I fly?</div><div class=faq-content>A</div><div class=faq-title>May I run?</div><div class=faq-content>No.</div>",
    ])
  func listed(_ shown: String) throws {
    let data = [("May I fly?", "Yes."), ("May I run?", "No.")].map { title, answer in
      #"{"@type":"Question","name":"\#(title)","acceptedAnswer":{"@type":"Answer","text":"\#(answer)"}}"#
    }.joined(separator: ",")
    let script =
      #"<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[\#(data)]}</script>"#
    let other = try HTMLSource.reading(
      "\(script)<main>\(shown.replacing("A<", with: "Yes, by day.<"))</main>")
    #expect(other.questions.map(\.body) == ["Yes.", "No."])
    #expect(
      other.questions.map { $0.remarks.contains { $0.contains("other words") } } == [true, false])
    let same = try HTMLSource.reading(
      "\(script)<main>\(shown.replacing("A<", with: "Yes.<"))</main>")
    #expect(same.questions.map(\.body) == ["Yes.", "No."])
    #expect(same.questions.allSatisfy { !$0.remarks.contains { $0.contains("other words") } })
    #expect(same.refused.isEmpty)
  }

  @Test(
    "a heading that asks and holds its answer is refused",
    arguments: ["May I eat?<p>Never.</p>", "May I eat? <br>Never."])
  func answeredHeading(_ heading: String) throws {
    let reading = try HTMLSource.reading(
      "<main><h1>FAQ</h1><h4>May I fly?</h4><p>Yes.</p><h4>May I run?</h4><p>No.</p><h4>\(heading)</h4></main>"
    )
    #expect(reading.questions.map(\.body) == ["Yes.", "No."])
    #expect(
      reading.refused.map(\.cause) == [
        "'May I eat?' looks like a question, but which words answer it could not be told"
      ])
  }
}
