import FAQImport
import Testing

@Suite("Questions in lists and forms of web pages")
struct HTMLWordListTests {
  static let lists = [
    "<ol><li><p><strong>Is it?</strong></p></li></ol><p>Yes.</p><ul><li>Really.</li></ul>"
      + "<ol start=2><li><p><strong>Why?</strong></p></li></ol><p>So.</p>",
    "<ol><li><strong>Is it?</strong><br>Yes.<ul><li>Really.</li></ul></li><li><strong>Why?</strong> So.</li></ol>"
      + "<p>Call us.</p>",
    "<ul><li><p><b>Is it?</b></p><p>Yes.</p><ul><li>Really.</li></ul></li><li><p><b>Why?</b></p><p>So.</p></li></ul>",
  ]

  @Test(
    "strong words that begin items ask, with the answer in the item or behind the list",
    arguments: lists)
  func items(_ html: String) throws {
    let reading = try HTMLSource.reading("<h1>FAQ</h1>\(html)")
    #expect(reading.questions.map(\.title) == ["Is it?", "Why?"])
    #expect(reading.questions.map(\.body) == ["Yes.\n\n- Really.", "So."])
    #expect(reading.refused.isEmpty)
  }

  @Test("what a paragraph asks has the items that ask below it in its answer")
  func itemsOfAnswers() throws {
    let items = "<ul><li><b>Is it safe?</b></li><li><b>Is it new?</b></li></ul>"
    let reading = try HTMLSource.reading(
      "<p><b>What can I ask?</b></p>\(items)<p><b>Whom?</b></p><p>Your doctor.</p>")
    #expect(reading.questions.map(\.title) == ["What can I ask?", "Whom?"])
    #expect(reading.questions[0].body.contains("Is it new?"))
    let within = "<ol><li><b>What?</b> This:\(items)</li><li><b>Whom?</b> Anybody.</li></ol>"
    let nested = try HTMLSource.reading(within)
    #expect(nested.questions.map(\.title) == ["What?", "Whom?"])
    #expect(nested.questions[0].body.contains("Is it new?"))
  }

  @Test("items that only ask have no answer")
  func contents() throws {
    let reading = try HTMLSource.reading("<ul><li><b>Is it?</b></li><li><b>Why?</b></li></ul>")
    #expect(reading.questions.isEmpty && !reading.refused.isEmpty)
  }

  @Test("a form around the page is no form to fill in")
  func pageForms() throws {
    let parts = "<h2>Is it?</h2><p>Yes.</p><h2>Why?</h2><p>So.</p>"
    for (before, isPage) in [
      ("<input type=hidden name=__VIEWSTATE value=x>", true), ("<h1>FAQ</h1>", true),
      ("<nav>Home</nav>", true), ("<input name=mail>", false),
    ] {
      let reading = try HTMLSource.reading(
        "<body><form action='faq.aspx'>\(before)\(parts)<select><option>Dose</option></select></form></body>"
      )
      #expect(reading.questions.map(\.title) == (isPage ? ["Is it?", "Why?"] : []))
      #expect(!reading.questions.contains { $0.body.contains("Dose") })
    }
  }
}
