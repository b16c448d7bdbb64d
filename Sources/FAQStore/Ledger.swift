package import FAQModel
import GRDB

extension Writing {
  /// Appends an entry to the ledger, within the transaction of the act that it records.
  ///
  /// - Returns: the entry's sequence number, which the rows that the act writes refer to.
  package func record(
    _ act: LedgerEntry.Act, by actor: Handle, on subject: LedgerEntry.Subject = .init(),
    note: String = "", details: JSONValue = .object([])
  ) throws -> Int64 {
    let last = try reading.row("SELECT id, hash FROM ledger_entry ORDER BY id DESC LIMIT 1")
    let entry = LedgerEntry(
      sequence: (last?["id"] ?? 0) + 1, time: time, actor: actor, act: act, subject: subject,
      note: note, details: details.sorted,
      previous: try last?.digest("hash") ?? LedgerEntry.beginning)
    try insert(
      "ledger_entry",
      [
        "id": entry.sequence, "time": entry.time.description, "actor": entry.actor.text,
        "act": entry.act.rawValue, "article_id": subject.article?.rawValue,
        "revision_number": subject.revision, "digest": subject.digest?.hex, "note": note,
        "details": entry.details.text(.compact), "previous": entry.previous.hex,
        "hash": entry.hash.hex,
      ])
    return entry.sequence
  }
}

extension Reading {
  /// The entries known at the moment, oldest first: all, or those about one article.
  package func ledger(of article: Article.ID? = nil) throws -> [LedgerEntry] {
    let condition = article == nil ? "" : "AND article_id = ?"
    return try rows(
      "SELECT * FROM ledger_entry WHERE id <= ? \(condition) ORDER BY id",
      article.map { [moment.entry, $0.rawValue] } ?? [moment.entry]
    ).map(Self.entry)
  }

  private static func entry(_ row: Row) throws -> LedgerEntry {
    let digest: String? = row["digest"]
    return LedgerEntry(
      sequence: row["id"], time: try row.time("time"), actor: row.handle("actor"),
      act: try row.value("act", as: LedgerEntry.Act.self),
      subject: LedgerEntry.Subject(
        article: row.optionalArticle("article_id"), revision: row["revision_number"],
        digest: try digest.map { _ in try row.digest("digest") }),
      note: row["note"], details: try JSONValue(reading: row["details"]),
      previous: try row.digest("previous"))
  }
}
