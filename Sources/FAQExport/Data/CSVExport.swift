public import FAQModel

/// All that is public as one table of comma-separated values (RFC 4180) in UTF-8 without a byte order
/// mark.
///
/// Every field is in double quotes and has exactly the words that were signed, also where a spreadsheet
/// would take them for a formula: import the columns as text.
public enum CSVExport {
  /// Writes the table with a line of names, then a row for each public article in reading order, then one for
  /// each withdrawn article by number. Lines end in CR LF. Lists have an element a line (LF).
  ///
  /// - Parameter sink: takes some lines at a time.
  /// - Throws: what `sink` throws, and the refusals of texts that cannot be read.
  public static func write(
    _ snapshot: some SnapshotPages, to sink: ([UInt8]) throws -> Void
  ) throws {
    let columns = columns
    func table(_ rows: [Row]) -> [UInt8] {
      var bytes: [UInt8] = []
      for row in rows { write(columns.map { $0.value(row) }, to: &bytes) }
      return bytes
    }
    var names: [UInt8] = []
    write(columns.map(\.name), to: &names)
    try sink(names)
    try snapshot.forEachPage { try sink(table($0.map(Row.article))) }
    try sink(table(snapshot.tombstones().map(Row.withdrawn)))
  }

  private enum Row {
    case article(SiteSnapshot.Entry)
    case withdrawn(SiteSnapshot.Tombstone)

    var article: Article {
      switch self {
      case .article(let entry): entry.article
      case .withdrawn(let tombstone): tombstone.article
      }
    }
  }

  private typealias Column = (name: String, value: (Row) -> String)

  private static var columns: [Column] {
    [
      ("number", { String($0.article.id.rawValue) }), ("uuid", { $0.article.uuid }),
      ("slug", { $0.article.slug.text }), ("aliases", { lines($0.article.aliases.map(\.text)) }),
      both("title", \.text.title, \.title),
      both("locale", \.text.locale.text, \.locale.text),
      shown("summary", \.text.summary), shown("category") { $0.text.category?.text },
      shown("tags") { lines($0.text.tags) }, shown("audience") { lines($0.text.audience) },
      shown("body", \.text.body), shown("revision") { String($0.revision.number) },
      shown("digest", \.digest.hex), shown("first_published") { $0.firstPublished?.description },
      shown("published") { $0.published?.description }, shown("until") { $0.until?.description },
      shown("edited", \.edited.description),
      shown("changes_reviewed") { $0.changesReviewed?.description },
      shown("fully_reviewed") { $0.fullyReviewed?.description },
      shown("review_due") { $0.reviewDue?.description },
      shown("review_lapsed") { $0.reviewLapsed?.description },
      shown("featured") { String($0.isFeatured) },
      shown("signed_off_by") { lines($0.signOffs.map(\.name)) },
      gone("withdrawn", \.withdrawn.description), gone("reason", \.reason),
      gone("replacement") { $0.replacement?.slug.text },
    ]
  }

  private static func both(
    _ name: String, _ article: @escaping (SiteSnapshot.Entry) -> String,
    _ withdrawn: @escaping (SiteSnapshot.Tombstone) -> String
  ) -> Column {
    (
      name,
      { row in
        switch row {
        case .article(let entry): article(entry)
        case .withdrawn(let tombstone): withdrawn(tombstone)
        }
      }
    )
  }

  private static func shown(
    _ name: String, _ value: @escaping (SiteSnapshot.Entry) -> String?
  ) -> Column {
    both(name, { value($0) ?? "" }, { _ in "" })
  }

  private static func gone(
    _ name: String, _ value: @escaping (SiteSnapshot.Tombstone) -> String?
  ) -> Column {
    both(name, { _ in "" }, { value($0) ?? "" })
  }

  private static func lines(_ elements: [String]) -> String { elements.joined(separator: "\n") }

  private static func write(_ fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      for byte in field.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += "\r\n".utf8
  }
}
