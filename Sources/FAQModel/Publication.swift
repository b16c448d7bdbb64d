/// An interval in which one revision is public.
public struct Publication: Equatable, Sendable {
  public enum Cause: String, CaseIterable, Sendable {
    /// Somebody published it.
    case published
    /// The policy published it with the last sign-off that it needed.
    case onApproval = "on_approval"
  }

  public let id: Int64
  public let revision: Revision.ID
  public let digest: Digest
  public let from: Instant
  /// The moment at which the text stops being public; nil for none.
  public let until: Instant?
  public let cause: Cause
  /// The tier in force for the text when it was published.
  public let tier: Tier
  public let publisher: Handle
  public let time: Instant
  package let entry: Int64
  /// Whether it was taken off the schedule before it began.
  public let isCancelled: Bool
  /// Whether its sign-offs did not suffice when it was to begin, or would not as things stand.
  public internal(set) var isVoid = false

  package init(
    id: Int64, revision: Revision.ID, digest: Digest, from: Instant, until: Instant?,
    cause: Cause, tier: Tier = .standard, publisher: Handle, time: Instant, entry: Int64,
    isCancelled: Bool
  ) {
    self.id = id
    self.revision = revision
    self.digest = digest
    self.from = from
    self.until = until
    self.cause = cause
    self.tier = tier
    self.publisher = publisher
    self.time = time
    self.entry = entry
    self.isCancelled = isCancelled
  }

  /// Whether it was to begin later than it was recorded.
  package var wasScheduled: Bool { from > time }

  /// Whether it is public from its time on, unless the article is withdrawn before.
  package var begins: Bool { !isCancelled && !isVoid }
}

/// The end of an article's public life for a reason that the public may read.
public struct Withdrawal: Equatable, Sendable {
  public let time: Instant
  public private(set) var reason: String
  /// The article to read instead.
  public private(set) var replacement: Article.ID?
  public let actor: Handle
  package let entry: Int64

  package init(
    time: Instant, reason: String, replacement: Article.ID?, actor: Handle, entry: Int64
  ) {
    self.time = time
    self.reason = reason
    self.replacement = replacement
    self.actor = actor
    self.entry = entry
  }

  /// Gives it the reason and the replacement of a later one of the same text.
  package mutating func reword(as later: Withdrawal) {
    (reason, replacement) = (later.reason, later.replacement)
  }
}
