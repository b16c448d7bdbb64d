/// A signature by a key of OpenSSH over a text, as `ssh-keygen -Y sign` makes it (PROTOCOL.sshsig of
/// OpenSSH).
///
/// The bytes that `ssh-keygen` ignores are refused where they are not what it writes itself: version
/// 0, anything in the reserved field, NULs after names, needless zeros before numbers, and an RSA key
/// under the name of its signatures. None of them is signed, so that whoever passes a signature on
/// could hide something there.
package struct SSHSignature: Equatable, Sendable {
  /// The hash function through which the text goes before it is signed.
  package enum HashAlgorithm: String, Sendable {
    case sha256, sha512
  }

  /// What a security key says of a signature; its signature covers it.
  package struct SecurityKeyUse: Hashable, Sendable {
    package let flags: UInt8
    /// How many signatures the device counted.
    package let counter: UInt32

    /// Whether somebody touched the device.
    package var userPresent: Bool { flags & 0x01 != 0 }
    /// Whether the device knew its owner, by a PIN or a fingerprint.
    package var userVerified: Bool { flags & 0x04 != 0 }
  }

  /// The key that is said to have signed; ``verify(_:namespace:)`` tells whether it did.
  package let publicKey: SSHPublicKey
  /// What the signature is for, so that none made for something else is taken.
  package let namespace: String
  package let hashAlgorithm: HashAlgorithm
  /// Nil for keys that are no security keys.
  package let securityKeyUse: SecurityKeyUse?
  let value: Value
  /// The signature in the form of PROTOCOL.sshsig, which ``armour`` writes in base64.
  package let blob: [UInt8]

  /// Reads a signature in the form of PROTOCOL.sshsig.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  package init(blob: [UInt8]) throws {
    var reader = SSHReader(blob)
    guard reader.bytes(Self.magic.count) == Self.magic else {
      throw Self.invalid("it does not begin as signatures of OpenSSH do")
    }
    guard reader.uint32() == Self.version else { throw Self.invalid("it is not of version 1") }
    guard let keyBytes = reader.string() else { throw Self.cutOff }
    publicKey = try Self.publicKey(keyBytes)
    guard let namespace = reader.text(), let reserved = reader.string() else { throw Self.cutOff }
    guard !namespace.isEmpty else { throw Self.invalid("it does not say what it is for") }
    guard reserved.isEmpty else { throw Self.invalid("its reserved field is not empty") }
    self.namespace = namespace
    guard let hash = reader.text().flatMap(HashAlgorithm.init(rawValue:)) else {
      throw Self.invalid("its hash is neither sha256 nor sha512")
    }
    hashAlgorithm = hash
    guard let signature = reader.string() else { throw Self.cutOff }
    guard reader.isAtEnd else { throw Self.invalid("something follows its end") }
    (value, securityKeyUse) = try Self.read(signature, of: publicKey.kind)
    self.blob = blob
  }

  private static func publicKey(_ blob: [UInt8]) throws -> SSHPublicKey {
    do {
      return try SSHPublicKey(blob: blob)
    } catch Refusal.unusableKey(let cause) {
      throw invalid("its public key cannot be used: \(cause)")
    }
  }

  static func invalid(_ cause: String) -> Refusal { .invalidSignature(cause: cause) }

  static let cutOff = invalid("it is cut off or damaged")
  static let magic = Array("SSHSIG".utf8)
  private static let version: UInt32 = 1
}
