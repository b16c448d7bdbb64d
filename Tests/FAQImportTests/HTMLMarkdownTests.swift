import FAQHTML
import FAQTestSupport
import Testing

@testable import FAQImport

@Suite("HTML as Markdown")
struct HTMLMarkdownTests {
  static let fragments = [
    "<p>One <b>two</b>, <em>three</em> and <code>f(x)</code>.</p><p>Four</p>",
    "One<br>two<br/><br/>three",
    "<p>  A\n  b </p> loose words <p></p><p>&nbsp;</p>",
    "<h1>First</h1><h2>Second # C#</h2><h6>Sixth <i>x</i></h6>",
    "<ul><li>One<li>two<ul><li>three<ol start=\"4\"><li>four</ol></ul><li>five</ul>",
    "<ol start=7><li><p>One</p><p>two</p><pre>a\n\n  b</pre></li><li><p>three</p></li></ol>",
    "<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul><ol><li>d</ol><ol><li>e</ol>",
    "<ul><li></li><li><ul><li>a</ul></li><li><hr><h2>b</h2></li></ul>",
    "<ul><li>a<ol start=3><li>b</ol></ul>",
    "<blockquote><p>a</p><blockquote>b<br>c</blockquote></blockquote><blockquote>d</blockquote>",
    "<blockquote><p>5 a<br>6</p><p>7</p></blockquote><hr><blockquote><b>½</b> a</blockquote>",
    "<blockquote>= a</blockquote><hr><blockquote>+5<br>= b<p>&gt; 5</blockquote>",
    "(x)<i>, y</i> <b><i>) z</i></b> a (<b>% b</b>) (c)*, (d)*, e (<i>), f</i>",
    "<p>a</p><hr><p>b</p>",
    "<pre><code class=\"language-swift\">let a = \"`\"\n````\n\tb</code></pre>",
    "<p><code>`</code> <code>a``b`</code> <code>\\</code> x<code>y</code>z</p>",
    "<a href=\"https://example.org/?a=b&amp;copy;=1\" title='A \"b\" \\ &amp;amp;'>c</a>",
    "<a href=\"a b(c.html\">d</a> <a href=\"/x_y_*z*\">e</a> <a href='#f'>[g](h)</a>!<a href=i>^1</a>",
    "<a href=\"https://example.org/a_b\">https://example.org/a_b</a> <a href='mailto:a@example.org'>a@example.org</a>",
    "<a href='tel:+49 30'><strong>call</strong></a>. <strong>A <a href=b>c</a> d</strong>",
    "<p><img src=\"a.png\" alt=\"b [c] *d*\" title='e'> f! <a href=g><img src=h.jpg alt=''></a></p>",
    "<table><tr><th>a<th>b|c<tr><td>d\\|e<td><b>f</b><tr><td><code>g|h</code><td></table>",
    "<p>Before</p><table><thead><tr><th>a</th><th></th></tr></thead><tr><td>b</td><td>c</td></tr></table>after",
    "<ul><li>x<table><tr><th>a<th>b<tr><td>c<td>d</table></li></ul>",
    "<del>a</del><s> b </s>c<strike>d</strike>",
    "<p>word<b>s</b> <b>Note:</b>text a<b>(b)</b>c x<i>(y)</i>z x<i>y</i>z <i>a</i><b>b</b></p>",
    "<b>a<i>b</i></b> <i><b>c</b></i> <i>d<b>e</b>f</i> <b><i>g</i></b> <b> j </b>k",
    "x<b>a<i>b</i>c</b>y é<b>“q”</b>é <i>α</i>β <del>“a”</del>b <b>5 %</b>&nbsp;c <b>&nbsp;d</b>",
    "<i>a_b</i>_c_ <i>BRCA1</i>s a_b_c _d_ __e__ snake_c<b>(x)</b> <b>*</b>f<i>_</i>",
    "*a* **b** ~c~ ~~d~~ `e` [f](g) ![h](i) [j] [^1] \\* \\ &lt;b&gt; &amp;lt; &lt;!-- x --> a & b &amp;",
    "http://example.org www.example.org ftp://a.b HTTPS://c.d awww.b.c x:y ://",
    "<p>1. a</p><p>2) b</p><p>- c</p><p>+ d</p><p># e</p><p>&gt; f</p><p>---</p><p>===</p><p>* g",
    "<p>a<br>---<br>b<br>===<br>- c<br>12. d<br># e<br>&gt; f<br>:-<br>:-:<br>| - |<br>+<br>~~~<br>```",
    "<p>[a]: b</p><p>[^a]: b</p><p>1986. c</p><p>-5 °C</p><p>5 < 6 > 4</p><p>a | b<br>--- | ---",
    "<div>a<div>b<p>c</p>d</div>e</div>f",
    "<figure><img src=a.png alt=b><figcaption>c</figcaption></figure>",
    "<ul><li><b>a:</b> b</li><li>- c</li><li>1. d</li><li>[ ] e</li><li>[x] f</li></ul>",
    "<p>a</p><ul><li>b</ul><p>c</p><ul><li>d</ul>e",
    "a &amp;copy; &amp;#65; &copy; 🩺<b>🩺</b>🩺 e&#769;<b>.</b>e&#769;",
    "<h3><b>c</b></h3>",
    "un<i>frigging</i>a un<i>frigging thing</i>b Patient*innen und Ärzt*innen <i>x</i>y z<i>a b</i>",
    "1<b>2</b>3 4<i>5</i>6 7<i>a8</i>9 1<i>2</i> <i>3<b>4</b></i>5 2*5 or 3*10, 2**5 or 3**10",
    "a<span>b</span> <u>c</u><small> d</small><mark>e</mark> f<wbr>g &shy;h",
    "<p>!<img src=a.png alt=b>!<a href=c>d</a>\\<a href=e>f</a>&amp;<b>amp;</b></p>",
    "<p>1<b>.</b> a</p><p><b>1.</b> b</p><p><b>-</b> c</p><p>1<br>2. d</p><p><i>#</i> e",
  ]

