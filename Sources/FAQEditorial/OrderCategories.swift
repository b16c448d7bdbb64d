public import FAQModel
import FAQStore

/// Puts the shelves of one parent in order.
public struct OrderCategories: Act {
  /// All shelves of one parent, in their new order.
  public var slugs: [Slug]

  public init(slugs: [Slug]) { self.slugs = slugs }

  public func perform(at desk: Desk) throws -> [FAQModel.Category] {
    try desk.require(.publisher, to: "order categories")
    let shelves = try desk.reading.categories()
    let named = try slugs.map { slug in
      guard let shelf = shelves.first(where: { $0.slug == slug }) else {
        throw Refusal.unknownCategory(slug.text)
      }
      return shelf
    }
    let siblings = shelves.filter { $0.parent == named.first?.parent }.map(\.slug)
    guard Set(slugs) == Set(siblings), slugs.count == siblings.count else {
      throw Refusal.incompleteOrder(missing: siblings.sorted())
    }
    try desk.record(
      .categoryOrder, details: .object(["order": .strings(slugs.map(\.text))]))
    return try desk.reading.categories().inReadingOrder.map(\.category)
  }
}
