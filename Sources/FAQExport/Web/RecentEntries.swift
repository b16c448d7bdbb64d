import FAQModel

/// The articles that changed last, as readers see it.
struct RecentEntries: Sendable {
  static let most = 100

  private var candidates: [SiteSnapshot.Entry] = []

  /// At most ``most``, the newest change first; of two at the same time the higher number comes first.
  var entries: [SiteSnapshot.Entry] {
    Array(candidates.sorted { Self.change($0) > Self.change($1) }.prefix(Self.most))
  }

  mutating func add(_ page: [SiteSnapshot.Entry]) {
    candidates += page
    candidates = entries
  }

  /// When what readers see of an article last changed: that its review has lapsed is said above it.
  static func changed(_ entry: SiteSnapshot.Entry) -> Instant {
    let published = entry.published ?? entry.edited
    return entry.reviewLapsed.map { max($0, published) } ?? published
  }

  private static func change(_ entry: SiteSnapshot.Entry) -> (Instant, Article.ID) {
    (changed(entry), entry.article.id)
  }
}
