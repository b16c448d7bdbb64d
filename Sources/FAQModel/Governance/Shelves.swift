/// How the shelves stand within each other, and which tiers they choose.
package struct Shelves: Equatable, Sendable {
  private var shelves: [Slug: Category] = [:]

  package init(_ categories: [Category] = []) {
    for category in categories { put(category) }
  }

  /// Puts a shelf in place of the one of its slug, which it returns.
  @discardableResult
  package mutating func put(_ category: Category) -> Category? {
    shelves.updateValue(category, forKey: category.slug)
  }

  /// A shelf and those that it stands within, from the inside out.
  package func lineage(of slug: Slug?) -> [Slug] {
    var lineage: [Slug] = []
    var next = slug
    while let current = next, !lineage.contains(current) {
      lineage.append(current)
      next = shelves[current]?.parent
    }
    return lineage
  }

  /// The tier that a shelf chose, else the nearest shelf around it that did, else standard.
  package func tier(of slug: Slug?) -> Tier {
    lineage(of: slug).lazy.compactMap { shelves[$0]?.tier }.first ?? .standard
  }
}
