import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Status changed by rules")
struct StatusChangeTests {
  let newsroom: Newsroom
  let id: Article.ID
  var article: ArticleAddress { ArticleAddress(id) }
  var admin: Editorial { newsroom.office(.pia) }

  init() throws {
    newsroom = try Newsroom()
    try newsroom.office(.pia).perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    id = try newsroom.published()
  }

  /// What an act changes for the public, which must be what the plan of it said.
  private func changes(
    _ act: some Act, of article: ArticleAddress? = nil
  ) throws -> [[PublicStatus]] {
    let planned = try admin.plan(act)
    let changes = try admin.performTellingChanges(act, of: article).changes
    #expect(changes.map(\.before) == planned.map(\.before))
    #expect(changes.map(\.after.publicStatus) == planned.map(\.after.publicStatus))
    return changes.filter(\.isPublic).map { [$0.before.publicStatus, $0.after.publicStatus] }
  }

  @Test("a milder rule names the texts that it makes public again")
  func milder() throws {
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Wrong dose"))
    #expect(try newsroom.bodies() == [:], "the control")
    let milder = SetPolicy(key: .tier(.standard, .onLapse), value: "flag")
    #expect(try changes(milder) == [[.withheld, .overdue]])
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("a stricter interval, or shelf, names the texts that it withholds")
  func stricter() throws {
    newsroom.clock.advance(months: 7)
    let shorter = SetPolicy(key: .tier(.standard, .reviewInterval), value: "6 months")
    #expect(try changes(shorter) == [[.published, .withheld]])
    try admin.perform(SetPolicy(key: .tier(.standard, .reviewInterval), value: "12 months"))
    try admin.perform(SetPolicy(key: .tier(.clinical, .reviewInterval), value: "6 months"))
    let raise = RaiseTier(article: article, tier: .clinical)
    #expect(try changes(raise, of: article) == [[.published, .withheld]])
  }

  @Test("a rule that puts a notice on pages names the texts that get it")
  func notice() throws {
    try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: "flag"))
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Wrong dose"))
    let banner = SetPolicy(key: .tier(.standard, .onLapse), value: "banner")
    #expect(try changes(banner) == [[.overdue, .overdue]])
    #expect(try newsroom.summary(id).tellsLapse)
  }

  @Test("a rule about something else names none")
  func other() throws {
    #expect(try changes(SetPolicy(key: .openComments, value: "off")) == [])
    #expect(try changes(SetPolicy(key: .signOffsRequired, value: "2")) == [])
  }

  @Test("who reinstates a reviewer is told what is public again, and what will be after all")
  func reinstated() throws {
    let other = try newsroom.draft("Another sample?")
    try newsroom.submit(other)
    try newsroom.approve(other)
    let start = newsroom.clock.next.adding(months: 1)
    try newsroom.office(.pia).perform(
      PublishRevision(article: ArticleAddress(other), from: start))
    try admin.perform(RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Sample"))
    let (_, changes) = try admin.performTellingChanges(
      ReinstateReviewer(handle: .anna, reason: "Sample"))
    #expect(changes.map(\.after.id) == [id, other] && changes.allSatisfy(\.isPublic))
    #expect(changes[0].after.publicStatus == .published)
    #expect(changes[1].before.notBegun == 1 && changes[1].after.notBegun == nil)
  }
}
