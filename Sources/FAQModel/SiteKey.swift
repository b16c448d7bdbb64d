package import Crypto

/// The private key with which a site signs the checkpoints of its ledger (Ed25519, RFC 8032).
///
/// It is written as Go's `golang.org/x/mod/sumdb/note` has it: `PRIVATE`, `KEY`, the name, the key ID
/// and the base64 of the algorithm and the 32 bytes of the seed, joined by plus signs.
package struct SiteKey: Sendable {
  /// What checks the signatures.
  package let verifierKey: VerifierKey
  private let key: Curve25519.Signing.PrivateKey

  /// What the text of a private key begins with.
  static let mark = "PRIVATE+KEY+"

  /// A key of a name.
  ///
  /// - Throws: ``Refusal/invalidKeyName(_:)``.
  package init(
    name: String, key: Curve25519.Signing.PrivateKey = Curve25519.Signing.PrivateKey()
  ) throws {
    guard VerifierKey.isName(name) else { throw Refusal.invalidKeyName(name) }
    self.key = key
    verifierKey = VerifierKey(name: name, key.publicKey)
  }

  /// A private key as written.
  ///
  /// - Throws: ``Refusal/unreadableProof(what:cause:)``, which tells nothing of the key.
  package init(parsing text: String) throws {
    let parts = text.dropFirst(Self.mark.count)
      .split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard text.hasPrefix(Self.mark), parts.count == 3,
      let bytes = [UInt8](base64: parts[2]), bytes.count == 33, bytes[0] == VerifierKey.algorithm,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.dropFirst())
    else { throw Self.malformed("it is not what 'faqcms ledger key' wrote") }
    try self.init(name: parts[0], key: key)
    guard verifierKey.hexID == parts[1] else {
      throw Self.malformed("its ID is not that of its name and key")
    }
  }

  /// The private key as it is written to its file: to be shown to nobody.
  package var secret: String {
    let bytes = [VerifierKey.algorithm] + Array(key.rawRepresentation)
    return "\(Self.mark)\(verifierKey.name)+\(verifierKey.hexID)+\(bytes.base64)"
  }

  /// Signs the bytes of a text.
  package func sign(_ text: String) throws -> SignedNote.Signature {
    SignedNote.Signature(
      name: verifierKey.name, keyID: verifierKey.id,
      bytes: Array(try key.signature(for: Array(text.utf8))))
  }

  private static func malformed(_ cause: String) -> Refusal {
    .unreadableProof(what: "private key", cause: cause)
  }
}
