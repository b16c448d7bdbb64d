import FAQHTML
import FAQTestSupport
import Testing

@Suite struct MarkdownHTMLTests {
  @Test(
    "Markdown is the HTML that cmark-gfm writes, byte for byte",
    arguments: [
      "",
      "One line\nand the next\\\nand a third  \nand a fourth.",
      "# First\n\n###### Sixth\n\nSecond\n===\n\nThird\n---\n",
      "*a* **b** ***c*** _d_ __e__ a_b_c ~~f~~ ~g~ `h <b> \"i\"` ``j ` k``",
      "- one\n- two\n  - three\n\n    four\n- five\n",
      "1. one\n2. two\n\n7) seven\n8) eight\n\n0. none\n",
      "- loose\n\n- loose too\n\n* * *\n",
      "> quote\n> > deeper\nlazy\n\n> - list\n>   in it\n",
      "    code\n    <b>\n\n```swift\nlet a = \"b\" && c\n```\n\n~~~\n~~~\n\n``` a&quot;b\nc\n",
      "[a](https://example.org/?b=c&d='e' \"f \\\"g\\\"\") [h](<i j> 'k') [l](#m) [n]() [o](../p)",
      "[a]: http://example.org/ä \"T\"\n\n[a] [b][a] [a][] ![a] ![c *d* `e` \\\nf](g.png \"h\")",
      "<https://example.org/a?b=%20[c]> <a@example.org> https://example.org/a_(b). www.example.org",
      "a@example.org, mailto:b@example.org and [tel](tel:+49-30-1) [text](sms:+49-30-1)",
      "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* | `3\\|` | [4](/5) |\n| only one |\n",
      "a | b\n- | -\n\n> | a |\n> | - |\n",
      "One[^1] two[^2] one[^1].\n\n[^2]: Second.\n[^1]: First.\n\n    ```\n    code\n    ```\n",
      "One[^1].\n\n[^1]: - item\n",
      "&amp; &lt; &copy; &#65; &nope; \\& \\< < > \" ' & \u{A0}é “ü” 漢字 🩺",
      "a\tb\n\n\tc\n\n  \t d\r\ne\rf\n",
      "- [ ] open\n- [x] done\n",
      "**\n*\n_\n~~\n[\n![\n](\n`\n|\n-\n",
    ])
  func sameAsStock(markdown: String) throws {
    #expect(MarkdownHTML.fragment(of: markdown) == (try stock(markdown)))
  }

  @Test("random Markdown without raw HTML is the HTML that cmark-gfm writes")
  func randomSameAsStock() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<250 {
      let markdown = RandomMarkdown.text(of: RandomMarkdown.plain, using: &generator)
      // A fence with several words after it shows them, which cmark-gfm does not.
      guard !markdown.contains("```"), !markdown.contains("~~~") else { continue }
      // So do marks of quotations before numbers, and of emphasis before brackets that close.
      guard !markdown.contains(#/[>+][\s>]*[*_~]*[12]|[*_~]+[\])]/#) else { continue }
      // Nor are headings and links without words, and definitions that nothing takes.
      let used = "[a]\n\n" + markdown
      let stock = try stock(used)
      guard used.matches(of: #/\[a\]: /#).count < 2, !stock.contains(/"><\/a>|><\/h[1-6]>/) else {
        continue
      }
      #expect(MarkdownHTML.fragment(of: used) == stock, "\(used)")
    }
  }

  private func stock(_ markdown: String) throws -> String {
    let extensions = ["table", "strikethrough", "autolink", "footnotes"].flatMap { ["-e", $0] }
    let options = ["--strikethrough-double-tilde"] + extensions
    return try Program.run(["cmark-gfm"] + options, input: markdown).output
  }

