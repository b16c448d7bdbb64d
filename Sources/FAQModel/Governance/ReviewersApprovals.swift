/// What one reviewer's approvals of a text come to.
///
/// Each counts as long as it holds: a later one without a signature, of another meaning or of the changes alone
/// takes nothing from an earlier one that is asked for still, and no more does one that is void because its signer
/// or its key was revoked from a later day on. Who withdraws a sign-off withdraws all that they signed of the text
/// before it.
struct ReviewersApprovals {
  /// What an approval is.
  enum Kind {
    case own, unsigned
    case held(Held)
  }

  /// What the newest one is.
  let newest: Kind
  /// Those that hold, of each meaning the one that holds longest, the meaning of the newest first.
  private(set) var holding: [Held] = []
  /// The newest that holds.
  private(set) var newestHolding: SignOff?

  /// - Parameter approvals: of one reviewer, the newest first, at least one.
  init(
    _ approvals: [SignOff], _ register: Register, at time: Instant, _ weigh: (SignOff) -> Kind
  ) {
    newest = weigh(approvals[0])
    for (index, approval) in approvals.enumerated() {
      let place = holding.firstIndex { $0.signOff.meaning == approval.meaning }
      // NB: of approvals of all of the text, the newest holds longest.
      if place.map({ holding[$0].signOff.scope != .fullText }) ?? true,
        case .held(let held) = index == 0 ? newest : weigh(approval), held.holds(at: time)
      {
        newestHolding = newestHolding ?? approval
        if let place {
          if held.outlasts(holding[place]) { holding[place] = held }
        } else {
          holding.append(held)
        }
      }
      if register.isWithdrawn(approval, at: time) { break }
    }
  }

  /// The most choices that are tried.
  private static let mostChoices = 64

  /// One of each reviewer's, so that nothing is open where a choice leaves nothing open; else the newest ones.
  static func chosen(_ people: [[Held]], _ requirements: Requirements) -> [Held] {
    guard people.contains(where: { $0.count > 1 }) else { return people.map { $0[0] } }
    var choices: [[Held]] = [[]]
    for own in people {
      let own = choices.count * own.count <= mostChoices ? own : [own[0]]
      choices = choices.flatMap { choice in own.map { choice + [$0] } }
    }
    return choices.first { requirements.areMet(by: $0.map(\.signOff)) } ?? choices[0]
  }
}

/// An approval, and the moment from which it does not count.
struct Held {
  let signOff: SignOff
  /// Nil where it holds for ever.
  let end: Instant?
  let fullyReviewed: Instant?
  private let revocation: Instant?

  init(
    _ signOff: SignOff, in record: ArticleRecord, for demand: Demand, _ register: Register,
    at time: Instant, knowing below: BelowChanges
  ) {
    self.signOff = signOff
    revocation = register.end(of: signOff)
    var ends = [revocation]
    if let base = signOff.base {
      // Changes are vouched for as long as what they were made to is.
      let below = below.weighed(under: signOff) {
        SignOffs(
          of: base, in: record, for: demand, register: register, at: time, before: signOff.entry,
          question: .publishing, knowing: below)
      }
      ends.append(below.missing.isEmpty || below.due != nil ? below.due : signOff.time)
      fullyReviewed = below.fullyReviewed
    } else {
      fullyReviewed = signOff.time
      ends.append(demand.rules.reviewInterval.map { signOff.time.adding(months: $0) })
    }
    end = ends.compactMap(\.self).min()
  }

  func outlasts(_ other: Held) -> Bool {
    (end ?? .distantFuture) > (other.end ?? .distantFuture)
  }

  func holds(at time: Instant) -> Bool { (end ?? .distantFuture) > time }

  func isRevoked(at time: Instant) -> Bool { revocation.map { $0 <= time } ?? false }
}
