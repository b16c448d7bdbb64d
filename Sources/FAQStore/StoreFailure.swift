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
    default: .damagedDatabase(path: path, cause: error.message ?? "\(error.resultCode)")
    }
  }
}

/// A column that holds what faqcms never writes there.
struct DamagedRow: Error {
  let column: String
}
