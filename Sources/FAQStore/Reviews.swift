package import FAQModel

extension Reading {
  func reviews(of id: Article.ID) throws -> [Review] {
    try rows(
      """
      SELECT r.id, r.revision_number, t.digest, c.handle, l.note, l.time, r.entry_id, o.outcome,
        o.entry_id
      FROM review r JOIN text t ON t.id = r.text_id JOIN contributor c ON c.id = r.submitter_id
      JOIN ledger_entry l ON l.id = r.entry_id
      LEFT JOIN review_outcome o ON o.review_id = r.id AND o.entry_id <= ?
      WHERE r.article_id = ? AND r.entry_id <= ? ORDER BY r.id
      """, [known, id.rawValue, known]
    ) { row in
      let outcome: String? = try row.ifAny(7)
      return Review(
        id: try row.at(0), revision: Revision.ID(article: id, number: try row.at(1)),
        digest: try row.digest("digest"), submitter: try row.handle(3), note: try row.at(4),
        time: try row.time("time"), entry: try row.at(6),
        outcome: try outcome.map { _ in try row.value("outcome", as: Review.Outcome.self) },
        outcomeEntry: try row.ifAny(8))
    }
  }

  func signOffs(of id: Article.ID) throws -> [SignOff] {
    try rows(
      """
      SELECT s.revision_number, t.digest, c.handle, s.name, s.credentials, s.registration,
        s.decision, s.scope, s.meaning, s.note, l.time, s.entry_id
      FROM sign_off s JOIN text t ON t.id = s.text_id JOIN contributor c ON c.id = s.reviewer_id
      JOIN ledger_entry l ON l.id = s.entry_id
      WHERE s.article_id = ? AND s.entry_id <= ? ORDER BY s.entry_id
      """, [id.rawValue, known]
    ) { row in
      SignOff(
        revision: Revision.ID(article: id, number: try row.at(0)), digest: try row.digest("digest"),
        reviewer: Contributor(
          handle: try row.handle(2), name: try row.at(3), roles: [.reviewer],
          credentials: try row.at(4),
          registration: try row.at(5)),
        decision: try row.value("decision", as: SignOff.Decision.self),
        scope: try row.value("scope", as: SignOff.Scope.self),
        meaning: try row.value("meaning", as: SignOff.Meaning.self), note: try row.at(9),
        time: try row.time("time"), entry: try row.at(11))
    }
  }

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

  /// The articles whose last review waits for a decision, the longest waiting first.
  package func articlesInReview() throws -> [Article.ID] {
    try prepareViews()
    return try rows(
      "SELECT article_id FROM article_review WHERE outcome IS NULL ORDER BY entry_id"
    ) { try $0.article() }
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

  func insertSignOff(_ signOff: SignOff, in review: Review) throws {
    try execute(
      """
      INSERT INTO sign_off
        (review_id, article_id, revision_number, text_id, reviewer_id, name, credentials,
         registration, decision, scope, meaning, note, entry_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        review.id, signOff.revision.article.rawValue, signOff.revision.number,
        try reading.textID(signOff.digest), try contributorID(signOff.reviewer), signOff.name,
        signOff.credentials, signOff.registration, signOff.decision.rawValue,
        signOff.scope.rawValue, signOff.meaning.rawValue, signOff.note, signOff.entry,
      ])
  }

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
