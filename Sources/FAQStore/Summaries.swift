public import FAQModel

/// What lists show of an article.
public struct ArticleSummary: Equatable, Sendable {
  public let id: Article.ID
  public let uuid: String
  public let slug: Slug
  /// The title of the text that the next edit starts from, as are the fields below it.
  public let title: String
  public let locale: LanguageTag
  public let category: Slug?
  public let tags: [String]
  /// The tier that the text would be published in.
  public let tier: Tier
  public let working: WorkingStatus
  public let publicStatus: PublicStatus
  public let newest: Int
  /// The text that stands: the newest that was not set aside, else the public one; nil for none.
  public let head: Int?
  /// The revision that the next edit starts from.
  public let start: Int
  public let underReview: Int?
  public let live: Int?
  public let liveFrom: Instant?
  public let liveUntil: Instant?
  public let scheduled: Int?
  public let scheduledFrom: Instant?
  /// Whether its newest text is signed off and neither public nor scheduled, nor was public until the end that
  /// was set for it.
  public let isReady: Bool
  /// The revision that was to become public last and did not, or will not as things stand, because its
  /// sign-offs do not suffice.
  public let notBegun: Int?
  public let notBegunFrom: Instant?
  /// When the sign-offs of the public text lapse.
  public let reviewDue: Instant?
  /// Whether the page of the public text says since when its sign-offs do not suffice.
  public let tellsLapse: Bool
  /// When the newest revision was saved.
  public let changed: Instant
  /// Everybody who ever saved a revision, by handle.
  public let authors: [Handle]
  public let position: Int?
  public let isFeatured: Bool

  /// Whether it is to be submitted again as it is: its newest text is public, and its sign-offs would not
  /// suffice to publish it now.
  public var isToBeSubmittedAgain: Bool { working == .draft && head == live }
}

extension Reading {
  /// A summary of every article, by number.
  ///
  /// - Parameter length: how many articles are read at a time.
  package func summaries(ofLength length: Int = Extent.length) throws -> [ArticleSummary] {
    try concurrentMap(runs(ofLength: length)) { reading, run in
      try reading.summarizedRecords(run).map(\.summary)
    }.flatMap(\.self)
  }

  /// The records of articles with their summaries, by number.
  func summarizedRecords(_ extent: Extent) throws -> [SummarizedArticle] {
    let placements = try placements(extent)
    let headings = try keptHeadings(extent)
    let rules = try rules()
    return try records(extent, headings).map { record in
      try summarized(record, placements[record.article.id] ?? (nil, false), headings, by: rules)
    }
  }

  /// The summary of one article.
  package func summary(of id: Article.ID) throws -> ArticleSummary {
    try summarized(record(of: id), placement(of: id), [:], by: rules()).summary
  }

  /// - Parameter headings: those at hand.
  private func summarized(
    _ record: ArticleRecord, _ placement: (position: Int?, isFeatured: Bool),
    _ headings: [Digest: Heading], by rules: Rules
  ) throws -> SummarizedArticle {
    let (article, time) = (record.article, moment.time)
    guard let newest = record.newest, let start = record.start(at: time) else {
      throw Refusal.unknownArticle(article.id.description)
    }
    let heading = try headings[start.digest] ?? heading(ofText: start.digest)
    let head = record.head(at: time)
    let working = record.workingStatus(at: time, under: rules.now)
    let live = record.live(at: time)
    let scheduled = record.scheduled(after: time)
    let (publicStatus, reviewDue, standing) = record.publicState(at: time, by: rules)
    let isTold =
      publicStatus == .overdue
      && live.map { record.demand(of: $0, at: time, by: rules).rules.onLapse } == .banner
    let summary = ArticleSummary(
      id: article.id, uuid: article.uuid, slug: article.slug, title: heading.title,
      locale: heading.locale, category: heading.category, tags: heading.tags,
      tier: record.tier(of: start.digest, at: time, under: rules.now), working: working,
      publicStatus: publicStatus, newest: newest.number, head: head?.number, start: start.number,
      underReview: working == .inReview ? record.openReview?.revision.number : nil,
      live: live?.revision.number, liveFrom: live.map(record.beginning), liveUntil: live?.until,
      scheduled: scheduled?.revision.number, scheduledFrom: scheduled?.from,
      isReady: working == .approved && head?.digest != scheduled?.digest
        && (publicStatus == .withheld
          || head?.digest != record.publicSide.standingPublication(at: time)?.digest),
      notBegun: record.notBegun?.revision.number, notBegunFrom: record.notBegun?.from,
      reviewDue: reviewDue, tellsLapse: isTold, changed: newest.time,
      authors: Set(record.revisions.map(\.author)).sorted(), position: placement.position,
      isFeatured: placement.isFeatured)
    return SummarizedArticle(record, summary, standing: standing)
  }
}

/// An article with what lists show of it.
///
/// NB: it is an object, as are those that follow from it, since a copy of a record counts a dozen
/// references.
final class SummarizedArticle: Sendable {
  let record: ArticleRecord
  let summary: ArticleSummary
  /// The sign-offs of the text that would be public if they sufficed; nil for none.
  let standing: SignOffs?

  init(_ record: ArticleRecord, _ summary: ArticleSummary, standing: SignOffs?) {
    self.record = record
    self.summary = summary
    self.standing = standing
  }
}

/// What lists show of a text.
struct Heading: Sendable {
  let title: String
  let locale: LanguageTag
  let category: Slug?
  let tags: [String]

  /// Whether another is the same to the byte.
  func isSame(as other: Heading) -> Bool { bytes == other.bytes }

  private var bytes: [[UInt8]] {
    ([title, locale.text, category?.text ?? ""] + tags).map { Array($0.utf8) }
  }
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

  /// The rows at hand of the texts of some articles; of all, those of no article too.
  func keptHeadings(_ extent: Extent) throws -> [Digest: Heading] {
    let texts =
      switch extent {
      case .all: ""
      case .one, .some, .run:
        "WHERE h.text_id IN (SELECT text_id FROM revision WHERE \(extent.among("article_id")) TRUE)"
      }
    var headings: [Digest: Heading] = [:]
    try database.run(
      """
      SELECT t.digest, h.title, h.locale, h.category, h.tags
      FROM text_heading h JOIN text t ON t.id = h.text_id \(texts)
      """, extent.values
    ) { row in
      headings[try row.at(0)] = try heading(row, from: 1)
      return true
    }
    return headings
  }

  /// The row that is kept at hand, if there is one.
  func keptHeading(ofText id: Int64) throws -> Heading? {
    try row("SELECT title, locale, category, tags FROM text_heading WHERE text_id = ?", [id])
      .flatMap { try heading($0, from: 0) }
  }

  private func heading(_ row: StoredRow, from column: Int) throws -> Heading? {
    guard let title: String = try row.ifAny(column) else { return nil }
    return Heading(
      title: title, locale: LanguageTag(stored: try row.at(column + 1)),
      category: try row.optionalSlug(column + 2), tags: try row.strings(column + 3))
  }
}
