package import FAQModel
import GRDB

/// The transaction of one act, valid within the closure that receives it. It can do all that
/// ``Reading`` can.
package struct Writing {
  package let reading: Reading
  var database: Database { reading.database }

  /// The time of the act: that of the clock, but never before the newest entry of the ledger.
  package var time: Instant { reading.moment.time }

  /// The clock may be this many milliseconds behind the newest entry; further back is refused.
  package static let clockTolerance: Int64 = 5_000

  init(_ database: Database, now: Instant) throws {
    let last = try Row.fetchOne(
      database, sql: "SELECT time FROM ledger_entry ORDER BY id DESC LIMIT 1")
    let lastTime = try last?.time("time") ?? now
    guard lastTime.milliseconds - now.milliseconds <= Self.clockTolerance else {
      throw Refusal.clockBehind(now: now, last: lastTime)
    }
    let time = max(now, lastTime)
    reading = Reading(database, Moment(time: time, entry: .max))
    try database.execute(sql: "DELETE FROM moment")
    try database.execute(
      sql: "INSERT INTO moment (time, entry_id) VALUES (?, ?)",
      arguments: [time.description, Int64.max])
  }

  func insert(_ table: String, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>)
    throws
  {
    let columns = values.map(\.key).joined(separator: ", ")
    let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(values.map(\.value)))
  }

  /// The row of a contributor who is known to exist.
  func contributorID(_ handle: Handle) throws -> Int64 {
    let row = try reading.row("SELECT id FROM contributor WHERE handle = ?", [handle.text])
    guard let row else { throw Refusal.unknownContributor(handle.text) }
    return row["id"]
  }
}
