import Testing

@testable import FAQImport

@Suite("Words that the styles of web pages strike through or raise")
struct HTMLStyledWordsTests {
  static let style = "<style>.s{text-decoration:line-through}.u{vertical-align:super}</style>"

  static func body(_ answer: String) throws -> String? {
    try HTMLSource.reading("\(style)<h2>Is it?</h2>\(answer)").questions.first?.body
  }

  static let rules = [
    "<p class=s>Take two tablets.</p>": "~~Take two tablets.~~",
    "<p>Do <b class=s>not</b> drive.</p>": "Do ~~**not**~~ drive.",
    "<p>Do <i style='text-decoration:line-through'>not</i> drive.</p>": "Do ~~_not_~~ drive.",
    "<p>Do <u class=s>not</u> <mark class=s>ever</mark> drive.</p>": "Do ~~not~~ ~~ever~~ drive.",
    "<p><a class=s href=/a>Not</a> <code class=s>x</code></p>": "~~[Not](/a)~~ ~~`x`~~",
    "<p>10<small class=u>9</small> cells</p>": "10⁹ cells",
    "<p>10<code class=u>9</code> cells</p>": "10⁹ cells",
    "<p><del class=s>Not</del> now.</p>": "~~Not~~ now.",
    "<ul class=s><li>One</li><li>Two</li></ul>": "- ~~One~~\n- ~~Two~~",
    "<ul><li class=s>One</li><li>Two</li></ul>": "- ~~One~~\n- Two",
    "<div class=s><p>One.</p><p>Two <b>b</b>.</p></div><p>c</p>":
      "~~One.~~\n\n~~Two **b**.~~\n\nc",
    "<table><tr><th>a<th class=s>b<tr class=s><td>c<td>d</table>":
      "| a | ~~b~~ |\n| --- | --- |\n| ~~c~~ | ~~d~~ |",
    "<p class=u>Two.</p>": "Two.",
  ]

  @Test("hold for every element", arguments: rules)
  func element(_ answer: String, _ body: String) throws {
    #expect(try Self.body(answer) == body)
  }

  @Test(
    "hold in groups of rules for all screens, and by classes that many sites share",
    arguments: [
      "@media screen{.x{text-decoration:line-through}}",
      "@media print, all { .x { text-decoration: line-through } }",
      "@layer a, b; @layer a { .x { text-decoration: line-through } } .y{}",
      "@supports (display:grid){@media only screen{.y{color:red}.x{text-decoration:line-through}}}",
    ])
  func groups(_ css: String) throws {
    let page = "<style>\(css)</style><h2>How much?</h2><p><i class=x>20</i> 10 mg.</p>"
    let reading = try HTMLSource.reading(page)
    #expect(reading.questions.map(\.body) == ["~~_20_~~ 10 mg."])
    #expect(reading.remarks.isEmpty)
    for name in ["line-through", "text-decoration-line-through"] {
      #expect(try Self.body("<p><span class='\(name) a'>20</span> 10 mg.</p>") == "~~20~~ 10 mg.")
      #expect(try Self.body("<p><b class='md:\(name)'>20</b> 10 mg.</p>") == "**20** 10 mg.")
    }
    #expect(try Self.body("<p>10<span class=superscript>9</span></p>") == "10⁹")
    let own = "<style>.line-through{text-decoration:none}</style>"
    #expect(try Self.body("\(own)<p><u class=line-through>20</u> mg.</p>") == "20 mg.")
  }

  @Test(
    "are named where the rule holds on some screens alone, and linked style sheets are",
    arguments: [
      "<style>@media (width > 9em){.x{text-decoration:line-through}}</style>",
      "<style media='(width > 9em)'>.x{text-decoration:line-through}</style>",
      "<style>@supports not (a: b){.x{text-decoration:line-through}}</style>",
      "<style>@container (width > 9em){.x{text-decoration:line-through}}</style>",
    ])
  func conditions(_ style: String) throws {
    let page = "<h2>How much?</h2><p><i class=x>20</i> 10 mg.</p>"
    let reading = try HTMLSource.reading(style + page)
    #expect(reading.questions.map(\.body) == ["_20_ 10 mg."])
    #expect(reading.remarks.count == 1 && reading.remarks.first?.contains("'.x'") == true)
    let paper = "<style>@media print{.x{text-decoration:line-through}}</style>"
    #expect(try HTMLSource.reading(paper + page).remarks.isEmpty)
    let linked = "<link rel=stylesheet href=a.css>"
    #expect(try HTMLSource.reading(linked + page).dropped == ["the style sheet 'a.css'"])
  }

