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
  public let working: WorkingStatus
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
    try rows("SELECT * FROM article_summary ORDER BY article_id").map(Self.summary)
  }

  package func summary(of id: Article.ID) throws -> ArticleSummary {
    let row = try row("SELECT * FROM article_summary WHERE article_id = ?", [id.rawValue])
    guard let row else { throw Refusal.unknownArticle(id.description) }
    return try Self.summary(row)
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
