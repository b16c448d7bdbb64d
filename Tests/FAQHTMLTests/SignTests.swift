import FAQHTML
import FAQTestSupport
import Testing

@Suite struct SignTests {
  @Test(
    "a sign before a number or `=` is no mark of a quotation",
    arguments: [
      (
        "- > 38.5 C\n- >= 3 stools",
        "<ul>\n<li>&gt; 38.5 C</li>\n<li>&gt;= 3 stools</li>\n</ul>\n"
      ),
      ("temperature is\n> 38.5 °C\nor more", "<p>temperature is\n&gt; 38.5 °C\nor more</p>\n"),
      (">38.5\n>  ½ and\n>≥ 2", "<blockquote>\n<p>&gt;38.5\n&gt;  ½ and\n≥ 2</p>\n</blockquote>\n"),
      ("> 38.5\n\t > 39", "<p>&gt; 38.5\n&gt; 39</p>\n"),
      (">> 5, >>> 6\n>>= 7", "<p>&gt;&gt; 5, &gt;&gt;&gt; 6\n&gt;&gt;= 7</p>\n"),
      ("> **38.5** C\n> ~5", "<p>&gt; <strong>38.5</strong> C\n&gt; ~5</p>\n"),
      ("> > 38.5 C", "<blockquote>\n<p>&gt; 38.5 C</p>\n</blockquote>\n"),
      ("> Nurse:\n> > 38.5 C", "<blockquote>\n<p>Nurse:\n&gt; 38.5 C</p>\n</blockquote>\n"),
      ("1. a\n   > 5\n   > 6", "<ol>\n<li>a\n&gt; 5\n&gt; 6</li>\n</ol>\n"),
      (
        "| a | b |\n|-|-|\n> 38.5 | c\n",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
          + "<td>&gt; 38.5</td>\n<td>c</td>\n</tr>\n</tbody>\n</table>\n"
      ),
      ("a[^1]\n\n[^1]: > 5 mg", nil), ("[^1]: > 5 mg", "<p>[^1]: &gt; 5 mg</p>\n"),
    ] as [(String, String?)])
  func notQuoted(markdown: String, html: String?) {
    let found = MarkdownHTML.fragment(of: markdown)
    #expect(html.map { found == $0 } ?? found.contains("<p>&gt; 5 mg"), "\(found)")
  }

  @Test(
    "a quotation of which only the first words begin with a number shows its sign",
    arguments: [
      (
        "> 38 patients came, and\n> most left.\n> 5 stayed.",
        "<p>&gt; 38 patients came, and\nmost left.\n&gt; 5 stayed.</p>\n"
      ),
      ("> 38 C\n>\n> > 39 C\n>\n> - 4", nil),
      ("> 38.5\n===", "<p>&gt; 38.5\n===</p>\n"),
      ("> 38.5\n> ---", "<h2>&gt; 38.5</h2>\n"),
    ] as [(String, String?)])
  func quoted(markdown: String, html: String?) {
    let inner =
      html ?? "<p>&gt; 38 C</p>\n<p>&gt; 39 C</p>\n<ul>\n<li>4</li>\n</ul>\n"
    #expect(MarkdownHTML.fragment(of: markdown) == "<blockquote>\n\(inner)</blockquote>\n")
  }

  @Test(
    "a quotation with words right above a table shows its signs",
    arguments: [
      ("Is 6 > 5?\n\n> By weight:\n> |kg|\n> |-|\n", "By weight:"),
      ("> 5 mg\n> or more\n> |kg|\n> |-|\n> |1|\n", "&gt; 5 mg\nor more"),
      ("+ 2 mg\n\n> |kg|\n> |-|\n> |1|\n>\n> By weight:\n> 2\n> |kg|\n> |-|", "By weight:\n2"),
    ])
  func aboveTable(markdown: String, words: String) {
    let html = MarkdownHTML.fragment(of: markdown)
    #expect(html.contains("<blockquote>") && html.contains("<p>\(words)</p>\n<table>"), "\(html)")
    #expect(html.contains("<th>kg</th>"))
  }

