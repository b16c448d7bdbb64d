import FAQTestSupport
import Testing

@testable import FAQImport

@Suite("What the styles of web pages say")
struct HTMLHidingTests {
  static func body(_ answer: String, style: String = "") throws -> String? {
    try HTMLSource.reading("<style>\(style)</style><h2>Is it?</h2>\(answer)").questions.first?.body
  }

  static let rules = [
    ".c3{vertical-align:super}", "span.c3 { Vertical-Align : SUPER }", "#x{vertical-align:super;}",
    "span{vertical-align:super}", "<!-- .a, .c3 {vertical-align:super} -->",
    "/* .c3{ } */ @import url(x.css); @media print { .c3 { vertical-align: sub } } .c3{vertical-align:super}",
    ".a:before{content:\"{\"} .c3{vertical-align:super}", ".c3{vertical-align:super}.a .c3{}",
    "span{vertical-align:sub}.c3{vertical-align:super}span{vertical-align:baseline}",
    ".c3{vertical-align:super !important;color:#000}",
  ]

  @Test(
    "a rule of the page for a class, an ID or a name is as one of the element", arguments: rules)
  func rule(_ rule: String) throws {
    #expect(
      try Self.body("<p>10<span class='c1 c3' id=x>6</span> cells</p>", style: rule) == "10⁶ cells")
  }

  static let otherRules = [
    ".c4{vertical-align:super}", "p .c3{vertical-align:super}", ".c3:hover{vertical-align:super}",
    "@media print{.c3{vertical-align:super}}", ".c3{vertical-align:baseline}",
    ".c3{vertical-align:super}.c1{vertical-align:baseline}", "/*.c3{vertical-align:super}",
    ".c3{vertical-align:super}#x{vertical-align:baseline}", ".c3{color:super}",
  ]

  @Test("rules for something else, or with others after them, are not", arguments: otherRules)
  func otherRule(_ rule: String) throws {
    #expect(
      try Self.body("<p>10<span class='c3 c1' id=x>6</span> cells</p>", style: rule) == "106 cells")
  }

  @Test("words that a class strikes through stay so, in a question too")
  func struck() throws {
    let reading = try HTMLSource.reading(
      """
      <html><head><style type="text/css">.c5{text-decoration:line-through}.c6{color:red}</style></head>
      <body><h2>May I <span class="c5">not</span> drive?</h2><p><span>Do </span><span
      class="c6 c5">not</span><span> drive. <span class="c5" style="text-decoration:none">Walk</span>.
      </span></p></body></html>
      """)
    #expect(reading.questions.map(\.title) == ["May I ~~not~~ drive?"])
    #expect(reading.questions.map(\.body) == ["Do ~~not~~ drive. Walk."])
  }

  static let hiding = [
    "hidden", "hidden=until-found", "style='display: none;'", "style=visibility:hidden",
    "class='x d-none'", "class=hidden", "class=away", "id=gone",
  ]

  @Test("hidden words of an answer are kept and named, within a line too", arguments: hiding)
  func hidden(_ hidden: String) throws {
    let style = "<style>.away{display:none}#gone{visibility:hidden}</style>"
    let block = try HTMLSource.reading(
      "\(style)<h2>How much?</h2><p>Up to 4 g.</p><div \(hidden)><p>Or <i>8</i> g.</p></div>")
    #expect(block.questions.map(\.body) == ["Up to 4 g.\n\nOr _8_ g."])
    #expect(
      block.questions.map(\.remarks) == [
        [
          "Its page hides the words 'Or 8 g.', which are kept; take them out if they are not of the "
            + "answer."
        ]
      ])
    let line = try HTMLSource.reading(
      "\(style)<h2>How much<span \(hidden)> now</span>?</h2><p>Up to <span \(hidden)>8</span> 4 g.</p>"
    )
    #expect(line.questions.map(\.title) == ["How much?"])
    #expect(line.questions.map(\.body) == ["Up to 8 4 g."])
    #expect(line.questions.map(\.remarks.count) == [1])
    #expect(line.questions.first?.remarks.first?.contains("hides the words '8', which") == true)
    #expect(line.dropped.contains("beside a title: 'now'"), "\(line.dropped)")
  }

  @Test("a folded answer is not hidden, but what is hidden within it is", arguments: hiding)
  func folded(_ hidden: String) throws {
    let style = "<style>.away{display:none}#gone{visibility:hidden}</style>"
    for name in ["div", "span"] {
      let reading = try HTMLSource.reading(
        """
        \(style)<button aria-controls=c>How much?</button><div id=c><\(name) \(hidden)>
        <b>Up to 4 g.</b> <dialog>Or more.</dialog></\(name)></div>
        """)
      #expect(reading.questions.map(\.body) == ["**Up to 4 g.**\n\nOr more."])
      #expect(reading.questions.map(\.remarks.count) == [1])
      #expect(reading.questions.first?.remarks.first?.contains("'Or more.'") == true)
    }
  }

  static let unfolding = [
    "<span id=more>, but not in pregnancy</span>", "<span hidden>, but not in pregnancy</span>",
    "<a class='x d-none'>, but not in pregnancy</a>",
    "<span class=unit>, but not in pregnancy</span>",
  ]

  @Test("the end of an answer that a page unfolds is part of it, and named", arguments: unfolding)
  func unfolded(_ rest: String) throws {
    let style = "#more{display:none}.unit{visibility:hidden}body.js .unit{visibility:visible}"
    let reading = try HTMLSource.reading(
      "<style>\(style)</style><h2>Is it?</h2><p>Yes\(rest).</p><h2>Why?</h2><p>So.</p>")
    #expect(reading.questions.map(\.body) == ["Yes, but not in pregnancy.", "So."])
    #expect(reading.questions.map(\.remarks.count) == [1, 0])
  }

  @Test("what an element's own style shows is not hidden")
  func shown() throws {
    for own in ["display:inline", "display: block", "visibility:visible", "DISPLAY:Inline-Block"] {
      let reading = try HTMLSource.reading(
        """
        <style>.hidden{display:none}.off{visibility:hidden}</style><h2>How much?</h2><p>Up to 4
        <span class='hidden' style='visibility:visible;\(own)'>g</span> <b hidden style='\(own)'>a day</b>.</p>
        """)
      let hidden = own.hasPrefix("visi") ? 1 : 0
      #expect(reading.questions.map(\.body) == ["Up to 4 g **a day**."], "\(own)")
      #expect(reading.questions.flatMap(\.remarks).count == hidden, "\(own)")
    }
  }

  @Test("a button or a sign beside a folded answer is none of its words")
  func besideFolded() throws {
    let reading = try HTMLSource.reading(
      "<h2>How much?</h2><button>Show</button> + <div hidden><p>Up to 4 g.</p></div>")
    #expect(reading.questions.map(\.body) == ["\\+\n\nUp to 4 g."])
    #expect(reading.questions.flatMap(\.remarks) == [])
  }

  @Test("words that are only read out are kept and named")
  func readOut() throws {
    for name in ["sr-only", "visually-hidden", "screen-reader-text"] {
      let reading = try HTMLSource.reading(
        "<h2>How much?</h2><p><span class=\(name)>Important: </span>up to 4 g.</p>")
      #expect(reading.questions.map(\.body) == ["Important: up to 4 g."])
      #expect(
        reading.questions.map(\.remarks) == [
          ["Its page only reads out the words 'Important:' to those who listen; they are kept."]
        ])
    }
  }

  @Test("what is hidden on some screens alone, or is no part of an answer at all, is not named")
  func notHidden() throws {
    for rest in [
      "<div class='d-none d-md-block'>b</div>", "<div class='hidden md:block'>b</div>",
      "<div style='display:block'>b</div>", "<nav hidden>c</nav><p>b</p>",
      "<script hidden>c</script><p>b</p>", "<p hidden></p><p>b</p>", "<dialog open>b</dialog>",
    ] {
      let reading = try HTMLSource.reading("<h2>Is it?</h2><p>a</p>\(rest)")
      #expect(reading.questions.map(\.body) == ["a\n\nb"], "\(rest)")
      #expect(reading.questions.flatMap(\.remarks) == [], "\(rest)")
    }
  }

  static let icons = [
    "<i class='fa fa-ban' role=img aria-label='Do not'></i>", "<i class='fa' title='Do not'></i>",
    "<svg role=img aria-label='Do not'><path d=M1></svg>",
    "<span class=x aria-label='Do not'></span>",
    "<svg role=img><title>Do not</title><path d=M1></svg>",
  ]

  @Test("what an icon without words says is kept, and named as only read out", arguments: icons)
  func labels(_ picture: String) throws {
    let reading = try HTMLSource.reading(
      "<main><h2>What may I do? \(picture)</h2><ul><li>\(picture)smoke</li></ul></main>")
    #expect(reading.questions.map(\.title) == ["What may I do?"])
    #expect(reading.questions.map(\.body) == ["- Do not smoke"])
    #expect(
      reading.questions.first?.remarks == [
        "Its page only reads out the words 'Do not' to those who listen; they are kept."
      ])
    #expect(reading.dropped == ["the icon 'Do not'"])
  }

  static let pictures = [
    "<span role=img aria-label=ban>🚫</span>", "<i class=fa aria-hidden=true title=ban></i>🚫",
    "<a href='https://x.example'>🚫<svg aria-label=Away></svg></a>",
    "<figure role=img aria-label=ban>🚫<img src=a.png></figure>", "<i title=ban></i>🚫",
  ]

  @Test(
    "pictures with words or pictures of their own, and those in links, say nothing else",
    arguments: pictures)
  func otherPictures(_ picture: String) throws {
    let reading = try HTMLSource.reading("<main><h2>May I?</h2><p>\(picture) smoke</p></main>")
    let body = try #require(reading.questions.first?.body)
    #expect(body.contains("🚫") && !body.contains("ban") && !body.contains("Away"))
  }

  @Test("hidden words are named in every source of HTML")
  func sources() throws {
    let html = "<p>Up to 4 g.</p><div style=\\\"display:none\\\">Or 8 g.</div>"
    let list = try ListSource.read(
      Array(#"[{"question":"How much?","answer":"\#(html)"}]"#.utf8))
    let data = try HTMLSource.reading(
      """
      <script type="application/ld+json">{"@type":"Question","name":"How much?",
      "acceptedAnswer":{"text":"\(html)"}}</script>
      """)
    for reading in [list, data] {
      #expect(reading.questions.map(\.body) == ["Up to 4 g.\n\nOr 8 g."])
      #expect(reading.questions.map(\.remarks.count) == [1])
    }
  }

  @Test("styles that are made to keep a reader busy do not")
  func hostile() throws {
    let pages = [
      "<style>\(String(repeating: ".a,", count: 300_000)) .b{vertical-align:super}</style>",
      "<style>\(String(repeating: ".a{display:none}", count: 60_000))</style>",
      "<style>\(String(repeating: "{/*\"", count: 200_000))</style>",
      String(repeating: "<style>.a{display:none}</style>", count: 20_000),
      "<p class='\(String(repeating: "a ", count: 400_000))'></p><style>.a{display:none}</style>",
      String(repeating: "<div hidden>a", count: 200),
    ]
    for page in pages {
      let start = ProcessorTime.now
      _ = try? HTMLSource.reading(page + "<h2>Is it?</h2><p>Yes.</p>")
      #expect(ProcessorTime.now - start < .seconds(20))
    }
  }
}
