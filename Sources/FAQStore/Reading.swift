package import FAQModel
import FAQSchema
import GRDB

/// A consistent view of the store at one moment, valid within the closure that receives it.
package struct Reading {
  package let moment: Moment
  /// What the clock showed, which may be before the moment where it ran back.
  private let now: Instant
  let database: Database
  let codec: TextCodec
  /// What was read before and still holds.
  let memory: Memory
  /// What other cores read with; nil where only this sees what it sees.
  let others: OtherReadings?
  /// The last ledger entry that counts.
  var known: Int64 { moment.entry }

  /// Sees what was recorded up to a past time, as of that time; else all there is, as of now.
  init(
    _ database: Database, codec: TextCodec, asOf time: Instant?, now: Instant,
    others: OtherReadings?
  ) throws {
    guard let time else {
      self = try Self(database, codec: codec, now: now, others: others)
      return
    }
    let past = Self(database, codec: codec, Moment(time: time, entry: .max))
    self.init(
      database, codec: codec, Moment(time: time, entry: try past.lastEntry(notAfter: time)),
      others: others)
  }

  /// Sees all there is, as of now. That is never before the newest entry: a clock that ran back must not
  /// make a sign-off count that was withdrawn, or end what has begun.
  init(_ database: Database, codec: TextCodec, now: Instant, others: OtherReadings? = nil) throws {
    let memory = Memory()
    let tail = try Self(database, codec: codec, Moment(time: now, entry: .max), memory).ledgerTail()
    self.init(
      database, codec: codec, Moment(time: max(now, tail.time ?? now), entry: .max), memory,
      now: now, others: others)
  }

  /// - Parameter now: what the clock showed; nil where nobody asks.
  init(
    _ database: Database, codec: TextCodec, _ moment: Moment, _ memory: Memory = Memory(),
    now: Instant? = nil, others: OtherReadings? = nil
  ) {
    self.database = database
    self.codec = codec
    self.moment = moment
    self.now = now ?? moment.time
    self.memory = memory
    self.others = others
  }

  /// Whether the clock is behind the newest entry.
  var isClockBehind: Bool { now < moment.time }

  /// Refuses a clock that is further behind the newest entry than clocks of good machines differ.
  ///
  /// - Throws: ``Refusal/clockBehind(now:last:entry:)``.
  package func checkClock() throws {
    guard moment.time.milliseconds - now.milliseconds <= Self.clockTolerance else {
      throw Refusal.clockBehind(
        now: now, last: moment.time, entry: try ledgerTail().sequence)
    }
  }

  /// The clock may be this many milliseconds behind the newest entry; further back is refused.
  package static let clockTolerance: Int64 = 5_000

  /// The rows that a statement finds, each turned into a value while the statement stands on it.
  func rows<Value>(
    _ sql: String, _ values: StatementValues = [], _ value: (StoredRow) throws -> Value
  ) throws -> [Value] {
    var found: [Value] = []
    try database.run(sql, values) {
      found.append(try value($0))
      return true
    }
    return found
  }

  func rows(_ sql: String, _ values: StatementValues = []) throws -> [StoredRow] {
    try rows(sql, values, StoredRow.init(keeping:))
  }

  /// The first row that a statement finds.
  func row(_ sql: String, _ values: StatementValues = []) throws -> StoredRow? {
    var found: StoredRow?
    try database.run(sql, values) {
      found = StoredRow(keeping: $0)
      return false
    }
    return found
  }

  /// The last entry recorded up to a time, 0 for none: entries stand in the order of their times.
  private func lastEntry(notAfter time: Instant) throws -> Int64 {
    var low: Int64 = 0
    var high: Int64 = try row("SELECT coalesce(max(id), 0) FROM ledger_entry")?.at(0) ?? 0
    while low < high {
      let middle = high - (high - low) / 2
      let found = try row("SELECT time FROM ledger_entry WHERE id = ?", [middle])
      let entryTime: Instant = try found?.at(0) ?? time
      if entryTime <= time { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

extension StoredRow {
  func text(_ column: StaticString) throws -> String { try at(column) }
  func time(_ column: StaticString) throws -> Instant { try time(index(column)) }
  func time(_ index: Int) throws -> Instant { try at(index) }
  func optionalTime(_ column: StaticString) throws -> Instant? { try ifAny(column) }
  func optionalTime(_ index: Int) throws -> Instant? { try ifAny(index) }
  func digest(_ column: StaticString) throws -> Digest { try at(column) }
  func slug(_ column: StaticString) throws -> Slug { try slug(index(column)) }
  func slug(_ index: Int) throws -> Slug {
    guard let slug = Slug(try at(index)) else { throw DamagedRow(column: name(index)) }
    return slug
  }
  func optionalSlug(_ column: StaticString) throws -> Slug? { try optionalSlug(index(column)) }
  func optionalSlug(_ index: Int) throws -> Slug? {
    let text: String? = try ifAny(index)
    return try text.flatMap { $0.isEmpty ? nil : try slug(index) }
  }
  func handle(_ index: Int) throws -> Handle { Handle(stored: try at(index)) }
  func article(_ column: StaticString = "article_id") throws -> Article.ID {
    Article.ID(try at(column))
  }
  func optionalArticle(_ column: StaticString) throws -> Article.ID? {
    let id: Int64? = try ifAny(column)
    return id.map(Article.ID.init)
  }
  func value<Value: RawRepresentable<String>>(
    _ column: StaticString, as type: Value.Type
  ) throws -> Value { try value(index(column), as: type) }
  func value<Value: RawRepresentable<String>>(_ index: Int, as type: Value.Type) throws -> Value {
    guard let value = Value(rawValue: try at(index)) else { throw DamagedRow(column: name(index)) }
    return value
  }
  func strings(_ column: StaticString) throws -> [String] { try strings(index(column)) }
  func strings(_ index: Int) throws -> [String] {
    let text: String = try at(index)
    if text == "[]" { return [] }
    guard let strings = try? JSONValue(reading: text).strings else {
      throw DamagedRow(column: name(index))
    }
    return strings
  }
}
