import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

/// Anna and Ben must both sign, and have signed.
@Suite("A text that is submitted again to have its sign-offs renewed")
struct RenewedReviewTests {
  let newsroom: Newsroom
  let id: Article.ID
  private var admin: Editorial { newsroom.office(.pia) }
  private var article: ArticleAddress { ArticleAddress(id) }

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft()
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2 medical-review"))
    try newsroom.submit(id)
    for reviewer in [Handle.anna, .ben] { try newsroom.approve(id, as: reviewer) }
  }

  private func waiting() throws -> WaitingReview? { try admin.waitingReviews().first }

  @Test("waits for as many as must sign it, public or not", arguments: [true, false])
  func waits(isPublic: Bool) throws {
    if isPublic { try newsroom.publish(id) }
    newsroom.clock.advance(months: 11)
    try newsroom.submit(id)
    #expect(try waiting()?.waitsFor == [.anna, .ben, .jon] && waiting()?.counting == 0)
    let first = try newsroom.approve(id)
    #expect(first.counting == 1 && first.required == 2 && !first.missing.isEmpty)
    #expect(try waiting()?.waitsFor == [.ben, .jon] && waiting()?.counting == 1)
    #expect(throws: Refusal.alreadyApproved(.anna, Revision.ID(article: id, number: 1))) {
      try newsroom.approve(id)
    }
    if isPublic { #expect(try newsroom.bodies().count == 1) }
    let second = try newsroom.approve(id, as: .ben)
    #expect(second.missing.isEmpty)
    #expect(try waiting() == nil)
    newsroom.clock.advance(months: 11)
    #expect(try newsroom.summary(id).working == .approved)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("may be refused by the second, when the first has signed")
  func refused() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.office(.ben).perform(RequestChanges(article: article, note: "A wrong dose."))
    #expect(try newsroom.summary(id).working == .changesRequested)
  }

  @Test(
    "is approved with those that there are once the others have lapsed, and taken back as it was")
  func lapsed() throws {
    try newsroom.submit(id)
    try newsroom.office(.mara).perform(TakeBackDraft(article: article))
    #expect(try newsroom.summary(id).working == .approved)
    newsroom.clock.advance(months: 11)
    try newsroom.submit(id)
    try newsroom.approve(id)
    newsroom.clock.advance(months: 2)
    #expect(try waiting()?.counting == 1)
    try newsroom.approve(id, as: .ben)
    #expect(try waiting() == nil)
  }

  @Test("is confirmed by each on their own")
  func confirmed() throws {
    try newsroom.publish(id)
    for reviewer in [Handle.anna, .ben] {
      var confirmation = ApproveRevision(article: article)
      confirmation.confirms = true
      try newsroom.office(reviewer).perform(confirmation)
      #expect(try waiting() == nil)
    }
  }

  @Test("is told not to begin where what it is scheduled for comes too late still")
  func halted() throws {
    let start = newsroom.clock.next.adding(months: 6)
    try newsroom.publish(id, at: start)
    try admin.perform(SetPolicy(key: .tier(.standard, .reviewInterval), value: "3 months"))
    try newsroom.submit(id)
    try newsroom.approve(id)
    let early = try newsroom.approve(id, as: .ben)
    #expect(early.scheduledFrom == start && early.isHalted)
    newsroom.clock.advance(months: 4)
    try newsroom.submit(id)
    try newsroom.approve(id)
    let late = try newsroom.approve(id, as: .ben)
    #expect(late.scheduledFrom == start && !late.isHalted)
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.bodies().count == 1)
  }
}
