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
}
