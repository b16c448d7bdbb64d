/// That a ledger still begins with all that an older checkpoint was made of: a file in the form of
/// the request `add-checkpoint` of C2SP tlog-witness (https://c2sp.org/tlog-witness). The older
/// checkpoint is not in it, since it is worth something only where somebody else kept it.
package struct ConsistencyProof: Equatable, Sendable {
  /// The size of the tree of the older checkpoint.
  package let oldSize: Int
  /// From the lowest subtree that both trees have upwards.
  package let hashes: [Digest]
  /// The newer checkpoint.
  package let checkpoint: Checkpoint

  package init(oldSize: Int, hashes: [Digest], checkpoint: Checkpoint) {
    self.oldSize = oldSize
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// Checks that the checkpoint's tree continues that of an older checkpoint of the same ledger.
  ///
  /// - Throws: ``Refusal/foreignCheckpoint(origin:expected:)``,
  ///   ``Refusal/otherOldCheckpoint(size:expected:)``, ``Refusal/notContinued(old:new:)``.
  package func check(since old: Checkpoint) throws {
    guard old.origin.utf8.elementsEqual(checkpoint.origin.utf8) else {
      throw Refusal.foreignCheckpoint(origin: old.origin, expected: checkpoint.origin)
    }
    guard old.head.size == oldSize else {
      throw Refusal.otherOldCheckpoint(size: old.head.size, expected: oldSize)
    }
    guard checkpoint.head.continues(old.head, proof: hashes) else {
      throw Refusal.notContinued(old: oldSize, new: checkpoint.head.size)
    }
  }

  /// What the first line of the file begins with.
  static let mark = "old "
}

extension ConsistencyProof {
  /// Reads the first line and those after it.
  init(_ first: String, _ lines: some Collection<String>, _ checkpoint: Checkpoint) throws {
    guard let size = Checkpoint.number(String(first.dropFirst(Self.mark.count))) else {
      throw LedgerProof.malformed("its first line holds no number of entries")
    }
    self.init(oldSize: size, hashes: try LedgerProof.hashes(lines), checkpoint: checkpoint)
  }

  var lines: [String] { ["\(Self.mark)\(oldSize)"] + hashes.map(\.bytes.base64) }
}
