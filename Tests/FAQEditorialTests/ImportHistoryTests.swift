import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("Importing a history")
struct ImportHistoryTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func event(
    _ line: Int, _ key: String, _ body: String? = nil,
    kind: HistoryEvent.Kind = .save, slug: String? = nil, title: String = "A sample?",
    author: String = "author-1"
  ) throws -> HistoryEvent {
    let text = body.map { ArticleText.sample(title, $0) }
    return HistoryEvent(
      line: line, key: key, formerKey: nil, slug: slug.flatMap(Slug.init(_:)), kind: kind,
      words: try text.map {
        CarriedText(
          $0, canonical: try $0.canonical(), cause: nil, notes: [], slug: nil,
          name: SourceName(path: key))
      },
      claim: HistoryEvent.Claim(
        author: author, time: Instant(milliseconds: 1_000_000_000_000 + Int64(line)),
        message: "Message \(line)"),
      remarks: [], unread: [])
  }

  @discardableResult
  private func bringIn(
    _ events: [HistoryEvent], as handle: Handle = .mara, in trial: ImportTrial? = nil
  ) throws -> ImportReport {
    var batches = [try events.map { try ImportEvent($0, with: TextPacker()) }]
    return try newsroom.office(handle).importHistory(from: "sample", in: trial) {
      batches.popLast() ?? []
    }
  }

  private func life() throws -> [HistoryEvent] {
    [
      try event(1, "a", "One.", slug: "first"), try event(2, "b", "Other."),
      try event(3, "a", "Two."),
      try event(4, "a", kind: .rename(Slug("second")), slug: "second"), try event(5, "a", "Three."),
      try event(6, "b", kind: .delete),
    ]
  }

  @Test("saves, renames and deletions become revisions, aliases and discarded drafts")
  func whole() throws {
    let report = try bringIn(life())
    #expect(report.articles == 2 && report.revisions == 4)
    #expect(report.renames == 1 && report.deletions == 1 && report.same == 0)
    let office = newsroom.office(.pia)
    let shown = try office.show(try #require(ArticleAddress("second")))
    #expect(shown.revision.number == 3 && shown.text.body == "Three.")
    #expect(shown.record.article.aliases.map(\.text) == ["first"])
    #expect(try newsroom.summary(Article.ID(2)).working == .discarded)
    #expect(try office.verify(isDeep: true).damages.isEmpty)
  }

  @Test("old authors, dates and messages are claims; the ledger's time and actor are the import's")
  func claims() throws {
    try bringIn(life())
    let entries = try newsroom.office(.pia).ledger(of: ArticleAddress(Article.ID(1)))
    #expect(entries.allSatisfy { $0.actor == .mara && $0.time.milliseconds > 1_700_000_000_000 })
    #expect(entries[0].note == "Message 1")
    #expect(entries[0].details["claim"]?["author"] == "author-1")
    #expect(entries[0].details["claim"]?["date"] == "2001-09-09T01:46:40.001Z")
  }

  @Test("nothing is approved or published, whatever there was")
  func draftsOnly() throws {
    try bringIn(life())
    #expect(try newsroom.bodies().isEmpty)
    #expect(try newsroom.office(.pia).waitingReviews().isEmpty)
    #expect(throws: Refusal.self) { try newsroom.publish(Article.ID(1)) }
    let acts = Set(try newsroom.office(.pia).ledger().map(\.act)).intersection([
      .draftSubmit, .reviewApprove, .publish,
    ])
    #expect(acts.isEmpty)
  }

  @Test("the same file twice adds nothing, and a longer one adds what is new")
  func again() throws {
    try bringIn(life())
    let size = try newsroom.office(.pia).ledger().count
    let report = try bringIn(life())
    #expect(report.isEmpty && report.same == 6)
    #expect(try newsroom.office(.pia).ledger().count == size)
    let more = try bringIn(life() + [event(7, "a", "Four."), event(8, "c", "New.", title: "New?")])
    #expect(more.revisions == 2 && more.articles == 1 && more.same == 6)
  }

  @Test(
    "an import that was cut off leaves nothing, and repeating it does all",
    arguments: 1...6)
  func atomic(_ cut: Int) throws {
    struct CutOff: Error {}
    let events = try life().map { try ImportEvent($0, with: TextPacker()) }
    let size = try newsroom.office(.pia).ledger().count
    var given = 0
    #expect(throws: CutOff.self) {
      try newsroom.office(.mara).importHistory(from: "sample") {
        guard given < cut else { throw CutOff() }
        given += 1
        return [events[given - 1]]
      }
    }
    #expect(try newsroom.office(.pia).ledger().count == size)
    #expect(try newsroom.office(.pia).articles().isEmpty)
    #expect(try bringIn(life()).revisions == 4)
  }

  @Test("a dry run tells the same and changes nothing")
  func dryRun() throws {
    let size = try newsroom.office(.pia).ledger().count
    var plan: ImportReport?
    try newsroom.office(.mara).tryImports { plan = try bringIn(life(), in: $0) }
    #expect(try newsroom.office(.pia).ledger().count == size)
    #expect(try bringIn(life()) == plan)
  }

  @Test("what was edited here since is kept, and said")
  func editedHere() throws {
    try bringIn(life())
    try newsroom.edit(Article.ID(1), "Mine.")
    let report = try bringIn(life() + [event(7, "a", "Theirs.")])
    #expect(report.isEmpty && report.remarks.contains { $0.contains("edited here") })
    let shown = try newsroom.office(.pia).show(ArticleAddress(Article.ID(1)), prefersDraft: true)
    #expect(shown.text.body == "Mine.")
  }

  @Test("what is deleted there and public here is withdrawn by publishers alone")
  func deletions() throws {
    try bringIn([event(1, "a", "One.")])
    try newsroom.submit(Article.ID(1))
    try newsroom.approve(Article.ID(1))
    try newsroom.publish(Article.ID(1))
    let events = try [event(1, "a", "One."), event(2, "a", kind: .delete)]
    let refused = try bringIn(events)
    #expect(refused.isEmpty && refused.remarks.contains { $0.contains("a publisher may withdraw") })
    #expect(try newsroom.bodies().count == 1)
    #expect(try bringIn(events, as: .pia).deletions == 1)
    #expect(try newsroom.bodies().isEmpty)
    #expect(try newsroom.summary(Article.ID(1)).publicStatus == .withdrawn)
    let reasons = try newsroom.office(.pia).snapshot().snapshot.withdrawn.map(\.reason)
    #expect(reasons == ["Deleted in the source."], "nobody meant its message for the public")
  }

  @Test("what is public here is renamed by publishers alone")
  func publicRename() throws {
    try bringIn([event(1, "a", "One.", slug: "first")])
    try newsroom.submit(Article.ID(1))
    try newsroom.approve(Article.ID(1))
    try newsroom.publish(Article.ID(1))
    let events = try [
      event(1, "a", "One.", slug: "first"),
      event(2, "a", kind: .rename(Slug("second")), slug: "second"),
    ]
    let refused = try bringIn(events)
    #expect(
      refused.renames == 0 && refused.remarks.contains { $0.contains("a publisher may give") })
    #expect(try bringIn(events, as: .pia).renames == 1)
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test("a slug that is somebody else's is not taken, and it is said")
  func slugs() throws {
    try newsroom.draft("Taken?")
    try bringIn([event(1, "a", "One.", slug: "taken")])
    #expect(try newsroom.summary(Article.ID(2)).slug.text == "taken-2")
    let report = try bringIn([
      event(1, "a", "One.", slug: "taken"),
      event(2, "a", kind: .rename(Slug("taken")), slug: "taken"),
    ])
    #expect(report.remarks.contains { $0.contains("keeps its own") })
  }

  @Test("only writers import")
  func role() throws {
    #expect(throws: Refusal.self) { try bringIn(life(), as: .anna) }
  }

  @Test("imported drafts are found by search at once")
  func search() throws {
    try bringIn(life())
    let found = try newsroom.office(.pia).search(SearchQuery(words: "three", scope: .drafts))
    #expect(found.result.hits.map { "\($0.revision)" } == ["1@3"])
  }

  /// Random events of few keys, bodies and claims, so that many are alike.
  private func random(_ seed: Int, _ count: Int) throws -> [HistoryEvent] {
    var random = SeededGenerator(seed: UInt64(seed))
    return try (1...count).map { line in
      let key = ["a", "b", "c"].randomElement(using: &random) ?? ""
      let body = ["One.", "Two.", "Three."].randomElement(using: &random) ?? ""
      let slug = Slug("s-\(Int.random(in: 1...5, using: &random))")
      let same = line / 3  // three events have the same claim
      return switch Int.random(in: 0..<8, using: &random) {
      case 0: try event(same, key, kind: .delete)
      case 1: try event(same, key, kind: .rename(slug), slug: slug?.text)
      case 2: try event(same, key, body, kind: .rename(slug), slug: slug?.text)
      default: try event(same, key, body, title: "Sample \(line % 2)?")
      }
    }
  }

  private func state(_ newsroom: Newsroom) throws -> [String] {
    try newsroom.office(.pia).ledger().filter { $0.claim != nil }
      .map { "\($0.act) \($0.subject) \($0.note)" }
  }

  @Test(
    "any history that comes in pieces, each with all before, comes to the same", arguments: 1...40)
  func pieces(_ seed: Int) throws {
    let events = try random(seed, 30)
    for end in [7, 18, 30, 30] {
      let report = try bringIn(Array(events[..<end]))
      if end == 18 { #expect(!report.isEmpty, "the control") }
    }
    #expect(try bringIn(events).isEmpty)
    let whole = try ImportHistoryTests()
    try whole.bringIn(events)
    #expect(try state(newsroom) == state(whole.newsroom))
  }
  @Test("what is scheduled here is not set aside for a deletion there")
  func scheduledDeletion() throws {
    try bringIn([try event(1, "a", "One.")])
    let id = Article.ID(1)
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id, at: newsroom.clock.now().adding(months: 1))
    let events = [try event(1, "a", "One."), try event(2, "a", kind: .delete)]
    let report = try bringIn(events)
    #expect(report.deletions == 0 && report.leftOut == 1)
    #expect(report.remarks.contains { $0.contains("'faqcms unschedule 1'") }, "\(report.remarks)")
    #expect(try newsroom.summary(id).publicStatus == .scheduled)
    try newsroom.office(.pia).perform(UnscheduleArticle(article: ArticleAddress(id)))
    #expect(try bringIn(events).deletions == 1)
    #expect(try newsroom.summary(id).working == .discarded)
  }

  @Test("keys that differ only in how their letters are composed are two articles")
  func composedKeys() throws {
    let events = try [event(1, "caf\u{e9}", "One."), event(2, "cafe\u{301}", "Two.")]
    let report = try bringIn(events)
    #expect(report.articles == 2 && report.revisions == 2)
    let again = try bringIn(events)
    #expect(again.isEmpty && again.same == 2)
  }
}
