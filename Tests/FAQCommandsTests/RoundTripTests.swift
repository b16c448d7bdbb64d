import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// What a site exports, another one imports, and exports the same again.
@Suite("From one site to another")
struct RoundTripTests {
  /// What belongs to a site and its time, not to the text.
  private static let own: Set = [
    "number", "uuid", "aliases", "first_published", "published", "until", "edited",
    "changes_reviewed", "fully_reviewed", "review_due", "review_lapsed", "position", "featured",
    "sign_offs",
  ]

  private static let texts = [
    """
    ---
    title: 'Is "<b>" a {{ sample }}  of [x](y)?'
    slug: tricky-sample
    summary: "Two\\nlines, & more"
    locale: de
    category: shelf
    tags: [one, "two  words", "x;y, z"]
    audience: [patients, "health workers"]
    codes: [{system: MeSH, code: D1, label: Label}]
    references: [{key: a, title: A source, url: "https://example.org/?a&b"}, {doi: 10.1000/182}]
    related: [other-sample, "not a slug"]
    weird: {b: [1, two, true, null], a: "x: y"}
    "no": 1
    status: final
    ---

    • A *line* with {{ x }}, <i>raw</i> \\# and trailing spaces  
    and | bars

        code

    [^1]: A footnote that nothing calls
    """,
    "---\ntitle: Is a picture shown?\nslug: picture\n---\n\n![](asset:chart.svg) and `asset:no.png`",
    "---\ntitle: 'Ist „größer“ ≤ 5 µg?'\nslug: groesser\n---\n\nJa – *nein*.\n\n1. a\n2. b\n",
  ]

  private func site() throws -> CommandRunner {
    let runner = try CommandRunner()
    runner.setUp()
    runner.run("category", "add", "shelf", "--title", "A shelf & more")
    try runner.folder.write("chart.svg", SampleFiles.svg)
    return runner
  }

  private func publish(_ count: Int, _ runner: CommandRunner) {
    for number in 1...count {
      runner.run("draft", "submit", "\(number)", "--as", "mara")
      runner.run("review", "approve", "\(number)", "--as", "anna")
      runner.run("publish", "\(number)")
    }
  }

  private func exported(_ runner: CommandRunner) throws -> [[JSONValue.Member]] {
    let json = try JSONValue(reading: runner.run("export", "--format", "json").output)
    return (json["articles"]?.elements ?? []).map { article in
      guard case .object(let members) = article else { return [] }
      return members.filter { !Self.own.contains($0.name) }
    }
  }

  @Test(
    "an export that another site imports and exports again is the same, with the same digests",
    arguments: ["json", "ndjson", "markdown"])
  func sameAgain(_ format: String) throws {
    let first = try site()
    #expect(first.run("asset", "add", "chart.svg", "--alt", "A circle").code == 0)
    for text in Self.texts {
      try first.folder.write("text.md", text)
      #expect(first.run("draft", "new", "--from", "text.md", "--as", "mara").code == 0)
    }
    publish(Self.texts.count, first)
    let articles = try exported(first)
    #expect(articles.count == Self.texts.count)

    let second = try site()
    if format == "markdown" {
      #expect(first.run("export", "--format", format, "--output", "out").code == 0)
      try FileManager.default.copyItem(
        atPath: first.folder.path + "/out", toPath: second.folder.path + "/out")
    } else {
      try second.folder.write("out", first.run("export", "--format", format).output)
    }
    let report = second.run("import", "out", "--as", "mara")
    #expect(report.code == 0, "\(report.errors)")
    let remark = "It shows chart.svg, which is not here; add that file with 'faqcms asset add'."
    #expect(report.errors.contains(remark) == (format != "markdown"), "\(report.errors)")
    if format != "markdown" {
      // The file comes after the texts that are bound to it.
      #expect(second.run("asset", "add", "chart.svg", "--alt", "A circle").code == 0)
    }
    publish(Self.texts.count, second)
    let again = try exported(second)
    #expect(Set(again) == Set(articles))
    if format == "markdown" {
      second.run("export", "--format", format, "--output", "again")
      let names = ["tricky-sample", "picture", "groesser"]
      for name in names {
        let body = try first.folder.read("out/\(name).md").components(separatedBy: "faqcms:")
        let other = try second.folder.read("again/\(name).md").components(separatedBy: "faqcms:")
        #expect(body[0] == other[0], "all but what a site says of itself")
      }
    }
  }

