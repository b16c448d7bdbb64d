import FAQModel
import FAQStore

/// The review that a decision is about, checked to be the one that the reviewer means.
struct ReviewCase {
  let record: ArticleRecord
  let review: Review
  let revision: Revision
  let text: ArticleText
  let governance: Governance
  /// The tier in force for the text.
  let tier: Tier
  /// When the reviewer was shown this text; nil where that was not recorded.
  let shown: Instant?

  /// Whether the decision opens the review that it is made in.
  let isConfirmation: Bool

  var demand: Demand { governance.demand(of: tier) }

  init(_ article: ArticleAddress, digest: String?, for move: Move, at desk: Desk) throws {
    try self.init(unpinned: article, for: move, at: desk)
    try pin(digest, try desk.reading.shown(record.article.id, to: desk.actor.handle)?.digest)
  }

  /// The open review, whatever the actor was shown.
  init(unpinned article: ArticleAddress, for move: Move, at desk: Desk) throws {
    record = try desk.record(of: article, for: move)
    guard let open = record.openReview, let revision = record.revision(open.revision.number) else {
      throw Refusal.nothingInReview(record.article.id)
    }
    review = open
    isConfirmation = false
    self.revision = revision
    governance = try desk.reading.governance()
    text = try desk.reading.text(open.digest)
    tier = record.tier(onShelf: text.category, at: desk.time, under: governance)
    let last = try desk.reading.shown(record.article.id, to: desk.actor.handle)
    shown = last.flatMap { $0.digest == open.digest ? $0.time : nil }
    switch article.version {
    case nil, .review: break
    case .revision(let number):
      guard number == open.revision.number else {
        throw Refusal.movedText(open.revision, open.digest, expected: article.description)
      }
    case .digest(let prefix): try check(prefix)
    case .live: throw Refusal.notAnAddress(article.description)
    }
  }

  /// The public text, to be confirmed as it is: within the review of it that is open, else as one that
  /// begins with the confirmation.
  init(confirming article: ArticleAddress, digest: String?, at desk: Desk) throws {
    record = try desk.record(of: article, for: .confirm)
    guard let live = record.live(at: desk.time),
      let revision = record.revision(live.revision.number)
    else { throw Refusal.nothingLive(record.article.id) }
    if let open = record.openReview, open.digest != live.digest {
      throw Refusal.otherTextInReview(open.revision, live: live.revision)
    }
    self.revision = revision
    isConfirmation = record.openReview == nil
    review =
      record.openReview
      ?? Review(
        id: 0, revision: live.revision, digest: live.digest, submitter: desk.actor.handle, note: "",
        time: desk.time, entry: live.entry, outcome: nil, outcomeEntry: nil)
    governance = try desk.reading.governance()
    text = try desk.reading.text(live.digest)
    tier = record.tier(onShelf: text.category, at: desk.time, under: governance)
    let last = try desk.reading.shown(record.article.id, to: desk.actor.handle)
    shown = last.flatMap { $0.digest == live.digest ? $0.time : nil }
    if case .revision(let number)? = article.version, number != live.revision.number {
      throw Refusal.movedText(live.revision, live.digest, expected: article.description)
    }
    try pin(digest, last?.digest)
  }

  /// What the actor's name under the text means: what was said, else the first meaning that is asked
  /// for and that one of the actor's roles allows.
  func meaning(_ said: SignOff.Meaning?, of actor: Contributor) throws -> SignOff.Meaning {
    if let said {
      guard actor.roles.contains(said.role) else {
        throw Refusal.lacksRole(actor.handle, said.role, act: "give a \(said)")
      }
      return said
    }
    let allowed = SignOff.Meaning.allCases.filter { actor.roles.contains($0.role) }
    guard let meaning = allowed.first(where: demand.rules.signOffs.asks) ?? allowed.first else {
      throw Refusal.lacksRole(actor.handle, .reviewer, act: "sign off")
    }
    return meaning
  }

  /// Refuses, by name, an actor who may not sign this text.
  func checkSigner(_ actor: Contributor, at desk: Desk) throws {
    if let revocation = governance.register.revocation(of: actor.handle) {
      throw Refusal.mayNotSign(
        actor.handle, revision.id, cause: "was revoked as a reviewer: \(revocation.reason)")
    }
    if let cause = actor.objection(to: text, on: governance.shelves, at: desk.time) {
      throw Refusal.mayNotSign(actor.handle, revision.id, cause: cause)
    }
  }

  /// Refuses where comments are open and the policy wants none.
  func checkComments(at desk: Desk) throws {
    guard !governance.policy.openComments else { return }
    let open = try desk.reading.comments(on: record.article.id).filter(\.isOpen)
    guard open.isEmpty else {
      throw Refusal.openComments(review.revision, numbers: open.map(\.number))
    }
  }

  /// Refuses another text than the one that the actor names, or else was shown last.
  private func pin(_ digest: String?, _ last: Digest?) throws {
    if let digest {
      try check(digest.lowercased())
    } else if shown == nil, let last {
      throw Refusal.movedText(
        review.revision, review.digest, expected: "the text that you were shown (\(last.short)…)")
    }
  }

