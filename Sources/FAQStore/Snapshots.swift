package import FAQModel

extension Reading {
  /// All that the public may see at the moment.
  ///
  /// The sign-offs of each publication are weighed again, by the policy that was in force when it was
  /// recorded: a publication that should never have been made is left out and named in `refused`,
  /// whoever wrote its row.
  package func publicSnapshot() throws -> (snapshot: SiteSnapshot, refused: [Revision.ID]) {
    var entries: [SiteSnapshot.Entry] = []
    var refused: [Revision.ID] = []
    for summary in try summaries() where summary.live != nil {
      let record = try record(of: summary.id)
      guard let live = record.live(at: moment.time) else { continue }
      if let entry = try publicEntry(live, record, summary) {
        entries.append(entry)
      } else {
        refused.append(live.revision)
      }
    }
    return (try snapshot(entries), refused)
  }

  /// The newest text of each article that policy says is signed off, public or not; else the public
  /// one.
  package func approvedSnapshot() throws -> (snapshot: SiteSnapshot, refused: [Revision.ID]) {
    let (published, refused) = try publicSnapshot()
    var entries = published.entries
    let policy = try policy()
    for summary in try summaries() where summary.working == .approved {
      let record = try record(of: summary.id)
      guard let head = record.head(at: moment.time), head.number != summary.live else { continue }
      let signOffs = SignOffs(of: head, in: record, policy: policy, at: moment.time)
      guard signOffs.suffice else { continue }
      entries.removeAll { $0.article.id == summary.id }
      entries.append(try entry(of: head, signOffs.counting, nil, record, summary))
    }
    return (try snapshot(entries), refused)
  }

  private func snapshot(_ entries: [SiteSnapshot.Entry]) throws -> SiteSnapshot {
    SiteSnapshot(
      site: try site(), categories: try categories(), entries: entries,
      withdrawn: try tombstones(besides: Set(entries.map(\.article.id))))
  }

  private func publicEntry(
    _ publication: Publication, _ record: ArticleRecord, _ summary: ArticleSummary
  ) throws -> SiteSnapshot.Entry? {
    guard let revision = record.revision(publication.revision.number),
      revision.digest == publication.digest
    else { return nil }
    let atPublication = SignOffs(
      of: revision, in: record, policy: try policy(before: publication.entry),
      at: publication.time, before: publication.entry)
    guard atPublication.suffice else { return nil }
    let now = SignOffs(of: revision, in: record, policy: try policy(), at: moment.time)
    let renewed = Set(now.counting.map(\.reviewer))
    let signOffs = atPublication.counting.filter { !renewed.contains($0.reviewer) } + now.counting
    return try entry(
      of: revision, signOffs.sorted { $0.entry < $1.entry }, publication, record, summary)
  }

  private func entry(
    of revision: Revision, _ signOffs: [SignOff], _ publication: Publication?,
    _ record: ArticleRecord, _ summary: ArticleSummary
  ) throws -> SiteSnapshot.Entry {
    SiteSnapshot.Entry(
      article: record.article, text: try text(revision.digest), revision: revision.id,
      digest: revision.digest, firstPublished: record.firstPublished(at: moment.time),
      published: publication?.from, until: publication?.until,
      reviewDue: record.reviewDue(of: revision.digest, policy: try policy()),
      position: summary.position, isFeatured: summary.isFeatured, signOffs: signOffs)
  }

  /// The withdrawn articles. A replacement that is not shown itself is not named, as no draft is.
  private func tombstones(besides shown: Set<Article.ID>) throws -> [SiteSnapshot.Tombstone] {
    try summaries().filter { $0.publicStatus == .withdrawn && !shown.contains($0.id) }
      .compactMap { summary in
        let record = try record(of: summary.id)
        guard let withdrawal = record.withdrawals.last,
          let last = record.publications.last(where: {
            !$0.isCancelled && $0.from <= withdrawal.time && $0.entry < withdrawal.entry
          })
        else { return nil }
        let text = try text(last.digest)
        return SiteSnapshot.Tombstone(
          article: record.article, title: text.title, locale: text.locale,
          withdrawn: withdrawal.time, reason: withdrawal.reason,
          replacement: try withdrawal.replacement.filter(shown.contains).map {
            SiteSnapshot.Tombstone.Replacement(id: $0, slug: try article($0).slug)
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
