public import FAQModel
import FAQStore

/// Sets the draft of an article aside: its revisions stay, the next edit starts from what is public.
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
    else { throw Refusal.noDraft(record.article.id) }
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
        ended.map { [JSONValue.Member("review", .integer(Int64($0.number)))] } ?? []))
    return Discarded(revision: newest.id, endedReview: ended)
  }
}
