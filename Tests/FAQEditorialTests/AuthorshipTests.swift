import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Who counts as an author of a text")
struct AuthorshipTests {
  let newsroom: Newsroom
  var admin: Editorial { newsroom.office(.pia) }

  /// Jon writes and reviews.
  init() throws { newsroom = try Newsroom() }

  /// Saves a text by Jon that somebody else signs.
  private func draftByJon(on shelf: Slug = .shelf, approvedBy reviewer: Handle) throws -> Article.ID
  {
    var text = ArticleText.sample("Is this a sample?", "By Jon.")
    text.category = shelf
    let id = try newsroom.office(.jon).perform(StartDraft(text: text)).revision.article
    try newsroom.submit(id)
    try newsroom.approve(id, as: reviewer)
    return id
  }

  /// Saves another short answer by Mara, and submits it.
  private func resubmit(_ id: Article.ID, on shelf: Slug = .shelf) throws {
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) {
        $0.summary = "By Mara."
        $0.category = shelf
      })
    try newsroom.submit(id)
  }

  private func expectOwn(_ id: Article.ID) throws {
    #expect(throws: Refusal.ownText(.jon, Revision.ID(article: id, number: 2))) {
      try newsroom.approve(id, as: .jon)
    }
    #expect(try admin.waitingReviews().first?.waitsFor == [.anna, .ben])
  }

  @Test("a full review by others ends the authorship of what it covered")
  func reviewed() throws {
    let id = try draftByJon(approvedBy: .ben)
    try resubmit(id)
    try newsroom.approve(id, as: .jon)
    try newsroom.publish(id)
    #expect(try newsroom.bodies() == [id: "By Jon."])
  }

  @Test("a review for a lower tier does not")
  func lowerTier() throws {
    let lax = try #require(Slug("lax"))
    try admin.perform(AddCategory(slug: lax, title: "Lax", tier: .editorial))
    let id = try draftByJon(on: lax, approvedBy: .pia)
    try resubmit(id)
    try expectOwn(id)
  }

  @Test("a review whose sign-off was withdrawn does not")
  func revokedSignOff() throws {
    let id = try draftByJon(approvedBy: .ben)
    try newsroom.office(.ben).perform(RevokeSignOff(article: ArticleAddress(id), reason: "No"))
    try resubmit(id)
    try expectOwn(id)
  }

  @Test("a review whose text was withdrawn does not, for what is signed after")
  func withdrawn() throws {
    let id = try draftByJon(approvedBy: .ben)
    try newsroom.publish(id)
    try newsroom.withdraw(id)
    try resubmit(id)
    try expectOwn(id)
    try newsroom.approve(id, as: .anna)
    try newsroom.publish(id)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("a review whose text was sent back later does not")
  func sentBack() throws {
    let id = try draftByJon(approvedBy: .ben)
    try newsroom.publish(id)
    try newsroom.submit(id)
    try newsroom.office(.ben).perform(RequestChanges(article: ArticleAddress(id), note: "No"))
    try resubmit(id)
    try expectOwn(id)
  }

  @Test("a withdrawal takes nothing from what was signed and published before it")
  func signedBeforeWithdrawal() throws {
    let id = try draftByJon(approvedBy: .ben)
    try resubmit(id)
    try newsroom.approve(id, as: .jon)
    try newsroom.publish(id)
    let before = newsroom.clock.now()
    try newsroom.withdraw(id)
    #expect(try newsroom.bodies(asOf: before) == [id: "By Jon."])
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("a review by somebody who was revoked later does not, for what was signed since, either")
  func revokedReviewer() throws {
    let id = try draftByJon(approvedBy: .ben)
    try resubmit(id)
    try newsroom.approve(id, as: .jon)
    try newsroom.publish(id)
    let before = newsroom.clock.now()
    try admin.perform(RevokeReviewer(handle: .ben, from: .inYear2020, reason: "Sample"))
    #expect(try newsroom.summary(id).publicStatus == .overdue)
    #expect(try newsroom.bodies(asOf: before) == [id: "By Jon."])
    #expect(try newsroom.bodies() == [id: "By Jon."], "flagged, as its tier says")
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  private func restore(_ id: Article.ID, to number: Int) throws {
    let address = ArticleAddress(Revision.ID(article: id, number: number))
    try newsroom.office(.mara).perform(RestoreRevision(revision: address))
  }

  private func expectOwn(_ id: Article.ID, _ number: Int, waitsFor: [Handle] = [.anna, .ben]) throws
  {
    try newsroom.submit(id)
    #expect(throws: Refusal.ownText(.jon, Revision.ID(article: id, number: number))) {
      try newsroom.approve(id, as: .jon)
    }
    #expect(try admin.waitingReviews().first?.waitsFor == waitsFor)
  }

  @Test("who led to a text that is put back and changed is an author of what it was changed to")
  func restoredAndChanged() throws {
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "By Jon.")))
      .revision.article
    try newsroom.edit(id, "Another.")
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try restore(id, to: 1)
    try newsroom.edit(id, "By Jon, now.")
    try expectOwn(id, 4)
    let prepared = try newsroom.office(.anna).perform(
      PrepareSignOff(ApproveRevision(article: ArticleAddress(id))))
    #expect(prepared.statement.contains("contributors: jon, mara\n"))
    try newsroom.approve(id, as: .anna)
    try newsroom.publish(id)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("also where texts are put back in turns, and one of them had been put back itself")
  func restoredInTurns() throws {
    let id = try newsroom.office(.jon).perform(StartDraft(text: .sample("A sample?", "By Jon.")))
      .revision.article
    try newsroom.edit(id, "Another.")
    try restore(id, to: 1)
    try restore(id, to: 2)
    try newsroom.edit(id, "A third.")
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try restore(id, to: 4)
    try newsroom.edit(id, "Another, now.")
    try expectOwn(id, 7)
  }

  @Test("but not where others reviewed the text that is put back in full")
  func restoredReviewed() throws {
    let id = try draftByJon(approvedBy: .ben)
    try newsroom.edit(id, "Another.")
    try newsroom.submit(id)
    try newsroom.approve(id, as: .anna)
    try restore(id, to: 1)
    try newsroom.edit(id, "By Jon, now.")
    try newsroom.submit(id)
    try newsroom.approve(id, as: .jon)
    try newsroom.publish(id)
    #expect(try newsroom.bodies() == [id: "By Jon, now."])
  }

  @Test("what a draft was made from counts, where what came between was set aside")
  func madeFromOlder() throws {
    let id = try draftByJon(approvedBy: .ben)
    try newsroom.publish(id)
    try newsroom.edit(id, "Another.")
    try newsroom.submit(id)
    try newsroom.approve(id, as: .anna)
    try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(id)))
    try newsroom.office(.ben).perform(RevokeSignOff(article: ArticleAddress(id), reason: "No"))
    try newsroom.edit(id, "By Jon, now.")
    try expectOwn(id, 3)
  }

  @Test("a confirmation ends the authorship only with all the sign-offs that it rests on")
  func confirmed() throws {
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let id = try draftByJon(approvedBy: .anna)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
    newsroom.clock.advance(months: 11)
    var confirmation = ApproveRevision(article: ArticleAddress(id))
    confirmation.confirms = true
    try newsroom.office(.anna).perform(confirmation)
    try newsroom.edit(id, "By Mara.")
    try newsroom.submit(id)
    #expect(try admin.waitingReviews().first?.waitsFor == [.anna, .ben, .jon], "the control")
    guard case .signedOff = try newsroom.office(.mara).reviewPage(ArticleAddress(id)).base else {
      Issue.record("the control")
      return
    }
    try newsroom.office(.mara).perform(TakeBackDraft(article: ArticleAddress(id)))
    try admin.perform(RevokeReviewer(handle: .ben, from: .inYear2020, reason: "Sample"))
    try expectOwn(id, 2, waitsFor: [.anna])
    guard case .live = try newsroom.office(.mara).reviewPage(ArticleAddress(id)).base else {
      Issue.record("its sign-offs do not suffice any more")
      return
    }
  }

  @Test("nobody's own sign-off ends their authorship, where the review before it falls")
  func ownReview() throws {
    let id = try draftByJon(approvedBy: .ben)
    try resubmit(id)
    try newsroom.approve(id, as: .jon)
    try newsroom.edit(id, "By Mara.")
    try newsroom.submit(id)
    #expect(try admin.waitingReviews().first?.waitsFor == [.anna, .ben, .jon], "the control")
    try newsroom.office(.mara).perform(TakeBackDraft(article: ArticleAddress(id)))
    try admin.perform(RevokeReviewer(handle: .ben, from: .inYear2020, reason: "Sample"))
    try expectOwn(id, 3, waitsFor: [.anna])
  }

  @Test("a full review in a laxer tier ends no authorship where the text is of a stricter one now")
  func laxerReview() throws {
    let newsroom = try Newsroom()
    try newsroom.office(.pia).perform(
      SetPolicy(key: .tier(.clinical, .signOffs), value: "1 medical-review"))
    let start = StartDraft(text: .sample("Another sample?", "One."))
    let id = try newsroom.office(.jon).perform(start).revision.article
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.edit(id, "Two.")
    try newsroom.submit(id)
    let approval = ApproveRevision(article: ArticleAddress(id))
    try newsroom.office(.jon).perform(PrepareSignOff(approval))
    try newsroom.office(.mara).perform(RaiseTier(article: ArticleAddress(id), tier: .clinical))
    #expect(
      throws: Refusal.ownText(.jon, Revision.ID(article: id, number: 2), isInReview: true)
    ) { try newsroom.office(.jon).perform(approval) }
  }
}
