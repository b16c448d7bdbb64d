import FAQTestSupport

/// Texts of random pieces, so that marks meet in ways in which nobody writes them.
enum RandomMarkdown {
  /// Marks that open, close and nest, with no raw HTML, footnote or table.
  static let plain = [
    "a", "b ", "é", " ", "  ", "\n", "\n\n", "    ", "\t", "*", "**", "_", "__", "~", "~~", "`",
    "``",
    "> ", "- ", "1. ", "2) ", "+ ", "# ", "## ", "---\n", "===\n", "[", "](/u)", " ](/u \"t\")",
    "![", "[a]", "\n[a]: /x \"t\"\n", "<a@b.c>", "<http://a.b>", " https://a.b/c?d=e&f ",
    " www.x.yz ", " a@b.cd ", "&amp;", "&#65;", "&copy;", "\\", "\\*", "!", "\"", "'", "<", "&",
    "“",
    "\\\n", "  \n",
  ]

  /// The same with raw HTML, footnotes and tables, and without a definition that ends in a word.
  static let full =
    plain.filter { !$0.hasPrefix("\n[a]") } + [
      "<b>", "</b>", "<!-- ", " -->", "<div>\n", "</div>\n", "<?", "?>", "<![CDATA[", "<script>",
      "</script>", "[^1]", "[^2]", "[^1]: ", "[^2]: ", "[^3]: ", "\n[^2]: ", "|", "|", "|-|-|\n",
      "|:-|\n", "| a | b |\n", "a|b\n-|-\n", "\\|", "```\n", "~~~\n", "[^é]: ",
      "> 5 ", "+ 2 ", "- 20 °C ", "> a\n> b\n> |c|\n> |-|\n", "[^a\n", "\n|c|\n|-|\n",
    ]

  /// What an attacker would add.
  static let hostile =
    full + [
      "\n[a]: ", "javascript:", "](javascript:", "](<", " onclick=\"x\" ", "<a href=\"",
      "data:text/html,", "&#106;", "&Tab;", "&colon;", "\u{1}", "\0", "<img src=x onerror=y>",
      "</p>", "</code></pre>", "<svg/onload=z>", "``` a b\n", "<javascript:z>", "\u{b}", "\u{c}",
      "\u{2028}", "![](", ")", "(", ":", "\">", "' ", "vbscript:", "%3A", "//", "<!", "]]>",
    ]

  static func text(of pieces: [String], using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...40, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  /// A text and the words in it, each of which occurs once.
  static func textWithWords(
    of pieces: [String], using generator: inout SeededGenerator
  ) -> (text: String, words: [String]) {
    var text = ""
    var words: [String] = []
    for number in 0..<Int.random(in: 1...40, using: &generator) {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        words.append("w\(number)z")
        text += words.last ?? ""
      } else {
        text += pieces.randomElement(using: &generator) ?? ""
      }
    }
    return (text, words)
  }
}
