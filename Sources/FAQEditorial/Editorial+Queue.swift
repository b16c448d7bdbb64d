public import FAQModel
public import FAQStore

/// A review that waits for a decision.
public struct WaitingReview: Sendable {
  public let summary: ArticleSummary
  public let review: Review
  public let counting: Int
  public let required: Int
  /// The reviewers who may decide and have not: active, and not among the contributors to the text.
  public let waitsFor: [Handle]
}

extension Editorial {
  /// The reviews that wait for a decision, the longest waiting first: all, or those that wait for one
  /// person; at a past time, those that waited then.
  public func waitingReviews(
    for handle: Handle? = nil, asOf time: Instant? = nil
  ) throws -> [WaitingReview] {
    try read(asOf: time) { reading in
      let policy = try reading.policy()
      let reviewers = try reading.contributors().filter {
        $0.isActive && $0.roles.contains(.reviewer)
      }
      return try reading.articlesInReview().compactMap { id in
        try waitingReview(id, reviewers.map(\.handle), policy, reading)
      }.filter { handle.map($0.waitsFor.contains) ?? true }
    }
  }

  private func waitingReview(
    _ id: Article.ID, _ reviewers: [Handle], _ policy: Policy, _ reading: Reading
  ) throws -> WaitingReview? {
    let record = try reading.record(of: id)
    guard let review = record.openReview, let revision = record.revision(review.revision.number)
    else { return nil }
    let standing = SignOffs(of: revision, in: record, policy: policy, at: reading.moment.time)
    let authors = policy.independentReview ? record.contributors(to: review.digest) : []
    let decided = record.latestApprovals(of: review.digest).filter { $0.entry > review.entry }
      .map(\.reviewer)
    return WaitingReview(
      summary: try reading.summary(of: id), review: review, counting: standing.counting.count,
      required: standing.required,
      waitsFor: reviewers.filter { !authors.contains($0) && !decided.contains($0) })
  }
}
