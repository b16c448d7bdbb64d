package import FAQModel
import GRDB

extension Reading {
  /// The assets as they are now, one a name, by name.
  package func assets() throws -> [Asset] {
    try assets(
      "a.entry_id = (SELECT max(entry_id) FROM asset WHERE name = a.name AND entry_id <= ?)",
      [known])
  }

  /// All that a name ever stood for, newest first.
  package func assets(named name: AssetName) throws -> [Asset] {
    try assets("a.name = ?", [name.text]).reversed()
  }

  /// What a name stands for now.
  package func asset(named name: AssetName) throws -> Asset? {
    try assets("a.name = ?", [name.text]).last
  }

  private func assets(_ condition: String, _ values: StatementValues) throws -> [Asset] {
    try rows(
      """
      SELECT a.name, a.digest, a.size, a.alt, l.actor, l.time, a.entry_id
      FROM asset a JOIN ledger_entry l ON l.id = a.entry_id
      WHERE \(condition) AND a.entry_id <= ? ORDER BY a.name, a.entry_id
      """, values + [known]
    ) { row in
      guard let name = AssetName(try row.at(0)) else { throw DamagedRow(column: "asset.name") }
      return Asset(
        name: name, digest: try row.digest("digest"), size: try row.at(2), alt: try row.at(3),
        author: try row.handle(4), time: try row.time("time"), entry: try row.at(6))
    }
  }

  /// Whether the bytes of a file are here.
  package func hasAssetContent(_ digest: Digest) throws -> Bool {
    try row("SELECT 1 FROM asset_content WHERE digest = ?", [digest]) != nil
  }

  /// The bytes of a file, checked against its digest.
  ///
  /// - Throws: ``Refusal/missingAsset(_:)``, or ``Refusal/damagedAsset(_:)`` where they are not what was
  ///   added.
  package func assetContent(_ digest: Digest) throws -> [UInt8] {
    let row = try row("SELECT bytes FROM asset_content WHERE digest = ?", [digest])
    guard let row else { throw Refusal.missingAsset(digest) }
    guard let bytes: [UInt8] = try? row.at(0), Digest(of: bytes) == digest else {
      throw Refusal.damagedAsset(digest)
    }
    return bytes
  }

  /// The files whose bytes are not what was added, and those that were added under no name.
  func damagedAssets() throws -> [Damage] {
    var damages: [Damage] = []
    try database.run(
      """
      SELECT digest, bytes, digest IN (SELECT digest FROM asset) FROM asset_content ORDER BY digest
      """, []
    ) { row in
      let digest = try? row.digest("digest")
      let bytes: [UInt8]? = try? row.at(1)
      if digest == nil || bytes.map({ Digest(of: $0) }) != digest {
        damages.append(
          Damage(place: try place(of: digest), cause: "its bytes are not those that were added"))
      } else if try !row.at(2) {
        damages.append(
          Damage(
            place: "table asset_content",
            cause: "has a file that no entry of the ledger names (\(digest?.short ?? "")…)"))
      }
      return true
    }
    return damages
  }

  private func place(of digest: Digest?) throws -> String {
    let names = try digest.map {
      try rows("SELECT DISTINCT name FROM asset WHERE digest = ? ORDER BY name", [$0]) {
        try $0.at(0) as String
      }
    }
    return "asset \(names?.joined(separator: ", ") ?? "")".trimmed
  }
}

extension Writing {
  /// Keeps the bytes of a file, once for all names that it ever has, and reads them back.
  package func keepAssetContent(_ bytes: [UInt8], _ digest: Digest) throws {
    if try reading.hasAssetContent(digest) {
      _ = try reading.assetContent(digest)
      return
    }
    try execute("INSERT INTO asset_content (digest, bytes) VALUES (?, ?)", [digest, bytes])
    _ = try reading.assetContent(digest)
  }

  func insertAsset(
    _ name: AssetName, _ digest: Digest, size: Int, alt: String, entry: Int64
  ) throws {
    try execute(
      "INSERT INTO asset (entry_id, name, digest, size, alt) VALUES (?, ?, ?, ?, ?)",
      [entry, name.text, digest, size, alt])
  }
}
