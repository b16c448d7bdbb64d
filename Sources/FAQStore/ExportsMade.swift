public import FAQModel

// What exports made, so that the next one need not make it again where nothing changed. It is no fact:
// whoever makes a folder in full, as `drift` and `export --check` do, does not ask for it.

extension Reading {
  /// Whether an export made a manifest of a state, as the database remembers.
  func isMade(_ manifest: Digest, of state: Digest) throws -> Bool {
    try row("SELECT 1 FROM export_made WHERE state = ? AND manifest = ?", [state, manifest]) != nil
  }
}

extension Writing {
  /// How many exports are remembered.
  private static let mostExports = 1_000

  /// Remembers the manifest that an export made of a state.
  package func remember(_ manifest: Digest, of state: Digest) throws {
    try execute(
      "INSERT OR IGNORE INTO export_made (state, manifest) VALUES (?, ?)", [state, manifest])
    try execute(
      "DELETE FROM export_made WHERE id <= (SELECT max(id) FROM export_made) - ?",
      [Self.mostExports])
  }
}

extension StoredSnapshot {
  /// Whether an export made a manifest of a state, as the database remembers.
  public func isMade(_ manifest: Digest, of state: Digest) throws -> Bool {
    try reading.isMade(manifest, of: state)
  }
}
