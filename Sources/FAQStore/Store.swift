// FAQStore keeps the model in one SQLite file. It is the only place with SQL and the only one that
// knows GRDB. It stores and derives; whether an act is allowed is asked and answered elsewhere.

package import FAQModel
import FAQSchema
import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// An open FAQ database.
///
/// Commits are durable when they return: the file is in WAL mode with `synchronous=FULL`, which
/// ``open(at:)`` checks. Writers of other processes are waited for, up to 30 seconds.
public final class Store: Sendable {
  /// The absolute path of the database file.
  public let path: String
  /// What errors call the file.
  private let name: String
  /// Whether the file, or the disk that it is on, can only be read.
  public let isReadOnly: Bool
  /// What opening it did to the file; nil where that was up to date.
  public let upgrade: SchemaUpgrade?
  private let queue: DatabaseQueue
  /// What one more connection that only reads opens; nil where there can be none.
  private let another: String?
  /// What others had written when it was opened, where it is read as if nobody did; else nil.
  private let writings: [Int]?
  private let codec = TextCodec()
  private let recorded = Atomic(false)
  private let working = Atomic(false)

  /// "FAQC", the SQLite application ID of the file.
  static let applicationID: Int32 = 0x4641_5143

  /// Where the private key of the site is unless somebody says otherwise: beside the file itself, by whatever
  /// link it was opened.
  package var keyPath: String { Self.resolved(path) + ".key" }
  /// What stands between the path of a database and the end of the names of copies: of what was there
  /// before a backup was put in its place, and before a migration.
  static let setAsideMark = ".before-"
  static let migrationMark = ".backup-v"

  private init(
    path: String, named name: String?, file: String, queue: DatabaseQueue, _ use: Use,
    _ upgrade: SchemaUpgrade?
  ) {
    self.path = path
    self.name = name ?? path
    self.queue = queue
    self.upgrade = upgrade
    isReadOnly = use != .writing
    writings = file == path ? nil : Self.writings(to: path)
    another = use == .readingAlone ? nil : file
  }

  /// Opens a database, migrating one that an older faqcms made after writing a copy of it to
  /// `PATH.backup-vN`. A file on a read-only file system, or on a disk without room, opens for reading.
  ///
  /// - Throws: ``Refusal`` where there is no such file, it is no FAQ database, a newer faqcms made
  ///   it, or it cannot be read.
  public static func open(at path: String) throws -> Store {
    try open(at: path, migrations: FAQSchema.migrations)
  }

  /// - Parameter name: what errors call the file, where that is not its path.
  package static func open(
    at path: String, named name: String? = nil, migrations: [[UInt8]]
  ) throws -> Store {
    let path = try absolute(path)
    guard FileManager.default.fileExists(atPath: path) else {
      try refuseDanglingLink(path)
      throw Refusal.noDatabase(path)
    }
    guard !isFolder(path) else {
      throw Refusal.databaseUnreadable(path: name ?? path, cause: "it is a folder")
    }
    guard access(path, R_OK) == 0 else {
      throw Refusal.databaseUnreadable(path: name ?? path, cause: .systemCause)
    }
    // The log of somebody who writes may go between the look at it and the opening.
    for _ in 1...3 {
      do {
        return try openAsAllowed(path, named: name, migrations)
      } catch Refusal.databaseReadOnly {
        if let log = filledLog(of: path) {
          throw Refusal.unreadableLog(of: name ?? path, log: log)
        }
      }
    }
    throw Refusal.databaseReadOnly(name ?? path)
  }

  private static func openAsAllowed(
    _ path: String, named name: String?, _ migrations: [[UInt8]]
  ) throws -> Store {
    try StoreFailure.translating(name ?? path) {
      let isReadOnly = !FileManager.default.isWritableFile(atPath: path) || isOnReadOnlyDisk(path)
      do {
        return try open(path, named: name, isReadOnly ? .reading : .writing, migrations)
      } catch let error as DatabaseError where StoreFailure.isOfFullDisk(error, path) {
        return try open(path, named: name, .readingAlone, migrations)
      }
    }
  }

  private static func open(
    _ path: String, named name: String? = nil, _ use: Use, _ migrations: [[UInt8]],
    readsOlder: Bool = false
  ) throws -> Store {
    let file = use == .reading && filledLog(of: path) == nil ? immutable(path) : path
    let queue = try DatabaseQueue(path: file, configuration: configuration(use, isNew: false))
    let upgrade: SchemaUpgrade? = try queue.inDatabase { database in
      try Migration.check(database, path: name ?? path, known: migrations.count)
      if use == .writing {
        try requireFullSynchronous(database, path: path)
        return try Migration.upgrade(database, path: path, to: migrations)
      }
      if !readsOlder {
        try Migration.requireNewest(database, path: path, of: migrations.count)
      }
      return nil
    }
    return Store(path: path, named: name, file: file, queue: queue, use, upgrade)
  }

  /// The site of a database, which is not changed; nil where there is none that can be read.
  ///
  /// - Throws: ``Refusal/newerDatabase(path:version:)``.
  static func site(of path: String) throws -> Site? {
    let store: Store
    do {
      store = try open(resolved(path), .reading, FAQSchema.migrations, readsOlder: true)
    } catch Refusal.newerDatabase(let path, let version) {
      throw Refusal.newerDatabase(path: path, version: version)
    } catch { return nil }
    defer { try? store.close() }
    return try? store.read(now: .distantFuture) { try $0.site() }
  }

