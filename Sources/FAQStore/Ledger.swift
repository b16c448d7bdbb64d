package import FAQModel
import GRDB

/// The newest entry of the ledger, to which the next one is joined.
package struct LedgerTail: Equatable, Sendable {
  /// 0 for none.
  package let sequence: Int64
  package let hash: Digest
  /// Nil where there is no entry.
  let time: Instant?
}

extension Writing {
  /// Appends an entry to the ledger and writes the facts that follow from it, within the transaction
  /// of the act.
  ///
  /// - Returns: the entry's sequence number.
  @discardableResult
  package func record(
    _ act: LedgerEntry.Act, by actor: Handle, on subject: LedgerEntry.Subject = .init(),
    note: String = "", details: JSONValue = .object([])
  ) throws -> Int64 {
    let tail = try reading.ledgerTail()
    guard tail.sequence < .max else { throw DamagedRow(column: "ledger_entry.id") }
    let entry = LedgerEntry(
      sequence: tail.sequence + 1, time: time, clock: clock, actor: actor, act: act,
      subject: subject, note: note, details: details.sorted, previous: tail.hash)
    try insert(entry)
    try Facts(entry, self).write()
    return entry.sequence
  }

  func insert(_ entry: LedgerEntry) throws {
    let hash = entry.hash
    reading.memory.tail = LedgerTail(sequence: entry.sequence, hash: hash, time: entry.time)
    try execute(
      """
      INSERT INTO ledger_entry
        (id, time, clock, actor, act, article_id, revision_number, note, details, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entry.sequence, entry.time, entry.clock?.code, entry.actor.text,
        entry.act.rawValue,
        entry.subject.article?.rawValue, entry.subject.revision, entry.note,
        entry.details.text(.compact), hash,
      ])
  }
}

extension Reading {
  /// The entries known at the moment, oldest first: all, or those about one article.
  package func ledger(of article: Article.ID? = nil) throws -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    try forEachEntryRow(of: article) { entries.append(try Self.entry($0)) }
    return entries
  }

  /// Gives each entry known at the moment, oldest first.
  package func forEachEntry(_ body: (LedgerEntry) throws -> Void) throws {
    try forEachEntryRow { try body(try Self.entry($0)) }
  }

  /// The entry of a number.
  package func entry(_ number: Int64) throws -> LedgerEntry? {
    guard number <= known else { return nil }
    return try row("\(Self.entries) WHERE e.id = ?", [number]).map(Self.entry)
  }

  /// Gives the row of each entry known at the moment, oldest first: all, or those about one article.
  /// ``entry(_:)`` reads it; `hash` is what is stored for it.
  func forEachEntryRow(
    of article: Article.ID? = nil, _ body: (StoredRow) throws -> Void
  ) throws {
    let condition = article == nil ? "" : "AND e.article_id = ?"
    let sql = "\(Self.entries) WHERE e.id <= ? \(condition) ORDER BY e.id"
    try database.run(sql, article.map { [known, $0.rawValue] } ?? [known]) {
      try body($0)
      return true
    }
  }

  private static let entries = """
    SELECT e.id, e.time, e.actor, e.act, e.article_id, e.revision_number, e.note, e.details,
      e.hash, before.hash AS previous, t.digest, e.clock
    FROM ledger_entry e
    LEFT JOIN ledger_entry before ON before.id = e.id - 1
    LEFT JOIN revision r ON r.article_id = e.article_id AND r.number = e.revision_number
    LEFT JOIN text t ON t.id = r.text_id
    """

  /// The number of the newest entry, 0 for none.
  package func lastEntry() throws -> Int64 { try ledgerTail().sequence }

  /// The newest entry.
  package func ledgerTail() throws -> LedgerTail {
    if let tail = memory.tail { return tail }
    let row = try row("SELECT id, hash, time FROM ledger_entry ORDER BY id DESC LIMIT 1")
    let tail = LedgerTail(
      sequence: try row?.at(0) ?? 0, hash: try row?.digest("hash") ?? LedgerEntry.beginning,
      time: try row?.time("time"))
    memory.tail = tail
    return tail
  }

  /// When the newest entry known at the moment was recorded; nil for none.
  func lastRecorded() throws -> Instant? {
    try row("SELECT time FROM ledger_entry WHERE id <= ? ORDER BY id DESC LIMIT 1", [known])?
      .time("time")
  }

  /// The hashes of the entries known at the moment, oldest first: the leaves of the ledger's tree.
  package func leafHashes() throws -> [Digest] {
    try rows("SELECT hash FROM ledger_entry WHERE id <= ? ORDER BY id", [known]) {
      try $0.digest("hash")
    }
  }

  /// Whether the ledger ever had a head, also after the moment.
  package func knows(_ head: TreeHead) throws -> Bool {
    guard head.size > 0 else { return false }
    let leaves = try rows("SELECT hash FROM ledger_entry WHERE id <= ? ORDER BY id", [head.size]) {
      try $0.digest("hash")
    }
    return MerkleTree(leaves).head == head
  }

  static func entry(_ row: StoredRow) throws -> LedgerEntry {
    let article: Int64? = try row.ifAny(4)
    let sequence: Int64 = try row.at(0)
    guard sequence > 0 else { throw DamagedRow(column: "ledger_entry.id") }
    guard let details = try? JSONValue(reading: row.at(7)) else {
      throw DamagedRow(column: "ledger_entry.details")
    }
    return LedgerEntry(
      sequence: sequence, time: try row.time("time"),
      clock: try clock(row, at: 11),
      actor: try row.handle(2), act: try row.value("act", as: LedgerEntry.Act.self),
      subject: LedgerEntry.Subject(
        article: article.map(Article.ID.init), revision: try row.ifAny(5),
        digest: try row.ifAny(10)),
      note: try row.at(6), details: details,
      previous: try row.ifAny(9) ?? LedgerEntry.beginning)
  }

  private static func clock(_ row: StoredRow, at index: Int) throws -> LedgerEntry.Clock? {
    guard let code: Int = try row.ifAny(index) else { return nil }
    guard let clock = LedgerEntry.Clock(code: code) else {
      throw DamagedRow(column: row.name(index))
    }
    return clock
  }
}

extension LedgerEntry.Clock {
  /// What stands in `ledger_entry.clock`.
  fileprivate var code: Int {
    switch self {
    case .system: 0
    case .ledger: 1
    }
  }

  fileprivate init?(code: Int) {
    guard let clock = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = clock
  }
}
