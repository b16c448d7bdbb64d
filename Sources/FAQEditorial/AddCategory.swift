public import FAQModel
import FAQStore

/// Adds a shelf, after those that are there.
public struct AddCategory: Act {
  public var slug: Slug
  public var title: String
  public var description: String
  public var parent: Slug?

  public init(slug: Slug, title: String, description: String = "", parent: Slug? = nil) {
    self.slug = slug
    self.title = title
    self.description = description
    self.parent = parent
  }

  public func perform(at desk: Desk) throws -> FAQModel.Category {
    try desk.require(.publisher, to: "add categories")
    let shelves = try desk.reading.categories()
    guard !shelves.contains(where: { $0.slug == slug }) else { throw Refusal.categoryExists(slug) }
    if let parent, !shelves.contains(where: { $0.slug == parent }) {
      throw Refusal.unknownParent(parent)
    }
    let last = shelves.filter { $0.parent == parent }.map(\.position).max() ?? 0
    let category = FAQModel.Category(
      slug: slug, title: try Names.checked(title, field: "title"),
      description: try Names.optional(description, field: "description", longest: 2_000),
      parent: parent, position: last + 1)
    try desk.record(.categoryAdd, details: category.json)
    return category
  }
}

extension FAQModel.Category {
  /// The shelf as the ledger keeps it and as `--json` shows it.
  package var json: JSONValue {
    .object([
      "slug": .string(slug.text), "title": .string(title), "description": .string(description),
      "parent": .optional(parent?.text), "position": .integer(Int64(position)),
    ])
  }
}
