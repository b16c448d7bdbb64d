import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Which sign-offs count, and for what")
struct SignOffTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

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
      guard case .notSignedOff(_, let lack)? = error as? Refusal else { return false }
      return lack.have == 0 && lack.own.isEmpty && lack.lapsed == [.anna]
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

  @Test("publishing on approval ends no withdrawal that came after the submission")
  func onApprovalAfterWithdrawal() throws {
    let id = try newsroom.published()
    try newsroom.office(.pia).perform(SetPolicy(key: .publishOnApproval, value: "on"))
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.withdraw(id)
    #expect(try newsroom.approve(id).publication == nil)
    #expect(try newsroom.bodies().isEmpty)
    try newsroom.publish(id)
    try newsroom.withdraw(id)
    try newsroom.edit(id, "Never.")
    try newsroom.submit(id)
    #expect(try newsroom.approve(id).publication != nil, "it was submitted since")
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

  @Test(
    "a text that is public already waits for nobody, under whatever number; one that is withheld does"
  )
  func samePublicText() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
    try newsroom.edit(id, "No.")
    try newsroom.edit(id, "Yes.")
    #expect(try newsroom.summary(id).working == .approved && !newsroom.summary(id).isReady)
    #expect(try newsroom.office(.pia).perform(PublishAllApproved()).isEmpty)
    let first = ArticleAddress(Revision.ID(article: id, number: 1))
    try newsroom.office(.ben).perform(RevokeSignOff(article: first, reason: "Sample"))
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "1"))
    #expect(try newsroom.summary(id).publicStatus == .withheld, "it was published with two")
    #expect(try newsroom.summary(id).isReady)
    try newsroom.office(.pia).perform(PublishRevision(article: first))
    #expect(try newsroom.bodies() == [id: "Yes."])
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

  private func signers(_ id: Article.ID) throws -> [Handle]? {
    try newsroom.office(.pia).snapshot().snapshot.entries.first { $0.article.id == id }
      .map { $0.signOffs.map(\.reviewer) }
  }

  @Test("a reviewer who asked for changes since is not named under the public text")
  func objectionSince() throws {
    let id = try newsroom.published()
    try newsroom.submit(id)
    try newsroom.office(.pia).perform(
      SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    let request = try newsroom.office(.anna).perform(
      RequestChanges(article: ArticleAddress(id), note: "Wrong"))
    #expect(try newsroom.summary(id).publicStatus == .overdue, "it takes nothing off")
    #expect(try newsroom.summary(id).reviewDue == request.time)
    #expect(try signers(id) == [])
    let entry = try #require(try newsroom.office(.pia).snapshot().snapshot.entries.first)
    #expect(entry.lapsed == request.time && entry.reviewLapsed == nil)
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    #expect(try newsroom.summary(id).publicStatus == .published)
    #expect(try signers(id) == [.ben])
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(try signers(id) == [.ben, .anna])
  }

  @Test("a reviewer who asked for changes to another text is named under the public one still")
  func objectionToAnother() throws {
    let id = try newsroom.published()
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.office(.anna).perform(RequestChanges(article: ArticleAddress(id), note: "Wrong"))
    #expect(try newsroom.summary(id).publicStatus == .published)
    #expect(try signers(id) == [.anna])
  }

  @Test("approvals from before a withdrawal or a request never bear what is published after it")
  func voidedForGood() throws {
    let id = try newsroom.published()
    let other = try newsroom.draft("Another sample?")
    try newsroom.withdraw(id)
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    try newsroom.submit(other)
    try newsroom.approve(other)
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "1"))
    try newsroom.office(.jon).perform(RequestChanges(article: ArticleAddress(other), note: "Why?"))
    try newsroom.office(.pia).perform(
      SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    for article in [id, other] {
      try newsroom.submit(article)
      try newsroom.approve(article, as: .ben)
      try newsroom.publish(article)
      #expect(try signers(article) == [.ben])
      try newsroom.office(.ben).perform(
        RevokeSignOff(article: ArticleAddress(article), reason: "Sample"))
      #expect(try newsroom.summary(article).publicStatus == .withheld)
    }
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test("who publishes a text in review is told that it waits, and where to read it")
  func publishedInReview() throws {
    let id = try newsroom.draft()
    func refusal() -> String {
      do {
        try newsroom.publish(id)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(refusal().hasSuffix("Ask for review with 'faqcms draft submit 1'."))
    try newsroom.submit(id)
    #expect(refusal().hasSuffix("It waits for review: 'faqcms review show 1'."))
    try newsroom.approve(id)
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    #expect(refusal().contains("It waits for review: 'faqcms review show 1'. An earlier text"))
  }

  @Test("whose approval in a review counts no longer may approve in it again")
  func approvedAgain() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    newsroom.clock.advance(months: 13)
    #expect(try newsroom.office(.pia).waitingReviews().first?.waitsFor == [.anna, .ben, .jon])
    try newsroom.approve(id)
    #expect(throws: Refusal.alreadyApproved(.anna, Revision.ID(article: id, number: 1))) {
      try newsroom.approve(id)
    }
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  /// What became of a schedule for which a withdrawn text was signed off again.
  enum Schedule: CaseIterable {
    case pending, cancelled, notBegun
  }

  @Test("other words for a withdrawal void no sign-off since", arguments: Schedule.allCases)
  func rewordedWithdrawal(_ schedule: Schedule) throws {
    let id = try newsroom.published()
    try newsroom.withdraw(id)
    let withdrawn = try #require(try newsroom.office(.pia).snapshot().snapshot.withdrawn.first)
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id, at: newsroom.clock.next.adding(months: 1))
    switch schedule {
    case .pending: break
    case .cancelled:
      try newsroom.office(.pia).perform(UnscheduleArticle(article: ArticleAddress(id)))
    case .notBegun:
      try newsroom.office(.ben).perform(RevokeSignOff(article: ArticleAddress(id), reason: "No"))
      newsroom.clock.advance(months: 2)
      try newsroom.submit(id)
      try newsroom.approve(id)
    }
    let reworded = try newsroom.office(.pia).perform(
      WithdrawArticle(article: ArticleAddress(id), reason: "Clearer words"))
    #expect(reworded.since == withdrawn.withdrawn)
    #expect((reworded.unscheduled != nil) == (schedule == .pending))
    let tombstones = try newsroom.office(.pia).snapshot().snapshot.withdrawn
    #expect(tombstones.map(\.withdrawn) == [withdrawn.withdrawn])
    #expect(tombstones.map(\.reason) == ["Clearer words"])
    #expect(try newsroom.summary(id).scheduled == nil)
    try newsroom.publish(id)
    #expect(try newsroom.bodies() == [id: "Yes."])
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test("a withdrawal of what began since the one before voids the sign-offs")
  func secondWithdrawal() throws {
    let id = try newsroom.published()
    try newsroom.withdraw(id)
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id, at: newsroom.clock.next.adding(months: 1))
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.bodies() == [id: "Yes."])
    try newsroom.office(.pia).perform(
      WithdrawArticle(article: ArticleAddress(id), reason: "Another"))
    #expect(try newsroom.bodies().isEmpty)
    #expect(throws: (any Error).self) { try newsroom.publish(id) }
  }

  @Test("who is no publisher publishes nothing with a sign-off, which is not recorded either")
  func publishingByReviewer() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.draft()
    try newsroom.submit(id)
    #expect(throws: Refusal.lacksRole(.anna, .publisher, act: "publish", has: [.reviewer])) {
      try newsroom.office(.anna).perform(
        ApproveRevision(article: ArticleAddress(id), publishes: true))
    }
    #expect(try newsroom.summary(id).working == .inReview)
  }

  @Test("a sign-off is withdrawn once")
  func withdrawnTwice() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.published()
    let revoke = RevokeSignOff(article: ArticleAddress(id), reason: "Sample")
    try newsroom.office(.anna).perform(revoke)
    let cause = "the sign-off of \(Revision.ID(article: id, number: 1)) is revoked already"
    #expect(throws: Refusal.nothingToChange(cause)) {
      try newsroom.office(.anna).perform(revoke)
    }
  }
}
