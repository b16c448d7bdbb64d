package import FAQModel

extension Reading {
  func reviews(_ extent: Extent) throws -> [Article.ID: [Review]] {
    try grouped(
      """
      SELECT r.article_id, r.id, r.revision_number, t.digest, c.handle, l.note, l.time, r.entry_id,
        o.outcome, o.entry_id
      FROM review r JOIN text t ON t.id = r.text_id JOIN contributor c ON c.id = r.submitter_id
      JOIN ledger_entry l ON l.id = r.entry_id
      LEFT JOIN review_outcome o ON o.review_id = r.id AND o.entry_id <= ?
      WHERE \(extent.among("r.article_id")) r.entry_id <= ? ORDER BY r.article_id, r.id
      """, [known] + extent.values + [known]
    ) { id, row in
      let outcome: String? = try row.ifAny(8)
      return Review(
        id: try row.at(1), revision: Revision.ID(article: id, number: try row.at(2)),
        digest: try row.at(3), submitter: try row.handle(4), note: try row.at(5),
        time: try row.time(6), entry: try row.at(7),
        outcome: try outcome.map { _ in try row.value(8, as: Review.Outcome.self) },
        outcomeEntry: try row.ifAny(9))
    }
  }

  /// The articles whose last review waits for a decision, the longest waiting first: a review ends
  /// when the next begins.
  package func articlesInReview() throws -> [Article.ID] {
    try rows(
      """
      SELECT r.article_id FROM review r WHERE r.entry_id <= ? AND NOT EXISTS
        (SELECT 1 FROM review_outcome o WHERE o.review_id = r.id AND o.entry_id <= ?)
      ORDER BY r.entry_id
      """, [known, known]
    ) { try $0.article() }
  }

  /// Those who are to decide a review, by handle, and by when.
  package func assignment(of review: Review) throws -> Assignment {
    let rows = try rows(
      """
      SELECT c.handle, a.due_time FROM review_assignment a
      JOIN contributor c ON c.id = a.contributor_id
      WHERE a.review_id = ? AND a.entry_id = (SELECT max(b.entry_id) FROM review_assignment b
        WHERE b.review_id = a.review_id AND b.entry_id <= ?)
      ORDER BY c.handle
      """, [review.id, known]
    ) { (try $0.handle(0), try $0.optionalTime("due_time")) }
    return Assignment(reviewers: rows.map(\.0), due: rows.first?.1)
  }

  /// The text of an article that a reviewer was last shown.
  package func shown(_ id: Article.ID, to handle: Handle) throws -> (digest: Digest, time: Instant)?
  {
    try row(
      """
      SELECT t.digest, s.time FROM review_shown s JOIN contributor c ON c.id = s.contributor_id
      JOIN text t ON t.id = s.text_id WHERE c.handle = ? AND s.article_id = ?
      """, [handle.text, id.rawValue]
    ).map { (try $0.at(0), try $0.time("time")) }
  }
}

extension Writing {
  func insertReview(of revision: Revision, submitter: Handle, entry: Int64) throws {
    try execute(
      """
      INSERT INTO review (article_id, revision_number, text_id, submitter_id, entry_id)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        revision.id.article.rawValue, revision.number, try reading.textID(revision.digest),
        try contributorID(submitter), entry,
      ])
  }

  func insertOutcome(_ outcome: Review.Outcome, of review: Review, entry: Int64) throws {
    try execute(
      "INSERT INTO review_outcome (review_id, outcome, entry_id) VALUES (?, ?, ?)",
      [review.id, outcome.rawValue, entry])
  }

  func insertAssignment(
    of review: Review, to reviewers: [Handle], due: Instant?, entry: Int64
  ) throws {
    for reviewer in reviewers {
      try execute(
        """
        INSERT INTO review_assignment (review_id, entry_id, contributor_id, due_time)
        VALUES (?, ?, ?, ?)
        """, [review.id, entry, try contributorID(reviewer), due])
    }
  }

  /// Remembers which text of an article a reviewer was shown.
  package func remember(_ digest: Digest, of id: Article.ID, shownTo handle: Handle) throws {
    try execute(
      """
      INSERT INTO review_shown (contributor_id, article_id, text_id, time) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET text_id = excluded.text_id, time = excluded.time
      """,
      [try contributorID(handle), id.rawValue, try reading.textID(digest), time])
  }
}
