package import FAQModel

extension Reading {
  /// The remarks on an article, oldest first.
  package func comments(on id: Article.ID) throws -> [Comment] {
    try rows(
      """
      SELECT m.revision_number, c.handle, m.body, l.time
      FROM review_comment m JOIN contributor c ON c.id = m.author_id
      JOIN ledger_entry l ON l.id = m.entry_id
      WHERE m.article_id = ? AND m.entry_id <= ? ORDER BY m.id
      """, [id.rawValue, known]
    ) { row in
      Comment(
        revision: Revision.ID(article: id, number: try row.at(0)), author: try row.handle(1),
        text: try row.at(2), time: try row.time("time"))
    }
  }
}

extension Writing {
  func insertComment(
    on revision: Revision.ID, by author: Handle, text: String, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO review_comment (article_id, revision_number, author_id, body, entry_id)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        revision.article.rawValue, revision.number, try contributorID(author), text, entry,
      ])
  }
}
