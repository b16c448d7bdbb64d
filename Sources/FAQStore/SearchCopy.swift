import FAQModel
import FAQSchema
import GRDB

/// A copy of the search index in a temporary file, for FTS5 to check.
///
/// NB: its check is a command, for which a database must be writable and locked. It does not notice
/// where an index (`idx`) lacks what leads to words, so that each word is looked up, too.
enum SearchCopy {
  /// The tables that FTS5 keeps one table in, and how many columns they have.
  static let parts = [("data", 2), ("idx", 3), ("content", 5), ("docsize", 2), ("config", 2)]

  /// What is wrong with each table of the index, in clauses.
  ///
  /// - Throws: ``Refusal/cannotCreate(path:cause:)`` where there is no room for the copy.
  static func faults(in reading: Reading) throws -> [(table: String, cause: String)] {
    do {
      return try Migration.newDatabase(mayGrow: true).inDatabase { copy in
        var faults: [(table: String, cause: String)] = []
        for table in SearchCheck.tables {
          if let cause = try fault(of: table, copied: copy, from: reading) {
            faults.append((table, cause))
          }
        }
        return faults
      }
    } catch let error as DatabaseError where error.isOfRoom {
      throw error.noRoom(for: "the search index")
    }
  }

  private static func fault(
    of table: String, copied copy: Database, from reading: Reading
  ) throws -> String? {
    do {
      let words = try fill(table, in: copy, from: reading)
      // NB: FTS5 remembers how a table was made up until the schema is read again.
      try copy.runOnce("PRAGMA writable_schema = RESET")
      try copy.runOnce("INSERT INTO \(table) (\(table)) VALUES ('integrity-check')")
      return try lostWords(
        of: table, in: Reading(copy, codec: reading.codec, reading.moment), words)
    } catch let error as DatabaseError where !error.isOfRoom {
      return "is damaged (\(error.message ?? "\(error.resultCode)"))"
    } catch is DamagedRow {
      return "holds a row that cannot be read"
    }
  }

  /// Fills the tables of one table with what is in those of the database.
  ///
  /// - Returns: how many words its rows say that it has.
  private static func fill(
    _ table: String, in copy: Database, from reading: Reading
  ) throws -> Int64 {
    var words: Int64 = 0
    try copy.inTransaction(.deferred) {
      for (part, width) in parts where part != "content" || table == "search_current" {
        let name = "\(table)_\(part)"
        let marks = Array(repeating: "?", count: width).joined(separator: ", ")
        try copy.run("DELETE FROM \(name)", [])
        try reading.database.run("SELECT * FROM \(name)", []) { row in
          let values: StatementValues = (0..<width).map { row.value($0) }
          try copy.run("INSERT INTO \(name) VALUES (\(marks))", values)
          if part == "docsize" { words += try sum(of: row.at(1)) }
          return true
        }
      }
      return .commit
    }
    return words
  }

  /// The words of a row in its four columns, whose numbers are kept as SQLite's varints.
  private static func sum(of sizes: [UInt8]) throws -> Int64 {
    var sums: [Int64] = []
    var size: Int64 = 0
    for byte in sizes {
      size = size << 7 | Int64(byte & 0x7F)
      guard size <= Int64(Int32.max) else { throw DamagedRow(column: "sz") }
      if byte < 0x80 {
        sums.append(size)
        size = 0
      }
    }
    guard sums.count == 4, (sizes.last ?? 0) < 0x80 else { throw DamagedRow(column: "sz") }
    return sums.reduce(0, +)
  }

  /// Whether a table has as many words as its rows say, and finds each of them.
  private static func lostWords(
    of table: String, in copy: Reading, _ words: Int64
  ) throws -> String? {
    let list = "\(table)_word"
    try copy.database.runOnce("CREATE VIRTUAL TABLE \(list) USING fts5vocab(\(table), row)")
    let kept: Int64 = try copy.row("SELECT coalesce(sum(cnt), 0) FROM \(list)")?.at(0) ?? 0
    guard kept == words else { return "has \(kept) words, but should have \(words)" }
    // NB: a word of more than 32 KiB is cut off, perhaps within a character.
    let isWhole = "length(CAST(term AS BLOB)) < 1000"
    let lost: Int64? = try copy.row(
      """
      SELECT count(*) FROM \(list) WHERE \(isWhole) AND NOT EXISTS (
        SELECT 1 FROM \(table) WHERE \(table) MATCH '"' || term || '"')
      """)?.at(0)
    if let lost, lost > 0 { return "has \(lost) words that are not found" }
    let rare: String? = try copy.row(
      "SELECT term FROM \(list) WHERE \(isWhole) ORDER BY doc LIMIT 1")?.at(0)
    if let rare {
      _ = try copy.row(
        """
        SELECT rowid FROM \(table)
        WHERE \(table) MATCH ? AND \(Reading.byRank)
        """, ["\"\(rare)\""])
    }
    return nil
  }
}
