import FAQModel
import Testing

@testable import FAQImport

@Suite("HTML as a tree")
struct HTMLTreeTests {
  @Test("a tree holds elements, words and comments in the order of the page, with their lines")
  func order() throws {
    let tree = try HTMLTree(
      reading: "<main>\n<p id=\"a\" CLASS='b c'>5 &lt; 6&nbsp;mg<!-- note --><X-Sample>é</p></main>"
    )
    let names = tree.nodes.map { $0.kind == .element ? $0.name : $0.text }
    #expect(
      names == [
        "html", "head", "body", "main", "\n", "p", "5 < 6\u{A0}mg", " note ", "x-sample", "é",
      ]
    )
    #expect(tree.nodes[5].line == 2)
    #expect(tree.nodes[5]["id"] == "a")
    #expect(tree.nodes[5]["class"] == "b c")
    #expect(tree.nodes[5]["none"] == nil)
    #expect(tree.children(of: 3) == [4, 5])
  }

  @Test("the words of a node are parted where a browser parts them")
  func words() throws {
    let tree = try HTMLTree(
      reading: "<p>One<b>two</b></p><ul><li>three<li>four<script>x()</script></ul>five\u{202E}six")
    #expect(tree.words(of: 0) == "Onetwo three four fivesix")
  }

  @Test(
    "a page that nests without end is refused with its line",
    arguments: [
      String(repeating: "<div>", count: 200_000),
      String(repeating: "<svg><g>", count: 200_000),
      String(repeating: "<ul><li>", count: 200_000),
      String(repeating: "<div><table><tr><td></div>", count: 200_000),
      String(repeating: "<b>", count: 200_000),
      String(repeating: "<div><p>", count: 200) + String(repeating: "<blockquote>", count: 100),
    ])
  func deep(html: String) {
    #expect(throws: HTMLNesting.refusal(line: 3)) {
      try HTMLTree(reading: "<!-- <div> -->\n\n" + html)
    }
  }

  @Test("a page that multiplies its markup is refused, not built")
  func grows() {
    let open = (0..<250).map { "<font size=\($0)>" }.joined()
    #expect(throws: Refusal.self) {
      try HTMLTree(reading: open + String(repeating: "<p>x", count: 200_000))
    }
  }

  @Test("long and broken pages are read")
  func long() throws {
    let rows = String(repeating: "<p>One<br><li>two<td>three</p></b></i><div></div>", count: 20_000)
    #expect(try HTMLTree(reading: rows).nodes.count > 100_000)
    for html in [
      "", "<", "<!--", "<a href=\"", "</", "<script>", "<title>", "<p a=b", "&#0;&#xD800;",
    ] {
      #expect(try HTMLTree(reading: html).nodes.first?.name == "html")
    }
    #expect(
      try HTMLTree(reading: "<li>x", isFragment: true).nodes.map(\.name) == ["html", "li", ""])
  }
}
