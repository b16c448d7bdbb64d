import FAQHTML
import FAQTestSupport
import Testing

@Suite struct SafetyTests {
  @Test(
    "the checks of these tests find what is not allowed",
    arguments: [
      "<script>a</script>", "<p onclick=\"a\">b</p>", "<a href=\"javascript:a\">b</a>",
      "<a href=\" java&Tab;script&colon;a\">b</a>", "<img src=\"tel:1\">", "<!-- a -->",
      "<p id=\"a\">b</p>", "<p style=\"a\">b</p>", "<iframe></iframe>", "<title>a</title>",
      "<li id=\"cookie\">a</li>", "</body><base href=\"/\">", "<svg><a>b</a></svg>",
    ])
  func checkerFinds(html: String) throws {
    #expect(try HTMLReader.read([html]).first?.problems.isEmpty == false)
  }

  @Test("no address of a scheme that is not allowed gets through, however it is disguised")
  func addresses() throws {
    let texts = Injection.addresses.flatMap { address in
      Injection.addressPlaces.map { $0.replacing("@@", with: address) }
    }
    #expect(texts.count > 300)
    try expectSafe(texts)
  }

  @Test("no markup of an author gets through, wherever it stands")
  func markup() throws {
    let texts = Injection.markup.flatMap { markup in
      Injection.markupPlaces.map { $0.replacing("@@", with: markup) }
    }
    #expect(texts.count > 500)
    try expectSafe(texts)
  }

  @Test("10,000 random texts give no HTML but the allowed")
  func random() throws {
    var generator = SeededGenerator(seed: 2)
    try expectSafe(
      (0..<10_000).map { _ in RandomMarkdown.text(of: RandomMarkdown.hostile, using: &generator) })
  }

  @Test("every word of 10,000 random texts is on the page, raw HTML included")
  func words() throws {
    var generator = SeededGenerator(seed: 3)
    let texts = (0..<10_000).map { _ in
      RandomMarkdown.textWithWords(of: RandomMarkdown.full, using: &generator)
    }
    let readings = try HTMLReader.read(texts.map { MarkdownHTML.fragment(of: $0.text) })
    for (text, reading) in zip(texts, readings) {
      let lost = text.words.filter { !reading.words.contains($0) }
      #expect(lost.isEmpty, "\(text.text.debugDescription)")
      #expect(reading.problems.isEmpty, "\(text.text.debugDescription)")
    }
    #expect(readings.count == texts.count)
  }

  private func expectSafe(_ texts: [String]) throws {
    let readings = try HTMLReader.read(texts.map { MarkdownHTML.fragment(of: $0) })
    #expect(readings.count == texts.count)
    for (text, reading) in zip(texts, readings) {
      #expect(reading.problems.isEmpty, "\(text.debugDescription)")
    }
  }
}
