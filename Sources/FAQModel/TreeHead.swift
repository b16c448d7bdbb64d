/// What stands for a Merkle tree: how many leaves it has, and its root.
public struct TreeHead: Hashable, Sendable {
  public let size: Int
  public let root: Digest

  package init(size: Int, root: Digest) {
    self.size = size
    self.root = root
  }

  /// Whether a proof leads from a leaf hash at an index, counted from 0, to this head: the algorithm
  /// of RFC 9162, section 2.1.3.2.
  package func includes(_ leaf: Digest, at index: Int, proof: [Digest]) -> Bool {
    guard index >= 0, index < size else { return false }
    var (first, second) = (index, size - 1)
    var hash = leaf
    for sibling in proof {
      guard second > 0 else { return false }
      if first & 1 == 1 || first == second {
        hash = MerkleTree.node(sibling, hash)
        Self.climb(&first, &second)
      } else {
        hash = MerkleTree.node(hash, sibling)
      }
      first >>= 1
      second >>= 1
    }
    return second == 0 && hash == root
  }

  /// Whether a proof shows that this tree begins with the leaves of an older one and only adds to
  /// them: the algorithm of RFC 9162, section 2.1.4.2. For trees of the same size, and after an empty
  /// one, the proof has no hashes (C2SP tlog-witness).
  package func continues(_ old: TreeHead, proof: [Digest]) -> Bool {
    guard old.size >= 0, old.size <= size else { return false }
    if old.size == size { return proof.isEmpty && old.root == root }
    if old.size == 0 { return proof.isEmpty && old.root == MerkleTree().root }
    guard !proof.isEmpty else { return false }

    var path = proof[...]
    if old.size.nonzeroBitCount == 1 { path = [old.root] + path }
    var (first, second) = (old.size - 1, size - 1)
    let common = (~first).trailingZeroBitCount
    first >>= common
    second >>= common
    guard let start = path.popFirst() else { return false }
    var (oldHash, newHash) = (start, start)
    for hash in path {
      guard second > 0 else { return false }
      if first & 1 == 1 || first == second {
        oldHash = MerkleTree.node(hash, oldHash)
        newHash = MerkleTree.node(hash, newHash)
        Self.climb(&first, &second)
      } else {
        newHash = MerkleTree.node(newHash, hash)
      }
      first >>= 1
      second >>= 1
    }
    return second == 0 && oldHash == old.root && newHash == root
  }

  /// Leaves the levels at which a node has no sibling on its right.
  private static func climb(_ first: inout Int, _ second: inout Int) {
    while first & 1 == 0, first != 0 {
      first >>= 1
      second >>= 1
    }
  }
}
