package import FAQModel

extension Reading {
  func signOffs(_ extent: Extent) throws -> [Article.ID: [SignOff]] {
    try grouped(
      """
      SELECT s.article_id, s.revision_number, t.digest, c.handle, s.name, s.credentials,
        s.registration, s.specialties, s.decision, s.scope, b.digest, s.meaning, s.tier, s.note,
        l.time, s.entry_id, k.fingerprint, a.handle, x.reason, m.time, x.entry_id
      FROM sign_off s JOIN text t ON t.id = s.text_id JOIN contributor c ON c.id = s.reviewer_id
      JOIN ledger_entry l ON l.id = s.entry_id
      LEFT JOIN text b ON b.id = s.base_text_id
      LEFT JOIN signature g ON g.sign_off_id = s.id LEFT JOIN reviewer_key k ON k.id = g.key_id
      LEFT JOIN sign_off_revocation x ON x.sign_off_id = s.id AND x.entry_id <= ?
      LEFT JOIN contributor a ON a.id = x.actor_id LEFT JOIN ledger_entry m ON m.id = x.entry_id
      WHERE \(extent.among("s.article_id")) s.entry_id <= ? ORDER BY s.article_id, s.entry_id
      """, [known] + extent.values + [known]
    ) { id, row in
      SignOff(
        revision: Revision.ID(article: id, number: try row.at(1)), digest: try row.at(2),
        reviewer: Contributor(
          handle: try row.handle(3), name: try row.at(4), roles: [], credentials: try row.at(5),
          specialties: try row.strings(7).map(Specialty.init(stored:)),
          registration: try row.at(6)),
        decision: try row.value(8, as: SignOff.Decision.self),
        scope: try row.value(9, as: SignOff.Scope.self), base: try row.ifAny(10),
        meaning: try row.value(11, as: SignOff.Meaning.self),
        tier: try row.value(12, as: Tier.self), note: try row.at(13),
        time: try row.time(14), entry: try row.at(15), key: try row.ifAny(16),
        revocation: try revocation(row))
    }
  }

  private func revocation(_ row: StoredRow) throws -> SignOff.Revocation? {
    guard let time = try row.optionalTime(19) else { return nil }
    return SignOff.Revocation(
      actor: try row.handle(17), time: time, reason: try row.at(18), entry: try row.at(20))
  }

  /// Whether a person ever decided on a text.
  package func hasSignedOff(_ handle: Handle) throws -> Bool {
    try row(
      """
      SELECT 1 FROM sign_off s JOIN contributor c ON c.id = s.reviewer_id
      WHERE c.handle = ? AND s.entry_id <= ? LIMIT 1
      """, [handle.text, known]
    ) != nil
  }

  /// The articles with sign-offs that were signed with a key.
  package func articlesWithSignatures() throws -> [Article.ID] {
    try rows(
      """
      SELECT DISTINCT s.article_id FROM signature g JOIN sign_off s ON s.id = g.sign_off_id
      WHERE s.entry_id <= ? ORDER BY 1
      """, [known]
    ) { try $0.article() }
  }

  /// What was signed with a sign-off; nil for one without a signature.
  package func signedStatement(of signOff: SignOff) throws -> SignedStatement? {
    guard signOff.key != nil else { return nil }
    return try row(
      """
      SELECT g.statement, g.signature FROM sign_off s JOIN signature g ON g.sign_off_id = s.id
      WHERE s.entry_id = ?
      """, [signOff.entry]
    ).map { SignedStatement(statement: try $0.at(0), signature: try $0.at(1)) }
  }

  /// Why the signature of a sign-off does not bear it, in a sentence; nil where it does, or where there
  /// is none.
  package func fault(inSignatureOf signOff: SignOff, in record: ArticleRecord) throws -> String? {
    guard signOff.key != nil else { return nil }
    do {
      guard let signed = try signedStatement(of: signOff) else {
        return "Its signature is missing."
      }
      let (statement, key) = try signed.verified(
        by: try governance().register, of: signOff.reviewer, at: signOff.time)
      guard key.fingerprint == signOff.key else { return "Its signature is by another key." }
      try signOff.check(statement, of: record.article, site: try site())
      guard try isTimely(statement, under: signOff, in: record) else {
        return
          "Its statement was not made for it: it is older than what was done before, or not of this ledger."
      }
      return nil
    } catch let refusal as Refusal {
      return refusal.description
    }
  }

  /// Whether a statement was made on this ledger, before its sign-off and after all that its signer recorded of the
  /// text before.
  private func isTimely(
    _ statement: SignOffStatement, under signOff: SignOff, in record: ArticleRecord
  ) throws -> Bool {
    guard let time = statement.time, let head = statement.ledgerHead else { return false }
    let beginning = record.beginning(
      ofStatementsOn: signOff.digest, by: signOff.reviewer, with: signOff.meaning,
      before: signOff.entry)
    return try time <= signOff.time && head.sequence >= beginning && head.sequence < signOff.entry
      && entry(head.sequence)?.hash == head.hash
  }
}

extension Writing {
  func insertSignOff(_ signOff: SignOff, in review: Review) throws {
    try execute(
      """
      INSERT INTO sign_off
        (review_id, article_id, revision_number, text_id, reviewer_id, name, credentials,
         registration, specialties, decision, scope, base_text_id, meaning, tier, note, entry_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        review.id, signOff.revision.article.rawValue, signOff.revision.number,
        try reading.textID(signOff.digest), try contributorID(signOff.reviewer), signOff.name,
        signOff.credentials, signOff.registration,
        JSONValue.strings(signOff.specialties).text(.compact), signOff.decision.rawValue,
        signOff.scope.rawValue, try signOff.base.flatMap(reading.textID),
        signOff.meaning.rawValue, signOff.tier.rawValue, signOff.note, signOff.entry,
      ])
  }

  func insertSignature(
    _ signature: String, under statement: String, key fingerprint: String, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO signature (sign_off_id, key_id, statement, signature)
      SELECT s.id, k.id, ?, ? FROM sign_off s JOIN reviewer_key k ON k.fingerprint = ?
      WHERE s.entry_id = ?
      """, [statement, signature, fingerprint, entry])
  }

  func insertRevocation(
    ofSignOff signOff: Int64, actor: Handle, reason: String, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO sign_off_revocation (sign_off_id, actor_id, reason, entry_id)
      SELECT id, ?, ?, ? FROM sign_off WHERE entry_id = ?
      """, [try contributorID(actor), reason, entry, signOff])
  }
}
