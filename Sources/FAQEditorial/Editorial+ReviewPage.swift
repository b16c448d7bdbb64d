public import FAQModel
import FAQStore

/// What a reviewer reads before deciding.
public struct ReviewPage: Sendable {
  /// The text under review.
  public let shown: ShownText
  /// The text of the article that was last signed off, else the public one; nil where neither is.
  public let base: ShownText?
  /// Oldest first, with the places of their words in the text under review.
  public let comments: [PlacedComment]
  /// The statement that the actor would sign; nil where the actor may not.
  public let statement: String?
  /// Why the actor may not sign, in a sentence.
  public let refusal: String?
  /// Whether the actor's approval counts only with a signature.
  public let needsSignature: Bool
  /// Why the actor cannot give that signature, in a sentence; nil where they can, or none is needed.
  public let missingKey: String?
}

extension Editorial {
  /// What the actor reads before deciding on the text under review. Where the actor is somebody who
  /// signs, it is remembered that this text was shown.
  public func reviewPage(_ article: ArticleAddress) throws -> ReviewPage {
    let shown = try show(ArticleAddress(name: article.name, version: .review))
    let base = try lastSignedOff(before: shown)
    let comments = try comments(on: shown)
    var prepared: PrepareSignOff.Prepared?
    var refusal: String?
    if !store.isReadOnly {
      try remember(shown)
      do {
        let address = ArticleAddress(name: article.name, version: .review)
        prepared = try perform(PrepareSignOff(ApproveRevision(article: address)))
      } catch let cause as Refusal {
        refusal = cause.description
      }
    }
    let isKeyMissing = prepared.map { $0.needsSignature && $0.keys.isEmpty } ?? false
    return ReviewPage(
      shown: shown, base: base, comments: comments, statement: prepared?.statement,
      refusal: refusal, needsSignature: prepared?.needsSignature ?? false,
      missingKey: isKeyMissing ? actor.map { Refusal.noKeyToSign($0).description } : nil)
  }

  /// The text of an article that was signed off last, other than the one shown, else the public one.
  public func lastSignedOff(before shown: ShownText) throws -> ShownText? {
    try shown.record.lastSignedOff(besides: shown.revision.digest, at: clock())
      .map { try show(ArticleAddress($0)) }
  }

  private func remember(_ shown: ShownText) throws {
    guard let actor, try contributors().contains(where: { $0.handle == actor && $0.isSigner })
    else { return }
    try store.upkeep(now: clock()) { writing in
      try writing.remember(shown.revision.digest, of: shown.record.article.id, shownTo: actor)
    }
  }
}

extension ArticleRecord {
  /// The newest revision with another text that a review approved, else the public one.
  package func lastSignedOff(besides digest: Digest, at time: Instant) -> Revision.ID? {
    let approved = reviews.last { $0.outcome == .approved && $0.digest != digest }
    return approved?.revision
      ?? live(at: time).flatMap { $0.digest == digest ? nil : $0.revision }
  }
}
