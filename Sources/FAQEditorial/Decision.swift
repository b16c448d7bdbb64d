import FAQModel
import FAQStore

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
  /// Whether it counts only with a signature.
  var needsSignature = false

  /// The statement that the actor would sign, as made at a time on a head of the ledger.
  func statement(
    at time: Instant, on head: (sequence: Int64, hash: Digest), at desk: Desk
  ) throws -> SignOffStatement {
    let (article, signer, rules) = (matter.record.article, desk.actor, matter.demand.rules)
    let contributors = matter.contributors(at: desk.time).sorted()
    let interval = rules.reviewInterval.map { "\($0) months" } ?? "no end"
    // NB: the rules of that head, so that what changed nothing for this text since voids no statement; the tier
    // and what it asks for are those of now.
    let policyEntry = try desk.reading.governanceHistory().lastEntry(through: head.sequence)
    return try SignOffStatement([
      .site: try desk.reading.site().uuid, .article: article.uuid,
      .number: article.id.description, .slug: article.slug.text,
      .locale: matter.text.locale.text, .revision: String(matter.revision.number),
      .digest: matter.revision.digest.named, .decision: decision.description,
      .scope: scope.description, .base: base?.named ?? "",
      .blocks: blocks.isEmpty ? "" : "v1 " + blocks.joined(separator: "; "),
      .meaning: meaning.description, .signer: signer.handle.text, .name: signer.name,
      .credentials: signer.credentials, .registration: signer.registration,
      .role: meaning.role.rawValue, .conflicts: signer.conflictStatement,
      .contributors: contributors.map(\.text).joined(separator: ", "),
      .time: time.description, .ledger: "\(head.sequence) \(head.hash.named)",
      .policy: "entry \(policyEntry)", .tier: matter.tier.rawValue,
      .rules: "\(rules.signOffs); signatures \(rules.signatures ? "on" : "off"); "
        + "\(interval); \(rules.onLapse.rawValue)",
    ])
  }

  /// Narrows it to the blocks that changed since the text that was signed off last.
  ///
  /// - Throws: ``Refusal/needsFullReview(_:cause:)`` where there is no such text, its sign-offs do not
  ///   suffice, or all of it changed because the question or the language did.
  mutating func narrow(at desk: Desk) throws {
    let revision = matter.review.revision
    guard
      let id = matter.record.lastSignedOff(
        besides: matter.review.digest, by: try desk.reading.rules(), at: desk.time),
      let signed = matter.record.revision(id.number)
    else {
      throw Refusal.needsFullReview(revision, cause: "no other text of it has sign-offs that stand")
    }
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
  /// - Throws: ``Refusal/invalidSignature(cause:)``, and ``Refusal/otherStatement(_:by:cause:)`` where only a new
  ///   statement helps.
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
      throw other(
        "the statement was not made from this database since the text was submitted", desk)
    }
    let beginning = matter.record.beginning(
      ofStatementsOn: matter.review.digest, by: desk.actor.handle, with: meaning)
    guard head.sequence >= beginning else {
      throw other(
        "\(desk.actor.handle) decided on the text since, or withdrew: entry \(beginning) of the ledger",
        desk)
    }
    let expected = try self.statement(at: time, on: head, at: desk)
    guard let first = statement.firstDifference(from: expected) else { return key.fingerprint }
    throw other(
      "the statement says \(first.rawValue): \(statement[first]), but it is \(expected[first])",
      desk)
  }

  private func other(_ cause: String, _ desk: Desk) -> Refusal {
    .otherStatement(matter.revision.id, by: desk.actor.handle, cause: cause)
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
