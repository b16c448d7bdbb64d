extension SSHSignature {
  /// The numbers of a signature, in the forms that are computed with.
  enum Value: Equatable, Sendable {
    case ed25519([UInt8])
    /// r and s, 32 bytes each.
    case p256([UInt8])
    case rsa([UInt8], HashAlgorithm)
  }

  /// Reads the innermost part, which begins with the algorithm's name (RFC 4253, section 6.6;
  /// RFC 5656, section 3.1.2; RFC 8332, section 3; RFC 8709, section 6; PROTOCOL.u2f of OpenSSH).
  static func read(
    _ bytes: [UInt8], of kind: SSHPublicKey.Kind
  ) throws -> (Value, SecurityKeyUse?) {
    var reader = SSHReader(bytes)
    guard let algorithm = reader.text(), let signature = reader.string() else { throw cutOff }
    let value =
      switch kind {
      case .rsa: try rsa(signature, algorithm)
      default: try value(signature, algorithm, of: kind)
      }
    var use: SecurityKeyUse?
    if kind.isSecurityKey {
      guard let flags = reader.byte(), let counter = reader.uint32() else { throw cutOff }
      use = SecurityKeyUse(flags: flags, counter: counter)
    }
    guard reader.isAtEnd else { throw cutOff }
    return (value, use)
  }

  private static func rsa(_ signature: [UInt8], _ algorithm: String) throws -> Value {
    switch algorithm {
    case "rsa-sha2-256": return .rsa(signature, .sha256)
    case "rsa-sha2-512": return .rsa(signature, .sha512)
    case "ssh-rsa": throw invalid("it is made with SHA-1, which is broken")
    default: throw invalid("its algorithm does not fit its key")
    }
  }

  private static func value(
    _ signature: [UInt8], _ algorithm: String, of kind: SSHPublicKey.Kind
  ) throws -> Value {
    guard algorithm.utf8.elementsEqual(kind.rawValue.utf8) else {
      throw invalid("its algorithm does not fit its key")
    }
    guard kind == .ecdsaP256 || kind == .securityKeyECDSAP256 else {
      guard signature.count == 64 else { throw cutOff }
      return .ed25519(signature)
    }
    var reader = SSHReader(signature)
    guard let r = reader.positiveNumber(), let s = reader.positiveNumber(), reader.isAtEnd,
      r.count <= 32, s.count <= 32
    else { throw cutOff }
    return .p256(r.padded(to: 32) + s.padded(to: 32))
  }
}

extension [UInt8] {
  /// The number with as many zeros before it as make it so many bytes long.
  func padded(to length: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: Swift.max(0, length - count)) + self
  }
}