  @Test("a quotation before a rule stays one, so that it becomes no heading")
  func beforeRule() {
    #expect(
      MarkdownHTML.fragment(of: "> 38.5\n---")
        == "<blockquote>\n<p>&gt; 38.5</p>\n</blockquote>\n<hr />\n")
  }

  @Test(
    "quotations of words, lists and code stay as they are",
    arguments: [
      ("> Patients came,\n> 38 of them.", "<p>Patients came,\n38 of them.</p>\n"),
      ("> 1. a\n> 2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
      ("> - 5 mg", "<ul>\n<li>5 mg</li>\n</ul>\n"), ("> &#53; mg", "<p>5 mg</p>\n"),
      (">     5 mg", "<pre><code>5 mg\n</code></pre>\n"),
    ])
  func stillQuoted(markdown: String, inner: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == "<blockquote>\n\(inner)</blockquote>\n")
  }

  @Test(
    "a list right below words that begin with a sign stays one",
    arguments: [
      ("+ 2 oedema\n3. Call\n4. Wait", "+ 2 oedema"), ("- 20 °C\n3. Call\n4. Wait", "- 20 °C"),
      ("> 5\n3. Call\n4. Wait", "&gt; 5"), ("+ 2\n- 20 °C\n3. Call\n4. Wait", "- 20 °C"),
    ])
  func aboveList(markdown: String, words: String) {
    let list = "<p>\(words)</p>\n<ol start=\"3\">\n<li>Call</li>\n<li>Wait</li>\n</ol>\n"
    #expect(MarkdownHTML.fragment(of: markdown).hasSuffix(list))
    let quoted = "> " + markdown.replacing("\n", with: "\n> ")
    if words.hasPrefix("&") {
      #expect(MarkdownHTML.fragment(of: quoted) == "<blockquote>\n\(list)</blockquote>\n")
    }
  }

  @Test("a lone item above a line of equals signs stays one, so that it becomes no heading")
  func aboveEqualsSigns() {
    #expect(MarkdownHTML.fragment(of: "+ 2 a\n===") == "<ul>\n<li>2 a\n===</li>\n</ul>\n")
  }

  @Test("signs in code are shown once")
  func code() {
    #expect(MarkdownHTML.fragment(of: "    > 5\n") == "<pre><code>&gt; 5\n</code></pre>\n")
    #expect(
      MarkdownHTML.fragment(of: "```\n> 5\n```\n\n> 5\n")
        == "<pre><code>&gt; 5\n</code></pre>\n<p>&gt; 5</p>\n")
  }

  @Test(
    "a plus before a number is a sign where no other item has one",
    arguments: [
      ("Found:\n+ 2 oedema", "<p>Found:\n+ 2 oedema</p>\n"),
      ("+ 2 a\n+ 3 b", "<ul>\n<li>2 a</li>\n<li>3 b</li>\n</ul>\n"),
      ("+ 2 a\n\n---\n\n+ 3 b", "<ul>\n<li>2 a</li>\n</ul>\n<hr />\n<ul>\n<li>3 b</li>\n</ul>\n"),
      ("+ a 2", "<ul>\n<li>a 2</li>\n</ul>\n"),
      ("- a\n  + 2", "<ul>\n<li>a\n<ul>\n<li>2</li>\n</ul>\n</li>\n</ul>\n"),
    ])
  func plus(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }

  @Test(
    "a minus before a temperature is a sign where no other item has one",
    arguments: [
      ("Keep it at\n\n- 20 °C", "<p>Keep it at</p>\n<p>- 20 °C</p>\n"),
      ("Keep it at\n- 20.5\u{A0}°F or less", "<p>Keep it at\n- 20.5\u{A0}°F or less</p>\n"),
      ("- 20 ℃", "<p>- 20 ℃</p>\n"), ("- 20° C.", "<p>- 20° C.</p>\n"),
      ("- 20 °C\n- 30 °C", "<ul>\n<li>20 °C</li>\n<li>30 °C</li>\n</ul>\n"),
      ("- 20 °C\n\na\n\n- b", "<ul>\n<li>20 °C</li>\n</ul>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n"),
      ("* 20 °C", "<ul>\n<li>20 °C</li>\n</ul>\n"), ("- 20 mg", "<ul>\n<li>20 mg</li>\n</ul>\n"),
      ("- 20 °Ca", "<ul>\n<li>20 °Ca</li>\n</ul>\n"), ("- 20 K", "<ul>\n<li>20 K</li>\n</ul>\n"),
      ("- to 20 °C", "<ul>\n<li>to 20 °C</li>\n</ul>\n"), ("- 20", "<ul>\n<li>20</li>\n</ul>\n"),
      ("- &#50;0 °C", "<ul>\n<li>20 °C</li>\n</ul>\n"),
    ])
  func minus(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }

  @Test(
    "marks before a sign that closes words emphasize nothing and are shown",
    arguments: [
      "Avoid (Advil)*, naproxen (Aleve)*, and aspirin.", "Fever 50%*, chills 60%*, rash",
      "Ibuprofen (*), aspirin (*)", "(Eliquis)**, dabigatran (Pradaxa)**",
      "(a)***, b (c)***", "Weight (____) height (____)", "(_) and (_), (*) and (*)",
      "a (b)*. c (d)*", "a (b)*; c (d)* e (f)*: g (h)*", "（a）*，b（c）*", "a *, b*",
    ])
  func closings(markdown: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == "<p>\(markdown)</p>\n")
  }

  @Test("marks before such signs in tables and beside code and other emphasis are shown")
  func closingsWithin() {
    #expect(
      MarkdownHTML.fragment(of: "| (a)*, b (c)* |\n|-|\n").contains("<th>(a)*, b (c)*</th>"))
    #expect(
      MarkdownHTML.fragment(of: "*a (b)*, c (d)* e*\n`f`*, g (h)*")
        == "<p><em>a (b)</em>, c (d)* e*\n<code>f</code>*, g (h)*</p>\n")
  }

  @Test(
    "emphasis that begins with a word, a point, a percent sign or a reference stays",
    arguments: [
      ("*a*, **b**, _c_", "<em>a</em>, <strong>b</strong>, <em>c</em>"),
      ("**% of doses** and **.5 mg**", "<strong>% of doses</strong> and <strong>.5 mg</strong>"),
      ("a *&#44; b* (*c*)", "a <em>, b</em> (<em>c</em>)"),
      ("**(a)** *[b]*", "<strong>(a)</strong> <em>[b]</em>"),
    ])
  func stillEmphasis(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == "<p>\(html)</p>\n")
  }

  @Test(
    "stars from or to the middle of a word are signs around several, as those of forms for all genders",
    arguments: [
      "*Gilt für alle Patient*innen.", "Patient*innen und Kinder*", "*a b*c d*e f*", "a*b c*, d",
      "Patient*innen und Ärzt*innen",
      "Unsere Ärzt*innen, Pfleger*innen, Ärzt*innen und Kolleg*innen.",
      "jede*r Ärzt*in", "Пациент*ка и врач*иня", "A*innen\nund B*innen", "A*innen **und** B*innen",
      "a*b `c d` e*f",
    ])
  func withinWords(markdown: String) {
    let html = markdown.replacing("**und**", with: "<strong>und</strong>")
      .replacing("`c d`", with: "<code>c d</code>")
    #expect(MarkdownHTML.fragment(of: markdown) == "<p>\(html)</p>\n")
    #expect(
      MarkdownHTML.fragment(of: "- **\(markdown.replacing("**", with: ""))**").contains("*"))
  }

  @Test(
    "emphasis within one word, at the end of one, or behind a reference stays",
    arguments: [
      ("un*frigging*believable", "un<em>frigging</em>believable"),
      ("应*每天 2 次*服", "应<em>每天 2 次</em>服"), ("请*每天 2 次*。", "请<em>每天 2 次</em>。"),
      ("&#120;*&#121; &#122;*&#119;", "x<em>y z</em>w"),
      ("a**b c**d", "a<strong>b c</strong>d"), ("a***b c***d", "a<em><strong>b c</strong></em>d"),
      ("Patient*innen *und* mehr", "Patient*innen <em>und</em> mehr"),
    ])
  func stillEmphasisWithinWords(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == "<p>\(html)</p>\n")
  }

  @Test(
    "the stars of alleles are signs, behind a slash or the name of a gene",
    arguments: [
      "Carriers of CYP2C19 *1/*17* need more.", "CYP2D6 *4/*10 fragen Patient*innen nach.",
      "CYP2C19 *2/*3 (poor)* carriers", "HLA-B *57:01 or HLA-A *31:01: do not take (abacavir)*",
      "UGT1A1 *28/*28* or *1/*28*", "CYP2C19 *2 oder *3: Ärzt*innen",
      "CYP2C19*2/*17; CYP2D6 *1/*4; DPYD*2A; Patient*innen", "DPYD *2A (rare)*",
      "TPMT (*3A)*",
      "- of two genes\n  CYP2C19 *2 and NUDT15 *3 (both)*", "genotype *1/*17 (fast)*",
    ])
  func alleles(markdown: String) {
    let inner = markdown.replacing("- of", with: "of").replacing("\n  ", with: "\n")
    #expect(MarkdownHTML.fragment(of: markdown).contains(">\(inner)<"))
  }

  @Test("the gene may be emphasized")
  func emphasizedGene() {
    #expect(
      MarkdownHTML.fragment(of: "_CYP2C19_ *2 (rare)*") == "<p><em>CYP2C19</em> *2 (rare)*</p>\n")
  }

  @Test(
    "other numbers stay emphasis, as does what is strong, between underscores or behind references",
    arguments: [
      ("Take *2 tablets* daily", "Take <em>2 tablets</em> daily"),
      ("vitamin B12 *2 µg* a day", "vitamin B12 <em>2 µg</em> a day"),
      ("CYP2C19 **2 mg** or _2 mg_", "CYP2C19 <strong>2 mg</strong> or <em>2 mg</em>"),
      ("CYP2C19 *2.5 mg*", "CYP2C19 <em>2.5 mg</em>"), ("CYP2C19 *20 %*", "CYP2C19 <em>20 %</em>"),
      ("CYP2C19 *&#50; (a)*", "CYP2C19 <em>2 (a)</em>"),
      ("NOT *2 at once*", "NOT <em>2 at once</em>"),
      ("GLP-1 *2024 and later*", "GLP-1 <em>2024 and later</em>"),
    ])
  func stillEmphasizedNumbers(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == "<p>\(html)</p>\n")
  }

  @Test(
    "a lone item with the mark of a note is one where a word calls it",
    arguments: [
      ("400 mg*\n\n* not for children", "<p>400 mg*</p>\n<p>* not for children</p>\n"),
      (
        "a* b** c\n\n* not d\n** not e\n*** ask",
        "<p>a* b** c</p>\n<p>* not d\n** not e\n*** ask</p>\n"
      ),
      (
        "* a\n* b\n\nc (d)*.\n\n* e",
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c (d)*.</p>\n<p>* e</p>\n"
      ),
      ("400 mg\n\n* not", "<p>400 mg</p>\n<ul>\n<li>not</li>\n</ul>\n"),
      ("Patient*innen\n\n* not", "<p>Patient*innen</p>\n<ul>\n<li>not</li>\n</ul>\n"),
      ("a*\n\n- not", "<p>a*</p>\n<ul>\n<li>not</li>\n</ul>\n"),
    ])
  func notes(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }

  @Test(
    "one sign on a line between words and a number is a sign, and makes no heading",
    arguments: [
      ("2 of 250 mg\n=\n500 mg a day", "<p>2 of 250 mg\n=\n500 mg a day</p>\n"),
      ("from 5 mg\n-\nto ten", "<p>from 5 mg\n-\nto ten</p>\n"),
      ("> two of 4\n> =\n> 8", "<blockquote>\n<p>two of 4\n=\n8</p>\n</blockquote>\n"),
      ("Dose 2\n-\n\nTake it.", "<h2>Dose 2</h2>\n<p>Take it.</p>\n"),
      ("Dose\n-\nTake it.", "<h2>Dose</h2>\n<p>Take it.</p>\n"),
      ("Dose 2\n--\nTake it.", "<h2>Dose 2</h2>\n<p>Take it.</p>\n"),
    ])
  func loneUnderlines(markdown: String, html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }

  @Test("the words of a body have its signs")
  func words() {
    #expect(
      MarkdownHTML.words(of: "- > 38.5 C\n- (Advil)*, (Aleve)*") == [
        "> 38.5 C", "(Advil)*, (Aleve)*",
      ])
  }

  @Test("where signs are shown, all letters and digits are shown once")
  func randomSigns() throws {
    let pieces = [
      ">", "> ", ">> ", "> > ", "38 ", "5", "= ", "*", "**", "_", "(a)*", "(b)_", ", ", "% ", "- ",
      "+ ", "\n", "\n", "\n\n", "c ", "d", "a | b\n-|-\n", "\n---\n", "===\n", "    ", "  ", "`",
      "~",
      "\t", "[e](/f)",
    ]
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let count = Int.random(in: 2...24, using: &generator)
      let markdown = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let extensions = ["table", "strikethrough", "autolink"].flatMap { ["-e", $0] }
      let stock = try Program.run(["cmark-gfm"] + extensions, input: markdown).output
      let html = MarkdownHTML.fragment(of: markdown)
      #expect(words(html) == words(stock), "\(markdown.debugDescription)")
      #expect(!html.contains("\\"), "\(markdown.debugDescription)")
    }
  }

  private func words(_ html: String) -> String {
    html.replacing(#/<[^>]*>|&\w+;/#, with: "").filter { $0.isLetter || $0.isNumber }
  }
}
