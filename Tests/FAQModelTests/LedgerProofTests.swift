import FAQModel
import FAQTestSupport
import Testing

@Suite("Proof files of the ledger")
struct LedgerProofTests {
  let key: SiteKey
  let entries: [LedgerEntry]
  let leaves: [Digest]

  init() throws {
    key = try SiteKey(parsing: CheckpointTests.secret)
    var entries: [LedgerEntry] = []
    for number in 1...11 {
      entries.append(
        LedgerEntry(
          sequence: Int64(number), time: Instant(milliseconds: 1_767_603_600_000),
          clock: [nil, .system, .ledger][number % 3], actor: .anna,
          act: number == 1 ? .siteInit : .reviewApprove,
          subject: number == 1
            ? .init()
            : .init(Revision.ID(article: Article.ID(12), number: number), Digest(of: [7])),
          note: "Read \"twice\"\n— \u{202e}é🧬", details: .object(["a": .integer(1), "b": "2"]),
          previous: entries.last?.hash ?? LedgerEntry.beginning))
    }
    self.entries = entries
    leaves = entries.map(\.hash)
  }

  private func inclusion(_ index: Int) throws -> InclusionProof {
    InclusionProof(
      entry: entries[index], index: index,
      hashes: try #require(MerkleTree.inclusionProof(of: index, in: leaves)),
      checkpoint: try Checkpoint(MerkleTree(leaves).head, signedBy: key))
  }

  private func checkpoint(_ size: Int) throws -> Checkpoint {
    try Checkpoint(MerkleTree(leaves[..<size]).head, signedBy: key)
  }

  private func consistency(_ old: Int) throws -> ConsistencyProof {
    ConsistencyProof(
      oldSize: old, hashes: try #require(MerkleTree.consistencyProof(from: old, in: leaves)),
      checkpoint: try checkpoint(leaves.count))
  }

  /// Reads a file of a proof and checks all of it.
  private func check(_ bytes: [UInt8], old: Checkpoint? = nil) throws {
    let proof = try LedgerProof(parsing: bytes)
    switch proof {
    case .inclusion(let proof): try proof.check()
    case .consistency(let proof): try proof.check(since: try #require(old))
    }
    try proof.checkpoint.check(key.verifierKey)
  }

  @Test("every entry reads back from its canonical bytes, and from no others")
  func entryReading() throws {
    for entry in entries {
      #expect(try LedgerEntry(canonical: entry.canonical) == entry)
      let text = String(decoding: entry.canonical, as: UTF8.self)
      for other in [
        text + "\n", " " + text, text.replacing("\"version\":1", with: "\"version\":2"),
        text.replacing("\"version\":2", with: "\"version\":1"),
        text.replacing("\"clock\":\"system\"", with: "\"clock\":\"mine\""),
        text.replacing("\"a\":1,\"b\":\"2\"", with: "\"b\":\"2\",\"a\":1"),
        text.replacing("\"actor\":\"anna\"", with: "\"actor\":\"ben\",\"actor\":\"anna\""),
        text.replacing("\"anna\"", with: "\"An na\""), text.replacing("🧬", with: "\\ud83e\\uddec"),
        text.replacing("\"sequence\":", with: "\"sequence\":-"), "", "null", "[]", "{}",
      ] where other != text {
        #expect(throws: Refusal.self, "\(other)") {
          try LedgerEntry(canonical: Array(other.utf8))
        }
      }
    }
  }

  @Test("a proof of inclusion is a C2SP tlog-proof, reads back and is proven")
  func inclusionFile() throws {
    for index in leaves.indices {
      let proof = try inclusion(index)
      let bytes = LedgerProof.inclusion(proof).bytes
      #expect(try LedgerProof(parsing: bytes) == .inclusion(proof))
      #expect(throws: Never.self) { try check(bytes) }
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      #expect(lines[0] == "c2sp.org/tlog-proof@v1" && lines[2] == "index \(index)")
    }
  }

