import FAQModel
import Foundation
import GRDB
import GRDBSQLite

/// A value that can be bound to a statement and read from a column.
protocol StoredConvertible {
  var stored: StoredValue { get }
  /// Nil where the column holds another type than is ever written there.
  init?(stored: StoredValue)
}

/// The values for the question marks of a statement, in their order; nil is NULL.
typealias StatementValues = [(any StoredConvertible)?]

extension Database {
  /// Runs a statement that is kept for the next time, and gives each of its rows.
  ///
  /// NB: GRDB's own rows make a table of column names for each run, which costs more than most of our
  /// queries; its errors and its cache of statements are used.
  func run(
    _ sql: String, _ values: StatementValues, _ body: (StoredRow) throws -> Bool = { _ in true }
  ) throws {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    defer { sqlite3_reset(statement) }
    for (index, value) in values.enumerated() {
      let code = (value?.stored ?? .null).bind(to: statement, at: CInt(index + 1))
      if code != SQLITE_OK { throw error(code, sql) }
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: if try !body(StoredRow(statement)) { return }
      case SQLITE_DONE: return
      case let code: throw error(code, sql)
      }
    }
  }

  /// What a pragma says that gives one value; nil where it gives none.
  func setting<Value: StoredConvertible>(_ pragma: String) throws -> Value? {
    var setting: Value?
    try run("PRAGMA \(pragma)", []) { row in
      setting = try row.at(0)
      return false
    }
    return setting
  }

  /// Runs statements that give nothing and are not kept, such as settings.
  func runOnce(_ sql: String) throws {
    let code = sqlite3_exec(sqliteConnection, sql, nil, nil, nil)
    if code != SQLITE_OK { throw error(code, sql) }
  }

  fileprivate func error(_ code: CInt, _ sql: String) -> DatabaseError {
    let message = sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
  }
}

/// The rows of a query, for those who go through two at once.
struct StoredRows {
  private let database: Database
  private let statement: Statement

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
  }

  /// The next row; nil after the last.
  func next() throws -> StoredRow? {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return StoredRow(keeping: StoredRow(statement.sqliteStatement))
    case SQLITE_DONE: return nil
    case let code: throw database.error(code, statement.sql)
    }
  }
}

/// A row of a query: one that a statement stands on is valid until it goes on.
struct StoredRow {
  private let statement: OpaquePointer
  private let values: [StoredValue]?

  fileprivate init(_ statement: OpaquePointer) {
    self.statement = statement
    values = nil
  }

  /// The row as it can be kept.
  init(keeping row: StoredRow) {
    statement = row.statement
    values = row.all
  }

  /// The values of all columns.
  var all: [StoredValue] { values ?? (0..<width).map(value) }

  private var width: Int { Int(sqlite3_column_count(statement)) }

  func value(_ index: Int) -> StoredValue {
    values.map { $0[index] } ?? StoredValue(statement, CInt(index))
  }

  /// The place of a column by its name.
  ///
  /// NB: where many rows are read, columns are named by number.
  func index(_ column: StaticString) throws -> Int {
    let index = (0..<width).first {
      sqlite3_column_name(statement, CInt($0)).map {
        strcmp($0, UnsafeRawPointer(column.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
      } ?? false
    }
    guard let index else { throw DamagedRow(column: column.description) }
    return index
  }

  /// The name of a column.
  func name(_ index: Int) -> String { String(cString: sqlite3_column_name(statement, CInt(index))) }

  /// The value of a column, which in a damaged file may be of another type than is ever written there.
  ///
  /// - Throws: ``DamagedRow``.
  func at<Value: StoredConvertible>(_ index: Int) throws -> Value {
    guard let value = Value(stored: value(index)) else {
      throw DamagedRow(column: name(index))
    }
    return value
  }

  func at<Value: StoredConvertible>(_ column: StaticString) throws -> Value {
    try at(index(column))
  }

  func ifAny<Value: StoredConvertible>(_ index: Int) throws -> Value? {
    value(index) == .null ? nil : try at(index)
  }

  func ifAny<Value: StoredConvertible>(_ column: StaticString) throws -> Value? {
    try ifAny(index(column))
  }
}

extension StoredValue {
  fileprivate init(_ statement: OpaquePointer, _ index: CInt) {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, index))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, index))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, index)
      let bytes = UnsafeBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(statement, index)))
      self = String(utf8: bytes).map(Self.text) ?? .brokenText(Array(bytes))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, index)
      let count = Int(sqlite3_column_bytes(statement, index))
      self = .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
    default: self = .null
    }
  }

  fileprivate func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    switch self {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, number)
    case .real(let number): return sqlite3_bind_double(statement, index, number)
    case .text(let text):
      return text.withBytes { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          sqlite3_bind_text(
            statement, index, characters.baseAddress, CInt(bytes.count), Self.copied)
        }
      }
    case .brokenText(let bytes):
      return bytes.withUnsafeBytes {
        $0.withMemoryRebound(to: CChar.self) { characters in
          sqlite3_bind_text(
            statement, index, characters.baseAddress, CInt(characters.count), Self.copied)
        }
      }
    case .bytes(let bytes):
      return bytes.withUnsafeBytes {
        // NB: without an address SQLite takes no bytes for NULL.
        $0.isEmpty
          ? sqlite3_bind_zeroblob(statement, index, 0)
          : sqlite3_bind_blob(statement, index, $0.baseAddress, CInt($0.count), Self.copied)
      }
    }
  }

  /// SQLITE_TRANSIENT, which C defines as a cast that Swift does not import.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}

extension StoredValue: StoredConvertible {
  var stored: StoredValue { self }

  init?(stored: StoredValue) { self = stored }
}

extension Int64: StoredConvertible {
  var stored: StoredValue { .integer(self) }

  init?(stored: StoredValue) {
    guard case .integer(let number) = stored else { return nil }
    self = number
  }
}

extension Int: StoredConvertible {
  var stored: StoredValue { .integer(Int64(self)) }

  init?(stored: StoredValue) {
    guard let number = Int64(stored: stored) else { return nil }
    self.init(exactly: number)
  }
}

extension Bool: StoredConvertible {
  var stored: StoredValue { .integer(self ? 1 : 0) }

  init?(stored: StoredValue) {
    guard let number = Int64(stored: stored) else { return nil }
    self = number != 0
  }
}

extension String: StoredConvertible {
  var stored: StoredValue { .text(self) }

  init?(stored: StoredValue) {
    guard case .text(let text) = stored else { return nil }
    self = text
  }
}

extension [UInt8]: StoredConvertible {
  var stored: StoredValue { .bytes(self) }

  init?(stored: StoredValue) {
    guard case .bytes(let bytes) = stored else { return nil }
    self = bytes
  }
}

extension Instant: StoredConvertible {
  var stored: StoredValue { .integer(milliseconds) }

  init?(stored: StoredValue) {
    guard let number = Int64(stored: stored) else { return nil }
    self.init(milliseconds: number)
    guard milliseconds == number else { return nil }
  }
}

extension Digest: StoredConvertible {
  var stored: StoredValue { .bytes(bytes) }

  init?(stored: StoredValue) {
    guard case .bytes(let bytes) = stored else { return nil }
    self.init(bytes: bytes)
  }
}
