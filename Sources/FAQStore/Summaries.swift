public import FAQModel

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
    try prepareViews()
    let mayHaveOwnSignOffs = try mayHaveOwnSignOffs()
    return try rows("SELECT * FROM article_summary ORDER BY article_id").map { row in
      var summary = try summary(row)
      if mayHaveOwnSignOffs, summary.working == .approved {
        summary.working = try record(of: summary.id)
          .workingStatus(at: moment.time, policy: try policy())
      }
      return summary
    }
  }

  /// The summary of one article, weighed from its record without the views.
  package func summary(of id: Article.ID) throws -> ArticleSummary {
    let record = try record(of: id)
    let policy = try policy()
    let time = moment.time
    guard let newest = record.newest else { throw Refusal.unknownArticle(id.description) }
    let head = record.head(at: time)
    let heading = try heading(ofText: (head ?? newest).digest)
    let working = record.workingStatus(at: time, policy: policy)
    let live = record.live(at: time)
    let scheduled = record.scheduled(after: time)
    let placement = try placement(of: id)
    return ArticleSummary(
      id: id, uuid: record.article.uuid, slug: record.article.slug, title: heading.title,
      locale: heading.locale, category: heading.category, tags: heading.tags, working: working,
      publicStatus: record.publicStatus(at: time, policy: policy), newest: newest.number,
      head: head?.number,
      underReview: working == .inReview ? record.openReview?.revision.number : nil,
      live: live?.revision.number, liveFrom: live?.from, liveUntil: live?.until,
      scheduled: scheduled?.revision.number, scheduledFrom: scheduled?.from,
      reviewDue: live.flatMap { record.reviewDue(of: $0.digest, policy: policy) },
      changed: newest.time, authors: Set(record.revisions.map(\.author)).sorted(),
      position: placement.position, isFeatured: placement.isFeatured)
  }

  /// Whether a sign-off by a contributor to its text may be on record: the views leave that question
  /// to ``SignOffs``, and it arises only where the rule against it was ever off.
  private func mayHaveOwnSignOffs() throws -> Bool {
    let key = Policy.Key.independentReview.rawValue
    let changes = try rows("SELECT 1 FROM policy_rule WHERE key = ? LIMIT 1", [key])
    return try !changes.isEmpty && policy().independentReview
  }

  private func summary(_ row: StoredRow) throws -> ArticleSummary {
    let working = try row.value("working", as: WorkingStatus.self)
    let heading = try heading(row) ?? heading(ofText: row.at("text_id") as Int64)
    return ArticleSummary(
      id: try row.article(), uuid: try row.at("uuid"), slug: try row.slug("slug"),
      title: heading.title,
      locale: heading.locale, category: heading.category, tags: heading.tags, working: working,
      publicStatus: try row.value("public", as: PublicStatus.self),
      newest: try row.at("newest_number"),
      head: try row.ifAny("head_number"),
      underReview: working == .inReview ? try row.ifAny("review_number") : nil,
      live: try row.ifAny("live_number"), liveFrom: try row.optionalTime("live_from"),
      liveUntil: try row.optionalTime("live_until"), scheduled: try row.ifAny("scheduled_number"),
      scheduledFrom: try row.optionalTime("scheduled_from"),
      reviewDue: try row.optionalTime("review_due"), changed: try row.time("changed"),
      authors: try row.text("authors").split(separator: " ").map { Handle(stored: String($0)) },
      position: try row.ifAny("position"), isFeatured: try row.at("is_featured"))
  }
}

/// What lists show of a text.
struct Heading: Equatable {
  let title: String
  let locale: LanguageTag
  let category: Slug?
  let tags: [String]
}

extension Heading {
  init(_ text: ArticleText) {
    self.init(title: text.title, locale: text.locale, category: text.category, tags: text.tags)
  }
}

extension Reading {
  func heading(ofText digest: Digest) throws -> Heading {
    guard let id = try textID(digest) else { throw Refusal.damagedText(digest) }
    return try heading(ofText: id)
  }

  /// From the row that is kept at hand, else from the text itself.
  private func heading(ofText id: Int64) throws -> Heading {
    if let heading = try keptHeading(ofText: id) { return heading }
    return Heading(try ArticleText(canonical: CanonicalText(bytes: try bytes(ofText: id))))
  }

  /// The row that is kept at hand, if there is one.
  func keptHeading(ofText id: Int64) throws -> Heading? {
    try row("SELECT title, locale, category, tags FROM text_heading WHERE text_id = ?", [id])
      .flatMap(heading)
  }

  private func heading(_ row: StoredRow) throws -> Heading? {
    guard let title: String = try row.ifAny("title") else { return nil }
    return Heading(
      title: title, locale: LanguageTag(stored: try row.at("locale")),
      category: try row.optionalSlug("category"), tags: try row.strings("tags"))
  }
}
