import FAQHTML
import FAQModel
import FAQTestSupport
import Testing

@testable import FAQImport

@Suite("What becomes of HTML in Markdown")
struct HTMLMarkdownRulesTests {
  @Test(
    "each element has its Markdown",
    arguments: [
      ("10<sup>9</sup> CO<sub>2</sub> x<sup>2 + n</sup> m<sup>−1</sup>", "10⁹ CO₂ x² ⁺ ⁿ m⁻¹"),
      ("the 4<sup>th</sup> of Sample<sup>®</sup>", "the 4th of Sample®"),
      ("a<sup><a href=\"#f\">1</a></sup>", "a[¹](#f)"),
      ("<dl><dt>A</dt><dd>b</dd><dd><p>c</p></dd></dl>", "**A**\n\nb\n\nc"),
      ("<details><summary>A</summary>b</details>", "**A**\n\nb"),
      ("<q>a</q>", "“a”"),
      ("<h3><button>A</button></h3><p>b</p>", "### A\n\nb"),
      ("<dl><dt><button>A</button></dt><dd>b</dd></dl>", "**A**\n\nb"),
      (
        "<div><button role=tab aria-controls=x>A</button><button role=tab data-bs-target='#y'>B</button></div><div id=x>c</div><div id=y>d</div>",
        "**A**\n\nc\n\n**B**\n\nd"
      ),
      (
        "<nav><div role=tablist><a role=tab href='#' data-bs-target='#x'>A</a></div></nav><div id=x>c</div>",
        "**A**\n\nc"
      ),
      ("<nav><div role=tablist><a role=tab href='#x'>A</a></div></nav><div id=x>c</div>", "c"),
      (
        "<ul><li><a data-toggle=tab href='#x'>A</a></li></ul><p>b</p><div id=x>c</div>",
        "b\n\n**A**\n\nc"
      ),
      ("<h3>A <button>Copy link</button></h3><button>Copy</button>b", "### A\n\nb"),
      ("<b>a</b><b>b</b>", "**ab**"),
      ("<b>a<p>b</p></b>c", "**a**\n\n**b**\n\nc"),
      ("<a href=a><div>b</div><p>c</p></a>", "[b](a)\n\n[c](a)"),
      ("<h2>a<br>b</h2><h3></h3>", "## a b"),
      ("5&nbsp;mg &nbsp;<br>&nbsp;x", "5\u{A0}mg\\\nx"),
      ("<b> a </b>b", "**a** b"),
      ("<a href='https://example.org'>https://example.org</a>", "<https://example.org>"),
      ("<a href='mailto:a@example.org'>a@example.org</a>", "<a@example.org>"),
      ("<a href='sms:+4930123'>Text us</a>", "[Text us](sms:+4930123)"),
      ("<pre>\n\na\n</pre>", "```\n\na\n```"),
      ("snake_case 2*3 ~5 [1]", "snake_case 2\\*3 \\~5 \\[1\\]"),
      ("<img data-src='a.png' src='data:image/gif;base64,R0' alt=b>", "![b](a.png)"),
      ("<ul>loose<li>a</ul>", "- loose\n- a"),
      ("<table><tr><td>a</td></tr><tr><td><p>b</p></td></tr></table>", "a\n\nb"),
      (
        "<table><caption>A</caption><tr><td>b<td>c<tr><td><ul><li>d<li>e</ul><td></table>",
        "A\n\n|  |  |\n| --- | --- |\n| b | c |\n| d · e |  |"
      ),
      (
        "<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
        "| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |"
      ),
    ])
  func element(html: String, markdown: String) throws {
    #expect(try HTMLMarkdown.markdown(html: html).body == markdown)
  }

