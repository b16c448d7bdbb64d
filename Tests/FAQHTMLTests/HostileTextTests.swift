import FAQHTML
import FAQTestSupport
import Testing

@Suite struct HostileTextTests {
  /// Made so that a parser which looks back for each of their parts needs minutes or all memory.
  static let pieces = [
    ">", "> ", "- ", "-\t", "1. ", ">- ", "[", "![", "![[]()", "]", "[]", "[a](b", "[a](<b", "`",
    "e`f``",
    "*", "_", "**a ", "*a_ ", "*a **a ", "~a ", "~~a~", "<", "a <!A ", "a <? ", "a<!-- ",
    "<![CDATA[",
    "&", "\\", "a@", "a@b.c ", "www.a ", "xmpp:a@b.c/", "|", "|a\n-|-\n", "a|b\n-|-|-\n", ":-:\n",
    "[^a]", "[^a\nb]", "[^a\n", "[^a\nb](", "[^a]: ", "[^a]: x\n", "[a]: b\n", "a\n=\n", "```\n",
    "- a\n", "*\n", "#", "\n", "\"",
    "\0",
  ]

  @Test("half a mebibyte of the same few characters is read in seconds", arguments: pieces)
  func repeated(piece: String) {
    expectQuick(String(repeating: piece, count: size / piece.utf8.count))
  }

  static let texts: [String] = [
    "\(many("[", 100_000))a\(many("]", 100_000))",
    "www.a\(many(")", 500_000))",
    "\(many(">", 250_000))a\n\(many("a\n", 100_000))",
    "\(many("- ", 120_000))a\n\(many("\n", 100_000))",
    "|\(many("a|", 700))\n|\(many("-|", 700))\n\(many("b\n", 200_000))",
    "[a]: \(many("b", 250_000))\n\n\(many("[a]", 80_000))",
    "\(many("**a ", 60_000))\(many(" b**", 60_000))",
    "\(many("![", 80_000))a\(many("](javascript:b)", 20_000))",
    "\(many("[^1]: x\n\n", 50_000))\(many("[^1]\n\n", 10_000))",
    (0..<600).map { "\(many("  ", $0))- a\n" }.joined(),
    (0..<1000).map { "e\(many("`", $0))" }.joined(),
    many("\"", 500_000),
  ]

  @Test("a text that is made to exhaust the parser is read in seconds", arguments: texts.indices)
  func made(index: Int) { expectQuick(Self.texts[index]) }

  @Test("a text that cannot be read in reasonable time is shown as it is written")
  func asWritten() {
    let html = MarkdownHTML.fragment(of: "\(Self.many("> ", 2000))*a* <b>")
    #expect(html == "<pre>\(Self.many("&gt; ", 2000))*a* &lt;b&gt;</pre>\n")
  }

  @Test("each character that has the parser look around counts, wherever it stands among letters")
  func counted() {
    for character in "|:>]!&()*;<@[\\_`~" {
      for place in 0..<8 {
        let word = Self.many("a", place) + "\(character)" + Self.many("a", 7 - place)
        let html = MarkdownHTML.fragment(of: Self.many(word, 20_000))
        #expect(html.hasPrefix("<pre>"), "\(word)")
      }
    }
    let control = MarkdownHTML.fragment(of: Self.many("a-,./ 9z", 20_000))
    #expect(control.hasPrefix("<p>"))
  }

  @Test("five mebibytes of paragraphs, lists and tables are read as Markdown")
  func large() {
    let part = """
      ## Sample question

      \(Self.many("Some *sample* words, [a link](https://example.org) and more of them. ", 20))

      - one item
      - another

      | a | b |
      |---|---|
      | c | d |


      """
    let html = MarkdownHTML.fragment(of: Self.many(part, (5 << 20) / part.utf8.count))
    #expect(html.hasPrefix("<h2>Sample question</h2>\n<p>Some <em>sample</em>"))
    #expect(html.hasSuffix("</table>\n"))
  }

  private let size = 512 << 10

  private func expectQuick(_ text: String) {
    let time = ProcessorTime.measure {
      #expect(!MarkdownHTML.fragment(of: text).isEmpty || text.allSatisfy(\.isWhitespace))
    }
    #expect(time < .seconds(20))
  }

  private static func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }
}