  /// Reads at a moment: at a past time, what was recorded up to then; else all there is, now, which is never
  /// before the newest entry.
  package func read<Result>(
    asOf time: Instant? = nil, now: Instant, _ body: (Reading) throws -> Result
  ) throws -> Result {
    let others = another.map { file in
      OtherReadings {
        try DatabaseQueue(path: file, configuration: Self.configuration(.another, isNew: false))
      }
    }
    defer { others?.close() }
    let result = Swift.Result {
      try StoreFailure.translating(path, named: name) {
        try transaction(.deferred) {
          try body(try Reading($0, codec: codec, asOf: time, now: now, others: others))
        }
      }
    }
    // What was read while somebody wrote may be of two states, and an error be none.
    if let writings, Self.writings(to: path) != writings { throw Refusal.databaseLocked(name) }
    return try result.get()
  }

  /// Whether entries were added to the ledger through this.
  package var hasRecorded: Bool { recorded.load(ordering: .relaxed) }
  func noteRecorded() { recorded.store(true, ordering: .relaxed) }

  /// Whether it is in the midst of a transaction, and cannot be closed.
  package var isAtWork: Bool { working.load(ordering: .relaxed) }

  /// Runs one act in one transaction that begins by taking the write lock; it is durable when this
  /// returns, and nothing of it stays when it throws.
  ///
  /// - Parameter now: asked once the lock is taken, so that who waited for others is not before them.
  package func write<Result>(
    now: @autoclosure () -> Instant, _ body: (Writing) throws -> Result
  ) throws -> Result {
    try StoreFailure.translating(path, named: name) {
      let (result, isRecorded) = try transaction(.immediate) { database in
        let writing = try Writing(database, codec: codec, now: now())
        let before = try writing.reading.ledgerTail().sequence
        let result = try writing.perform(body)
        return (result, try writing.reading.ledgerTail().sequence > before)
      }
      if isRecorded { noteRecorded() }
      return result
    }
  }

  /// Changes what is no fact, such as how texts are kept or what the search finds, in one transaction
  /// as of now. It is no act, so it does not matter whether the clock ran back.
  ///
  /// - Parameter waits: whether it waits for others who write; else it throws where there are any.
  package func upkeep<Result>(
    now: Instant, waits: Bool = true, _ body: (Writing) throws -> Result
  ) throws -> Result {
    try StoreFailure.translating(path, named: name) {
      try transaction(.immediate, waits: waits) {
        let reading = try Reading($0, codec: codec, now: now)
        return try Writing(reading, clock: .system).perform(body)
      }
    }
  }

  /// The value of `PRAGMA synchronous` on the connection that writes: 2 is FULL.
  package func synchronousLevel() throws -> Int? {
    try queue.inDatabase { try $0.setting("synchronous") }
  }

  /// The size of the file with its write-ahead log, in bytes.
  func size() -> Int64 {
    ["", "-wal"].reduce(0) { sum, suffix in
      var status = stat()
      return stat(Self.resolved(path) + suffix, &status) == 0 ? sum + Int64(status.st_size) : sum
    }
  }

  /// Copies the database, without free pages, into an empty file.
  func vacuum(into file: NewFile) throws {
    try StoreFailure.translating(path, named: name) {
      do {
        try queue.inDatabase { database in
          // NB: where the disk is full, nothing else may be written.
          try database.execute(sql: "PRAGMA query_only = OFF")
          try database.execute(sql: "VACUUM INTO ?", arguments: [file.part])
        }
      } catch let error as DatabaseError where error.isOfRoom {
        // NB: the database is only read here, so what cannot be written is the copy.
        try StoreFailure.translating(file.part, named: file.path) { throw error }
      }
    }
  }

  /// Closes the connection; no other call is made after this.
  package func close() throws {
    try StoreFailure.translating(path, named: name) { try queue.close() }
  }

  /// Gives free pages back to the disk and empties the write-ahead log.
  ///
  /// - Returns: whether it is empty: it is not while somebody reads what stands in it.
  func vacuum() throws -> Bool {
    try StoreFailure.translating(path, named: name) {
      try queue.inDatabase { database in
        // NB: in memory, the temporary copy would take as much memory as the file is large.
        try database.execute(sql: "PRAGMA temp_store = FILE")
        do { try database.execute(sql: "VACUUM") } catch let error as DatabaseError {
          guard error.resultCode == .SQLITE_FULL, diskSize() ?? 0 > size() else { throw error }
          throw error.noRoom(for: name)
        }
        try database.execute(sql: "PRAGMA temp_store = MEMORY")
        return try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
    }
  }

  /// NB: GRDB's own way to a transaction takes 2 % of the time of `faqcms show` more, when it is first gone.
  private func transaction<Result>(
    _ kind: Database.TransactionKind, waits: Bool = true, _ body: (Database) throws -> Result
  ) throws -> Result {
    working.store(true, ordering: .relaxed)
    defer { working.store(false, ordering: .relaxed) }
    return try queue.inDatabase { database in
      if !waits { sqlite3_busy_timeout(database.sqliteConnection, 0) }
      defer { if !waits { sqlite3_busy_timeout(database.sqliteConnection, Self.patience) } }
      try database.runOnce("BEGIN \(kind.rawValue)")
      do {
        let result = try body(database)
        try database.runOnce("COMMIT")
        return result
      } catch {
        // NB: after some errors, such as a full disk, SQLite has rolled back already.
        if database.isInsideTransaction { try? database.runOnce("ROLLBACK") }
        throw error
      }
    }
  }
}
