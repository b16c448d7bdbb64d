import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Exports")
struct ExportTests {
  let newsroom: Newsroom

  /// A site with a public article, one that was withdrawn for it, a draft and an approved text.
  init() throws {
    newsroom = try Newsroom()
    var text = ArticleText.sample("Is \"this\": a sample?", "First.\n\n- one\n- two")
    text.summary = "Yes.\nIt is."
    text.tags = ["yes", "1e3", "---"]
    text.references = [.init(key: "a", title: "A: b", url: "https://example.org/")]
    text.extra = ["date": "2020-10-15", "yes": "no", "nested": .object(["a": .integer(1)])]
    let id = try newsroom.office(.mara).perform(StartDraft(text: text)).revision.article
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    let pia = newsroom.office(.pia)
    try pia.perform(RenameArticle(article: ArticleAddress(id), slug: Slug("sample")!))
    try pia.perform(PlaceArticle(article: ArticleAddress(id), position: 2, isFeatured: true))
    let old = try newsroom.published("An old sample?")
    try pia.perform(
      WithdrawArticle(
        article: ArticleAddress(old), reason: "It is old.", replacement: ArticleAddress(id)))
    try newsroom.draft("A secret draft?", "SECRET")
    let approved = try newsroom.draft("Approved?", "APPROVED")
    try newsroom.submit(approved)
    try newsroom.approve(approved)
    try newsroom.edit(id, "SECRET edit")
  }

  private func snapshot() throws -> SiteSnapshot {
    try newsroom.office(.pia).snapshot().snapshot
  }

  @Test("the JSON is the recorded one, to the byte")
  func json() throws {
    try Golden.expect("export.json", JSONExport.bytes(snapshot()))
  }

  @Test("the Markdown files are the recorded ones, to the byte")
  func markdown() throws {
    let files = try MarkdownExport.files(snapshot())
    #expect(files.map(\.path) == ["sample.md"])
    for file in files { try Golden.expect(file.path, file.bytes) }
  }

  @Test("no draft and no unpublished approval is in any export")
  func drafts() throws {
    let snapshot = try snapshot()
    let all = try [JSONExport.bytes(snapshot)] + MarkdownExport.files(snapshot).map(\.bytes)
    for bytes in all {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("SECRET") && !text.contains("APPROVED"))
    }
    let approved = try newsroom.office(.pia).snapshot(.approved).snapshot
    let text = try String(decoding: JSONExport.bytes(approved), as: UTF8.self)
    #expect(text.contains("APPROVED") && !text.contains("SECRET"))
  }

  @Test("a tombstone names no replacement that is not public itself")
  func secretReplacement() throws {
    let secret = try newsroom.draft("A second secret?")
    let old = try newsroom.published("Another old sample?")
    try newsroom.office(.pia).perform(
      WithdrawArticle(
        article: ArticleAddress(old), reason: "It is old.", replacement: ArticleAddress(secret)))
    #expect(try snapshot().withdrawn.map { $0.replacement?.slug.text } == ["sample", nil])
  }

  @Test("the same state gives the same bytes, later and in the past")
  func deterministic() throws {
    let now = newsroom.clock.now()
    let first = try JSONExport.bytes(snapshot())
    #expect(try JSONExport.bytes(snapshot()) == first)
    newsroom.clock.advance(months: 2)
    #expect(try JSONExport.bytes(snapshot()) == first, "an export carries no wall clock")
    try newsroom.withdraw(Article.ID(1))
    let past = try newsroom.office(.pia).snapshot(asOf: now).snapshot
    #expect(try JSONExport.bytes(past) == first)
  }

  @Test("a stock validator accepts the JSON by its schema, and refuses a changed one")
  func schema() throws {
    let script = """
      import json, sys, jsonschema
      schema = json.load(open('Schema/export-v1.schema.json'))
      jsonschema.Draft202012Validator.check_schema(schema)
      data = json.load(sys.stdin)
      for article in data['articles'] if sys.argv[1:] else []: article['sign_offs'] = []
      errors = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
      print(len(errors), *[e.message[:200] for e in errors])
      """
    let json = try String(decoding: JSONExport.bytes(snapshot()), as: UTF8.self)
    let good = try Program.run(["/usr/bin/python3", "-c", script], input: json)
    #expect(good.output == "0\n", "\(good.errors)")
    // All of the sign-offs of a public text may be revoked, where its tier leaves it up.
    let revoked = try Program.run(["/usr/bin/python3", "-c", script, "revoked"], input: json)
    #expect(revoked.output == "0\n", "\(revoked.output)")
    let unsigned = json.replacing("\"medical_review\"", with: "\"glanced at\"")
    let bad = try Program.run(["/usr/bin/python3", "-c", script], input: unsigned)
    #expect(bad.output.hasPrefix("1 "))
  }

  @Test("a stock YAML parser reads every field of the front matter back exactly")
  func yaml() throws {
    let script = """
      import json, sys, yaml
      print(json.dumps(yaml.safe_load(sys.stdin.read().split('\\n---\\n')[0])))
      """
    let file = try #require(MarkdownExport.files(snapshot()).first)
    let result = try Program.run(
      ["/usr/bin/python3", "-c", script], input: String(decoding: file.bytes, as: UTF8.self))
    let yaml = try JSONValue(reading: result.output)
    #expect(yaml["title"] == "Is \"this\": a sample?")
    #expect(yaml["summary"] == "Yes.\nIt is.")
    #expect(yaml["tags"]?.strings == ["yes", "1e3", "---"])
    #expect(yaml["yes"] == "no")
    #expect(yaml["date"] == "2020-10-15")
    #expect(yaml["faqcms"]?["revision"]?.integer == 1)
  }

  @Test("filters keep what they name")
  func filters() throws {
    let snapshot = try snapshot()
    #expect(try snapshot.filtered(locale: LanguageTag("de")).entries.isEmpty)
    #expect(try snapshot.filtered(tag: "yes").entries.count == 1)
    #expect(try snapshot.filtered(tag: "no").entries.isEmpty)
    #expect(try snapshot.filtered(category: .shelf).entries.count == 1)
    #expect(throws: Refusal.unknownCategory("none")) {
      _ = try snapshot.filtered(category: Slug("none"))
    }
  }
}
