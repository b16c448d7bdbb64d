import FAQModel

extension Reading {
  func publicSide(of id: Article.ID) throws -> PublicSide {
    let publications = try publications(of: id)
    guard !publications.contains(where: \.wasScheduled) else {
      return try record(of: id).publicSide
    }
    return PublicSide(publications: publications, withdrawals: try withdrawals(of: id))
  }

  func publications(of id: Article.ID) throws -> [Publication] {
    try publications(.one(id)).flatMap(\.value)
  }

  func publications(_ extent: Extent) throws -> [Article.ID: [Publication]] {
    try grouped(
      """
      SELECT p.article_id, p.id, p.revision_number, t.digest, p.from_time, p.until_time, p.cause, p.tier,
        c.handle, l.time, p.entry_id, x.publication_id IS NOT NULL
      FROM publication p JOIN text t ON t.id = p.text_id JOIN contributor c ON c.id = p.publisher_id
      JOIN ledger_entry l ON l.id = p.entry_id
      LEFT JOIN publication_cancellation x ON x.publication_id = p.id AND x.entry_id <= ?
      WHERE \(extent.among("p.article_id")) p.entry_id <= ? ORDER BY p.article_id, p.entry_id
      """, [known] + extent.values + [known]
    ) { id, row in
      Publication(
        id: try row.at(1), revision: Revision.ID(article: id, number: try row.at(2)),
        digest: try row.at(3), from: try row.time(4),
        until: try row.optionalTime(5),
        cause: try row.value(6, as: Publication.Cause.self),
        tier: try row.value(7, as: Tier.self), publisher: try row.handle(8),
        time: try row.time(9), entry: try row.at(10), isCancelled: try row.at(11))
    }
  }

  func withdrawals(of id: Article.ID) throws -> [Withdrawal] {
    try withdrawals(.one(id)).flatMap(\.value)
  }

  /// Withdrawals, each with the reason and the replacement that were given last: an article that is
  /// withdrawn may be so again, with other words. The entry of that names no revision, as it ended none.
  func withdrawals(_ extent: Extent) throws -> [Article.ID: [Withdrawal]] {
    let rows = try grouped(
      """
      SELECT w.article_id, l.time, w.reason, w.replacement_id, c.handle, w.entry_id,
        l.revision_number IS NULL
      FROM withdrawal w JOIN contributor c ON c.id = w.actor_id
      JOIN ledger_entry l ON l.id = w.entry_id
      WHERE \(extent.among("w.article_id")) w.entry_id <= ? ORDER BY w.article_id, w.entry_id
      """, extent.values + [known]
    ) { _, row in
      let withdrawal = Withdrawal(
        time: try row.time("time"), reason: try row.at(2),
        replacement: try row.optionalArticle("replacement_id"), actor: try row.handle(4),
        entry: try row.at(5))
      return (withdrawal: withdrawal, endsNothing: try row.at(6) as Bool)
    }
    return rows.mapValues { rows in
      var withdrawals: [Withdrawal] = []
      for row in rows {
        if row.endsNothing, !withdrawals.isEmpty {
          withdrawals[withdrawals.count - 1].reword(as: row.withdrawal)
        } else {
          withdrawals.append(row.withdrawal)
        }
      }
      return withdrawals
    }
  }
}

extension Writing {
  func insertPublication(
    of revision: Revision, from: Instant, until: Instant?, cause: Publication.Cause,
    tier: Tier, publisher: Handle, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO publication
        (article_id, revision_number, text_id, from_time, until_time, cause, tier, publisher_id,
         entry_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        revision.id.article.rawValue, revision.number, try reading.textID(revision.digest),
        from, until, cause.rawValue, tier.rawValue,
        try contributorID(publisher), entry,
      ])
  }

  func insertCancellation(of publication: Publication, entry: Int64) throws {
    try execute(
      "INSERT INTO publication_cancellation (publication_id, entry_id) VALUES (?, ?)",
      [publication.id, entry])
  }

  func insertWithdrawal(
    of id: Article.ID, reason: String, replacement: Article.ID?, actor: Handle, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO withdrawal (article_id, reason, replacement_id, actor_id, entry_id)
      VALUES (?, ?, ?, ?, ?)
      """, [id.rawValue, reason, replacement?.rawValue, try contributorID(actor), entry])
  }
}
