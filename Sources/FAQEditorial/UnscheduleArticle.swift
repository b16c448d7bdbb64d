public import FAQModel
import FAQStore

/// Takes a publication off the schedule before it begins.
public struct UnscheduleArticle: Act {
  public var article: ArticleAddress

  public init(article: ArticleAddress) { self.article = article }

  public func perform(at desk: Desk) throws -> Publication {
    let record = try desk.record(of: article, for: .unschedule)
    guard let scheduled = record.scheduled(after: desk.time) else {
      throw Refusal.illegal(
        act: Move.unschedule.phrase, record.article.id, state: "not scheduled",
        next: "see 'faqcms history \(record.article.id)'")
    }
    try desk.record(
      .unschedule, on: LedgerEntry.Subject(scheduled.revision, scheduled.digest),
      details: .object(["from": .string(scheduled.from.description)]))
    return scheduled
  }
}
