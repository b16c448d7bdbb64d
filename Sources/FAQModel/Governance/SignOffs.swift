/// The sign-offs of one text, weighed against what is asked of it. This is the one place that decides
/// whether a text is signed off: status, publishing and exporting all ask it.
package struct SignOffs: Sendable {
  /// Those that count, in the order in which they were made: the last approval of each reviewer who
  /// did not help to write the text, that holds still.
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

  /// Those whose approval in a review counts; anybody else may give one.
  package func approvers(in review: Review) -> [Handle] {
    counting.filter { $0.entry >= review.entry }.map(\.reviewer)
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

  fileprivate init(
    of digest: Digest, in record: ArticleRecord, for demand: Demand, register: Register,
    at time: Instant, before entry: Int64, question: Question, knowing below: BelowChanges
  ) {
    var (own, unsigned): ([SignOff], [SignOff]) = ([], [])
    var held: [Held] = []
    for approval in record.latestApprovals(of: digest, before: entry, question) {
      if demand.isIndependent, record.isOwn(approval, for: demand, register: register, at: time) {
        own.append(approval)
      } else if demand.rules.signatures, approval.key == nil {
        unsigned.append(approval)
      } else {
        held.append(Held(approval, in: record, for: demand, register, at: time, knowing: below))
      }
    }
    let (lasting, ended) = (held.filter { $0.holds(at: time) }, held.filter { !$0.holds(at: time) })
    self.own = own
    self.unsigned = unsigned
    counting = lasting.map(\.signOff)
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
private final class BelowChanges {
  private var known: [Int64: SignOffs] = [:]

  func weighed(under signOff: SignOff, _ weigh: () -> SignOffs) -> SignOffs {
    if let below = known[signOff.entry] { return below }
    let below = weigh()
    known[signOff.entry] = below
    return below
  }
}

/// An approval, and the moment from which it does not count.
private struct Held {
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

  func holds(at time: Instant) -> Bool { (end ?? .distantFuture) > time }

  func isRevoked(at time: Instant) -> Bool { revocation.map { $0 <= time } ?? false }
}
