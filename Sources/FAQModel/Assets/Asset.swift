/// A file that texts can show, as it was added.
public struct Asset: Equatable, Sendable {
  public let name: AssetName
  /// SHA-256 of its bytes.
  public let digest: Digest
  /// In bytes.
  public let size: Int
  /// What it shows, for those who cannot see it; empty for a decoration.
  public let alt: String
  /// Who added it.
  public let author: Handle
  public let time: Instant
  /// The ledger entry that says so. The newest of a name holds.
  public let entry: Int64

  package init(
    name: AssetName, digest: Digest, size: Int, alt: String, author: Handle, time: Instant,
    entry: Int64
  ) {
    self.name = name
    self.digest = digest
    self.size = size
    self.alt = alt
    self.author = author
    self.time = time
    self.entry = entry
  }

  /// What a text that shows it is bound to.
  package var pin: AssetPin { AssetPin(name: name, digest: digest, alt: alt) }

  /// The longest words that stand in for one, in characters.
  public static let longestAlt = 2_000
}
