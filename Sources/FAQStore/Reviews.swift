package import FAQModel
import GRDB

extension Reading {
  func reviews(of id: Article.ID) throws -> [Review] {
    try rows(
      """
      SELECT r.*, c.handle, l.time, l.note, o.outcome, o.entry_id AS outcome_entry_id
      FROM review r JOIN contributor c ON c.id = r.submitter_id
      JOIN ledger_entry l ON l.id = r.entry_id
      LEFT JOIN review_outcome o ON o.review_id = r.id AND o.entry_id <= ?
      WHERE r.article_id = ? AND r.entry_id <= ? ORDER BY r.id
      """, [known, id.rawValue, known]
    ).map { row in
      let outcome: String? = row["outcome"]
      return Review(
        id: row["id"], revision: Revision.ID(article: id, number: row["revision_number"]),
        digest: try row.digest("digest"), submitter: row.handle("handle"), note: row["note"],
        time: try row.time("time"), entry: row["entry_id"],
        outcome: try outcome.map { _ in try row.value("outcome", as: Review.Outcome.self) },
        outcomeEntry: row["outcome_entry_id"])
    }
  }

  func signOffs(of id: Article.ID) throws -> [SignOff] {
    try rows(
      """
      SELECT s.*, c.handle, l.time FROM sign_off s JOIN contributor c ON c.id = s.reviewer_id
      JOIN ledger_entry l ON l.id = s.entry_id
      WHERE s.article_id = ? AND s.entry_id <= ? ORDER BY s.entry_id
      """, [id.rawValue, known]
    ).map { row in
      SignOff(
        revision: Revision.ID(article: id, number: row["revision_number"]),
        digest: try row.digest("digest"),
        reviewer: Contributor(
          handle: row.handle("handle"), name: row["name"], roles: [.reviewer],
          credentials: row["credentials"], registration: row["registration"]),
        decision: try row.value("decision", as: SignOff.Decision.self),
        scope: try row.value("scope", as: SignOff.Scope.self),
        meaning: try row.value("meaning", as: SignOff.Meaning.self), note: row["note"],
        time: try row.time("time"), entry: row["entry_id"])
    }
  }

  /// The remarks on an article, oldest first.
  package func comments(on id: Article.ID) throws -> [Comment] {
    try rows(
      """
      SELECT m.*, c.handle, l.time FROM review_comment m JOIN contributor c ON c.id = m.author_id
      JOIN ledger_entry l ON l.id = m.entry_id
      WHERE m.article_id = ? AND m.entry_id <= ? ORDER BY m.id
      """, [id.rawValue, known]
    ).map { row in
      Comment(
        revision: Revision.ID(article: id, number: row["revision_number"]),
        author: row.handle("handle"), text: row["body"], time: try row.time("time"))
    }
  }

  /// The articles whose last review waits for a decision, the longest waiting first.
  package func articlesInReview() throws -> [Article.ID] {
    try rows("SELECT article_id FROM article_review WHERE outcome IS NULL ORDER BY entry_id")
      .map { $0.article() }
  }
}

extension Writing {
  package func insertReview(of revision: Revision, submitter: Handle, entry: Int64) throws {
    try insert(
      "review",
      [
        "article_id": revision.id.article.rawValue, "revision_number": revision.number,
        "digest": revision.digest.hex, "submitter_id": try contributorID(submitter),
        "entry_id": entry,
      ])
  }

  package func insertOutcome(_ outcome: Review.Outcome, of review: Review, entry: Int64) throws {
    try insert(
      "review_outcome",
      ["review_id": review.id, "outcome": outcome.rawValue, "entry_id": entry])
  }

  package func insertSignOff(_ signOff: SignOff, in review: Review) throws {
    try insert(
      "sign_off",
      [
        "review_id": review.id, "article_id": signOff.revision.article.rawValue,
        "revision_number": signOff.revision.number, "digest": signOff.digest.hex,
        "reviewer_id": try contributorID(signOff.reviewer), "name": signOff.name,
        "credentials": signOff.credentials, "registration": signOff.registration,
        "decision": signOff.decision.rawValue, "scope": signOff.scope.rawValue,
        "meaning": signOff.meaning.rawValue, "note": signOff.note, "entry_id": signOff.entry,
      ])
  }

  package func insertComment(
    on revision: Revision.ID, by author: Handle, text: String, entry: Int64
  ) throws {
    try insert(
      "review_comment",
      [
        "article_id": revision.article.rawValue, "revision_number": revision.number,
        "author_id": try contributorID(author), "body": text, "entry_id": entry,
      ])
  }
}
