package import FAQModel
import Foundation
import GRDB

extension Reading {
  /// The article that a number or any of its slugs names.
  package func article(_ name: ArticleAddress.Name) throws -> Article {
    let row =
      switch name {
      case .number(let id):
        try row("SELECT id FROM article WHERE id = ? AND entry_id <= ?", [id.rawValue, known])
      case .slug(let slug):
        try row(
          "SELECT article_id AS id FROM article_slug WHERE slug = ? AND entry_id <= ?",
          [slug.text, known])
      }
    guard let row else { throw Refusal.unknownArticle(ArticleAddress(name: name).description) }
    return try article(row.article("id"))
  }

  func article(_ id: Article.ID) throws -> Article {
    let slugs = try rows(
      """
      SELECT a.uuid, s.slug FROM article a JOIN article_slug s ON s.article_id = a.id
      WHERE a.id = ? AND s.entry_id <= ? ORDER BY s.entry_id
      """, [id.rawValue, known])
    guard let last = slugs.last else { throw Refusal.unknownArticle(id.description) }
    let slug = try last.slug("slug")
    let aliases = Set(try slugs.map { try $0.slug("slug") }).subtracting([slug]).sorted()
    return Article(id: id, uuid: last["uuid"], slug: slug, aliases: aliases)
  }

  /// Everything recorded about an article up to the moment.
  package func record(of id: Article.ID) throws -> ArticleRecord {
    ArticleRecord(
      article: try article(id), revisions: try revisions(of: id), reviews: try reviews(of: id),
      signOffs: try signOffs(of: id), publications: try publications(of: id),
      withdrawals: try withdrawals(of: id), discards: try discards(of: id))
  }

  /// A text by its digest, checked against it.
  package func text(_ digest: Digest) throws -> ArticleText {
    try ArticleText(canonical: try canonical(digest))
  }

  /// The canonical form of a text by its digest, checked against it.
  package func canonical(_ digest: Digest) throws -> CanonicalText {
    let bytes = try row("SELECT canonical FROM text WHERE digest = ?", [digest.hex])?
      .withUnsafeData(named: "canonical") { $0.map { [UInt8]($0) } }
    guard let bytes = bytes ?? nil else { throw Refusal.damagedText(digest) }
    let text = CanonicalText(bytes: bytes)
    guard text.digest == digest else { throw Refusal.damagedText(digest) }
    return text
  }

  /// Whether a slug is or was an article's.
  package func owner(of slug: Slug) throws -> Article.ID? {
    try row("SELECT article_id FROM slug WHERE slug = ?", [slug.text])?.article()
  }

  private func revisions(of id: Article.ID) throws -> [Revision] {
    try rows(
      """
      SELECT r.*, c.handle, l.time FROM revision r JOIN contributor c ON c.id = r.author_id
      JOIN ledger_entry l ON l.id = r.entry_id
      WHERE r.article_id = ? AND r.entry_id <= ? ORDER BY r.number
      """, [id.rawValue, known]
    ).map { row in
      Revision(
        id: Revision.ID(article: id, number: row["number"]), digest: try row.digest("digest"),
        base: row["base_number"], author: row.handle("handle"), time: try row.time("time"),
        entry: row["entry_id"])
    }
  }

  private func discards(of id: Article.ID) throws -> [Int] {
    try rows(
      """
      SELECT revision_number FROM draft_discard WHERE article_id = ? AND entry_id <= ?
      ORDER BY entry_id
      """, [id.rawValue, known]
    ).map { $0["revision_number"] }
  }
}

extension Writing {
  /// The number that the next article gets.
  package func nextArticle() throws -> Article.ID {
    Article.ID(try reading.row("SELECT coalesce(max(id), 0) + 1 AS id FROM article")?["id"] ?? 1)
  }

  package func insertArticle(_ id: Article.ID, uuid: String, slug: Slug, entry: Int64) throws {
    try insert("article", ["id": id.rawValue, "uuid": uuid, "entry_id": entry])
    try insertSlug(slug, of: id, entry: entry)
  }

  /// Makes a slug the one that an article goes by.
  package func insertSlug(_ slug: Slug, of id: Article.ID, entry: Int64) throws {
    if try reading.owner(of: slug) == nil {
      try insert("slug", ["slug": slug.text, "article_id": id.rawValue])
    }
    try insert(
      "article_slug", ["article_id": id.rawValue, "entry_id": entry, "slug": slug.text])
  }

  package func insertRevision(
    _ id: Revision.ID, of text: ArticleText, _ canonical: CanonicalText, base: Int?,
    author: Handle, entry: Int64
  ) throws {
    try insertText(text.normalized, canonical)
    try insert(
      "revision",
      [
        "article_id": id.article.rawValue, "number": id.number, "digest": canonical.digest.hex,
        "base_number": base, "author_id": try contributorID(author), "entry_id": entry,
      ])
  }

  package func insertDiscard(upTo revision: Revision.ID, entry: Int64) throws {
    try insert(
      "draft_discard",
      [
        "article_id": revision.article.rawValue, "entry_id": entry,
        "revision_number": revision.number,
      ])
  }

  package func insertPlacement(
    of id: Article.ID, position: Int?, isFeatured: Bool, entry: Int64
  ) throws {
    try insert(
      "placement",
      [
        "article_id": id.rawValue, "entry_id": entry, "position": position,
        "is_featured": isFeatured,
      ])
  }

  private func insertText(_ text: ArticleText, _ canonical: CanonicalText) throws {
    let digest = canonical.digest.hex
    if try reading.row("SELECT 1 FROM text WHERE digest = ?", [digest]) != nil { return }
    // What is stored must read back as what was given, before anybody relies on it.
    guard try ArticleText(canonical: canonical) == text else {
      throw Refusal.damagedText(canonical.digest)
    }
    try insert(
      "text",
      [
        "digest": digest, "form": CanonicalText.version, "canonical": Data(canonical.bytes),
        "title": text.title, "locale": text.locale.text, "category": text.category?.text ?? "",
        "tags": JSONValue.strings(text.tags).text(.compact),
      ])
  }
}
