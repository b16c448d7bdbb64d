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

  /// A public or scheduled text that rested on a sign-off that is void now.
  public struct Affected: Equatable, Sendable {
    public let revision: Revision.ID
    public let slug: Slug
    /// What the public sees of the article now; published where other sign-offs suffice.
    public let publicStatus: PublicStatus
    /// When the text was to become public and will not as things stand; nil for one that is public.
    public let haltedFrom: Instant?
  }

  /// The texts that rested on the void sign-offs, by article number: the public ones, and the scheduled
  /// ones that will not become public now.
  public func perform(at desk: Desk) throws -> [Affected] {
    try desk.require(.admin, to: "revoke reviewers")
    let reviewer = try desk.signer(handle)
    guard from <= desk.time else { throw Refusal.timeInFuture(from, what: "--from") }
    let reason = try Names.words(reason, field: "reason", for: "reviewer revoke")
    let known = try desk.reading.governance().register.revocation(of: handle)?.from
    if let known, from >= known {
      throw Refusal.revokedBefore(handle, from: known)
    }
    let resting = try desk.reading.texts(restingOn: handle, from: from)
    try desk.record(
      .reviewerRevoke, note: reason,
      details: .object([
        "handle": .string(reviewer.handle.text), "from": .string(from.description),
      ]))
    return try resting.flatMap { try affected($0, at: desk) }
  }

  private func affected(_ before: Resting, at desk: Desk) throws -> [Affected] {
    let summary = try desk.reading.summary(of: before.article)
    let live = before.live.map {
      Affected(
        revision: $0, slug: summary.slug, publicStatus: summary.publicStatus, haltedFrom: nil)
    }
    let halted = try desk.reading.record(of: before.article).notBegun.flatMap {
      $0.revision == before.scheduled
        ? Affected(
          revision: $0.revision, slug: summary.slug, publicStatus: summary.publicStatus,
          haltedFrom: $0.from) : nil
    }
    return [live, halted].compactMap(\.self)
  }
}

/// The texts of an article whose publication may rest on somebody's sign-offs.
private struct Resting {
  let article: Article.ID
  /// The public one, where a sign-off counts for it.
  let live: Revision.ID?
  /// The one that is to become public.
  let scheduled: Revision.ID?
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
      throw Refusal.nothingToChange("\(handle) is not revoked")
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
  /// The texts that a person's sign-offs since a time may count for, by article number.
  fileprivate func texts(restingOn handle: Handle, from: Instant) throws -> [Resting] {
    let rules = try rules()
    return try records().map { record in
      let live = record.live(at: moment.time).flatMap { live in
        record.standing(of: live, at: moment.time, by: rules).counting
          .contains { $0.reviewer == handle && $0.time >= from } ? live.revision : nil
      }
      let scheduled = record.scheduled(after: moment.time)
      return Resting(
        article: record.article.id, live: live,
        scheduled: scheduled.flatMap { $0.isVoid ? nil : $0.revision })
    }.filter { $0.live != nil || $0.scheduled != nil }
  }
}
