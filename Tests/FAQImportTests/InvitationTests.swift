import FAQModel
import Testing

@testable import FAQImport

@Suite("Headings that invite readers to get in touch")
struct InvitationTests {
  static let invitations = [
    "Still have questions?", "NEED HELP?", "Noch Fragen?", "Besoin d’aide ?",
    "¿Tienes más preguntas?",
    "Can’t find what you’re looking for?", "Still not sure?", "Didn’t find what you need?",
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
        "# FAQ\n\n## Is it?\n\nYes.\n\n## Is that?\n\nNo.\n\n\(marks) \(title)\n\nCall us: [Contact](/c)\n"
      let reading = try MarkdownQuestions.read(Array(text.utf8), path: "FAQ.md")
      #expect(reading.questions.map(\.body) == ["Yes.", "No."])
      #expect(reading.refused.map(\.cause) == [])
      #expect(reading.dropped.contains { $0.contains(title) && $0.contains("Call us") })
    }
  }

  @Test(
    "one below the level of the questions is part of the answer, but for a last link of the page")
  func below() throws {
    for title in Self.invitations.prefix(3) {
      let html = """
        <h2>Who comes?</h2><p>A nurse.</p><h3>\(title)</h3><p>A nurse comes daily to give 5 mg.</p>
        """
      for page in [html, html + "<h2>Why?</h2><p>So.</p>", html + "<p>See <a href=/c>us</a>.</p>"] {
        let body = try HTMLSource.reading(page).questions.first?.body
        #expect(body?.contains("## \(title)\n\nA nurse comes daily to give 5 mg.") == true)
      }
      let text =
        "# FAQ\n\n## Who?\n\nA.\n\n## Who comes?\n\nB.\n\n### \(title)\n\nA nurse, with 5 mg.\n"
      let reading = try MarkdownQuestions.read(Array(text.utf8), path: "FAQ.md")
      #expect(reading.questions.last?.body.hasSuffix("A nurse, with 5 mg.") == true)
    }
  }

  static let lonePages = [
    "## Is it?\n\nYes.\n\n## Still have questions?\n\nCall us.\n", "# FAQ\n\n## Is it?\n\nYes.\n",
    "# Questions?\n\n## Is it?\n\nYes.\n", "# Have questions?\n\nRead on.\n\n## Is it?\n\nYes.\n",
    "# Any questions?\n\n## Is it?\n\nYes.\n\n## Noch Fragen?\n\nCall.\n", "## Is it?\n\nYes.\n",
    "# Questions?\n\n<details><summary>Is it?</summary>\n\nYes.\n\n</details>\n",
  ]

  @Test(
    "beside one, or below a title of the page, one heading that asks is a question",
    arguments: lonePages)
  func single(_ text: String) throws {
    for (path, more) in [("page.md", ""), ("FAQ.md", ""), ("page.md", "\n## Is that?\n\nYes.\n")] {
      guard !(path == "page.md" && text.contains("<details>")) else { continue }
      let reading = try MarkdownQuestions.read(Array((text + more).utf8), path: path)
      #expect(reading.questions.first?.title == "Is it?", "\(path)")
      #expect(reading.questions.allSatisfy { $0.body == "Yes." && $0.categories == [] })
      #expect(reading.questions.count == (more.isEmpty ? 1 : 2))
      #expect(reading.refused.map(\.cause) == [])
    }
  }

  @Test(
    "one is no article of all that stands below it, and a refusal names headings by their words")
  func whole() throws {
    let reading = try MarkdownQuestions.read(
      Array(
        "# Have questions?\n\n## Dosing\n\n5 mg.\n\n### Is it?\n\nYes.\n\n### Other\n\nNo.".utf8),
      path: "page.md")
    #expect(reading.questions.map(\.title) == [])
    #expect(
      reading.refused.first?.cause
        == "its headings do not say which of them are questions; these lines ask: line 7 'Is it?'")
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
    for title in ["Myths", "Mythen", "Common myths"] {
      let headings = "<h1>\(title)</h1><p>Read on.</p><h2>Is it true?</h2><p>No.</p>"
      for page in [headings, headings + "<h2>Is that?</h2><p>Yes.</p>"] {
        let reading = try HTMLSource.reading(page)
        #expect(reading.questions.first?.body == "No.")
        #expect(reading.refused.map(\.cause) == [])
        #expect(reading.dropped.first == "words outside of the questions: '\(title)'")
      }
    }
    for page in [
      "<h2>Myths</h2><p>It heals.</p><h2>Is it?</h2><p>No.</p>",
      "<h1>Myths</h1><h2>It heals</h2><p>No.</p>",
    ] {
      #expect(try HTMLSource.reading(page).refused.count == 1, "\(page)")
    }
    #expect(try HTMLSource.reading("<h2>Myth: it is</h2>x\(folds)").refused.count == 1)
  }
}
