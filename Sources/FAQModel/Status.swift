/// Where the newest text of an article stands on its way to sign-off. Derived, never stored.
public enum WorkingStatus: String, CaseIterable, Sendable {
  case draft
  case inReview = "in_review"
  case changesRequested = "changes_requested"
  /// Its text has every sign-off that the policy in force asks for.
  case approved
  /// The draft was set aside and nothing of the article is public.
  case discarded
}

/// What the public sees of an article. Derived from the ledger and a time, never stored.
public enum PublicStatus: String, CaseIterable, Sendable {
  case unpublished, scheduled, published
  /// Public, but its sign-offs no longer suffice, or not without that of who asked for changes since.
  case overdue
  /// It would be public, but its sign-offs no longer suffice and its tier withholds it until they do.
  case withheld
  /// Its publication ended on the date that was set for it.
  case expired
  case withdrawn
}

extension WorkingStatus: CustomStringConvertible {
  /// The status as people write it: `in-review`.
  public var description: String { rawValue.replacing(ascii: "_", with: "-") }
}

extension PublicStatus {
  /// Whether the public reads a text of the article.
  package var showsText: Bool { self == .published || self == .overdue }
}

extension PublicStatus: CustomStringConvertible {
  public var description: String { rawValue }
}

/// What is asked about the past: the facts recorded up to a ledger entry, seen at a time.
public struct Moment: Hashable, Sendable {
  public let time: Instant
  /// The last ledger entry that counts.
  package let entry: Int64

  package init(time: Instant, entry: Int64) {
    self.time = time
    self.entry = entry
  }
}
