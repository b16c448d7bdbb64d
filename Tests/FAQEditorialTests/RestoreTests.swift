import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Bringing old texts back")
struct RestoreTests {
  let newsroom: Newsroom
  let id: Article.ID

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft("Is this a sample?", "One.\n\nTwo.")
  }

  private var mara: Editorial { newsroom.office(.mara) }

  private func address(_ number: Int) -> ArticleAddress {
    ArticleAddress(Revision.ID(article: id, number: number))
  }

  private func body() throws -> String {
    try mara.show(ArticleAddress(id), prefersDraft: true).text.body
  }

  @Test("restoring makes an old text the newest draft, with a note and the number in the ledger")
  func restore() throws {
    try newsroom.edit(id, "Other.")
    let restored = try mara.perform(RestoreRevision(revision: address(1), note: "It was right"))
    #expect(restored.saved.revision.number == 3 && restored.saved.isNewRevision)
    #expect(try body() == "One.\n\nTwo.")
    let entry = try #require(try mara.ledger(of: ArticleAddress(id)).last)
    #expect(entry.act == .draftEdit && entry.note == "It was right")
    #expect(entry.details["restored"]?.integer == 1 && entry.details["base"]?.integer == 2)
    let again = try mara.perform(RestoreRevision(revision: address(1)))
    #expect(!again.saved.isNewRevision && again.saved.revision.number == 3)
  }

  @Test("restoring publishes nothing, and is for writers")
  func restoreRights() throws {
    let id = try newsroom.published()
    try newsroom.edit(id, "Other.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    let old = ArticleAddress(Revision.ID(article: id, number: 1))
    try mara.perform(RestoreRevision(revision: old))
    #expect(try newsroom.bodies()[id] == "Other.")
    #expect(throws: Refusal.lacksRole(.anna, .writer, act: "edit \(id)", has: [.reviewer])) {
      try newsroom.office(.anna).perform(RestoreRevision(revision: old))
    }
    #expect(throws: Refusal.unknownRevision("\(id)@9")) {
      try mara.perform(
        RestoreRevision(revision: ArticleAddress(Revision.ID(article: id, number: 9))))
    }
  }
}
