import FAQModel
import FAQSchema
import GRDB

/// The tables of facts made again from the ledger alone, in a temporary database, to be compared with
/// those that are there.
struct Replay {
  private let queue: DatabaseQueue
  private let codec: TextCodec

  /// The most differences that are told of one table.
  private static let mostDifferences = 20

  init(codec: TextCodec) throws {
    queue = try Migration.newDatabase(mayGrow: true)
    self.codec = codec
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF")
    }
  }

  /// Writes the facts of every entry; what cannot follow from the entries before it is told.
  func run(_ reading: Reading) throws -> [Damage] {
    var damages: [Damage] = []
    var memory = Memory()
    try queue.inDatabase { database in
      try database.inTransaction {
        try reading.forEachEntryRow { row in
          guard let entry = try? Reading.entry(row) else { return }
          if let cause = try replay(entry, of: reading, in: database, memory) {
            damages.append(Damage(place: Self.place(entry), cause: cause))
            // What was read before may not be what was written by half.
            memory = Memory()
          }
        }
        return .commit
      }
    }
    return damages
  }

  /// What is said of a publication that its sign-offs do not bear.
  static let isUnborne = "was published without the sign-offs that the policy asked for"

  static func isOnApproval(_ entry: LedgerEntry) -> Bool {
    entry.details["cause"]?.string == Publication.Cause.onApproval.rawValue
  }

  /// Whether a publication is the policy's, with a sign-off of the same text by the same person.
  private func followsFromApproval(_ entry: LedgerEntry, _ reading: Reading) throws -> Bool {
    guard try reading.governance().policy.publishOnApproval,
      let approval = try reading.entry(entry.sequence - 1)
    else { return false }
    return [.reviewApprove, .reviewConfirm].contains(approval.act)
      && approval.subject == entry.subject && approval.actor == entry.actor
  }

  /// Why an entry cannot have been made; nil where it could.
  private func replay(
    _ entry: LedgerEntry, of original: Reading, in database: Database, _ memory: Memory
  ) throws -> String? {
    let writing = Writing(
      Reading(database, codec: codec, Moment(time: entry.time, entry: .max), memory),
      clock: entry.clock ?? .system)
    do {
      if let digest = entry.subject.digest, try writing.reading.textID(digest) == nil {
        _ = try writing.insertText(digest)
      }
      try writing.insert(entry)
      let objection =
        try objection(toActorOf: entry, writing.reading)
        ?? objection(toRaise: entry, writing.reading, original)
        ?? objection(toRevocation: entry, writing.reading)
      let shelves =
        try entry.act == .categoryEdit ? writing.reading.governance().shelves : nil
      let isBorne = try entry.act != .publish || isSignedOff(entry, writing.reading)
      try Facts(entry, writing).write()
      return try objection
        ?? self.objection(toChangeOf: shelves, by: entry, writing.reading)
        ?? fault(inDecision: entry, writing.reading)
        ?? fault(inPublication: entry, isBorne: isBorne, writing.reading)
    } catch let damage as DamagedRow {
      return "cannot have happened: its \(damage.column) does not fit what was before"
    } catch let refusal as Refusal {
      return "cannot have happened: \(refusal.description)"
    } catch let error as DatabaseError where !error.isOfRoom {
      return "cannot have happened: \(error.message ?? "the tables refuse it")"
    }
  }

  /// Asks the gate again that the publication went through, for the tier that it names. Whether a text
  /// was of that tier is asked of the text itself: see ``Reading/signOffs(bearing:in:)``.
  private func isSignedOff(_ entry: LedgerEntry, _ reading: Reading) throws -> Bool {
    guard let article = entry.subject.article, let digest = entry.subject.digest,
      let from = entry.details["from"]?.string.flatMap(Instant.init(stored:)),
      let tier = Tier(rawValue: entry.details["tier"]?.string ?? Tier.standard.rawValue)
    else { throw DamagedRow(column: "details") }
    let governance = try reading.governance()
    return SignOffs(
      of: digest, in: try reading.bareRecord(of: article), for: governance.demand(of: tier),
      register: governance.register, at: max(from, entry.time)
    ).suffice
  }

  /// What is wrong with a publication: it does not follow from what it says, begins in the past, or nothing bears it.
  private func fault(
    inPublication entry: LedgerEntry, isBorne: Bool, _ reading: Reading
  ) throws -> String? {
    guard entry.act == .publish else { return nil }
    if Self.isOnApproval(entry), try !followsFromApproval(entry, reading) {
      return "did not follow from the last sign-off"
    }
    if let from = entry.details["from"]?.string.flatMap(Instant.init(stored:)), from < entry.time {
      return "was published from \(from) on, which had passed"
    }
    return isBorne ? nil : Self.isUnborne
  }

  /// What is wrong with a decision: its reviewer had no such role, or its signature does not bear it.
  private func fault(inDecision entry: LedgerEntry, _ reading: Reading) throws -> String? {
    guard [.reviewApprove, .reviewConfirm, .reviewRequestChanges].contains(entry.act),
      let article = entry.subject.article
    else { return nil }
    let record = try reading.bareRecord(of: article)
    guard let signOff = record.signOffs.last, signOff.entry == entry.sequence else { return nil }
    let role = signOff.meaning.role
    guard try holds(role, signOff.reviewer, reading) else {
      return "was signed by \(signOff.reviewer), who was no \(role.rawValue) then"
    }
    return try reading.fault(inSignatureOf: signOff, in: record)
      .map { "has a signature that does not bear it: \($0)" }
  }

  private static func place(_ entry: LedgerEntry) -> String {
    Damage.place(
      article: entry.subject.article?.rawValue, revision: entry.subject.revision.map(Int64.init),
      entry: entry.sequence)
  }
}

