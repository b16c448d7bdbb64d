public import FAQModel
import FAQStore

/// Sets the draft of an article aside: its revisions stay, the next edit starts from what is public.
public struct DiscardDraft: Act {
  public var article: ArticleAddress

  public init(article: ArticleAddress) { self.article = article }

  public func perform(at desk: Desk) throws -> Revision {
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
    try desk.record(.draftDiscard, on: LedgerEntry.Subject(newest.id, newest.digest))
    return newest
  }
}
