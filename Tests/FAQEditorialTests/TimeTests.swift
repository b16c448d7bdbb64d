import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("What was public when")
struct TimeTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  @Test("a past day shows what was public on it")
  func asOf() throws {
    let start = newsroom.clock.now()
    let id = try newsroom.published()
    let first = newsroom.clock.now()
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    let second = newsroom.clock.now()
    try newsroom.withdraw(id)
    let third = newsroom.clock.now()
    #expect(try newsroom.bodies(asOf: start).isEmpty)
    #expect(try newsroom.bodies(asOf: first) == [id: "Yes."])
    #expect(try newsroom.bodies(asOf: second) == [id: "No."])
    #expect(try newsroom.bodies(asOf: third).isEmpty)
    #expect(
      try newsroom.office(.pia).snapshot(asOf: third).snapshot.withdrawn.map(\.article.id)
        == [id])
    #expect(try newsroom.office(.pia).snapshot(asOf: second).snapshot.withdrawn.isEmpty)
  }

  @Test("schedules and expiries come about by time alone")
  func schedule() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    let from = newsroom.clock.next.adding(months: 1)
    let until = newsroom.clock.next.adding(months: 2)
    try newsroom.publish(id, at: from, until: until)
    let moments = [
      from.milliseconds - 1, from.milliseconds, until.milliseconds - 1, until.milliseconds,
    ]
    newsroom.clock.advance(months: 3)
    let live = try moments.map { try !newsroom.bodies(asOf: Instant(milliseconds: $0)).isEmpty }
    #expect(live == [false, true, true, false])
    #expect(try newsroom.summary(id).publicStatus == .expired)
  }

  @Test("an expired text does not bring an older one back")
  func expiry() throws {
    let id = try newsroom.published()
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id, until: newsroom.clock.next.adding(months: 1))
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.bodies().isEmpty)
  }

  @Test("publishing now replaces what was scheduled, so that no older text comes back later")
  func replacedSchedule() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id, at: newsroom.clock.next.adding(months: 1))
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(try newsroom.publish(id).replaced == Revision.ID(article: id, number: 1))
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.bodies() == [id: "No."])
  }

  @Test("what was unscheduled never becomes public; a withdrawal ends schedules too")
  func unschedule() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    let later = newsroom.clock.next.adding(months: 1)
    try newsroom.publish(id, at: later)
    try newsroom.office(.pia).perform(UnscheduleArticle(article: ArticleAddress(id)))
    let live = try newsroom.published("Another sample?")
    try newsroom.edit(live, "No.")
    try newsroom.submit(live)
    try newsroom.approve(live)
    try newsroom.publish(live, at: later)
    try newsroom.withdraw(live)
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.bodies().isEmpty)
    #expect(try newsroom.summary(live).publicStatus == .withdrawn)
  }

  @Test("who publishes without an end is told of the one that there was")
  func lostEnd() throws {
    let end = newsroom.clock.next.adding(months: 3)
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(try newsroom.publish(id, until: end).formerUntil == nil)
    let later = newsroom.clock.next.adding(months: 4)
    #expect(try newsroom.publish(id, at: later).formerUntil == nil, "it ends before")
    #expect(try newsroom.publish(id).formerUntil == end)
    newsroom.clock.advance(months: 5)
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("a text that is published again with another end is public since its beginning")
  func anotherEnd() throws {
    let id = try newsroom.published()
    let beginning = try #require(try newsroom.summary(id).liveFrom)
    newsroom.clock.advance(months: 1)
    try newsroom.publish(id, until: newsroom.clock.now().adding(months: 3))
    let entry = try #require(try newsroom.office(.pia).snapshot().snapshot.entries.first)
    #expect(entry.published == beginning && entry.until != nil)
    #expect(try newsroom.summary(id).liveFrom == beginning)
    newsroom.clock.advance(months: 6)
    try newsroom.publish(id)
    #expect(try newsroom.summary(id).liveFrom != beginning)
  }

  @Test("a withdrawal tells what it takes off the schedule, and whether its replacement is public")
  func withdrawal() throws {
    let id = try newsroom.published()
    let other = try newsroom.draft("Another sample?")
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id, at: newsroom.clock.next.adding(months: 1))
    let withdrawn = try newsroom.office(.pia).perform(
      WithdrawArticle(
        article: ArticleAddress(id), reason: "Sample", replacement: ArticleAddress(other)))
    #expect(withdrawn.unscheduled?.revision.number == 2)
    #expect(withdrawn.replacementStatus == .unpublished)
  }

  @Test("what expired or is scheduled waits for nobody to publish all that is approved")
  func allApproved() throws {
    let expired = try newsroom.draft()
    let scheduled = try newsroom.draft("Another sample?")
    let ready = try newsroom.draft("A third sample?")
    for id in [expired, scheduled, ready] {
      try newsroom.submit(id)
      try newsroom.approve(id)
    }
    let month = newsroom.clock.next.adding(months: 1)
    try newsroom.publish(expired, until: month)
    try newsroom.publish(scheduled, at: month.adding(months: 2))
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.office(.pia).snapshot().waiting == 1)
    let published = try newsroom.office(.pia).perform(PublishAllApproved())
    #expect(published.map(\.revision.article) == [ready])
    #expect(try newsroom.bodies() == [ready: "Yes."])
  }

  @Test("a public text is scheduled once more in place of the one that was to follow")
  func scheduledAgain() throws {
    let id = try newsroom.published()
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    let later = newsroom.clock.next.adding(months: 1)
    try newsroom.publish(id, at: later)
    let first = ArticleAddress(Revision.ID(article: id, number: 1))
    let published = try newsroom.office(.pia).perform(PublishRevision(article: first, from: later))
    #expect(published.replaced?.number == 2 && !published.isPublic)
    newsroom.clock.set(later)
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("times that cannot be are refused")
  func impossible() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    let past = Instant(milliseconds: 0)
    #expect(throws: Refusal.timeInPast(past, what: "--at")) { try newsroom.publish(id, at: past) }
    let now = newsroom.clock.next
    #expect(throws: Refusal.timeInPast(now, what: "--at")) { try newsroom.publish(id, at: now) }
    #expect(throws: (any Error).self) { try newsroom.publish(id, until: past) }
    let later = newsroom.clock.next.adding(months: 2)
    #expect(throws: Refusal.untilBeforeFrom(from: later, until: later)) {
      try newsroom.publish(id, at: later, until: later)
    }
  }

  @Test("old names, shelves and places are those of the day")
  func surroundings() throws {
    let id = try newsroom.published()
    let before = newsroom.clock.now()
    let then = try newsroom.office(.pia).snapshot(asOf: before)
    let admin = newsroom.office(.pia)
    try admin.perform(RenameArticle(article: ArticleAddress(id), slug: Slug("new-name")!))
    try admin.perform(PlaceArticle(article: ArticleAddress(id), position: 3, isFeatured: true))
    var shelf = EditCategory(slug: .shelf)
    shelf.title = "Other title"
    try admin.perform(shelf)
    try admin.perform(SetPolicy(key: .reviewInterval, value: "6"))
    var anna = EditContributor(handle: .anna)
    anna.name = "Anna Other"
    try admin.perform(anna)
    #expect(try admin.snapshot(asOf: before).snapshot == then.snapshot)
    let now = try admin.snapshot().snapshot
    #expect(now.entries.first?.article.aliases.map(\.text) == ["is-this-a-sample"])
    #expect(now.entries.first?.signOffs.first?.name == "Anna Sample", "the name as it was signed")
    #expect(now != then.snapshot)
  }

  @Test("a schedule for when the sign-offs count no longer is refused as such")
  func lapsing() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    let late = newsroom.clock.next.adding(months: 40)
    #expect(throws: Refusal.lapsesBefore(Revision.ID(article: id, number: 1), time: late)) {
      try newsroom.publish(id, at: late)
    }
    try newsroom.publish(id, at: newsroom.clock.next.adding(months: 1))
  }
}
