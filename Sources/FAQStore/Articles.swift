package import FAQModel

extension Reading {
  /// The article that a number or any of its slugs names.
  package func article(_ name: ArticleAddress.Name) throws -> Article {
    try article(try articleID(name))
  }

  /// Its number.
  package func articleID(_ name: ArticleAddress.Name) throws -> Article.ID {
    let row =
      switch name {
      case .number(let id):
        try row("SELECT id FROM article WHERE id = ? AND entry_id <= ?", [id.rawValue, known])
      case .slug(let slug):
        try row(
          """
          SELECT s.article_id FROM slug s JOIN article_slug a USING (article_id, slug)
          WHERE s.slug = ? AND a.entry_id <= ?
          """, [slug.text, known])
      }
    guard let row else { throw Refusal.unknownArticle(ArticleAddress(name: name).description) }
    return Article.ID(try row.at(0))
  }

  func article(_ id: Article.ID) throws -> Article {
    var uuid = ""
    let slugs = try rows(
      """
      SELECT s.slug, a.uuid FROM article a JOIN article_slug s ON s.article_id = a.id
      WHERE a.id = ? AND s.entry_id <= ? ORDER BY s.entry_id
      """, [id.rawValue, known]
    ) { row in
      uuid = try row.at(1)
      return try row.slug("slug")
    }
    return try article(id, uuid: uuid, slugs: slugs)
  }

  /// Every article, by number.
  package func articles() throws -> [Article] { try articles(.all) }

  func articles(_ extent: Extent) throws -> [Article] {
    let slugs = try grouped(
      """
      SELECT article_id, slug FROM article_slug WHERE \(extent.among("article_id")) entry_id <= ?
      ORDER BY article_id, entry_id
      """, extent.values + [known]
    ) { try $1.slug(1) }
    return try rows(
      "SELECT id, uuid FROM article WHERE \(extent.among("id")) entry_id <= ? ORDER BY id",
      extent.values + [known]
    ) {
      let id = Article.ID(try $0.at(0))
      return try article(id, uuid: $0.at(1), slugs: slugs[id] ?? [])
    }
  }

  private func article(_ id: Article.ID, uuid: String, slugs: [Slug]) throws -> Article {
    guard let slug = slugs.last else { throw Refusal.unknownArticle(id.description) }
    let aliases = slugs.count == 1 ? [] : Set(slugs).subtracting([slug]).sorted()
    return Article(id: id, uuid: uuid, slug: slug, aliases: aliases)
  }

  /// Whether a slug is or was an article's.
  package func owner(of slug: Slug) throws -> Article.ID? {
    try row("SELECT article_id FROM slug WHERE slug = ?", [slug.text])?.article()
  }

  /// The article that was imported under a name.
  package func article(key: String) throws -> Article.ID? {
    try row("SELECT article_id FROM article_key WHERE key = ?", [key])?.article()
  }

  /// The slugs of an article, each with the time from which it was in force, oldest first.
  package func slugs(of id: Article.ID) throws -> [(time: Instant, slug: Slug)] {
    try rows(
      """
      SELECT l.time, s.slug FROM article_slug s JOIN ledger_entry l ON l.id = s.entry_id
      WHERE s.article_id = ? AND s.entry_id <= ? ORDER BY s.entry_id
      """, [id.rawValue, known]
    ) { (try $0.time("time"), try $0.slug("slug")) }
  }

  /// The numbers of all articles, in their order.
  func articleIDs() throws -> [Article.ID] {
    try rows("SELECT id FROM article WHERE entry_id <= ? ORDER BY id", [known]) {
      Article.ID(try $0.at(0))
    }
  }

  /// How many articles there are.
  package func articleCount() throws -> Int {
    try row("SELECT count(*) FROM article WHERE entry_id <= ?", [known])?.at(0) ?? 0
  }

  /// The articles that were ever published or scheduled.
  package func publishedArticles() throws -> [Article.ID] {
    try rows(
      "SELECT DISTINCT article_id FROM publication WHERE entry_id <= ? ORDER BY 1", [known]
    ) { try $0.article() }
  }

  /// The places of those articles that were given one.
  func placements(_ extent: Extent) throws -> [Article.ID: (position: Int?, isFeatured: Bool)] {
    let placements: [Article.ID: [(position: Int?, isFeatured: Bool)]] = try grouped(
      """
      SELECT article_id, position, is_featured FROM placement
      WHERE \(extent.among("article_id")) entry_id <= ? ORDER BY article_id, entry_id
      """, extent.values + [known]
    ) { _, row in (try row.ifAny(1), try row.at(2)) }
    return placements.compactMapValues(\.last)
  }

  /// The articles that have a place of that number, on whatever shelf, by number.
  package func articles(at position: Int) throws -> [Article.ID] {
    try placements(.all).filter { $0.value.position == position }.keys.sorted()
  }

  /// The place of an article on its shelf.
  func placement(of id: Article.ID) throws -> (position: Int?, isFeatured: Bool) {
    let row = try row(
      """
      SELECT position, is_featured FROM placement WHERE article_id = ? AND entry_id <= ?
      ORDER BY entry_id DESC LIMIT 1
      """, [id.rawValue, known])
    return (try row?.ifAny(0), try row?.at(1) ?? false)
  }
}

extension Writing {
  /// The number that the next article gets.
  package func nextArticle() throws -> Article.ID {
    Article.ID(try reading.row("SELECT coalesce(max(id), 0) + 1 FROM article")?.at(0) ?? 1)
  }

  func insertArticle(_ id: Article.ID, uuid: String, slug: Slug, entry: Int64) throws {
    try execute(
      "INSERT INTO article (id, uuid, entry_id) VALUES (?, ?, ?)", [id.rawValue, uuid, entry])
    try insertSlug(slug, of: id, entry: entry)
  }

  /// Makes a slug the one that an article goes by.
  func insertSlug(_ slug: Slug, of id: Article.ID, entry: Int64) throws {
    if try reading.owner(of: slug) == nil {
      try execute(
        "INSERT INTO slug (slug, article_id) VALUES (?, ?)", [slug.text, id.rawValue])
    }
    try execute(
      "INSERT INTO article_slug (article_id, entry_id, slug) VALUES (?, ?, ?)",
      [id.rawValue, entry, slug.text])
  }

  func insertKey(_ key: String, of id: Article.ID, entry: Int64) throws {
    try execute(
      "INSERT INTO article_key (key, article_id, entry_id) VALUES (?, ?, ?)",
      [key, id.rawValue, entry])
  }

  func insertRevision(
    _ id: Revision.ID, text: Int64, base: Int?, author: Handle, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO revision (article_id, number, text_id, base_number, author_id, entry_id)
      VALUES (?, ?, ?, ?, ?, ?)
      """, [id.article.rawValue, id.number, text, base, try contributorID(author), entry])
  }

  func insertDiscard(upTo revision: Revision.ID, entry: Int64) throws {
    try execute(
      "INSERT INTO draft_discard (article_id, entry_id, revision_number) VALUES (?, ?, ?)",
      [revision.article.rawValue, entry, revision.number])
  }

  func insertPlacement(
    of id: Article.ID, position: Int?, isFeatured: Bool, entry: Int64
  ) throws {
    try execute(
      "INSERT INTO placement (article_id, entry_id, position, is_featured) VALUES (?, ?, ?, ?)",
      [id.rawValue, entry, position, isFeatured])
  }
}
