/// Everything that is recorded about one article up to a moment, in the order of the ledger. What
/// follows from it is computed here, and nowhere else decided.
public struct ArticleRecord: Sendable {
  public let article: Article
  public let revisions: [Revision]
  public let reviews: [Review]
  public internal(set) var signOffs: [SignOff]
  public let publications: [Publication]
  public let withdrawals: [Withdrawal]
  /// The revisions up to which drafts were set aside.
  package let discards: [Int]
  /// The tiers that authors raised the article to, each with its ledger entry.
  package internal(set) var raises: [TierRaise]
  /// The shelf of the newest text, of the one under review and of the public one, by digest; an empty
  /// value is no shelf. Other texts need not be here.
  package internal(set) var shelves: [Digest: Slug?]

  package init(
    article: Article, revisions: [Revision], reviews: [Review], signOffs: [SignOff],
    publications: [Publication], withdrawals: [Withdrawal], discards: [Int],
    raises: [TierRaise] = [], shelves: [Digest: Slug?] = [:]
  ) {
    self.article = article
    self.revisions = revisions
    self.reviews = reviews
    self.signOffs = signOffs
    self.publications = publications
    self.withdrawals = withdrawals
    self.discards = discards
    self.raises = raises
    self.shelves = shelves
  }

  /// The same record once a sign-off is made.
  package func adding(_ signOff: SignOff) -> ArticleRecord {
    var record = self
    record.signOffs.append(signOff)
    return record
  }

  /// The same record with the shelves of texts.
  package func with(shelves: [Digest: Slug?]) -> ArticleRecord {
    var record = self
    record.shelves = shelves
    return record
  }

  public func revision(_ number: Int) -> Revision? {
    revisions.indices.contains(number - 1) ? revisions[number - 1] : nil
  }

  /// The newest revision, set aside or not.
  public var newest: Revision? { revisions.last }

  /// The review that waits for a decision.
  public var openReview: Review? {
    reviews.last.flatMap { $0.outcome == nil ? $0 : nil }
  }

  /// The revision that the next edit starts from: the newest that was not set aside, else the text
  /// that is public, else none.
  public func head(at time: Instant) -> Revision? {
    if let newest, newest.number > (discards.last ?? 0) { return newest }
    return live(at: time).flatMap { revision($0.revision.number) }
  }
}

extension Revision {
  public var number: Int { id.number }
}

// MARK: The public side

extension ArticleRecord {
  package var publicSide: PublicSide {
    PublicSide(publications: publications, withdrawals: withdrawals)
  }

  /// The publication whose text is public at a time, unless its tier withholds it.
  public func live(at time: Instant) -> Publication? { publicSide.live(at: time) }

  /// The publication that is to begin after a time.
  public func scheduled(after time: Instant) -> Publication? {
    publications.last {
      !$0.isCancelled && $0.from > time && $0.entry > (withdrawals.last?.entry ?? 0)
    }
  }

  /// When any text of the article first became public.
  package func firstPublished(at time: Instant) -> Instant? {
    publications.filter { publication in
      let end = withdrawals.first { $0.entry > publication.entry }?.time ?? .distantFuture
      return !publication.isCancelled && publication.from <= time && publication.from < end
    }.map(\.from).min()
  }
}

// MARK: Sign-offs

extension ArticleRecord {
  /// The last approval of each reviewer for a text, in the order of the ledger. For publishing, those
  /// since somebody last asked for changes to that text or the article was withdrawn.
  package func latestApprovals(
    of digest: Digest, before entry: Int64 = .max, _ question: SignOffs.Question = .publishing
  ) -> [SignOff] {
    let withdrawal = withdrawals.last { $0.entry < entry }?.entry ?? 0
    let start = question == .publishing ? withdrawal : 0
    var latest: [SignOff] = []
    for signOff in signOffs.reversed() where signOff.digest == digest && signOff.entry < entry {
      guard signOff.decision == .approve, signOff.entry > start else {
        if question == .publishing { break }
        continue
      }
      if !latest.contains(where: { $0.reviewer == signOff.reviewer }) { latest.append(signOff) }
    }
    return latest.reversed()
  }

  /// Those whose last approval of the text under a review was given in it and not withdrawn.
  package func approvers(in review: Review) -> [Handle] {
    latestApprovals(of: review.digest).filter { $0.entry > review.entry && $0.revocation == nil }
      .map(\.reviewer)
  }

  /// Everybody who helped to write a text since the last full sign-off of another text of the
  /// article: the authors of the revisions that led to it, for each time that it was saved.
  package func contributors(to digest: Digest, before entry: Int64 = .max) -> Set<Handle> {
    Set(contributions(to: digest, before: entry).map(\.author))
  }

  /// Whether somebody helped to write a text (``contributors(to:before:)``).
  func isContributor(_ handle: Handle, to digest: Digest, _ entry: Int64) -> Bool {
    contributions(to: digest, before: entry).contains { $0.author == handle }
  }

  /// The revisions that led to a text.
  private func contributions(to digest: Digest, before entry: Int64) -> [Revision] {
    let signedOff = reviews.filter {
      $0.outcome == .approved && $0.digest != digest && ($0.outcomeEntry ?? .max) < entry
        && wasFull($0)
    }.map(\.revision.number)
    let versions = revisions.filter { $0.entry < entry && $0.digest == digest }.map { version in
      ((signedOff.filter { $0 < version.number }.max() ?? 0) + 1)...version.number
    }
    return revisions.filter { revision in
      revision.entry < entry && versions.contains { $0.contains(revision.number) }
    }
  }

  /// Whether every approval of a review was of the full text.
  private func wasFull(_ review: Review) -> Bool {
    !signOffs.contains {
      $0.scope == .changes && $0.entry > review.entry && $0.entry <= (review.outcomeEntry ?? .max)
    }
  }
}

extension Instant {
  package static let distantFuture = Instant(milliseconds: .max)
}
