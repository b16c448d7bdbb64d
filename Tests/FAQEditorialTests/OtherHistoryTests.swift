import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("Importing a history where one was imported")
struct OtherHistoryTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  /// An event of a day; the line is the day's number. Words with an empty title have none.
  private func event(
    _ day: Int, _ body: String? = nil, _ kind: HistoryEvent.Kind = .save, key: String = "k",
    title: String = "A sample?", isDated: Bool = true, author: String = "author-1",
    message: String = ""
  ) throws -> HistoryEvent {
    let text = body.map { ArticleText.sample(title, $0) }
    return HistoryEvent(
      line: day, key: key, formerKey: nil, slug: nil, kind: kind,
      words: try text.map {
        CarriedText(
          $0, canonical: try title.isEmpty ? nil : $0.canonical(), cause: nil, notes: [],
          slug: nil, name: SourceName(path: key))
      },
      claim: HistoryEvent.Claim(
        author: author,
        time: isDated ? Instant(milliseconds: 1_577_836_800_000 + Int64(day) * 86_400_000) : nil,
        message: message),
      remarks: [], unread: [])
  }

  @discardableResult
  private func bringIn(
    _ events: [HistoryEvent], source: String? = nil, isWhole: Bool = false,
    as handle: Handle = .mara
  ) throws -> ImportReport {
    var batches = [try events.map { try ImportEvent($0, with: TextPacker()) }]
    return try newsroom.office(handle).importHistory(
      from: "sample", source: source, isWhole: isWhole
    ) { batches.popLast() ?? [] }
  }

  private func size() throws -> Int { try newsroom.office(.pia).ledger().count }

  private func body(_ id: Int64 = 1) throws -> String {
    try newsroom.office(.pia).show(ArticleAddress(Article.ID(id)), prefersDraft: true).text.body
  }

  private func makePublic() throws {
    try newsroom.submit(Article.ID(1))
    try newsroom.approve(Article.ID(1))
    try newsroom.publish(Article.ID(1))
  }

  @Test("a repository of another history is refused whole, and nothing is changed")
  func other() throws {
    try bringIn([event(1, "One.")], isWhole: true)
    try makePublic()
    let before = try size()
    let events = try [event(3, "New.", key: "new"), event(4, "Other."), event(5, nil, .delete)]
    #expect(
      throws: Refusal.otherHistory(place: "Line 4", key: "k", article: "1", isWhole: true)
    ) { try bringIn(events, isWhole: true, as: .pia) }
    #expect(try size() == before)
    #expect(try newsroom.bodies() == [Article.ID(1): "One."])
  }

  @Test("a history with a name of its own has articles of its own, each time")
  func named() throws {
    try bringIn([event(1, "One.")], isWhole: true)
    let events = try [event(1, "Other."), event(2, "More.")]
    #expect(try bringIn(events, source: "other", isWhole: true).articles == 1)
    #expect(try bringIn(events, source: "other", isWhole: true).isEmpty)
    #expect(throws: Refusal.self) { try bringIn(events, isWhole: true) }
    #expect(try bringIn([event(1, "One.")], isWhole: true).isEmpty)
    #expect(try body(1) == "One.")
    #expect(try body(2) == "More.")
  }

  @Test("a part that goes on is added once, with a remark, and the whole then adds nothing")
  func part() throws {
    let events = try [event(1, "One."), event(2, "Two."), event(3, "Three.")]
    try bringIn([events[0]])
    let report = try bringIn(Array(events[1...]))
    #expect(report.revisions == 2)
    #expect(
      report.remarks == [
        "Line 2: by its date, this goes on from what was imported of 1, of which the file has "
          + "nothing before."
      ])
    for _ in 1...2 {
      let again = try bringIn(Array(events[1...]))
      #expect(again.isEmpty && again.same == 2 && again.remarks.isEmpty)
    }
    #expect(try bringIn(events).isEmpty)
    #expect(try bringIn([events[2]]).isEmpty)
    #expect(try bringIn(events + [event(4, "Four.")]).revisions == 1)
  }

  @Test("a repository that begins later is no part, but another history")
  func laterRepository() throws {
    try bringIn([event(1, "One.")], isWhole: true)
    #expect(throws: Refusal.self) { try bringIn([event(2, "Two.")], isWhole: true) }
  }

  @Test("a file that begins before what was imported is refused, each time")
  func earlier() throws {
    let events = try [event(1, "One."), event(2, "Two."), event(3, "Three.")]
    try bringIn(Array(events[1...]))
    let before = try size()
    for _ in 1...2 {
      #expect(
        throws: Refusal.otherHistory(place: "Line 1", key: "k", article: "1", isWhole: false)
      ) { try bringIn(events) }
    }
    #expect(try size() == before)
  }

  @Test("what is as old as the newest that was imported goes on from nothing: it is refused")
  func sameDay() throws {
    try bringIn([event(1, "One."), event(2, "Two.")])
    #expect(
      throws: Refusal.otherHistory(place: "Line 2", key: "k", article: "1", isWhole: false)
    ) { try bringIn([event(2, "Other.")]) }
    #expect(try bringIn([event(3, "Three.")]).revisions == 1)
  }

  @Test("without dates, only a file that begins as before is known again")
  func undated() throws {
    let events = try [event(1, "One.", isDated: false), event(2, "Two.", isDated: false)]
    try bringIn([events[0]])
    #expect(throws: Refusal.self) { try bringIn([events[1]]) }
    #expect(try bringIn(events).revisions == 1)
    #expect(try bringIn(events).isEmpty)
    #expect(try bringIn([events[1]]).isEmpty)
  }

  @Test("a history that goes another way is added from there on, once, with a remark")
  func diverging() throws {
    let (one, three) = (try event(1, "One."), try event(3, "Three."))
    try bringIn([one, event(2, "Two."), three], isWhole: true)
    let other = try [one, event(2, "Two, anew."), three]
    let report = try bringIn(other, isWhole: true)
    #expect(report.revisions == 2 && report.same == 1)
    #expect(report.remarks.first?.hasPrefix("Line 2: from here on, the history of 1") == true)
    #expect(try body() == "Three.")
    let again = try bringIn(other, isWhole: true)
    #expect(again.isEmpty && again.remarks.isEmpty)
  }

  @Test("what is public is withdrawn only by a history that is the article's own all along")
  func publicDeletions() throws {
    let events = try [event(1, "One."), event(2, "Two.")]
    try bringIn(events)
    try makePublic()
    let part = try [event(3, "Three."), event(4, nil, .delete)]
    for revisions in [1, 0] {
      let report = try bringIn(part, as: .pia)
      #expect(report.revisions == revisions && report.deletions == 0 && report.leftOut == 1)
      #expect(report.remarks.contains { $0.contains("'faqcms withdraw 1' is left to you") })
    }
    let other = try [events[0], event(2, "Two, anew."), event(5, nil, .delete)]
    for revisions in [1, 0] {
      let report = try bringIn(other, isWhole: true, as: .pia)
      #expect(report.revisions == revisions && report.deletions == 0 && report.leftOut == 1)
    }
    #expect(try newsroom.bodies() == [Article.ID(1): "Two."])
    let own = try events + [part[0], other[1], event(9, nil, .delete)]
    #expect(try bringIn(own, as: .pia).deletions == 1, "the control")
    #expect(try newsroom.bodies().isEmpty)
  }

  @Test(
    "a deletion or rename in the place of what was imported is new, and what is public stays, with a remark",
    arguments: [false, true])
  func deletedInstead(isWhole: Bool) throws {
    let own = try (1...3).map { try event($0, "Text \($0).") }
    let other = try own[..<2] + [event(9, nil, .delete)]
    try bringIn(own, isWhole: isWhole)
    #expect(try bringIn(Array(own[..<2]), isWhole: isWhole).remarks.isEmpty, "the control")
    try makePublic()
    for _ in 1...2 {
      let report = try bringIn(Array(other), isWhole: isWhole, as: .pia)
      #expect(report.isEmpty && report.same == 2 && report.leftOut == 1)
      #expect(report.remarks.contains { $0.contains("'faqcms withdraw 1' is left to you") })
    }
    #expect(try newsroom.bodies() == [Article.ID(1): "Text 3."])
    let renamed = try own[..<2] + [event(9, "Text 2.", .rename(Slug("other")))]
    #expect(try bringIn(Array(renamed), isWhole: isWhole, as: .pia).renames == 1)
    #expect(try newsroom.summary(Article.ID(1)).slug.text == "other")
    let again = try bringIn(Array(renamed), isWhole: isWhole, as: .pia)
    #expect(again.isEmpty && again.same == 3 && again.remarks.isEmpty)
  }

  @Test("a draft whose source is deleted another way is set aside once, with a remark")
  func deletedDraft() throws {
    let one = try event(1, "One.")
    try bringIn([one, event(2, "Two."), event(3, "Three.")])
    try bringIn([one, event(4, "Four.")])
    let other = try [one, event(2, "Two."), event(9, nil, .delete)]
    let report = try bringIn(other)
    #expect(report.deletions == 1 && report.same == 2)
    #expect(
      report.remarks == [
        "Line 9: from here on, the history of 1 is another than what was imported."
      ])
    #expect(try newsroom.summary(Article.ID(1)).working == .discarded)
    for _ in 1...2 {
      let again = try bringIn(other)
      #expect(again.isEmpty && again.same == 3 && again.remarks.isEmpty)
    }
  }

  @Test("a deletion that was left out is known again where what came after it was imported")
  func leftOutOnce() throws {
    let one = try event(1, "One.")
    try bringIn([one])
    try makePublic()
    let more = try [one, event(2, nil, .delete), event(3, "Three."), event(4, "Four.")]
    #expect(try bringIn(more).leftOut == 1)
    let again = try bringIn(more, as: .pia)
    #expect(again.isEmpty && again.same == 4 && again.remarks.isEmpty)
    #expect(try newsroom.bodies() == [Article.ID(1): "One."])
  }

  @Test("a rename before a text that goes another way is done with it")
  func renamedAway() throws {
    let one = try event(1, "One.")
    try bringIn([one, event(2, "Two.")])
    let other = try [one, event(3, nil, .rename(Slug("other"))), event(4, "Four.")]
    let report = try bringIn(other)
    #expect(report.renames == 1 && report.revisions == 1 && report.remarks.count == 1)
    #expect(try bringIn(other).isEmpty)
    #expect(try newsroom.summary(Article.ID(1)).slug.text == "other")
  }

  @Test("a later deletion by itself sets a draft aside, once")
  func laterDeletion() throws {
    try bringIn([event(1, "One.")])
    #expect(try bringIn([event(2, nil, .delete)]).deletions == 1)
    #expect(try bringIn([event(2, nil, .delete)]).isEmpty)
    #expect(try newsroom.summary(Article.ID(1)).working == .discarded)
  }

  @Test("a deletion that no date places is left out, and it is said")
  func unplaced() throws {
    try bringIn([event(1, "One."), event(3, "Three.")])
    for isDated in [true, false] {
      let report = try bringIn([event(2, nil, .delete, isDated: isDated)])
      #expect(report.isEmpty && report.leftOut == 1 && report.same == 0)
      #expect(
        report.remarks == [
          "Line 2: 'k' is deleted there, but no date says that this was after what was imported; "
            + "it is left out."
        ])
    }
  }

  @Test("deletions and renames of what was never imported are counted, and told once")
  func unknown() throws {
    let events = try [
      event(1, nil, .delete, key: "x"), event(2, "One."),
      event(3, nil, .rename(Slug("y")), key: "y"),
    ]
    let report = try bringIn(events)
    #expect(report.articles == 1 && report.leftOut == 2 && report.same == 0)
    #expect(
      report.remarks == [
        "Line 1: 'x' is deleted there, but nothing was imported under that key (2 times in all)."
      ])
  }

  @Test("authors and messages that are too long are cut, and it is said")
  func cuts() throws {
    let author = String(repeating: "ä", count: 201)
    let message = String(repeating: "m", count: 10_001)
    let events = try [
      event(1, "One.", author: author), event(2, "Two.", author: author, message: message),
    ]
    let report = try bringIn(events)
    #expect(
      report.remarks == [
        "Line 1: the name of the author was cut after 200 characters (2 times in all).",
        "Line 2: the message was cut after 10,000 characters.",
      ])
    let again = try bringIn(events)
    #expect(again.isEmpty && again.remarks.isEmpty)
    let fitting = try event(
      1, "One.", key: "fits", title: "Fits?", author: String(author.dropLast()),
      message: String(message.dropLast()))
    #expect(try bringIn([fitting]).remarks.isEmpty)
  }

  @Test("what is left out of articles that were edited here is counted by itself")
  func editedHere() throws {
    let one = try event(1, "One.")
    try bringIn([one])
    try newsroom.edit(Article.ID(1), "Mine.")
    let report = try bringIn([one, event(2, "Two."), event(3, "Three.")])
    #expect(report.isEmpty && report.same == 1 && report.editedHere == 2)
    #expect(
      report.remarks == [
        "Line 2: 1 was edited here since; its newer text was left out, and is brought in with "
          + "'faqcms draft edit 1' (2 times in all)."
      ])
  }

  @Test("of what was edited here and is deleted there, it is said what it is here")
  func editedAndDeleted() throws {
    let events = try [event(1, "One."), event(2, nil, .delete)]
    try bringIn([events[0]])
    try makePublic()
    try newsroom.edit(Article.ID(1), "Mine.")
    let words = { (state: String) in
      "Line 2: 1 is deleted there; it was edited here since and is \(state) is left to you."
    }
    let report = try bringIn(events, as: .pia)
    #expect(report.isEmpty && report.editedHere == 1)
    #expect(report.remarks == [words("public here; 'faqcms withdraw 1'")])
    try newsroom.office(.pia).perform(
      WithdrawArticle(article: ArticleAddress(Article.ID(1)), reason: "Wrong.", replacement: nil))
    #expect(
      try bringIn(events).remarks == [words("a draft here; 'faqcms draft discard 1'")])
    try newsroom.office(.pia).perform(DiscardDraft(article: ArticleAddress(Article.ID(1))))
    let done = try bringIn(events)
    #expect(done.editedHere == 0 && done.same == 2 && done.remarks.isEmpty)
  }

  @Test("a part that begins with words without a title is known again, too")
  func untitled() throws {
    try bringIn([event(1, "One.")])
    let part = try [event(2, "Two.", title: ""), event(3, "Three.", title: "")]
    #expect(try bringIn(part).revisions == 2)
    #expect(try bringIn(part).isEmpty)
  }

  @Test("any part of a history that comes twice adds nothing the second time", arguments: 1...40)
  func parts(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let events = try (1...12).map { day -> HistoryEvent in
      let body = ["One.", "Two.", "Three."].randomElement(using: &random)
      let slug = Slug("s-\(Int.random(in: 1...3, using: &random))")
      switch Int.random(in: 0..<6, using: &random) {
      case 0: return try event(day, nil, .delete)
      case 1: return try event(day, nil, .rename(slug))
      case 2: return try event(day, body, .rename(slug))
      default: return try event(day, body)
      }
    }
    for _ in 1...5 {
      let start = Int.random(in: 0..<12, using: &random)
      let end = Int.random(in: (start + 1)...12, using: &random)
      let part = Array(events[start..<end])
      do { try bringIn(part) } catch is Refusal { continue }
      let before = try size()
      #expect(try bringIn(part).isEmpty)
      #expect(try size() == before)
    }
  }

  @Test("a file whose dates fall is taken in its order, with a remark for each key")
  func fallingDates() throws {
    let events = try [
      event(4, "Four."), event(9, "Other.", key: "other"), event(3, "Three."), event(2, "Two."),
      event(8, "Older.", key: "other"),
    ]
    let report = try bringIn(events)
    #expect(report.revisions == 5)
    let words = { (key: String) in
      "this is dated before what stands above it under the key '\(key)'; the file is taken in its order, as "
        + "oldest first"
    }
    #expect(
      report.remarks == ["Line 3: \(words("k")) (2 times in all).", "Line 8: \(words("other"))."])
    #expect(try bringIn(events).remarks.isEmpty)
    let whole = try OtherHistoryTests()
    #expect(try whole.bringIn(events, isWhole: true).remarks.isEmpty, "git knows the order")
  }
}
