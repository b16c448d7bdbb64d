import FAQHTML
import Testing

@Suite("Definitions of addresses")
struct DefinitionTests {
  @Test(
    "one that no link or image takes, or that repeats a label, is shown as its words",
    arguments: [
      (
        "Daily:\n\n[Adults]: 500mg\n\n[Children]: 250mg \"never more\"\n\nAsk.\n",
        "<p>Daily:</p>\n<p>[Adults]: 500mg</p>\n<p>[Children]: 250mg &quot;never more&quot;</p>\n"
          + "<p>Ask.</p>\n"
      ),
      ("[Morning]:2mg", "<p>[Morning]:2mg</p>\n"),
      ("[Evening]:\n4mg\n'with food'", "<p>[Evening]:\n4mg\n'with food'</p>\n"),
      ("[At\nnight]: <5mg>", "<p>[At\nnight]: &lt;5mg&gt;</p>\n"),
      ("[adults]: 20mg\n[ADULTS]: 30mg", "<p>[adults]: 20mg\n[ADULTS]: 30mg</p>\n"),
      ("[a]\n\n[a]: /b\n[A]: 30mg", "<p><a href=\"/b\">a</a></p>\n<p>[A]: 30mg</p>\n"),
      ("[a]\n\n[b]: 30mg\n[a]: /b", "<p><a href=\"/b\">a</a></p>\n<p>[b]: 30mg</p>\n"),
      ("> [a]: 5mg", "<blockquote>\n<p>[a]: 5mg</p>\n</blockquote>\n"),
      ("- [a]: 5mg\n- b", "<ul>\n<li>[a]: 5mg</li>\n<li>b</li>\n</ul>\n"),
      ("> [a\n> b]: 5mg", "<blockquote>\n<p>[a\nb]: 5mg</p>\n</blockquote>\n"),
      ("[^a b]: 5mg", "<p>[^a b]: 5mg</p>\n"),
      ("[^a\\]b]: 5mg", "<p>[^a]b]: 5mg</p>\n"),
      ("[a]: 5mg\n      [^b]: 2mg", "<p>[a]: 5mg\n[^b]: 2mg</p>\n"),
      ("\u{FEFF}[a]: 5mg", "<p>[a]: 5mg</p>\n"),
      (
        "[a]: 5mg\n2. b\n3. c",
        "<p>[a]: 5mg</p>\n<ol start=\"2\">\n<li>b</li>\n<li>c</li>\n</ol>\n"
      ),
      ("[a]: 5mg\n===\nb", "<p>[a]: 5mg</p>\n<p>===\nb</p>\n"),
      ("[a]: 5mg\n---\nb", "<p>[a]: 5mg</p>\n<hr />\n<p>b</p>\n"),
      ("[a]: 5mg\nb\n===", "<p>[a]: 5mg</p>\n<h1>b</h1>\n"),
      ("[a]: <5mg>\n'b\nc'\n===", "<p>[a]: &lt;5mg&gt;\n'b\nc'</p>\n<p>===</p>\n"),
      ("[a]: 5mg 'b'\n---", "<p>[a]: 5mg 'b'</p>\n<hr />\n"),
      ("[a]: 5mg\n(b\n\nc)", "<p>[a]: 5mg</p>\n<p>(b</p>\n<p>c)</p>\n"),
      ("[a]: 5mg\n    b", "<p>[a]: 5mg\nb</p>\n"),
      (
        "> [a]: 5mg\n> ---\n> b\n\n> [c]: 5mg\nd",
        "<blockquote>\n<p>[a]: 5mg</p>\n<hr />\n<p>b</p>\n</blockquote>\n"
          + "<blockquote>\n<p>[c]: 5mg\nd</p>\n</blockquote>\n"
      ),
      (
        "- [a]: 5mg\n  2. b\n- c",
        "<ul>\n<li>\n<p>[a]: 5mg</p>\n<ol start=\"2\">\n<li>b</li>\n</ol>\n</li>\n<li>\n<p>c</p>\n"
          + "</li>\n</ul>\n"
      ),
      (
        "- a\n  - [b]: 5mg\n  - c",
        "<ul>\n<li>a\n<ul>\n<li>[b]: 5mg</li>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"
      ),
      (
        "![x [a]](/b.png)\n\n[a]: 5mg",
        "<p><img src=\"/b.png\" alt=\"x [a]\" /></p>\n<p>[a]: 5mg</p>\n"
      ),
      ("`[a]` \\[a]\n\n[a]: 5mg", "<p><code>[a]</code> [a]</p>\n<p>[a]: 5mg</p>\n"),
    ])
  func shown(_ markdown: String, _ html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }

  @Test(
    "one that is taken stays hidden, and what only looks like one stays as it is",
    arguments: [
      ("[a]\n\n[a]: /b \"c\"", "<p><a href=\"/b\" title=\"c\">a</a></p>\n"),
      (
        "![a][b]\n\n> [b]: /c", "<p><img src=\"/c\" alt=\"a\" /></p>\n<blockquote>\n</blockquote>\n"
      ),
      ("[a b]\n\n[a\nb]: /c", "<p><a href=\"/c\">a b</a></p>\n"),
      ("    [a]: b", "<pre><code>[a]: b\n</code></pre>\n"),
      ("```\n[a]: b\n```", "<pre><code>[a]: b\n</code></pre>\n"),
      ("a\n[b]: c", "<p>a\n[b]: c</p>\n"), ("[a]: b c d", "<p>[a]: b c d</p>\n"),
    ])
  func hidden(_ markdown: String, _ html: String) {
    #expect(MarkdownHTML.fragment(of: markdown) == html)
  }

  @Test("many are read in no time, and each is shown")
  func many() {
    let lines = (0..<20_000).map { "[a\($0 / 2)]: \($0)mg\n" }
    let html = MarkdownHTML.fragment(of: lines.joined(separator: "\n"))
    #expect(html.matches(of: /<p>\[a\d+\]: \d+mg<\/p>/).count == lines.count)
  }

  @Test("a heading without words is none, and a link without words shows its address")
  func wordless() {
    #expect(MarkdownHTML.fragment(of: "#\n\na") == "<p>a</p>\n")
    #expect(
      MarkdownHTML.fragment(of: "# ![](/b.png)") == "<p><img src=\"/b.png\" alt=\"\" /></p>\n")
    #expect(MarkdownHTML.fragment(of: "[](tel:112)") == "<p><a href=\"tel:112\">tel:112</a></p>\n")
    #expect(
      MarkdownHTML.fragment(of: "# [](tel:112)") == "<h1><a href=\"tel:112\">tel:112</a></h1>\n")
  }

  @Test("what would act on the page and not be seen is shown as its code point")
  func acting() {
    #expect(MarkdownHTML.fragment(of: "12\u{202E}05 mg") == "<p>12\\u{202e}05 mg</p>\n")
    #expect(
      MarkdownHTML.fragment(of: "`a&#x81;\u{1B}`b&#x202E;")
        == "<p><code>a&amp;#x81;\\u{1b}</code>b\\u{202e}</p>\n")
    #expect(
      MarkdownHTML.fragment(of: "a\u{1}\u{7F}\u{FFFE}é“") == "<p>a\\u{1}\\u{7f}\\u{fffe}é“</p>\n")
  }
}
