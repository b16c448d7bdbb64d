public import FAQModel
public import FAQStore

/// A text that is or will be public and whose sign-offs will cease to suffice while it is.
public struct DueReview: Sendable {
  public let summary: ArticleSummary
  public let revision: Revision.ID
  /// The title of the text.
  public let title: String
  /// The tier that it was published in.
  public let tier: Tier
  /// When; it may have passed.
  public let due: Instant
  /// What happens then.
  public let onLapse: Lapse
  /// Those whose sign-offs count, in the order in which they were made.
  public let signers: [Handle]
}

/// A schedule whose sign-offs will not suffice when the text is to become public, as things stand.
public struct HaltedSchedule: Sendable {
  public let revision: Revision.ID
  public let title: String
  /// When the text was to become public.
  public let from: Instant
}

/// What will have lapsed by a time.
public struct LapsePlan: Sendable {
  public let time: Instant
  /// Texts that are or will be public, the soonest first.
  public let reviews: [DueReview]
  /// Those that will not have begun, the soonest first.
  public let schedules: [HaltedSchedule]
  /// Those who may sign now and no longer then.
  public let signers: [Contributor]
  /// Keys that sign now and no longer then.
  public let keys: [ReviewerKey]
}

extension Editorial {
  /// The texts that are or will be public and whose sign-offs cease to suffice by a time, the soonest first.
  public func dueReviews(by time: Instant) throws -> [DueReview] {
    try read { try $0.dueReviews(by: time) }
  }

  /// What will have lapsed by a time, if nothing is done: sign-offs, credentials, keys.
  public func lapsePlan(at time: Instant) throws -> LapsePlan {
    try read { reading in
      let now = reading.moment.time
      return LapsePlan(
        time: time, reviews: try reading.dueReviews(by: time),
        schedules: try reading.haltedSchedules(by: time),
        signers: try reading.contributors().filter { signer in
          signer.isActive && signer.isSigner
            && (signer.validUntil.map { $0 > now && $0 <= time } ?? false)
        },
        keys: try reading.reviewerKeys().filter {
          $0.objection(at: now) == nil && $0.objection(at: time) != nil
        })
    }
  }
}

extension Reading {
  fileprivate func haltedSchedules(by time: Instant) throws -> [HaltedSchedule] {
    try summaries().compactMap { summary -> HaltedSchedule? in
      guard let from = summary.notBegunFrom, from > moment.time, from <= time,
        let revision = try summary.notBegun.flatMap(record(of: summary.id).revision)
      else { return nil }
      return HaltedSchedule(
        revision: revision.id, title: try text(revision.digest).title, from: from)
    }.sorted { ($0.from, $0.revision.article) < ($1.from, $1.revision.article) }
  }

  fileprivate func dueReviews(by time: Instant) throws -> [DueReview] {
    try summaries().flatMap { summary -> [DueReview] in
      guard summary.live != nil || summary.scheduled != nil else { return [] }
      let record = try record(of: summary.id)
      let live = record.live(at: moment.time)
      // One whose sign-offs will not suffice then never begins.
      let next = summary.notBegun == nil ? record.scheduled(after: moment.time) : nil
      return try [
        live.flatMap { try due(by: time, $0, of: record, until: next?.from, summary) },
        next.flatMap { try due(by: time, $0, of: record, until: nil, summary) },
      ].compactMap(\.self)
    }.sorted { ($0.due, $0.summary.id) < ($1.due, $1.summary.id) }
  }

  /// When the sign-offs of a publication cease to suffice, if that is by a time and before it ends.
  private func due(
    by time: Instant, _ publication: Publication, of record: ArticleRecord, until next: Instant?,
    _ summary: ArticleSummary
  ) throws -> DueReview? {
    let rules = try rules()
    let standing = record.standing(
      of: publication, at: max(moment.time, publication.from), by: rules)
    let isLapsed = [.overdue, .withheld].contains(summary.publicStatus)
    let known =
      publication.from > moment.time
      ? standing.due : summary.reviewDue ?? (isLapsed ? moment.time : nil)
    let end = [publication.until, next].compactMap(\.self).min()
    guard let due = known, due <= time, due < (end ?? .distantFuture) else { return nil }
    return DueReview(
      summary: summary, revision: publication.revision, title: try text(publication.digest).title,
      tier: publication.tier, due: due,
      onLapse: record.demand(of: publication, at: moment.time, by: rules).rules.onLapse,
      signers: (standing.counting + standing.lapsed).sorted { $0.entry < $1.entry }
        .map(\.reviewer))
  }
}
