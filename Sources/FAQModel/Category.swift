/// A shelf of the FAQ center.
public struct Category: Equatable, Sendable {
  public let slug: Slug
  public var title: String
  public var description: String
  /// The shelf that it stands within; nil at the top.
  public var parent: Slug?
  /// Its place among its siblings, counted from 1; those of equal place stand in bytewise order of
  /// their slugs.
  public var position: Int
  /// How strictly its texts are reviewed; nil for as the shelf that it stands within.
  public var tier: Tier?

  package init(
    slug: Slug, title: String, description: String, parent: Slug?, position: Int, tier: Tier? = nil
  ) {
    self.slug = slug
    self.title = title
    self.description = description
    self.parent = parent
    self.position = position
    self.tier = tier
  }
}

extension [Category] {
  /// The shelves in reading order, each after its parent, with its depth counted from 0.
  package var inReadingOrder: [(category: Category, depth: Int)] {
    let children = Dictionary(grouping: self, by: \.parent)
    func walk(_ parent: Slug?, _ depth: Int) -> [(Category, Int)] {
      (children[parent] ?? []).sorted { ($0.position, $0.slug) < ($1.position, $1.slug) }
        .flatMap { [($0, depth)] + walk($0.slug, depth + 1) }
    }
    return walk(nil, 0)
  }
}
