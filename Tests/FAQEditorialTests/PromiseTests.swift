import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("What is published is what was approved")
struct PromiseTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  static func isNotSignedOff(_ error: any Error) -> Bool {
    guard case .notSignedOff? = error as? Refusal else { return false }
    return true
  }

  @Test("approve, edit, publish is refused, and names the text that is signed off")
  func editAfterApproval() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.edit(id, "No.")
    #expect {
      try newsroom.publish(id)
    } throws: { error in
      guard case .notSignedOff(let revision, 0, 1, [], [], let other)? = error as? Refusal else {
        return false
      }
      return revision.number == 2 && other?.number == 1
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

  @Test("an admin cannot approve their own text, nor as somebody who is no reviewer")
  func adminsToo() throws {
    let id = try newsroom.office(.pia).perform(StartDraft(text: .sample("A sample?", "Yes.")))
      .revision.article
    try newsroom.submit(id)
    #expect(throws: Refusal.lacksRole(.pia, .reviewer, act: "approve")) {
      try newsroom.approve(id, as: .pia)
    }
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
      try newsroom.office(.anna).waitingReviews(for: .anna).map(\.review.revision.number) == [2])
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

  @Test("a request for changes voids the approvals of that text")
  func objection() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id, as: .anna)
    try newsroom.office(.ben).perform(RequestChanges(article: ArticleAddress(id), note: "Why?"))
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "1"))
    #expect(throws: (any Error).self) { try newsroom.publish(id) }
    #expect(try newsroom.summary(id).working == .changesRequested)
  }

  @Test("two sign-offs are by two people")
  func quorum() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id, as: .anna)
    #expect(throws: Refusal.alreadyApproved(.anna, Revision.ID(article: id, number: 1))) {
      try newsroom.approve(id, as: .anna)
    }
    #expect(try newsroom.office(.pia).waitingReviews().first?.waitsFor == [.ben, .jon])
    #expect(throws: (any Error).self) { try newsroom.publish(id) }
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
  }

  @Test("raising the policy asks more of the next publication and leaves the public text")
  func raisedPolicy() throws {
    let live = try newsroom.published()
    let id = try newsroom.draft("Another sample?")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    #expect(throws: (any Error).self) { try newsroom.publish(id) }
    #expect(try newsroom.bodies().keys.sorted() == [live])
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
  }

  @Test("a sign-off counts for its own article alone")
  func otherArticle() throws {
    let signed = try newsroom.published()
    let twin = try newsroom.draft()
    let digests = try [signed, twin].map {
      try newsroom.office(.pia).show(ArticleAddress($0)).revision.digest
    }
    #expect(digests[0] == digests[1])
    #expect(throws: (any Error).self) { try newsroom.publish(twin) }
  }

  @Test("scheduling needs the sign-offs too, and that they still hold on the day")
  func scheduling() throws {
    let id = try newsroom.draft()
    let tomorrow = newsroom.clock.next.adding(months: 1)
    #expect(throws: (any Error).self) { try newsroom.publish(id, at: tomorrow) }
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(throws: (any Error).self) {
      try newsroom.publish(id, at: newsroom.clock.next.adding(months: 13))
    }
    try newsroom.publish(id, at: tomorrow)
    try newsroom.edit(id, "Sneaked in.")
    #expect(try newsroom.bodies().isEmpty)
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.bodies() == [id: "Yes."], "the schedule names a text, not an article")
  }

  @Test("a lapsed sign-off publishes nothing")
  func lapsed() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    newsroom.clock.advance(months: 13)
    #expect { try newsroom.publish(id) } throws: { error in
      guard case .notSignedOff(_, 0, 1, [], [.anna], _)? = error as? Refusal else { return false }
      return true
    }
  }

  @Test("after a withdrawal the old sign-offs no longer count")
  func withdrawal() throws {
    let id = try newsroom.published()
    try newsroom.withdraw(id)
    #expect(try newsroom.bodies().isEmpty)
    #expect(throws: (any Error).self) { try newsroom.publish(id) }
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("publishing on approval waits for the last sign-off and asks the same gate")
  func onApproval() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .publishOnApproval, value: "on"))
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let id = try newsroom.draft()
    try newsroom.submit(id)
    #expect(try newsroom.approve(id, as: .anna).publication == nil)
    #expect(try newsroom.bodies().isEmpty)
    #expect(try newsroom.approve(id, as: .ben).publication != nil)
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("approving with --publish needs the publisher's role, and signs nothing without it")
  func approveAndPublish() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    let act = ApproveRevision(article: ArticleAddress(id), publishes: true)
    #expect(throws: (any Error).self) { try newsroom.office(.anna).perform(act) }
    #expect(try newsroom.summary(id).working == .inReview)
    var edit = EditContributor(handle: .anna)
    edit.roles = [.reviewer, .publisher]
    try newsroom.office(.pia).perform(edit)
    try newsroom.office(.anna).perform(act)
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("publishing all approved publishes just those")
  func allApproved() throws {
    let ready = try newsroom.draft("Ready?")
    try newsroom.submit(ready)
    try newsroom.approve(ready)
    let waiting = try newsroom.draft("Waiting?")
    try newsroom.submit(waiting)
    let edited = try newsroom.draft("Edited?")
    try newsroom.submit(edited)
    try newsroom.approve(edited)
    try newsroom.edit(edited, "No.")
    let published = try newsroom.office(.pia).perform(PublishAllApproved())
    #expect(published.map(\.revision.article) == [ready])
    #expect(try newsroom.bodies().keys.sorted() == [ready])
  }

  @Test("a sign-off made while authors might sign no longer counts when they may not, in any list")
  func independenceTurnedOn() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .independentReview, value: "off"))
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "Yes.")))
      .revision.article
    try newsroom.submit(id)
    try newsroom.approve(id, as: .jon)
    #expect(try newsroom.summary(id).working == .approved)
    try newsroom.office(.pia).perform(SetPolicy(key: .independentReview, value: "on"))
    #expect(try newsroom.summary(id).working == .draft)
    #expect(try newsroom.office(.pia).perform(PublishAllApproved()).isEmpty)
  }

  @Test("a submission needs the required fields and a category that exists")
  func incomplete() throws {
    let id = try newsroom.draft("A sample?", "")
    #expect(throws: Refusal.incompleteText(Revision.ID(article: id, number: 1), fields: ["body"])) {
      try newsroom.submit(id)
    }
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) {
        $0.body = "Yes."
        $0.category = Slug("nowhere")
      })
    #expect(throws: Refusal.unknownCategory("nowhere")) { try newsroom.submit(id) }
  }
}
