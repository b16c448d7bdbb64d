extension ArticleRecord {
  /// Everybody who helped to write a text since the last full review of another text of the article: the
  /// authors of the revisions that led to it, for each time that it was saved, and to what one of these was made
  /// from or put back.
  ///
  /// A review parts authors only where as many sign-offs as are asked for now stand at the time, are of the tier
  /// that is asked for or a higher one, and were not voided before the entry. Nobody's own sign-offs part them
  /// from what they wrote.
  package func contributors(
    to digest: Digest, for demand: Demand, register: Register, at time: Instant,
    before entry: Int64 = .max
  ) -> Set<Handle> {
    func authors(partedBesides signer: Handle?) -> Set<Handle> {
      let contributions = contributions(
        to: digest, for: demand, register: register, at: time, before: entry,
        partedBesides: signer)
      return Set(contributions.map(\.author))
    }
    let contributors = authors(partedBesides: nil)
    let signers = Set(revisions.map(\.author)).subtracting(contributors)
      .intersection(signOffs.map(\.reviewer))
    return contributors.union(signers.filter { authors(partedBesides: $0).contains($0) })
  }

  /// Whether the reviewer of an approval had helped to write its text
  /// (``contributors(to:for:register:at:before:)``).
  func isOwn(_ approval: SignOff, for demand: Demand, register: Register, at time: Instant) -> Bool
  {
    // NB: most reviewers write nothing, which is told without going through the reviews.
    guard revisions.contains(where: { $0.author == approval.reviewer }) else { return false }
    return contributions(
      to: approval.digest, for: demand, register: register, at: time, before: approval.entry,
      partedBesides: approval.reviewer
    ).contains { $0.author == approval.reviewer }
  }

  /// The revisions that led to a text, by reviews besides the sign-offs of somebody.
  private func contributions(
    to digest: Digest, for demand: Demand, register: Register, at time: Instant,
    before entry: Int64, partedBesides signer: Handle?
  ) -> [Revision] {
    // NB: many reviews have many sign-offs, and each is parted by those of its own text alone.
    let signOffsOfTexts = Dictionary(grouping: signOffs, by: \.digest)
    let parting = reviews.filter { review in
      guard review.digest != digest else { return false }
      var own = self
      own.signOffs = signOffsOfTexts[review.digest, default: []]
      return own.parts(review, for: demand, register, at: time, before: entry, besides: signer)
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

  /// Whether a review parts the authors of its text from what is made of it, besides the sign-off of somebody.
  private func parts(
    _ review: Review, for demand: Demand, _ register: Register, at time: Instant,
    before entry: Int64, besides signer: Handle?
  ) -> Bool {
    guard review.outcome == .approved, review.end <= entry else { return false }
    return rests(
      review, on: demand.rules.signOffs, register, at: time, before: entry, besides: signer
    ) {
      $0.scope == .fullText && $0.tier >= demand.tier
    }
  }

  /// Whether a review that approved its text rests on as many sign-offs as are asked for: those that were given
  /// in it, which must all count still, and those that the text had before.
  ///
  /// One counts at a time where neither it, its signer nor its key was revoked, no request for changes and no
  /// withdrawal before an entry voids it, and a condition holds.
  package func rests(
    _ review: Review, on requirements: Requirements, _ register: Register, at time: Instant,
    before entry: Int64 = .max, besides signer: Handle? = nil,
    where condition: (SignOff) -> Bool = { _ in true }
  ) -> Bool {
    let start = lastVoiding(of: review.digest, before: entry)
    var counting: [SignOff] = []
    for approval in latestApprovals(of: review.digest, before: review.end)
    where approval.reviewer != signer {
      if approval.entry > start, register.stands(approval, at: time), condition(approval) {
        counting.append(approval)
      } else if approval.entry >= review.entry {
        return false
      }
    }
    return requirements.areMet(by: counting)
  }
}
