import Testing

@testable import FAQImport

@Suite("Titles of web pages")
struct HTMLTitleTests {
  static func titles(_ page: String) throws -> [String] {
    try HTMLSource.reading(page).questions.map(\.title)
  }

  @Test(
    "digits above and below the line stay there",
    arguments: [
      ("<h2>Is 10<sup>9</sup>/L normal?</h2>", "Is 10⁹/L normal?"),
      ("<h2>Is H<sub>2</sub>O safe?</h2>", "Is H₂O safe?"),
      ("<h2>Is it 5<sup>7a</sup>?</h2>", "Is it 5 7a?"),
      ("<h2>Is the CD19<sup>th</sup> one it?</h2>", "Is the CD19th one it?"),
      ("<h2>Is the <sup>note</sup> read?</h2>", "Is the note read?"),
    ])
  func raised(_ heading: String, _ title: String) throws {
    #expect(try Self.titles("\(heading)<p>x</p>") == [title])
  }

  @Test("words of a title above the line that have no characters there are told of")
  func unraised() throws {
    for title in [
      "10<sup>5.5</sup> copies", "10<span style='vertical-align:super'>5.5</span> copies",
    ] {
      for page in [
        "<h2>Is \(title) much?</h2>Yes.", "<details><summary>Is \(title) much?</summary>Yes.",
      ] {
        let question = try HTMLSource.reading(page).questions.first
        #expect(question?.title == "Is 10 5.5 copies much?")
        #expect(question?.remarks.first?.hasPrefix("In the question, '5.5' stood above") == true)
      }
      let data = """
        <script type="application/ld+json">{"@type": "Question", "name": "Is \(title) much?",
        "acceptedAnswer": {"text": "Yes."}}</script>
        """
      let stated = try HTMLSource.reading(data).questions.first
      #expect(stated?.title == "Is 10 5.5 copies much?" && stated?.remarks.count == 1)
      let field = FieldText(html: "Is 10<sup>5.5</sup> much?")
      #expect(field.remarks.count == 1 && FieldText(html: "10<sup>9</sup>").remarks.isEmpty)
      let words = InlineWords("Is 10<sup>5.5</sup> much?".utf8)
      #expect(words.remarks == field.remarks && words.text == field.text)
    }
  }

  @Test(
    "the number of an item is no part of its title, and a number in a question is",
    arguments: [
      ("Is it? <div class=number>01</div>", "Is it?", ["beside a title: '01'"]),
      ("Is it <b class=number>2</b>?", "Is it 2?", []),
    ])
  func numbers(_ markup: String, _ title: String, _ dropped: [String]) throws {
    let page =
      "<div class=accordion><div class=accordion-title>\(markup)</div><div class=accordion-content>Yes.</div>"
      + "<div class=accordion-title>Is that?</div><div class=accordion-content>No.</div></div>"
    let reading = try HTMLSource.reading(page)
    #expect(reading.questions.map(\.title) == [title, "Is that?"])
    #expect(reading.dropped == dropped)
  }

  @Test(
    "a picture between the words of a title is what it says; others are named",
    arguments: [
      ("Is T <img src=a.png alt='not above'> 38 °C?", "Is T not above 38 °C?", []),
      ("Is T <img src=a.png> 38 °C?", "Is T 38 °C?", ["a picture in a title: 'a.png'"]),
      ("Is T <img src=a.png alt=''> 38 °C?", "Is T 38 °C?", ["a picture in a title: 'a.png'"]),
      ("Is it? <img src=a.png alt=Open>", "Is it?", ["beside a title: 'Open'"]),
      ("<img src=a.png alt=Frage> Is it?", "Is it?", ["beside a title: 'Frage'"]),
      ("Is it? <img src=a.png alt=''>", "Is it?", []),
    ])
  func pictures(_ markup: String, _ title: String, _ dropped: [String]) throws {
    for page in ["<h2>\(markup)</h2>Yes.", "<details><summary>\(markup)</summary>Yes.</details>"] {
      let reading = try HTMLSource.reading(page)
      #expect(reading.questions.map(\.title) == [title])
      #expect(reading.dropped == dropped)
    }
  }