  @Test("hold within code in a line, which is then words")
  func inlineCode() throws {
    #expect(
      try Self.body("<p>Take <code><del>20</del> 10 mg</code>.</p>") == "Take ~~20~~ 10 mg.")
    #expect(
      try Self.body("<p><kbd><i class=s>20</i> 10<span class=u>9</span></kbd></p>")
        == "~~_20_~~ 10⁹")
  }

  @Test("are named where they stand in code, which has no such mark")
  func code() throws {
    for code in ["<pre class=s>x</pre>", "<div class=s><pre>x</pre></div>", "<pre><s>x</s></pre>"] {
      let reading = try HTMLSource.reading("\(Self.style)<h2>Is it?</h2><p>Yes.</p>\(code)")
      #expect(reading.questions.map(\.body) == ["Yes.\n\n```\nx\n```"])
      #expect(reading.questions.map(\.remarks.count) == [1])
    }
  }

  @Test("are those of an answer too where what holds its question is struck through")
  func around() throws {
    let reading = try HTMLSource.reading(
      "\(Self.style)<div class=s><h2>Is <b class=s>it</b>?</h2><p>Yes.</p></div>")
    #expect(reading.questions.map(\.title) == ["Is ~~it~~?"])
    #expect(reading.questions.map(\.body) == ["~~Yes.~~"])
  }

  @Test(
    "a rule that is for more than an element is named where one of the page may be meant",
    arguments: [".content .d", ".dose.x", "p > span", "span:first-child"])
  func otherRules(_ selector: String) throws {
    let page = "<h2>Is it?</h2><div class=content><p>10<span class='d dose x'>9</span></p></div>"
    for value in ["text-decoration:line-through", "vertical-align:super"] {
      let reading = try HTMLSource.reading("<style>\(selector){\(value)}</style>\(page)")
      #expect(reading.questions.map(\.body) == ["109"])
      #expect(
        reading.remarks == [
          "Its style for '\(selector)' strikes words through or raises them and was not applied; compare the "
            + "answers with the page."
        ])
    }
    #expect(try HTMLSource.reading("<style>\(selector){color:red}</style>\(page)").remarks == [])
  }

  @Test(
    "one that is for no element of the page, for its states or for what says so itself is not",
    arguments: [".content .e", ".e.x", "span:hover", "p::before", "@media x", "p sup", "p del"])
  func noRules(_ selector: String) throws {
    let reading = try HTMLSource.reading(
      """
      <style>\(selector){vertical-align:super}</style><h2>Is it?</h2><div class=content><p>10<span
      class=x>9</span> 10<sup>9</sup> <del>b</del></p></div>
      """)
    #expect(reading.remarks == [])
  }

  static func reading(_ answer: String, style: String = "") throws -> SourceQuestion? {
    try HTMLSource.reading("<style>\(style)</style><h2>Is it?</h2>\(answer)").questions.first
  }

  @Test(
    "in the font Symbol are the signs that it shows, and said",
    arguments: [
      "<p>50 <font face=Symbol>m</font>g</p>",
      "<p>50 <span style='font-family:Symbol'>m</span>g</p>",
      "<p>50 <span style='font: 10pt Symbol'>m</span>g</p>",
      "<p>50 <span class=y>\u{F06D}</span>g</p>",
    ])
  func symbols(_ answer: String) throws {
    let question = try #require(try Self.reading(answer, style: ".y{font-family:\"Symbol\",serif}"))
    #expect(question.body == "50 μg")
    #expect(question.remarks == ["'μ' is what the font Symbol shows of other letters; compare it."])
    let heading = "<h2>Is T <font face=Symbol>³</font> 38?</h2><p>Yes.</p>"
    #expect(try HTMLSource.reading(heading).questions.map(\.title) == ["Is T ≥ 38?"])
  }

  @Test("in other fonts of signs are named, and in those of letters are words")
  func otherFonts() throws {
    let signs = try #require(try Self.reading("<p><font face=Wingdings>û</font> aspirin</p>"))
    #expect(signs.body == "û aspirin")
    #expect(
      signs.remarks == [
        "'û' is written in the font Wingdings, which shows other signs; write them out."
      ])
    for words in [
      "<p style='font-family:Symbol'><span style='font-family:Arial'>mg</span></p>",
      "<p style='font-family:\"Segoe UI Symbol\"'>mg</p>",
      "<p style='font:9pt Segoe UI Symbol'>mg</p>",
    ] {
      let plain = try #require(try Self.reading(words))
      #expect(plain.body == "mg" && plain.remarks.isEmpty)
    }
  }

  @Test("a list that a style letters is told of, as one with a type is")
  func lettered() throws {
    for list in [
      "<ol style='list-style-type:lower-alpha'>", "<ol class=y>",
      "<ol style='list-style: upper-roman inside'>",
    ] {
      let question = try #require(
        try Self.reading("\(list)<li>a</li></ol>", style: "ol.y{list-style-type:lower-latin}"))
      #expect(question.remarks.map { $0.hasPrefix("A list that was numbered") } == [true])
    }
    let plain = try Self.reading("<ol style='list-style-type:decimal'><li>a</li></ol>")
    #expect(plain?.remarks == [])
  }
}
