package import FAQModel
import FAQStore

/// The whole history of a site as of one moment, valid within the closure that receives it.
package struct WholeHistory {
  private let reading: Reading
  package let site: Site
  /// What contributors are called.
  package let names: [Handle: String]
  /// What the public saw, change by change, in the order of time.
  package let changes: [PublicChange]
  /// The publications that their sign-offs do not bear; they are left out.
  package let refused: [Revision.ID]
  private let intervals: [Article.ID: [PublicInterval]]

  fileprivate init(_ reading: Reading) throws {
    self.reading = reading
    site = try reading.site()
    names = Dictionary(
      try reading.contributors().map { ($0.handle, $0.name) }, uniquingKeysWith: { $1 })
    var changes: [PublicChange] = []
    var intervals: [Article.ID: [PublicInterval]] = [:]
    var refused: [Revision.ID] = []
    for id in try reading.publishedArticles() {
      let record = try reading.record(of: id)
      let shown = try reading.publicIntervals(of: record).filter { interval in
        let isBorne = try reading.signOffs(bearing: interval.publication, in: record) != nil
        if !isBorne { refused.append(interval.publication.revision) }
        return isBorne
      }
      intervals[id] = shown
      changes += PublicChange.changes(record, shown, slugs: try reading.slugs(of: id))
    }
    self.intervals = intervals
    self.refused = refused
    self.changes = changes.sorted { ($0.time, $0.article) < ($1.time, $1.article) }
  }

  /// The canonical bytes of a text.
  package func text(_ digest: Digest) throws -> [UInt8] { try reading.canonical(digest).bytes }

  /// Gives each ledger entry in order, with the digest of what was public of its article then.
  package func forEachEntry(_ body: (LedgerEntry, _ live: Digest?) throws -> Void) throws {
    try reading.forEachEntry { entry in
      let live = entry.subject.article.flatMap { intervals[$0] }?.last {
        $0.from <= entry.time && ($0.until ?? .distantFuture) > entry.time
      }
      try body(entry, live?.publication.digest)
    }
  }
}

extension Editorial {
  /// Reads the whole history: every text, act and publication.
  package func wholeHistory<Result>(_ body: (WholeHistory) throws -> Result) throws -> Result {
    try read { try body(try WholeHistory($0)) }
  }
}

extension PublicChange {
  /// What the public saw of an article: each interval begins and ends, and a new slug is a new place.
  fileprivate static func changes(
    _ record: ArticleRecord, _ intervals: [PublicInterval], slugs: [(time: Instant, slug: Slug)]
  ) -> [PublicChange] {
    let id = record.article.id
    func slug(at time: Instant) -> Slug {
      slugs.last { $0.time <= time }?.slug ?? record.article.slug
    }
    var changes: [PublicChange] = []
    for (index, interval) in intervals.enumerated() {
      guard let revision = record.revision(interval.publication.revision.number) else { continue }
      let end = interval.until ?? .distantFuture
      let renames = slugs.map(\.time).filter { $0 > interval.from && $0 < end }
      for time in [interval.from] + renames {
        changes.append(
          PublicChange(
            time: time, article: id, slug: slug(at: time),
            kind: .published(interval.publication, revision)))
      }
      let isFollowed = intervals.dropFirst(index + 1).first?.from == interval.until
      if let until = interval.until, !isFollowed {
        changes.append(
          PublicChange(time: until, article: id, slug: slug(at: until), kind: .ended))
      }
    }
    return changes
  }
}
