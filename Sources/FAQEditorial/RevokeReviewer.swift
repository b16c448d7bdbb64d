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
    let reviewer = try desk.formerSigner(handle)
    guard from <= desk.time else { throw Refusal.timeInFuture(from, what: "--from") }
    let reason = try Names.words(reason, field: "reason", for: "reviewer revoke")
    let known = try desk.reading.governance().register.revocation(of: handle)?.from
    if let known, from >= known {
      throw Refusal.revokedBefore(handle, from: known)
    }
    let before = try desk.reading.restingTexts()
    try desk.record(
      .reviewerRevoke, note: reason,
      details: .object([
        "handle": .string(reviewer.handle.text), "from": .string(from.description),
      ]))
    return zip(before, try desk.reading.restingTexts()).flatMap(affected)
  }

  private func affected(_ before: RestingText, _ after: RestingText) -> [Affected] {
    let live = before.live.flatMap {
      before.signOffs == after.signOffs
        ? nil
        : Affected(
          revision: $0, slug: after.slug, publicStatus: after.publicStatus, haltedFrom: nil)
    }
    let halted = after.notBegun.flatMap {
      before.notBegun == $0
        ? nil
        : Affected(
          revision: $0.revision, slug: after.slug, publicStatus: after.publicStatus,
          haltedFrom: $0.from)
    }
    return [live, halted].compactMap(\.self)
  }
}

/// What the public sees of an article, and what that rests on.
private struct RestingText {
  let slug: Slug
  let publicStatus: PublicStatus
  let live: Revision.ID?
  /// The entries of those that count for it.
  let signOffs: [Int64]
  let notBegun: Publication?
}

extension Reading {
  /// Of every article, by number.
  fileprivate func restingTexts() throws -> [RestingText] {
    let rules = try rules()
    return try records().map { record in
      let (status, _, standing) = record.publicState(at: moment.time, by: rules)
      return RestingText(
        slug: record.article.slug, publicStatus: status,
        live: record.live(at: moment.time)?.revision,
        signOffs: standing?.counting.map(\.entry) ?? [], notBegun: record.notBegun)
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
    let reviewer = try desk.person(handle)
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
  /// Somebody who signs texts.
  func signer(_ handle: Handle) throws -> Contributor {
    let person = try person(handle)
    guard person.isSigner else { throw Refusal.notReviewer(handle) }
    return person
  }

  /// Somebody who signs or signed texts.
  fileprivate func formerSigner(_ handle: Handle) throws -> Contributor {
    let person = try person(handle)
    guard try person.isSigner || reading.hasSignedOff(handle) else {
      throw Refusal.notReviewer(handle)
    }
    return person
  }

  fileprivate func person(_ handle: Handle) throws -> Contributor {
    guard let person = try reading.contributor(handle) else {
      throw Refusal.unknownContributor(handle.text)
    }
    return person
  }
}
