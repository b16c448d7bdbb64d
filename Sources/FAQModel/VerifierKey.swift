import Crypto

/// The public half of a key that signs checkpoints: what an auditor is given once, and keeps.
///
/// It is written as C2SP signed-note has it: the key's name, its ID in hexadecimal characters and the
/// base64 of the algorithm (1, Ed25519 of RFC 8032) and the public key, joined by plus signs.
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The name of the ledger whose checkpoints the key signs.
  package let name: String
  /// The first 4 bytes of the SHA-256 of the name, a line feed, the algorithm and the public key.
  package let id: UInt32
  /// The 32 bytes of the public key.
  private let bytes: [UInt8]

  init(name: String, _ key: Curve25519.Signing.PublicKey) {
    self.init(name: name, bytes: Array(key.rawRepresentation))
  }

  private init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    let digest = Digest(of: Array(name.utf8) + [0x0a, Self.algorithm] + bytes)
    id = digest.bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A verifier key as written.
  ///
  /// - Throws: ``Refusal/unreadableProof(what:cause:)``.
  package init(parsing text: String) throws {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    if text.hasPrefix(SiteKey.mark) {
      throw Self.malformed("it is the private key; keep it secret")
    }
    guard parts.count == 3, Self.isName(String(parts[0])) else {
      throw Self.malformed("it is not a name, an ID and a key with a plus sign between them")
    }
    guard let key = [UInt8](base64: String(parts[2])), key.count == 33, key[0] == Self.algorithm
    else { throw Self.malformed("it holds no Ed25519 key in base64") }
    self.init(name: String(parts[0]), bytes: Array(key.dropFirst()))
    guard hexID == parts[1] else { throw Self.malformed("its ID is not that of its name and key") }
  }

  /// The ID as 8 hexadecimal characters.
  package var hexID: String { String(id, radix: 16).padded(to: 8) }

  package var description: String { "\(name)+\(hexID)+\(([Self.algorithm] + bytes).base64)" }

  /// Whether a signature was made with the private half over the bytes of a text.
  func verifies(_ signature: [UInt8], of text: String) -> Bool {
    let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    return key?.isValidSignature(signature, for: Array(text.utf8)) ?? false
  }

  /// Whether a text may name a key: not empty, without white space, plus signs and characters that
  /// act on a terminal.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && !$0.actsOnReader && $0 != "+"
      }
  }

  /// The byte that stands for Ed25519 in keys.
  static let algorithm: UInt8 = 0x01

  private static func malformed(_ cause: String) -> Refusal {
    .unreadableProof(what: "verifier key", cause: cause)
  }
}
