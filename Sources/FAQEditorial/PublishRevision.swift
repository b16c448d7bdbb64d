public import FAQModel
import FAQStore

/// Makes a signed-off text public, now or at a later time.
public struct PublishRevision: Act {
  /// The article, which means its newest text, or one of its revisions.
  public var article: ArticleAddress
  /// When it becomes public; nil for now.
  public var from: Instant?
  /// When it stops being public; nil for no end.
  public var until: Instant?

  public init(article: ArticleAddress, from: Instant? = nil, until: Instant? = nil) {
    self.article = article
    self.from = from
    self.until = until
  }

  /// What publishing came to.
  public struct Published: Equatable, Sendable {
    public let revision: Revision.ID
    public let slug: Slug
    public let digest: Digest
    public let from: Instant
    public let until: Instant?
    /// Whether it is public already, not only scheduled.
    public let isPublic: Bool
    /// The publication that was scheduled before and is no more.
    public let replaced: Revision.ID?
    /// When the public text was to stop being public, where this one has no end.
    public let formerUntil: Instant?
  }

  public func perform(at desk: Desk) throws -> Published {
    try publish(cause: .published, at: desk)
  }

  /// Publishes for a cause; the role of the actor is asked where a person publishes.
  func publish(cause: Publication.Cause, at desk: Desk) throws -> Published {
    let record =
      try cause == .published
      ? desk.record(of: article, for: .publish)
      : desk.reading.record(named: article.name)
    let revision = try target(record, at: desk)
    let from = try self.from.map { try future($0, desk.time) } ?? desk.time
    if let until, until <= from { throw Refusal.untilBeforeFrom(from: from, until: until) }
    let tier = try checkSignOffs(revision, record, at: max(from, desk.time), desk)
    try desk.checkAssets(of: try desk.reading.text(revision.digest), revision.id)
    try checkNotPublic(revision, record, at: desk)

    try desk.record(
      .publish, on: LedgerEntry.Subject(revision.id, revision.digest),
      details: .object([
        "from": .string(from.description), "until": .optional(until),
        "cause": .string(cause.rawValue), "tier": .string(tier.rawValue),
      ]))
    try desk.writing.index(revision)
    let end = record.live(at: desk.time)?.until
    return Published(
      revision: revision.id, slug: record.article.slug, digest: revision.digest, from: from,
      until: until, isPublic: from <= desk.time,
      replaced: record.scheduled(after: desk.time)?.revision,
      formerUntil: until == nil ? end.flatMap { $0 > from ? $0 : nil } : nil)
  }

  private func target(_ record: ArticleRecord, at desk: Desk) throws -> Revision {
    if article.version != nil { return try record.resolve(article, at: desk.time) }
    guard let head = record.head(at: desk.time) else { throw record.noDraft(at: desk.time) }
    return head
  }

  private func future(_ time: Instant, _ now: Instant) throws -> Instant {
    guard time > now else { throw Refusal.timeInPast(time, what: "--at") }
    return time
  }

  /// The gate: asks ``SignOffs`` whether the text may be public, within the publishing transaction, and
  /// gives the tier that it was asked for.
  private func checkSignOffs(
    _ revision: Revision, _ record: ArticleRecord, at time: Instant, _ desk: Desk
  ) throws -> Tier {
    let governance = try desk.reading.governance()
    func weigh(
      _ revision: Revision, at time: Instant
    ) throws -> (tier: Tier, standing: SignOffs) {
      let shelf = try desk.reading.text(revision.digest).category
      let tier = record.tier(
        of: revision.digest, onShelf: shelf, at: desk.time, under: governance)
      return (
        tier,
        SignOffs(
          of: revision.digest, in: record, for: governance.demand(of: tier),
          register: governance.register, at: time)
      )
    }
    let (tier, standing) = try weigh(revision, at: time)
    guard !standing.suffice else {
      for signOff in standing.counting {
        if let fault = try desk.reading.fault(inSignatureOf: signOff, in: record) {
          throw Refusal.brokenSignature(revision.id, signOff.reviewer, cause: fault)
        }
      }
      return tier
    }
    if time > desk.time, try weigh(revision, at: desk.time).standing.suffice {
      throw Refusal.lapsesBefore(revision.id, time: time)
    }
    let live = record.live(at: desk.time)?.revision.number ?? 0
    let other = try record.revisions.last {
      try $0.number < revision.number && $0.number > live && weigh($0, at: time).standing.suffice
    }
    throw Refusal.notSignedOff(
      revision.id,
      Refusal.Shortfall(
        standing, tier: tier, waiting: record.openReview?.revision,
        newest: record.head(at: desk.time).flatMap {
          $0.digest == revision.digest ? revision.id : $0.id
        },
        other: other?.id))
  }

  private func checkNotPublic(_ revision: Revision, _ record: ArticleRecord, at desk: Desk) throws {
    guard let live = record.live(at: desk.time), live.revision == revision.id,
      live.until == until, from == nil,
      record.publicStatus(at: desk.time, by: try desk.reading.rules()) != .withheld
    else { return }
    let id = record.article.id
    let next =
      record.scheduled(after: desk.time).map {
        "take \($0.revision) off the schedule with 'faqcms unschedule \(id)'"
      }
      ?? "change its text with 'faqcms draft edit \(id)', or set \(until == nil ? "--until" : "another --until")"
    throw Refusal.illegal(
      act: Move.publish.phrase, id, state: "public already (\(revision.id))", next: next)
  }
}
