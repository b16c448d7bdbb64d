public import FAQModel

/// The JSON export, version 1, as one object a line (ndjson), for what reads an article at a time.
public enum NDJSONExport {
  /// Writes the lines: first the site with its shelves, then each public article in reading order, then
  /// what is left of each withdrawn one by number. Each says in `type` which it is: `site`, `article` or
  /// `withdrawn`; the other members are those of the JSON export.
  ///
  /// - Parameters:
  ///   - choice: as in ``JSONExport/write(_:_:assets:to:)``.
  ///   - assets: as in ``JSONExport/write(_:_:assets:to:)``.
  ///   - sink: takes a whole line at a time, in UTF-8 with its LF.
  /// - Throws: what `sink` throws, and the refusals of texts that cannot be read.
  public static func write(
    _ snapshot: some SnapshotPages, _ choice: TextChoice = TextChoice(), assets: String? = nil,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    try write(snapshot, choice, nil, assets, to: sink)
  }

  /// Writes what changed: `site` says since when (``JSONExport/write(_:_:assets:to:)``), and after the
  /// withdrawn come lines of the type `removed`, by number.
  public static func write(
    _ changes: SnapshotChanges, _ choice: TextChoice = TextChoice(), assets: String? = nil,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    try write(changes.changed, choice, changes, assets, to: sink)
  }

  private static func write(
    _ snapshot: some SnapshotPages, _ choice: TextChoice, _ changes: SnapshotChanges?,
    _ assets: String?, to sink: ([UInt8]) throws -> Void
  ) throws {
    try sink(line("site", JSONExport.head(snapshot, choice, changes)))
    try snapshot.forEachPage(
      { line("article", JSONExport.article($0, assets: assets)) },
      do: { for line in $0 { try sink(line) } })
    for tombstone in try snapshot.tombstones() {
      try sink(line("withdrawn", JSONExport.tombstone(tombstone)))
    }
    for article in changes?.removed ?? [] {
      try sink(line("removed", JSONExport.removed(article)))
    }
  }

  private static func line(_ type: String, _ value: JSONValue) -> [UInt8] {
    let object = JSONValue.object(["type": .string(type)]).adding(value.members)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(object.roughSize)
    object.write(.compact, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}
