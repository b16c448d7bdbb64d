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

  @Test("digits name the text whose digest begins with them, where no revision has that number")
  func digits() throws {
    for number in 1...60 { try newsroom.edit(id, "Sample \(number).") }
    let revisions = try mara.show(ArticleAddress(id)).record.revisions
    let digits = revisions.filter { $0.digest.hex.prefix(5).allSatisfy(\.isNumber) }
    #expect(!digits.isEmpty, "the control")
    for revision in digits {
      let text = try #require(ArticleAddress("\(id)@\(revision.digest.hex.prefix(5))"))
      #expect(try mara.show(text).revision == revision)
      #expect(try mara.texts(text, address(1)).old.revision == revision)
    }
    #expect(throws: Refusal.unknownRevision("\(id)@1234")) { try mara.show(address(1_234)) }
    #expect(try mara.show(address(60)).revision == revisions[59])
    let newest = try #require(revisions.last)
    try newsroom.submit(id)
    let other = ArticleAddress(id, version: .revision(1_234))
    #expect(throws: Refusal.movedText(newest.id, newest.digest, expected: "1234")) {
      try newsroom.office(.anna).perform(ApproveRevision(article: other))
    }
  }
}
