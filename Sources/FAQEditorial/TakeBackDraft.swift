public import FAQModel
import FAQStore

/// Takes a submission back before it is decided.
public struct TakeBackDraft: Act {
  public var article: ArticleAddress

  public init(article: ArticleAddress) { self.article = article }

  public func perform(at desk: Desk) throws -> Review {
    let record = try desk.record(of: article, for: .takeBack)
    guard let open = record.openReview else { throw Refusal.nothingInReview(record.article.id) }
    if let submitted = record.revision(open.revision.number) {
      try record.check(article, names: submitted, to: "take back", at: desk.time)
    }
    try desk.record(
      .draftTakeBack, on: LedgerEntry.Subject(open.revision, open.digest))
    return open
  }
}
