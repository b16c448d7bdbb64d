public import FAQModel
import FAQStore

/// Sets the draft of an article aside: its revisions stay, the next edit starts from what is
/// public or was last.
public struct DiscardDraft: Act {
  public var article: ArticleAddress

  public init(article: ArticleAddress) { self.article = article }

  /// What was set aside.
  public struct Discarded: Equatable, Sendable {
    public let revision: Revision.ID
    /// The older text whose review ended with it.
    public let endedReview: Revision.ID?
  }

  public func perform(at desk: Desk) throws -> Discarded {
    let record = try desk.record(of: article, for: .discard)
    let live = record.live(at: desk.time)?.revision.number ?? 0
    guard let newest = record.newest, newest.number > live, record.head(at: desk.time) == newest
    else {
      throw try nothingNewer(
        than: Revision.ID(article: record.article.id, number: live), record, at: desk)
    }
    try record.check(article, names: newest, to: "discard", at: desk.time)
    if let scheduled = record.scheduled(after: desk.time) {
      throw Refusal.illegal(
        act: Move.discard.phrase, record.article.id,
        state: "scheduled (\(scheduled.revision) for \(scheduled.from.forPeople))",
        next: "take it off the schedule first with 'faqcms unschedule \(record.article.id)'")
    }
    let review = record.openReview?.revision
    let ended = review == newest.id ? nil : review
    try desk.record(
      .draftDiscard, on: LedgerEntry.Subject(newest.id, newest.digest),
      details: .object(
        ended.map { [JSONValue.Member("review", .integer($0.number))] } ?? []))
    return Discarded(revision: newest.id, endedReview: ended)
  }

  /// The refusal where the public text is the draft as well, which may have to be reviewed again.
  private func nothingNewer(
    than live: Revision.ID, _ record: ArticleRecord, at desk: Desk
  ) throws -> Refusal {
    let rules = try desk.reading.rules()
    let working = record.workingStatus(at: desk.time, under: rules.now)
    let publicSide = record.publicStatus(at: desk.time, by: rules)
    return .illegal(
      act: Move.discard.phrase, live.article,
      state: "\(publicSide) as \(live), and no newer draft is there",
      next: working == .inReview
        ? "end the review of that text with 'faqcms draft take-back \(live.article)'"
        : Workflow.next(working, publicSide, live.article))
  }
}
