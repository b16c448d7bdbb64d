import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("What is published is what was approved")
struct PromiseTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  @Test("approve, edit, publish is refused, and names the text that is signed off")
  func editAfterApproval() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.edit(id, "No.")
    #expect {
      try newsroom.publish(id)
    } throws: { error in
      guard case .notSignedOff(let revision, let lack)? = error as? Refusal else { return false }
      return revision.number == 2 && lack.other?.number == 1 && lack.have == 0 && lack.required == 1
        && lack.own.isEmpty && lack.lapsed.isEmpty
    }
    #expect(try newsroom.bodies().isEmpty)
    let first = ArticleAddress(Revision.ID(article: id, number: 1))
    try newsroom.office(.pia).perform(PublishRevision(article: first))
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("an author cannot approve their own text")
  func ownText() throws {
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "Yes.")))
      .revision.article
    try newsroom.submit(id)
    let revision = Revision.ID(article: id, number: 1)
    #expect(throws: Refusal.ownText(.jon, revision)) { try newsroom.approve(id, as: .jon) }
  }

  @Test("an author cannot approve their own text when somebody else saved last")
  func ownTextSavedByAnother() throws {
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "Yes.")))
      .revision.article
    try newsroom.edit(id, "Yes, it is.", as: .mara)
    try newsroom.submit(id)
    #expect(throws: Refusal.ownText(.jon, Revision.ID(article: id, number: 2))) {
      try newsroom.approve(id, as: .jon)
    }
    try newsroom.approve(id, as: .anna)
  }

  @Test("an admin cannot approve their own text, nor somebody who is no reviewer")
  func adminsToo() throws {
    let id = try newsroom.office(.pia).perform(StartDraft(text: .sample("A sample?", "Yes.")))
      .revision.article
    try newsroom.submit(id)
    #expect(throws: Refusal.lacksRole(.mara, .reviewer, act: "approve \(id)", has: [.writer])) {
      try newsroom.approve(id, as: .mara)
    }
    #expect(throws: Refusal.self) { try newsroom.approve(id, as: .pia) }
    try newsroom.office(.pia).perform(
      AddContributor(handle: .pia, name: "", roles: [.reviewer], credentials: "MD"))
    #expect(throws: Refusal.self) { try newsroom.approve(id, as: .pia) }
    #expect(try newsroom.summary(id).working == .inReview)
  }

  @Test("an author may review what others wrote since the last full sign-off")
  func sinceLastSignOff() throws {
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "Yes.")))
      .revision.article
    try newsroom.submit(id)
    try newsroom.approve(id, as: .anna)
    try newsroom.edit(id, "Yes, it is.", as: .mara)
    try newsroom.submit(id)
    try newsroom.approve(id, as: .jon)
    #expect(try newsroom.summary(id).working == .approved)
  }

  @Test("putting an old text of one's own back does not make one free to sign it")
  func restoredOwnText() throws {
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "Mine.")))
      .revision.article
    try newsroom.edit(id, "Another.", as: .mara)
    try newsroom.submit(id)
    try newsroom.approve(id, as: .anna)
    try newsroom.edit(id, "Mine.", as: .mara)
    try newsroom.submit(id)
    #expect(throws: Refusal.ownText(.jon, Revision.ID(article: id, number: 3))) {
      try newsroom.approve(id, as: .jon)
    }
  }

  @Test("the author of a public text cannot confirm it when it is due")
  func ownConfirmation() throws {
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "Yes.")))
      .revision.article
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    newsroom.clock.advance(months: 13)
    try newsroom.submit(id)
    #expect(throws: Refusal.self) { try newsroom.approve(id, as: .jon) }
    try newsroom.approve(id, as: .ben)
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test("a stale digest is refused, the right one is taken")
  func digests() throws {
    let id = try newsroom.draft()
    let old = try newsroom.office(.anna).show(ArticleAddress(id)).revision.digest
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    let new = try newsroom.office(.anna).show(ArticleAddress(id)).revision.digest
    func approve(_ digest: String) throws {
      try newsroom.office(.anna).perform(
        ApproveRevision(article: ArticleAddress(id), digest: digest))
    }
    for stale in [old.hex, old.short, String(new.hex.prefix(3)), "zzzz", ""] {
      #expect(throws: Refusal.self) { try approve(stale) }
    }
    let first = ArticleAddress(Revision.ID(article: id, number: 1))
    #expect(throws: Refusal.self) {
      try newsroom.office(.anna).perform(ApproveRevision(article: first))
    }
    try approve(String(new.hex.prefix(8)).uppercased())
  }

  @Test("a review stays on the text that was submitted, whatever is saved meanwhile")
  func pinnedReview() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.edit(id, "No.")
    let approval = try newsroom.approve(id)
    #expect(approval.signOff.revision.number == 1)
    #expect(try newsroom.summary(id).working == .draft)
    #expect(throws: Refusal.self) { try newsroom.publish(id) }
  }

  @Test("a newer submission ends the older review")
  func resubmission() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    #expect(throws: Refusal.alreadySubmitted(Revision.ID(article: id, number: 1))) {
      try newsroom.submit(id)
    }
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    #expect(
      try newsroom.office(.anna).waitingReviews(.waitingFor(.anna)).map(\.review.revision.number)
        == [2])
  }

  @Test("saving unchanged text makes no revision and voids no sign-off")
  func unchanged() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    let entries = try newsroom.office(.pia).ledger().count
    let saved = try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id), text: .sample("Is this a sample?", "Yes.\r\n\n")))
    #expect(!saved.isNewRevision)
    #expect(try newsroom.office(.pia).ledger().count == entries)
    try newsroom.publish(id)
  }

  @Test("of two who edit the same text, the second is told, and who was first")
  func editConflict() throws {
    let id = try newsroom.draft()
    func save(_ body: String, as handle: Handle) throws {
      try newsroom.office(handle).perform(
        EditDraft(article: ArticleAddress(id), base: 1, text: .sample("A sample?", body)))
    }
    try save("Jon's.", as: .jon)
    #expect {
      try save("Mara's.", as: .mara)
    } throws: { error in
      guard case .editConflict(let base, let newest, .jon, _)? = error as? Refusal else {
        return false
      }
      return base.number == 1 && newest.number == 2
    }
    #expect(try newsroom.summary(id).newest == 2)
  }

  @Test("the text that is public already is not named as one to publish instead")
  func publicAlready() throws {
    let id = try newsroom.published()
    try newsroom.edit(id, "No.")
    #expect {
      try newsroom.publish(id)
    } throws: { error in
      guard case .notSignedOff(_, let lack)? = error as? Refusal else { return false }
      return lack.other == nil
    }
  }
}
