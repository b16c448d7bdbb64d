import FAQEditorial
import FAQModel
import FAQTestSupport
import Foundation
import Synchronization
import Testing

@testable import FAQStore

@Suite("Clocks that run back, and acts of one time")
struct ClockTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  /// Sets the clock so that it shows a time before or after the newest entry next.
  private func setClock(_ milliseconds: Int64) throws {
    let last = try #require(try newsroom.office(.pia).ledger().last).time
    newsroom.clock.set(Instant(milliseconds: last.milliseconds - 60_000 + milliseconds))
  }

  private func revoke(_ id: Article.ID) throws {
    try newsroom.office(.anna).perform(
      RevokeSignOff(article: ArticleAddress(id), reason: "Sample reason"))
  }

  @Test("what was recorded last counts, though the clock shows a time before it")
  func behind() throws {
    let id = try newsroom.published()
    try setClock(-3_000)
    #expect(try newsroom.bodies() == [id: "Yes."], "it was published already")
    try newsroom.office(.pia).perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    try revoke(id)
    try setClock(-3_000)
    #expect(try newsroom.bodies().isEmpty, "it is withheld already")
    newsroom.clock.set(Instant(milliseconds: 0))
    #expect(try newsroom.summary(id).publicStatus == .withheld, "whatever the clock shows")
  }

  @Test("nothing is shown to the public by a clock that ran back more than five seconds")
  func refused() throws {
    let id = try newsroom.published()
    let head = try MerkleTree(newsroom.office(.pia).leafHashes()).head
    try setClock(-5_000)
    #expect(try newsroom.bodies() == [id: "Yes."])
    try setClock(-5_001)
    #expect(throws: Refusal.self) { try newsroom.bodies() }
    try setClock(-5_001)
    #expect(throws: Refusal.self) { try newsroom.office(.pia).withSnapshot { _ in } }
    try setClock(-5_001)
    #expect(throws: Refusal.self) { try newsroom.office(.pia).publicChanges(since: head) }
    try setClock(-5_001)
    #expect(try newsroom.bodies(asOf: newsroom.clock.now()).isEmpty, "a past day can be asked for")
  }

  @Test("who waits for somebody else who writes acts when the turn comes, not before")
  func waiting() throws {
    let other = try Store.open(at: newsroom.path)
    let order = Mutex<[String]>([])
    let start = newsroom.clock.now()
    @Sendable func now(_ name: String, _ milliseconds: Int64) -> Instant {
      order.withLock { $0.append(name) }
      return Instant(milliseconds: start.milliseconds + milliseconds)
    }
    let waiter = DispatchQueue(label: "waiter")
    try newsroom.store.write(now: now("first", 0)) { _ in
      waiter.async { try? other.write(now: now("second", 60_000)) { _ in } }
      Thread.sleep(forTimeInterval: 0.3)
      order.withLock { $0.append("end of first") }
    }
    waiter.sync {}
    #expect(order.withLock(\.self) == ["first", "end of first", "second"])
  }

  @Test(
    "what is revoked at the very time of a publication, but after it, leaves the database whole")
  func sameTime() throws {
    let id = try newsroom.published()
    try setClock(-1_000)
    try revoke(id)
    let entries = try newsroom.office(.pia).ledger().suffix(2)
    #expect(entries.map(\.act) == [.publish, .reviewRevoke])
    #expect(Set(entries.map(\.time)).count == 1, "the control: both are of one time")
    #expect(try newsroom.store.verify(isDeep: true, now: newsroom.clock.now()).damages.isEmpty)
    #expect(try newsroom.office(.pia).snapshot().refused.isEmpty)
    #expect(try newsroom.summary(id).publicStatus == .overdue)
  }
}
