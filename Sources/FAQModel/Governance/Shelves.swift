/// How the shelves stand within each other, and which tiers they choose, after the last entry of the ledger or
/// just before one. What is known before an entry shares its memory with what is known after it.
package struct Shelves: Sendable {
  /// The states of each shelf, oldest first, each with the entry that it came by.
  private var states: [Slug: [(entry: Int64, shelf: Category)]] = [:]
  /// What came by this entry or a later one is not known.
  private var end: Int64 = .max

  package init(_ categories: [Category] = []) {
    for category in categories { put(category) }
  }

  /// Puts a shelf in place of the one of its slug, which it returns.
  ///
  /// - Parameter entry: that by which it came, not before those of earlier states; 0 where nobody asks.
  @discardableResult
  package mutating func put(_ category: Category, by entry: Int64 = 0) -> Category? {
    let known = self[category.slug]
    states[category.slug, default: []].append((entry, category))
    return known
  }

  /// The shelves as they were just before an entry.
  func before(_ entry: Int64) -> Shelves {
    var former = self
    former.end = entry
    return former
  }

  /// A shelf and those that it stands within, from the inside out.
  package func lineage(of slug: Slug?) -> [Slug] {
    var lineage: [Slug] = []
    var next = slug
    while let current = next, !lineage.contains(current) {
      lineage.append(current)
      next = self[current]?.parent
    }
    return lineage
  }

  /// The tier that a shelf chose, else the nearest shelf around it that did, else standard.
  package func tier(of slug: Slug?) -> Tier {
    lineage(of: slug).lazy.compactMap { self[$0]?.tier }.first ?? .standard
  }

  /// Whether texts on a shelf need less than before some change.
  package func askLess(than former: Shelves) -> Bool {
    former.states.keys.contains { tier(of: $0) < former.tier(of: $0) }
  }

  private subscript(slug: Slug) -> Category? { states[slug]?.last { $0.entry < end }?.shelf }
}