  @Test(
    "nothing that a reviewer saw is hidden",
    arguments: [
      ("a <b title=\"c\">d</b>", "<p>a &lt;b title=&quot;c&quot;&gt;d&lt;/b&gt;</p>\n"),
      ("a <!-- b --> c", "<p>a &lt;!-- b --&gt; c</p>\n"),
      (
        "<div>\n  *a*\n</div>\n\nb",
        "<p>&lt;div&gt;<br />\n  *a*<br />\n&lt;/div&gt;</p>\n<p>b</p>\n"
      ),
      ("Take 5~10 mg, then 7~8 mg.", "<p>Take 5~10 mg, then 7~8 mg.</p>\n"),
      ("Take 2*5 mg or 3*10 mg.", "<p>Take 2*5 mg or 3*10 mg.</p>\n"),
      ("2**5 or 3**10, 2***5 or 3***10", "<p>2**5 or 3**10, 2***5 or 3***10</p>\n"),
      ("2*5 mg (max*)", "<p>2*5 mg (max*)</p>\n"),
      ("5 mg*2 or 10 mg*3 daily", "<p>5 mg*2 or 10 mg*3 daily</p>\n"),
      ("\u{662}*\u{665} or \u{663}*\u{661}", "<p>\u{662}*\u{665} or \u{663}*\u{661}</p>\n"),
      (
        "２*５ or ３*10, ½*5 or ¼*6, 10²*a or 10³*b",
        "<p>２*５ or ３*10, ½*5 or ¼*6, 10²*a or 10³*b</p>\n"
      ),
      ("0.5*BSA mg or 3*BSA mg", "<p>0.5*BSA mg or 3*BSA mg</p>\n"),
      ("3*täglich 1, 2*täglich 2", "<p>3*täglich 1, 2*täglich 2</p>\n"),
      ("(a)*2 mg or 3*(b) mg", "<p>(a)*2 mg or 3*(b) mg</p>\n"),
      (
        "| 2*5 | 3*5 or 4*6 |\n|-|-|\n",
        "<table>\n<thead>\n<tr>\n<th>2*5</th>\n<th>3*5 or 4*6</th>\n</tr>\n</thead>\n</table>\n"
      ),
      ("2*~5 mg or 3*~6, 2*≈5 or 3*≈6", "<p>2*~5 mg or 3*~6, 2*≈5 or 3*≈6</p>\n"),
      ("5±*2 or 6±*3; 5€*2 or 6€*3", "<p>5±*2 or 6±*3; 5€*2 or 6€*3</p>\n"),
      ("2*\u{200b}5 or 3*\u{200b}6", "<p>2*\u{200b}5 or 3*\u{200b}6</p>\n"),
      ("5 mg*2 daily*. HLA-A*02:01 carriers*", "<p>5 mg*2 daily*. HLA-A*02:01 carriers*</p>\n"),
      ("DPYD*13 and DPYD*HapB3", "<p>DPYD*13 and DPYD*HapB3</p>\n"),
      ("morning 1*, evening *2; 3*x 4*", "<p>morning 1*, evening *2; 3*x 4*</p>\n"),
      ("2 *times* 5*10, `2*5*3`", "<p>2 <em>times</em> 5*10, <code>2*5*3</code></p>\n"),
      ("**2 mg**, *5 mg*, H*2*O", "<p><strong>2 mg</strong>, <em>5 mg</em>, H<em>2</em>O</p>\n"),
      (
        "**500**mg (*5 to 10*) 漢*字*漢",
        "<p><strong>500</strong>mg (<em>5 to 10</em>) 漢<em>字</em>漢</p>\n"
      ),
      ("- <!-- a -->\n  b", "<ul>\n<li>\n<p>&lt;!-- a --&gt;</p>\nb</li>\n</ul>\n"),
      ("![<b>](c)", "<p><img src=\"c\" alt=\"&lt;b&gt;\" /></p>\n"),
      ("a\n\n[^1]: never *called*", "<p>a</p>\n<p>[^1]: never <em>called</em></p>\n"),
      ("```\n[^1]: code\n```\n", "<pre><code>[^1]: code\n</code></pre>\n"),
      (
        "``` take two\nc\n```\n",
        "<p>take two</p>\n<pre><code class=\"language-take\">c\n</code></pre>\n"
      ),
      (
        "```Warning\nc\n```\n",
        "<p>Warning</p>\n<pre><code class=\"language-Warning\">c\n</code></pre>\n"
      ),
      (
        "```опасно\nc\n```\n",
        "<p>опасно</p>\n<pre><code class=\"language-опасно\">c\n</code></pre>\n"
      ),
      ("```c++\nc\n```\n", "<pre><code class=\"language-c++\">c\n</code></pre>\n"),
    ])
  func nothingHidden(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }

