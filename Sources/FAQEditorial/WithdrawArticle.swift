public import FAQModel
import FAQStore

/// Ends an article's public life, with a reason that the public may read. Its sign-offs no longer
/// count: to publish again, the text must be signed off again.
public struct WithdrawArticle: Act {
  public var article: ArticleAddress
  public var reason: String
  /// The article to read instead.
  public var replacement: ArticleAddress?

  public init(article: ArticleAddress, reason: String, replacement: ArticleAddress? = nil) {
    self.article = article
    self.reason = reason
    self.replacement = replacement
  }

  /// What a withdrawal came to.
  public struct Withdrawn: Sendable {
    public let withdrawal: Withdrawal
    /// The publication that was to come, and ended with it.
    public let unscheduled: Publication?
    /// What the public sees of the replacement.
    public let replacementStatus: PublicStatus?
  }

  public func perform(at desk: Desk) throws -> Withdrawn {
    let record = try desk.record(of: article, for: .withdraw)
    let id = record.article.id
    let reason = try Names.words(reason, field: "reason", for: "withdraw")
    let replacement = try replacement.map { try desk.reading.articleID($0.name) }
    guard replacement != id else { throw Refusal.ownReplacement(id) }
    let last = record.publicSide.standingPublication(at: desk.time)
    let entry = try desk.record(
      .withdraw,
      on: LedgerEntry.Subject(
        article: id, revision: last?.revision.number, digest: last?.digest),
      note: reason,
      details: .object([
        "replacement": replacement.map { .integer($0.rawValue) } ?? .null
      ]))
    return Withdrawn(
      withdrawal: Withdrawal(
        time: desk.time, reason: reason, replacement: replacement, actor: desk.actor.handle,
        entry: entry),
      unscheduled: record.scheduled(after: desk.time),
      replacementStatus: try replacement.map { try desk.reading.summary(of: $0).publicStatus })
  }
}