  /// The elements and words that a fragment shows, in one list: blocks that Markdown has no name for
  /// are paragraphs, and white space is one space.
  static func shown(_ html: String) throws -> [String] {
    let tree = try HTMLTree(reading: html, isFragment: true)
    let names = [
      "b": "strong", "i": "em", "s": "del", "strike": "del", "th": "td", "thead": "tr",
      "tbody": "tr",
    ]
    let kept: Set = [
      "strong", "em", "del", "code", "pre", "a", "img", "ul", "ol", "li", "blockquote", "hr", "br",
      "h1", "h2", "h3", "h4", "h5", "h6", "table", "td",
    ]
    var shown: [String] = []
    var words = ""
    func endWords() {
      shown += words.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map {
        String($0)
      }
      words = ""
    }
    var block: Int?
    for (index, node) in tree.nodes.enumerated() {
      let name = names[node.name] ?? node.name
      let isCode = node.parent.map { tree.nodes[$0].name == "pre" } == true
      if node.kind == .element, !HTMLTree.inline.contains(name) || kept.contains(name) {
        endWords()
      }
      if kept.contains(name), !(name == "code" && isCode) {
        let facts = ["start", "href", "src", "alt", "title"].compactMap { node[$0] }
        shown.append("<\(([name] + facts).joined(separator: " "))>".replacing(" ", with: "%20"))
      }
      guard node.kind == .text else { continue }
      let around = tree.ancestor(of: index) { !HTMLTree.inline.contains($0.name) }
      if around != block { endWords() }
      block = around
      words += node.text
    }
    endWords()
    return shown
  }

  @Test("a fragment is shown by its Markdown as by itself", arguments: fragments)
  func same(html: String) throws {
    let markdown = try HTMLMarkdown.markdown(html: html)
    let back = MarkdownHTML.fragment(of: markdown.body)
    #expect(
      try Self.shown(back) == Self.shown(html),
      "\(markdown.body)\n\(back)")
  }

  @Test("random marks and characters are shown as they are on the page", arguments: 0..<12)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "a", "é", "5", " ", "&nbsp;", "*", "_", "~", "`", "[", "]", "(", ")", "!", "&lt;", "&amp;",
      "#", "-", "+", "=", "|", ":", ".", "\\", "1.", "^", "“", "🩺", "http://", "www.", "b;", "\"",
      "'", "°", "<br>", "e&#769;", "&#8203;", "、", "×", "//", "w", "^1", "amp;",
    ]
    let marks = ["b", "i", "del", "code", "a href='x'"]
    let blocks = ["p", "li", "td", "h2", "blockquote"]
    for _ in 0..<600 {
      var html = ""
      var open: [String] = []
      for _ in 0..<(2 + generator.next() % 14) {
        switch generator.next() % 6 {
        case 0:
          let mark = marks[Int(generator.next() % UInt64(marks.count))]
          if !open.contains(mark), open.last != "code" {
            html += "<\(mark)>"
            open.append(mark)
          }
        case 1: if let mark = open.popLast() { html += "</\(mark.prefix { $0 != " " })>" }
        default:
          let word = words[Int(generator.next() % UInt64(words.count))]
          if open.last != "code" || word != "<br>" { html += word }
        }
      }
      while let mark = open.popLast() { html += "</\(mark.prefix { $0 != " " })>" }
      let block = blocks[Int(generator.next() % UInt64(blocks.count))]
      if block == "h2" || block == "td" { html = html.replacing("<br>", with: " ") }
      let page =
        switch block {
        case "li": "<ul><li>\(html)</li></ul>"
        case "td": "<table><tr><th>x</th><th>y</th></tr><tr><td>\(html)</td><td>z</td></tr></table>"
        default: "<\(block)>\(html)</\(block)>"
        }
      let markdown = try HTMLMarkdown.markdown(html: page).body
      let back = MarkdownHTML.fragment(of: markdown)
      let (shown, expected) = (try Self.marked(back), try Self.marked(page))
      try #require(shown == expected, "\(page)\n\(markdown)\n\(back)")
    }
  }

  /// Each character that shows, with the marks that it stands in.
  static func marked(_ html: String) throws -> [String] {
    let tree = try HTMLTree(reading: html, isFragment: true)
    let names = ["b": "strong", "i": "em"]
    let kept: Set = ["strong", "em", "del", "code", "a", "h2", "blockquote", "li", "table"]
    var marked: [String] = []
    for (index, node) in tree.nodes.enumerated() {
      if node.name == "br" { marked.append("br") }
      guard node.kind == .text else { continue }
      var around: Set<String> = []
      var place = index
      while let parent = tree.nodes[place].parent {
        let name = tree.nodes[parent].name
        around.insert(names[name] ?? name)
        place = parent
      }
      let marks = around.intersection(kept).sorted().joined(separator: " ")
      for scalar in node.text.unicodeScalars where !scalar.properties.isWhitespace {
        marked.append("\(scalar) \(marks)")
      }
    }
    while marked.last == "br" { marked.removeLast() }
    return Array(marked.drop { $0 == "br" })
  }
}
