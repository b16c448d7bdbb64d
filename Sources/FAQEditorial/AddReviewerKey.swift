public import FAQModel
import FAQStore

/// Registers a public key as one of somebody who signs. It is theirs for ever.
public struct AddReviewerKey: Act {
  public var handle: Handle
  /// An OpenSSH `.pub` file.
  public var file: [UInt8]
  public var validFrom: Instant?
  public var validUntil: Instant?

  public init(
    handle: Handle, file: [UInt8], validFrom: Instant? = nil, validUntil: Instant? = nil
  ) {
    self.handle = handle
    self.file = file
    self.validFrom = validFrom
    self.validUntil = validUntil
  }

  public func perform(at desk: Desk) throws -> ReviewerKey {
    try desk.require(.admin, to: "add keys")
    let reviewer = try desk.signer(handle)
    let key = try SSHPublicKey(parsing: file)
    let known = try desk.reading.reviewerKeys().first { $0.fingerprint == key.fingerprint }
    if let known { throw Refusal.keyTaken(key.fingerprint, by: known.handle) }
    if let validFrom, let validUntil, validUntil <= validFrom {
      throw Refusal.untilBeforeFrom(from: validFrom, until: validUntil)
    }
    try desk.record(
      .reviewerKeyAdd,
      details: .object([
        "handle": .string(reviewer.handle.text), "key": .string(key.line),
        "fingerprint": .string(key.fingerprint), "valid_from": .optional(validFrom),
        "valid_until": .optional(validUntil),
      ]))
    return try desk.reading.reviewerKey(key.fingerprint)
  }
}

/// Ends the use of a key: sign-offs that were recorded from a moment on with it do not count.
public struct RevokeReviewerKey: Act {
  /// The fingerprint, or a part of it that fits one key.
  public var fingerprint: String
  /// From when on; nil for from now on.
  public var from: Instant?
  public var reason: String

  public init(fingerprint: String, from: Instant? = nil, reason: String) {
    self.fingerprint = fingerprint
    self.from = from
    self.reason = reason
  }

  public func perform(at desk: Desk) throws -> ReviewerKey {
    try desk.require(.admin, to: "revoke keys")
    let reason = try Names.words(reason, field: "reason", for: "reviewer key revoke")
    if let from, from > desk.time { throw Refusal.timeInFuture(from, what: "--from") }
    let key = try desk.reading.reviewerKey(fingerprint)
    if let revocation = key.revocation {
      guard let from, from < revocation.from else {
        throw Refusal.nothingToChange("the key \(key.fingerprint) is revoked already")
      }
    }
    try desk.record(
      .reviewerKeyRevoke, note: reason,
      details: .object([
        "fingerprint": .string(key.fingerprint), "from": .string((from ?? desk.time).description),
      ]))
    return try desk.reading.reviewerKey(key.fingerprint)
  }
}

extension Reading {
  /// The key with a fingerprint, or with a part of it that fits no other: at least 6 characters, those of
  /// `SHA256:`, which every fingerprint begins with, not counted.
  func reviewerKey(_ part: String) throws -> ReviewerKey {
    let mark = "SHA256:"
    let isStart = part.hasPrefix(mark)
    let digits = isStart ? String(part.dropFirst(mark.count)) : part
    let keys = try reviewerKeys().filter { key in
      let known = String(key.fingerprint.dropFirst(mark.count))
      return digits.utf8.count >= 6 && (isStart ? known.hasPrefix(digits) : known.contains(digits))
    }
    guard let key = keys.first, keys.count == 1 else { throw Refusal.unknownKey(part) }
    return key
  }
}

extension Editorial {
  /// Every key that was ever added, oldest first: all, or one person's.
  public func reviewerKeys(of handle: Handle? = nil) throws -> [ReviewerKey] {
    try read { reading in
      try reading.reviewerKeys().filter { handle == nil || $0.handle == handle }
    }
  }

  /// The file with which `ssh-keygen -Y verify` checks sign-offs: see ALLOWED SIGNERS in ssh-keygen(1).
  /// Keys that were revoked count in it until the moment from which they are revoked; those that count for no
  /// second of OpenSSH, which knows no parts of one, are left out.
  public func allowedSigners() throws -> String {
    var file = try AllowedSigners(namespace: SignOffStatement.namespace)
    for key in try reviewerKeys() {
      let until = [key.validUntil, key.revocation?.from].compactMap(\.self).min()
      do {
        try file.add(
          key.handle.text, try SSHPublicKey(line: key.line), from: key.validFrom, until: until)
      } catch Refusal.untilBeforeFrom { continue }
    }
    return file.text
  }

  /// A sign-off of a text, counted from 1, with what was signed.
  ///
  /// - Throws: ``Refusal/unknownSignOff(_:_:of:by:)``, or ``Refusal/signOffWithoutSignature(_:_:)``.
  public func signedSignOff(
    _ number: Int, of address: ArticleAddress
  ) throws -> (signOff: SignOff, statement: String, signature: String) {
    try read { reading in
      let record = try reading.record(named: address.name)
      let revision = try record.resolvePublic(address, at: reading.moment.time)
      let signOff = try record.signOff(number, of: revision)
      guard let signed = try reading.signedStatement(of: signOff) else {
        throw Refusal.signOffWithoutSignature(revision.id, number)
      }
      return (signOff, signed.statement, signed.signature)
    }
  }
}
