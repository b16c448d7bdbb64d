import FAQModel
import Foundation
import GRDB

/// Turns what SQLite reports into the sentence that a person can act on.
enum StoreFailure {
  /// - Parameter name: what errors call the file, where that is not its path.
  static func translating<Result>(
    _ path: String, named name: String? = nil, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw refusal(error, name ?? path, hasNoRoom: isOfFullDisk(error, path))
    } catch let damage as DamagedRow {
      throw Refusal.damagedDatabase(
        path: name ?? path, cause: "a row cannot be read (\(damage.column))")
    }
  }

  private static func refusal(
    _ error: DatabaseError, _ path: String, hasNoRoom: Bool
  ) -> Refusal {
    switch error.resultCode {
    case _ where hasNoRoom: .diskFull(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .databaseLocked(path)
    case .SQLITE_FULL: .diskFull(path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .databaseReadOnly(path)
    case .SQLITE_NOTADB: .notADatabase(path)
    case .SQLITE_IOERR:
      .databaseUnreadable(path: path, cause: (error.message ?? "input/output error") + limit(error))
    default: damage(error, path)
    }
  }

  /// What may be behind an error of writing: SQLite does not say that a file met the limit of the process.
  private static func limit(_ error: DatabaseError) -> String {
    var limit = rlimit()
    guard ![.SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ].contains(error.extendedResultCode),
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur < .max
    else { return "" }
    return
      ", where no file may be larger than \(ByteCount(Int64(clamping: limit.rlim_cur))) (ulimit -f)"
  }

  /// Whether an error comes of a disk that has no room.
  ///
  /// NB: SQLite says so of what it writes to the database and its log alone; where it cannot make the
  /// memory beside the log, or is kept from writing for that, it reports other errors.
  static func isOfFullDisk(_ error: DatabaseError, _ path: String) -> Bool {
    switch (error.resultCode, error.extendedResultCode) {
    case (_, .SQLITE_IOERR_READ), (_, .SQLITE_IOERR_SHORT_READ): false
    case (.SQLITE_IOERR, _), (.SQLITE_CANTOPEN, _), (.SQLITE_READONLY, _): isFull(path)
    default: false
    }
  }

  /// Whether the disk of a file that may be written has no room for what SQLite needs beside it.
  private static func isFull(_ path: String) -> Bool {
    var status = statvfs()
    guard access(path, W_OK) == 0, statvfs(path, &status) == 0 else { return false }
    // Some file systems count no files.
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) < leastRoom
      || status.f_files > 0 && status.f_favail == 0
  }

  /// The memory beside the log is 32 KiB at least.
  private static let leastRoom: UInt64 = 1 << 16

  /// NB: a statement that names a table of the search index reads nothing else, so where it fails
  /// for what it read, the index is what is damaged.
  private static func damage(_ error: DatabaseError, _ path: String) -> Refusal {
    let cause = error.message ?? "\(error.resultCode)"
    let isOfIndex = SearchCheck.tables.contains { error.sql?.contains($0) ?? false }
    return isOfIndex
      ? .damagedSearchIndex(path: path, cause: cause) : .damagedDatabase(path: path, cause: cause)
  }
}

extension DatabaseError {
  /// Whether SQLite had no room, or could not write, and not what it read is at fault.
  var isOfRoom: Bool {
    switch (resultCode, extendedResultCode) {
    case (_, .SQLITE_IOERR_READ), (_, .SQLITE_IOERR_SHORT_READ): false
    case (.SQLITE_FULL, _), (.SQLITE_IOERR, _), (.SQLITE_CANTOPEN, _), (.SQLITE_READONLY, _),
      (.SQLITE_NOMEM, _), (.SQLITE_ABORT, _):
      true
    default: false
    }
  }

  /// Where temporary files have no room.
  func noRoom(for content: String) -> Refusal {
    .cannotCreate(
      path: "a temporary copy of \(content)",
      cause: "\(message ?? "no room"); TMPDIR names the folder for temporary files")
  }
}

/// A column that holds what faqcms never writes there.
struct DamagedRow: Error {
  let column: String
}