  @Test("a proof of consistency is an add-checkpoint request, reads back and is proven")
  func consistencyFile() throws {
    for old in 0...leaves.count {
      let proof = try consistency(old)
      let bytes = LedgerProof.consistency(proof).bytes
      #expect(try LedgerProof(parsing: bytes) == .consistency(proof))
      #expect(throws: Never.self) { try check(bytes, old: try checkpoint(old)) }
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("old \(old)\n"))
    }
  }

  @Test("a file with any bit changed proves nothing")
  func changedFiles() throws {
    let old = try checkpoint(4)
    for bytes in [
      LedgerProof.inclusion(try inclusion(6)).bytes,
      LedgerProof.consistency(try consistency(4)).bytes,
    ] {
      for place in bytes.indices {
        for bit in 0..<8 {
          var changed = bytes
          changed[place] ^= 1 << bit
          #expect(throws: Refusal.self, "byte \(place)") { try check(changed, old: old) }
        }
      }
    }
  }

  @Test("CR LF in place of every LF, as mail and Windows make of it, changes nothing")
  func otherLineEnds() throws {
    func mailed(_ bytes: [UInt8]) -> [UInt8] {
      Array(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
    }
    let old = try Checkpoint(parsing: mailed(try checkpoint(4).note.bytes))
    #expect(try old == checkpoint(4))
    for proof in [
      LedgerProof.inclusion(try inclusion(6)), .consistency(try consistency(4)),
    ] {
      #expect(try LedgerProof(parsing: mailed(proof.bytes)) == proof)
      #expect(throws: Never.self) { try check(mailed(proof.bytes), old: old) }
    }
  }

  @Test("a place that no ledger is long enough for is not proven")
  func farPlace() throws {
    let proof = try inclusion(6)
    let far = InclusionProof(
      entry: entries[6], index: .max, hashes: proof.hashes, checkpoint: proof.checkpoint)
    #expect(throws: Refusal.notIncluded(entry: 7)) {
      try check(LedgerProof.inclusion(far).bytes)
    }
  }

  @Test("a file that is cut off or has lines to spare is refused")
  func cutFiles() throws {
    let bytes = LedgerProof.inclusion(try inclusion(6)).bytes
    for count in bytes.indices {
      #expect(throws: Refusal.self) { try check(Array(bytes[..<count])) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for other in [
      text + "\n", "\n" + text, text.replacing("index 6\n", with: "index 6\r\n"),
      text.replacing("index 6", with: "index 06"), text.replacing("index 6", with: "index 7"),
      text.replacing("index 6\n", with: "index 6\nindex 6\n"),
      text.replacing("@v1", with: "@v2"), text.replacing("extra ", with: "extra  "),
      text.replacing("index 6\n", with: "index 6\n\n"), text + text,
    ] {
      #expect(throws: Refusal.self) { try check(Array(other.utf8)) }
    }
    let hash = leaves[0].bytes.base64 + "\n"
    let many = "old 1\n" + String(repeating: hash, count: 64) + "\n"
    #expect(throws: Refusal.self) {
      try LedgerProof(parsing: Array(many.utf8) + (try checkpoint(4)).note.bytes)
    }
  }

  @Test("another entry in the same place is not proven, whoever signed the checkpoint")
  func otherEntry() throws {
    let proof = try inclusion(6)
    let other = InclusionProof(
      entry: entries[7], index: 6, hashes: proof.hashes, checkpoint: proof.checkpoint)
    #expect(throws: Refusal.notIncluded(entry: 8)) { try other.check() }
    var leaves = leaves
    leaves[6] = entries[7].hash
    let moved = InclusionProof(
      entry: entries[7], index: 6,
      hashes: try #require(MerkleTree.inclusionProof(of: 6, in: leaves)),
      checkpoint: try Checkpoint(MerkleTree(leaves).head, signedBy: key))
    #expect(throws: Refusal.notIncluded(entry: 8), "its number says another place") {
      try moved.check()
    }
  }

  @Test("an old checkpoint of another size, ledger or history is refused")
  func otherOldCheckpoint() throws {
    let proof = try consistency(4)
    #expect(throws: Refusal.otherOldCheckpoint(size: 5, expected: 4)) {
      try proof.check(since: try checkpoint(5))
    }
    let foreign = try Checkpoint(try checkpoint(4).head, signedBy: SiteKey(name: "other"))
    #expect(throws: Refusal.foreignCheckpoint(origin: "other", expected: "PeterNeumann")) {
      try proof.check(since: foreign)
    }
    let rewritten = try Checkpoint(TreeHead(size: 4, root: leaves[0]), signedBy: key)
    #expect(throws: Refusal.notContinued(old: 4, new: 11)) { try proof.check(since: rewritten) }
  }

  @Test("every refusal says something of its own, with what to do next")
  func sentences() {
    let refusals: [Refusal] = [
      .unreadableProof(what: "proof", cause: "it is empty"), .unsigned(by: "a"),
      .wrongSignature(of: "a"), .foreignCheckpoint(origin: "a", expected: "b"),
      .notIncluded(entry: 7), .otherOldCheckpoint(size: 1, expected: 2),
      .notContinued(old: 1, new: 2), .ledgerCutOff(size: 1, checkpoint: 2),
      .historyRewritten(upTo: 3), .noSiteKey("a"), .exposedKey("a"),
      .keyExists(path: "a", name: "b"), .invalidKeyName("a b"),
      .keyOfOtherSite("a", expected: "b"), .unknownEntry(9, size: 3), .needsOldCheckpoint,
      .needsNoOldCheckpoint, .notACheckpoint("a"),
    ]
    #expect(Set(refusals.map(\.description)).count == refusals.count)
    #expect(!refusals.contains { $0.description == "Refused." })
  }
}
