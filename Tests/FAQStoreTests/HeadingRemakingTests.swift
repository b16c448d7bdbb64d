import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("What lists show of a text and it does not say")
struct HeadingRemakingTests {
  let newsroom: Newsroom
  let id: Article.ID

  /// A site with a public article.
  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.published("Is this a zebra?", "Sample of a zebra.")
    _ = try newsroom.office(.pia).search(SearchQuery(words: "zebra"))
  }

  /// An office with a connection of its own.
  private func office() throws -> Editorial {
    let newsroom = newsroom
    return Editorial(
      store: try Store.open(at: newsroom.path), actor: .pia, clock: { newsroom.clock.now() })
  }

  private func change(_ setting: String) throws {
    let result = try Program.sqlite(newsroom.path, "UPDATE text_heading SET \(setting)")
    #expect(result.code == 0 && result.errors == "", "\(setting): \(result.errors)")
  }

  @Test(
    "verify tells that compact mends it, which it does; a backup is not refused for it",
    arguments: ["title = 'Another?'", "locale = 'de'", "category = 'd'", "tags = '[\"x\"]'"])
  func mended(setting: String) throws {
    try change(setting)
    for isDeep in [false, true] {
      let damage = try #require(try office().verify(isDeep: isDeep).damages.first)
      #expect(damage.place == "1@1" && damage.isDerived, "\(damage)")
      #expect(damage.cause.contains("run 'faqcms compact'"))
    }
    _ = try office().backup(to: newsroom.folder.path + "/backup.db")
    #expect(try office().compact().headingsRemade == 1)
    #expect(try office().verify(isDeep: true).damages == [])
    #expect(try office().compact().headingsRemade == 0)
  }

  @Test("a row that cannot be read is made again, too")
  func unreadable() throws {
    try change("tags = '[1]'")
    #expect(try office().compact().headingsRemade == 1)
    #expect(try office().verify(isDeep: true).damages == [])
  }

  @Test("a damaged text is not taken for what lists should show")
  func damagedText() throws {
    try change("title = 'Another?'")
    _ = try Program.sqlite(newsroom.path, "UPDATE text_content SET bytes = zeroblob(9)")
    let damages = try office().verify(isDeep: true).damages
    #expect(damages.contains { !$0.isDerived })
  }

  @Test(
    "an export refuses what lists put on another shelf, whatever is asked of that, and leaves nothing out",
    arguments: [Tier.standard, .clinical])
  func shelf(tier: Tier) throws {
    let other = try #require(Slug("other"))
    try newsroom.office(.pia).perform(AddCategory(slug: other, title: "Other", tier: tier))
    #expect(try office().snapshot().snapshot.entries.count == 1, "the control")
    try change("category = 'other'")
    #expect(throws: Refusal.damagedHeading(Revision.ID(article: id, number: 1))) {
      _ = try office().snapshot()
    }
    _ = try office().compact()
    #expect(try office().snapshot().snapshot.entries.map(\.text.category) == [.shelf])
  }
}
