public import FAQModel
import FAQStore

/// Changes a shelf's title, description, parent or tier; nil stays as it is. Only an admin lowers a tier, be it that
/// of a shelf within.
public struct EditCategory: Act {
  public var slug: Slug
  public var title: String?
  public var description: String?
  /// The new parent; `.some(nil)` moves the shelf to the top.
  public var parent: Slug??
  /// The new tier; `.some(nil)` is as the shelf that it stands within.
  public var tier: Tier??

  public init(slug: Slug) { self.slug = slug }

  public func perform(at desk: Desk) throws -> FAQModel.Category {
    try desk.require(.publisher, to: "edit categories")
    let shelves = try desk.reading.categories()
    guard let known = shelves.first(where: { $0.slug == slug }) else {
      throw Refusal.unknownCategory(slug.text)
    }
    var category = known
    category.title = try Names.checked(title ?? known.title, field: "title")
    category.description = try Names.optional(
      description ?? known.description, field: "description", longest: 2_000)
    if let parent, parent != known.parent {
      try check(parent, among: shelves)
      category.parent = parent
      // NB: as in ``AddCategory``.
      category.position = (shelves.filter { $0.parent == parent }.map(\.position).max() ?? 0) &+ 1
    }
    if let tier { category.tier = tier }
    guard category != known else {
      throw Refusal.nothingToChange("the category \(slug) is recorded so already")
    }
    let before = Shelves(shelves)
    var after = before
    after.put(category)
    if after.askLess(than: before) {
      try desk.require(.admin, to: "lower the tier of a category")
    }
    try desk.record(.categoryEdit, details: category.json)
    return category
  }

  private func check(_ parent: Slug?, among shelves: [FAQModel.Category]) throws {
    var ancestor = parent
    while let current = ancestor {
      guard current != slug else { throw Refusal.categoryCycle(slug) }
      guard let shelf = shelves.first(where: { $0.slug == current }) else {
        throw Refusal.unknownParent(current)
      }
      ancestor = shelf.parent
    }
  }
}
