public import FAQModel
import FAQStore

/// What a text under review is compared with.
public enum ReviewBase: Sendable {
  /// The other text that was signed off last and whose sign-offs stand.
  case signedOff(ShownText)
  /// The public text, as there is none whose sign-offs stand.
  case live(ShownText)
  /// Nothing: the sign-offs of the very text stand, or it is the public one.
  case itself
  /// Nothing: no sign-off of the article stands, though there were some.
  case ended
  /// Nothing: nobody signed a text of the article off.
  case none

  public var text: ShownText? {
    switch self {
    case .signedOff(let text), .live(let text): text
    case .itself, .ended, .none: nil
    }
  }
}

/// What a reviewer reads before deciding, and a writer to see what was said of a text.
public struct ReviewPage: Sendable {
  /// The text under review.
  public let shown: ShownText
  public let base: ReviewBase
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
  /// What the actor reads before deciding on the text under review; where none is, the newest text, which the
  /// page says is not to be signed. Where the actor is somebody who signs, it is remembered that the text
  /// under review was shown.
  ///
  /// - Throws: ``Refusal/otherText(_:act:meant:isRestorable:)`` where the address names another text.
  public func reviewPage(_ article: ArticleAddress) throws -> ReviewPage {
    let shown: ShownText
    do {
      shown = try show(ArticleAddress(name: article.name, version: .review))
    } catch Refusal.nothingInReview(let id) {
      return try page(ofNothingInReview: id, named: article)
    }
    try check(article, names: shown)
    let base = try reviewBase(of: shown)
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

  private func page(
    ofNothingInReview id: Article.ID, named article: ArticleAddress
  ) throws -> ReviewPage {
    let shown = try show(ArticleAddress(id), prefersDraft: true)
    try check(article, names: shown)
    return ReviewPage(
      shown: shown, base: try reviewBase(of: shown), comments: try comments(on: shown),
      statement: nil, refusal: Refusal.nothingInReview(id).description, needsSignature: false,
      missingKey: nil)
  }

  private func check(_ article: ArticleAddress, names shown: ShownText) throws {
    guard article.version != nil else { return }
    try shown.record.check(article, names: shown.revision, to: "show for review", at: clock())
  }

  /// What a text is compared with in its review.
  public func reviewBase(of shown: ShownText) throws -> ReviewBase {
    let (record, digest) = (shown.record, shown.revision.digest)
    let (rules, time) = try read { (try $0.rules(), $0.moment.time) }
    if let signed = record.lastSignedOff(besides: digest, by: rules, at: time) {
      return .signedOff(try show(ArticleAddress(signed)))
    }
    let live = record.live(at: time)
    if let live, live.digest != digest { return .live(try show(ArticleAddress(live.revision))) }
    let approvals = record.signOffs.filter { $0.decision == .approve }
    let isSigned = approvals.contains {
      $0.digest == digest && record.isVouching($0, rules.now.register, at: time)
    }
    return live != nil || isSigned ? .itself : approvals.isEmpty ? .none : .ended
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
  /// The revision of the newest review that approved another text, and whose sign-offs suffice at a time for what
  /// was asked then, however old they are.
  package func lastSignedOff(
    besides digest: Digest, by rules: Rules, at time: Instant
  ) -> Revision.ID? {
    reviews.last { review in
      guard review.outcome == .approved, review.digest != digest,
        let last = latestApprovals(of: review.digest, before: review.end).last
      else { return false }
      let asked = rules.before(review.end).policy[last.tier].signOffs
      return rests(review, on: asked, rules.now.register, at: time)
    }?.revision
  }
}
