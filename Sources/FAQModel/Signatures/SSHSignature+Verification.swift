import Crypto
import CryptoExtras

extension SSHSignature {
  /// Checks that a given key signed the message for the namespace.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  package func verify(
    _ message: [UInt8], namespace: String, by key: SSHPublicKey
  ) throws {
    guard publicKey == key else {
      throw Self.invalid(
        "it is by the key \(publicKey.fingerprint) and not by the expected \(key.fingerprint)")
    }
    try verify(message, namespace: namespace)
  }

  /// Checks that ``publicKey`` signed the message for the namespace; whose key that is, and whether it
  /// may sign, is not asked here.
  ///
  /// A signature of a security key counts only where its device was touched. `ssh-keygen -Y verify`
  /// does not ask that, and its allowed signers cannot demand it, so that it takes signatures of keys
  /// made with `no-touch-required`, which any program on the reviewer's machine can have made.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  package func verify(_ message: [UInt8], namespace: String) throws {
    guard self.namespace.utf8.elementsEqual(namespace.utf8) else {
      throw Self.invalid("it was made for '\(self.namespace)' and not for '\(namespace)'")
    }
    if let use = securityKeyUse, !use.userPresent {
      throw Self.invalid("the security key was not touched")
    }
    guard try isTrue(of: message) else {
      throw Self.invalid("it is not by the key \(publicKey.fingerprint) over this text")
    }
  }

  private func isTrue(of message: [UInt8]) throws -> Bool {
    let content = try SSHPublicKey.Content(blob: publicKey.blob)
    let signed = bytesToSign(message, content.application)
    switch (content.numbers, value) {
    // NB: BoringSSL wants S below the order of the group, as RFC 8032, section 5.1.7, does. OpenSSH
    // 9.2 takes S plus the order too, which lets others make a second signature out of one.
    case (.ed25519(let key), .ed25519(let value)):
      return key.isValidSignature(value, for: signed)
    case (.p256(let key), .p256(let value)):
      let signature = try? P256.Signing.ECDSASignature(rawRepresentation: value)
      return signature.map { key.isValidSignature($0, for: SHA256.hash(data: signed)) } ?? false
    case (.rsa(let key), .rsa(let value, let hash)):
      // Some programs leave out zeros at the beginning (RFC 8332, section 3).
      let signature = _RSA.Signing.RSASignature(
        rawRepresentation: value.padded(to: (key.keySizeInBits + 7) / 8))
      return switch hash {
      case .sha256:
        key.isValidSignature(
          signature, for: SHA256.hash(data: signed), padding: .insecurePKCS1v1_5)
      case .sha512:
        key.isValidSignature(
          signature, for: SHA512.hash(data: signed), padding: .insecurePKCS1v1_5)
      }
    default: return false
    }
  }

  /// What the key signs: the message within the frame of PROTOCOL.sshsig, and that within the frame of
  /// PROTOCOL.u2f where a security key signs.
  private func bytesToSign(_ message: [UInt8], _ application: String?) -> [UInt8] {
    let hash =
      switch hashAlgorithm {
      case .sha256: Array(SHA256.hash(data: message))
      case .sha512: Array(SHA512.hash(data: message))
      }
    let bytes =
      Self.magic + namespace.asSSHString + "".asSSHString
      + hashAlgorithm.rawValue.asSSHString + hash.asSSHString
    guard let application, let use = securityKeyUse else { return bytes }
    return Array(SHA256.hash(data: Array(application.utf8))) + [use.flags]
      + use.counter.bigEndianBytes + Array(SHA256.hash(data: bytes))
  }
}
