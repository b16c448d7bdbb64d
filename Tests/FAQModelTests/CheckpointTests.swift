import FAQModel
import FAQTestSupport
import Testing

@Suite("Keys, signed notes and checkpoints")
struct CheckpointTests {
  /// The example of Go's golang.org/x/mod/sumdb/note.
  static let secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  static let line =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

  private static func note(_ text: String) throws -> SignedNote {
    try SignedNote(parsing: Array(text.utf8))
  }

  @Test("keys and signatures are those of the reference implementation, byte for byte")
  func reference() throws {
    let key = try SiteKey(parsing: Self.secret)
    #expect(key.secret == Self.secret)
    #expect(key.verifierKey.description == Self.verifier)
    #expect(try VerifierKey(parsing: Self.verifier) == key.verifierKey)
    let note = SignedNote(text: Self.text, signatures: [try key.sign(Self.text)])
    #expect(String(decoding: note.bytes, as: UTF8.self) == Self.text + "\n" + Self.line)
    #expect(try Self.note(Self.text + "\n" + Self.line) == note)
    #expect(throws: Never.self) { try note.check(key.verifierKey) }
  }

  @Test("the example of the specification is signed")
  func specification() throws {
    let key = try VerifierKey(
      parsing: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
    let note = try Self.note(
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

      """)
    #expect(throws: Never.self) { try note.check(key) }
  }

  @Test("a new key is another each time, and reads back")
  func newKeys() throws {
    let (first, second) = (try SiteKey(name: "a/b"), try SiteKey(name: "a/b"))
    #expect(first.secret != second.secret)
    #expect(try SiteKey(parsing: first.secret).verifierKey == first.verifierKey)
    for name in ["", "a b", "a+b", "a\u{3000}b", "a\nb", "a\u{1b}b"] {
      #expect(throws: Refusal.invalidKeyName(name)) { try SiteKey(name: name) }
    }
  }

  @Test(
    "a key that is damaged or of another kind is refused",
    arguments: [
      "", "+", "++", "PeterNeumann", "PeterNeumann+c74f20a3+", verifier + "A", verifier + "\n",
      verifier.replacing("c74f20a3", with: "C74F20A3"),
      verifier.replacing("c74f20a3", with: "c74f20a4"),
      verifier.replacing("PeterNeumann", with: "PeterNeuman"),
      verifier.replacing("PeterNeumann", with: "Peter Neumann"),
      verifier.replacing("+ARpc", with: "+AhpC"), verifier.replacing("10TW", with: "10T="), secret,
    ])
  func badVerifierKey(_ text: String) {
    #expect(throws: Refusal.self) { try VerifierKey(parsing: text) }
    let asSecret = "PRIVATE+KEY+" + text
    #expect(throws: Refusal.self) { try SiteKey(parsing: asSecret) }
    #expect(throws: Refusal.self) { try SiteKey(parsing: text == Self.secret ? "" : text) }
  }

  @Test("what is refused of a private key never shows it")
  func secrecy() {
    for text in [Self.secret + "=", String(Self.secret.dropLast()), Self.secret + " "] {
      do {
        _ = try SiteKey(parsing: text)
        Issue.record("read \(text)")
      } catch {
        #expect(!"\(error)".contains("AYEKF"))
      }
    }
    #expect(throws: Refusal.self) { try VerifierKey(parsing: Self.secret) }
  }

  @Test("signatures of other keys are not looked at, and one of the key must be there")
  func unknownSignatures() throws {
    let key = try VerifierKey(parsing: Self.verifier)
    let other = "— witness.example/w1 " + [UInt8](repeating: 7, count: 80).base64 + "\n"
    let sameName = "— PeterNeumann " + [UInt8](repeating: 7, count: 68).base64 + "\n"
    let sameID = Self.line.replacing("PeterNeumann", with: "Peter")
    let note = Self.text + "\n" + other + sameName + sameID
    #expect(throws: Never.self) { try Self.note(note + Self.line).check(key) }
    #expect(throws: Refusal.unsigned(by: "PeterNeumann")) { try Self.note(note).check(key) }
    let wrong = Self.line.replacing("x08go/", with: "x08go+")
    #expect(throws: Refusal.wrongSignature(of: "PeterNeumann")) {
      try Self.note(note + Self.line + wrong).check(key)
    }
  }

  @Test("a text with any bit changed is not signed")
  func changedText() throws {
    let key = try VerifierKey(parsing: Self.verifier)
    let signed = try Self.note(Self.text + "\n" + Self.line)
    let bytes = Array(Self.text.utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let note = SignedNote(
        text: String(decoding: changed, as: UTF8.self), signatures: signed.signatures)
      #expect(throws: Refusal.wrongSignature(of: "PeterNeumann")) { try note.check(key) }
    }
  }

  @Test("a note of a million bytes is read, and a larger one is refused")
  func largest() throws {
    func note(_ size: Int) throws -> SignedNote {
      let rest = "\n\n" + Self.line
      return try Self.note(String(repeating: "x", count: size - rest.utf8.count) + rest)
    }
    #expect(try note(SignedNote.largest).bytes.count == SignedNote.largest)
    #expect(throws: Refusal.self) { try note(SignedNote.largest + 1) }
  }

  @Test(
    "what is no signed note is refused",
    arguments: [
      "", "\n", "\n\n", "text\n", "text\n\n", "text\n" + line, "text\n\n" + line.dropLast(),
      "text\r\n\r\n" + line, "te\u{0}xt\n\n" + line, "te\txt\n\n" + line,
      "text\n\n" + line + "more\n", "text\n\n" + line + "\n", "text\n\n" + line.dropFirst(),
      "text\n\n-" + line.dropFirst(), "text\n\n— a+b AAAAAAA=\n", "text\n\n—  AAAAAAA=\n",
      "text\n\n— name AAAAAA==\n", "text\n\n— name !!!!\n", "text\n\n— name AAAAAAB=\n",
      "text\n\n— name  AAAAAAA=\n", "text\n\n— name\u{a0}x AAAAAAA=\n",
    ])
  func hostileNote(_ text: String) {
    #expect(throws: Refusal.self) { try Self.note(text) }
  }

  @Test("a note that is no UTF-8 or too large is refused, and a hundred signatures are read")
  func limits() throws {
    let large = [
      "text\n\n" + String(repeating: Self.line, count: 101),
      String(repeating: "x", count: 1_000_000) + "\n\n" + Self.line,
    ]
    for text in large { #expect(throws: Refusal.self) { try Self.note(text) } }
    #expect(throws: Refusal.self) {
      try SignedNote(parsing: [0xff] + Array(("\n\n" + Self.line).utf8))
    }
    let many = try Self.note("text\n\n" + String(repeating: Self.line, count: 100))
    #expect(many.signatures.count == 100)
  }

  @Test("a checkpoint is an origin, a size, a root and signatures, and reads back")
  func checkpoint() throws {
    let key = try SiteKey(parsing: Self.secret)
    let checkpoint = try Checkpoint(MerkleTreeTests.heads[7], signedBy: key)
    let lines = checkpoint.note.text.split(separator: "\n")
    #expect(lines == ["PeterNeumann", "7", Substring(checkpoint.head.root.bytes.base64)])
    #expect(try Checkpoint(parsing: checkpoint.note.bytes) == checkpoint)
    #expect(throws: Never.self) { try checkpoint.check(key.verifierKey) }
    let other = try SiteKey(name: "other").verifierKey
    #expect(throws: Refusal.foreignCheckpoint(origin: "PeterNeumann", expected: "other")) {
      try checkpoint.check(other)
    }
    let sameName = try SiteKey(name: "PeterNeumann").verifierKey
    #expect(throws: Refusal.unsigned(by: "PeterNeumann")) { try checkpoint.check(sameName) }
  }

  @Test("lines that another program added to a checkpoint are kept and signed")
  func extensions() throws {
    let key = try SiteKey(parsing: Self.secret)
    let text = "PeterNeumann\n0\n\(MerkleTree().root.bytes.base64)\nmore\n"
    let note = SignedNote(text: text, signatures: [try key.sign(text)])
    let checkpoint = try Checkpoint(parsing: note.bytes)
    #expect(checkpoint.extensions == ["more"] && checkpoint.note == note)
    #expect(throws: Never.self) { try checkpoint.check(key.verifierKey) }
  }

  @Test(
    "what is no checkpoint is refused",
    arguments: [
      "a\n1\n", "a\n1\nROOT", "\n1\nROOT\n", "a\n01\nROOT\n", "a\n-1\nROOT\n", "a\n+1\nROOT\n",
      "a\n1 \nROOT\n", "a\n\nROOT\n", "a\n1\n\nROOT\n", "a\n99999999999999999999\nROOT\n",
      "a\n1\nROOT=\n", "a\n1\nAAAA\n", "a\n１\nROOT\n", "a\n1\nROOT\n\nmore\n",
    ])
  func hostileCheckpoint(_ text: String) throws {
    let full = text.replacing("ROOT", with: MerkleTree().root.bytes.base64)
    #expect(throws: Refusal.self) {
      try Checkpoint(parsing: Array((full + "\n" + Self.line).utf8))
    }
  }

  @Test("a ledger that was cut off or rewritten does not continue a checkpoint")
  func againstLedger() throws {
    let leaves = MerkleTreeTests.leaves
    let key = try SiteKey(name: "sample")
    let checkpoint = try Checkpoint(MerkleTreeTests.heads[7], signedBy: key)
    for size in 7...9 { try checkpoint.check(against: Array(leaves[..<size])) }
    #expect(throws: Refusal.ledgerCutOff(size: 6, checkpoint: 7)) {
      try checkpoint.check(against: Array(leaves[..<6]))
    }
    for place in 0..<7 {
      var changed = leaves
      changed[place] = leaves[20]
      #expect(throws: Refusal.historyRewritten(upTo: 7)) { try checkpoint.check(against: changed) }
    }
  }
}