// MARK: Comparing

extension Replay {
  /// The rows of facts that do not follow from the ledger, and those that do and are not there.
  func differences(from reading: Reading) throws -> [Damage] {
    try queue.inDatabase { database in
      var tables: [String] = []
      try database.run(
        """
        SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'
          AND name NOT IN (
            'ledger_entry', 'search_state', 'review_shown', 'export_made', 'export_standing',
            'asset_content')
          AND name NOT GLOB 'text_*' AND name NOT GLOB 'sqlite_*' ORDER BY name
        """, []
      ) {
        tables.append(try $0.at(0))
        return true
      }
      return try tables.flatMap { try differences(in: $0, database, reading.database) }
    }
  }

  private func differences(
    in table: String, _ replayed: Database, _ kept: Database
  ) throws -> [Damage] {
    let width = try replayed.columns(in: table).count
    let order = (1...width).map(String.init).joined(separator: ", ")
    let sql = "SELECT * FROM \(table) ORDER BY \(order)"
    let expected = try StoredRows(replayed, sql)
    let found = try StoredRows(kept, sql)
    var damages: [Damage] = []
    var left = try expected.next()
    var right = try found.next()
    while damages.count < Self.mostDifferences {
      switch (left, right) {
      case (nil, nil): return damages
      case (let row?, let other?) where row.all == other.all:
        left = try expected.next()
        right = try found.next()
      case (let row?, let other)
      where other.map { row.all.lexicographicallyPrecedes($0.all) } ?? true:
        damages.append(
          Damage(
            place: try Self.place(row, table, replayed), cause: "is missing in table \(table)"))
        left = try expected.next()
      case (_, let row?):
        damages.append(
          Damage(
            place: try Self.place(row, table, kept),
            cause: "has a row in table \(table) that does not follow from the ledger"))
        right = try found.next()
      case (_, nil): return damages
      }
    }
    return damages
  }

  /// The article and the revision of a row, or of the row that it belongs to.
  private static func place(
    _ row: StoredRow, _ table: String, _ database: Database
  ) throws -> String {
    if table == "article", let id = integer(row, "id") { return "\(id)" }
    if let place = place(row) { return place }
    for (column, owner) in owners {
      var place: String?
      guard let id = integer(row, column) else { continue }
      try database.run("SELECT article_id, revision_number FROM \(owner) WHERE id = ?", [id]) {
        place = Self.place($0)
        return false
      }
      if let place { return place }
    }
    return try subject(of: row, in: table, database) ?? "table \(table)"
  }

  private static let owners: [(column: StaticString, table: String)] = [
    ("sign_off_id", "sign_off"), ("comment_id", "review_comment"), ("review_id", "review"),
    ("publication_id", "publication"),
  ]

  private static func place(_ row: StoredRow) -> String? {
    let number = integer(row, "revision_number") ?? integer(row, "number")
    return integer(row, "article_id").map { article in
      "\(article)" + (number.map { "@\($0)" } ?? "")
    }
  }

  private static func integer(_ row: StoredRow, _ column: StaticString) -> Int64? {
    try? row.at(column)
  }
}
