import FAQImport
import Testing

@Suite("Links within a web page")
struct HTMLPageLinksTests {
  private static func read(_ html: String) throws -> SourceReading {
    try HTMLSource.reading("<html><body><main>\(html)</main></body></html>", path: "in/faq.html")
  }

  static let places = [
    "<h2 id=\"b\">May I swim?</h2><p>Yes.</p>",
    "<h2><a name=\"b\"></a>May I swim?</h2><p>Yes.</p>",
    "<a id=\"b\"></a>\n<h2>May I swim?</h2><p>Yes.</p>",
    "<section id=\"b\"><h2>May I swim?</h2><p>Yes.</p></section>",
    "<h2>May I swim?</h2><p>Yes, <i id=\"b\">now</i>.</p>",
    "<details id=\"b\"><summary>May I swim?</summary><p>Yes.</p></details>",
  ]

  @Test("a link to the place of another question leads to its article", arguments: places)
  func otherQuestion(_ other: String) throws {
    for first in [
      "<h2>May I drive?</h2><p>No. See <a href=\"#b\">there</a>.</p>",
      "<details><summary>May I drive?</summary><p>No. See <a href=\"faq.html#b\">there</a>.</p></details>",
    ] {
      let questions = try Self.read("\(first)\n\(other)").questions
      #expect(questions.map(\.slug) == [nil, "may-i-swim"])
      #expect(questions.first?.body == "No. See [there](/may-i-swim).")
      #expect(
        questions[0].remarks.last == "1 link to a question of the page now names its article.")
    }
  }

  static let others = [
    "<h2>May I swim?</h2><p>Yes.</p>",
    "<div id=\"b\"><h2>May I swim?</h2><p>Yes.</p><h2>May I fly?</h2><p>No.</p></div>",
    "<input name=\"b\"><h2>May I swim?</h2><p>Yes.</p>",
    "<h2>May I swim?</h2><p>Yes.</p></main><footer id=\"b\">About</footer><main>",
  ]

  @Test("a link to no place, or to one of no question or several, is told of", arguments: others)
  func noQuestion(_ other: String) throws {
    let reading = try Self.read(
      "<h2>May I drive?</h2><p>No. See <a href=\"#b\">there</a>.</p>" + other)
    #expect(reading.questions.first?.body == "No. See [there](#b).")
    #expect(
      reading.questions.first?.remarks == [
        "1 link leads to places of the page and stays as it is: '#b'."
      ])
    #expect(reading.questions.allSatisfy { $0.slug == nil })
  }

  @Test("a link to a place of its own answer is told of, as an article has no such places")
  func ownPlace() throws {
    let reading = try Self.read(
      "<h2>May I drive?</h2><p>No. See <a href=\"#b\">there</a>.</p><p id=\"b\">Never.</p>")
    #expect(reading.questions.map(\.body) == ["No. See [there](#b).\n\nNever."])
    #expect(reading.questions[0].remarks.count == 1)
  }
}
