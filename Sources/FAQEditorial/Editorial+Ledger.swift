package import FAQModel
import FAQStore

extension Editorial {
  /// The hash of each entry, oldest first: the leaves of the ledger's tree.
  package func leafHashes() throws -> [Digest] {
    try read { try $0.leafHashes() }
  }

  /// The name of a site's ledger and key where nobody chooses another.
  package func defaultKeyName() throws -> String { Self.keyPrefix + (try site()).uuid }

  /// The head of the ledger as it is, signed.
  ///
  /// - Throws: ``Refusal/keyOfOtherSite(_:expected:)``.
  package func checkpoint(signedBy key: SiteKey) throws -> Checkpoint {
    try checkpoint(of: try leafHashes(), signedBy: key)
  }

  /// The same, after making sure that the ledger continues an earlier checkpoint of it: what is
  /// inconsistent with that is never signed.
  package func checkpoint(signedBy key: SiteKey, since old: Checkpoint) throws -> Checkpoint {
    let leaves = try leafHashes()
    try old.check(key.verifierKey)
    try old.check(against: leaves)
    return try checkpoint(of: leaves, signedBy: key)
  }

  /// That the ledger holds an entry, given by its number.
  ///
  /// - Throws: ``Refusal/unknownEntry(_:size:)``; ``Refusal/notIncluded(entry:)`` where the entry is
  ///   not what its hash was made of.
  package func inclusionProof(of number: Int64, signedBy key: SiteKey) throws -> InclusionProof {
    let entry = try read { try $0.entry(number) }
    let leaves = try leafHashes()
    guard let entry, let index = Int(exactly: number - 1),
      let hashes = MerkleTree.inclusionProof(of: index, in: leaves)
    else { throw Refusal.unknownEntry(number, size: leaves.count) }
    let proof = InclusionProof(
      entry: entry, index: index, hashes: hashes,
      checkpoint: try checkpoint(of: leaves, signedBy: key))
    try proof.check()
    return proof
  }

  /// That the ledger continues an earlier checkpoint of it.
  ///
  /// - Throws: what ``Checkpoint/check(_:)`` and ``Checkpoint/check(against:)`` throw.
  package func consistencyProof(
    since old: Checkpoint, signedBy key: SiteKey
  ) throws -> ConsistencyProof {
    let leaves = try leafHashes()
    try old.check(key.verifierKey)
    try old.check(against: leaves)
    guard let hashes = MerkleTree.consistencyProof(from: old.head.size, in: leaves) else {
      throw Refusal.ledgerCutOff(size: leaves.count, checkpoint: old.head.size)
    }
    return ConsistencyProof(
      oldSize: old.head.size, hashes: hashes,
      checkpoint: try checkpoint(of: leaves, signedBy: key))
  }

  /// The entry that recorded the revision that an address names.
  package func entry(recording address: ArticleAddress) throws -> Int64 {
    try read { reading in
      let record = try reading.record(named: address.name)
      return try record.resolve(address, at: reading.moment.time).entry
    }
  }

  private func checkpoint(of leaves: [Digest], signedBy key: SiteKey) throws -> Checkpoint {
    let (name, expected) = (key.verifierKey.name, try defaultKeyName())
    // A key that is named for another site would make two ledgers look like one that was rewritten.
    if name.hasPrefix(Self.keyPrefix), name != expected {
      throw Refusal.keyOfOtherSite(name, expected: expected)
    }
    return try Checkpoint(MerkleTree(leaves).head, signedBy: key)
  }

  private static let keyPrefix = "faqcms."
}
