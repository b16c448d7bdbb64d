/// Everything that is recorded about one article up to a moment, in the order of the ledger. What
/// follows from it is computed here, and nowhere else decided.
public struct ArticleRecord: Sendable {
  public let article: Article
  public let revisions: [Revision]
  public let reviews: [Review]
  public internal(set) var signOffs: [SignOff]
  public internal(set) var publications: [Publication]
  public internal(set) var withdrawals: [Withdrawal]
  /// The revisions up to which drafts were set aside.
  package let discards: [Int]
  /// The tiers that authors raised the article to, each with its ledger entry.
  package internal(set) var raises: [TierRaise]
  /// The shelf of the newest text and of each that was submitted or published, by digest; an empty value
  /// is no shelf. Other texts need not be here.
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
    number > 0 && number <= revisions.count ? revisions[number - 1] : nil
  }

  /// The newest revision, set aside or not.
  public var newest: Revision? { revisions.last }

  /// The review that waits for a decision.
  public var openReview: Review? {
    reviews.last.flatMap { $0.outcome == nil ? $0 : nil }
  }

  /// The text that stands: the newest that was not set aside, else the one that is public, else none.
  public func head(at time: Instant) -> Revision? {
    if let newest, newest.number > (discards.last ?? 0) { return newest }
    return live(at: time).flatMap { revision($0.revision.number) }
  }

  /// The revision that the next edit starts from: the text that stands, else the one that was public last,
  /// else the newest. Nil for an article without texts.
  public func start(at time: Instant) -> Revision? {
    if let head = head(at: time) { return head }
    let last = publications.last { wasPublic($0, by: time) }
    return last.flatMap { revision($0.revision.number) } ?? newest
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
    publications.filter { wasPublic($0, by: time) }.map(\.from).min()
  }

  /// Whether a publication had begun by a time, and was not withdrawn before.
  private func wasPublic(_ publication: Publication, by time: Instant) -> Bool {
    let end = withdrawals.first { $0.entry > publication.entry }?.time ?? .distantFuture
    return publication.begins && publication.from <= time && publication.from < end
  }
}

// MARK: Sign-offs

extension ArticleRecord {
  /// The approvals of a text that may count, of each reviewer the newest first; the reviewers in the order of
  /// their newest: those since somebody last asked for changes to that text or the article was withdrawn. For
  /// staying public, what came after the text became public voids none.
  package func approvals(
    of digest: Digest, before entry: Int64 = .max, _ question: SignOffs.Question = .publishing
  ) -> [[SignOff]] {
    let start = lastVoiding(of: digest, before: entry, question)
    var approvals: [[SignOff]] = []
    for signOff in signOffs.reversed() where signOff.digest == digest && signOff.entry < entry {
      guard signOff.entry > start else { break }
      guard signOff.decision == .approve else { continue }
      if let place = approvals.firstIndex(where: { $0[0].reviewer == signOff.reviewer }) {
        approvals[place].append(signOff)
      } else {
        approvals.append([signOff])
      }
    }
    return approvals.reversed()
  }

  /// The newest of them, one a reviewer, in the order of the ledger.
  package func latestApprovals(of digest: Digest, before entry: Int64 = .max) -> [SignOff] {
    approvals(of: digest, before: entry).map { $0[0] }
  }

  /// The entry that voids the approvals of a text before it, 0 for none.
  func lastVoiding(
    of digest: Digest, before entry: Int64, _ question: SignOffs.Question = .publishing
  ) -> Int64 {
    let withdrawal = withdrawals.last { $0.entry < entry && question.heeds($0.entry, $0.time) }
    let request = signOffs.last {
      $0.decision == .requestChanges && $0.digest == digest && $0.entry < entry
        && question.heeds($0.entry, $0.time)
    }
    return max(withdrawal?.entry ?? 0, request?.entry ?? 0)
  }

  /// When the reviewer of an approval asked for changes to the same text after it; nil where they did not.
  package func objection(after approval: SignOff) -> Instant? {
    signOffs.first {
      $0.entry > approval.entry && $0.decision == .requestChanges
        && $0.reviewer == approval.reviewer && $0.digest == approval.digest
    }?.time
  }

  /// Whether an approval speaks for its text at a time: it was not revoked, its reviewer did not ask for changes
  /// later, and, unless the text is public, nothing voids it.
  package func isVouching(_ approval: SignOff, _ register: Register, at time: Instant) -> Bool {
    let live = live(at: time).flatMap { $0.digest == approval.digest ? $0 : nil }
    return approval.entry
      > lastVoiding(of: approval.digest, before: .max, live.map { .staying($0) } ?? .publishing)
      && objection(after: approval) == nil && register.stands(approval, at: time)
  }
}
