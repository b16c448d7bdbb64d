package import FAQModel

extension Reading {
  /// The revocations and reinstatements of reviewers, oldest first.
  package func reviewerRevocations() throws -> [ReviewerRevocation] {
    try rows(
      """
      SELECT c.handle, r.from_time, r.reason, a.handle, l.time, r.entry_id
      FROM reviewer_revocation r JOIN contributor c ON c.id = r.contributor_id
      JOIN contributor a ON a.id = r.actor_id JOIN ledger_entry l ON l.id = r.entry_id
      WHERE r.entry_id <= ? ORDER BY r.entry_id
      """, [known]
    ) { row in
      ReviewerRevocation(
        handle: try row.handle(0), from: try row.optionalTime("from_time"), reason: try row.at(2),
        actor: try row.handle(3), time: try row.time("time"), entry: try row.at(5))
    }
  }

  /// Every key that was ever added, oldest first.
  package func reviewerKeys() throws -> [ReviewerKey] {
    let revocations = try keyRevocations()
    return try rows(
      """
      SELECT c.handle, k.fingerprint, k.line, k.valid_from, k.valid_until, l.time, k.entry_id, k.id
      FROM reviewer_key k JOIN contributor c ON c.id = k.contributor_id
      JOIN ledger_entry l ON l.id = k.entry_id
      WHERE k.entry_id <= ? ORDER BY k.id
      """, [known]
    ) { row in
      ReviewerKey(
        handle: try row.handle(0), fingerprint: try row.at(1), line: try row.at(2),
        validFrom: try row.optionalTime("valid_from"),
        validUntil: try row.optionalTime("valid_until"), time: try row.time("time"),
        entry: try row.at(6), revocations: revocations[try row.at(7)] ?? [])
    }
  }

  /// By the row of the key, in the order of the ledger.
  private func keyRevocations() throws -> [Int64: [ReviewerKey.Revocation]] {
    let revocations = try rows(
      """
      SELECT x.key_id, x.from_time, x.reason, l.time, x.entry_id
      FROM reviewer_key_revocation x JOIN ledger_entry l ON l.id = x.entry_id
      WHERE x.entry_id <= ? ORDER BY x.entry_id
      """, [known]
    ) { row in
      (
        key: try row.at(0) as Int64,
        revocation: ReviewerKey.Revocation(
          from: try row.time("from_time"), reason: try row.at(2), time: try row.time("time"),
          entry: try row.at(4))
      )
    }
    return Dictionary(grouping: revocations, by: \.key).mapValues { $0.map(\.revocation) }
  }
}

extension Writing {
  func insertRevocation(
    of handle: Handle, from: Instant?, reason: String, actor: Handle, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO reviewer_revocation (contributor_id, entry_id, from_time, actor_id, reason)
      VALUES (?, ?, ?, ?, ?)
      """,
      [try contributorID(handle), entry, from, try contributorID(actor), reason])
  }

  func insertKey(
    _ line: String, fingerprint: String, of handle: Handle, validFrom: Instant?,
    validUntil: Instant?, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO reviewer_key
        (contributor_id, fingerprint, line, valid_from, valid_until, entry_id)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        try contributorID(handle), fingerprint, line, validFrom,
        validUntil, entry,
      ])
  }

  func insertRevocation(ofKey fingerprint: String, from: Instant, reason: String, entry: Int64)
    throws
  {
    try execute(
      """
      INSERT INTO reviewer_key_revocation (key_id, from_time, reason, entry_id)
      SELECT id, ?, ?, ? FROM reviewer_key WHERE fingerprint = ?
      """, [from, reason, entry, fingerprint])
  }
}
