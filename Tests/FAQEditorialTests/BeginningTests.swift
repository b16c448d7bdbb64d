import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Whether a scheduled text becomes public at its time")
struct BeginningTests {
  let newsroom: Newsroom
  let id: Article.ID
  let start: Instant
  var admin: Editorial { newsroom.office(.pia) }
  var article: ArticleAddress { ArticleAddress(id) }

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft("Secret?", "Secret.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    start = newsroom.clock.next.adding(months: 1)
    try newsroom.publish(id, at: start)
  }

  /// Checks that nothing of the article is or was public after its time.
  private func expectNeverPublic() throws {
    newsroom.clock.set(start.adding(months: 1))
    for time in [start, start.adding(months: 1), nil] {
      let (snapshot, refused, _) = try admin.snapshot(asOf: time)
      #expect(snapshot.entries.isEmpty && snapshot.withdrawn.isEmpty && refused.isEmpty)
      #expect(try admin.articles(asOf: time).first?.publicStatus == .unpublished)
    }
    #expect(try admin.exposures(of: try #require(SentenceSearch("Secret."))).isEmpty)
    let query = SearchQuery(words: "Secret", scope: .live)
    #expect(try admin.search(query).result.hits.isEmpty)
    #expect(try newsroom.summary(id).notBegun == 1)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("not when its only sign-off was withdrawn before, whatever its tier does on lapse")
  func revokedSignOff() throws {
    try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    let revoked = try newsroom.office(.anna).perform(
      RevokeSignOff(article: article, reason: "I overlooked a line"))
    #expect(revoked.halted?.from == start && revoked.publicStatus == .scheduled)
    let summary = try newsroom.summary(id)
    #expect(summary.scheduled == 1 && summary.notBegun == 1 && summary.notBegunFrom == start)
    try expectNeverPublic()
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    #expect(try newsroom.bodies().isEmpty, "what did not begin at its time begins no more")
    try newsroom.publish(id)
    #expect(try newsroom.bodies() == [id: "Secret."])
    #expect(try newsroom.summary(id).notBegun == nil)
  }

  @Test("not when its reviewer was revoked before, even if reinstated after its time")
  func revokedReviewer() throws {
    let affected = try admin.perform(
      RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Sample"))
    #expect(affected.map(\.revision) == [Revision.ID(article: id, number: 1)])
    #expect(affected.map(\.haltedFrom) == [start])
    newsroom.clock.set(start)
    try admin.perform(ReinstateReviewer(handle: .anna, reason: "Sample"))
    try expectNeverPublic()
  }

  @Test("yes when its reviewer was reinstated before its time")
  func reinstated() throws {
    try admin.perform(RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Sample"))
    try admin.perform(ReinstateReviewer(handle: .anna, reason: "Sample"))
    #expect(try newsroom.summary(id).notBegun == nil)
    newsroom.clock.set(start)
    #expect(try newsroom.bodies() == [id: "Secret."])
  }

  @Test("not when changes were requested before, with or without a submission")
  func requestedChanges() throws {
    try newsroom.office(.ben).perform(RequestChanges(article: article, note: "Wrong dose"))
    #expect(try newsroom.summary(id).working == .changesRequested)
    try expectNeverPublic()
  }

  @Test("yes when it was signed off again before its time")
  func signedAgain() throws {
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Sample"))
    try newsroom.submit(id)
    try newsroom.office(.ben).perform(RequestChanges(article: article, note: "Wrong dose"))
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    newsroom.clock.set(start)
    #expect(try newsroom.bodies() == [id: "Secret."])
    let entry = try #require(try admin.snapshot().snapshot.entries.first)
    #expect(entry.signOffs.map(\.reviewer) == [.ben])
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("not when the review interval in force leaves its sign-offs lapsed, which shows no notice")
  func shorterInterval() throws {
    try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    let later = newsroom.clock.next.adding(months: 6)
    try newsroom.publish(id, at: later)
    try admin.perform(SetPolicy(key: .reviewInterval, value: "3"))
    newsroom.clock.set(later)
    let snapshot = try admin.snapshot().snapshot
    #expect(snapshot.entries.isEmpty && snapshot.withdrawn.isEmpty)
  }

  @Test("what was revoked after its time is treated as any public text")
  func revokedAfter() throws {
    try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    newsroom.clock.set(start)
    #expect(try newsroom.bodies() == [id: "Secret."])
    let revoked = try newsroom.office(.anna).perform(
      RevokeSignOff(article: article, reason: "Sample"))
    #expect(revoked.publicStatus == .withheld && revoked.halted == nil)
    #expect(try admin.snapshot().snapshot.withdrawn.map(\.title) == ["Secret?"])
    #expect(try newsroom.bodies(asOf: start) == [id: "Secret."])
  }

  @Test(
    "yes whatever its tier is raised to after it has begun; what was halted by a raise stays so")
  func raisedLater() throws {
    try admin.perform(SetPolicy(key: .tier(.clinical, .reviewInterval), value: "1 month"))
    let other = try newsroom.draft("Another sample?", "Other.")
    try newsroom.submit(other)
    try newsroom.approve(other)
    let later = start.adding(months: 2)
    try newsroom.publish(id, at: later)
    try newsroom.publish(other, at: later)
    let writer = newsroom.office(.mara)
    try writer.perform(RaiseTier(article: ArticleAddress(other), tier: .clinical))
    newsroom.clock.set(later)
    #expect(try newsroom.bodies() == [id: "Secret."])
    try writer.perform(RaiseTier(article: article, tier: .clinical))
    try admin.perform(RaiseTier(article: ArticleAddress(other), tier: .standard))
    #expect(try newsroom.bodies() == [id: "Secret."])
    #expect(try newsroom.bodies(asOf: later) == [id: "Secret."])
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("yes when it was halted by another rule and signed off again as it is")
  func renewed() throws {
    let later = start.adding(months: 5)
    try newsroom.publish(id, at: later)
    try admin.perform(SetPolicy(key: .reviewInterval, value: "3 months"))
    #expect(try newsroom.summary(id).notBegun == 1, "the control")
    newsroom.clock.set(start.adding(months: 3))
    try newsroom.submit(id)
    try newsroom.approve(id)
    newsroom.clock.set(later)
    #expect(try newsroom.bodies() == [id: "Secret."])
  }

  @Test("the text before it stays public where it does not begin")
  func replacement() throws {
    let other = try newsroom.published("Another sample?", "Old.")
    try newsroom.edit(other, "New.")
    try newsroom.submit(other)
    try newsroom.approve(other)
    try newsroom.publish(other, at: start)
    try newsroom.office(.ben).perform(
      RequestChanges(article: ArticleAddress(other), note: "Wrong dose"))
    newsroom.clock.set(start)
    #expect(try newsroom.bodies()[other] == "Old.")
    let intervals = try admin.exposures(of: try #require(SentenceSearch("Old.")))
    #expect(intervals.count == 1 && intervals[0].until == nil)
    #expect(try newsroom.summary(other).live == 1)
  }

  @Test("changes to a scheduled text are requested of just that text")
  func requestedText() throws {
    let ben = newsroom.office(.ben)
    #expect(throws: Refusal.self) {
      try ben.perform(RequestChanges(article: article, digest: "0000", note: "Sample"))
    }
    try newsroom.edit(id, "Newer.")
    let other = ArticleAddress(Revision.ID(article: id, number: 2))
    #expect(throws: Refusal.self) {
      try ben.perform(RequestChanges(article: other, note: "Sample"))
    }
    let request = try ben.perform(RequestChanges(article: article, note: "Sample"))
    #expect(request.revision == Revision.ID(article: id, number: 1))
    try admin.perform(UnscheduleArticle(article: article))
    #expect(throws: Refusal.self) {
      try ben.perform(RequestChanges(article: article, note: "Sample"))
    }
  }

  @Test("exports of changes name no article whose schedule did not begin")
  func changes() throws {
    let tree = try admin.withSnapshot(withProofs: true) { try $0.ledger }
    let head = try #require(tree)
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Sample"))
    newsroom.clock.set(start)
    let changes = try admin.publicChanges(since: head).changes
    #expect(changes.changed.entries.isEmpty && changes.removed.isEmpty)
  }
}