  @Test(
    "what changes is said",
    arguments: [
      (
        "<button aria-expanded=false>Adults</button><div>b</div>", "**Adults**\n\nb",
        "A button says 'Adults'"
      ),
      (
        "<button data-target='#a'>Adults</button><div id=a>b</div>", "**Adults**\n\nb",
        "A button says 'Adults'"
      ),
      ("10<sup>9,5</sup>", "10 9,5", "'9,5' stood above the line"),
      ("HbA<sub>1c</sub>", "HbA1c", "'1c' stood below the line"),
      ("<a href='JavaScript:x()'>a</a>", "a", "to 'JavaScript:x()' was left out"),
      ("<a href='java\nscript:x()'>a</a>", "a", "to 'javascript:x()' was left out"),
      ("<img src='data:x' alt='a'>", "a", "'data:x' was left out"),
      ("<math><mi>m</mi><mn>2</mn></math>", "m 2", "formula 'm 2'"),
      ("<ol type=a><li>b</ol>", "1. b", "numbered its own way"),
      ("<ol start=-1><li>a<li>b</ol>", "1. a\n2. b", "numbered its own way"),
      ("<ol><li>a<li value=1>b</ol>", "1. a\n2. b", "numbered its own way"),
      (
        "<table><tr><td>a<br>b<td>c</table>", "|  |  |\n| --- | --- |\n| a · b | c |",
        "several lines"
      ),
    ])
  func remarks(html: String, markdown: String, remark: String) throws {
    let result = try HTMLMarkdown.markdown(html: html)
    #expect(result.body == markdown)
    #expect(result.remarks.count == 1)
    #expect(result.remarks.first?.contains(remark) == true, "\(result.remarks)")
  }

  @Test(
    "the levels of a list of Google Docs, which stand side by side, are within one another",
    arguments: [
      (["ul k-0 a", "ul k-1 b", "ul k-2 c", "ul k-0 d"], "- a\n  - b\n    - c\n- d"),
      (["ol k-0 a", "ol k-1 b", "ol k-1 c"], "1. a\n   1. b\n   2. c"),
      (["ol k-0 a", "ul k-1 b", "ol k-0 2 c"], "1. a\n   - b\n2. c"),
      (["ul k-1 a", "ul k-2 b", "ul k-0 c"], "- a\n  - b\n\n* c"),
      (["ul k-0 a", "ul k-2 b", "ul k-1 c"], "- a\n  - b\n  - c"),
      (["ul k-0 a", "p b", "ul k-1 c"], "- a\n\nb\n\n- c"),
      (["ul k-0 a", "ul l-1 b"], "- a\n\n* b"),
      (["ul k-0 a", "ul k-9 b"], "- a\n\n* b"),
      (["ul k-0 a", "ol k-0 b"], "- a\n\n1. b"),
    ])
  func outline(lists: [String], markdown: String) throws {
    let html = lists.map { list in
      let parts = list.split(separator: " ")
      guard parts.count > 2 else { return "<p>\(parts[1])</p>" }
      let start = parts.count > 3 ? " start=\(parts[2])" : ""
      return
        "<\(parts[0])\(start) class='c1 lst-kix_\(parts[1])'><li>\(parts.last ?? "")</li></\(parts[0])>"
    }
    #expect(try HTMLMarkdown.markdown(html: html.joined(separator: "\n")).body == markdown)
  }

