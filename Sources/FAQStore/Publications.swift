package import FAQModel
import GRDB

extension Reading {
  func publications(of id: Article.ID) throws -> [Publication] {
    try rows(
      """
      SELECT p.*, c.handle, l.time, x.publication_id IS NOT NULL AS is_cancelled
      FROM publication p JOIN contributor c ON c.id = p.publisher_id
      JOIN ledger_entry l ON l.id = p.entry_id
      LEFT JOIN publication_cancellation x ON x.publication_id = p.id AND x.entry_id <= ?
      WHERE p.article_id = ? AND p.entry_id <= ? ORDER BY p.entry_id
      """, [known, id.rawValue, known]
    ).map { row in
      Publication(
        id: row["id"], revision: Revision.ID(article: id, number: row["revision_number"]),
        digest: try row.digest("digest"), from: try row.time("from_time"),
        until: try row.optionalTime("until_time"),
        cause: try row.value("cause", as: Publication.Cause.self),
        publisher: row.handle("handle"), time: try row.time("time"), entry: row["entry_id"],
        isCancelled: row["is_cancelled"])
    }
  }

  func withdrawals(of id: Article.ID) throws -> [Withdrawal] {
    try rows(
      """
      SELECT w.*, c.handle, l.time FROM withdrawal w JOIN contributor c ON c.id = w.actor_id
      JOIN ledger_entry l ON l.id = w.entry_id
      WHERE w.article_id = ? AND w.entry_id <= ? ORDER BY w.entry_id
      """, [id.rawValue, known]
    ).map { row in
      Withdrawal(
        time: try row.time("time"), reason: row["reason"],
        replacement: row.optionalArticle("replacement_id"), actor: row.handle("handle"),
        entry: row["entry_id"])
    }
  }
}

extension Writing {
  package func insertPublication(
    of revision: Revision, from: Instant, until: Instant?, cause: Publication.Cause,
    publisher: Handle, entry: Int64
  ) throws {
    try insert(
      "publication",
      [
        "article_id": revision.id.article.rawValue, "revision_number": revision.number,
        "digest": revision.digest.hex, "from_time": from.description,
        "until_time": until?.description, "cause": cause.rawValue,
        "publisher_id": try contributorID(publisher), "entry_id": entry,
      ])
  }

  package func insertCancellation(of publication: Publication, entry: Int64) throws {
    try insert(
      "publication_cancellation", ["publication_id": publication.id, "entry_id": entry])
  }

  package func insertWithdrawal(
    of id: Article.ID, reason: String, replacement: Article.ID?, actor: Handle, entry: Int64
  ) throws {
    try insert(
      "withdrawal",
      [
        "article_id": id.rawValue, "reason": reason, "replacement_id": replacement?.rawValue,
        "actor_id": try contributorID(actor), "entry_id": entry,
      ])
  }
}
