import GRDB

extension Replay {
  /// The person, key, rule, category or asset that a row of a table is about; nil for none.
  static func subject(
    of row: StoredRow, in table: String, _ database: Database
  ) throws -> String? {
    if let name = names.first(where: { $0.table == table }) {
      return (try? row.at(name.column)).map { (text: String) in "\(name.kind) \(text)" }
    }
    for (column, owner) in owners {
      guard let id: Int64 = try? row.at(column) else { continue }
      var subject: String?
      try database.run("SELECT * FROM \(owner) WHERE id = ?", [id]) {
        subject = try Self.subject(of: $0, in: owner, database)
        return false
      }
      return subject
    }
    return nil
  }

  private static let names: [(table: String, column: StaticString, kind: String)] = [
    ("contributor", "handle", "contributor"), ("reviewer_key", "fingerprint", "key"),
    ("policy_rule", "key", "policy"), ("category", "slug", "category"), ("asset", "name", "asset"),
  ]

  private static let owners: [(column: StaticString, table: String)] = [
    ("key_id", "reviewer_key"), ("contributor_id", "contributor"), ("category_id", "category"),
  ]
}
