/// The sign-offs of one text, weighed by a policy. This is the one place that decides whether a text
/// is signed off: status, publishing and exporting all ask it.
package struct SignOffs: Sendable {
  /// Those that count, in the order in which they were made: the last approval of each reviewer who
  /// did not help to write the text, since nobody asked for changes and it was not withdrawn, made
  /// within the review interval.
  package let counting: [SignOff]
  /// Approvals that do not count because their reviewer helped to write the text.
  package let own: [SignOff]
  /// Approvals that no longer count because the review interval has passed.
  package let lapsed: [SignOff]
  package let required: Int

  /// Weighs the sign-offs that were recorded before a ledger entry, as they stand at a time.
  package init(
    of revision: Revision, in record: ArticleRecord, policy: Policy, at time: Instant,
    before entry: Int64 = .max
  ) {
    let approvals = record.latestApprovals(of: revision.digest, before: entry)
    let own = approvals.filter { approval in
      policy.independentReview
        && record.contributors(to: revision.digest, before: approval.entry)
          .contains(approval.reviewer)
    }
    let free = approvals.filter { !own.contains($0) }
    let lapsed = free.filter { approval in
      policy.reviewInterval.map { approval.time.adding(months: $0) <= time } ?? false
    }
    self.own = own
    self.lapsed = lapsed
    counting = free.filter { !lapsed.contains($0) }
    required = policy.signOffsRequired
  }

  package var suffice: Bool { counting.count >= required }
}
