import FAQHTML
import FAQModel

/// What files need to know of articles that they are not about: little enough to be kept of every one.
struct SiteOutline: Sendable {
  /// What is kept of an article.
  struct Listing: Sendable {
    let article: Article
    let title: String
    let summary: String
    let locale: LanguageTag
    let category: Slug?
    let isFeatured: Bool
    /// Whether it is public, and no preview.
    let isPublic: Bool
    /// When its text became public, or was saved where it is not.
    let changed: Instant
    /// Since when its review has been overdue, where readers are to know.
    let reviewLapsed: Instant?

    var slug: Slug { article.slug }

    init(_ entry: SiteSnapshot.Entry) {
      article = entry.article
      title = entry.text.title
      summary = entry.text.summary
      locale = entry.text.locale
      category = entry.text.category
      isFeatured = entry.isFeatured
      isPublic = entry.published != nil
      changed = entry.published ?? entry.edited
      reviewLapsed = entry.reviewLapsed
    }
  }

  let site: Site
  /// The shelves that hold questions, themselves or within, in reading order.
  let categories: [FAQModel.Category]
  /// In reading order.
  let listings: [Listing]
  /// By number.
  let withdrawn: [SiteSnapshot.Tombstone]
  /// What changed last.
  let recent: RecentEntries
  /// Whether any text shows a file.
  let showsAssets: Bool
  /// The tags of all texts.
  let tags: Set<String>
  /// Where in the listings each slug leads, earlier ones too.
  private let places: [Slug: Int]
  /// Where each slug of what is withdrawn leads, earlier ones too.
  private let gone: [Slug: Slug]
  private let parents: [Slug: FAQModel.Category]

  /// Reads all pages once.
  init(_ snapshot: some SnapshotPages) throws {
    var listings: [Listing] = []
    var recent = RecentEntries()
    var showsAssets = false
    var tags: Set<String> = []
    try snapshot.forEachPage { page in
      listings += page.map(Listing.init)
      recent.add(page)
      for entry in page { tags.formUnion(entry.text.tags) }
      showsAssets = showsAssets || page.contains { !$0.text.assets.isEmpty }
    }
    site = snapshot.site
    self.listings = listings
    self.recent = recent
    self.showsAssets = showsAssets
    self.tags = tags
    withdrawn = try snapshot.tombstones()
    places = Self.places(in: listings)
    gone = Dictionary(
      withdrawn.map(\.article).flatMap { article in
        (article.aliases + [article.slug]).map { ($0, article.slug) }
      }, uniquingKeysWith: { $1 })
    parents = Dictionary(snapshot.categories.map { ($0.slug, $0) }, uniquingKeysWith: { $1 })
    let used = Self.shelves(of: listings, among: parents)
    categories = snapshot.categories.filter { used.contains($0.slug) }
  }

  private static func places(in listings: [Listing]) -> [Slug: Int] {
    var places: [Slug: Int] = [:]
    for (place, listing) in listings.enumerated() {
      for slug in listing.article.aliases + [listing.slug] { places[slug] = place }
    }
    return places
  }

  /// The shelves that questions stand on, and those around them.
  private static func shelves(
    of listings: [Listing], among shelves: [Slug: FAQModel.Category]
  ) -> Set<Slug> {
    var used: Set<Slug> = []
    for category in Set(listings.compactMap(\.category)) {
      var next = shelves[category]
      while let shelf = next, used.insert(shelf.slug).inserted {
        next = shelf.parent.flatMap { shelves[$0] }
      }
    }
    return used
  }

  /// The public article that a slug leads to; nil for what is not public.
  subscript(slug: Slug) -> Listing? { places[slug].map { listings[$0] } }

  /// Where texts lead that link to an article, or to what is left of one.
  ///
  /// - Parameter address: that of the page of an article, by the slug that it has now.
  func links(_ address: @escaping @Sendable (Slug) -> String) -> ArticleLinks {
    let (slugs, gone) = (places.mapValues { listings[$0].slug }, gone)
    return ArticleLinks { slug in (slugs[slug] ?? gone[slug]).map(address) }
  }

  /// The questions on a shelf itself; nil for those on none.
  func listings(on shelf: Slug?) -> [Listing] {
    listings.filter { listing in
      listing.category.flatMap { parents[$0] }?.slug == shelf
    }
  }

  /// A shelf and those that it stands within, outermost first.
  func path(to shelf: Slug?) -> [FAQModel.Category] {
    var path: [FAQModel.Category] = []
    var next = shelf.flatMap { parents[$0] }
    while let category = next, path.count < parents.count {
      path.insert(category, at: 0)
      next = category.parent.flatMap { parents[$0] }
    }
    return path
  }
}
