import FAQModel
import FAQSchema
import Foundation
import GRDB

/// Brings the schema of a database to the version that this program knows.
enum Migration {
  /// A database with the schema of this program and nothing in it, which is gone when nobody has it.
  ///
  /// - Parameter mayGrow: whether it goes to a temporary file where it grows, rather than stay in memory.
  static func newDatabase(mayGrow: Bool = false) throws -> DatabaseQueue {
    // NB: the empty path is SQLite's private database in such a file.
    let queue = mayGrow ? try DatabaseQueue(path: "") : try DatabaseQueue()
    try queue.inDatabase { try make($0) }
    return queue
  }

  /// Makes the schema in an empty file, and what the caller adds, in one transaction at whose end every
  /// reference must hold. A file that has a schema is left as it is.
  static func make(_ database: Database, _ body: (Database) throws -> Void = { _ in }) throws {
    try run([FAQSchema.current], from: 0, to: FAQSchema.migrations.count, in: database, body)
  }

  /// Refuses a file that is no FAQ database.
  static func checkApplication(_ database: Database) throws {
    guard try database.setting("application_id") == Int(Store.applicationID) else {
      throw DatabaseError(resultCode: .SQLITE_NOTADB)
    }
  }

  /// Refuses a file that a newer faqcms made, or none.
  static func check(_ database: Database, path: String, known: Int) throws {
    let version = try self.version(database)
    guard version > 0 else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "no faqcms has schema version \(version)")
    }
    guard version <= known else { throw Refusal.newerDatabase(path: path, version: version) }
  }

  /// Refuses a file that an older faqcms made, where it cannot be brought up to date.
  static func requireNewest(_ database: Database, path: String, of known: Int) throws {
    let version = try self.version(database)
    guard version == known else { throw Refusal.olderDatabase(path: path, version: version) }
  }

  /// Runs the migrations that are missing in one transaction, after copying the database.
  ///
  /// - Returns: nil where none is missing, or another process has run them meanwhile.
  static func upgrade(
    _ database: Database, path: String, to migrations: [[UInt8]]
  ) throws -> SchemaUpgrade? {
    let version = try self.version(database)
    guard version < migrations.count else { return nil }
    guard try hasTables(of: version, database, migrations) else {
      // Another process may have run the migration meanwhile.
      guard try self.version(database) == version else { return nil }
      throw Refusal.damagedDatabase(
        path: path,
        cause:
          "it says that its schema version is \(version), but its tables are not those of that version"
      )
    }
    let copy = try keepCopy(
      of: database, at: Store.resolved(path) + Store.migrationMark + String(version), of: version)
    let missing = Array(migrations.dropFirst(version))
    try run(missing, from: version, to: migrations.count, in: database)
    return copy.map { SchemaUpgrade(from: version, to: migrations.count, copy: $0) }
  }

  /// Writes a copy of the database of a version, under a name that no other file has: the one given, or the
  /// same with `-2`, `-3` and so on at its end. It may stand there already, where a migration was cut off.
  ///
  /// - Returns: where the copy is; nil where the database is of another version by now.
  private static func keepCopy(
    of database: Database, at path: String, of version: Int
  ) throws -> String? {
    try NewFile.making(path) { file in
      try file.makeEmpty()
      try database.execute(sql: "VACUUM INTO ?", arguments: [file.part])
      // Another process may have run the migration meanwhile, after a copy of its own.
      guard try self.version(database) == version else { return nil }
      var (copy, number) = (file, 1)
      while !FileManager.default.contentsEqual(atPath: file.part, andPath: copy.path) {
        do {
          try copy.appear()
          break
        } catch Refusal.fileExists {
          number += 1
          copy = NewFile(part: file.part, path: "\(path)-\(number)")
        }
      }
      return copy.path
    }
  }

  /// Runs the statements that lead from one version to another, and what the caller adds, in one
  /// transaction at whose end every reference must hold.
  ///
  /// Another process may have run them since the version was read; then there is nothing to do.
  private static func run(
    _ steps: [[UInt8]], from version: Int, to next: Int, in database: Database,
    _ body: (Database) throws -> Void = { _ in }
  ) throws {
    // NB: SQLite ignores this pragma within a transaction, and rebuilding a table needs it off.
    try database.runOnce("PRAGMA foreign_keys = OFF")
    defer { try? database.runOnce("PRAGMA foreign_keys = ON") }
    try database.inTransaction(.immediate) {
      guard try self.version(database) == version else { return .rollback }
      addUnhex(to: database)
      for step in steps { try database.runOnce(String(decoding: step, as: UTF8.self)) }
      try database.runOnce(
        """
        PRAGMA application_id = \(Store.applicationID);
        PRAGMA user_version = \(next);
        """)
      try body(database)
      try database.checkForeignKeys()
      return .commit
    }
  }

  /// The function `unhex`, which SQLite has from 3.41 on.
  private static func addUnhex(to database: Database) {
    database.add(
      function: DatabaseFunction("unhex", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).flatMap(Digest.init(hex:)).map { Data($0.bytes) }
      })
  }

  /// Whether a database has the columns of an older version, and none that came later. What somebody added to it
  /// does not count.
  private static func hasTables(
    of version: Int, _ database: Database, _ migrations: [[UInt8]]
  ) throws -> Bool {
    var older: Set<String> = []
    var newest: Set<String> = []
    try DatabaseQueue().inDatabase { made in
      try run(Array(migrations[..<version]), from: 0, to: version, in: made)
      older = try columns(of: made)
      try run(Array(migrations[version...]), from: version, to: migrations.count, in: made)
      newest = try columns(of: made)
    }
    let found = try columns(of: database)
    return older.isSubset(of: found) && found.isDisjoint(with: newest.subtracting(older))
  }

  private static func columns(of database: Database) throws -> Set<String> {
    var columns: Set<String> = []
    try database.run(
      """
      SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'
      """, []
    ) {
      columns.insert(try $0.at(0))
      return true
    }
    return columns
  }

  private static func version(_ database: Database) throws -> Int {
    try database.setting("user_version") ?? 0
  }
}

/// What opening a database of an older faqcms did to it.
public struct SchemaUpgrade: Equatable, Sendable {
  /// The versions of the schema, before and now.
  public let from: Int
  public let to: Int
  /// The file that has the database as it was.
  public let copy: String
}