  @Test(
    "items of a list have the numbers that they are written with",
    arguments: [
      ("3. July\n10. July\n17. July", [nil, 10, 17]),
      ("1. a\n2. b\n3. c\n7. d\n8. e", [nil, nil, nil, 7, nil]),
      ("1. a\n1. b\n1. c", [nil, nil, nil]), ("0. a\n0. b", [nil, nil]),
      ("1. a\n1. b\n2. c", [nil, 1, nil]), ("0. a\n0. b\n1. c", [nil, 0, nil]),
      ("1. a\n1. b\n3. c\n2. d", [nil, 1, 3, 2]), ("3. a\n3. b", [nil, 3]),
      ("1. a\n1. b\n4. c\n5. d", [nil, 1, 4, nil]), ("3. a\n2. b\n1. c", [nil, 2, 1]),
      ("> - 2. a\n>   5. b\n>   - c\n> - 9) d\n>   12) e", [nil, nil, 5, nil, nil, nil, 12]),
      ("- a\n- b\n1. c", [nil, nil, nil]), ("1. a\n   1. b\n   3. c\n\n5. d", [nil, nil, 3, 5]),
    ])
  func numbersOfItems(markdown: String, values: [Int?]) {
    let html = MarkdownHTML.fragment(of: markdown)
    let found = html.matches(of: #/<li(?: value="(\d+)")?>/#).map { $0.1.flatMap { Int($0) } }
    #expect(found == values, "\(html)")
  }

  @Test("a footnote that the description of a picture calls is called behind it")
  func calledInDescription() {
    let html = MarkdownHTML.fragment(of: "![Dose[^1] a](https://e.org/x.png) b[^1]\n\n[^1]: Note\n")
    #expect(html.hasPrefix("<p><img src=\"https://e.org/x.png\" alt=\"Dose a\" /><sup "))
    for id in ["id=\"fnref-1\"", "id=\"fnref-1-2\"", "href=\"#fnref-1\"", "href=\"#fnref-1-2\""] {
      #expect(html.ranges(of: id).count == 1, "\(id) in \(html)")
    }
  }

  @Test("no link stands within another, and what is called in one is called behind it")
  func linksInLinks() {
    #expect(
      MarkdownHTML.fragment(of: "[see <https://a.org> here](https://b.org)")
        == "<p><a href=\"https://b.org\">see https://a.org here</a></p>\n")
    #expect(
      MarkdownHTML.fragment(of: "[a <https://b.org>](ftp://c)")
        == "<p>a <a href=\"https://b.org\">https://b.org</a></p>\n")
    let called = MarkdownHTML.fragment(
      of: "[the ![x[^1]](/p.png) leaflet[^2] of](https://b.org) it[^1]\n\n[^1]: a\n\n[^2]: b\n")
    #expect(
      called.hasPrefix(
        "<p><a href=\"https://b.org\">the <img src=\"/p.png\" alt=\"x\" /> leaflet of</a>"
          + "<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" "))
    #expect(called.contains("</sup><sup class=\"footnote-ref\"><a href=\"#fn-2\""))
    #expect(called.contains("</sup> it<sup "))
  }

