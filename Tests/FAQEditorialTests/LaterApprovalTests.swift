import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("A later approval takes nothing from an earlier one that holds")
struct LaterApprovalTests {
  let newsroom: Newsroom
  let keys: SSHKeys
  let id: Article.ID
  static let lea = Handle(stored: "lea")
  var article: ArticleAddress { ArticleAddress(id) }
  var admin: Editorial { newsroom.office(.pia) }

  init() throws {
    newsroom = try Newsroom()
    keys = try SSHKeys()
    try newsroom.office(.pia).perform(
      SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    id = try newsroom.draft()
    try newsroom.submit(id)
  }

  @discardableResult
  private func confirm(_ meaning: SignOff.Meaning? = nil) throws -> ApproveRevision.Approval {
    var approval = ApproveRevision(article: article, meaning: meaning)
    approval.confirms = true
    return try newsroom.office(.anna).perform(approval)
  }

  @Test("one without a signature, where what is public rests on signatures")
  func unsigned() throws {
    try keys.make("anna")
    try newsroom.register("anna", of: .anna, keys)
    try admin.perform(SetPolicy(key: .tier(.standard, .signatures), value: "on"))
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.publish(id)
    try admin.perform(SetPolicy(key: .tier(.standard, .signatures), value: "off"))
    let refusal = Refusal.needsSignature(
      Revision.ID(article: id, number: 1), .standard, sincePublished: true)
    #expect(throws: refusal) { try confirm() }
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(try newsroom.summary(id).publicStatus == .published)
    #expect(try newsroom.bodies() == [id: "Yes."])
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("one with another meaning: of what a person signed, that counts which is asked for")
  func meaning() throws {
    try admin.perform(
      SetPolicy(key: .signOffsRequired, value: "1 medical-review, 1 plain-language-review"))
    try admin.perform(AddContributor(handle: Self.lea, name: "Lea Sample", roles: [.reader]))
    var edit = EditContributor(handle: .anna)
    edit.roles = [.reviewer, .reader]
    try admin.perform(edit)
    try newsroom.approve(id)
    try newsroom.approve(id, as: Self.lea)
    try newsroom.publish(id)
    #expect(try confirm(.plainLanguageReview).missing.isEmpty)
    #expect(try newsroom.summary(id).publicStatus == .published)
    try newsroom.office(Self.lea).perform(RevokeSignOff(article: article, reason: "A sample."))
    #expect(try newsroom.summary(id).publicStatus == .withheld, "nobody counts for two")
  }

  @Test("one that is void since its signer was revoked from a later day on")
  func revokedLater() throws {
    try newsroom.approve(id)
    try newsroom.publish(id)
    let day = newsroom.clock.next.adding(months: 3)
    newsroom.clock.set(day.adding(months: 1))
    try confirm()
    try admin.perform(RevokeReviewer(handle: .anna, from: day, reason: "A sample."))
    #expect(try newsroom.summary(id).publicStatus == .published)
    newsroom.clock.advance(months: 8)
    #expect(try newsroom.summary(id).publicStatus == .withheld, "a year after the first")
  }

  @Test("one that the signer withdrew takes along what they signed of the text before")
  func withdrawn() throws {
    try newsroom.approve(id)
    try newsroom.publish(id)
    try confirm()
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "It is wrong."))
    #expect(try newsroom.summary(id).publicStatus == .withheld)
    try confirm()
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test("one of the changes alone, by who had signed all of the text")
  func changes() throws {
    try newsroom.approve(id)
    newsroom.clock.advance(months: 10)
    try newsroom.edit(id, "Yes, it is.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    let before = try newsroom.summary(id)
    try newsroom.submit(id)
    var approval = ApproveRevision(article: article)
    approval.scope = .changes
    try newsroom.office(.anna).perform(approval)
    #expect(try newsroom.summary(id).working == .approved)
    #expect(try newsroom.summary(id).reviewDue == before.reviewDue)
    newsroom.clock.advance(months: 6)
    #expect(try newsroom.summary(id).publicStatus == .published)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }
}
