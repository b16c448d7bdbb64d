import FAQImport
import FAQModel
import Testing

@Suite("Questions in accordions without names of their own")
struct HTMLFoldedTests {
  static let contents = [
    "<dl class=toc><dt><a href=#a>May I fly?</a></dt><dt><a href=#b>May I run?</a></dt></dl>",
    "<dl><dt>1. <a href=all.html>All</a></dt><dd><dl><dt>1.1. <a href=all.html#a>May I fly?</a></dt><dt>1.2. <a href=all.html#b>May I run?</a></dt></dl></dd></dl>",
  ]

  @Test(
    "a list of definitions whose terms are links into a page is one of contents",
    arguments: contents)
  func listOfContents(_ list: String) throws {
    let reading = try HTMLSource.reading(
      "<main>\(list)<h2 id=a>May I fly?</h2><p>Yes.</p><h2 id=b>May I run?</h2><p>No.</p></main>")
    #expect(reading.questions.map(\.body) == ["Yes.", "No."])
    #expect(reading.refused.isEmpty)
    #expect(reading.dropped.contains { $0.contains("May I run?") })
  }

  @Test("a term that is a link over words of an answer is a question")
  func linkedTerms() throws {
    for answer in ["Yes.", "112", "<a href=/book>Here</a>"] {
      let reading = try HTMLSource.reading(
        "<main><dl><dt><a href=#a>May I fly?</a></dt><dd id=a>\(answer)</dd></dl></main>")
      #expect(reading.questions.map(\.title) == ["May I fly?"], "\(answer)")
    }
  }

  @Test("a heading that asks over links alone, beside folded questions, calls to act and is named")
  func calls() throws {
    func read(_ answer: String, _ title: String = "Ready to begin?") throws -> SourceReading {
      let folded = ["May I fly?", "May I run?"].map {
        "<details><summary>\($0)</summary><p>Yes.</p></details>"
      }
      return try HTMLSource.reading("<main>\(folded.joined())<h2>\(title)</h2>\(answer)</main>")
    }
    let call = try read("<p><a href=booking.html>Book a visit</a></p>")
    #expect(call.questions.map(\.title) == ["May I fly?", "May I run?"] && call.refused.isEmpty)
    #expect(call.dropped.contains("words outside of the questions: 'Ready to begin?'"))
    #expect(call.dropped.contains { $0.contains("Book a visit") })
    for answer in [
      "<p>Yes: <a href=booking.html>book</a></p>", "<p><a href=form.pdf>The form</a></p>",
      "<p><a href=tel:112>Call</a></p>", "<p><a href=/call>Call 112</a></p>",
    ] {
      #expect(try read(answer, "What do I do?").questions.count == 3, "\(answer)")
    }
    let alone = try HTMLSource.reading(
      "<h2>May I fly?</h2><p>Yes.</p><h2>Where is the form?</h2><p><a href=/form>Here</a></p>")
    #expect(alone.questions.count == 2)
  }
}
