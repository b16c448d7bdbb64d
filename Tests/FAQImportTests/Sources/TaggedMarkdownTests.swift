import FAQImport
import FAQTestSupport
import Testing

@Suite("Markdown with tags of HTML")
struct TaggedMarkdownTests {
  @Test(
    "tags that dress words become marks and characters, and marks of Markdown stay",
    arguments: [
      ("**Never** with H<sub>2</sub>O<sub>2</sub>.", "**Never** with H₂O₂."),
      (
        "See [it](https://a.example) first.<br>Then ask.",
        "See [it](https://a.example) first.\\\nThen ask."
      ),
      ("**Take:**\n\n* one\n* two m<sup>2</sup>", "**Take:**\n\n* one\n* two m²"),
      ("Do **not** take <b>two</b>.", "Do **not** take **two**."),
      ("**a**\n\n<sup>*</sup> Not for children.", "**a**\n\n\\* Not for children."),
      ("**a**\n<sup>#</sup> Off-label", "**a**\n\\# Off-label"),
      ("**a**<br>• b<br>• c", "**a**\n- b\n- c"),
      ("**Do** not take <em>two</em> <br />\nnow.", "**Do** not take *two*\\\nnow."),
      (
        "## Dose\n\nTake 10<sup>6</sup>.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "## Dose\n\nTake 10⁶.\n\n| a | b |\n|---|---|\n| 1 | 2 |"
      ),
    ])
  func tags(written: String, markdown: String) {
    let answer = AnswerReader.read(written)
    #expect(answer.body == markdown)
    #expect(
      answer.remarks == [
        "The answer is Markdown with tags of HTML, which became marks and characters."
      ])
  }

  @Test("words above the line that have no characters stay on it, and are told of")
  func noCharacter() {
    let answer = AnswerReader.read("**Dose** of a<sup>max</sup>")
    #expect(answer.body == "**Dose** of amax")
    #expect(answer.remarks.contains { $0.hasPrefix("'max' stood above the line") })
    #expect(
      AnswerReader.read("**a**\n\n<sup>1.</sup> Off-label").body.hasSuffix("\n\n1\\. Off-label"))
  }

  @Test(
    "with other tags, or tags that cannot be marks, it is HTML, and marks are words that are told of",
    arguments: [
      "<p>Do **not**.</p>", "**Never** <a href='https://a.example'>x</a>", "**Never** <b> now</b>",
      "| **a** |\n|---|\n| b<br>c |", "**a** <b>b", "**a**<br>- b", "**a** <sub>b</sup>",
      "**a** <b>x</b><b>y</b>", "**a** <b>b\u{A0}</b>c", "**a** <b>„b“</b>c", "**a** <b>b</b>*c",
      "**a**\n\nb | c\n--|--\nd<br>e | f", "**a** b<br>\nc | d", "**a** b\\<br>\nc",
      "**a**\n~~~\nb<br>c\n~~~",
    ])
  func otherTags(_ written: String) {
    let answer = AnswerReader.read(written)
    #expect(answer.body.contains(#"\*\*"#))
    #expect(answer.remarks.last?.contains("marks of Markdown") == true)
  }

  @Test("many breaks are read in time that grows with their number")
  func manyBreaks() {
    let text = "**x** a\n" + String(repeating: "word line<br>", count: 20_000) + "end"
    #expect(ProcessorTime.measure { _ = AnswerReader.read(text) } < .seconds(10))
  }

  @Test("marks of Markdown in what is said to be HTML are told of")
  func declared() {
    let answer = AnswerReader.read("<p>- **Never**</p>", .html)
    #expect(answer.body == #"\- \*\*Never\*\*"#)
    #expect(answer.remarks.count == 1)
  }

  @Test("HTML without marks, and Markdown without tags, are told of nothing")
  func others() {
    #expect(AnswerReader.read("CO<sub>2</sub>").remarks.isEmpty)
    #expect(AnswerReader.read("**a** < b").body == "**a** < b")
  }
}
