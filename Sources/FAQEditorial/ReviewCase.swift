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
  /// Which text of the article that is; one that is not in review is in a review that the decision opens.
  private let what: Refusal.DecidedText
  /// The text of the article that the actor was shown last, and when.
  private let lastShown: (digest: Digest, time: Instant)?

  /// Whether the decision signs the public text, in a review that it opens.
  var isConfirmation: Bool { what == .live }

  var demand: Demand { governance.demand(of: tier) }

  /// When the actor was shown this text; nil where that was not recorded.
  var shown: Instant? { lastShown.flatMap { $0.digest == review.digest ? $0.time : nil } }

  private init(
    _ review: Review, _ what: Refusal.DecidedText, in record: ArticleRecord, at desk: Desk
  ) throws {
    guard let revision = record.revision(review.revision.number) else {
      throw Refusal.unknownRevision(review.revision.description)
    }
    self.record = record
    self.review = review
    self.revision = revision
    self.what = what
    governance = try desk.reading.governance()
    text = try desk.reading.text(review.digest)
    tier = record.tier(
      of: review.digest, onShelf: text.category, at: desk.time, under: governance)
    lastShown = try desk.reading.shown(record.article.id, to: desk.actor.handle)
  }

  init(_ article: ArticleAddress, digest: String?, for move: Move, at desk: Desk) throws {
    try self.init(unpinned: article, for: move, at: desk)
    try pin(digest)
  }

  /// The open review, whatever the actor was shown.
  init(unpinned article: ArticleAddress, for move: Move, at desk: Desk) throws {
    let record = try desk.record(of: article, for: move)
    guard let open = record.openReview else { throw Refusal.nothingInReview(record.article.id) }
    try self.init(open, .inReview, in: record, at: desk)
    if article.version == .live { throw Refusal.notAnAddress(article.description) }
    try check(article)
  }

  /// The public text, to be confirmed as it is: within the review of it that is open, else as one that
  /// begins with the confirmation.
  init(confirming article: ArticleAddress, digest: String?, at desk: Desk) throws {
    let record = try desk.record(of: article, for: .confirm)
    guard let live = record.live(at: desk.time) else {
      throw Refusal.nothingLive(record.article.id)
    }
    if let open = record.openReview, open.digest != live.digest {
      throw Refusal.otherTextInReview(open.revision, live: live.revision)
    }
    let review = record.openReview ?? Review(beginningOn: live, at: desk)
    try self.init(review, record.openReview == nil ? .live : .inReview, in: record, at: desk)
    if isConfirmation, article.version == .review {
      throw Refusal.nothingInReview(record.article.id)
    }
    try check(article)
    try pin(digest)
  }

  /// A scheduled text, in a review that begins with the decision.
  init(
    _ article: ArticleAddress, digest: String?, about scheduled: Publication,
    in record: ArticleRecord, at desk: Desk
  ) throws {
    try self.init(Review(beginningOn: scheduled, at: desk), .scheduled, in: record, at: desk)
    switch article.version {
    case .review: throw Refusal.nothingInReview(record.article.id)
    case .live: throw Refusal.notAnAddress(article.description)
    case nil, .revision, .digest: try check(article)
    }
    try pin(digest)
  }

  /// Whether the text is public, or would be if its sign-offs sufficed still.
  func isPublic(at time: Instant) -> Bool { record.live(at: time)?.digest == review.digest }

  /// What the actor's name under the text means: what was said, else the first meaning that is asked
  /// for and that one of the actor's roles allows.
  func meaning(_ said: SignOff.Meaning?, of actor: Contributor) throws -> SignOff.Meaning {
    if let said {
      guard actor.roles.contains(said.role) else {
        throw Refusal.lacksRole(
          actor.handle, said.role, act: "sign with the meaning \(said)", has: actor.roles)
      }
      return said
    }
    let allowed = SignOff.Meaning.allCases.filter { actor.roles.contains($0.role) }
    guard let meaning = allowed.first(where: demand.rules.signOffs.asks) ?? allowed.first else {
      throw Refusal.lacksRole(actor.handle, .reviewer, act: "sign off", has: actor.roles)
    }
    return meaning
  }

  /// The sign-offs that decide the review, before the decision or, in a newer record of the article, after it.
  func deciding(in newer: ArticleRecord? = nil, at time: Instant) -> SignOffs {
    let (record, register) = (newer ?? record, governance.register)
    guard what == .inReview else {
      return SignOffs(of: review.digest, in: record, for: demand, register: register, at: time)
    }
    return record.deciding(review, for: demand, register: register, at: time)
  }

  /// Everybody who helped to write the text.
  func contributors(at time: Instant) -> Set<Handle> {
    record.contributors(
      to: review.digest, for: demand, register: governance.register, at: time)
  }

  /// Refuses somebody who helped to write the text, where that bars signing it.
  func checkIndependence(of handle: Handle, at desk: Desk) throws {
    guard demand.isIndependent, contributors(at: desk.time).contains(handle) else { return }
    throw Refusal.ownText(handle, review.revision, isInReview: what == .inReview)
  }

  /// Refuses, by name, an actor who may not sign this text.
  func checkSigner(_ actor: Contributor, at desk: Desk) throws {
    if let revocation = governance.register.revocation(of: actor.handle) {
      throw Refusal.mayNotSign(
        actor.handle, revision.id, cause: "was revoked as a reviewer: \(revocation.reason)",
        isInReview: what == .inReview)
    }
    if let cause = actor.objection(to: text, on: governance.shelves, at: desk.time) {
      throw Refusal.mayNotSign(
        actor.handle, revision.id, cause: cause, isInReview: what == .inReview)
    }
  }

  /// Refuses, by name, somebody whose sign-off is not needed: it was given, or it is none of those asked for.
  func checkNeed(of signer: Contributor, at desk: Desk) throws {
    let deciding = deciding(at: desk.time)
    guard !deciding.approvers(in: review).contains(signer.handle) else {
      throw Refusal.alreadyApproved(signer.handle, review.revision)
    }
    let wanted = deciding.wanted(under: demand)
    let specialties = signer.specialties(covering: text, on: governance.shelves)
    guard !wanted.contains(where: { $0.mayCome(from: signer, as: specialties) }) else { return }
    let sought = wanted.map(\.description).joined(separator: ", ")
    throw Refusal.mayNotSign(
      signer.handle, revision.id, cause: "may give none of the sign-offs that it needs (\(sought))")
  }

  /// Refuses where comments are open and the policy wants none.
  func checkComments(at desk: Desk) throws {
    guard !governance.policy.openComments else { return }
    let open = try desk.reading.comments(on: record.article.id).filter(\.isOpen)
    guard open.isEmpty else {
      throw Refusal.openComments(review.revision, numbers: open.map(\.number))
    }
  }

  /// Refuses another text than the one that an address names by its number or digest.
  private func check(_ article: ArticleAddress) throws {
    switch article.version(withRevision: { record.revision($0) != nil }) {
    case .revision(let number): try check(number, article)
    case .digest(let prefix): try check(prefix)
    case nil, .review, .live: break
    }
  }

  /// Refuses another text than the one that the actor names, or else was shown last.
  private func pin(_ digest: String?) throws {
    if let digest {
      try check(digest.lowercased())
    } else if shown == nil, let lastShown {
      throw Refusal.movedText(
        review.revision, review.digest,
        expected: "the text that you were shown (\(lastShown.digest.short)…)", what)
    }
  }

  private func check(_ number: Int, _ article: ArticleAddress) throws {
    guard number == review.revision.number else {
      throw Refusal.movedText(review.revision, review.digest, expected: article.description, what)
    }
  }

  private func check(_ prefix: String) throws {
    guard prefix.utf8.count >= 4, review.digest.hex.hasPrefix(prefix) else {
      throw Refusal.movedText(review.revision, review.digest, expected: prefix, what)
    }
  }
}

extension Review {
  /// One that is not recorded yet, of the text of a publication.
  fileprivate init(beginningOn publication: Publication, at desk: Desk) {
    self.init(
      id: 0, revision: publication.revision, digest: publication.digest,
      submitter: desk.actor.handle, note: "", time: desk.time, entry: publication.entry,
      outcome: nil, outcomeEntry: nil)
  }
}
