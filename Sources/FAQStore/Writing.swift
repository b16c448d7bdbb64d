package import FAQModel
import GRDB

/// The transaction of one act, valid within the closure that receives it. It can do all that
/// ``Reading`` can.
package struct Writing {
  package let reading: Reading
  var database: Database { reading.database }
  var codec: TextCodec { reading.codec }

  /// The time of the act: that of the clock, but never before the newest entry of the ledger.
  package var time: Instant { reading.moment.time }
  /// The clock that the time is by.
  let clock: LedgerEntry.Clock
  /// What is yet to be checked of the texts that were written.
  let checks = TextChecks()

  init(_ database: Database, codec: TextCodec, now: Instant) throws {
    let reading = try Reading(database, codec: codec, now: now)
    try reading.checkClock()
    self.init(reading, clock: reading.isClockBehind ? .ledger : .system)
  }

  init(_ reading: Reading, clock: LedgerEntry.Clock) {
    self.reading = reading
    self.clock = clock
  }

  /// Does the work of the transaction, after which every text that it wrote must read as it was given.
  func perform<Result>(_ body: (Writing) throws -> Result) throws -> Result {
    let result = try body(self)
    try checks.finish(with: codec.zstandard)
    return result
  }

  func execute(_ sql: String, _ values: StatementValues = []) throws {
    try database.run(sql, values)
  }

  /// The row of a contributor who is known to exist.
  func contributorID(_ handle: Handle) throws -> Int64 {
    if let id = reading.memory.contributors[handle] { return id }
    let row = try reading.row("SELECT id FROM contributor WHERE handle = ?", [handle.text])
    guard let id: Int64 = try row?.at(0) else { throw Refusal.unknownContributor(handle.text) }
    reading.memory.contributors[handle] = id
    return id
  }
}
