import Crypto

/// The Merkle tree over the leaf hashes of a ledger (RFC 9162, section 2.1), built leaf by leaf in
/// memory that grows with the logarithm of their number.
package struct MerkleTree: Sendable {
  /// The number of leaves.
  package private(set) var size = 0
  /// The roots of the complete subtrees that the leaves make up, from the left; a subtree has as many
  /// leaves as the set bit of the size that it stands for.
  private var subtrees: [Digest] = []

  /// The tree without leaves.
  package init() {}

  /// The tree over leaf hashes.
  package init(_ leaves: some Sequence<Digest>) {
    for leaf in leaves { append(leaf) }
  }

  /// Adds a leaf hash at the right end.
  package mutating func append(_ leaf: Digest) {
    var root = leaf
    for _ in 0..<(~size).trailingZeroBitCount {
      root = Self.node(subtrees.removeLast(), root)
    }
    subtrees.append(root)
    size += 1
  }

  /// The Merkle tree hash of all leaves; that of no leaves is the SHA-256 of nothing.
  package var root: Digest {
    guard var root = subtrees.last else { return Digest(of: []) }
    for left in subtrees.dropLast().reversed() { root = Self.node(left, root) }
    return root
  }

  /// The size and the root.
  package var head: TreeHead { TreeHead(size: size, root: root) }

  /// The hash of a node over its two children.
  static func node(_ left: Digest, _ right: Digest) -> Digest {
    var hasher = SHA256()
    withUnsafeBytes(of: UInt8(1)) { hasher.update(bufferPointer: $0) }
    left.feed(&hasher)
    right.feed(&hasher)
    return Digest(hasher.finalize())
  }
}

// MARK: Proofs

extension MerkleTree {
  /// The root of the tree over leaf hashes.
  package static func root(of leaves: some Sequence<Digest>) -> Digest { MerkleTree(leaves).root }

  /// The hashes that lead from the leaf at an index, counted from 0, to the root (section 2.1.3.1);
  /// nil where there is no such leaf.
  package static func inclusionProof(of index: Int, in leaves: [Digest]) -> [Digest]? {
    guard leaves.indices.contains(index) else { return nil }
    var proof: [Digest] = []
    var part = leaves[...]
    while part.count > 1 {
      let middle = middle(of: part)
      if index < middle {
        proof.append(root(of: part[middle...]))
        part = part[..<middle]
      } else {
        proof.append(root(of: part[..<middle]))
        part = part[middle...]
      }
    }
    return proof.reversed()
  }

  /// The hashes that lead from the tree over the first leaves to the tree over all (section 2.1.4.1);
  /// none where the one is empty or both are the same, nil where there are not so many leaves.
  package static func consistencyProof(from oldSize: Int, in leaves: [Digest]) -> [Digest]? {
    guard (0...leaves.count).contains(oldSize) else { return nil }
    guard oldSize > 0 else { return [] }
    var proof: [Digest] = []
    var part = leaves[...]
    while oldSize < part.endIndex {
      let middle = middle(of: part)
      if oldSize <= middle {
        proof.append(root(of: part[middle...]))
        part = part[..<middle]
      } else {
        proof.append(root(of: part[..<middle]))
        part = part[middle...]
      }
    }
    // What is left is a subtree of both. The verifier knows it where it is the whole of the old tree.
    if part.startIndex > 0 { proof.append(root(of: part)) }
    return proof.reversed()
  }

  /// Where a tree of at least two leaves parts: the left side has the largest power of two of leaves
  /// that is smaller than their number.
  private static func middle(of part: ArraySlice<Digest>) -> Int {
    part.startIndex + 1 << (Int.bitWidth - 1 - (part.count - 1).leadingZeroBitCount)
  }
}