  @Test(
    "an address of e-mail within a longer one, of letters beyond ASCII or signs, is no link",
    arguments: [
      ("Ask jürgen@klinik.de.", nil), ("ju\u{308}rgen@klinik.de", nil),
      ("info@a.müller.de", nil), ("ИВАНabc@k.ru", nil), ("Ask o’brien@k.ie", nil),
      ("a/b@c.org", nil), ("x=y@c.org", nil), ("3#y@c.org", nil), ("a@b.org@c.org", nil),
      ("(’a@k.de’)", "a@k.de"), ("a: /a@k.de", "a@k.de"),
      ("Ask “a@klinik.de”", "a@klinik.de"), ("请联系a@klinik.de。", "a@klinik.de"),
      ("ü a@klinik.de", "a@klinik.de"),
    ])
  func addressesInWords(markdown: String, address: String?) {
    let html = address.map {
      markdown.replacing($0, with: "<a href=\"mailto:\($0)\">\($0)</a>")
    }
    #expect(MarkdownHTML.fragment(of: markdown) == "<p>\(html ?? markdown)</p>\n")
    let meant = MarkdownHTML.fragment(of: "ü<a@b.de>ü[x](mailto:a@b.de)ü")
    #expect(meant.ranges(of: "<a href=\"mailto:a@b.de\">").count == 2)
  }

