package import FAQModel

extension Reading {
  /// All that the public may see at the moment.
  ///
  /// The sign-offs of each publication are weighed again, by the policy that was in force when it was
  /// recorded: a publication that should never have been made is left out and named in `refused`,
  /// whoever wrote its row.
  ///
  /// How many approved texts are not public is said in `waiting`.
  ///
  /// - Parameter withProofs: with the head of the ledger, and with what was signed.
  package func publicSnapshot(
    withProofs: Bool = false
  ) throws -> (snapshot: SiteSnapshot, refused: [Revision.ID], waiting: Int) {
    let source = try SnapshotSource(self, withProofs)
    let (entries, refused) = try source.publicEntries()
    return (try source.snapshot(entries), refused, source.waiting)
  }

  /// The newest text of each article that policy says is signed off, public or not; else the public
  /// one.
  package func approvedSnapshot(
    withProofs: Bool = false
  ) throws -> (snapshot: SiteSnapshot, refused: [Revision.ID], waiting: Int) {
    let source = try SnapshotSource(self, withProofs)
    let (published, refused) = try source.publicEntries()
    let approved = try source.approvedEntries()
    let replaced = Set(approved.map(\.article.id))
    let entries = published.filter { !replaced.contains($0.article.id) } + approved
    return (try source.snapshot(entries), refused, source.waiting)
  }
}

extension Reading {
  /// The sign-offs that a publication rests on, weighed again by the rules that were in force when it was
  /// recorded; nil where they do not bear it, whoever wrote its row.
  package func signOffs(
    bearing publication: Publication, in record: ArticleRecord
  ) throws -> SignOffs? {
    let signOffs = record.signOffs(
      bearing: publication, onShelf: try shelf(of: publication, in: record),
      under: try governance(before: publication.entry))
    guard let signOffs, try areGenuine(signOffs.counting, in: record) else { return nil }
    return signOffs
  }

  /// The shelf of a publication's text.
  fileprivate func shelf(of publication: Publication, in record: ArticleRecord) throws -> Slug? {
    try record.shelves[publication.digest] ?? heading(ofText: publication.digest).category
  }

  /// Whether every signature under some sign-offs is what it should be.
  fileprivate func areGenuine(_ signOffs: [SignOff], in record: ArticleRecord) throws -> Bool {
    try signOffs.allSatisfy { try fault(inSignatureOf: $0, in: record) == nil }
  }
}

extension ArticleRecord {
  /// The sign-offs that a publication rests on, by the rules that were in force when it was recorded, but
  /// for their signatures; nil where they do not bear it.
  fileprivate func signOffs(
    bearing publication: Publication, onShelf shelf: Slug?, under then: Governance
  ) -> SignOffs? {
    guard revision(publication.revision.number)?.digest == publication.digest else { return nil }
    let raised = raises.last { $0.entry < publication.entry }?.tier
    guard publication.tier >= then.tier(of: shelf, raisedTo: raised, replacing: nil) else {
      return nil
    }
    let signOffs = SignOffs(
      of: publication.digest, in: self, for: then.demand(of: publication.tier),
      register: then.register, at: publication.time, before: publication.entry)
    return signOffs.suffice ? signOffs : nil
  }
}

/// What a snapshot is made from, read once: every article's record, and the rules of the moment.
private struct SnapshotSource {
  private let reading: Reading
  private let articles: [(record: ArticleRecord, summary: ArticleSummary)]
  private let rules: Rules
  private let withProofs: Bool
  private var time: Instant { reading.moment.time }

  init(_ reading: Reading, _ withProofs: Bool) throws {
    self.reading = reading
    self.withProofs = withProofs
    articles = try reading.summarizedRecords()
    rules = try reading.rules()
  }

  /// How many approved texts are not public.
  var waiting: Int {
    articles.count { $0.summary.working == .approved && $0.summary.head != $0.summary.live }
  }

  /// The public texts whose sign-offs bear them, and the publications that none do.
  func publicEntries() throws -> (entries: [SiteSnapshot.Entry], refused: [Revision.ID]) {
    let (time, rules) = (time, rules)
    let live = try articles.compactMap { record, summary -> Live? in
      guard summary.live != nil, summary.publicStatus != .withheld,
        let publication = record.live(at: time)
      else { return nil }
      return Live(
        record: record, summary: summary, publication: publication,
        shelf: try reading.shelf(of: publication, in: record))
    }
    let weighed = live.concurrentMap { $0.weighed(at: time, by: rules) }
    var borne: [Weighed] = []
    var refused: [Revision.ID] = []
    for (live, weighed) in zip(live, weighed) {
      if let weighed, try reading.areGenuine(weighed.bearing, in: live.record) {
        borne.append(weighed)
      } else {
        refused.append(live.publication.revision)
      }
    }
    let entries = try entries(borne)
    refused += zip(borne, entries).filter { $1 == nil }.map(\.0.revision.id)
    return (entries.compactMap(\.self), refused.sorted { $0.article < $1.article })
  }

