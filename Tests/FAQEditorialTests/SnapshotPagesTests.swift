import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

/// What the public sees, read a page at a time, is what it sees read at once.
@Suite("A snapshot in pages")
struct SnapshotPagesTests {
  let newsroom: Newsroom
  let ids: [Article.ID]
  private var admin: Editorial { newsroom.office(.pia) }

  /// Nine public articles on two shelves and on none, some in an order of their own; one has a newer
  /// approved text, one another slug, one is withdrawn for another, one is a draft.
  init() throws {
    newsroom = try Newsroom()
    let admin = newsroom.office(.pia)
    let second = try #require(Slug("second"))
    try admin.perform(AddCategory(slug: second, title: "Second"))
    var ids: [Article.ID] = []
    for number in 1...11 {
      var text = ArticleText.sample("Sample \(number)?", "Sample answer \(number).")
      text.category = [.shelf, second, nil][number % 3]
      let id = try newsroom.office(.mara).perform(StartDraft(text: text)).revision.article
      ids.append(id)
      guard number < 11 else { continue }
      try newsroom.submit(id)
      try newsroom.approve(id)
      try newsroom.publish(id)
    }
    for (position, index) in [5, 2, 8].enumerated() {
      try admin.perform(PlaceArticle(article: ArticleAddress(ids[index]), position: position + 1))
    }
    try newsroom.edit(ids[3], "Sample answer, approved and not public.")
    try newsroom.submit(ids[3])
    try newsroom.approve(ids[3])
    let slug = try #require(Slug("renamed-sample"))
    try admin.perform(RenameArticle(article: ArticleAddress(ids[6]), slug: slug))
    try admin.perform(
      WithdrawArticle(
        article: ArticleAddress(ids[4]), reason: "Sample reason",
        replacement: ArticleAddress(ids[5])))
    self.ids = ids
  }

  @Test(
    "has the same articles in the same order, and the same tombstones",
    arguments: SiteSnapshot.Scope.allCases, [(1, 0), (2, 0), (4, 0), (100, 0), (4, 100)])
  func pages(_ scope: SiteSnapshot.Scope, size: (length: Int, kept: Int)) throws {
    let length = size.length
    let (whole, _, waiting) = try admin.snapshot(scope)
    try admin.read { reading in
      let pages = try reading.snapshotPages(
        scope, ofLength: length, keeping: size.kept)
      var entries: [SiteSnapshot.Entry] = []
      try pages.forEachPage { page in
        #expect((1...length).contains(page.count))
        entries += page
      }
      #expect(entries == whole.entries && entries.count == 9)
      #expect(try pages.tombstones() == whole.withdrawn)
      #expect(pages.categories == whole.categories && pages.site == whole.site)
      #expect(pages.waiting == waiting && waiting == 1)
    }
    #expect(whole.withdrawn.first?.replacement?.id == ids[5])
  }

  @Test("leaves out what its sign-offs do not bear, and names it", arguments: [0, 100])
  func refused(kept: Int) throws {
    let sql = """
      INSERT INTO publication
        (article_id, revision_number, text_id, from_time, cause, tier, publisher_id, entry_id)
      SELECT article_id, number, text_id, unixepoch('2026-01-05 09:00') * 1000, 'published', 'standard', 1,
        (SELECT max(id) FROM ledger_entry)
      FROM revision WHERE article_id = \(ids[10])
      """
    #expect(try Program.sqlite(newsroom.path, sql).errors == "")
    try admin.read { reading in
      let pages = try reading.snapshotPages(.published, ofLength: 1, keeping: kept)
      var shown: Set<Article.ID> = []
      try pages.forEachPage { shown.formUnion($0.map(\.article.id)) }
      #expect(!shown.contains(ids[10]) && shown.count == 9)
      #expect(pages.refused == [Revision.ID(article: ids[10], number: 1)])
    }
  }

  @Test("lists show the same, however many articles are read at a time", arguments: [1, 2, 4, 100])
  func summaries(length: Int) throws {
    try admin.read { reading in
      let summaries = try reading.summaries(ofLength: length)
      #expect(try summaries == reading.summaries(ofLength: 100) && summaries.count == 11)
    }
  }

  @Test("can be narrowed as a whole one can")
  func chosen() throws {
    let whole = try admin.snapshot().snapshot
    let choice = try SnapshotChoice(category: .shelf, among: whole.categories)
    try admin.withSnapshot { pages in
      var entries: [SiteSnapshot.Entry] = []
      try ChosenPages(choice, of: pages).forEachPage { entries += $0 }
      #expect(try entries == whole.filtered(category: .shelf).entries && entries.count == 3)
    }
  }
}
