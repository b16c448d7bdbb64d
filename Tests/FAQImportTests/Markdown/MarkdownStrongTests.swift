import FAQImport
import Testing

@Suite("Questions in strong words on Markdown pages")
struct MarkdownStrongTests {
  private static let long =
    String(repeating: "Send the form by post or by fax. ", count: 20)
    + "Or call."

  private static func read(_ text: String) throws -> SourceReading {
    try MarkdownQuestions.read(Array("# FAQ\n\n\(text)\n".utf8), path: "FAQ.md")
  }

  @Test(
    "a break between strong words that ask and their answer is no part of either",
    arguments: [
      ("<br>Yes, 1 g.", "Yes, 1 g."),
      (" <br/>\nNo. See [A](https://a.example).", "No. See [A](https://a.example)."),
      ("<BR /> <br>\nYes.<br>Or no.", "Yes.<br>Or no."), ("<br>\n\n- a\n- b", "- a\n- b"),
      ("<br>\(long)", long),
    ])
  func breaks(_ answer: String, _ body: String) throws {
    let reading = try Self.read("**May I?**\(answer)\n\n__When?__<br>\n**Now.**")
    #expect(MarkdownPairsTests.pairs(reading) == ["May I? = \(body)", "When? = **Now.**"])
    #expect(reading.questions[0].categories.isEmpty && reading.refused.isEmpty)
    #expect(reading.dropped == ["the heading 'FAQ' of the page"])
  }

  @Test(
    "a break before what would else be more than words stays",
    arguments: [
      ("<br>> 38 °C: call.", "\\> 38 °C: call."),
      (" <br/> - [A](a.md)<br/>- B", "<br/> - [A](a.md)<br/>- B"),
      ("<br># 3 is it.", "\\# 3 is it."),
    ])
  func breaksBeforeSigns(_ answer: String, _ body: String) throws {
    let reading = try Self.read("**May I?**\(answer)\n\n**When?** Now.")
    #expect(MarkdownPairsTests.pairs(reading) == ["May I? = \(body)", "When? = Now."])
  }

  @Test("lines that ask are counted, however long their answers are")
  func longLines() throws {
    let list = "- **May I?** \(Self.long)\n- **When?** Now.\n- **How?** \(Self.long)\n- Or."
    #expect(
      try Self.read(list).refused.map(\.cause) == [
        "it has no headings that ask, but 3 lines do: line 3 'May I?', line 4 'When?', line 5 'How?'"
      ])
    let above = try Self.read("**May I?** \(Self.long)\n\n## When?\n\nNow.\n\n## How?\n\n\(list)")
    #expect(above.questions.map(\.title) == ["When?", "How?"])
    #expect(above.refused.map(\.place) == ["line 3"])
    #expect(
      above.questions[1].remarks
        == ["3 lines in the answer end as questions do; they stay part of the answer."])
  }
}
