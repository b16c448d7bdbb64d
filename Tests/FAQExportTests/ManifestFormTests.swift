import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Testing

/// docs/export-format.md says what a manifest has.
@Suite("The form of manifests")
struct ManifestFormTests {
  let newsroom: Newsroom
  let manifest: JSONValue

  /// A site with a shelf within another, two public articles and a withdrawn one that one of them replaces.
  init() throws {
    newsroom = try Newsroom()
    let desk = newsroom.office(.pia)
    for (slug, parent) in [("outer", nil), ("inner", "outer")] {
      try desk.perform(
        AddCategory(
          slug: try #require(Slug(slug)), title: "Shelf", parent: parent.flatMap { Slug($0) }))
    }
    for title in ["One", "Two", "Three"] { _ = try newsroom.published(title) }
    try desk.perform(
      WithdrawArticle(
        article: ArticleAddress(Article.ID(3)), reason: "Sample reason",
        replacement: ArticleAddress(Article.ID(1))))
    let bundle = try desk.withSnapshot(withProofs: true) {
      try CollectedBundle(BundleChoice(.html), of: $0)
    }
    manifest = try JSONValue(reading: String(decoding: bundle.manifest, as: UTF8.self))
  }

  private func faults(_ json: JSONValue?) throws -> [BundleCheck.Finding] {
    let manifest = try Manifest(reading: Array(try #require(json).text(.compact).utf8))
    return BundleCheck(manifest, present: manifest.files.mapValues { $0 }).faults
  }

  @Test("one that an export made has all that it must")
  func whole() throws { #expect(try faults(manifest).isEmpty) }

  /// Each member of the table, and values that it may not have.
  static let members: [(path: String, others: [JSONValue])] = [
    ("site uuid", ["x"]), ("site title", ["", .null]),
    ("site locale", [.integer(5), "not a lang"]),
    ("categories", [.null]), ("categories 0 title", [""]), ("categories 0 slug", ["../x"]),
    ("categories 0 description", [.null]), ("categories 0 categories", [.null, .array(["inner"])]),
    ("categories 1 categories 0 title", [""]),
    ("export format", ["foo"]), ("export for", ["foo"]), ("export site_url", ["ftp://a"]),
    ("export page", [.integer(1)]), ("export asset_url", [.integer(1)]), ("export scope", ["all"]),
    ("export locale", ["not a lang"]), ("export category", ["../x"]), ("export tag", [.integer(1)]),
    ("ledger size", [.integer(0), .integer(-5), "9"]), ("ledger root", ["x"]),
    ("articles 0 number", [.integer(0), .integer(-1), "1"]), ("articles 0 uuid", ["x", .null]),
    ("articles 0 slug", ["../../etc", ""]), ("articles 0 title", [""]),
    ("articles 0 locale", ["not a lang", "", "d"]), ("articles 0 revision", [.integer(0)]),
    ("articles 0 published", ["yesterday", .null]),
    ("articles 0 until", ["tomorrow", .integer(1)]),
    ("articles 0 sign_offs", [.null]),
    ("withdrawn 0 number", [.integer(0)]), ("withdrawn 0 uuid", ["x"]),
    ("withdrawn 0 slug", ["a/b"]), ("withdrawn 0 aliases", [.null, .array(["a/b"])]),
    ("withdrawn 0 title", [""]), ("withdrawn 0 locale", [""]), ("withdrawn 0 withdrawn", ["now"]),
    ("withdrawn 0 reason", [.null]), ("withdrawn 0 replacement", [.integer(1), .object([:])]),
    ("withdrawn 0 replacement slug", ["a/b"]), ("withdrawn 0 replacement number", ["1"]),
  ]

  @Test("one that lacks a member, or has it in another form, is altered", arguments: members)
  func lacking(path: String, others: [JSONValue]) throws {
    let path = path.split(separator: " ").map(String.init)
    #expect(manifest.changing(path) { $0 } == manifest)
    for value in [nil] + others.map(Optional.some) {
      let forged = manifest.changing(path) { _ in value }
      #expect(forged != manifest)
      let faults = try faults(forged).filter { $0.kind == .altered }
      #expect(faults.count == 1, "\(path) \(faults)")
    }
  }

  @Test("what is no article at all is altered", arguments: ["articles", "withdrawn"])
  func noArticles(list: String) throws {
    for element: JSONValue in [.integer(1), .object([:]), .null] {
      let faults = try faults(manifest.with(list, .array([element])))
      #expect(faults.contains { $0.kind == .altered && $0.cause.contains("has no proper") })
    }
  }

  @Test("an article of which no more than a name is another's stands twice, withdrawn or not")
  func twice() throws {
    let articles = try #require(manifest["articles"]).elements
    let withdrawn = try #require(manifest["withdrawn"]).elements
    for name in ["number", "uuid", "slug"] {
      for other in [articles[0], withdrawn[0]] {
        let forged = articles[1].with(name, try #require(other[name]))
        let faults = try faults(manifest.with("articles", .array([articles[0], forged])))
        #expect(faults.map(\.cause).contains { $0.hasSuffix(" stands twice in it.") }, "\(name)")
      }
    }
  }

  @Test("a text that is not public may stand in a preview alone")
  func preview() throws {
    let unpublished = manifest.changing(["articles", "0", "published"]) { _ in .null }
    let preview = unpublished?.changing(["export", "scope"]) { _ in "approved" }
    #expect(try faults(preview).isEmpty)
    #expect(try faults(unpublished).map(\.cause) == ["Article 1 has no proper 'published'."])
  }

  @Test(
    "a path that leads elsewhere, is hidden or too long for a disk is no file's",
    arguments: [
      ("a/b.md", true), ("../a", false), ("a/../b", false), (".git/config", false),
      ("a/.hidden", false), ("/a", false), ("a/", false), ("a//b", false), ("", false),
      ("a\\b", false), ("a\nb", false), ("a\u{7f}b", false), ("manifest.json", false),
      (String(repeating: "a", count: 255), true), (String(repeating: "a", count: 256), false),
      (String(repeating: "aaaa/", count: 199) + "aaaaa", true),
      (String(repeating: "aaaa/", count: 199) + "aaaaaa", false),
    ])
  func paths(path: String, isProper: Bool) throws {
    let file = JSONValue.object([
      "path": .string(path), "sha256": .string(Digest(of: [1]).hex),
    ])
    func read(_ files: [JSONValue]) throws -> Manifest {
      try Manifest(reading: Array(manifest.with("files", .array(files)).text(.compact).utf8))
    }
    if isProper {
      #expect(try read([file]).files == [path: Digest(of: [1])])
      #expect(throws: Refusal.self, "named twice") { try read([file, file]) }
    } else {
      #expect(throws: Refusal.self) { try read([file]) }
    }
  }

  @Test("what has lapsed is shown with a notice or as it was; what is withheld is not shown at all")
  func lapses() throws {
    let article = try #require(manifest["articles"]?.elements.first)
    for (onLapse, isProper) in [("banner", true), ("flag", true), ("withhold", false)] {
      let lapsed = article.adding([
        .init("review_lapsed", "2026-02-01T00:00:00.000Z"), .init("on_lapse", .string(onLapse)),
      ])
      let causes = try faults(manifest.with("articles", .array([lapsed]))).map(\.cause)
      #expect(causes == (isProper ? [] : ["Article 1 has no proper 'on_lapse'."]))
    }
  }

  @Test("an earlier manifest that says something twice is none, since programs read it differently")
  func earlierTwice() throws {
    let text = manifest.text(.compact)
    _ = try EarlierManifest(reading: Array(text.utf8))
    let twice = "{\"files\":[],\(text.dropFirst())"
    #expect(throws: Refusal.self) { try EarlierManifest(reading: Array(twice.utf8)) }
  }
}
