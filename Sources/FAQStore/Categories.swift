package import FAQModel

extension Reading {
  /// All shelves, by slug.
  package func categories() throws -> [FAQModel.Category] {
    try rows(
      """
      SELECT c.slug, p.title, p.description, parent.slug AS parent_slug, p.position,
        p.tier
      FROM category c JOIN category_profile p ON p.category_id = c.id
      LEFT JOIN category parent ON parent.id = p.parent_id
      WHERE p.entry_id = (SELECT max(q.entry_id) FROM category_profile q
        WHERE q.category_id = c.id AND q.entry_id <= ?)
      ORDER BY c.slug
      """, [known], Self.category)
  }

  /// The shelf in a row with the columns of its profile.
  static func category(_ row: StoredRow) throws -> FAQModel.Category {
    let tier: String? = try row.ifAny("tier")
    return FAQModel.Category(
      slug: try row.slug("slug"), title: try row.at("title"),
      description: try row.at("description"), parent: try row.optionalSlug("parent_slug"),
      position: try row.at("position"),
      tier: try tier.map { _ in try row.value("tier", as: Tier.self) })
  }
}

extension Writing {
  func insertCategory(_ category: FAQModel.Category, entry: Int64) throws {
    try execute(
      "INSERT INTO category (slug, entry_id) VALUES (?, ?)", [category.slug.text, entry])
    try insertProfile(category, entry: entry)
  }

  /// Records what is known of a shelf from now on.
  func insertProfile(_ category: FAQModel.Category, entry: Int64) throws {
    try execute(
      """
      INSERT INTO category_profile (category_id, entry_id, title, description, parent_id, position,
        tier)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        try categoryID(category.slug), entry, category.title, category.description,
        try category.parent.map(categoryID), category.position, category.tier?.rawValue,
      ])
  }

  private func categoryID(_ slug: Slug) throws -> Int64 {
    guard let row = try reading.row("SELECT id FROM category WHERE slug = ?", [slug.text]) else {
      throw Refusal.unknownCategory(slug.text)
    }
    return try row.at(0)
  }
}
