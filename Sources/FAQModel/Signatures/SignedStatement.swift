/// What a reviewer signed, the signature under it, and the key that it must be by.
package struct SignedStatement: Equatable, Sendable {
  package let statement: String
  /// SSHSIG in armour, as `ssh-keygen -Y sign` writes it.
  package let signature: String

  package init(statement: String, signature: String) {
    self.statement = statement
    self.signature = signature
  }

  /// What the signer did at a security key: touched it, or touched it and gave its PIN or a finger; nil for
  /// any other key.
  package var presence: String? {
    let use = (try? SSHSignature(armour: Array(signature.utf8)))?.securityKeyUse
    return use.map { $0.userVerified ? "touch and PIN" : "touch" }
  }

  /// Checks the signature and that it is by a key of the signer that was valid at a time. Whether the key
  /// was revoked since is asked where sign-offs are weighed.
  ///
  /// - Returns: the statement, whose fields are not compared with anything yet.
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  package func verified(
    by register: Register, of handle: Handle, at time: Instant
  ) throws -> (statement: SignOffStatement, key: ReviewerKey) {
    let parsed = try SSHSignature(armour: Array(signature.utf8))
    let fingerprint = parsed.publicKey.fingerprint
    guard let key = register.key(fingerprint), key.handle == handle else {
      throw Refusal.invalidSignature(
        cause:
          "its key \(fingerprint) is not registered as one of \(handle)'s; an admin adds keys with "
          + "'faqcms reviewer key add \(handle) FILE.pub'")
    }
    if let cause = key.boundsObjection(at: time) {
      throw Refusal.invalidSignature(cause: "its key \(fingerprint) \(cause)")
    }
    try parsed.verify(
      Array(statement.utf8), namespace: SignOffStatement.namespace,
      by: try SSHPublicKey(line: key.line))
    return (try SignOffStatement(reading: statement), key)
  }
}

extension SignOff {
  /// Checks that a statement says what this sign-off records: of this site, article, text, signer,
  /// decision, scope and meaning.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  package func check(_ statement: SignOffStatement, of article: Article, site: Site) throws {
    let facts: [(SignOffStatement.Field, String)] = [
      (.site, site.uuid), (.article, article.uuid), (.number, article.id.description),
      (.revision, String(revision.number)), (.digest, digest.named),
      (.decision, decision.description), (.scope, scope.description),
      (.base, base?.named ?? ""), (.meaning, meaning.description), (.signer, reviewer.text),
      (.name, name), (.credentials, credentials), (.registration, registration),
      (.role, meaning.role.rawValue), (.tier, tier.rawValue),
    ]
    for (field, value) in facts {
      let expected = value.isEmpty ? SignOffStatement.none : value
      guard statement[field] == expected else {
        throw Refusal.invalidSignature(
          cause: "the statement under it is about another \(field.rawValue): \(statement[field]), "
            + "not \(expected)")
      }
    }
  }
}
