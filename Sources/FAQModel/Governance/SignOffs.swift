/// The sign-offs of one text, weighed against what is asked of it. This is the one place that decides
/// whether a text is signed off: status, publishing and exporting all ask it.
package struct SignOffs: Sendable {
  /// Those that count, in the order in which they were made: one of each reviewer who did not help to write the
  /// text, that holds still; see ``ReviewersApprovals``.
  package let counting: [SignOff]
  /// Approvals that do not count because their reviewer helped to write the text.
  package let own: [SignOff]
  /// Approvals that no longer count because the review interval has passed.
  package let lapsed: [SignOff]
  /// Approvals that no longer count because they, their signer or their key was revoked.
  package let revoked: [SignOff]
  /// Approvals that do not count because they carry no signature where one is asked for.
  package let unsigned: [SignOff]
  /// What is still to be signed off.
  package let missing: [Requirement]
  /// How many people must sign at least.
  package let required: Int
  /// When the sign-offs that there are cease to suffice, if nothing else happens; nil for never, and
  /// for those that never sufficed. It may have passed.
  package let due: Instant?
  /// Since when those that count suffice only with sign-offs whose reviewers asked for changes to the same
  /// text later; nil where they suffice without, or not at all.
  package let doubted: Instant?
  /// Since when everybody who must sign has looked at all of the text, or at all of what its signed changes
  /// were made to; nil where they have not. It stays when the sign-offs lapse.
  package let fullyReviewed: Instant?
  /// When changes in the text were last signed off; nil where it was signed off as a whole, or not by all
  /// who must.
  package let changesReviewed: Instant?

  package var suffice: Bool { missing.isEmpty }

  /// Of each of their reviewers the newest that holds, be it the one that counts or not.
  private let newest: [SignOff]

  /// Those who approved in a review, and whose approval holds; anybody else may give one.
  package func approvers(in review: Review) -> [Handle] {
    newest.filter { $0.entry >= review.entry }.map(\.reviewer)
  }

  /// Which approvals of a text are weighed.
  package enum Question: Sendable {
    /// May it be published? Approvals before a request for changes or a withdrawal do not count.
    case publishing
    /// May it stay public? What came after its publication takes none away but revocation.
    case staying(Publication)

    /// Whether a request for changes or a withdrawal voids the approvals before it.
    func heeds(_ entry: Int64, _ time: Instant) -> Bool {
      switch self {
      case .publishing: true
      case .staying(let publication):
        entry < publication.entry || (publication.wasScheduled && time <= publication.from)
      }
    }
  }

  /// Weighs the sign-offs that were recorded before a ledger entry, as they stand at a time.
  package init(
    of digest: Digest, in record: ArticleRecord, for demand: Demand, register: Register,
    at time: Instant, before entry: Int64 = .max, question: Question = .publishing
  ) {
    self.init(
      of: digest, in: record, for: demand, register: register, at: time, before: entry,
      question: question, knowing: BelowChanges())
  }

  init(
    of digest: Digest, in record: ArticleRecord, for demand: Demand, register: Register,
    at time: Instant, before entry: Int64, question: Question, knowing below: BelowChanges
  ) {
    var (own, unsigned, newest): ([SignOff], [SignOff], [SignOff]) = ([], [], [])
    var people: [[Held]] = []
    for approvals in record.approvals(of: digest, before: entry, question) {
      let weighed = ReviewersApprovals(approvals, register, at: time) { approval in
        if demand.isIndependent, record.isOwn(approval, for: demand, register: register, at: time) {
          return .own
        }
        if demand.rules.signatures, approval.key == nil { return .unsigned }
        return .held(
          Held(approval, in: record, for: demand, register, at: time, knowing: below))
      }
      switch weighed.newest {
      case _ where !weighed.holding.isEmpty: people.append(weighed.holding)
      case .held(let held): people.append([held])
      case .own: own.append(approvals[0])
      case .unsigned: unsigned.append(approvals[0])
      }
      if let holding = weighed.newestHolding { newest.append(holding) }
    }
    let held = ReviewersApprovals.chosen(people, demand.rules.signOffs)
    let (lasting, ended) = (held.filter { $0.holds(at: time) }, held.filter { !$0.holds(at: time) })
    self.newest = newest
    self.own = own
    self.unsigned = unsigned
    counting = lasting.map(\.signOff).sorted { $0.entry < $1.entry }
    revoked = ended.filter { $0.isRevoked(at: time) }.map(\.signOff)
    lapsed = ended.filter { !$0.isRevoked(at: time) }.map(\.signOff)
    missing = demand.rules.signOffs.missing(in: counting)
    required = demand.rules.signOffs.people
    due = Self.due(held, demand.rules.signOffs)
    doubted =
      missing.isEmpty ? Self.doubted(counting, in: record, demand.rules.signOffs) : nil
    let standing = held.filter { !$0.isRevoked(at: time) }
    fullyReviewed = Self.fullyReviewed(standing, demand.rules.signOffs)
    changesReviewed =
      fullyReviewed == nil
      ? nil : standing.map(\.signOff).filter { $0.scope == .changes }.map(\.time).max()
  }

  /// The oldest review among as many of the newest as suffice.
  private static func fullyReviewed(_ held: [Held], _ requirements: Requirements) -> Instant? {
    let reviewed = held.compactMap { held in held.fullyReviewed.map { (held.signOff, $0) } }
    return reviewed.map(\.1).sorted(by: >).first { oldest in
      requirements.areMet(by: reviewed.filter { $0.1 >= oldest }.map(\.0))
    }
  }

  /// The first of the objections after which those without one do not suffice.
  private static func doubted(
    _ counting: [SignOff], in record: ArticleRecord, _ requirements: Requirements
  ) -> Instant? {
    let objections = counting.map { (signOff: $0, time: record.objection(after: $0)) }
    return objections.compactMap(\.time).sorted().first { time in
      !requirements.areMet(
        by: objections.filter { $0.time.map { $0 > time } ?? true }.map(\.signOff))
    }
  }

  /// The first of the ends after which those that hold longer do not suffice.
  private static func due(_ held: [Held], _ requirements: Requirements) -> Instant? {
    func suffice(after end: Instant) -> Bool {
      requirements.areMet(by: held.filter { ($0.end ?? .distantFuture) > end }.map(\.signOff))
    }
    guard requirements.areMet(by: held.map(\.signOff)) else { return nil }
    return held.compactMap(\.end).sorted().first { !suffice(after: $0) }
  }
}

/// The sign-offs of what signed changes were made to, weighed once for each that signed them: every one
/// of several people may have signed each of many changes.
final class BelowChanges {
  private var known: [Int64: SignOffs] = [:]

  func weighed(under signOff: SignOff, _ weigh: () -> SignOffs) -> SignOffs {
    if let below = known[signOff.entry] { return below }
    let below = weigh()
    known[signOff.entry] = below
    return below
  }
}
