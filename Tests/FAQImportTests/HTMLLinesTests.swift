import Testing

@testable import FAQImport

@Suite("Questions that are lines of web pages")
struct HTMLLinesTests {
  private static func read(_ html: String) throws -> SourceReading {
    try HTMLSource.reading("<body><h1>FAQ</h1>\(html)</body>")
  }

  @Test(
    "lines ask by their marks, as items, in strong or emphasized words, or by numbers that count up",
    arguments: [
      "<p>Q: May I?<br>A: Yes.</p><p><b>Q:</b> When?<br><b>A:</b> Now.</p>",
      "<ol><li>May I?<br>Yes.</li><li>When?<p>Now.</p></li></ol>",
      "<ol><li>May I?</li><p>Yes.</p><li>When?</li><p>Now.</p></ol>",
      "<ol><li>May I?</li></ol><p>Yes.</p><ol start=2><li><i>When?</i></li></ol><p>Now.</p>",
      "<section class=t><label>May I?</label><p>Yes.</p></section><section class=t><label>When?</label><p>Now.</p></section>",
      "<div class=r><div class=c><p>May I?</p><p>Yes.</p></div><div class=c><p>When?</p>Now.</div></div>",
      "<div class=r><div class=c><p>May I?</p>Yes.</div></div><div class=r><div class=c><p>When?</p>Now.</div></div>",
      "<div><b>May I?</b><br>Yes.</div><div><b>When?</b><br>Now.</div>",
      "<p><b>May I?</b><br>Yes.<br><br><b>When?</b> Now.</p>",
      "<b>May I?</b><br>Yes.<br><strong>When?</strong><br>Now.",
      "<p><em>May I?</em></p><p>Yes.</p><p><u>When?</u></p><p>Now.</p>",
      "<p><span style='font-weight: bold'>May I?</span></p><p>Yes.</p><div style='FONT-WEIGHT:700'>When?</div>Now.",
      "<p>1. May I?</p><p>Yes.</p><p>2. When?</p><p>Now.</p>",
      "<table><tr><td></td><td><b>May I?</b><br>Yes.<br><b>When?</b><br>Now.</td></tr></table>",
      "<table><tr><td><b>May I?</b></td></tr><tr><td>Yes.</td></tr><tr><td><b>When?</b></td></tr><tr><td>Now.</td></tr></table>",
    ])
  func lines(_ html: String) throws {
    let reading = try Self.read(html)
    #expect(
      MarkdownPairsTests.pairs(reading) == ["May I? = Yes.", "When? = Now."])
    #expect(reading.refused.isEmpty)
    #expect(reading.dropped == ["words outside of the questions: 'FAQ'"])
  }

  @Test(
    "what stands behind the last of them in an element of its own is no part of its answer",
    arguments: [
      "<div><b>May I?</b><br>Yes.</div><div><b>When?</b><br>Now.</div><div>Call us.</div>",
      "<ol><li>May I?<br>Yes.</li><li>When?<br>Now.</li></ol><p>Call us.</p>",
      "<div class=c><p>May I?</p>Yes.</div><div class=c><p>When?</p>Now.</div><div><p>Call us.</p></div>",
      "<div><p>Q: May I?<br>A: Yes.</p><p>Q: When?<br>A: Now.</p></div><p>Call us.</p>",
      "<p>1. May I?</p><p>Yes.</p><p>2. When?</p><p>Now.</p><h2>Call us.</h2>",
    ])
  func behind(_ html: String) throws {
    let reading = try Self.read(html)
    #expect(
      MarkdownPairsTests.pairs(reading) == ["May I? = Yes.", "When? = Now."])
    #expect(reading.dropped.last == "words outside of the questions: 'Call us.'")
  }

  @Test(
    "where it is not clear which words answer, nothing is a question",
    arguments: [
      "<p>May I?</p><p>Yes.</p><p>When?</p><p>Now.</p>",
      "<ul><li>May I?</li><li>When?</li></ul><p>Call us.</p>",
      "<ul><li>May I?<br>Yes.</li><li>Rest<br>Well.</li><li>When?<br>Now.</li></ul>",
      "<p>1. May I?</p><p>Yes.</p><p>7. When?</p><p>Now.</p>",
      "<table><tr><td><b>May I?</b></td><td>Yes.</td><td>1</td></tr><tr><td><b>When?</b></td><td>Now.</td><td>x</td></tr></table>",
      "<p><em>May I?</em></p><p>Yes.</p><p><em>When?</em></p><p>Now.</p><p><em>So she said.</em></p>",
      "<div class=c><p>May I?</p>Yes.</div><div class=c><p>Rest</p>Well.</div><div class=c><p>When?</p>Now.</div>",
      "<p>Q: May I?<br>A: Yes.</p>", "<p><em>May I?</em><br>Yes.</p>",
      "<p><em><a href='/a'>May I?</a></em></p><p>Yes.</p><p><em><a href='/b'>When?</a></em></p><p>Now.</p>",
    ])
  func unclear(_ html: String) throws {
    let reading = try Self.read(html)
    #expect(reading.questions.isEmpty && !reading.refused.isEmpty)
  }

  @Test("strong lines in an answer are told of")
  func strongLines() throws {
    let html =
      "<ol><li>May I?</li></ol><p>Yes.</p><p><b>Costs</b></p><ol start=2><li>When?</li></ol><p>Now.</p>"
    let remark =
      "Words in it are strong lines, which may be a title of the questions below, and stay part of the answer: 'Costs'."
    #expect(try Self.read(html).questions.map(\.remarks) == [[remark], []])
    let markdown = try MarkdownQuestions.read(
      Array("# FAQ\n\n1. May I?\n\nYes.\n\n**Costs**\n\n2. When?\n\nNow.\n".utf8), path: "FAQ.md")
    #expect(markdown.questions.map(\.remarks) == [[remark], []])
  }

  @Test("boxes and emphasized lines are questions only on a page that is called one of questions")
  func called() throws {
    let boxes = "<div class=c><p>May I?</p>Yes.</div><div class=c><p>When?</p>Now.</div>"
    let emphasized = "<p><em>May I?</em></p><p>Yes.</p><p><em>When?</em></p><p>Now.</p>"
    for html in [boxes, emphasized] {
      #expect(try HTMLSource.reading("<h1>Our clinic</h1>\(html)").questions.isEmpty)
      for named in ["<title>Asthma FAQ</title>", "<h2>Frequently asked questions</h2>"] {
        #expect(try HTMLSource.reading(named + html).questions.count == 2)
      }
      #expect(try HTMLSource.reading(html, path: "a/faq.html").questions.count == 2)
      #expect(try HTMLSource.reading(html, isFAQ: true).questions.count == 2)
    }
  }

  @Test("an empty heading above the first of them ends nothing")
  func emptyHeading() throws {
    let reading = try HTMLSource.reading(
      "<body><h2></h2><b>May I?</b><br>Yes.<br><b>When?</b><br>Now.</body>")
    #expect(MarkdownPairsTests.pairs(reading) == ["May I? = Yes.", "When? = Now."])
  }

  @Test("lines that ask within answers stay there where headings ask")
  func inside() throws {
    let reading = try Self.read(
      "<h2>May I?</h2><ol><li>Ill?<br>Call.</li><li>Well?<br>Come.</li></ol><h2>When?</h2><p><b>Today?</b><br>No.<br><b>Later?</b><br>Yes.</p>"
    )
    #expect(reading.questions.map(\.title) == ["May I?", "When?"])
    #expect(reading.questions[1].body == "**Today?**\\\nNo.\\\n**Later?**\\\nYes.")
  }
}
