import FAQModel

/// What every page may need of the others: little enough to be kept of every article.
struct HTMLSiteOutline {
  /// What is kept of an article.
  struct Listing {
    let slug: Slug
    let title: String
    let summary: String
    let locale: LanguageTag
    let category: Slug?
    let isFeatured: Bool
  }

  let site: Site
  /// The shelves that hold questions, themselves or within, in reading order.
  let categories: [FAQModel.Category]
  /// In reading order.
  let listings: [Listing]
  /// Where in the listings each slug leads, earlier ones too.
  private let places: [Slug: Int]
  private let parents: [Slug: FAQModel.Category]

  init(_ snapshot: SiteSnapshot) {
    site = snapshot.site
    listings = snapshot.entries.map { entry in
      Listing(
        slug: entry.article.slug, title: entry.text.title, summary: entry.text.summary,
        locale: entry.text.locale, category: entry.text.category, isFeatured: entry.isFeatured)
    }
    var places: [Slug: Int] = [:]
    for (place, entry) in snapshot.entries.enumerated() {
      for slug in entry.article.aliases + [entry.article.slug] { places[slug] = place }
    }
    self.places = places
    let shelves = Dictionary(snapshot.categories.map { ($0.slug, $0) }, uniquingKeysWith: { $1 })
    parents = shelves
    var used: Set<Slug> = []
    for category in Set(listings.compactMap(\.category)) {
      var next = shelves[category]
      while let shelf = next, used.insert(shelf.slug).inserted {
        next = shelf.parent.flatMap { shelves[$0] }
      }
    }
    categories = snapshot.categories.filter { used.contains($0.slug) }
  }

  /// The public article that a slug leads to; nil for what is not public.
  subscript(slug: Slug) -> Listing? { places[slug].map { listings[$0] } }

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
