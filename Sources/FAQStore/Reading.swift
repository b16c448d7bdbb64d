package import FAQModel
import GRDB

/// A consistent view of the store at one moment, valid within the closure that receives it.
package struct Reading {
  package let moment: Moment
  let database: Database
  /// The last ledger entry that counts.
  var known: Int64 { moment.entry }

  /// Sets the moment of the status views: see `Schema/Views/status.sql`.
  init(_ database: Database, asOf time: Instant?, now: Instant) throws {
    let last =
      try time.map {
        try Int64.fetchOne(
          database,
          sql: "SELECT id FROM ledger_entry WHERE time <= ? ORDER BY time DESC, id DESC LIMIT 1",
          arguments: [$0.description])
      } ?? Int64.fetchOne(database, sql: "SELECT max(id) FROM ledger_entry")
    self.init(database, Moment(time: time ?? now, entry: last ?? 0))
    try database.execute(sql: "DELETE FROM moment")
    try database.execute(
      sql: "INSERT INTO moment (time, entry_id) VALUES (?, ?)",
      arguments: [moment.time.description, moment.entry])
  }

  init(_ database: Database, _ moment: Moment) {
    self.database = database
    self.moment = moment
  }

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension Row {
  func text(_ column: String) -> String { self[column] }
  func time(_ column: String) throws -> Instant {
    guard let time = Instant(stored: self[column]) else { throw damaged(column) }
    return time
  }
  func optionalTime(_ column: String) throws -> Instant? {
    let text: String? = self[column]
    return try text.map { _ in try time(column) }
  }
  func digest(_ column: String) throws -> Digest {
    guard let digest = Digest(hex: self[column]) else { throw damaged(column) }
    return digest
  }
  func slug(_ column: String) throws -> Slug {
    guard let slug = Slug(text(column)) else { throw damaged(column) }
    return slug
  }
  func optionalSlug(_ column: String) throws -> Slug? {
    let text: String? = self[column]
    return try text.flatMap { $0.isEmpty ? nil : try slug(column) }
  }
  func handle(_ column: String) -> Handle { Handle(stored: text(column)) }
  func article(_ column: String = "article_id") -> Article.ID { Article.ID(self[column]) }
  func optionalArticle(_ column: String) -> Article.ID? {
    let id: Int64? = self[column]
    return id.map(Article.ID.init)
  }
  func value<Value: RawRepresentable<String>>(_ column: String, as type: Value.Type) throws -> Value
  {
    guard let value = Value(rawValue: text(column)) else { throw damaged(column) }
    return value
  }
  func strings(_ column: String) throws -> [String] {
    guard let strings = try? JSONValue(reading: text(column)).strings else { throw damaged(column) }
    return strings
  }

  private func damaged(_ column: String) -> DamagedRow { DamagedRow(column: column) }
}
