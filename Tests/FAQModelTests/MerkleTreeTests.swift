import FAQModel
import Testing

@Suite("The Merkle tree of the ledger")
struct MerkleTreeTests {
  /// The leaves that certificate-transparency tests its tree with, and the roots of the first 0 to 8.
  static let reference = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].map { Digest(of: [0] + bytes($0)) }
  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]
  static let leaves = (0..<64).map { Digest(of: [0, UInt8($0)]) }
  static let heads = (0...64).map { MerkleTree(leaves[..<$0]).head }

  static func bytes(_ hex: String) -> [UInt8] {
    var rest = hex[...]
    var bytes: [UInt8] = []
    while !rest.isEmpty {
      bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  @Test("the roots are those of the reference implementation")
  func knownRoots() {
    for (size, root) in Self.roots.enumerated() {
      #expect(MerkleTree.root(of: Self.reference[..<size]).hex == root, "\(size)")
    }
  }

  @Test(
    "proofs of inclusion are those of the reference implementation",
    arguments: [
      (0, 1, []),
      (
        0, 8,
        [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
      ),
      (
        5, 8,
        [
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
      ),
    ])
  func knownInclusion(_ index: Int, _ size: Int, _ proof: [String]) {
    let made = MerkleTree.inclusionProof(of: index, in: Array(Self.reference[..<size]))
    #expect(made?.map(\.hex) == proof)
  }

  @Test(
    "proofs of consistency are those of the reference implementation",
    arguments: [
      (1, 1, []),
      (
        1, 8,
        [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
      ),
      (
        6, 8,
        [
          "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
      ),
      (
        2, 5,
        [
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]
      ),
    ])
  func knownConsistency(_ old: Int, _ new: Int, _ proof: [String]) {
    let made = MerkleTree.consistencyProof(from: old, in: Array(Self.reference[..<new]))
    #expect(made?.map(\.hex) == proof)
  }

  @Test("each leaf of each tree of up to 64 is proven, and proven of no other place")
  func inclusion() throws {
    for size in 0...64 {
      let leaves = Array(Self.leaves[..<size])
      for index in 0..<size {
        let proof = try #require(MerkleTree.inclusionProof(of: index, in: leaves))
        let head = Self.heads[size]
        #expect(head.includes(leaves[index], at: index, proof: proof))
        for other in -1...size where other != index {
          #expect(!head.includes(leaves[index], at: other, proof: proof))
        }
        #expect(!head.includes(leaves[index], at: index, proof: proof + [head.root]))
        #expect(proof.isEmpty || !head.includes(leaves[index], at: index, proof: proof.dropLast()))
      }
      #expect(MerkleTree.inclusionProof(of: size, in: leaves) == nil)
      #expect(MerkleTree.inclusionProof(of: -1, in: leaves) == nil)
    }
  }

  @Test("each tree of up to 64 leaves continues each smaller one, and none of another size")
  func consistency() throws {
    for size in 0...64 {
      let leaves = Array(Self.leaves[..<size])
      for old in 0...size {
        let proof = try #require(MerkleTree.consistencyProof(from: old, in: leaves))
        let head = Self.heads[size]
        #expect(head.continues(Self.heads[old], proof: proof), "\(old) \(size)")
        for other in 0...64 where other != old {
          let lie = TreeHead(size: other, root: Self.heads[old].root)
          #expect(!head.continues(lie, proof: proof), "\(old) as \(other), \(size)")
        }
        #expect(!head.continues(Self.heads[old], proof: proof + [head.root]))
      }
      #expect(MerkleTree.consistencyProof(from: size + 1, in: leaves) == nil)
    }
  }

  @Test("a proof of inclusion with any bit changed proves nothing", arguments: [1, 2, 7, 8, 21])
  func changedInclusion(_ size: Int) throws {
    let leaves = Array(Self.leaves[..<size])
    let head = Self.heads[size]
    for index in leaves.indices {
      let proof = try #require(MerkleTree.inclusionProof(of: index, in: leaves))
      for leaf in leaves[index].withEachBitChanged {
        #expect(!head.includes(leaf, at: index, proof: proof))
      }
      for root in head.root.withEachBitChanged {
        let other = TreeHead(size: size, root: root)
        #expect(!other.includes(leaves[index], at: index, proof: proof))
      }
      for place in proof.indices {
        var changed = proof
        for hash in proof[place].withEachBitChanged {
          changed[place] = hash
          #expect(!head.includes(leaves[index], at: index, proof: changed))
        }
      }
    }
  }

  @Test("a proof of consistency with any bit changed proves nothing", arguments: [2, 7, 8, 13])
  func changedConsistency(_ size: Int) throws {
    let leaves = Array(Self.leaves[..<size])
    let head = Self.heads[size]
    for old in 1...size {
      let proof = try #require(MerkleTree.consistencyProof(from: old, in: leaves))
      for root in Self.heads[old].root.withEachBitChanged {
        #expect(!head.continues(TreeHead(size: old, root: root), proof: proof))
      }
      for root in head.root.withEachBitChanged {
        let other = TreeHead(size: size, root: root)
        #expect(!other.continues(Self.heads[old], proof: proof))
      }
      for place in proof.indices {
        var changed = proof
        for hash in proof[place].withEachBitChanged {
          changed[place] = hash
          #expect(!head.continues(Self.heads[old], proof: changed), "\(old) \(place)")
        }
      }
    }
  }

  @Test(
    "a proof that is longer than its tree is high proves nothing, though its hashes fit the root")
  func tooLong() throws {
    for size in [2, 3, 5, 8] {
      let leaves = Array(Self.leaves[..<size])
      let proof = try #require(MerkleTree.inclusionProof(of: size - 1, in: leaves))
      let head = TreeHead(size: 1, root: Self.heads[size].root)
      #expect(!head.includes(leaves[size - 1], at: 0, proof: proof), "\(size)")
    }
  }
}

extension Digest {
  /// The 256 digests that differ in one bit.
  fileprivate var withEachBitChanged: [Digest] {
    (0..<256).compactMap { bit in
      var bytes = bytes
      bytes[bit / 8] ^= 1 << (bit % 8)
      return Digest(bytes: bytes)
    }
  }
}
