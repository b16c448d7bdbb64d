public import FAQModel
import FAQStore

/// Withdraws a sign-off. It stays on record for ever and no longer counts; where a public text rests on
/// it, what its tier says happens at once, and a scheduled text does not become public without it.
public struct RevokeSignOff: Act {
  /// The article, which means its public text, else its newest; or one of its revisions. With neither
  /// a revision nor a number, the actor's own last approval of any of its texts is meant.
  public var article: ArticleAddress
  /// Counted from 1 among the sign-offs of the text; nil for the actor's own last one.
  public var number: Int?
  public var reason: String

  public init(article: ArticleAddress, number: Int? = nil, reason: String) {
    self.article = article
    self.number = number
    self.reason = reason
  }

  /// What withdrawing a sign-off came to.
  public struct Revoked: Equatable, Sendable {
    public let signOff: SignOff
    /// What the public sees of the article now.
    public let publicStatus: PublicStatus
    /// The text that is public, or would be if it were not withheld.
    public let live: Revision.ID?
    /// The publication that is to come and will not begin as things stand.
    public let halted: Publication?
  }

  public func perform(at desk: Desk) throws -> Revoked {
    let record = try desk.record(of: article, for: .revoke)
    let reason = try Names.words(reason, field: "reason", for: "review revoke")
    let signOff = try target(record, at: desk)
    guard signOff.reviewer == desk.actor.handle || desk.actor.roles.contains(.admin) else {
      throw Refusal.lacksRole(
        desk.actor.handle, .admin, act: "\(Move.revoke.phrase) \(record.article.id)",
        has: desk.actor.roles)
    }
    guard signOff.revocation == nil else {
      throw Refusal.nothingToChange("the sign-off of \(signOff.revision) is revoked already")
    }
    try desk.record(
      .reviewRevoke, on: LedgerEntry.Subject(signOff.revision, signOff.digest), note: reason,
      details: .object(["sign_off": .integer(signOff.entry)]))
    let after = try desk.reading.record(of: record.article.id)
    return Revoked(
      signOff: signOff,
      publicStatus: after.publicStatus(at: desk.time, by: try desk.reading.rules()),
      live: after.live(at: desk.time)?.revision,
      halted: after.notBegun.flatMap { $0.from > desk.time ? $0 : nil })
  }

  private func target(_ record: ArticleRecord, at desk: Desk) throws -> SignOff {
    let revision = try record.resolvePublic(article, at: desk.time)
    if let number {
      let signOff = try record.signOff(number, of: revision)
      guard signOff.decision == .approve else {
        throw Refusal.requestStays(revision.id, number, by: signOff.reviewer)
      }
      return signOff
    }
    let own = record.signOffs.last {
      $0.reviewer == desk.actor.handle && $0.decision == .approve
        && (article.version == nil || $0.digest == revision.digest)
    }
    guard let own else {
      throw Refusal.unknownSignOff(revision.id, nil, of: 0, by: desk.actor.handle)
    }
    return own
  }
}

extension ArticleRecord {
  /// The sign-offs of a text, in the order in which they were made; people count them from 1.
  package func signOffs(of digest: Digest) -> [SignOff] {
    signOffs.filter { $0.digest == digest }
  }

  /// The sign-off with a number.
  ///
  /// - Throws: ``Refusal/unknownSignOff(_:_:of:by:)``.
  package func signOff(_ number: Int, of revision: Revision) throws -> SignOff {
    let all = signOffs(of: revision.digest)
    guard number > 0, number <= all.count else {
      throw Refusal.unknownSignOff(revision.id, number, of: all.count, by: nil)
    }
    return all[number - 1]
  }
}
