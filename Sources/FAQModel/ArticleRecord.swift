/// Everything that is recorded about one article up to a moment, in the order of the ledger. What
/// follows from it is computed here, and nowhere else decided.
public struct ArticleRecord: Sendable {
  public let article: Article
  public let revisions: [Revision]
  public let reviews: [Review]
  public let signOffs: [SignOff]
  public let publications: [Publication]
  public let withdrawals: [Withdrawal]
  /// The revisions up to which drafts were set aside.
  package let discards: [Int]

  package init(
    article: Article, revisions: [Revision], reviews: [Review], signOffs: [SignOff],
    publications: [Publication], withdrawals: [Withdrawal], discards: [Int]
  ) {
    self.article = article
    self.revisions = revisions
    self.reviews = reviews
    self.signOffs = signOffs
    self.publications = publications
    self.withdrawals = withdrawals
    self.discards = discards
  }

  /// The same record once a sign-off is made.
  package func adding(_ signOff: SignOff) -> ArticleRecord {
    ArticleRecord(
      article: article, revisions: revisions, reviews: reviews, signOffs: signOffs + [signOff],
      publications: publications, withdrawals: withdrawals, discards: discards)
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

  /// The publication whose text is public at a time.
  public func live(at time: Instant) -> Publication? { publicSide.live(at: time) }

  /// The publication that is to begin after a time.
  public func scheduled(after time: Instant) -> Publication? {
    publications.last {
      !$0.isCancelled && $0.from > time && $0.entry > (withdrawals.last?.entry ?? 0)
    }
  }

  public func publicStatus(at time: Instant, policy: Policy) -> PublicStatus {
    if let live = live(at: time) {
      guard let due = reviewDue(of: live.digest, policy: policy) else { return .published }
      return due <= time ? .overdue : .published
    }
    if publicSide.standingPublication(at: time) != nil { return .expired }
    if !withdrawals.isEmpty { return .withdrawn }
    return scheduled(after: time) == nil ? .unpublished : .scheduled
  }

  /// When any text of the article first became public.
  package func firstPublished(at time: Instant) -> Instant? {
    publications.filter { publication in
      let end = withdrawals.first { $0.entry > publication.entry }?.time ?? .distantFuture
      return !publication.isCancelled && publication.from <= time && publication.from < end
    }.map(\.from).min()
  }
}

// MARK: The working side

extension ArticleRecord {
  public func workingStatus(at time: Instant, policy: Policy) -> WorkingStatus {
    if openReview != nil { return .inReview }
    guard let head = head(at: time) else { return .discarded }
    if let last = reviews.last, last.outcome == .changesRequested,
      last.revision.number == head.number
    {
      return .changesRequested
    }
    let standing = SignOffs(of: head, in: self, policy: policy, at: time)
    return standing.suffice ? .approved : .draft
  }

  /// When the sign-offs of a text lapse: of each reviewer's last approval, as many of the newest as
  /// the policy asks for, the oldest of them, plus the review interval. Nil for never.
  package func reviewDue(of digest: Digest, policy: Policy) -> Instant? {
    guard let interval = policy.reviewInterval else { return nil }
    var last: [Handle: Instant] = [:]
    for signOff in signOffs where signOff.digest == digest && signOff.decision == .approve {
      last[signOff.reviewer] = signOff.time
    }
    return last.values.sorted(by: >).prefix(policy.signOffsRequired).last?.adding(months: interval)
  }

  /// The last approval of each reviewer for a text, in the order of the ledger, as far as nobody
  /// asked for changes to that text and the article was not withdrawn since.
  package func latestApprovals(of digest: Digest, before entry: Int64 = .max) -> [SignOff] {
    let decisions = signOffs.filter { $0.digest == digest && $0.entry < entry }
    let objection = decisions.last { $0.decision == .requestChanges }?.entry ?? 0
    let withdrawal = withdrawals.last { $0.entry < entry }?.entry ?? 0
    let standing = decisions.filter {
      $0.decision == .approve && $0.entry > max(objection, withdrawal)
    }
    return standing.enumerated().filter { index, signOff in
      !standing[(index + 1)...].contains { $0.reviewer == signOff.reviewer }
    }.map(\.element)
  }

  /// Everybody who helped to write a text since the last full sign-off of another text of the
  /// article: the authors of the revisions that led to it, for each time that it was saved.
  package func contributors(to digest: Digest, before entry: Int64 = .max) -> Set<Handle> {
    let known = revisions.filter { $0.entry < entry }
    let signedOff = reviews.filter {
      $0.outcome == .approved && $0.digest != digest && ($0.outcomeEntry ?? .max) < entry
    }.map(\.revision.number)
    var contributors: Set<Handle> = []
    for revision in known where revision.digest == digest {
      let base = signedOff.filter { $0 < revision.number }.max() ?? 0
      contributors.formUnion(known[base..<revision.number].map(\.author))
    }
    return contributors
  }
}

extension Instant {
  package static let distantFuture = Instant(milliseconds: .max)
}
