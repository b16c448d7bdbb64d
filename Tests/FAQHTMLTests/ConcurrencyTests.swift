import FAQHTML
import FAQModel
import FAQTestSupport
import Testing

@Suite struct ConcurrencyTests {
  @Test("many texts at once give what each gives by itself")
  func together() {
    var generator = SeededGenerator(seed: 11)
    let texts = (0..<2_000).map { number in
      RandomMarkdown.text(of: RandomMarkdown.full, using: &generator)
        + "\n\n~~gone \(number)~~ www.example.org/\(number) and https://example.org\n"
    }
    let alone = texts.map { MarkdownHTML.fragment(of: $0) }
    for _ in 0..<4 { #expect(texts.concurrentMap { MarkdownHTML.fragment(of: $0) } == alone) }
  }

  @Test("a text gives the same after others of any size")
  func afterOthers() {
    let text = "# One\n\n- *two* `three`[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Four.\n"
    let first = MarkdownHTML.fragment(of: text)
    for size in [1, 100, 1_000, 10_000, 100_000] {
      _ = MarkdownHTML.fragment(
        of: String(repeating: "word *and* [link](https://a.b)\n\n", count: size))
      #expect(MarkdownHTML.fragment(of: text) == first)
    }
  }
}