  private func check(_ prefix: String) throws {
    guard prefix.utf8.count >= 4, review.digest.hex.hasPrefix(prefix) else {
      throw Refusal.movedText(review.revision, review.digest, expected: prefix)
    }
  }
}

/// A decision that is ready to be recorded.
struct Decision {
  let matter: ReviewCase
  let decision: SignOff.Decision
  let meaning: SignOff.Meaning
  var scope = SignOff.Scope.fullText
  var base: Digest?
  /// The blocks that changed since the base, a line each.
  var blocks: [String] = []
  let note: String

  /// The statement that the actor would sign, as made at a time on a head of the ledger.
  func statement(
    at time: Instant, on head: (sequence: Int64, hash: Digest), at desk: Desk
  ) throws -> SignOffStatement {
    try StatementMatter(
      site: try desk.reading.site(), article: matter.record.article, revision: matter.revision,
      locale: matter.text.locale, decision: decision, scope: scope, base: base, blocks: blocks,
      meaning: meaning, signer: desk.actor,
      contributors: matter.record.contributors(to: matter.review.digest), tier: matter.tier,
      rules: matter.demand.rules,
      policyEntry: try desk.reading.governanceHistory().versions.last?.entry ?? 0
    ).statement(at: time, on: head)
  }

  /// Narrows it to the blocks that changed since the text that was signed off last.
  ///
  /// - Throws: ``Refusal/needsFullReview(_:cause:)`` where there is no such text, its sign-offs do not
  ///   suffice, or all of it changed because the question or the language did.
  mutating func narrow(at desk: Desk) throws {
    let revision = matter.review.revision
    guard
      let id = matter.record.lastSignedOff(besides: matter.review.digest, at: desk.time),
      let signed = matter.record.revision(id.number)
    else { throw Refusal.needsFullReview(revision, cause: "no other text of it was signed off") }
    let standing = SignOffs(
      of: signed.digest, in: matter.record, for: matter.demand,
      register: matter.governance.register, at: desk.time)
    guard standing.suffice else {
      throw Refusal.needsFullReview(
        revision, cause: "the sign-offs of \(id), on which it builds, do not suffice")
    }
    let old = try desk.reading.text(signed.digest)
    guard old.title == matter.text.title, old.locale == matter.text.locale else {
      throw Refusal.needsFullReview(revision, cause: "the question or the language changed")
    }
    scope = .changes
    base = signed.digest
    blocks = BlockDifference(from: old, to: matter.text).changes.map(\.description)
  }

  /// Checks that what was signed is the statement that the actor would sign now, but for the time and the
  /// head of the ledger, which must be since the submission.
  ///
  /// - Returns: the fingerprint of the key.
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  private func check(_ signed: SignedStatement, at desk: Desk) throws -> String {
    let register = matter.governance.register
    let (statement, key) = try signed.verified(
      by: register, of: desk.actor.handle, at: desk.time)
    if let cause = key.objection(at: desk.time) {
      throw Refusal.invalidSignature(cause: "its key \(key.fingerprint) \(cause)")
    }
    guard let time = statement.time, let head = statement.ledgerHead,
      head.sequence >= matter.review.entry,
      try desk.reading.entry(head.sequence)?.hash == head.hash, time <= desk.time
    else {
      throw Refusal.invalidSignature(
        cause: "the statement was not made from this database since the text was submitted")
    }
    let expected = try self.statement(at: time, on: head, at: desk)
    let differences = statement.differences(from: expected, in: SignOffStatement.Field.allCases)
    guard let first = differences.first else { return key.fingerprint }
    throw Refusal.invalidSignature(
      cause:
        "the statement says \(first.rawValue): \(statement[first]), but it is \(expected[first])")
  }

  /// Records it as the actor's, with what the actor signed, and who brought that in.
  func record(
    _ signed: SignedStatement? = nil, broughtBy other: Handle? = nil, at desk: Desk
  ) throws -> SignOff {
    let key = try signed.map { try check($0, at: desk) }
    let specialties = desk.actor.specialties(
      covering: matter.text, on: matter.governance.shelves)
    let approval: LedgerEntry.Act = matter.isConfirmation ? .reviewConfirm : .reviewApprove
    let act = decision == .approve ? approval : .reviewRequestChanges
    let entry = try desk.record(
      act, on: LedgerEntry.Subject(matter.review.revision, matter.review.digest), note: note,
      details: .object([
        "name": .string(desk.actor.name), "credentials": .string(desk.actor.credentials),
        "registration": .string(desk.actor.registration),
        "specialties": .strings(specialties.map(\.name)), "scope": .string(scope.rawValue),
        "base": .optional(base?.hex), "meaning": .string(meaning.rawValue),
        "tier": .string(matter.tier.rawValue), "shown": .optional(matter.shown),
        "key": .optional(key), "statement": .optional(signed?.statement),
        "signature": .optional(signed?.signature), "presence": .optional(signed?.presence),
        "brought_by": .optional(other?.text),
      ]))
    let record = try desk.reading.record(of: matter.record.article.id)
    guard let signOff = record.signOffs.last(where: { $0.entry == entry }) else {
      throw Refusal.nothingInReview(record.article.id)
    }
    return signOff
  }
}
