/// A question to the reviewers, pinned to the revision that was submitted.
public struct Review: Equatable, Sendable {
  /// How a review ended.
  public enum Outcome: String, CaseIterable, Sendable {
    case approved
    case changesRequested = "changes_requested"
    /// A newer revision was submitted.
    case superseded
    /// Its author took the submission back.
    case takenBack = "taken_back"
    /// The draft was set aside.
    case discarded
  }

  public let id: Int64
  public let revision: Revision.ID
  public let digest: Digest
  public let submitter: Handle
  public let note: String
  public let time: Instant
  package let entry: Int64
  /// Nil while the review is open.
  public let outcome: Outcome?
  package let outcomeEntry: Int64?

  package init(
    id: Int64, revision: Revision.ID, digest: Digest, submitter: Handle, note: String,
    time: Instant, entry: Int64, outcome: Outcome?, outcomeEntry: Int64?
  ) {
    self.id = id
    self.revision = revision
    self.digest = digest
    self.submitter = submitter
    self.note = note
    self.time = time
    self.entry = entry
    self.outcome = outcome
    self.outcomeEntry = outcomeEntry
  }
}

extension Review {
  /// The entry before which all was recorded that it rests on.
  ///
  /// NB: in a damaged file the outcome may be of the greatest number that there is.
  package var end: Int64 { outcomeEntry?.next ?? .max }
}

/// Those who are to decide a review.
public struct Assignment: Equatable, Sendable {
  /// By handle; empty where it was assigned to nobody.
  public let reviewers: [Handle]
  /// By when; nil for no date.
  public let due: Instant?

  package init(reviewers: [Handle] = [], due: Instant? = nil) {
    self.reviewers = reviewers
    self.due = due
  }
}
