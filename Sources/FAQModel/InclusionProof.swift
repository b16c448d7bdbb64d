/// That a ledger holds an entry: a file in the form of C2SP tlog-proof
/// (https://c2sp.org/tlog-proof), whose `extra` line holds the entry's canonical bytes.
package struct InclusionProof: Equatable, Sendable {
  package let entry: LedgerEntry
  /// The place of the entry's leaf, counted from 0.
  package let index: Int
  /// From the leaf's sibling up to the root's child.
  package let hashes: [Digest]
  package let checkpoint: Checkpoint

  package init(entry: LedgerEntry, index: Int, hashes: [Digest], checkpoint: Checkpoint) {
    self.entry = entry
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// Checks that the entry is a leaf of the checkpoint's tree. Who signed the checkpoint is asked with
  /// ``Checkpoint/check(_:)``.
  ///
  /// - Throws: ``Refusal/notIncluded(entry:)``.
  package func check() throws {
    guard entry.sequence > 0, index == entry.sequence - 1,
      checkpoint.head.includes(entry.hash, at: index, proof: hashes)
    else { throw Refusal.notIncluded(entry: entry.sequence) }
  }

  /// The first line of the file.
  static let mark = "c2sp.org/tlog-proof@v1"
}

extension InclusionProof {
  /// Reads the lines after the first.
  init(_ lines: some Collection<String>, _ checkpoint: Checkpoint) throws {
    var lines = lines[...]
    guard let extra = lines.popFirst(), extra.hasPrefix("extra "),
      let entry = [UInt8](base64: String(extra.dropFirst(6)))
    else { throw LedgerProof.malformed("its second line holds no entry in base64") }
    guard let place = lines.popFirst(), place.hasPrefix("index "),
      let index = Checkpoint.number(String(place.dropFirst(6)))
    else { throw LedgerProof.malformed("its third line holds no place in the ledger") }
    self.init(
      entry: try LedgerEntry(canonical: entry), index: index,
      hashes: try LedgerProof.hashes(lines), checkpoint: checkpoint)
  }

  var lines: [String] {
    [Self.mark, "extra \(entry.canonical.base64)", "index \(index)"]
      + hashes.map(\.bytes.base64)
  }
}
