public import FAQModel
import FAQStore

/// Signs off the text under review: the actor's name stands under exactly these words.
public struct ApproveRevision: Act {
  /// The article, or the revision that must be the one under review.
  public var article: ArticleAddress
  /// The start of the digest that the reviewer read; the act is refused when it is another.
  public var digest: String?
  public var note: String
  /// What the actor's name means; nil for what the actor's roles and the tier let it mean.
  public var meaning: SignOff.Meaning?
  /// What the actor signed with a key; nil for a sign-off without a signature.
  package private(set) var signed: SignedStatement?
  /// Whether to sign off all of the text, or only what changed since the text that was signed off last.
  public var scope: SignOff.Scope
  /// Whether the public text is meant, which is found to be right still, instead of the one in review.
  public var confirms = false
  /// Whether to publish as well, once every sign-off needed is there; the actor must be a publisher.
  public var publishes: Bool

  public init(
    article: ArticleAddress, digest: String? = nil, note: String = "",
    meaning: SignOff.Meaning? = nil, scope: SignOff.Scope = .fullText, publishes: Bool = false
  ) {
    self.article = article
    self.digest = digest
    self.note = note
    self.meaning = meaning
    self.scope = scope
    self.publishes = publishes
  }

  /// What a sign-off came to.
  public struct Approval: Equatable, Sendable {
    public let signOff: SignOff
    /// How many sign-offs that decide the review count now, and how many the policy asks for.
    public let counting: Int
    public let required: Int
    /// What is still to be signed off.
    public let missing: [Requirement]
    /// Whether the text was public before, so that there was nothing to publish.
    public let wasPublic: Bool
    /// When the text becomes public, where it is scheduled.
    public let scheduledFrom: Instant?
    /// Whether it will not, as its sign-offs will not suffice then.
    public let isHalted: Bool
    /// Whether no revision was saved after the one signed.
    public let isNewest: Bool
    /// The publication, where the sign-off led to one.
    public let publication: PublishRevision.Published?
  }

  public func perform(at desk: Desk) throws -> Approval { try perform(broughtBy: nil, at: desk) }

  /// Performs it as the actor's, for somebody who brings in what the actor signed.
  func perform(broughtBy other: Handle?, at desk: Desk) throws -> Approval {
    let decision = try decide(at: desk)
    let matter = decision.matter
    guard signed != nil || !decision.needsSignature else {
      throw Refusal.needsSignature(
        matter.review.revision, matter.tier, sincePublished: !matter.demand.rules.signatures)
    }
    let signOff = try decision.record(signed, broughtBy: other, at: desk)
    let record = try desk.reading.record(of: matter.record.article.id)
    let deciding = matter.deciding(in: record, at: desk.time)
    let scheduled = record.scheduled(after: desk.time).flatMap {
      $0.digest == matter.review.digest ? $0 : nil
    }
    return Approval(
      signOff: signOff, counting: deciding.counting.count, required: deciding.required,
      missing: deciding.missing, wasPublic: matter.isPublic(at: desk.time),
      scheduledFrom: scheduled?.from, isHalted: scheduled?.isVoid ?? false,
      isNewest: record.newest?.id == matter.review.revision,
      publication: deciding.suffice ? try publish(matter, at: desk) : nil)
  }

  /// Checks that the actor may approve the text, and says what the approval would be.
  func decide(at desk: Desk) throws -> Decision {
    let matter =
      try confirms
      ? ReviewCase(confirming: article, digest: digest, at: desk)
      : ReviewCase(article, digest: digest, for: .approve, at: desk)
    try matter.checkIndependence(of: desk.actor.handle, at: desk)
    let hasApproved = matter.deciding(at: desk.time).approvers(in: matter.review)
      .contains(desk.actor.handle)
    guard !hasApproved || matter.isConfirmation else {
      throw Refusal.alreadyApproved(desk.actor.handle, matter.review.revision)
    }
    try matter.checkSigner(desk.actor, at: desk)
    try matter.checkComments(at: desk)
    let meaning = try matter.meaning(meaning, of: desk.actor)
    guard matter.demand.rules.signOffs.asks(for: meaning) else {
      throw Refusal.meaningNotAsked(
        meaning, matter.review.revision, tier: matter.tier,
        asked: matter.demand.rules.signOffs.description)
    }
    var decision = Decision(
      matter: matter, decision: .approve, meaning: meaning, note: try Names.note(note))
    decision.needsSignature = try needsSignature(matter, at: desk)
    if scope == .changes { try decision.narrow(at: desk) }
    return decision
  }

  /// Whether a sign-off counts only with a signature, by what is asked of the text now or, where the public one is
  /// confirmed, by what keeps it public.
  private func needsSignature(_ matter: ReviewCase, at desk: Desk) throws -> Bool {
    guard !matter.demand.rules.signatures, confirms,
      let live = matter.record.live(at: desk.time)
    else { return matter.demand.rules.signatures }
    let rules = try desk.reading.rules()
    return matter.record.demand(of: live, at: desk.time, by: rules).rules.signatures
  }

  /// Publishes where that was asked for or the policy does; what is public or scheduled with this text
  /// already, a renewal of its sign-offs does not touch, and what was submitted before the article was withdrawn
  /// comes back by a publisher's word alone.
  private func publish(_ matter: ReviewCase, at desk: Desk) throws -> PublishRevision.Published? {
    guard publishes || matter.governance.policy.publishOnApproval else { return nil }
    if publishes { try desk.require(.publisher, to: Move.publish.phrase) }
    guard !matter.isPublic(at: desk.time) else { return nil }
    let scheduled = matter.record.scheduled(after: desk.time)
    let withdrawal = matter.record.withdrawals.last?.entry ?? 0
    guard
      publishes || scheduled?.digest != matter.review.digest && withdrawal < matter.review.entry
    else { return nil }
    let address = ArticleAddress(matter.review.revision)
    let cause: Publication.Cause = publishes ? .published : .onApproval
    return try PublishRevision(article: address).publish(cause: cause, at: desk)
  }
}

extension ApproveRevision {
  /// The same approval with what the actor signed: the statement of ``PrepareSignOff`` and the signature
  /// under it, SSHSIG in armour, as `ssh-keygen -Y sign -n sign-off@faqcms` writes it.
  public func signed(_ statement: String, with signature: String) -> ApproveRevision {
    var approval = self
    approval.signed = SignedStatement(statement: statement, signature: signature)
    return approval
  }
}
