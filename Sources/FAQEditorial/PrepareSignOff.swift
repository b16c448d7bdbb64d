public import FAQModel
import FAQStore

/// Makes the statement that the actor would sign with an approval. Records nothing; refuses what the
/// approval would be refused for.
public struct PrepareSignOff: Act {
  public var approval: ApproveRevision

  public init(_ approval: ApproveRevision) { self.approval = approval }

  /// What is to be signed.
  public struct Prepared: Equatable, Sendable {
    public let revision: Revision.ID
    public let digest: Digest
    public let meaning: SignOff.Meaning
    /// The statement, byte for byte.
    public let statement: String
    /// Those of the actor's keys with which something can be signed now.
    public let keys: [ReviewerKey]
    /// Whether an approval without a signature is refused.
    public let needsSignature: Bool
  }

  public func perform(at desk: Desk) throws -> Prepared {
    let decision = try approval.decide(at: desk)
    let review = decision.matter.review
    let tail = try desk.reading.ledgerTail()
    let statement = try decision.statement(
      at: desk.time, on: (tail.sequence, tail.hash), at: desk)
    let keys = try desk.reading.reviewerKeys().filter {
      $0.handle == desk.actor.handle && $0.objection(at: desk.time) == nil
    }
    return Prepared(
      revision: review.revision, digest: review.digest, meaning: decision.meaning,
      statement: statement.text, keys: keys,
      needsSignature: decision.needsSignature)
  }
}
