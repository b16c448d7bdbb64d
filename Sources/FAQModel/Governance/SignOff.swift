/// A reviewer's recorded decision on one digest of one article.
public struct SignOff: Equatable, Sendable {
  public enum Decision: String, CaseIterable, Sendable {
    case approve
    case requestChanges = "request_changes"
  }

  /// What the reviewer looked at.
  public enum Scope: String, CaseIterable, Sendable {
    case fullText = "full_text"
    /// The blocks that changed since a text that was signed off before.
    case changes
  }

  /// What the reviewer's name under the text means.
  public enum Meaning: String, CaseIterable, Sendable {
    case medicalReview = "medical_review"
    case plainLanguageReview = "plain_language_review"
    case editorialReview = "editorial_review"

    /// The role in which somebody says so.
    public var role: Role {
      switch self {
      case .medicalReview: .reviewer
      case .plainLanguageReview: .reader
      case .editorialReview: .publisher
      }
    }
  }

  /// Who withdrew a sign-off, when and why.
  public struct Revocation: Equatable, Sendable {
    public let actor: Handle
    public let time: Instant
    public let reason: String
    package let entry: Int64

    package init(actor: Handle, time: Instant, reason: String, entry: Int64) {
      self.actor = actor
      self.time = time
      self.reason = reason
      self.entry = entry
    }
  }

  public let revision: Revision.ID
  public let digest: Digest
  public let reviewer: Handle
  /// The reviewer's name, credentials and registration as they were at the time of signing.
  public let name: String
  public let credentials: String
  public let registration: String
  /// The names of the reviewer's specialties that covered the text then.
  public let specialties: [String]
  public let decision: Decision
  public let scope: Scope
  /// The signed text from which the changes were looked at; nil for a full sign-off.
  public let base: Digest?
  public let meaning: Meaning
  /// The tier in force for the text then.
  public let tier: Tier
  public let note: String
  public let time: Instant
  package let entry: Int64
  /// The fingerprint of the key that signed the statement; nil for a sign-off without signature.
  public let key: String?
  /// Nil while the sign-off stands.
  public let revocation: Revocation?

  package init(
    revision: Revision.ID, digest: Digest, reviewer: Contributor, decision: Decision,
    scope: Scope = .fullText, base: Digest? = nil, meaning: Meaning = .medicalReview,
    tier: Tier = .standard, note: String, time: Instant, entry: Int64, key: String? = nil,
    revocation: Revocation? = nil
  ) {
    self.revision = revision
    self.digest = digest
    self.reviewer = reviewer.handle
    name = reviewer.name
    credentials = reviewer.credentials
    registration = reviewer.registration
    specialties = reviewer.specialties.map(\.name)
    self.decision = decision
    self.scope = scope
    self.base = base
    self.meaning = meaning
    self.tier = tier
    self.note = note
    self.time = time
    self.entry = entry
    self.key = key
    self.revocation = revocation
  }
}

extension SignOff.Meaning: CustomStringConvertible {
  /// The meaning as people write it: `medical-review`.
  public var description: String { rawValue.replacing(ascii: "_", with: "-") }
}

extension SignOff.Scope: CustomStringConvertible {
  /// The scope as people write it: `full-text`.
  public var description: String { rawValue.replacing(ascii: "_", with: "-") }
}

extension SignOff.Decision: CustomStringConvertible {
  /// The decision as people write it: `request-changes`.
  public var description: String { rawValue.replacing(ascii: "_", with: "-") }
}
