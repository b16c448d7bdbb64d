import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Signing only what changed")
struct ChangesTests {
  let newsroom: Newsroom
  let id: Article.ID
  var article: ArticleAddress { ArticleAddress(id) }
  var admin: Editorial { newsroom.office(.pia) }

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft("Is this a sample?", "First part.\n\nSecond part.\n\nThird part.")
  }

  @discardableResult
  private func approveChanges(as handle: Handle = .anna) throws -> ApproveRevision.Approval {
    try newsroom.office(handle).perform(ApproveRevision(article: article, scope: .changes))
  }

  private func change(_ body: String) throws {
    try newsroom.edit(id, body)
    try newsroom.submit(id)
  }

  /// The words of each block of the body with those who vouch for it.
  private func vouchers(_ address: ArticleAddress? = nil) throws -> [String] {
    try admin.vouching(of: address ?? article).blocks.filter { $0.block.lines != nil }.map {
      "\($0.block.text) \($0.signOffs.map(\.reviewer.text).joined(separator: " "))"
    }
  }

  @Test("a sign-off of the changes publishes, on the sign-offs of what they were made to")
  func publishing() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    try change("First part.\n\nSecond part, longer.\n\nThird part.")
    let approval = try approveChanges(as: .ben)
    #expect(approval.signOff.scope == .changes && approval.missing.isEmpty)
    try newsroom.publish(id)
    #expect(try newsroom.bodies()[id]?.contains("longer") == true)
    #expect(
      try vouchers() == ["First part. anna", "Second part, longer. ben", "Third part. anna"])
    #expect(try admin.verify(isDeep: true).damages.isEmpty)

    let entry = try #require(try admin.snapshot().snapshot.entries.first)
    let signOffs = try admin.show(article).record.signOffs
    #expect(entry.fullyReviewed == signOffs[0].time, "changes move no date of a full review")
    #expect(entry.changesReviewed == signOffs[1].time)
    #expect(entry.reviewDue == signOffs[0].time.adding(months: 12))
  }

  @Test("where the text below is not signed off, or its question changed, all of it must be signed")
  func needsFull() throws {
    try newsroom.submit(id)
    #expect(throws: Refusal.self) { try approveChanges() }
    try newsroom.approve(id)
    try newsroom.office(.mara).perform(
      EditDraft(article: article) { $0.title = "Is this another sample?" })
    try newsroom.submit(id)
    #expect(throws: Refusal.self) { try approveChanges(as: .ben) }
    try newsroom.approve(id)
  }

  @Test("when what the changes were made to lapses or is revoked, so do they")
  func lapse() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    newsroom.clock.advance(months: 11)
    try change("First part.\n\nSecond part, longer.\n\nThird part.")
    try approveChanges(as: .ben)
    try newsroom.publish(id)
    #expect(try newsroom.summary(id).publicStatus == .published)
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Sample"))
    #expect(try newsroom.summary(id).publicStatus == .overdue)
    try newsroom.submit(id)
    #expect(throws: Refusal.self, "what it builds on is signed off no more") {
      try approveChanges(as: .jon)
    }
    try newsroom.approve(id)
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.summary(id).publicStatus == .published)
    #expect(
      try vouchers() == [
        "First part. anna", "Second part, longer. ben anna", "Third part. anna",
      ])
  }

  @Test(
    "that changes lapsed with what they were made to is not told as an interval that has passed")
  func lapsedBelow() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try change("First part.\n\nSecond part, longer.\n\nThird part.")
    try approveChanges(as: .ben)
    try newsroom.office(.anna).perform(
      RevokeSignOff(
        article: ArticleAddress(Revision.ID(article: id, number: 1)), reason: "Sample"))
    let refusal = #expect(throws: Refusal.self) { try newsroom.publish(id) }
    let sentence = refusal?.description ?? ""
    #expect(sentence.contains("they signed changes to a text that is signed off no longer: ben"))
    #expect(!sentence.contains("interval"), "\(sentence)")
  }

  @Test("who wrote changes that were signed as changes still cannot sign the text")
  func contributors() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.edit(id, "First part.\n\nBy Jon.\n\nThird part.", as: .jon)
    try newsroom.submit(id)
    try approveChanges()
    try change("First part.\n\nBy Jon.\n\nThird part, by Mara.")
    #expect(throws: Refusal.ownText(.jon, Revision.ID(article: id, number: 3))) {
      try newsroom.approve(id, as: .jon)
    }
    try newsroom.approve(id, as: .ben)
  }

  @Test("a draft keeps the vouchers of what stayed, and nobody vouches for the rest")
  func draft() throws {
    #expect(try vouchers() == ["First part. ", "Second part. ", "Third part. "])
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(try vouchers() == ["First part. anna", "Second part. anna", "Third part. anna"])
    try newsroom.edit(id, "Second part.\n\nFirst part.\n\nA fourth part.\n\nThird part.")
    let moved = try vouchers()
    #expect(moved.count { $0.hasSuffix(" ") } == 2, "moving gains no signature: \(moved)")
    #expect(moved.contains("A fourth part. ") && moved.contains("Third part. anna"))
    try newsroom.edit(id, "First part. Second part.\n\nThird part.")
    #expect(try vouchers() == ["First part. Second part. ", "Third part. anna"])
    try newsroom.office(.mara).perform(
      EditDraft(article: article) {
        $0.title = "Another sample?"
        $0.body = "First part.\n\nSecond part.\n\nThird part."
      })
    #expect(try vouchers() == ["First part. ", "Second part. ", "Third part. "])
  }

  @Test("a text whose sign-off ended is neither compared with nor built upon")
  func ended() throws {
    func base() throws -> ReviewBase { try newsroom.office(.ben).reviewPage(article).base }
    try newsroom.submit(id)
    guard case .none = try base() else {
      Issue.record("nobody signed")
      return
    }
    try newsroom.approve(id)
    try newsroom.publish(id)
    try newsroom.submit(id)
    guard case .itself = try base() else {
      Issue.record("it was signed itself")
      return
    }
    try newsroom.approve(id, as: .ben)
    try change("First part.\n\nSecond part, forty grams.\n\nThird part.")
    try newsroom.approve(id)
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Sample"))
    try change("First part.\n\nSecond part, forty grams.\n\nThird part, longer.")
    #expect(try base().text?.revision.number == 1, "not what was revoked")
    #expect(try vouchers().contains("Second part, forty grams. ") == true)
    try newsroom.withdraw(id)
    guard case .ended = try base() else {
      Issue.record("the withdrawal voids all")
      return
    }
    #expect(try vouchers().allSatisfy { $0.hasSuffix(". ") })
    #expect(throws: Refusal.self) { try approveChanges() }
  }

  @Test("who asked for changes last vouches for nothing, though others do")
  func objected() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
    try newsroom.submit(id)
    try newsroom.office(.anna).perform(RequestChanges(article: article, note: "No"))
    #expect(try vouchers() == ["First part. ben", "Second part. ben", "Third part. ben"])
  }

  @Test("a signed statement of changes names the text below and each block that changed")
  func statement() throws {
    let keys = try SSHKeys()
    try keys.make("ben")
    try newsroom.register("ben", of: .ben, keys)
    try newsroom.submit(id)
    let below = try newsroom.approve(id).signOff.digest
    try change("First part.\n\nSecond part, longer.\n\nThird part.\n\nFourth part.")
    let approval = ApproveRevision(article: article, scope: .changes)
    let ben = newsroom.office(.ben)
    let prepared = try ben.perform(PrepareSignOff(approval))
    #expect(prepared.statement.contains("\nscope: changes\nbase: sha256:\(below.hex)\n"))
    #expect(prepared.statement.contains("\nblocks: v1 changed "))
    #expect(prepared.statement.contains("; added "))
    let signature = try keys.sign(prepared.statement, "ben")
    let full = ApproveRevision(article: article)
    #expect(throws: Refusal.self, "it is no signature of the whole text") {
      try ben.perform(full.signed(prepared.statement, with: signature))
    }
    let signOff = try ben.perform(approval.signed(prepared.statement, with: signature)).signOff
    #expect(signOff.base == below && signOff.key != nil)
    try newsroom.publish(id)
    #expect(try newsroom.bodies()[id]?.contains("Fourth") == true)
  }

  @Test("where the language changed, all of the text must be signed")
  func otherLanguage() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.office(.mara).perform(
      EditDraft(article: article) { $0.locale = LanguageTag(stored: "de") })
    try newsroom.submit(id)
    #expect(
      throws: Refusal.needsFullReview(
        Revision.ID(article: id, number: 2), cause: "the question or the language changed")
    ) { try approveChanges(as: .ben) }
    try newsroom.approve(id, as: .ben)
  }

  @Test("changes do not count for a rule that asks more than what they were made to ever had")
  func stricterRule() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try change("First part.\n\nSecond part, longer.\n\nThird part.")
    try approveChanges()
    try newsroom.submit(id)
    try approveChanges(as: .ben)
    #expect(try newsroom.summary(id).working == .approved, "the control")
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    #expect(try newsroom.summary(id).working == .draft)
  }
}
