import FAQModel

extension Facts {
  func writeArticle() throws {
    let article = try article()
    try writing.insertArticle(
      article, uuid: try text("uuid"), slug: try slug("slug"), entry: id)
    if let key = entry.details["key"]?.string {
      try writing.insertKey(key, of: article, entry: id)
    }
    try writeRevision(base: nil)
  }

  func writeRevision(base: Int?) throws {
    let text = try known(try reading.textID(try known(entry.subject.digest)))
    let revision = Revision.ID(article: try article(), number: try known(entry.subject.revision))
    try writing.insertRevision(revision, text: text, base: base, author: entry.actor, entry: id)
  }

  func writeReview() throws {
    try endReview(.superseded)
    try writing.insertReview(of: try revision(), submitter: entry.actor, entry: id)
  }

  /// Opens the review that a decision is made in, where nobody asked for one.
  func openReview() throws {
    try writing.insertReview(of: try revision(), submitter: entry.actor, entry: id)
    reading.memory.forgetFacts(of: entry.act)
  }

  func endReview(_ outcome: Review.Outcome) throws {
    guard let open = try record().openReview else { return }
    try writing.insertOutcome(outcome, of: open, entry: id)
  }

  /// Whose remark it is: somebody whose words the actor brought in, else the actor's.
  func author() throws -> Handle {
    entry.details["author"]?.string == nil ? entry.actor : try handle("author")
  }

  func anchor() throws -> CommentAnchor? {
    guard entry.details["quote"]?.string != nil else { return nil }
    return CommentAnchor(
      stored: try known(CommentAnchor.Field(rawValue: try text("field"))), quote: try text("quote"),
      before: try text("before"), after: try text("after"))
  }

  func writeAssignment() throws {
    try writing.insertAssignment(
      of: try known(try record().openReview),
      to: try known(entry.details["reviewers"]?.strings).map(Handle.init(stored:)),
      due: try optionalTime(entry.details["due"]), entry: id)
  }

  func writeApproval() throws {
    let signOff = try writeSignOff(.approve)
    let record = try record()
    let governance = try reading.governance()
    let deciding = try record.adding(signOff).deciding(
      known(record.openReview), for: governance.demand(of: signOff.tier),
      register: governance.register, at: entry.time)
    if deciding.suffice { try endReview(.approved) }
  }

  @discardableResult
  func writeSignOff(_ decision: SignOff.Decision) throws -> SignOff {
    let review = try known(try record().openReview)
    let scope = try known(SignOff.Scope(rawValue: try text("scope")))
    let meaning = try known(SignOff.Meaning(rawValue: try text("meaning")))
    let reviewer = Contributor(
      handle: entry.actor, name: try text("name"), roles: [],
      credentials: try text("credentials"),
      specialties: (entry.details["specialties"]?.strings ?? []).map(Specialty.init(stored:)),
      registration: try text("registration"))
    let revision = try revision()
    let key = entry.details["key"]?.string
    let base = try entry.details["base"]?.string.map { try known(Digest(hex: $0)) }
    guard (scope == .changes) == (base != nil) else { throw damaged }
    let signOff = SignOff(
      revision: revision.id, digest: revision.digest, reviewer: reviewer, decision: decision,
      scope: scope, base: base,
      meaning: meaning, tier: try tier(), note: entry.note, time: entry.time, entry: id,
      key: key)
    try writing.insertSignOff(signOff, in: review)
    if let key {
      try writing.insertSignature(
        try text("signature"), under: try text("statement"), key: key, entry: id)
    }
    return signOff
  }
}
