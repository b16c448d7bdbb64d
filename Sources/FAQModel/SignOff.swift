/// A reviewer's recorded decision on one digest of one article.
public struct SignOff: Equatable, Sendable {
  public enum Decision: String, CaseIterable, Sendable {
    case approve
    case requestChanges = "request_changes"
  }

  /// What the reviewer looked at.
  public enum Scope: String, CaseIterable, Sendable {
    case fullText = "full_text"
  }

  /// What the reviewer's name under the text means.
  public enum Meaning: String, CaseIterable, Sendable {
    case medicalReview = "medical_review"
  }

  public let revision: Revision.ID
  public let digest: Digest
  public let reviewer: Handle
  /// The reviewer's name, credentials and registration as they were at the time of signing.
  public let name: String
  public let credentials: String
  public let registration: String
  public let decision: Decision
  public let scope: Scope
  public let meaning: Meaning
  public let note: String
  public let time: Instant
  package let entry: Int64

  package init(
    revision: Revision.ID, digest: Digest, reviewer: Contributor, decision: Decision,
    scope: Scope = .fullText, meaning: Meaning = .medicalReview, note: String, time: Instant,
    entry: Int64
  ) {
    self.revision = revision
    self.digest = digest
    self.reviewer = reviewer.handle
    name = reviewer.name
    credentials = reviewer.credentials
    registration = reviewer.registration
    self.decision = decision
    self.scope = scope
    self.meaning = meaning
    self.note = note
    self.time = time
    self.entry = entry
  }
}
