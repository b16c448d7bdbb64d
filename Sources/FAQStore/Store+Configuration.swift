import CSQLite
import FAQModel
import GRDB
import GRDBSQLite

// How a database is opened.

extension Store {
  /// What a file is opened for.
  enum Use {
    case writing
    case reading
    /// Reading what another connection reads, in a transaction that stays open.
    case another
    /// Reading while nobody else has the file open, for which SQLite needs no room on the disk.
    case readingAlone
  }

  /// What is set once in a process, before its first database is opened.
  private static let settings: Void = { _ = sqlite3_config_memstatus_off() }()

  static func configuration(_ use: Use, isNew: Bool) -> Configuration {
    settings
    var configuration = Configuration()
    configuration.readonly = use == .reading || use == .another
    configuration.allowsUnsafeTransactions = use == .another
    configuration.foreignKeysEnabled = false  // but by the statements below
    configuration.busyMode = .timeout(Double(patience) / 1_000)
    configuration.prepareDatabase { database in
      // NB: GRDB has SQLite report each column that a statement reads, for observers, of which there are
      // none; preparing a statement takes half the time without.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
      // Before the file is read, so that the index of the log stays in this process.
      if use == .readingAlone { try database.runOnce("PRAGMA locking_mode = EXCLUSIVE") }
      // Before anything is set: a file of another program is left as it is.
      if !isNew { try Migration.checkApplication(database) }
      // NB: GRDB's own WAL mode would set synchronous=NORMAL after this and lose acknowledged commits
      // at a power cut, so both are set here, in this order.
      if use == .writing { try database.runOnce("PRAGMA journal_mode = WAL") }
      try database.runOnce(
        """
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA recursive_triggers = ON;
        PRAGMA cell_size_check = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -\(cacheSize);
        PRAGMA wal_autocheckpoint = \(logPages);
        PRAGMA query_only = \(use == .readingAlone ? "ON" : "OFF");
        """)
    }
    return configuration
  }

  /// How many milliseconds others who write are waited for.
  static let patience: Int32 = 30_000

  /// How many KiB of pages a connection may keep at hand: enough that a long import does not write the
  /// same pages again and again.
  private static let cacheSize = 24 * 1024

  /// After how many pages (16 MiB) the write-ahead log is brought into the file: most acts change the same
  /// few pages, which need not be copied each time.
  private static let logPages = 4_096

  static func requireFullSynchronous(_ database: Database, path: String) throws {
    let mode: String? = try database.setting("journal_mode")
    guard mode == "wal", try database.setting("synchronous") == 2 else {
      throw Refusal.notDurable(path)
    }
  }
}
