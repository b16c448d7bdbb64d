/// Every version of the rules that was ever in force, in the order of the ledger.
package struct GovernanceHistory: Sendable {
  /// A change of the rules.
  package enum Change: Sendable {
    case policy(Policy.Key, value: String)
    case shelf(Category)
  }

  /// The rules from an entry on.
  package struct Version: Sendable {
    package let entry: Int64
    package let time: Instant
    package let policy: Policy
  }

  /// At least one, in the order of the ledger; the first holds from the beginning.
  package let versions: [Version]
  /// The shelves after the last entry.
  private let shelves: Shelves
  /// The register of those who sign at the beginning, and after each revocation and reinstatement.
  private let registers: [(entry: Int64, time: Instant, register: Register)]

  /// - Parameter revocations: those of reviewers and their reinstatements, in the order of the ledger.
  /// - Throws: ``Refusal/invalidPolicy(key:value:)`` where a rule has a value that it cannot have.
  package init(
    _ changes: [(entry: Int64, time: Instant, change: Change)],
    revocations: [ReviewerRevocation] = [], keys: [ReviewerKey] = []
  ) throws {
    var versions = [Version(entry: 0, time: .earliest, policy: Policy())]
    var policy = Policy()
    var shelves = Shelves()
    for (entry, time, change) in changes.sorted(by: { $0.entry < $1.entry }) {
      switch change {
      case .policy(let key, let value): try policy.set(key, to: value)
      case .shelf(let category):
        let known = shelves.put(category, by: entry)
        if let known, known.parent == category.parent, known.tier == category.tier { continue }
      }
      versions.append(Version(entry: entry, time: time, policy: policy))
    }
    self.versions = versions
    self.shelves = shelves
    registers = Self.registers(revocations, keys)
  }

  private static func registers(
    _ revocations: [ReviewerRevocation], _ keys: [ReviewerKey]
  ) -> [(entry: Int64, time: Instant, register: Register)] {
    var register = Register(keys: keys)
    var registers = [(entry: Int64(0), time: Instant.earliest, register: register)]
    for revocation in revocations {
      register.put(revocation)
      registers.append((revocation.entry, revocation.time, register))
    }
    return registers
  }

  /// The rules in force after the last entry, or just before one: what was revoked by that entry or since is
  /// not known then, though it may be of the same time.
  package func governance(before entry: Int64 = .max) -> Governance {
    Governance(
      policy: (versions.last { $0.entry < entry } ?? versions[0]).policy,
      shelves: shelves.before(entry),
      register: (registers.last { $0.entry < entry } ?? registers[0]).register.before(entry))
  }

  /// The rules in force at a time.
  package func governance(at time: Instant) -> Governance {
    let version = versions.last { $0.time <= time } ?? versions[0]
    return Governance(
      policy: version.policy, shelves: shelves.before(version.entry.next),
      register: (registers.last { $0.time <= time } ?? registers[0]).register)
  }

  /// The last entry that changed the rules, up to one of the ledger; 0 where none did.
  package func lastEntry(through entry: Int64) -> Int64 {
    versions.last { $0.entry <= entry }?.entry ?? 0
  }

  /// When somebody was revoked or reinstated.
  package var registerTimes: [Instant] { registers.dropFirst().map(\.time) }

  /// Whether any version withholds texts whose sign-offs no longer suffice.
  package var mayWithhold: Bool {
    versions.contains { version in
      Tier.allCases.contains { version.policy[$0].onLapse == .withhold }
    }
  }

  /// How many months sign-offs hold in any version.
  package var reviewIntervals: Set<Int> {
    Set(
      versions.flatMap { version in
        Tier.allCases.compactMap { version.policy[$0].reviewInterval }
      })
  }

  /// The rules by which articles are weighed now.
  package var rules: Rules { rules(governance()) }

  /// The rules by which articles were weighed at a time.
  package func rules(at time: Instant) -> Rules { rules(governance(at: time)) }

  private func rules(_ now: Governance) -> Rules {
    Rules(now: now, before: { governance(before: $0) })
  }
}
