/// A file that tells `ssh-keygen -Y verify` whose keys count when (ALLOWED SIGNERS in ssh-keygen(1)),
/// so that others can check signatures without this program.
///
/// The times are in UTC, as the Z at their end says, which OpenSSH reads since 9.1.
package struct AllowedSigners: Equatable, Sendable {
  /// What the signatures are for; the keys count for nothing else.
  package let namespace: String
  private var lines: [String] = []

  /// A file without keys.
  ///
  /// - Throws: ``Refusal/invalidName(field:cause:)``.
  package init(namespace: String) throws {
    try Self.check(namespace, "namespace")
    self.namespace = namespace
  }

  /// Adds the key of a person, who is named as `ssh-keygen -I` will name them.
  ///
  /// - Parameters:
  ///   - from: the second from which on signatures count; always, where there is none.
  ///   - until: the last second in which they count. Fractions of seconds are dropped from both.
  /// - Throws: ``Refusal/invalidName(field:cause:)`` for what OpenSSH would take for a pattern, and
  ///   ``Refusal/untilBeforeFrom(from:until:)``.
  package mutating func add(
    _ principal: String, _ key: SSHPublicKey, from: Instant? = nil, until: Instant? = nil
  ) throws {
    try Self.check(principal, "principal")
    // OpenSSH refuses the first second of 1970, and a key that counts for no second.
    let start = from ?? .earliest
    if let until, until.seconds <= start.seconds {
      throw Refusal.untilBeforeFrom(from: start, until: until)
    }
    var options = ["namespaces=\"\(namespace)\""]
    if start.seconds > 0 { options.append("valid-after=\"\(start.compact)\"") }
    if let until { options.append("valid-before=\"\(until.compact)\"") }
    lines.append("\(principal) \(options.joined(separator: ",")) \(key.line)\n")
  }

  /// The file.
  package var text: String { lines.joined() }

  /// A pattern such as `*@clinic` would let any of the keys sign for everybody whom it matches.
  private static func check(_ name: String, _ field: String) throws {
    guard !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw Refusal.invalidName(field: field, cause: "it is not of ASCII characters without spaces")
    }
    guard !name.contains(where: { "*?!,\"\\#".contains($0) }) else {
      throw Refusal.invalidName(
        field: field, cause: "it has one of the characters *?!,\"\\# that OpenSSH reads otherwise")
    }
  }
}

extension Instant {
  fileprivate var seconds: Int64 { milliseconds / 1000 }

  /// The time as OpenSSH reads it: `20261201090000Z`.
  fileprivate var compact: String {
    description.prefix(19).filter(\.isNumber) + "Z"
  }
}
