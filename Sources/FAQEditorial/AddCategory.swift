public import FAQModel
import FAQStore

/// Adds a shelf, after those that are there.
public struct AddCategory: Act {
  public var slug: Slug
  public var title: String
  public var description: String
  public var parent: Slug?
  /// How strictly its texts are reviewed; nil for as the shelf that it stands within.
  public var tier: Tier?

  public init(
    slug: Slug, title: String, description: String = "", parent: Slug? = nil, tier: Tier? = nil
  ) {
    self.slug = slug
    self.title = title
    self.description = description
    self.parent = parent
    self.tier = tier
  }

  public func perform(at desk: Desk) throws -> FAQModel.Category {
    try desk.require(.publisher, to: "add categories")
    let shelves = try desk.reading.categories()
    guard !shelves.contains(where: { $0.slug == slug }) else { throw Refusal.categoryExists(slug) }
    if let parent, !shelves.contains(where: { $0.slug == parent }) {
      throw Refusal.unknownParent(parent)
    }
    let last = shelves.filter { $0.parent == parent }.map(\.position).max() ?? 0
    // NB: only in a damaged file is there no next place; the database refuses what follows then.
    let category = FAQModel.Category(
      slug: slug, title: try Names.checked(title, field: "title"),
      description: try Names.optional(description, field: "description", longest: 2_000),
      parent: parent, position: last &+ 1, tier: tier)
    try desk.record(.categoryAdd, details: category.json)
    return category
  }
}

extension FAQModel.Category {
  /// The shelf as the ledger keeps it and as `--json` shows it.
  package var json: JSONValue {
    let tier = tier.map { [JSONValue.Member("tier", .string($0.rawValue))] } ?? []
    let members: [JSONValue.Member] = [
      .init("slug", .string(slug.text)), .init("title", .string(title)),
      .init("description", .string(description)), .init("parent", .optional(parent?.text)),
      .init("position", .integer(position)),
    ]
    return .object(members + tier)
  }
}
