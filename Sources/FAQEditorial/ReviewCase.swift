import FAQModel
import FAQStore

/// The review that a decision is about, checked to be the one that the reviewer means.
struct ReviewCase {
  let record: ArticleRecord
  let review: Review
  let revision: Revision
  let policy: Policy

  init(_ article: ArticleAddress, digest: String?, for move: Move, at desk: Desk) throws {
    record = try desk.record(of: article, for: move)
    guard let open = record.openReview, let revision = record.revision(open.revision.number) else {
      throw Refusal.nothingInReview(record.article.id)
    }
    review = open
    self.revision = revision
    policy = try desk.reading.policy()
    switch article.version {
    case nil, .review: break
    case .revision(let number):
      guard number == open.revision.number else {
        throw Refusal.movedText(open.revision, open.digest, expected: article.description)
      }
    case .digest(let prefix): try check(prefix)
    case .live: throw Refusal.notAnAddress(article.description)
    }
    if let digest { try check(digest.lowercased()) }
  }

  /// Records the actor's decision on the text under review.
  func sign(_ decision: SignOff.Decision, note: String, at desk: Desk) throws -> SignOff {
    let act: LedgerEntry.Act = decision == .approve ? .reviewApprove : .reviewRequestChanges
    let scope = SignOff.Scope.fullText
    let meaning = SignOff.Meaning.medicalReview
    let entry = try desk.record(
      act, on: LedgerEntry.Subject(review.revision, review.digest), note: note,
      details: .object([
        "name": .string(desk.actor.name), "credentials": .string(desk.actor.credentials),
        "registration": .string(desk.actor.registration), "scope": .string(scope.rawValue),
        "meaning": .string(meaning.rawValue),
      ]))
    return SignOff(
      revision: review.revision, digest: review.digest, reviewer: desk.actor, decision: decision,
      scope: scope, meaning: meaning, note: note, time: desk.time, entry: entry)
  }

  private func check(_ prefix: String) throws {
    guard prefix.utf8.count >= 4, review.digest.hex.hasPrefix(prefix) else {
      throw Refusal.movedText(review.revision, review.digest, expected: prefix)
    }
  }
}