  @Test("tables keep the words of a text as they are, in code, too")
  func table() throws {
    let (first, second) = (try site(), try site())
    let body =
      "Is `<br/>` ok?\n\n    • a\n    • b\n\nSee[^1]. `\\n-` \n\n[^1]: ~~~\n    • c\n    ~~~"
    try first.folder.write("text.md", "---\ntitle: 'Is `<br/>` &amp; ok?'\n---\n\n\(body)\n")
    first.run("draft", "new", "--from", "text.md", "--as", "mara")
    publish(1, first)
    try second.folder.write("faq.csv", first.run("export", "--format", "csv").output)
    #expect(second.run("import", "faq.csv", "--as", "mara").code == 0)
    publish(1, second)
    let digests = try [first, second].map { runner in
      try exported(runner).map { $0.first { $0.name == "digest" } }
    }
    #expect(digests[0] == digests[1] && digests[0].count == 1)
  }

  @Test(
    "pages of the HTML site are imported without a warning, with their slugs and the links between them",
    arguments: [[], ["--site-url", "https://s.example/faq"]])
  func pages(address: [String]) throws {
    let (first, second) = (try site(), try site())
    let title = "Is `<sup>` & &notanentity; ok?"
    let head = "title: '\(title)'\nsummary: In short.\nreferences: [{title: A source}]"
    let body = "See [it](/other#fn-1)[^1].\n\n[^1]: [Or](https://a.example/b.html) no."
    try first.folder.write("text.md", "---\n\(head)\nslug: one\n---\n\n\(body)\n")
    first.run("draft", "new", "--from", "text.md", "--as", "mara")
    try first.folder.write("text.md", "---\ntitle: Is it?\nslug: other\n---\n\nNo.\n")
    first.run("draft", "new", "--from", "text.md", "--as", "mara")
    publish(2, first)
    #expect(first.run(["export", "--format", "html", "--output", "out"] + address).code == 0)
    try FileManager.default.copyItem(
      atPath: first.folder.path + "/out/questions", toPath: second.folder.path + "/out")
    let report = second.run("import", "out", "--as", "mara")
    #expect(report.code == 0 && !report.errors.contains("shows other words"), "\(report.errors)")
    #expect(report.errors.contains("left out: a byline 'Medically reviewed by Anna Sample, MD"))
    #expect(report.errors.contains("left out: words beside the answer to 'Is `<sup>`"))
    publish(2, second)
    let articles = try exported(second)
    #expect(articles.count == 2)
    let article = try #require(articles.first { $0.contains(.init("slug", "one")) })
    #expect(article.contains(.init("title", .string(title))))
    #expect(article.contains(.init("body", .string(body))), "\(article)")
    #expect(articles.contains { $0.contains(.init("slug", "other")) })
  }

  @Test("a picture of an export that was changed since is not kept, and that is said")
  func changedPicture() throws {
    let first = try site()
    first.run("asset", "add", "chart.svg", "--alt", "A circle")
    try first.folder.write("text.md", Self.texts[1])
    first.run("draft", "new", "--from", "text.md", "--as", "mara")
    publish(1, first)
    first.run("export", "--format", "markdown", "--output", "out")
    let assets = first.folder.path + "/out/assets"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: assets).first)
    try first.folder.write("out/assets/\(name)", SampleFiles.svg + [0x0A])
    let second = try site()
    try FileManager.default.copyItem(
      atPath: first.folder.path + "/out", toPath: second.folder.path + "/out")
    let report = second.run("import", "out", "--as", "mara")
    #expect(
      report.errors.contains(
        "assets/\(name) is another file than the export says, and is not kept."))
    #expect(report.errors.contains("It shows chart.svg, which is not here"))
  }
}
