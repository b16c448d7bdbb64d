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

  /// A public text that rested on a sign-off that is void now.
  public struct Affected: Equatable, Sendable {
    public let revision: Revision.ID
    public let slug: Slug
    /// What the public sees of it now; published where other sign-offs suffice.
    public let publicStatus: PublicStatus
  }

  /// The public texts that rested on the void sign-offs, by article number.

  public func perform(at desk: Desk) throws -> [Affected] {
    try desk.require(.admin, to: "revoke reviewers")
    let reviewer = try desk.signer(handle)
    guard from <= desk.time else { throw Refusal.timeInFuture(from, what: "--from") }
    let reason = try Names.words(reason, field: "reason", for: "reviewer revoke")
    if let known = try desk.reading.governance().register.revocation(of: handle), known.from == from
    {
      throw Refusal.nothingToChange("\(handle) revoked")
    }
    let resting = try desk.reading.publicTexts(restingOn: handle, from: from)
    try desk.record(
      .reviewerRevoke, note: reason,
      details: .object([
        "handle": .string(reviewer.handle.text), "from": .string(from.description),
      ]))
    return try resting.map { text in
      let summary = try desk.reading.summary(of: text.article)
      return Affected(revision: text, slug: summary.slug, publicStatus: summary.publicStatus)
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
    let reason = try Names.words(reason, field: "reason", for: "reviewer reinstate")
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
  /// The public texts that a person's sign-offs since a time count for, by article number.
  fileprivate func publicTexts(restingOn handle: Handle, from: Instant) throws -> [Revision.ID] {
    let rules = try rules()
    return try records().compactMap { record in
      guard let live = record.live(at: moment.time) else { return nil }
      let counting = record.standing(of: live, at: moment.time, by: rules).counting
      let rests = counting.contains { $0.reviewer == handle && $0.time >= from }
      return rests ? live.revision : nil
    }
  }
}
