import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("The moment from which on what somebody signed does not count")
struct RevocationMomentTests {
  let newsroom: Newsroom
  let id: Article.ID
  var admin: Editorial { newsroom.office(.pia) }

  init() throws { (newsroom, id) = try Newsroom.inReview() }

  /// Whether the sign-offs of the text suffice.
  private var suffices: Bool { get throws { try newsroom.summary(id).working == .approved } }

  @Test("what was signed at the very moment from which on a reviewer is revoked does not count")
  func reviewer() throws {
    let signed = try newsroom.approve(id).signOff.time
    let later = Instant(milliseconds: signed.milliseconds + 1)
    try admin.perform(RevokeReviewer(handle: .anna, from: later, reason: "Sample"))
    #expect(try suffices, "the control")
    try admin.perform(RevokeReviewer(handle: .anna, from: signed, reason: "Sample"))
    #expect(try !suffices)
  }

  @Test("what was signed at the very moment from which on its key is revoked does not count")
  func key() throws {
    let keys = try SSHKeys()
    try keys.make("anna")
    try newsroom.register("anna", of: .anna, keys)
    let signOff = try newsroom.sign(id, with: "anna", keys).signOff
    let key = try #require(signOff.key)
    let later = Instant(milliseconds: signOff.time.milliseconds + 1)
    try admin.perform(RevokeReviewerKey(fingerprint: key, from: later, reason: "Sample"))
    #expect(try suffices, "the control")
    let revoke = RevokeReviewerKey(fingerprint: key, from: signOff.time, reason: "Sample")
    try admin.perform(revoke)
    #expect(try !suffices)
    #expect(throws: Refusal.self, "no further back") { try admin.perform(revoke) }
    let future = newsroom.clock.next.adding(months: 1)
    #expect(throws: Refusal.timeInFuture(future, what: "--from")) {
      try admin.perform(RevokeReviewerKey(fingerprint: key, from: future, reason: "Sample"))
    }
  }

  @Test("a key whose time ends as it begins is refused")
  func emptyTime() throws {
    let keys = try SSHKeys()
    try keys.make("anna")
    let file = try keys.publicKey("anna")
    let start = newsroom.clock.next
    func add(until end: Instant) throws {
      try admin.perform(
        AddReviewerKey(handle: .anna, file: file, validFrom: start, validUntil: end))
    }
    #expect(throws: Refusal.untilBeforeFrom(from: start, until: start)) { try add(until: start) }
    try add(until: Instant(milliseconds: start.milliseconds + 1))
  }

  /// When somebody signs who begins to, after one more act: each act takes a minute.
  private func time(afterActs count: Int64) -> Instant {
    Instant(milliseconds: newsroom.clock.next.milliseconds + count * 60_000)
  }

  @Test("a key signs from the first moment of its time on, and not at its end")
  func timeOfKey() throws {
    let keys = try SSHKeys()
    for name in ["ended", "begun"] { try keys.make(name) }
    let end = time(afterActs: 2)
    try admin.perform(
      AddReviewerKey(handle: .anna, file: try keys.publicKey("ended"), validUntil: end))
    #expect {
      try newsroom.sign(id, with: "ended", keys)
    } throws: {
      "\($0)".contains("expired at")
    }
    let start = time(afterActs: 2)
    try admin.perform(
      AddReviewerKey(handle: .anna, file: try keys.publicKey("begun"), validFrom: start))
    #expect(try newsroom.sign(id, with: "begun", keys).signOff.time == start)
  }

  @Test("a reviewer signs from the first moment of their time on, and not at its end")
  func timeOfReviewer() throws {
    try newsroom.know(.anna, ReviewerProfile(validUntil: .some(time(afterActs: 1))))
    #expect(throws: Refusal.self) { try newsroom.approve(id) }
    let start = time(afterActs: 1)
    try newsroom.know(.ben, ReviewerProfile(validFrom: .some(start)))
    #expect(try newsroom.approve(id, as: .ben).signOff.time == start)
  }

  @Test("what was signed counts until its interval ends, and not at the end")
  func endOfInterval() throws {
    let end = try newsroom.approve(id).signOff.time.adding(months: 12)
    newsroom.clock.set(Instant(milliseconds: end.milliseconds - 60_001))
    #expect(try suffices)
    newsroom.clock.set(Instant(milliseconds: end.milliseconds - 60_000))
    #expect(try !suffices)
  }
}
