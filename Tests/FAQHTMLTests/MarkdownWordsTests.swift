import FAQHTML
import Testing

@Suite("The words of Markdown")
struct MarkdownWordsTests {
  static let samples: [(String, [String])] = [
    ("", []),
    ("> Stop the medicine\n> at once.\n\nNow.", ["Stop the medicine\nat once.", "Now."]),
    ("Take `5 mg` *daily*, ~~10~~ not more.", ["Take 5 mg daily, 10 not more."]),
    ("Take 5&nbsp;mg &amp; don&#8217;t&excl;", ["Take 5\u{a0}mg & don\u{2019}t!"]),
    ("See <https://example.org/a?b&c>.", ["See https://example.org/a?b&c."]),
    ("See [the `guide`][g].\n\n[g]: https://example.org/a 'T'", ["See the guide.", "T"]),
    ("[a](/b \"5 &lt; 6 \\\"x\\\"\").\n\nNow.", ["a.", "Now.", "5 < 6 \"x\"", "5 < 6 \"x\""]),
    ("1. One\n   - > Two\n     > three\n2. Four", ["One\n", "Two\nthree", "Four"]),
    ("| `a` | b |\n|---|---|\n| 1 \\| 2 | 3 | 4 |", ["a", "b", "1 | 2", "3", " 4 "]),
    ("# Is it `safe`? #\n\nYes\n---", ["Is it safe?", "Yes"]),
    ("Stop\\\nit  \nnow.", ["Stop\n\nit\n\nnow."]),
    ("5 \\> 6 \\& \\*7\\* > \"8\"", ["5 > 6 & *7* > \"8\""]),
    ("```sh title\na  <b\n```", ["sh title", "a  <b\n", "a  <b\n"]),
    (
      "Press ![the `red` \"one\"](https://example.org/a.png 'T')!", ["Press the red \"one\"!", "T"]
    ),
    ("Yes[^1].\n\n[^1]: Seen.", ["Yes.", "Seen. ↩", "Yes1.", "Seen. ↩"]),
    ("5 <b id='c'>mg</b><br>a<!-- -->b", ["5 <b id='c'>mg</b><br>a<!-- -->b", "5 mg\nab"]),
    ("<p>One</p><p>two", ["<p>One</p><p>two", "One", "two"]),
  ]

  @Test("each block is what readers see of it, in each way to read it", arguments: samples)
  func words(_ markdown: String, _ words: [String]) {
    #expect(MarkdownHTML.words(of: markdown) == words)
  }

  @Test("a page has each word once, without and with the numbers that call footnotes")
  func pages() {
    #expect(MarkdownHTML.pages(of: "5 &lt; *6*\n\n- Yes.") == ["5 < 6\nYes."])
    #expect(
      MarkdownHTML.pages(of: "Yes[^1].\n\n[^1]: Seen.") == ["Yes.\nSeen. ↩", "Yes1.\nSeen. ↩"])
  }

  @Test("a text that is made to be slow to read is there as it is written")
  func hostile() {
    let text = String(repeating: "<", count: 100_000)
    #expect(MarkdownHTML.words(of: text).first == text)
    let quotes = String(repeating: ">", count: 2_000) + " One."
    #expect(MarkdownHTML.words(of: quotes) == [quotes])
  }

  @Test("the HTML that pages show as it is written is named once, and nothing else is")
  func rawHTML() {
    #expect(
      MarkdownOddities(of: "10<sup>9</sup>/L and 5<sup>2</sup>\n\n<br>\n\n<!-- x -->\n").rawHTML
        == ["<sup>", "</sup>", "<br>", "<!-- x -->"])
    #expect(
      MarkdownOddities(of: "`<b>` a < b <https://example.org> \\<i> &lt;u>\n\n    <code>\n").rawHTML
        .isEmpty)
  }

  @Test("the addresses that pages neither link to nor show are named once")
  func hiddenAddresses() {
    #expect(
      MarkdownOddities(
        of: "[a](doi:10.1/a) ![b](tel:1) [c][d] [e](doi:10.1/a)\n\n[d]: javascript:f\n"
      ).hiddenAddresses
        == ["doi:10.1/a", "tel:1", "javascript:f"])
    #expect(
      MarkdownOddities(
        of: "[a](sms:1) [b](/c) ![d](asset:e.png) <doi:10.1/f> `[g](doi:h)` [i](https://j.example)"
      ).hiddenAddresses.isEmpty)
  }

  @Test("links that lead to no page are named, and other words in brackets are none")
  func looseAddresses() {
    #expect(
      MarkdownOddities(
        of: "[5-10](mg/day), HR 0.6 [0.4-0.8](p=0.001), [x](other), [5-10](mg/day)\n"
      ).looseAddresses
        == ["mg/day", "p=0.001", "other"])
    #expect(
      MarkdownOddities(
        of:
          "[a](/b), [c](#d), [e](https://f), [g](mailto:h@i), [j](../k), \\[5-10](mg/day), `[l](m)` [n]\n"
      ).looseAddresses.isEmpty)
  }
}
