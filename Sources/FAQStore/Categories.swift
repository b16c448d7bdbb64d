package import FAQModel
import GRDB

extension Reading {
  /// All shelves, in no particular order.
  package func categories() throws -> [FAQModel.Category] {
    try rows("SELECT * FROM current_category ORDER BY slug").map { row in
      FAQModel.Category(
        slug: try row.slug("slug"), title: row["title"], description: row["description"],
        parent: try row.optionalSlug("parent_slug"), position: row["position"])
    }
  }
}

extension Writing {
  package func insertCategory(_ category: FAQModel.Category, entry: Int64) throws {
    try insert("category", ["slug": category.slug.text, "entry_id": entry])
    try insertProfile(category, entry: entry)
  }

  /// Records what is known of a shelf from now on.
  package func insertProfile(_ category: FAQModel.Category, entry: Int64) throws {
    try insert(
      "category_profile",
      [
        "category_id": try categoryID(category.slug), "entry_id": entry, "title": category.title,
        "description": category.description, "parent_id": try category.parent.map(categoryID),
        "position": category.position,
      ])
  }

  private func categoryID(_ slug: Slug) throws -> Int64 {
    guard let row = try reading.row("SELECT id FROM category WHERE slug = ?", [slug.text]) else {
      throw Refusal.unknownCategory(slug.text)
    }
    return row["id"]
  }
}
