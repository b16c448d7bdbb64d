/// The FAQ center as a whole.
public struct Site: Equatable, Sendable {
  public let uuid: String
  public let title: String
  /// The locale of texts that name none.
  public let locale: LanguageTag

  package init(uuid: String, title: String, locale: LanguageTag) {
    self.uuid = uuid
    self.title = title
    self.locale = locale
  }
}

/// All that the public may see at one moment; the only thing that exporters read.
public struct SiteSnapshot: Equatable, Sendable {
  /// Which texts one is of.
  public enum Scope: String, CaseIterable, Sendable {
    /// What is public.
    case published
    /// The newest approved text of each article, public or not; the public one where there is none.
    case approved
  }

  /// An article with the text that is public.
  public struct Entry: Equatable, Sendable {
    public let article: Article
    public private(set) var text: ArticleText
    public let revision: Revision.ID
    public let digest: Digest
    /// When any text of the article first became public; nil where none has.
    public let firstPublished: Instant?
    /// When this text became public; nil for approved text that is not.
    public let published: Instant?
    /// When this text stops being public; nil for no end.
    public let until: Instant?
    /// When this text was saved.
    public let edited: Instant
    /// When changes in it were last signed off; nil where it was signed off as a whole.
    public let changesReviewed: Instant?
    /// Since when all who must have signed off all of it, or all of what the changes were made to.
    public let fullyReviewed: Instant?
    /// When the sign-offs lapse; nil for never.
    public let reviewDue: Instant?
    /// Since when the text's review has lapsed, where its tier says so beside it; nil otherwise.
    public let reviewLapsed: Instant?
    /// Since when the text's review has lapsed, whatever its tier says; nil where it has not.
    package let lapsed: Instant?
    /// The place on the shelf, counted from 1; nil for after all that have one.
    public let position: Int?
    public let isFeatured: Bool
    /// The sign-offs that count for this text, in the order in which they were made.
    public let signOffs: [SignOff]
    /// What was signed with each of them, in the same order; nil for one without a signature. Empty
    /// where nobody asked.
    package private(set) var signatures: [SignedStatement?]

    package init(
      article: Article, text: ArticleText, revision: Revision.ID, digest: Digest,
      firstPublished: Instant?, published: Instant?, until: Instant?, edited: Instant,
      changesReviewed: Instant?, fullyReviewed: Instant?, reviewDue: Instant?,
      reviewLapsed: Instant? = nil, lapsed: Instant? = nil, position: Int?, isFeatured: Bool,
      signOffs: [SignOff], signatures: [SignedStatement?] = []
    ) {
      self.article = article
      self.text = text
      self.revision = revision
      self.digest = digest
      self.firstPublished = firstPublished
      self.published = published
      self.until = until
      self.edited = edited
      self.changesReviewed = changesReviewed
      self.fullyReviewed = fullyReviewed
      self.reviewDue = reviewDue
      self.reviewLapsed = reviewLapsed
      self.lapsed = lapsed ?? reviewLapsed
      self.position = position
      self.isFeatured = isFeatured
      self.signOffs = signOffs
      self.signatures = signatures
    }

    /// The same with other words, and with what was signed.
    package func with(_ text: ArticleText, signatures: [SignedStatement?]) -> Entry {
      var entry = self
      entry.text = text
      entry.signatures = signatures
      return entry
    }
  }

  /// What is left of an article that was withdrawn, or that is withheld.
  public struct Tombstone: Equatable, Sendable {
    public let article: Article
    /// The question as it was last public.
    public let title: String
    public let locale: LanguageTag
    public let withdrawn: Instant
    public let reason: String
    public let replacement: Replacement?

    /// What the public reads of an article that its tier withholds.
    package static let withheld =
      "The review of this answer no longer holds. It is withheld until it has been reviewed again."

    /// The article to read instead, which is public itself.
    public struct Replacement: Equatable, Sendable {
      public let id: Article.ID
      public let slug: Slug

      package init(id: Article.ID, slug: Slug) {
        self.id = id
        self.slug = slug
      }
    }

    /// Whether it is withheld, rather than withdrawn by somebody with a reason of their own.
    package var isWithheld: Bool { reason == Self.withheld }

    package init(
      article: Article, title: String, locale: LanguageTag, withdrawn: Instant, reason: String,
      replacement: Replacement?
    ) {
      self.article = article
      self.title = title
      self.locale = locale
      self.withdrawn = withdrawn
      self.reason = reason
      self.replacement = replacement
    }
  }

  public let site: Site
  /// In reading order, each after its parent.
  public let categories: [Category]
  /// In reading order: by shelf, then by place on it, then by number; those on no shelf last.
  public let entries: [Entry]
  /// By number.
  public let withdrawn: [Tombstone]
  public let changed: Instant

  package init(
    site: Site, categories: [Category], entries: [Entry], withdrawn: [Tombstone],
    changed: Instant = .earliest
  ) {
    self.site = site
    self.changed = changed
    let order = ReadingOrder(of: categories)
    self.categories = order.categories
    self.entries = entries.sorted { order.place(of: $0) < order.place(of: $1) }
    self.withdrawn = withdrawn.sorted { $0.article.id < $1.article.id }
  }
}

/// The order in which articles are read: by shelf, then by place on it, then by number; those on no
/// shelf last.
package struct ReadingOrder: Sendable {
  /// The shelves in reading order, each after its parent.
  package let categories: [Category]
  private let ranks: [Slug: Int]

  package init(of categories: [Category]) {
    self.categories = categories.inReadingOrder.map(\.category)
    ranks = Dictionary(
      self.categories.enumerated().map { ($0.element.slug, $0.offset) }, uniquingKeysWith: { $1 })
  }

  package struct Place: Comparable, Sendable {
    let shelf: Int
    let position: Int
    package let article: Article.ID

    package static func < (a: Place, b: Place) -> Bool {
      (a.shelf, a.position, a.article) < (b.shelf, b.position, b.article)
    }
  }

  package func place(of article: Article.ID, on shelf: Slug?, at position: Int?) -> Place {
    Place(
      shelf: shelf.flatMap { ranks[$0] } ?? .max, position: position ?? .max, article: article)
  }

  fileprivate func place(of entry: SiteSnapshot.Entry) -> Place {
    place(of: entry.article.id, on: entry.text.category, at: entry.position)
  }
}

extension SiteSnapshot {
  /// The part in a language, on a shelf or those within it, with a tag; nil for all. Withdrawn
  /// articles are kept by language.
  ///
  /// - Throws: ``Refusal/unknownCategory(_:)``.
  public func filtered(
    locale: LanguageTag? = nil, category: Slug? = nil, tag: String? = nil
  ) throws -> SiteSnapshot {
    let choice = try SnapshotChoice(
      locale: locale, category: category, tag: tag, among: categories)
    return SiteSnapshot(
      site: site, categories: categories, entries: entries.filter(choice.holds),
      withdrawn: withdrawn.filter(choice.holds), changed: changed)
  }
}
