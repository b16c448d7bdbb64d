/// The head of a ledger's tree, signed by the site: a note in the form of C2SP tlog-checkpoint
/// (https://c2sp.org/tlog-checkpoint). Who keeps one can later see whether the ledger still holds all
/// that it held.
package struct Checkpoint: Equatable, Sendable {
  /// The name of the ledger, which is that of the site's key.
  package let origin: String
  package let head: TreeHead
  /// Lines that other programs may have added; they are signed too.
  package let extensions: [String]
  package let signatures: [SignedNote.Signature]

  /// A checkpoint of a tree, signed and named by a key.
  package init(_ head: TreeHead, signedBy key: SiteKey) throws {
    self.head = head
    origin = key.verifierKey.name
    extensions = []
    signatures = [try key.sign(Self.text(origin, head, []))]
  }

  /// Reads a checkpoint; who signed it is asked with ``check(_:)``.
  ///
  /// - Parameter what: what the checkpoint is called where it is refused.
  /// - Throws: ``Refusal/unreadableProof(what:cause:)``.
  package init(parsing bytes: [UInt8], as what: String = "checkpoint") throws {
    func malformed(_ cause: String) -> Refusal { .unreadableProof(what: what, cause: cause) }
    let note = try SignedNote(parsing: bytes, as: what)
    let lines = note.text.utf8.dropLast()
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.count >= 3, !lines.contains("") else {
      throw malformed("it is not three lines and a signature")
    }
    guard let size = Self.number(lines[1]) else {
      throw malformed("its second line is no number of entries")
    }
    guard let root = Digest(base64: lines[2]) else {
      throw malformed("its third line is no hash in base64")
    }
    origin = lines[0]
    head = TreeHead(size: size, root: root)
    extensions = Array(lines.dropFirst(3))
    signatures = note.signatures
  }

  /// The checkpoint as it is written to files.
  package var note: SignedNote {
    SignedNote(text: Self.text(origin, head, extensions), signatures: signatures)
  }

  /// Checks that the checkpoint is of the ledger that the key is named for, and signed with the key.
  ///
  /// - Throws: ``Refusal/foreignCheckpoint(origin:expected:)``, ``Refusal/unsigned(by:)``,
  ///   ``Refusal/wrongSignature(of:)``.
  package func check(_ key: VerifierKey) throws {
    guard origin.utf8.elementsEqual(key.name.utf8) else {
      throw Refusal.foreignCheckpoint(origin: origin, expected: key.name)
    }
    try note.check(key)
  }

  /// Checks that a ledger of these leaf hashes begins with what the checkpoint was made of.
  ///
  /// - Throws: ``Refusal/ledgerCutOff(size:checkpoint:)``, ``Refusal/historyRewritten(upTo:)``.
  package func check(against leaves: [Digest]) throws {
    guard leaves.count >= head.size else {
      throw Refusal.ledgerCutOff(size: leaves.count, checkpoint: head.size)
    }
    guard MerkleTree.root(of: leaves[..<head.size]) == head.root else {
      throw Refusal.historyRewritten(upTo: head.size)
    }
  }

  /// A number without sign and without zeros before it; nil where the text is none.
  static func number(_ text: String) -> Int? {
    guard let number = Int(text), number >= 0, String(number) == text else { return nil }
    return number
  }

  private static func text(_ origin: String, _ head: TreeHead, _ extensions: [String]) -> String {
    ([origin, String(head.size), head.root.bytes.base64] + extensions).map { $0 + "\n" }.joined()
  }
}
