import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Periodic review")
struct PeriodicReviewTests {
  let newsroom: Newsroom
  let id: Article.ID
  var article: ArticleAddress { ArticleAddress(id) }
  var admin: Editorial { newsroom.office(.pia) }

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.published()
  }

  @discardableResult
  private func confirm(as handle: Handle = .anna, digest: String? = nil) throws
    -> ApproveRevision.Approval
  {
    var approval = ApproveRevision(article: article, digest: digest)
    approval.confirms = true
    return try newsroom.office(handle).perform(approval)
  }

  @Test("confirming the public text is a full sign-off, from which the interval runs anew")
  func confirming() throws {
    newsroom.clock.advance(months: 13)
    #expect(try newsroom.summary(id).publicStatus == .overdue)
    let signOff = try confirm().signOff
    #expect(signOff.scope == .fullText && signOff.revision.number == 1)
    let summary = try newsroom.summary(id)
    #expect(summary.publicStatus == .published && summary.working == .approved)
    #expect(summary.reviewDue == signOff.time.adding(months: 12))
    newsroom.clock.advance(months: 11)
    try confirm()
    #expect(try admin.ledger(of: article).count { $0.act == .reviewConfirm } == 2)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("nobody confirms their own text, nor another text than the public one")
  func refusals() throws {
    #expect(throws: Refusal.self) { try confirm(as: .mara) }
    #expect(throws: Refusal.self) { try confirm(digest: "ffff") }
    try newsroom.edit(id, "No.")
    try confirm()
    #expect(try newsroom.summary(id).working == .draft, "the draft is still a draft")
    try newsroom.submit(id)
    #expect(
      throws: Refusal.otherTextInReview(
        Revision.ID(article: id, number: 2), live: Revision.ID(article: id, number: 1))
    ) { try confirm(as: .ben) }
    #expect(try newsroom.bodies() == [id: "Yes."])
    let other = try newsroom.draft("Another sample?")
    var approval = ApproveRevision(article: ArticleAddress(other))
    approval.confirms = true
    #expect(throws: Refusal.self, "it is not public") {
      try newsroom.office(.anna).perform(approval)
    }
  }

  @Test("where a tier asks for several, each confirms within one review")
  func several() throws {
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    #expect(try confirm().missing.count == 1)
    #expect(try newsroom.summary(id).working == .inReview)
    #expect(try confirm(as: .ben).missing.isEmpty)
    #expect(try newsroom.summary(id).working == .approved)
    let reviews = try admin.show(article).record.reviews
    #expect(reviews.map(\.outcome) == [.approved, .approved])
  }

  @Test("a request for changes stands although the public text is confirmed")
  func changesRequested() throws {
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.office(.ben).perform(RequestChanges(article: article, note: "Why?"))
    try confirm()
    #expect(try newsroom.summary(id).working == .changesRequested)
  }

  @Test("what is due within a time is listed, with what happens then")
  func due() throws {
    let now = newsroom.clock.next
    #expect(try admin.dueReviews(by: now.adding(months: 11)).isEmpty)
    let due = try admin.dueReviews(by: now.adding(months: 13))
    #expect(due.map(\.summary.id) == [id] && due[0].onLapse == .flag && due[0].signers == [.anna])
    newsroom.clock.advance(months: 13)
    #expect(try admin.dueReviews(by: newsroom.clock.next).count == 1, "what is overdue is due")
  }

  @Test("a schedule is looked at as it will be: its text may lapse, and what has ended does not")
  func dueOnSchedule() throws {
    let now = newsroom.clock.next
    let other = try newsroom.draft("Another sample?")
    try newsroom.submit(other)
    try newsroom.approve(other)
    try newsroom.publish(other, at: now.adding(months: 2))
    #expect(
      try admin.dueReviews(by: now.adding(months: 13)).map(\.revision.article) == [id, other])
    #expect(try admin.dueReviews(by: now.adding(months: 11)).isEmpty)
    try newsroom.publish(id, until: now.adding(months: 5))
    #expect(try admin.dueReviews(by: now.adding(months: 13)).map(\.revision.article) == [other])
    try newsroom.publish(other, at: now.adding(months: 2), until: now.adding(months: 3))
    #expect(try admin.dueReviews(by: now.adding(months: 13)).isEmpty)
  }

  @Test("a plan says what will have lapsed: sign-offs, reviewers, keys")
  func plan() throws {
    let soon = newsroom.clock.next.adding(months: 3)
    var edit = EditContributor(handle: .ben)
    edit.profile.validUntil = .some(soon)
    try admin.perform(edit)
    let keys = try SSHKeys()
    try keys.make("anna")
    try admin.perform(
      AddReviewerKey(handle: .anna, file: try keys.publicKey("anna"), validUntil: soon))
    let early = try admin.lapsePlan(at: soon.adding(months: -1))
    #expect(early.reviews.isEmpty && early.signers.isEmpty && early.keys.isEmpty)
    let later = try admin.lapsePlan(at: soon.adding(months: 12))
    #expect(later.reviews.map(\.summary.id) == [id])
    #expect(later.signers.map(\.handle) == [.ben] && later.keys.map(\.handle) == [.anna])
  }

  @Test("planning a change of the rules says what it would do, and changes nothing")
  func planningPolicy() throws {
    let entries = try admin.ledger().count
    newsroom.clock.advance(months: 7)
    let interval = try admin.plan(SetPolicy(key: .reviewInterval, value: "6 months"))
    #expect(interval.map(\.before.publicStatus) == [.published])
    #expect(interval.map(\.after.publicStatus) == [.overdue])
    var edit = EditCategory(slug: .shelf)
    edit.tier = .some(.clinical)
    let tier = try admin.plan(edit)
    #expect(tier.map(\.after.tier) == [.clinical] && tier[0].after.publicStatus == .published)
    #expect(try admin.plan(SetPolicy(key: .openComments, value: "off")).isEmpty)
    #expect(try admin.ledger().count == entries)
    #expect(throws: Refusal.self) {
      _ = try newsroom.office(.mara).plan(SetPolicy(key: .openComments, value: "off"))
    }
  }

  @Test("with publishing on approval, renewing a public text leaves its publication as it is")
  func renewal() throws {
    try admin.perform(SetPolicy(key: .publishOnApproval, value: "on"))
    #expect(try confirm(as: .ben).publication == nil)
    try newsroom.submit(id)
    let approval = try newsroom.approve(id)
    #expect(approval.publication == nil && approval.wasPublic)
    let until = newsroom.clock.next.adding(months: 6)
    try newsroom.publish(id, until: until)
    #expect(try confirm(as: .ben).publication == nil)
    #expect(try newsroom.summary(id).liveUntil == until)
    #expect(try admin.show(article).record.publications.count == 2)
  }

  @Test("with publishing on approval, renewing a scheduled text leaves its schedule as it is")
  func scheduledRenewal() throws {
    let later = try newsroom.draft("Later?")
    try newsroom.submit(later)
    try newsroom.approve(later)
    let start = newsroom.clock.next.adding(months: 1)
    try newsroom.publish(later, at: start)
    try admin.perform(SetPolicy(key: .publishOnApproval, value: "on"))
    try newsroom.office(.anna).perform(
      RevokeSignOff(article: ArticleAddress(later), reason: "Sample"))
    try newsroom.submit(later)
    #expect(try newsroom.approve(later, as: .ben).publication == nil)
    #expect(try newsroom.summary(later).scheduledFrom == start)
  }

  @Test("approving a public text with --publish signs it, and there is nothing to publish")
  func publishingAgain() throws {
    var edit = EditContributor(handle: .anna)
    edit.roles = [.reviewer, .publisher]
    try admin.perform(edit)
    try newsroom.submit(id)
    let approval = try newsroom.office(.anna).perform(
      ApproveRevision(article: article, publishes: true))
    #expect(approval.publication == nil && approval.wasPublic && approval.missing.isEmpty)
    #expect(try admin.show(article).record.signOffs.count == 2)
  }

  @Test("a review that was withdrawn is none in full; one that has lapsed stays one")
  func reviewedInFull() throws {
    let reviewed = try #require(try admin.show(article).fullyReviewed)
    newsroom.clock.advance(months: 13)
    #expect(try admin.show(article).fullyReviewed == reviewed)
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Sample"))
    #expect(try admin.show(article).fullyReviewed == nil)
  }

  @Test("who confirms the text under review while none is confirms nothing")
  func nothingUnderReview() throws {
    var confirmation = ApproveRevision(article: ArticleAddress(id, version: .review))
    confirmation.confirms = true
    let anna = newsroom.office(.anna)
    #expect(throws: Refusal.nothingInReview(id)) { try anna.perform(confirmation) }
    try newsroom.submit(id)
    #expect(try anna.perform(confirmation).signOff.revision.number == 1)
  }
}
