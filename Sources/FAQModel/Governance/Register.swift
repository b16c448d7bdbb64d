/// A reviewer's sign-offs from a moment on were declared void, or the declaration was lifted.
public struct ReviewerRevocation: Equatable, Sendable {
  public let handle: Handle
  /// From when on the person's sign-offs do not count; nil where the person was reinstated.
  public let from: Instant?
  public let reason: String
  public let actor: Handle
  /// When it was recorded.
  public let time: Instant
  package let entry: Int64

  package init(
    handle: Handle, from: Instant?, reason: String, actor: Handle, time: Instant, entry: Int64
  ) {
    self.handle = handle
    self.from = from
    self.reason = reason
    self.actor = actor
    self.time = time
    self.entry = entry
  }
}

/// A key with which a reviewer signs. A key belongs to one person for ever.
public struct ReviewerKey: Equatable, Sendable {
  /// The end of a key's use before its time.
  public struct Revocation: Equatable, Sendable {
    /// Signatures recorded from this moment on do not count.
    public let from: Instant
    public let reason: String
    public let time: Instant
    package let entry: Int64

    package init(from: Instant, reason: String, time: Instant, entry: Int64) {
      self.from = from
      self.reason = reason
      self.time = time
      self.entry = entry
    }
  }

  public let handle: Handle
  /// `SHA256:` and the unpadded Base64 of the SHA-256 of the key, as OpenSSH prints it.
  public let fingerprint: String
  /// The kind and the key in Base64, as in an OpenSSH `.pub` file, without the comment.
  public let line: String
  /// From when on and until when signatures with it count; nil for no bound.
  public let validFrom: Instant?
  public let validUntil: Instant?
  /// When it was added.
  public let time: Instant
  package let entry: Int64
  /// In the order of the ledger: each reaches further back than the one before.
  public let revocations: [Revocation]

  /// The one that reaches back furthest.
  public var revocation: Revocation? { revocations.last }

  package init(
    handle: Handle, fingerprint: String, line: String, validFrom: Instant?, validUntil: Instant?,
    time: Instant, entry: Int64, revocations: [Revocation]
  ) {
    self.handle = handle
    self.fingerprint = fingerprint
    self.line = line
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.time = time
    self.entry = entry
    self.revocations = revocations
  }

  /// Why a signature recorded at a time never counted, in a clause; nil where it did.
  package func boundsObjection(at time: Instant) -> String? {
    if let validFrom, time < validFrom { return "is valid from \(validFrom.forPeople) on" }
    if let validUntil, time >= validUntil { return "expired at \(validUntil.forPeople)" }
    return nil
  }

  /// Why nothing can be signed with it at a time, in a clause; nil where something can.
  package func objection(at time: Instant) -> String? {
    if let cause = boundsObjection(at: time) { return cause }
    if let revocation, time >= revocation.from {
      return "was revoked from \(revocation.from.forPeople) on: \(revocation.reason)"
    }
    return nil
  }
}

/// The register of those who sign: revocations and keys, in the order of the ledger.
package struct Register: Equatable, Sendable {
  /// The revocations of each person since the last reinstatement.
  private var revocations: [Handle: [ReviewerRevocation]] = [:]
  private var keys: [String: ReviewerKey] = [:]
  /// What was revoked by this entry or a later one is not known.
  private var end: Int64 = .max

  package init(revocations: [ReviewerRevocation] = [], keys: [ReviewerKey] = []) {
    for revocation in revocations { put(revocation) }
    for key in keys { self.keys[key.fingerprint] = key }
  }

  /// The register as it was just before an entry, as far as keys and single sign-offs are concerned.
  func before(_ entry: Int64) -> Register {
    var former = self
    former.end = entry
    return former
  }

  /// Adds the next revocation or reinstatement. Only the latter makes sign-offs count again: a
  /// revocation from a later date on takes none back that is there.
  package mutating func put(_ revocation: ReviewerRevocation) {
    if revocation.from == nil {
      revocations[revocation.handle] = nil
    } else {
      revocations[revocation.handle, default: []].append(revocation)
    }
  }

  /// The revocation of a person that stands: of several, the one that reaches back furthest.
  package func revocation(of handle: Handle) -> ReviewerRevocation? {
    revocations[handle].flatMap(Self.furthest)
  }

  /// The revocations that stand, one a person.
  package var standing: [Handle: ReviewerRevocation] { revocations.compactMapValues(Self.furthest) }

  private static func furthest(_ revocations: [ReviewerRevocation]) -> ReviewerRevocation? {
    revocations.min { ($0.from ?? .distantFuture) < ($1.from ?? .distantFuture) }
  }

  package func key(_ fingerprint: String) -> ReviewerKey? { keys[fingerprint] }

  /// The moment from which a sign-off does not count, because it, its signer or its key was revoked;
  /// nil where it stands.
  package func end(of signOff: SignOff) -> Instant? {
    var ends = [withdrawal(of: signOff)?.time].compactMap(\.self)
    let revoked = revocations[signOff.reviewer] ?? []
    ends += revoked.filter { $0.from.map { signOff.time >= $0 } ?? false }.map(\.time)
    if let key = signOff.key.flatMap(key) {
      ends += key.revocations.filter { $0.entry < end && signOff.time >= $0.from }.map(\.time)
    }
    return ends.min()
  }

  private func withdrawal(of signOff: SignOff) -> SignOff.Revocation? {
    signOff.revocation.flatMap { $0.entry < end ? $0 : nil }
  }

  /// Whether a sign-off itself was withdrawn by a time.
  func isWithdrawn(_ signOff: SignOff, at time: Instant) -> Bool {
    withdrawal(of: signOff).map { $0.time <= time } ?? false
  }

  /// Whether a sign-off counts at a time still.
  package func stands(_ signOff: SignOff, at time: Instant) -> Bool {
    end(of: signOff).map { $0 > time } ?? true
  }
}
