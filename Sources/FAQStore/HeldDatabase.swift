import Foundation
import GRDB

/// A database file that nobody else can read or write until this is closed. Who tries meanwhile waits.
struct HeldDatabase {
  private let path: String
  private let queue: DatabaseQueue

  /// How long those who have the database open are waited for, in seconds.
  private static let patience = 2.0

  /// Takes a database for this alone, with its write-ahead log emptied into it.
  ///
  /// - Throws: `SQLITE_BUSY` where somebody has it open; `SQLITE_NOTADB` or `SQLITE_CORRUPT` where
  ///   SQLite cannot open it for anybody.
  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { database in
      // NB: in this order: the mode must be set before the file is read, and keeps the lock from the
      // first transaction until the connection is closed, whatever is done between.
      try database.runOnce(
        """
        PRAGMA locking_mode = EXCLUSIVE;
        BEGIN EXCLUSIVE;
        COMMIT;
        PRAGMA journal_mode = TRUNCATE;
        PRAGMA synchronous = FULL;
        """)
    }
    self.path = path
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Copies all pages, damaged ones too, into an empty file.
  func copy(to path: String) throws {
    let copy = try DatabaseQueue(path: path)
    try queue.inDatabase { held in try copy.inDatabase { try held.backup(to: $0) } }
    try copy.close()
  }

  /// Puts the pages of another database in the place of all that it has, in one transaction.
  func fill(from path: String) throws {
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { other in try queue.inDatabase { try other.backup(to: $0) } }
    try other.close()
  }

  func close() {
    // NB: an empty journal stays in this mode; it is removed while nobody else can begin one.
    let journal = path + "-journal"
    var status = stat()
    if stat(journal, &status) == 0, status.st_size == 0 { unlink(journal) }
    try? queue.close()
  }
}
