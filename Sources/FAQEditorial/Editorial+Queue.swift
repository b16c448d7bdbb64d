public import FAQModel
public import FAQStore

/// A review that waits for a decision.
public struct WaitingReview: Sendable {
  public let summary: ArticleSummary
  public let review: Review
  public let assignment: Assignment
  /// The tier in force for the text.
  public let tier: Tier
  public let counting: Int
  public let required: Int
  /// What is still to be signed off.
  public let missing: [Requirement]
  /// Those who may give what is missing and have not decided.
  public let waitsFor: [Handle]

  /// Those whose turn it is: of the people that it is assigned to those who may decide it still, else
  /// everybody who may.
  public var asked: [Handle] {
    let assigned = waitsFor.filter(assignment.reviewers.contains)
    return assigned.isEmpty ? waitsFor : assigned
  }

  /// Whether it was to be decided by now.
  public func isOverdue(at time: Instant) -> Bool { assignment.due.map { $0 <= time } ?? false }
}

/// Which of the waiting reviews are meant.
public enum QueueFilter: Sendable {
  case all
  /// Those that a person may decide and that are assigned to the person, to nobody, or to nobody who may
  /// decide them still.
  case waitingFor(Handle)
  case assignedTo(Handle)
  /// Those whose date has passed, whoever is to decide them.
  case overdue
}

extension Editorial {
  /// The reviews that wait for a decision, the longest waiting first; at a past time, those that waited
  /// then.
  public func waitingReviews(
    _ filter: QueueFilter = .all, asOf time: Instant? = nil
  ) throws -> [WaitingReview] {
    try read(asOf: time) { reading in
      let signers = try reading.contributors().filter { $0.isActive && $0.isSigner }
      return try reading.articlesInReview().compactMap { id in
        let review = try waitingReview(id, signers, reading)
        return review.flatMap { filter.admits($0, at: reading.moment.time) ? $0 : nil }
      }
    }
  }

  private func waitingReview(
    _ id: Article.ID, _ signers: [Contributor], _ reading: Reading
  ) throws -> WaitingReview? {
    let record = try reading.record(of: id)
    guard let review = record.openReview else { return nil }
    let governance = try reading.governance()
    let time = reading.moment.time
    let tier = record.tier(of: review.digest, at: time, under: governance)
    let demand = governance.demand(of: tier)
    let deciding = record.deciding(
      review, for: demand, register: governance.register, at: time)
    let authors =
      demand.isIndependent
      ? record.contributors(
        to: review.digest, for: demand, register: governance.register, at: time) : []
    let decided = deciding.approvers(in: review)
    let wanted = deciding.wanted(under: demand)
    let free = signers.filter { signer in
      !authors.contains(signer.handle) && !decided.contains(signer.handle)
        && governance.register.revocation(of: signer.handle) == nil
        && wanted.contains { $0.mayCome(from: signer, as: signer.specialties) }
    }
    let text = free.contains(where: \.isBound) ? try reading.text(review.digest) : nil
    lazy var words = text?.shownWords ?? []
    let waitsFor = free.filter { signer in
      guard let text else { return true }
      let specialties = signer.specialties(covering: text, on: governance.shelves)
      return wanted.contains { $0.mayCome(from: signer, as: specialties) }
        && signer.objection(to: text, shownAs: { words }, on: governance.shelves, at: time) == nil
    }
    return WaitingReview(
      summary: try reading.summary(of: id), review: review,
      assignment: try reading.assignment(of: review), tier: tier,
      counting: deciding.counting.count, required: deciding.required, missing: deciding.missing,
      waitsFor: waitsFor.map(\.handle))
  }
}

extension QueueFilter {
  fileprivate func admits(_ review: WaitingReview, at time: Instant) -> Bool {
    switch self {
    case .all: true
    case .overdue: review.isOverdue(at: time)
    case .assignedTo(let handle): review.assignment.reviewers.contains(handle)
    case .waitingFor(let handle):
      review.asked.contains(handle)
    }
  }
}

extension SignOffs {
  /// What is to be signed in a review: what is missing, else all that is asked for, as a text whose sign-offs
  /// suffice is submitted again to have them renewed, by whoever may.
  func wanted(under demand: Demand) -> [Requirement] {
    missing.isEmpty ? demand.rules.signOffs.items : missing
  }
}

extension Requirement {
  /// Whether somebody could give a sign-off that counts here, with some of their specialties.
  func mayCome(from signer: Contributor, as specialties: [Specialty]) -> Bool {
    let roles = meaning.map { [$0.role] } ?? SignOff.Meaning.allCases.map(\.role)
    return roles.contains(where: signer.roles.contains)
      && isMet(by: specialties.map(\.name))
  }
}

extension Contributor {
  /// Whether it depends on the text or the time what the person may sign.
  fileprivate var isBound: Bool {
    validFrom != nil || validUntil != nil || !(conflicts ?? []).isEmpty
      || specialties.contains { !$0.scope.isEmpty }
  }
}
