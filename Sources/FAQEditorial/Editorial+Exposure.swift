public import FAQModel
import FAQStore

/// A time in which a text that holds a sentence was public.
public struct Exposure: Equatable, Sendable {
  public let article: Article
  public let revision: Revision.ID
  public let digest: Digest
  public let locale: LanguageTag
  public let from: Instant
  /// When it stopped being public; nil where it is public still.
  public let until: Instant?
}

extension Editorial {
  /// When and where a sentence was public, in the order of time.
  public func exposures(of search: SentenceSearch) throws -> [Exposure] {
    try read { reading in
      let published = try reading.summaries().filter {
        $0.publicStatus != .unpublished && $0.publicStatus != .scheduled
      }
      return try published.flatMap { try exposures(of: search, $0.id, reading) }
        .sorted { ($0.from, $0.article.id) < ($1.from, $1.article.id) }
    }
  }

  private func exposures(
    of search: SentenceSearch, _ id: Article.ID, _ reading: Reading
  ) throws -> [Exposure] {
    let record = try reading.record(of: id)
    let intervals = try reading.publicIntervals(of: record)
    var locales: [Digest: LanguageTag] = [:]
    for digest in Set(intervals.map(\.publication.digest)) {
      let text = try reading.text(digest)
      if search.matches(text) { locales[digest] = text.locale }
    }
    return intervals.compactMap { interval in
      locales[interval.publication.digest].map { locale in
        Exposure(
          article: record.article, revision: interval.publication.revision,
          digest: interval.publication.digest, locale: locale, from: interval.from,
          until: interval.until)
      }
    }
  }
}
