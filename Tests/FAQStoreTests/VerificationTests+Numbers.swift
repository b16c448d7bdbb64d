import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

// Numbers that a damaged file may have and no sum holds.
extension VerificationTests {
  @Test(
    "an entry of a number beyond the ledger is named, and nothing is added behind it",
    arguments: [
      (Int64.max, "entries 32 to 9223372036854775806"),
      (.max - 1, "entries 32 to 9223372036854775805"),
      (0, "the ledger"), (-1, "the ledger"), (.min, "the ledger"),
    ])
  func farNumbers(number: Int64, place: String) throws {
    let found = try damages(
      after: """
        INSERT INTO ledger_entry SELECT \(number), time, clock, actor, act, article_id, revision_number, note,
          details, hash FROM ledger_entry WHERE id = 20
        """)
    #expect(found.contains { $0.place == place }, "\(found)")
    let office = Editorial(
      store: try Store.open(at: folder.path + "/copy.db"), actor: .pia, clock: { .inDecember })
    let rename = RenameArticle(article: ArticleAddress(Article.ID(3)), slug: .shelf)
    if number == .max {
      #expect(throws: Refusal.self) { try office.perform(rename) }
    }
    #expect(try office.articles().count == 4)
    _ = try office.read(asOf: .inDecember) { $0.moment }
    _ = try office.search(SearchQuery(words: "sample", scope: .history))
  }

  @Test(
    "the greatest numbers anywhere are named, and nothing is added behind them",
    arguments: [
      ("UPDATE revision SET number = 9223372036854775807 WHERE article_id = 3", "3@"),
      ("UPDATE category_profile SET position = 9223372036854775807", "category treatment"),
      ("UPDATE review_outcome SET entry_id = 9223372036854775807 WHERE review_id = 1", "1@1"),
      (
        "UPDATE policy_rule SET entry_id = 9223372036854775807 WHERE entry_id = (SELECT max(entry_id) FROM policy_rule)",
        "policy "
      ),
    ])
  func greatestNumbers(sql: String, place: String) throws {
    try reviewSample()
    let found = try damages(after: sql)
    #expect(found.contains { $0.place.hasPrefix(place) }, "\(found)")
    let office = Editorial(
      store: try Store.open(at: folder.path + "/copy.db"), actor: .pia, clock: { .inDecember })
    let acts: [() throws -> Void] = [
      {
        try office.perform(EditDraft(article: ArticleAddress(Article.ID(3))) { $0.body = "New." })
      },
      { try office.perform(AddCategory(slug: .shelf, title: "Marks")) },
    ]
    for act in acts {
      do { try act() } catch is Refusal {}
    }
    _ = try? office.ledger()
  }
}
