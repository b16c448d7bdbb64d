extension ArticleRecord {
  /// Everybody who helped to write a text since the last full review of another text of the article: the
  /// authors of the revisions that led to it, for each time that it was saved, and to what one of these was made
  /// from or put back.
  ///
  /// A review parts authors only where the sign-offs given in it stand at the time, are of the tier that is asked
  /// for or a higher one, and were not voided before the entry.
  package func contributors(
    to digest: Digest, for demand: Demand, register: Register, at time: Instant,
    before entry: Int64 = .max
  ) -> Set<Handle> {
    let contributions = contributions(
      to: digest, for: demand, register: register, at: time, before: entry)
    return Set(contributions.map(\.author))
  }

  /// Whether the reviewer of an approval had helped to write its text
  /// (``contributors(to:for:register:at:before:)``).
  func isOwn(_ approval: SignOff, for demand: Demand, register: Register, at time: Instant) -> Bool
  {
    // NB: most reviewers write nothing, which is told without going through the reviews.
    guard revisions.contains(where: { $0.author == approval.reviewer }) else { return false }
    return contributions(
      to: approval.digest, for: demand, register: register, at: time, before: approval.entry
    ).contains { $0.author == approval.reviewer }
  }

  /// The revisions that led to a text.
  private func contributions(
    to digest: Digest, for demand: Demand, register: Register, at time: Instant,
    before entry: Int64
  ) -> [Revision] {
    let parting = reviews.filter {
      $0.outcome == .approved && $0.digest != digest && ($0.outcomeEntry ?? .max) < entry
        && isFull($0, for: demand) && stands($0, register, at: time, before: entry)
    }
    let signedOff = Set(parting.map(\.revision.number))
    let signedOffTexts = Set(parting.map(\.digest))
    var (texts, bases) = ([digest] as Set, [] as Set<Int>)
    var contributions: [Revision] = []
    var isLeading = false
    // From the newest on: what led to a revision is older.
    for revision in revisions.reversed() where revision.entry < entry {
      let isSource = texts.contains(revision.digest) || bases.contains(revision.number)
      isLeading = !signedOff.contains(revision.number) && (isLeading || isSource)
      guard isLeading else { continue }
      contributions.append(revision)
      guard !signedOffTexts.contains(revision.digest) else { continue }
      texts.insert(revision.digest)
      if let base = revision.base { bases.insert(base) }
    }
    return contributions
  }

  /// Whether every approval that a review gave was of the full text, for a tier as high.
  private func isFull(_ review: Review, for demand: Demand) -> Bool {
    approvals(in: review).allSatisfy { $0.scope == .fullText && $0.tier >= demand.tier }
  }

  /// Whether every approval that a review gave stands at a time: neither it, its signer nor its key was revoked, and
  /// no request for changes and no withdrawal before an entry voids it.
  package func stands(
    _ review: Review, _ register: Register, at time: Instant, before entry: Int64 = .max
  ) -> Bool {
    approvals(in: review).allSatisfy { approval in
      approval.entry > lastVoiding(of: approval.digest, before: entry)
        && register.stands(approval, at: time)
    }
  }

  private func approvals(in review: Review) -> [SignOff] {
    signOffs.filter { signOff in
      signOff.decision == .approve && signOff.entry >= review.entry
        && signOff.entry <= review.outcomeEntry ?? .max
    }
  }
}
