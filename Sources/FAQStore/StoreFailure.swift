import FAQModel
import GRDB

/// Turns what SQLite reports into the sentence that a person can act on.
enum StoreFailure {
  static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw refusal(error, path)
    } catch let damage as DamagedRow {
      throw Refusal.damagedDatabase(path: path, cause: "a \(damage.column) that cannot be read")
    }
  }

  private static func refusal(_ error: DatabaseError, _ path: String) -> Refusal {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .databaseLocked(path)
    case .SQLITE_FULL: .diskFull(path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .databaseReadOnly(path)
    case .SQLITE_NOTADB: .notADatabase(path)
    case .SQLITE_IOERR:
      .databaseUnreadable(path: path, cause: error.message ?? "input/output error")
    default: damage(error, path)
    }
  }

  /// NB: a statement that names a table of the search index reads nothing else, so where it fails
  /// for what it read, the index is what is damaged.
  private static func damage(_ error: DatabaseError, _ path: String) -> Refusal {
    let cause = error.message ?? "\(error.resultCode)"
    let isOfIndex = SearchCheck.tables.contains { error.sql?.contains($0) ?? false }
    return isOfIndex
      ? .damagedSearchIndex(path: path, cause: cause) : .damagedDatabase(path: path, cause: cause)
  }
}

/// A column that holds what faqcms never writes there.
struct DamagedRow: Error {
  let column: String
}