  @Test(
    "an address in words ends before closing quotation marks and the points of Chinese and Japanese",
    arguments: [
      ("„https://e.org/x“ so", "https://e.org/x"), ("»http://e.org/y.«", "http://e.org/y"),
      ("「http://e.org/x」と", "http://e.org/x"), ("https://e.org/x。次", "https://e.org/x"),
      ("https://e.org/zh，謝謝", "https://e.org/zh"), ("http://e.org/x…", "http://e.org/x"),
      ("**https://e.org/a（b）**", "https://e.org/a"), ("http://e.org/ü/é", "http://e.org/ü/é"),
    ])
  func addressesAtSigns(markdown: String, address: String) {
    let shown = markdown.replacing("**", with: "")
    let target = address.replacing("ü", with: "%C3%BC").replacing("é", with: "%C3%A9")
    let html = MarkdownHTML.fragment(of: markdown)
    #expect(
      html.replacing("strong>", with: "p>").contains(
        "<p>" + shown.replacing(address, with: "<a href=\"\(target)\">\(address)</a>") + "</p>"),
      "\(html)")
    #expect(MarkdownHTML.words(of: markdown).joined() == shown)
  }

  @Test("one that begins with www. does so, too")
  func hostsAtSigns() {
    #expect(
      MarkdownHTML.fragment(of: "“see www.e.org/x”")
        == "<p>“see <a href=\"http://www.e.org/x\">www.e.org/x</a>”</p>\n")
  }

  @Test("a footnote that is written twice stands where it is written the second time")
  func repeatedFootnote() {
    let html = MarkdownHTML.fragment(of: "a[^1]\n\n[^1]: first\n\n[^1]: second\n")
    #expect(html.contains("<p>[^1]: second</p>"))
    #expect(html.contains("<li id=\"fn-1\">\n<p>first "))
  }

  @Test("a table row shows the cells that it has beyond the last column")
  func excessCells() {
    let html = MarkdownHTML.fragment(of: "> |a|\n> |-|\n> | b | <c> | d\\|e |\n")
    #expect(html.contains("<td>b</td>\n<td> &lt;c&gt; </td>\n<td> d\\|e </td>\n</tr>\n"))
  }

  @Test(
    "a link or image to a scheme that is not allowed is shown as its words",
    arguments: [
      "[a *b*](javascript:c)", "![a *b*](data:image/png;base64,c)", "[a *b*](JAVA&Tab;SCRIPT:c)",
      "[a *b*](&#x6A;avascript&colon;c)", "[a *b*](javascript%3Ac)", "[a *b*](file:///etc/passwd)",
      "![a *b*](mailto:c@example.org)", "![a *b*](tel:1)", "[a *b*](<\u{1}https://example.org>)",
      "[a *b*][c]\n\n[c]: vbscript:d\n",
    ])
  func refusedAddress(markdown: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == "<p>a <em>b</em></p>\n")
  }

  @Test("the title of a link or image to such a scheme stays at its words")
  func refusedTitle() {
    let markdown =
      "[*x*](ftp://a.b \"max 5 mg\") ![chart](data:x 'per \"day\"') [](ftp://c \"once\")"
    #expect(
      MarkdownHTML.fragment(of: markdown)
        == "<p><span title=\"max 5 mg\"><em>x</em></span> "
        + "<span title=\"per &quot;day&quot;\">chart</span> <span title=\"once\">once</span></p>\n")
    #expect(
      MarkdownHTML.words(of: markdown) == ["x chart once", "max 5 mg", "per \"day\"", "once"])
  }

  @Test("a bare or bracketed address of a scheme that is not allowed is shown as it is written")
  func refusedBareAddress() {
    #expect(
      MarkdownHTML.fragment(of: "<javascript:a> ftp://example.org/b xmpp:c@example.org")
        == "<p>javascript:a ftp://example.org/b xmpp:c@example.org</p>\n")
  }

  @Test(
    "headings below another begin a level deeper and skip none",
    arguments: [
      ("# a\n## b\n# c", [2, 3, 2]), ("#### a\n# b\n### c\n## d", [2, 2, 3, 3]),
      ("## a\n#### b\n##### c\n## d", [2, 3, 4, 2]), ("> ### a\n\nb\n===", [2, 2]),
      ("# a\n## b\n### c\n#### d\n##### e\n###### f", [2, 3, 4, 5, 6, 6]), ("a", []),
    ])
  func headingsBelow(markdown: String, levels: [Int]) {
    let html = MarkdownHTML.fragment(of: markdown, belowHeading: 1)
    #expect(html.matches(of: /<h(\d)>/).map { Int($0.1) } == levels)
    #expect(html.matches(of: /<\/h(\d)>/).map { Int($0.1) } == levels)
  }

  @Test("below a heading each table stands in an element that can scroll, and nowhere else")
  func framedTables() {
    let markdown = "a\n\n|b|\n|-|\n|c|\n\n> |d|\n> |-|\n"
    let plain = MarkdownHTML.fragment(of: markdown)
    let framed = MarkdownHTML.fragment(of: markdown, belowHeading: 1)
    #expect(
      framed
        == plain.replacing("<table>", with: "<div class=\"table\">\n<table>")
        .replacing("</table>\n", with: "</table>\n</div>\n"))
    #expect(framed != plain && !plain.contains("<div"))
  }

  @Test("texts are read at the same time with the same result")
  func concurrent() async {
    let markdown = "~~a~~ https://example.org *b* www.example.org\n\n|c|\n|-|\n|~d~|\n"
    let html = MarkdownHTML.fragment(of: markdown)
    let others = await withTaskGroup { group in
      for _ in 0..<200 { group.addTask { MarkdownHTML.fragment(of: markdown) } }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(others == [html])
  }

  @Test(
    "the words of a bracket that looks like a call and ends on a later line are shown",
    arguments: [
      ("a [^see the\nnote] b", "<p>a [^see the\nnote] b</p>\n"),
      (
        "- a\n\n  [^b [c]\n  d](e) [^f [g]\n  h]",
        "<ul>\n<li>\n<p>a</p>\n<p><a href=\"e\">^b [c]\nd</a> [^f [g]\nh]</p>\n</li>\n</ul>\n"
      ),
      (
        "10 [^not\nmore] mg\n| a |\n|---|\n",
        "<p>10 [^not\nmore] mg</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"
      ),
      ("`[^a\nb]` \\[^c\nd]", "<p><code>[^a b]</code> [^c\nd]</p>\n"),
      ("    [^a\n    b]", "<pre><code>[^a\nb]\n</code></pre>\n"),
      (
        "> [^1 a\n> b]\n\n[^1]: c",
        "<blockquote>\n<p>[^1 a\nb]</p>\n</blockquote>\n<p>[^1]: c</p>\n"
      ),
    ])
  func callsOverLines(_ markdown: String, _ html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }
}
