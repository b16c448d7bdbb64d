import FAQImport
import FAQModel
import Testing

@Suite("Links within a Markdown page")
struct PageLinksTests {
  private static func bodies(_ text: String) throws -> [String] {
    try MarkdownPageTests.read(text).questions.map(\.body)
  }

  @Test("a link to another question of the page leads to its article")
  func otherQuestion() throws {
    let reading = try MarkdownPageTests.read(
      """
      # FAQ

      ## Is it safe?

      Yes. See [below](#may-i-drive-too) and [here](#May-I-Drive-too).

      ## 2) May I drive, too?

      No. As [above](#is-it-safe).
      """)
    #expect(
      reading.questions.map(\.body) == [
        "Yes. See [below](/may-i-drive-too) and [here](/may-i-drive-too).",
        "No. As [above](/is-it-safe).",
      ])
    #expect(
      reading.questions.map(\.remarks) == [
        ["2 links to questions of the page now name their articles."],
        [
          "'2)' before the title was left out.",
          "1 link to a question of the page now names its article.",
        ],
      ])
  }

  @Test(
    "places are named by the page, as GitHub names them, or as slugs are made",
    arguments: [
      ("## May I drive? {#drive}", "#drive", "/may-i-drive"),
      ("## Don't I drive?", "#dont-i-drive", "/dont-i-drive"),
      ("## Car: may I drive?", "#car-may-i-drive", "/car-may-i-drive"),
      ("## Is 1.5 g safe?", "#is-15-g-safe", "/is-1-5-g-safe"),
      ("## Is 1.5 g safe?", "#is-1-5-g-safe", "/is-1-5-g-safe"),
      ("## Is a_b it - or c?", "#is-a_b-it---or-c", "/is-a-b-it-or-c"),
      ("## Darf ich über?", "#darf-ich-%C3%BCber", "/darf-ich-uber"),
    ])
  func names(heading: String, address: String, link: String) throws {
    let bodies = try Self.bodies(
      "# FAQ\n\n## Is it safe?\n\nSee [there](\(address)).\n\n\(heading)\n\nNo.\n")
    #expect(bodies.first == "See [there](\(link)).")
  }

  @Test("a link to a place that is no question, or may be of two, stays and is told of")
  func otherPlaces() throws {
    let reading = try MarkdownPageTests.read(
      """
      # FAQ

      ## Is it safe?

      See [the dose](#dose) and [twice](#drive). `[x](#may-i-drive)`

      ## May I drive? {#drive}

      No.

      ### Dose

      1 g.

      ## May I ride? {#drive}

      No.
      """)
    let question = try #require(reading.questions.first)
    #expect(question.body == "See [the dose](#dose) and [twice](#drive). `[x](#may-i-drive)`")
    #expect(
      question.remarks == [
        "2 links lead to places of the page and stay as they are: '#dose', '#drive'."
      ])
  }

  @Test("a link to a question that is refused, and a definition of one, stay and are told of")
  func refused() throws {
    let reading = try MarkdownPageTests.read(
      "# FAQ\n\n## Is it safe?\n\nSee [it](#adults) and [that][r].\n\n[r]: #may-i-swim\n\n"
        + "## What is the dose? {#adults}\n\n1 g.\n\n## What is the dose? {#children}\n\n1 mg.\n\n## May I swim?\n\nNo.\n"
    )
    #expect(reading.questions.map(\.title) == ["Is it safe?", "May I swim?"])
    let question = try #require(reading.questions.first)
    #expect(question.body.hasPrefix("See [it](#adults) and [that][r]."))
    #expect(
      question.remarks == [
        "2 links lead to places of the page and stay as they are: '#adults', '#may-i-swim'."
      ])
  }
}
