public import FAQModel
import Foundation
import GRDB

/// How a database and the files that it is in are doing.
public struct Condition: Sendable {
  public let schemaVersion: Int
  public let sqliteVersion: String
  /// The options that SQLite was compiled with.
  public let sqliteOptions: [String]
  public let journalMode: String
  /// 2 is FULL: a commit is on the disk when it is reported.
  public let synchronous: Int
  public let hasForeignKeys: Bool
  public let isReadOnly: Bool
  /// Sizes in bytes: of the file, of its pages that hold nothing, of the write-ahead log.
  public let fileSize: Int64
  public let freeSize: Int64
  public let logSize: Int64
  /// The bytes left on the disk for this user.
  public let diskSize: Int64
  /// The texts, and those of them that `compact` would store in less room, roughly.
  public let texts: Int
  public let looseTexts: Int
  public let entries: Int
  /// By how much the clock is behind the newest entry, in milliseconds, where that keeps people from writing;
  /// else 0.
  public let clockLag: Int64
  /// The database, its key and copies of it that others than their owner can read.
  public let exposedFiles: [String]
  /// How long it takes to list all articles, in milliseconds.
  public let listing: Int64
}

extension Store {
  /// Looks at the settings in force, the files and the disk; changes nothing.
  public func condition(now: @Sendable () -> Instant = Instant.now) throws -> Condition {
    let start = now()
    _ = try read(now: start) { try $0.summaries().count }
    let listing = now().milliseconds - start.milliseconds
    return try read(now: start) { reading in
      func number(_ sql: String) throws -> Int { try reading.row(sql)?.at(0) ?? 0 }
      let pageSize = Int64(try number("PRAGMA page_size"))
      return Condition(
        schemaVersion: try number("PRAGMA user_version"),
        sqliteVersion: try reading.row("SELECT sqlite_version()")?.at(0) ?? "",
        sqliteOptions: try reading.rows("PRAGMA compile_options") { try $0.at(0) },
        journalMode: try reading.row("PRAGMA journal_mode")?.at(0) ?? "",
        synchronous: try number("PRAGMA synchronous"),
        hasForeignKeys: try number("PRAGMA foreign_keys") == 1, isReadOnly: isReadOnly,
        fileSize: Int64(try number("PRAGMA page_count")) * pageSize,
        freeSize: Int64(try number("PRAGMA freelist_count")) * pageSize,
        logSize: Self.size(of: Self.resolved(path) + "-wal"), diskSize: diskSize() ?? 0,
        texts: try number("SELECT count(*) FROM text"),
        looseTexts: try number(Self.looseTexts),
        entries: try number("SELECT count(*) FROM ledger_entry"),
        clockLag: Self.lag(of: start, behind: try reading.lastRecorded()),
        exposedFiles: files().filter(Self.isExposed),
        listing: listing)
    }
  }

  /// How many texts stand whole and without a dictionary beyond those that compacting leaves whole: of each
  /// article the last, and one of 16.
  private static let looseTexts = """
    WITH whole AS (
      SELECT count(*) FILTER (WHERE dictionary_id IS NULL) AS bare,
        count(*) FILTER (WHERE dictionary_id IS NOT NULL) AS packed
      FROM text_content WHERE base_text_id IS NULL),
    lasting AS (
      SELECT coalesce(sum((texts - 1) / 16 + 1), 0) AS texts FROM (
        SELECT count(DISTINCT text_id) AS texts FROM revision GROUP BY article_id))
    SELECT max(0, bare - max(0, lasting.texts - packed)) FROM whole, lasting
    """

  private static func lag(of now: Instant, behind last: Instant?) -> Int64 {
    guard let last else { return 0 }
    let lag = last.milliseconds - now.milliseconds
    return lag <= Reading.clockTolerance ? 0 : lag
  }

  /// The database, what SQLite keeps beside it, the key of the site and copies that were kept.
  private func files() -> [String] {
    let url = URL(fileURLWithPath: Self.resolved(path))
    let folder = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let copies = names.filter { name in
      [Self.setAsideMark, Self.migrationMark].contains {
        name.hasPrefix(url.lastPathComponent + $0)
      }
    }
    // SQLite gives what it makes the permissions of the file, and this very connection has made it.
    let made = Self.isExposed(path) ? [] : ["-wal", "-shm"].map { Self.resolved(path) + $0 }
    return [path] + made + [keyPath] + copies.sorted().map { "\(folder)/\($0)" }
  }

  private static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  private static func isExposed(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// How many bytes are left on the disk; nil where it does not say.
  func diskSize() -> Int64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int64(status.f_bavail) * Int64(status.f_frsize)
  }
}
