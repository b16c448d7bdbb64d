import FAQModel
import GRDB

extension Reading {
  /// What is wrong with the search index: whether it has the texts that it must have, whether the
  /// words that it keeps are those of the texts, and what FTS5 says of it.
  ///
  /// What `search_state` says is to be added yet is no damage. Nothing is changed, and one text at
  /// a time is in memory.
  func searchDamages() throws -> [Damage] {
    var check = SearchCheck(self)
    return try check.run()
  }
}

/// One check of the search index under way.
struct SearchCheck {
  static let tables = ["search_current", "search_history"]

  private let reading: Reading
  private var damages: [Damage] = []
  /// How many were found beyond those that are named.
  private var more = 0
  private static let named = 100

  fileprivate init(_ reading: Reading) { self.reading = reading }

  fileprivate mutating func run() throws -> [Damage] {
    try attempt("search_state") { try $0.checkState() }
    for table in Self.tables {
      try attempt(table) { try $0.checkStrays(table) }
    }
    try attempt("search_current") { try $0.checkWords() }
    try attempt("search_current") { try $0.checkMissing("search_current", Self.current) }
    try attempt("search_history") { try $0.checkMissing("search_history", Self.history) }
    for fault in try SearchCopy.faults(in: reading) { report(fault.table, fault.cause) }
    if more > 0 { damages.append(damage("the search index", "has \(more) more damages")) }
    return damages
  }

  /// Goes on with the next check when one cannot be finished for what is damaged.
  private mutating func attempt(
    _ table: String, _ check: (inout SearchCheck) throws -> Void
  ) throws {
    do {
      try check(&self)
    } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
      report(table, "cannot be read (\(error.message ?? "\(error.resultCode)"))")
    } catch let row as DamagedRow {
      report(table, "has a row that cannot be read (\(row.column))")
    }
  }

  private mutating func report(_ place: String, _ cause: String) {
    if damages.count < Self.named {
      damages.append(damage(place, cause))
    } else {
      more += 1
    }
  }

  private func damage(_ place: String, _ cause: String) -> Damage {
    Damage(
      place: place, cause: "\(cause): run 'faqcms compact' to make the search index again",
      isDerived: true)
  }

  private mutating func checkState() throws {
    let state = try reading.row(
      """
      SELECT current_entry_id, history_entry_id, (SELECT coalesce(max(id), 0) FROM ledger_entry)
      FROM search_state
      """)
    guard let state else { return report("search_state", "has no row") }
    let last: Int64 = try state.at(2)
    for column in 0...1 {
      let entry: Int64 = try state.at(column)
      if entry < 0 || entry > last {
        report("search_state", "counts \(entry) entries, but the ledger has \(last)")
      }
    }
  }

  /// Rows must be of revisions.
  private mutating func checkStrays(_ table: String) throws {
    try reading.database.run("SELECT id FROM \(table)_docsize ORDER BY id", []) { row in
      let entry: Int64 = try row.at(0)
      if try reading.revision(recordedBy: entry) == nil {
        report(table, "has a row \(entry), which is of no revision")
      }
      return true
    }
  }

  /// The words of each row that keeps them must be those of the text.
  private mutating func checkWords() throws {
    let sql = "SELECT rowid, title, summary, tags, body FROM search_current"
    try reading.database.run(sql, []) { row in
      if let id = try reading.revision(recordedBy: row.at(0)), let text = try text(of: id) {
        let words: [StoredValue] = Reading.columns(text).map(\.stored)
        if words != (1...4).map({ row.value($0) }) {
          report("\(id)", "has other words in search_current than in its text")
        }
      }
      return true
    }
  }

  /// The text of a revision; nil where that is damaged, of which the check of the texts tells.
  private func text(of id: Revision.ID) throws -> ArticleText? {
    do {
      return try ArticleText(canonical: reading.canonical(of: id.article, revision: id.number))
    } catch is DamagedRow {
      return nil
    } catch is Refusal {
      return nil
    }
  }

  private mutating func checkMissing(_ table: String, _ condition: String) throws {
    try reading.database.run(
      """
      SELECT r.article_id, r.number FROM revision r WHERE (\(condition))
        AND NOT EXISTS (SELECT 1 FROM \(table)_docsize s WHERE s.id = r.entry_id)
      ORDER BY r.article_id, r.number
      """, []
    ) { row in
      let id = Revision.ID(article: Article.ID(try row.at(0)), number: try row.at(1))
      report("\(id)", "is not in \(table), so that it is not found")
      return true
    }
  }

  /// What `search_current` must have: what is or was public and, of an article to which nothing was
  /// done since, the newest text unless it was set aside.
  private static let current = """
    EXISTS (SELECT 1 FROM publication p WHERE p.article_id = r.article_id
      AND p.revision_number = r.number
      AND p.id > (SELECT missing_publication_id FROM search_state))
    OR (r.number = (SELECT max(n.number) FROM revision n WHERE n.article_id = r.article_id)
      AND r.number > coalesce((SELECT d.revision_number FROM draft_discard d
        WHERE d.article_id = r.article_id ORDER BY d.entry_id DESC LIMIT 1), 0)
      AND NOT EXISTS (SELECT 1 FROM ledger_entry l WHERE l.article_id = r.article_id
        AND l.id > (SELECT current_entry_id FROM search_state)))
    """

  /// What `search_history` must have.
  private static let history = "r.entry_id <= (SELECT history_entry_id FROM search_state)"
}
