import FAQImport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Scraped texts of pages")
struct ScrapedTextTests {
  static func read(_ text: String) throws -> SourceReading {
    try ScrapedText.read(Array(text.utf8))
  }

  static let page = """
    Home pageSample Center

    Is this a sample?

    Is this a sample?

    It is a sample, written for this project, and long enough to be a paragraph of an answer.\u{A0}

    What is a sample?

    A sample has *stars*, <tags> and 5\u{A0}mg of nothing. It goes on for a while, as answers do.

    Parts of samples

    Samples have parts. Some of these are:

      • Cost – a part of it

      • Time – another part

    Learn more about samples
    """

  @Test(
    "myths against facts are refused however they are set",
    arguments: [
      "Myth: It is the last. Fact: It is used earlier.", "1. Myth: It is.\n\nFact: It is not.",
      "❌ Myth: It is.\n\n✅ Fact: It is not.", "Common myth: It is.\n\nThe truth: It is not.",
      "Myth 1: It is.\n\nReality – it is not.",
    ])
  func myths(_ answer: String) throws {
    let reading = try Self.read("Is it?\n\nIs it?\n\n\(answer)\n")
    #expect(reading.questions.isEmpty)
    #expect(reading.refused.first?.cause.contains("myths against facts") == true)
  }

  @Test("an answer that speaks of a myth and of facts is taken")
  func wordsOfMyths() throws {
    let reading = try Self.read("Is it?\n\nIs it?\n\nIt is a myth. In fact, it is not so.\n")
    #expect(reading.questions.count == 1)
  }

