import Crypto
import CryptoExtras

extension SSHPublicKey {
  /// What a key holds besides its kind, ready to check signatures with.
  struct Content {
    enum Numbers {
      case ed25519(Curve25519.Signing.PublicKey)
      case p256(P256.Signing.PublicKey)
      case rsa(_RSA.Signing.PublicKey)
    }

    let kind: Kind
    let numbers: Numbers
    /// For whom a security key was made, mostly `ssh:`; it is part of what such a key signs.
    let application: String?

    /// Reads a key in the form of the SSH protocol (RFC 4253, section 6.6; RFC 5656, section 3.1;
    /// RFC 8709, section 4; PROTOCOL.u2f of OpenSSH).
    ///
    /// - Throws: ``Refusal/unusableKey(cause:)``.
    init(blob: [UInt8]) throws {
      var reader = SSHReader(blob)
      guard let name = reader.text() else { throw Self.damaged("it does not begin with its kind") }
      guard let kind = Kind(exactly: name) else { throw Kind.unknown(name) }
      self.kind = kind
      numbers =
        switch kind {
        case .ed25519, .securityKeyEd25519: .ed25519(try Self.ed25519(&reader))
        case .ecdsaP256, .securityKeyECDSAP256: .p256(try Self.p256(&reader))
        case .rsa: .rsa(try Self.rsa(&reader))
        }
      application = kind.isSecurityKey ? reader.text() : nil
      guard !kind.isSecurityKey || application != nil else {
        throw Self.damaged("it does not say for whom it was made")
      }
      guard reader.isAtEnd else { throw Self.damaged("something follows the key") }
    }

    private static func ed25519(_ reader: inout SSHReader) throws -> Curve25519.Signing.PublicKey {
      guard let bytes = reader.string(),
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
      else { throw damaged("it holds no 32 bytes of Ed25519") }
      // The sign of x is the highest bit.
      let height: [UInt8] = bytes.dropLast() + [bytes[31] & 0x7f]
      guard height.reversed().lexicographicallyPrecedes(field) else {
        throw damaged("its number is too large")
      }
      // NB: OpenSSH takes these. Nobody has their private half, yet everybody can make signatures for
      // them, some of which fit every text.
      guard !weakHeights.contains(height) else {
        throw Refusal.unusableKey(
          cause: "it is one of the few with which anybody can sign anything")
      }
      return key
    }

    private static func p256(_ reader: inout SSHReader) throws -> P256.Signing.PublicKey {
      guard reader.text() == "nistp256", let bytes = reader.string(),
        let key = try? P256.Signing.PublicKey(x963Representation: bytes)
      else { throw damaged("it holds no point of the curve P-256") }
      return key
    }

    /// NB: OpenSSH takes 1,024 to 16,384 bits. Fewer than 2,048 are forbidden by NIST SP 800-131A; more
    /// than 8,192, and exponents of more than 33 bits, are not computed with by BoringSSL.
    private static func rsa(_ reader: inout SSHReader) throws -> _RSA.Signing.PublicKey {
      guard let exponent = reader.positiveNumber(), let modulus = reader.positiveNumber() else {
        throw damaged("it holds no two numbers")
      }
      let size = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
      guard rsaSizes.contains(size) else {
        throw Refusal.unusableKey(
          cause: "it has \(size) bits, and an RSA key needs "
            + "\(rsaSizes.lowerBound) to \(rsaSizes.upperBound)")
      }
      guard let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent) else {
        throw damaged("its numbers are no RSA key")
      }
      return key
    }

    /// The sizes of RSA keys, in bits.
    private static let rsaSizes = 2048...8192

    private static func damaged(_ cause: String) -> Refusal {
      .unusableKey(cause: "it is damaged: \(cause)")
    }
  }
}

extension SSHPublicKey.Content {
  /// The number below which the coordinates of Ed25519 are (RFC 8032, section 5.1.3), the most
  /// significant byte first.
  private static let field: [UInt8] = [0x7f] + [UInt8](repeating: 0xff, count: 30) + [0xed]

  /// The y coordinates of the points of order 1, 2, 4 and 8 of Ed25519, the least significant byte
  /// first.
  private static let weakHeights: [[UInt8]] = [
    [UInt8](repeating: 0, count: 32),
    [1] + [UInt8](repeating: 0, count: 31),
    [0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
    [
      0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0,
      0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
      0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39,
      0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
      0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f,
      0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
      0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6,
      0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
  ]
}
