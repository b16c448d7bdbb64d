import FAQSchema
import GRDB

/// Compares the schema of a database with the one that this program makes.
enum SchemaComparison {
  /// What was dropped, added or changed, by name.
  static func differences(in database: Database) throws -> [Damage] {
    let found = try objects(of: database)
    let expected = try Migration.newDatabase().inDatabase { try objects(of: $0) }
    let version: Int? = try database.setting("user_version")
    let isVersion = version == FAQSchema.migrations.count
    let differences = Set(found.keys).union(expected.keys).sorted().compactMap { name in
      switch (expected[name], found[name]) {
      case (nil, .some): Damage(place: name, cause: "was added to the schema")
      case (.some, nil): Damage(place: name, cause: "was dropped from the schema")
      case (let made, let kept):
        made == kept ? nil : Damage(place: name, cause: "is not as faqcms makes it")
      }
    }
    return isVersion
      ? differences
      : differences + [Damage(place: "the schema version", cause: "is \(version ?? 0)")]
  }

  /// The SQL of every table, index, trigger and view, by kind and name. What the query planner keeps
  /// for itself (`ANALYZE`) is left out.
  private static func objects(of database: Database) throws -> [String: StoredValue] {
    var objects: [String: StoredValue] = [:]
    try database.run(
      """
      SELECT type || ' ' || name, coalesce(sql, tbl_name) FROM sqlite_schema
      WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
      """, []
    ) {
      objects[try $0.at(0)] = $0.value(1)
      return true
    }
    return objects
  }
}
