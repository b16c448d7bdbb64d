import FAQModel
import Testing

@testable import FAQImport

@Suite("Headings that invite readers to get in touch")
struct InvitationTests {
  static let invitations = [
    "Still have questions?", "NEED HELP?", "Noch Fragen?", "Besoin d’aide ?",
    "¿Tienes más preguntas?",
    "Can’t find what you’re looking for?",
  ]

  @Test("one is no question on a web page, and is named as left out", arguments: invitations)
  func pages(_ title: String) throws {
    let call = "<p>Call us: <a href=/c>Contact</a></p>"
    for page in [
      "<h2>Is it?</h2><p>Yes.</p><h2>Is that?</h2><p>No.</p><div class=cta><h2>\(title)</h2>\(call)</div>",
      "<h2>Is it?</h2><p>Yes.</p><h2>Is that?</h2><p>No.</p><h2>\(title)</h2>\(call)",
      "<h2>Is it?</h2><p>Yes.</p><h2>Is that?</h2><p>No.</p><h4>\(title)</h4>\(call)",
      "<details><summary>Is it?</summary>Yes.</details><details><summary>Is that?</summary>No.</details><h2>\(title)</h2>\(call)",
    ] {
      let reading = try HTMLSource.reading(page)
      #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"], "\(page)")
      #expect(reading.questions.map(\.body) == ["Yes.", "No."], "\(page)")
      #expect(reading.refused.map(\.cause) == [], "\(page)")
      #expect(reading.dropped.contains("words outside of the questions: '\(title)'"), "\(page)")
      #expect(reading.dropped.contains { $0.contains("Call us: Contact") }, "\(page)")
    }
    let article = try HTMLSource.reading(
      "<h1>Is it?</h1><p>Yes.</p><h2>Why</h2><p>So.</p><h2>\(title)</h2>\(call)")
    #expect(article.questions.map(\.body) == ["Yes.\n\n## Why\n\nSo."])
  }

  @Test("one is no question of a Markdown page either", arguments: invitations)
  func markdown(_ title: String) throws {
    for marks in ["##", "####"] {
      let text =
        "# FAQ\n\n## Is it?\n\nYes.\n\n## Is that?\n\nNo.\n\n\(marks) \(title)\n\nCall us.\n"
      let reading = try MarkdownQuestions.read(Array(text.utf8), path: "FAQ.md")
      #expect(reading.questions.map(\.body) == ["Yes.", "No."])
      #expect(reading.refused.map(\.cause) == [])
      #expect(reading.dropped.contains { $0.contains(title) && $0.contains("Call us") })
    }
  }

  @Test("a question that only begins as one stays a question, and so does one that a page folds")
  func others() throws {
    let reading = try HTMLSource.reading(
      "<h2>Need help with the pen?</h2><p>Yes.</p><h2>Do I still have to fast?</h2><p>No.</p>")
    #expect(
      reading.questions.map(\.title) == ["Need help with the pen?", "Do I still have to fast?"])
    let folded = try HTMLSource.reading(
      "<details><summary>Need help?</summary>Call.</details><details><summary>Is it?</summary>No.</details>"
    )
    #expect(folded.questions.count == 2)
  }

  @Test("a heading over a list of myths is left out, and a myth is refused, beside questions")
  func myths() throws {
    let folds = "<details><summary>Is it true?</summary>No.</details>"
    for title in ["Myths", "Common myths", "Mythen"] {
      let reading = try HTMLSource.reading("<h1>\(title)</h1>\(folds)")
      #expect(reading.questions.map(\.title) == ["Is it true?"])
      #expect(reading.refused.map(\.cause) == [])
      #expect(reading.dropped == ["words outside of the questions: '\(title)'"])
    }
    #expect(try HTMLSource.reading("<h2>Myth: it is</h2>x\(folds)").refused.count == 1)
  }
}