  @Test("what no answer holds is left out and named")
  func dropped() throws {
    let result = try HTMLMarkdown.markdown(
      html: """
        <nav>Home</nav><p class="Breadcrumbs">FAQ</p>a<script>x</script><style>y</style>
        <iframe src="https://example.org/film"></iframe><form>Search <input></form>
        <noscript><img src=t></noscript><img src=u width=1 height=1><button>Copy</button>
        <video src=v>w</video><abbr title="Body mass index">BMI</abbr><svg><text>z</text></svg>
        <p><a href="/more">Learn more about samples</a> →</p><a href=b></a><!-- c -->
        """)
    #expect(result.body == "a BMI")
    #expect(
      result.dropped == [
        "navigation 'Home'", "navigation 'FAQ'", "a script", "a style",
        "an embedded page 'https://example.org/film'", "a form 'Search'",
        "an image for browsers without scripts", "a tracking image 'u'", "a button 'Copy'",
        "a video 'v': w", "the explanation of 'BMI': 'Body mass index'", "a drawing 'z'",
        "the call 'Learn more about samples'", "a link without words to 'b'",
      ])
  }

  @Test("images and files are listed once")
  func attachments() throws {
    let html = "<img src=a.png alt=b><img src=a.png><a href='c.PDF?x'>d</a> <a href=e>f</a>"
    #expect(
      try HTMLMarkdown.markdown(html: html).attachments == [
        SourceAttachment(address: "a.png", description: "b"),
        SourceAttachment(address: "c.PDF?x", description: "d"),
      ])
  }

  @Test("long and deep fragments keep their words and take no long time")
  func hostile() throws {
    let deep = String(repeating: "<blockquote><ul><li>", count: 60) + "word"
    let markdown = try HTMLMarkdown.markdown(html: deep)
    #expect(markdown.body.hasSuffix("word"))
    #expect(markdown.remarks.count == 1)
    #expect(MarkdownHTML.fragment(of: markdown.body).contains("word"))
    for piece in [
      "word ", "<b>a</b>", "<i>a</i>b", "a<br>", "<td>a", "<sup>2</sup>", "`", "<a href=b>c</a>",
      "<p>a</p>", "<code>`</code>",
    ] {
      let html = String(repeating: piece, count: 20_000)
      #expect(try HTMLMarkdown.markdown(html: html).body.utf8.count >= 20_000, "\(piece)")
    }
    let wide = "<table>" + String(repeating: "<tr><td colspan=9999 rowspan=9999>a<td>b", count: 500)
    #expect(try HTMLMarkdown.markdown(html: wide).remarks.count == 1)
  }

  @Test("no word is lost or made up, however broken the markup is", arguments: 0..<10)
  func soup(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = [
      "p", "div", "ul", "ol", "li", "b", "i", "table", "tr", "td", "th", "thead", "caption", "h2",
      "blockquote", "pre", "code", "a href=x", "dl", "dt", "dd", "details", "summary", "br", "hr",
      "img src=y", "del", "span", "section", "figure", "ol start=5", "td rowspan=3", "td colspan=2",
      "q", "em", "strong", "font", "center", "h3", "main", "x-y", "address", "li value=9",
    ]
    let words = [
      " ", "\n", "a ", "b", "*c*", "1. ", "- d", "|", "`e`", "[f]", "&lt;g>", "h?", "# i",
    ]
    for _ in 0..<150 {
      var html = ""
      for _ in 0..<(generator.next() % 60) {
        let name = names[Int(generator.next() % UInt64(names.count))]
        switch generator.next() % 5 {
        case 0, 1: html += "<\(name)>"
        case 2: html += "</\(name.prefix { $0 != " " })>"
        default: html += words[Int(generator.next() % UInt64(words.count))]
        }
      }
      let tree = try HTMLTree(reading: html, isFragment: true)
      let markdown = HTMLMarkdown(tree.children(of: 0), in: tree).answer.body
      let shown = try HTMLTree(reading: MarkdownHTML.fragment(of: markdown), isFragment: true)
      // A caption stands before its table, wherever the markup has it.
      let after = shown.words(of: 0).unicodeScalars.filter(\.isWord).sorted()
      let before = tree.words(of: 0).unicodeScalars.filter(\.isWord).sorted()
      try #require(after == before, "\(html)\n\(markdown)")
      _ = try HTMLSource.reading("<p>" + html)
    }
  }

  @Test("icons without words are named, as they may say yes or no; those of links are not")
  func icons() throws {
    let answer = try HTMLMarkdown.markdown(
      html: """
        <ul><li><span class="fa-li"><i class="fas fa-check"></i></span>one</li>
        <li><i class="fas fa-times"></i>two</li></ul><p><span class="material-icons">close</span> three
        <a href="b"><i class="fa fa-link"></i> four</a></p>
        """)
    #expect(answer.body == "- one\n- two\n\nthree [four](b)")
    #expect(
      answer.remarks == [
        "Icons without words are left out, which may say yes or no or the like; write out what they say: "
          + "'fa-check', 'fa-times', 'close'."
      ])
  }

  static let formulas = [
    (
      "<span class=MathJax><nobr aria-hidden=true><span>10</span><span>8</span></nobr><span "
        + "class=MJX_Assistive_MathML><math><msup><mn>10</mn><mn>8</mn></msup></math></span></span>",
      "10 8"
    ),
    ("<span class=MathJax><nobr>108</nobr></span><script type='math/tex'>10^8</script>", "10^8"),
    (
      "<span class=katex><span class=katex-mathml><math><semantics><mn>10</mn><annotation "
        + "encoding='application/x-tex'>10^8</annotation></semantics></math></span><span class=katex-html "
        + "aria-hidden=true>108</span></span>", "10^8"
    ),
  ]

  @Test("a formula that a script has drawn is read once", arguments: formulas)
  func formula(_ html: String, _ words: String) throws {
    let answer = try HTMLMarkdown.markdown(html: "<p>At most \(html) cells</p>")
    #expect(answer.body == "At most \(MarkdownEscaping.line(words)) cells")
    #expect(answer.remarks == ["The formula '\(words)' lost its layout; write it out."])
  }

  @Test("a formula whose digits a style draws is told of")
  func drawnFormula() throws {
    let answer = try HTMLMarkdown.markdown(
      html: "<p>At most <mjx-container><mjx-c class=mjx-c36></mjx-c></mjx-container> cells</p>")
    #expect(
      answer.remarks == [
        "A formula that a script draws has no words here and is left out; write it out."
      ])
  }

  @Test("the title of a drawing is kept, and drawings without one are named with the question")
  func drawings() throws {
    let result = try HTMLMarkdown.markdown(
      html: """
        <ul><li><svg class="icon icon-check"><path d=""/></svg> one</li>
        <li><svg><use href="#times"/></svg> two</li><li><svg><path/></svg> three</li>
        <li><svg><title>Never</title><path/></svg> four</li></ul><a href="/a"><svg></svg> five</a>
        """)
    #expect(result.body == "- one\n- two\n- three\n- Never four\n\n[five](/a)")
    #expect(
      result.remarks == [
        "Its page only reads out the words 'Never' to those who listen; they are kept.",
        "Icons without words are left out, which may say yes or no or the like; write out what they say: "
          + "'icon-check', '#times', 'a drawing'.",
      ])
  }

  @Test(
    "a table of words is one of data whatever its role says; others of several columns are told of")
  func roles() throws {
    func table(_ first: String) -> String {
      "<table role=presentation><tr><td><p>\(first)</p></td><td>3</td></tr><tr><td>Children</td><td></td></tr></table>"
    }
    let data = try HTMLMarkdown.markdown(html: table("Adults"))
    #expect(data.body.hasPrefix("|") && data.body.contains("Children") && data.remarks.isEmpty)
    let layout = try HTMLMarkdown.markdown(html: table("Adults</p><ul><li>One</li></ul><p>"))
    #expect(!layout.body.contains("|"))
    #expect(
      layout.remarks == ["A table was taken apart into what its cells hold; compare it."])
  }

  @Test("a caption that the paragraph above its table has already is left out, and named")
  func captions() throws {
    let table = "<table><caption>Doses</caption><tr><td>b<td>c</table>"
    let markdown = "Doses\n\n|  |  |\n| --- | --- |\n| b | c |"
    let twice = try HTMLMarkdown.markdown(html: "<p>Doses</p>\(table)")
    #expect(twice.body == markdown)
    #expect(twice.dropped == ["a caption that stands above its table, too: 'Doses'"])
    #expect(try HTMLMarkdown.markdown(html: table).body == markdown)
    #expect(
      try HTMLMarkdown.markdown(html: "<p>All doses</p>\(table)").body == "All doses\n\n" + markdown
    )
  }
}
