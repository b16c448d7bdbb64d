/// The public half of a key of OpenSSH, with which a reviewer's signatures are checked.
///
/// Two keys are equal where their ``blob`` is; the comment is no part of the key.
package struct SSHPublicKey: Sendable {
  /// The kinds of key that are known, by the names that OpenSSH gives them.
  package enum Kind: String, CaseIterable, Sendable {
    case ed25519 = "ssh-ed25519"
    case ecdsaP256 = "ecdsa-sha2-nistp256"
    case rsa = "ssh-rsa"
    case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
    case securityKeyECDSAP256 = "sk-ecdsa-sha2-nistp256@openssh.com"

    /// Whether the private half stays in a FIDO device, which is touched for each signature.
    package var isSecurityKey: Bool { self == .securityKeyEd25519 || self == .securityKeyECDSAP256 }
  }

  package let kind: Kind
  /// The key in the form of the SSH protocol, which begins with its kind.
  package let blob: [UInt8]
  /// What stood after the key in its file, often the name of a person and a machine.
  package let comment: String

  /// A key in the form of the SSH protocol.
  ///
  /// - Throws: ``Refusal/unusableKey(cause:)``.
  package init(blob: [UInt8]) throws { try self.init(blob: blob, comment: "") }

  init(blob: [UInt8], comment: String) throws {
    kind = try Content(blob: blob).kind
    self.blob = blob
    self.comment = comment
  }

  /// A key as ``line`` wrote it, and in no other form.
  ///
  /// - Throws: ``Refusal/unusableKey(cause:)``.
  package init(line: String) throws {
    try self.init(fileLine: line)
    guard self.line.utf8.elementsEqual(line.utf8) else {
      throw Refusal.unusableKey(cause: "it is not a kind, a space and base64 alone")
    }
  }

  /// The kind and the base64 of the key with a space between them, as in a `.pub` file, without the
  /// comment.
  package var line: String { "\(kind.rawValue) \(blob.base64)" }

  /// What people compare, as `ssh-keygen -l` prints it: `SHA256:` and the base64 of the SHA-256 of
  /// the key, without padding.
  package var fingerprint: String {
    "SHA256:" + Digest(of: blob).bytes.base64.replacing("=", with: "")
  }

  /// The size beyond which no file with a key or a signature is read, in bytes.
  package static let largestFile = 65_536
}

extension SSHPublicKey: Hashable {
  package static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool {
    left.blob == right.blob
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(blob) }
}
