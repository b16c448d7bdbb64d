public import FAQModel
import GRDB

/// What lists show of an article.
public struct ArticleSummary: Equatable, Sendable {
  public let id: Article.ID
  public let uuid: String
  public let slug: Slug
  /// The title of the newest text that was not set aside.
  public let title: String
  public let locale: LanguageTag
  public let category: Slug?
  public let tags: [String]
  public internal(set) var working: WorkingStatus
  public let publicStatus: PublicStatus
  public let newest: Int
  /// The revision that the next edit starts from; nil for a discarded draft.
  public let head: Int?
  public let underReview: Int?
  public let live: Int?
  public let liveFrom: Instant?
  public let liveUntil: Instant?
  public let scheduled: Int?
  public let scheduledFrom: Instant?
  /// When the sign-offs of the public text lapse.
  public let reviewDue: Instant?
  /// When the newest revision was saved.
  public let changed: Instant
  /// Everybody who ever saved a revision, by handle.
  public let authors: [Handle]
  public let position: Int?
  public let isFeatured: Bool
}

extension Reading {
  /// A summary of every article, by number.
  package func summaries() throws -> [ArticleSummary] {
    let mayHaveOwnSignOffs = try mayHaveOwnSignOffs()
    return try rows("SELECT * FROM article_summary ORDER BY article_id").map {
      try checked(try Self.summary($0), mayHaveOwnSignOffs)
    }
  }

  package func summary(of id: Article.ID) throws -> ArticleSummary {
    let row = try row("SELECT * FROM article_summary WHERE article_id = ?", [id.rawValue])
    guard let row else { throw Refusal.unknownArticle(id.description) }
    return try checked(try Self.summary(row), try mayHaveOwnSignOffs())
  }

  /// Whether a sign-off by a contributor to its text may be on record: the views leave that question
  /// to ``SignOffs``, and it arises only where the rule against it was ever off.
  private func mayHaveOwnSignOffs() throws -> Bool {
    let key = Policy.Key.independentReview.rawValue
    let changes = try rows("SELECT 1 FROM policy_rule WHERE key = ? LIMIT 1", [key])
    return try !changes.isEmpty && policy().independentReview
  }

  private func checked(
    _ summary: ArticleSummary, _ mayHaveOwnSignOffs: Bool
  ) throws -> ArticleSummary {
    guard mayHaveOwnSignOffs, summary.working == .approved else { return summary }
    var summary = summary
    summary.working = try record(of: summary.id)
      .workingStatus(at: moment.time, policy: try policy())
    return summary
  }

  private static func summary(_ row: Row) throws -> ArticleSummary {
    let working = try row.value("working", as: WorkingStatus.self)
    return ArticleSummary(
      id: row.article(), uuid: row["uuid"], slug: try row.slug("slug"), title: row["title"],
      locale: LanguageTag(stored: row["locale"]), category: try row.optionalSlug("category"),
      tags: try row.strings("tags"), working: working,
      publicStatus: try row.value("public", as: PublicStatus.self), newest: row["newest_number"],
      head: row["head_number"], underReview: working == .inReview ? row["review_number"] : nil,
      live: row["live_number"], liveFrom: try row.optionalTime("live_from"),
      liveUntil: try row.optionalTime("live_until"), scheduled: row["scheduled_number"],
      scheduledFrom: try row.optionalTime("scheduled_from"),
      reviewDue: try row.optionalTime("review_due"), changed: try row.time("changed"),
      authors: row.text("authors").split(separator: " ").map { Handle(stored: String($0)) },
      position: row["position"], isFeatured: row["is_featured"])
  }
}