  /// The newest signed-off texts that are not public.
  func approvedEntries() throws -> [SiteSnapshot.Entry] {
    let approved = articles.filter { $0.summary.working == .approved }
      .compactMap { record, summary -> Weighed? in
        guard let head = record.head(at: time), head.number != summary.live else { return nil }
        let signOffs = record.standing(of: head.digest, at: time, under: rules.now)
        guard signOffs.suffice else { return nil }
        return Weighed(
          record: record, summary: summary, revision: head, publication: nil, bearing: [],
          standing: signOffs)
      }
    return try entries(approved).compactMap(\.self)
  }

  func snapshot(_ entries: [SiteSnapshot.Entry]) throws -> SiteSnapshot {
    let shown = Set(entries.map(\.article.id))
    return SiteSnapshot(
      site: try reading.site(), categories: try reading.categories(), entries: entries,
      withdrawn: try tombstones(besides: shown) + withheld(besides: shown),
      ledger: withProofs ? MerkleTree(try reading.leafHashes()).head : nil)
  }

  /// An article with a text that is public, which is yet to be weighed.
  private struct Live {
    let record: ArticleRecord
    let summary: ArticleSummary
    let publication: Publication
    let shelf: Slug?

    /// Nil where the sign-offs do not bear the publication, whatever their signatures are.
    func weighed(at time: Instant, by rules: Rules) -> Weighed? {
      let bearing = record.signOffs(
        bearing: publication, onShelf: shelf, under: rules.before(publication.entry))
      guard let revision = record.revision(publication.revision.number), let bearing else {
        return nil
      }
      return Weighed(
        record: record, summary: summary, revision: revision, publication: publication,
        bearing: bearing.counting,
        standing: record.standing(of: publication, at: time, by: rules))
    }
  }

  /// An article whose sign-offs bear a text, which is yet to be read.
  private struct Weighed {
    let record: ArticleRecord
    let summary: ArticleSummary
    let revision: Revision
    /// Nil for an approved text that is not public.
    let publication: Publication?
    /// The sign-offs that the publication rests on.
    let bearing: [SignOff]
    let standing: SignOffs
  }

  /// What the snapshot says of each; nil where the shelf that it was weighed for is not the text's.
  private func entries(_ weighed: [Weighed]) throws -> [SiteSnapshot.Entry?] {
    let texts = try reading.texts(weighed.map(\.revision.digest))
    return try zip(weighed, texts).map(entry)
  }

  private func entry(_ weighed: Weighed, _ text: ArticleText) throws -> SiteSnapshot.Entry? {
    let (record, revision, standing) = (weighed.record, weighed.revision, weighed.standing)
    guard record.shelves[revision.digest] == .some(text.category) else { return nil }
    let onLapse = weighed.publication.map {
      record.demand(of: $0, at: time, by: rules).rules.onLapse
    }
    let signOffs = (standing.counting + standing.lapsed).sorted { $0.entry < $1.entry }
    return SiteSnapshot.Entry(
      article: record.article, text: text, revision: revision.id, digest: revision.digest,
      firstPublished: record.firstPublished(at: time), published: weighed.publication?.from,
      until: weighed.publication?.until, edited: revision.time,
      changesReviewed: standing.changesReviewed, fullyReviewed: standing.fullyReviewed,
      reviewDue: standing.due,
      reviewLapsed: !standing.suffice && onLapse == .banner ? standing.due ?? time : nil,
      position: weighed.summary.position, isFeatured: weighed.summary.isFeatured,
      signOffs: signOffs,
      signatures: withProofs ? try signOffs.map(reading.signedStatement) : [])
  }

  /// The articles that would be public if their sign-offs sufficed still.
  private func withheld(besides shown: Set<Article.ID>) throws -> [SiteSnapshot.Tombstone] {
    try articles.filter { $0.summary.publicStatus == .withheld && !shown.contains($0.summary.id) }
      .compactMap { record, _ in
        guard let live = record.live(at: time) else { return nil }
        let text = try reading.text(live.digest)
        let due = record.standing(of: live, at: time, by: rules).due ?? live.from
        return SiteSnapshot.Tombstone(
          article: record.article, title: text.title, locale: text.locale, withdrawn: due,
          reason: SiteSnapshot.Tombstone.withheld, replacement: nil)
      }
  }

  /// The withdrawn articles. A replacement that is not shown itself is not named, as no draft is.
  private func tombstones(besides shown: Set<Article.ID>) throws -> [SiteSnapshot.Tombstone] {
    try articles.filter { $0.summary.publicStatus == .withdrawn && !shown.contains($0.summary.id) }
      .compactMap { record, _ in
        guard let withdrawal = record.withdrawals.last,
          let last = record.publications.last(where: {
            !$0.isCancelled && $0.from <= withdrawal.time && $0.entry < withdrawal.entry
          })
        else { return nil }
        let text = try reading.text(last.digest)
        return SiteSnapshot.Tombstone(
          article: record.article, title: text.title, locale: text.locale,
          withdrawn: withdrawal.time, reason: withdrawal.reason,
          replacement: try withdrawal.replacement.filter(shown.contains).map {
            SiteSnapshot.Tombstone.Replacement(id: $0, slug: try reading.article($0).slug)
          })
      }
  }
}

extension Optional {
  /// The value where it is one that the condition holds for.
  fileprivate func filter(_ condition: (Wrapped) -> Bool) -> Wrapped? {
    flatMap { condition($0) ? $0 : nil }
  }
}