  @Test("a page becomes one article: title once, headings, one list, the same words")
  func page() throws {
    let reading = try Self.read(Self.page)
    #expect(reading.refused.isEmpty)
    let question = try #require(reading.questions.first)
    #expect(reading.questions.count == 1)
    #expect(question.title == "Is this a sample?")
    #expect(question.place == "line 3")
    #expect(
      question.body == """
        It is a sample, written for this project, and long enough to be a paragraph of an answer.

        ## What is a sample?

        A sample has \\*stars\\*, \\<tags> and 5 mg of nothing. It goes on for a while, as answers do.

        ## Parts of samples

        Samples have parts. Some of these are:

        - Cost – a part of it
        - Time – another part
        """)
    #expect(
      reading.dropped == [
        "a call whose link is gone: Learn more about samples",
        "before the question: Home pageSample Center",
      ])
  }

  @Test("pages one after another are an article each")
  func pages() throws {
    let other = Self.page.replacing("Is this a sample?", with: "Is that one?")
      .replacing("It is a sample", with: "No sample")
    let reading = try Self.read(Self.page + "\n\n" + other)
    #expect(reading.questions.map(\.title) == ["Is this a sample?", "Is that one?"])
    #expect(!reading.questions[0].body.contains("Home page"))
    #expect(reading.questions[0].body.hasSuffix("- Time – another part"))
  }

  @Test("short lines in a row are no headings, and line breaks are kept")
  func shortLines() throws {
    let body = try #require(
      try Self.read("Q?\nQ?\n\nFatigue\n\nFever\n\nCall somebody when it is a sample.").questions
        .first?.body)
    #expect(body == "Fatigue\n\nFever\n\nCall somebody when it is a sample.")
    let alone = try #require(try Self.read("Is it?\n\nYes.\nIt is.").questions.first)
    #expect(alone.title == "Is it?" && alone.body == "Yes.\\\nIt is.")
  }

  static let refused = [
    ("", "empty"), ("Just an answer.\n\nAnd another.", "no question"),
    ("Answer: yes\n\nAnswer: no", "no question"), ("Home\nHome\n\nWords.", "no question"),
    ("Is it?\n\nYes.\n\nIs that?\n\nNo.", "more than one"),
    ("Intro\n\nIs it?\n\nYes.", "the one line that asks, 'Is it?', is not the first"),
    ("Is it?\nIs it?\n\nMyth: all of it.\n\nFact: none of it.", "myths"),
    ("MYTH #1\nIs it?\nIs it?\nYes.\nReality – no.", "myths"),
    ("Is it?\nIs it?\n\nLearn more about it", "empty"), ("Is it?", "its answer is empty"),
  ]

  @Test("no question is made up, and a myth is never an answer", arguments: refused)
  func refuses(_ text: String, _ cause: String) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.isEmpty)
    #expect(reading.refused.count == 1)
    #expect(reading.refused.first?.cause.contains(cause) == true)
  }

  static let ends = [
    "Learn more about trials\nFind a doctor\nShare this page\nRelated articles",
    "Related questions\nIs that safe?\nBook an appointment\n© 2024 Sample Clinic\nPrivacy | Terms",
    "Learn more about it\n© 2024 Sample Clinic. All rights reserved.",
    "Related articles\nCan I dive?\nCopyright 2024 Sample Clinic. All rights reserved.",
    "You may also like\nCan I dive?",
  ]

  @Test("the end of a page is left out, and each line of it named", arguments: ends)
  func pageEnd(_ end: String) throws {
    let bodies = [
      "It is.", "• One\n\n• Two", "He said: “It is.”", "It is so [1]", "It is.\n\nTable 5",
    ]
    for body in bodies {
      let reading = try Self.read("Is it?\nIs it?\n\n\(body)\n\n\(end)\n")
      let question = try #require(reading.questions.first)
      #expect(reading.dropped.count == end.split(separator: "\n").count, "\(reading.dropped)")
      let kept = PlainTextTests.words(body.replacing("•", with: ""))
      #expect(PlainTextTests.shown(question.body) == kept)
    }
  }

  @Test("what a page asks of its readers is no question, however often it does")
  func feedback() throws {
    let end =
      "Was this page helpful?\n\nYes No\n\nWas this page helpful?\n\nWas this page helpful?\n"
    let reading = try Self.read("Is it?\n\nIs it?\n\nIt is.\n\n\(end)")
    #expect(reading.questions.map(\.title) == ["Is it?"] && reading.refused.isEmpty)
    #expect(reading.questions.first?.body == "It is." && reading.dropped.count == 2)
  }

  @Test("short lines of an answer stay, whatever button is called as one of them")
  func shortEnd() throws {
    let reading = try Self.read(
      "Where is it?\nWhere is it?\n\nIt is here:\n\nHead\n\nBack\n\nKnee\n")
    #expect(reading.questions.first?.body == "It is here:\n\nHead\n\nBack\n\nKnee")
    let call = try Self.read("Is it?\nIs it?\n\nLearn more\n\nIt is.\n")
    #expect(call.questions.first?.body == "Learn more\n\nIt is." && call.dropped.isEmpty)
  }

  @Test("who reviewed a page and a formula are no headings")
  func noHeadings() throws {
    for line in [
      "Medically reviewed by Anna Weber, MD", "By Anna Weber, MD", "Last updated May 2024",
      "Dose = 5 mg/kg x 2", "5 mg × 2 a day",
    ] {
      let reading = try Self.read("Is it?\nIs it?\n\n\(line)\n\nIt is.\n")
      #expect(reading.questions.first?.body == "\(line)\n\nIt is.")
    }
  }

  @Test("HTML and bytes that are no text are refused")
  func noText() {
    for bytes in [Array("<!DOCTYPE html><p>x".utf8), [0], Array(" <html>".utf8)] {
      #expect(throws: Refusal.self) { try ScrapedText.read(bytes) }
    }
  }

  @Test(
    "long texts are read in time that grows with their length",
    arguments: [
      "Is it?\n", "Is it?\n\n", "a\n\n", "• a\n\n", "Is it?\nIs it?\na\n", "Learn more\n",
    ])
  func large(_ piece: String) throws {
    let start = ProcessorTime.now
    _ = try Self.read(String(repeating: piece, count: 30_000))
    _ = try Self.read("Q?\nQ?\n\n" + String(repeating: piece, count: 30_000))
    #expect(ProcessorTime.now - start < .seconds(20))
  }

  static let folder = "../shared/data/"

  @Test(
    "the page that the project began from is one clean article",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "the data is not there"))
  func seedPage() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "seed-page.txt"))
    let reading = try ScrapedText.read([UInt8](data))
    let question = try #require(reading.questions.first)
    #expect(reading.questions.count == 1 && reading.refused.isEmpty)
    #expect(question.title == "Is CAR T-cell therapy a last resort?")
    let lines = question.body.split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("## ") } == [
        "## What is a last resort treatment?", "## Disadvantages of CAR T-cell therapies",
      ])
    #expect(
      lines.filter { $0.hasPrefix("- ") }.map { $0.prefix(8) } == [
        "- Cost –", "- Time –", "- Side E",
      ])
    #expect(!question.body.contains("\u{A0}") && !question.body.contains("Learn more"))
    #expect(!question.body.contains("Home page") && reading.dropped.count == 2)
  }

  @Test(
    "scraped pages of a public corpus hold their question, and no navigation",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "the data is not there"))
  func realFiles() throws {
    let folder = Self.folder + "medquad/html/"
    let expected = try String(
      contentsOfFile: folder + "scraped-text.expect.ndjson", encoding: .utf8
    ).split(separator: "\n").map { try JSONValue(reading: String($0)) }
    #expect(expected.count == 8)
    for entry in expected {
      let path = folder + "scraped-text/" + (entry["file"]?.string ?? "")
      let reading = try ScrapedText.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      #expect(reading.questions.map(\.title) == entry["questions"]?.strings)
      #expect(reading.refused.isEmpty)
      for noise in entry["noise"]?.strings ?? [] {
        #expect(reading.questions.allSatisfy { !$0.body.contains(noise) })
      }
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let words = PlainTextTests.words(text.split(separator: "\n").dropFirst(3).dropLast().joined())
      let shown = reading.questions.map { PlainTextTests.shown($0.body) }.joined()
      #expect(shown == words.filter { $0 != "•" })
    }
  }

  @Test(
    "numbers and marks on lines of their own belong to what follows, and hollow marks stand below others"
  )
  func loneMarks() throws {
    let reading = try Self.read(
      """
      How do I take it?

      How do I take it?

      In this order:

      1.

      Tocilizumab 8 mg/kg

      2.

      Dexamethasone 10 mg

      Then these:

      •

      Oxygen
      below 94 %

      •

      Chills:

      ◦

      mild

      ◦

      severe
      """)
    #expect(
      reading.questions.map(\.body) == [
        """
        In this order:

        1. Tocilizumab 8 mg/kg
        2. Dexamethasone 10 mg

        Then these:

        - Oxygen\\
          below 94 %
        - Chills:
          - mild
          - severe
        """
      ])
  }

  @Test(
    "advice that begins as a call to follow a link is part of the answer",
    arguments: [
      "Contact us immediately if your temperature is 38 °C or higher",
      "Contact us on 0800 111 if you have taken more than 10 tablets",
      "Book an appointment if bleeding lasts", "Read more than one leaflet before you take 5 mg",
      "Learn more about your dose before day 5", "View all 12 side effects",
      "Contact us straight away for fever, rash or confusion",
      "Download the emergency card and show it at every hospital visit",
    ])
  func advice(_ line: String) throws {
    let reading = try Self.read("Can I take it?\n\nTake 5 mg daily.\n\n\(line)\n")
    #expect(
      reading.questions.first?.body.contains(line.prefix(12)) == true && reading.dropped.isEmpty)
  }

  @Test("the title of the page may have the name of the site behind the question")
  func pageTitle() throws {
    let reading = try Self.read("Can I fly? | Sample Clinic\n\nCan I fly?\n\nNo.\n")
    #expect(reading.questions.map(\.title) == ["Can I fly?"])
    #expect(reading.questions.first?.body == "No.")
    #expect(reading.dropped == ["the title of the page: Can I fly? | Sample Clinic"])
    let other = try Self.read("Can I fly? And swim?\n\nCan I fly?\n\nNo.\n")
    #expect(other.questions.isEmpty, "the control")
  }

  @Test("the title of the page may stand above its navigation, and the heading below")
  func titleAboveNavigation() throws {
    for title in ["Can I fly?", "Can I fly? | Sample Clinic"] {
      let reading = try Self.read("\(title)\n\nHome\nTravel\n\nCan I fly?\n\nNo.\n")
      #expect(reading.questions.map(\.title) == ["Can I fly?"])
      #expect(reading.questions.map(\.body) == ["No."])
      #expect(
        reading.dropped == [title, "Home", "Travel"].map { "before the question: \($0)" })
    }
    for text in [
      "Not always.\n\nCan I fly?\n\nNo.", "Home\n\nCan I fly?\n\nNo.\n\nCan I dive?\n\nNo.",
    ] {
      #expect(try Self.read("Can I fly?\n\n\(text)\n").questions.isEmpty)
    }
  }

  @Test(
    "a call alone is left out, and told",
    arguments: [
      "Learn more", "Learn more about diabetes, type 1", "Contact us", "Mehr erfahren",
      "Download the patient guide", "Contact us for more information on trials",
    ])
  func calls(_ line: String) throws {
    let reading = try Self.read("Can I take it?\n\nTake 5 mg daily.\n\n\(line)\n")
    #expect(reading.questions.first?.body == "Take 5 mg daily.")
    #expect(reading.dropped == ["a call whose link is gone: \(line)"])
  }

  @Test("a dose below a call is part of the answer, and no line with one is a heading")
  func doses() throws {
    let below = try Self.read(
      "Can I stop?\n\nTake 5 mg daily.\n\nLearn more\n\nMaximum dose\n\n20 mg in 24 h\n")
    #expect(below.questions.first?.body.contains("20 mg in 24 h") == true)
    let lines = try Self.read(
      "Can I eat?\n\nYes, 5 mg\n\nWith water, please.\n\nFever: 38\n\nIt ends.\n\nNo, never\n\nWell.\n"
    )
    #expect(lines.questions.first?.body.contains("#") == false)
    let control = try Self.read("Can I eat?\n\nYes.\n\nWith what\n\nWith water.\n")
    #expect(control.questions.first?.body.contains("## With what") == true)
  }

  @Test("the mark of a question in Greek is a semicolon")
  func greek() throws {
    let title = "Μπορώ να φάω;"
    #expect(try Self.read("\(title)\n\(title)\n\nΝαι 1.\n").questions.first?.title == title)
    #expect(try Self.read("Can I eat;\nCan I eat;\n\nYes.\n").questions.isEmpty)
  }

  @Test("a question that stands twice around a byline is the question, whatever asks below it")
  func bylines() throws {
    for text in ["Home / FAQ\n\n", ""] {
      let reading = try Self.read(
        "\(text)Can I fly?\n\nWritten by the team\nLast Revised: May 9\n\nCan I fly?\n\nNo.\n\nWhat if I do?\n\nCall."
      )
      #expect(reading.questions.map(\.title) == ["Can I fly?"])
      #expect(reading.questions.first?.body == "No.\n\n## What if I do?\n\nCall.")
      #expect(reading.dropped.contains("before the question: Written by the team"))
    }
    let other = try Self.read(
      "Can I fly?\n\nBy Jo, MD\n\nCan I fly?\n\nNo.\n\nDo I?\n\nNext\n\nDo I?\n\nYes.")
    #expect(other.questions.isEmpty, "the control")
  }
}