  @Test("a mark with a number is one of questions only where the numbers count up")
  func numberedMarks() throws {
    let titles = ["Q10: May I?", "Zinc: may I?", "Vitamin C: may I?"]
    #expect(try Self.titles(titles.map { "<h2>\($0)</h2>Yes." }.joined()) == titles)
    #expect(
      try Self.titles("<h2>Q1: May I?</h2>Yes.<h2>Q2: When?</h2>At 8.") == ["May I?", "When?"])
  }

  @Test(
    "a number that is shown is no part of what a question is known by, unless it alone tells it apart"
  )
  func known() throws {
    func identities(_ titles: [String]) throws -> [String?] {
      try HTMLSource.reading(titles.map { "<h2>\($0)</h2>About \($0)" }.joined()).questions
        .map { $0.identity ?? $0.title.lowercased() }
    }
    #expect(try identities(["1. A?", "2. B?", "3. C?"]) == ["a?", "b?", "c?"])
    #expect(try identities(["1. A?", "2. B?", "2. C?"]) == ["a?", "b?", "c?"])
    #expect(try identities(["3. May I?", "2. May I?", "A?"]) == ["3. may i?", "2. may i?", "a?"])
  }

  @Test("the end of a question is no name of a site, unless the page says that it is")
  func sites() throws {
    let heading = "<h2>Is it safe? – for children</h2><p>No.</p>"
    #expect(try Self.titles(heading) == ["Is it safe? – for children"])
    let named = "<title>Answers – for children</title>"
    #expect(try Self.titles(named + heading) == ["Is it safe?"])
    let property = "<meta property='og:site_name' content='for children'>"
    #expect(try Self.titles(property + heading) == ["Is it safe?"])
    let same = "<title>Is it safe? – for children</title>"
    #expect(try Self.titles(same + heading) == ["Is it safe? – for children"])
  }

  @Test(
    "a title of structured data is no HTML where the page shows it as it is written",
    arguments: [
      ("What does <sup> mean?", "What does &lt;sup&gt; mean?"),
      ("What is &notanentity; here?", "What is &amp;notanentity; here?"),
      ("Is <b>it</b> &amp; so?", "Is &lt;b&gt;it&lt;/b&gt; &amp;amp; so?"),
    ])
  func dataAsWritten(title: String, heading: String) throws {
    let data = #"{"@type":"Question","name":"\#(title)","acceptedAnswer":{"text":"No."}}"#
    let script = "<script type=\"application/ld+json\">\(data)</script>"
    let reading = try HTMLSource.reading("\(script)<h1>\(heading)</h1><p>No.</p>")
    #expect(reading.questions.map(\.title) == [title] && reading.refused.isEmpty)
    #expect(try Self.titles("\(script)<h1>Other?</h1>") != [title], "the control")
  }

  @Test("the place of a question on a page is no identity of it")
  func places() throws {
    let page = "<details id='tab-1'><summary>Is it?</summary>Yes.</details>"
    #expect(try HTMLSource.reading(page).questions.map(\.identity) == [nil])
  }

  @Test("any number of brackets behind a question is looked through")
  func manyBrackets() {
    let brackets = String(repeating: "(a)", count: 200_000)
    #expect(HTMLTitle.asks("What is it? " + brackets) && !HTMLTitle.asks("It is. " + brackets))
  }

  @Test("what qualifies a question in small print or in brackets stays part of it")
  func qualifiers() throws {
    for (markup, title) in [
      (
        "What is the dose? <small>(children under 2)</small>",
        "What is the dose? (children under 2)"
      ),
      ("What is the <small>usual</small> dose? (adults)", "What is the usual dose? (adults)"),
    ] {
      let reading = try HTMLSource.reading("<h2>\(markup)</h2><p>5 mg</p><h2>Is it?</h2><p>x</p>")
      #expect(reading.questions.map(\.title) == [title, "Is it?"] && reading.dropped == [])
    }
  }

  @Test("an element whose role is that of a heading is one")
  func roles() throws {
    let reading = try HTMLSource.reading(
      """
      <main><h2>Can I run?</h2><p>Never.</p><div role=heading aria-level=2>Is it free?</div>
      <p>No.</p><span role=heading aria-level=9>Details</span><p>£3.</p>
      <div role=heading><h2>Can I walk?</h2></div><p>Yes.</p></main>
      """)
    #expect(reading.questions.map(\.title) == ["Can I run?", "Is it free?", "Can I walk?"])
    #expect(reading.questions.map(\.body) == ["Never.", "No.\n\n###### Details\n\n£3.", "Yes."])
  }

  @Test(
    "icons, links to a heading and words behind a question are no part of it, and are named",
    arguments: [
      ("<a class=headerlink href='#w'>&para;</a>", "the icon '¶'"),
      ("<a href='#w'>#</a>", "the icon '#'"),
      ("<a class=hash-link href='#w'>&#8203;</a>", ""),
      ("<a class=permalink href='#w'>Permalink</a>", "beside a title: 'Permalink'"),
      ("<span class=mw-editsection>[edit]</span>", "beside a title: '[edit]'"),
      ("<i class=material-icons>expand_more</i>", "the icon 'expand_more'"),
      ("<i class='material-symbols-outlined'>add</i>", "the icon 'add'"),
      ("<span class=visually-hidden>Show answer</span>", "beside a title: 'Show answer'"),
      ("<svg><title>Expand</title></svg>", "the icon 'Expand'"),
      ("<span class=govuk-accordion__section-toggle>Show</span>", "beside a title: 'Show'"),
    ])
  func icons(_ icon: String, _ dropped: String) throws {
    for markup in [
      "<h2>What is CML?\(icon)</h2><p>x</p>",
      "<details><summary>What is CML? \(icon)</summary><p>x</p></details>",
    ] {
      let reading = try HTMLSource.reading(markup)
      #expect(reading.questions.map(\.title) == ["What is CML?"])
      #expect(reading.dropped.filter { $0 != "" } == (dropped.isEmpty ? [] : [dropped]))
    }
  }

  @Test("headings in an answer lose their links to themselves, too")
  func subheadings() throws {
    let reading = try HTMLSource.reading(
      "<h1>Is it?</h1><h2>One<a class=headerlink href='#o'>¶</a></h2>a<h2>Two<span class=mw-editsection><a href=e>[edit]</a></span></h2>b<h2><a class=anchor href='#x'>Three</a></h2>c"
    )
    #expect(
      reading.questions.map(\.body) == ["## One\n\na\n\n## Two\n\nb\n\n## [Three](#x)\n\nc"])
    #expect(reading.dropped == ["the icon '¶'", "a link to edit '[edit]'"])
  }

  @Test("words for listeners within a question, and a heading that is a link, stay")
  func kept() throws {
    #expect(
      try Self.titles("<h2>Is it <span class=sr-only>really</span> so?</h2>x") == [
        "Is it really so?"
      ])
    #expect(try Self.titles("<h2><a class=anchor href='#w'>Is it?</a></h2>x") == ["Is it?"])
  }

  @Test(
    "questions that differ in a sign are two",
    arguments: [
      ("Is a count &lt; 5 bad?", "Is a count &gt; 5 bad?"),
      ("What is CD19+ disease?", "What is CD19- disease?"),
      ("Is 1.5 mg safe?", "Is 15 mg safe?"), ("Is 10% of it safe?", "Is 10 of it safe?"),
    ])
  func signs(_ first: String, _ second: String) throws {
    let reading = try HTMLSource.reading(
      "<h1>FAQ</h1><h2>\(first)</h2><p>Ask.</p><h2>\(second)</h2><p>Ask.</p>")
    #expect(reading.questions.count == 2)
    #expect(reading.questions.flatMap(\.remarks).isEmpty)
    #expect(reading.refused.isEmpty)
  }

  /// Titles of pages whose numbers count no questions.
  static let ordinals = [
    ["Is it?", "3. Trimester: May I fly?"], ["3. Trimester: A?", "2. Trimester: A?"],
    ["1. Trimester: A?", "B?", "C?", "2. Trimester: A?"],
    ["2. A?", "3. Trimester: B?", "1. Trimester: B?"],
  ]

  @Test("numbers before titles are left out where they count the questions, and else kept")
  func numbers() throws {
    func titles(_ titles: [String]) throws -> [String] {
      try Self.titles("<main>" + titles.map { "<h2>\($0)</h2><p>Yes.</p>" }.joined() + "</main>")
    }
    let counted = ["1. Is it?", "2. Is that?", "3) Is this?"]
    #expect(try titles(counted) == ["Is it?", "Is that?", "Is this?"])
    for kept in Self.ordinals { #expect(try titles(kept) == kept) }
  }

  @Test("a sign between words stays, though it is kept from those who listen; an icon does not")
  func signs() throws {
    #expect(
      try Self.titles(
        "<details><summary>Is T <span aria-hidden=true>≥</span> 38 dangerous?</summary>Yes.</details>"
      )
        == ["Is T ≥ 38 dangerous?"])
    for icon in [
      "<span aria-hidden=true>+</span> Is it?", "Is it? <span aria-hidden=true>×</span>",
    ] {
      #expect(try Self.titles("<details><summary>\(icon)</summary>Yes.</details>") == ["Is it?"])
    }
  }
}
