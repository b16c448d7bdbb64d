public import FAQModel
import FAQStore

/// Ends an article's public life, with a reason that the public may read. Its sign-offs no longer
/// count: to publish again, the text must be signed off again. Of an article that is withdrawn, only the
/// reason and the replacement change.
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
    /// When the article was withdrawn, where this changes no more than the words of that.
    public let since: Instant?
    /// The publication that was to come, and ended with it.
    public let unscheduled: Publication?
    /// What the public sees of the replacement.
    public let replacementStatus: PublicStatus?
  }

  public func perform(at desk: Desk) throws -> Withdrawn {
    let record = try desk.record(of: article, for: .withdraw)
    let id = record.article.id
    let reason = try Names.publicWords(reason, field: "reason", for: "withdraw")
    let former =
      record.publicStatus(at: desk.time, by: try desk.reading.rules()) == .withdrawn
      ? record.withdrawals.last : nil
    let replacement =
      try replacement.map { try desk.reading.articleID($0.name) } ?? former?.replacement
    guard replacement != id else { throw Refusal.ownReplacement(id) }
    guard former?.reason != reason || former?.replacement != replacement else {
      throw Refusal.nothingToChange("\(id) is withdrawn with these words already")
    }
    let last = record.publicSide.standingPublication(at: desk.time)
    let entry = try desk.record(
      .withdraw,
      on: LedgerEntry.Subject(
        article: id, revision: last?.revision.number, digest: last?.digest),
      note: reason,
      details: .object([
        "replacement": .optional(replacement)
      ]))
    return Withdrawn(
      withdrawal: Withdrawal(
        time: desk.time, reason: reason, replacement: replacement, actor: desk.actor.handle,
        entry: entry),
      since: former?.time,
      unscheduled: record.scheduled(after: desk.time),
      replacementStatus: try replacement.map { try desk.reading.summary(of: $0).publicStatus })
  }
}
