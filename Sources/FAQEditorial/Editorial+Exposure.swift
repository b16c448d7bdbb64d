import FAQHTML
public import FAQModel
import FAQStore

/// A time in which a text that holds a sentence was public without a gap, however often it was published.
public struct Exposure: Equatable, Sendable {
  /// A slug, and since when the text was public under it.
  public struct Name: Equatable, Sendable {
    public let slug: Slug
    public let from: Instant
  }

  public let article: Article
  public let revision: Revision.ID
  public let digest: Digest
  public let locale: LanguageTag
  public let from: Instant
  /// When it stopped being public; nil where it is public still.
  public let until: Instant?
  /// The slugs that the article went by in that time, in order; the first from its beginning.
  public let slugs: [Name]
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
    let intervals = try reading.publicIntervals(of: record).joined(by: \.revision)
    var locales: [Digest: LanguageTag] = [:]
    for digest in Set(intervals.map(\.publication.digest)) {
      let text = try reading.text(digest)
      if isFound(search, in: text) { locales[digest] = text.locale }
    }
    guard !locales.isEmpty else { return [] }
    // NB: intervals and slugs are in the order of time, so each slug is passed once.
    var slugs = try reading.slugs(of: id)[...]
    var exposures: [Exposure] = []
    for interval in intervals {
      while let next = slugs.dropFirst().first, next.time <= interval.from {
        slugs = slugs.dropFirst()
      }
      guard let locale = locales[interval.publication.digest] else { continue }
      let end = interval.until ?? .distantFuture
      let slug = slugs.first?.slug ?? record.article.slug
      let later = slugs.dropFirst().prefix { $0.time < end }
        .map { Exposure.Name(slug: $0.slug, from: $0.time) }
      exposures.append(
        Exposure(
          article: record.article, revision: interval.publication.revision,
          digest: interval.publication.digest, locale: locale, from: interval.from,
          until: interval.until,
          slugs: [Exposure.Name(slug: slug, from: interval.from)] + later))
    }
    return exposures
  }

  /// Whether the sentence is in a text as it is written, or in its answer as readers see it. Titles
  /// and short answers are shown as they are written.
  private func isFound(_ search: SentenceSearch, in text: ArticleText) -> Bool {
    search.isFound(in: text, shownAs: text.shownWords)
  }
}

extension ArticleText {
  /// The words of its answer as readers see them, in pieces.
  var shownWords: [String] {
    MarkdownHTML.words(of: body, assets: AssetAddresses(assets, under: ""))
  }

  /// The place of words that are quoted as they are written, or else as readers see them.
  func anchor(quoting quote: String) throws -> CommentAnchor {
    try CommentAnchor(
      quoting: quote, in: self,
      shownAs: MarkdownHTML.pages(of: body, assets: AssetAddresses(assets, under: "")))
  }
}

extension Contributor {
  /// Why the person may not sign a text at a time, in a clause; nil where the person may.
  func objection(to text: ArticleText, on shelves: Shelves, at time: Instant) -> String? {
    lazy var words = text.shownWords
    return objection(to: text, shownAs: { words }, on: shelves, at: time)
  }
}
