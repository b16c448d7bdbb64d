import FAQModel
import FAQSchema
import GRDB

extension Store {
  /// Makes the search index again from the texts where it is damaged or lacks any.
  ///
  /// Public texts are in it when the transaction ends that emptied it. Drafts and history follow in
  /// others, as for a search; after an interruption the next search goes on with them.
  func remakeDamagedIndex(now: Instant) throws -> Bool {
    guard try !read(now: now, { try $0.searchDamages() }).isEmpty else { return false }
    let scopes = try upkeep(now: now) { writing in
      let scopes = try writing.reading.indexedScopes()
      try writing.emptyIndex()
      _ = try writing.catchUp(.live)
      return scopes
    }
    for scope in scopes {
      var part = 0.0
      while part < 1 { part = try upkeep(now: now) { try $0.catchUp(scope) } }
    }
    return true
  }
}

extension Reading {
  /// The scopes, besides what is public, of which something was made findable.
  fileprivate func indexedScopes() throws -> [SearchQuery.Scope] {
    let state = try row("SELECT current_entry_id > 0, history_entry_id > 0 FROM search_state")
    guard let state else { return [] }
    let hasDrafts: Bool = try state.at(0)
    let hasHistory: Bool = try state.at(1)
    var scopes: [SearchQuery.Scope] = []
    if hasDrafts { scopes.append(.drafts) }
    if hasHistory { scopes.append(.history) }
    return scopes
  }

  /// The statement that a table was made with.
  fileprivate func statement(of table: String) throws -> String? {
    try row("SELECT sql FROM sqlite_schema WHERE name = ?", [table])?.at(0)
  }
}

extension Writing {
  /// Makes the tables of the search index as in a new database, whatever they hold.
  ///
  /// - Throws: an error without its statement where that is impossible, since then the search index
  ///   is not all that is damaged.
  fileprivate func emptyIndex() throws {
    do {
      try Migration.newDatabase().inDatabase { new in
        let model = Reading(new, codec: codec, reading.moment)
        for table in SearchCheck.tables { try renew(table, as: model) }
      }
      try execute(
        """
        INSERT OR REPLACE INTO search_state
          (id, current_entry_id, history_entry_id, missing_publication_id)
        SELECT 1, 0, 0, coalesce(max(id), 0) FROM publication
        """)
    } catch let error as DatabaseError {
      throw DatabaseError(resultCode: error.resultCode, message: error.message)
    }
  }

  private func renew(_ table: String, as model: Reading) throws {
    // NB: to drop a table FTS5 opens it, which it can only where it understands these two.
    for part in ["\(table)_data", "\(table)_config"] {
      if try reading.statement(of: part) == nil { try make(part, as: model) }
      try model.database.run("SELECT * FROM \(part)", []) { row in
        try execute("INSERT OR REPLACE INTO \(part) VALUES (?, ?)", [row.value(0), row.value(1)])
        return true
      }
    }
    try database.runOnce("DROP TABLE IF EXISTS \(table)")
    for (part, _) in SearchCopy.parts {
      try database.runOnce("DROP TABLE IF EXISTS \(table)_\(part)")
    }
    try make(table, as: model)
    let settings = "SELECT k, v FROM \(table)_config WHERE k <> 'version'"
    try model.database.run(settings, []) { row in
      try execute(
        "INSERT INTO \(table) (\(table), rank) VALUES (?, ?)", [row.value(0), row.value(1)])
      return true
    }
  }

  private func make(_ table: String, as model: Reading) throws {
    guard let statement = try model.statement(of: table) else { throw DamagedRow(column: table) }
    try database.runOnce(statement)
  }
}
