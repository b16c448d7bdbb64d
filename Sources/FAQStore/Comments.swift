package import FAQModel

extension Reading {
  /// The remarks on an article, oldest first.
  package func comments(on id: Article.ID) throws -> [Comment] {
    var number = 0
    return try rows(
      """
      SELECT m.revision_number, c.handle, m.body, l.time, m.entry_id, a.field, a.quote, a.before,
        a.after, r.handle, e.time AS resolved
      FROM review_comment m JOIN contributor c ON c.id = m.author_id
      JOIN ledger_entry l ON l.id = m.entry_id
      LEFT JOIN comment_anchor a ON a.comment_id = m.id
      LEFT JOIN comment_resolution x ON x.comment_id = m.id AND x.entry_id <= ?
      LEFT JOIN contributor r ON r.id = x.actor_id LEFT JOIN ledger_entry e ON e.id = x.entry_id
      WHERE m.article_id = ? AND m.entry_id <= ? ORDER BY m.id
      """, [known, id.rawValue, known]
    ) { row in
      number += 1
      return Comment(
        number: number, revision: Revision.ID(article: id, number: try row.at(0)),
        author: try row.handle(1), text: try row.at(2), time: try row.time("time"),
        entry: try row.at(4), anchor: try anchor(row),
        resolution: try row.optionalTime("resolved").map {
          Comment.Resolution(actor: try row.handle(9), time: $0)
        })
    }
  }

  private func anchor(_ row: StoredRow) throws -> CommentAnchor? {
    let field: String? = try row.ifAny(5)
    return try field.map { _ in
      CommentAnchor(
        stored: try row.value("field", as: CommentAnchor.Field.self), quote: try row.at(6),
        before: try row.at(7), after: try row.at(8))
    }
  }
}

extension Writing {
  func insertComment(
    on revision: Revision.ID, by author: Handle, text: String, anchor: CommentAnchor?, entry: Int64
  ) throws {
    try execute(
      """
      INSERT INTO review_comment (article_id, revision_number, author_id, body, entry_id)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        revision.article.rawValue, revision.number, try contributorID(author), text, entry,
      ])
    guard let anchor else { return }
    try execute(
      """
      INSERT INTO comment_anchor (comment_id, field, quote, before, after)
      SELECT id, ?, ?, ?, ? FROM review_comment WHERE entry_id = ?
      """, [anchor.field.rawValue, anchor.quote, anchor.before, anchor.after, entry])
  }

  func insertResolution(ofComment comment: Int64, actor: Handle, entry: Int64) throws {
    try execute(
      """
      INSERT INTO comment_resolution (comment_id, actor_id, entry_id)
      SELECT id, ?, ? FROM review_comment WHERE entry_id = ?
      """, [try contributorID(actor), entry, comment])
  }
}
