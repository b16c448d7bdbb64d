import FAQEditorial
import FAQModel
import FAQTestSupport
import Testing

@Suite("Where and when a sentence was public")
struct ExposureTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func exposures(of sentence: String, isExact: Bool = false) throws -> [Exposure] {
    let search = try #require(SentenceSearch(sentence, isExact: isExact))
    return try newsroom.office(.mara).exposures(of: search)
  }

  private func rename(_ id: Article.ID, _ name: String) throws {
    let slug = try #require(Slug(name))
    try newsroom.office(.pia).perform(RenameArticle(article: ArticleAddress(id), slug: slug))
  }

  static let sentences: [(String, String)] = [
    ("> Stop the medicine\n> at once.", "Stop the medicine at once."),
    ("Take `5 mg` daily.", "take 5 mg daily"),
    ("Take 5&nbsp;mg of A &amp; B.", "Take 5 mg of A & B."),
    ("You don&#8217;t stop.", "You don't stop."),
    ("Take ~~10~~ 5 mg.", "Take 10 5 mg."),
    ("Ask <https://example.org/a> first.", "Ask https://example.org/a first."),
    ("Take <b>5 mg</b> a day<br>for life.", "Take 5 mg a day for life."),
    ("Take <b>5 mg</b> a day.", "Take <b>5 mg</b> a day."),
    ("- > Stop the\n  > medicine.", "Stop the medicine."),
    ("| A | B |\n|---|---|\n| `5` mg \\| ml | x |", "5 mg | ml"),
    ("## Is `it` safe ##", "Is it safe"),
    ("Stop\\\n`it`  \nnow.", "Stop it now."),
    ("Below 5 \\< `6` \\& 7.", "Below 5 < 6 & 7."),
    ("It is safe[^1]. Is it?\n\n[^1]: Seen.", "It is safe. Is it?"),
    ("It is safe[^1]. Is it?\n\n[^1]: Seen.", "It is safe1. Is it?"),
    ("Press ![the `red` one](https://example.org/a.png) now.", "Press the red one now."),
    ("Take `5 mg` daily.", "Take `5 mg` daily."),
    ("One.\n\nTwo.", "One. Two."),
    ("Give A [MTX](10 mg once weekly) by mouth.", "Give A [MTX](10 mg once weekly) by mouth."),
    ("Give A [MTX](10 mg once weekly) by mouth.", "10 mg once weekly"),
    ("Give [A][375 mg per metre] by drip.", "Give [A][375 mg per metre] by drip."),
    ("It says `x[0](never crush the tablet)` here.", "never crush the tablet"),
    ("It says `x[0](never crush the tablet)` here.", "says x[0](never crush"),
    ("See [the guide](https://example.org/a) first.", "See the guide first."),
    (
      "See [the guide](https://example.org/a) first.",
      "See [the guide](https://example.org/b) first."
    ),
    ("See [it](https://example.org/a \"Never &amp; nowhere\").", "never & nowhere"),
  ]

  @Test("a sentence is found as it is read and as it is written", arguments: sentences)
  func read(_ body: String, _ sentence: String) throws {
    _ = try newsroom.published("Public?", body)
    #expect(try exposures(of: sentence).count == 1)
  }

  @Test(
    "every field that exports show is looked at",
    arguments: ["tag", "adults", "label", "title", "left"])
  func fields(_ word: String) throws {
    var text = ArticleText.sample("Public?", "A sample.")
    text.tags = ["wrong tag"]
    text.audience = ["wrong adults"]
    text.codes = [ArticleText.Code(system: "MeSH", code: "D1", label: "Wrong label")]
    text.references = [ArticleText.Reference(title: "Wrong title")]
    text.extra = ["sidebar": .object([JSONValue.Member("note", .array(["Wrong *left*."]))])]
    #expect(try #require(SentenceSearch("wrong \(word)")).matches(text))
  }

  @Test("no sentence runs from one paragraph, item or cell into the next")
  func apart() throws {
    _ = try newsroom.published(
      "Public?", "`One`\n\ntwo\n\n- `three`\n- four\n\n| `five` | six |\n|---|---|\n| seven | 8 |")
    for sentence in ["one two", "three four", "five six", "six seven", "seven 8"] {
      #expect(try exposures(of: sentence).isEmpty, "\(sentence)")
    }
  }

  @Test("exact characters are looked for in the text as it is written alone")
  func exact() throws {
    _ = try newsroom.published("Public?", "Take `5 mg` daily.")
    #expect(try exposures(of: "Take `5 mg`", isExact: true).count == 1)
    #expect(try exposures(of: "Take 5 mg", isExact: true).isEmpty)
  }

  @Test("an article that was renamed since was public under its former slug")
  func renamed() throws {
    let id = try newsroom.published("Old question?", "A wrong dose.")
    try newsroom.withdraw(id)
    try rename(id, "brand-new")
    let found = try #require(try exposures(of: "wrong dose").first)
    #expect(found.slugs.map(\.slug.text) == ["old-question"])
    #expect(found.slugs.map(\.from) == [found.from])
    #expect(found.article.slug.text == "brand-new")
  }

  @Test("each slug of a time is there from when exports had it")
  func renamedWhilePublic() throws {
    let id = try newsroom.published("Old question?", "A wrong dose.")
    try rename(id, "second")
    try rename(id, "third")
    try newsroom.edit(id, "A wrong dose. Really.")
    try rename(id, "fourth")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    try rename(id, "second")
    let found = try exposures(of: "wrong dose")
    #expect(
      found.map { $0.slugs.map(\.slug.text) } == [
        ["old-question", "second", "third", "fourth"], ["fourth", "second"],
      ])
    for name in found.flatMap(\.slugs) {
      let entries = try newsroom.office(.pia).snapshot(asOf: name.from).snapshot.entries
      #expect(entries.map(\.article.slug) == [name.slug])
    }
  }

  @Test("a text that is published again with another end is public in one time, with its slugs")
  func publishedAgain() throws {
    let id = try newsroom.published("Old question?", "A wrong dose.")
    let first = try #require(try exposures(of: "wrong dose").first)
    try rename(id, "second")
    let end = newsroom.clock.now().adding(months: 1)
    try newsroom.office(.pia).perform(
      PublishRevision(article: ArticleAddress(id), until: end))
    try rename(id, "third")
    let found = try exposures(of: "wrong dose")
    #expect(found.map(\.from) == [first.from] && found.first?.until == nil)
    #expect(
      found.map { $0.slugs.map(\.slug.text) } == [["old-question", "second", "third"]])
    newsroom.clock.advance(months: 2)
    #expect(try exposures(of: "wrong dose").map(\.until) == [end])
    try newsroom.office(.pia).perform(PublishRevision(article: ArticleAddress(id)))
    #expect(try exposures(of: "wrong dose").count == 2, "there was a gap")
  }

  @Test("a time in which a text was withheld for a revoked reviewer ends with the reinstatement")
  func reinstated() throws {
    let admin = newsroom.office(.pia)
    try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    let id = try newsroom.published("Public?", "A wrong dose.")
    try admin.perform(RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Sample"))
    let between = newsroom.clock.now()
    #expect(try newsroom.bodies().isEmpty)
    try admin.perform(ReinstateReviewer(handle: .anna, reason: "Sample"))
    #expect(try newsroom.bodies() == [id: "A wrong dose."])
    #expect(try newsroom.bodies(asOf: between).isEmpty)
    let found = try exposures(of: "wrong dose")
    #expect(found.count == 2)
    #expect(try #require(found.first?.until) < between && found[1].from > between)
    #expect(found[1].until == nil)
  }

  @Test("what was scheduled and has begun was public until it was withdrawn, and stays so")
  func scheduledAndWithdrawn() throws {
    let id = try newsroom.draft("Public?", "Stop the medicine at once.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    let from = newsroom.clock.next.adding(months: 1)
    try newsroom.publish(id, at: from)
    newsroom.clock.set(from)
    #expect(try exposures(of: "Stop the medicine at once.").count == 1, "the control")
    try newsroom.withdraw(id)
    #expect(try exposures(of: "Stop the medicine at once.").count == 1)
  }

  @Test("a text was public until the very act that withholds it", arguments: [true, false])
  func withheld(byRule: Bool) throws {
    let admin = newsroom.office(.pia)
    let rule = SetPolicy(key: .tier(.standard, .onLapse), value: "withhold")
    let id = try newsroom.published("Public?", "A wrong dose.")
    if !byRule { try admin.perform(rule) }
    #expect(try exposures(of: "wrong dose").map(\.until) == [nil], "the control")
    try newsroom.office(.anna).perform(
      RevokeSignOff(article: ArticleAddress(id), reason: "Sample"))
    if byRule { try admin.perform(rule) }
    let act = try #require(try admin.ledger().last)
    #expect(try exposures(of: "wrong dose").map(\.until) == [act.time])
  }
}
