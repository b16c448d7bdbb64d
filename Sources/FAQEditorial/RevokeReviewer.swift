public import FAQModel
import FAQStore

/// Declares the sign-offs of a person void from a date on. Nothing is deleted; a public text that rests
/// on them is flagged, marked or withheld, as its tier says.
public struct RevokeReviewer: Act {
  public var handle: Handle
  /// From when on the sign-offs do not count.
  public var from: Instant
  public var reason: String

  public init(handle: Handle, from: Instant, reason: String) {
    self.handle = handle
    self.from = from
    self.reason = reason
  }

  /// A public text that lost what it rested on.
  public struct Affected: Equatable, Sendable {
    public let revision: Revision.ID
    public let slug: Slug
    /// What the public sees of it now.
    public let publicStatus: PublicStatus
  }

  public func perform(at desk: Desk) throws -> [Affected] {
    try desk.require(.admin, to: "revoke reviewers")
    let reviewer = try desk.signer(handle)
    guard from <= desk.time else { throw Refusal.timeInFuture(from) }
    let reason = try Names.note(reason, field: "reason")
    guard !reason.isEmpty else { throw Refusal.missingNote(act: "reviewer revoke") }
    if let known = try desk.reading.governance().register.revocation(of: handle), known.from == from
    {
      throw Refusal.nothingToChange("\(handle) revoked")
    }
    let before = try desk.reading.liveTexts()
    try desk.record(
      .reviewerRevoke, note: reason,
      details: .object([
        "handle": .string(reviewer.handle.text), "from": .string(from.description),
      ]))
    let after = Dictionary(
      try desk.reading.liveTexts().map { ($0.revision, $0) }, uniquingKeysWith: { $1 })
    return before.compactMap { text in
      after[text.revision].flatMap { $0.publicStatus == text.publicStatus ? nil : $0 }
    }
  }
}

/// Lets a revoked person sign again; the sign-offs that were void count again.
public struct ReinstateReviewer: Act {
  public var handle: Handle
  public var reason: String

  public init(handle: Handle, reason: String) {
    self.handle = handle
    self.reason = reason
  }

  public func perform(at desk: Desk) throws -> Contributor {
    try desk.require(.admin, to: "reinstate reviewers")
    let reviewer = try desk.signer(handle)
    let reason = try Names.note(reason, field: "reason")
    guard !reason.isEmpty else { throw Refusal.missingNote(act: "reviewer reinstate") }
    guard try desk.reading.governance().register.revocation(of: handle) != nil else {
      throw Refusal.nothingToChange("\(handle) not revoked")
    }
    try desk.record(
      .reviewerReinstate, note: reason, details: .object(["handle": .string(handle.text)]))
    return reviewer
  }
}

extension Desk {
  /// Somebody who signs or signed texts.
  func signer(_ handle: Handle) throws -> Contributor {
    guard let reviewer = try reading.contributor(handle) else {
      throw Refusal.unknownContributor(handle.text)
    }
    guard reviewer.isSigner else { throw Refusal.notReviewer(handle) }
    return reviewer
  }
}

extension Reading {
  /// The texts that would be public if their sign-offs sufficed, by article number.
  fileprivate func liveTexts() throws -> [RevokeReviewer.Affected] {
    try summaries().compactMap { summary in
      summary.live.map {
        RevokeReviewer.Affected(
          revision: Revision.ID(article: summary.id, number: $0), slug: summary.slug,
          publicStatus: summary.publicStatus)
      }
    }
  }
}
