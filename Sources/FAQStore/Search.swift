import FAQModel
import GRDB

extension Reading {
  /// Searches the index: words in any letter case, with or without accents; hyphens part words.
  ///
  /// What is no valid FTS5 query is searched as plain words, and where no text has them all, those
  /// with most of them are found.
  package func search(_ query: SearchQuery) throws -> SearchResult {
    let words = Self.words(of: query.words)
    guard !words.isEmpty else { return SearchResult(hits: [], isRelaxed: false) }
    let all = try hits(query, query.words) ?? hits(query, words.joined(separator: " ")) ?? []
    guard all.isEmpty, words.count > 1 else { return SearchResult(hits: all, isRelaxed: false) }
    let some = try hits(query, words.joined(separator: " OR ")) ?? []
    return SearchResult(hits: some, isRelaxed: !some.isEmpty)
  }

  /// The words of a query as FTS5 strings; a word of several parts (`T-Cell`) is a phrase.
  private static func words(of query: String) -> [String] {
    query.split(whereSeparator: \.isWhitespace).filter {
      $0.contains { $0.isLetter || $0.isNumber }
    }
    .map { "\"\($0.replacing("\"", with: "\"\""))\"" }
  }

  /// What an FTS5 query finds; nil where it is none.
  private func hits(_ query: SearchQuery, _ match: String) throws -> [SearchHit]? {
    let table = query.scope == .history ? "search_history" : "search_current"
    let snippet =
      query.scope == .history
      ? "''" : "snippet(search_current, -1, char(2), char(3), '…', 24)"
    let sql = """
      SELECT s.rowid, l.article_id, l.revision_number, \(snippet)
      FROM \(table) s JOIN ledger_entry l ON l.id = s.rowid
      WHERE \(table) MATCH ? AND rank MATCH 'bm25(10.0, 5.0, 3.0, 1.0)' ORDER BY rank
      """
    do {
      let hits = try hits(query, sql, match)
      return query.scope == .history ? try withSnippets(hits, match) : hits
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return nil
    }
  }

  /// The best row of each article, as many as are wanted.
  private func hits(_ query: SearchQuery, _ sql: String, _ match: String) throws -> [SearchHit] {
    var hits: [SearchHit] = []
    var found: Set<Article.ID> = []
    try database.run(sql, [match]) { row in
      let id = Article.ID(try row.at(1))
      if !found.contains(id), let hit = try hit(id, row.at(2), row.at(3), query) {
        found.insert(id)
        hits.append(hit)
      }
      return hits.count < query.limit
    }
    return hits
  }

  /// The hit on a revision, where it is one that was looked for.
  private func hit(
    _ id: Article.ID, _ number: Int, _ snippet: String, _ query: SearchQuery
  ) throws -> SearchHit? {
    guard try isMeant(id, number, query.scope),
      let (slug, digest) = try name(of: id, number)
    else { return nil }
    let heading = try heading(ofText: digest)
    guard query.locale == nil || heading.locale == query.locale,
      query.category == nil || heading.category == query.category,
      query.tag.map(heading.tags.contains) ?? true, try hasStatus(query.status, id)
    else { return nil }
    return SearchHit(
      revision: Revision.ID(article: id, number: number), slug: slug, digest: digest,
      title: heading.title, locale: heading.locale, snippet: snippet)
  }

  /// Whether a revision is public, or the newest draft, as the scope asks; the index does not know.
  private func isMeant(_ id: Article.ID, _ number: Int, _ scope: SearchQuery.Scope) throws -> Bool {
    switch scope {
    case .live:
      return try publicSide(of: id).live(at: moment.time)?.revision.number == number
        && !isWithheld(id)
    case .history: return true
    case .drafts:
      let row = try row(
        """
        SELECT max(r.number), (SELECT d.revision_number FROM draft_discard d
          WHERE d.article_id = r.article_id AND d.entry_id <= ? ORDER BY d.entry_id DESC LIMIT 1)
        FROM revision r WHERE r.article_id = ? AND r.entry_id <= ?
        """, [known, id.rawValue, known])
      guard let newest: Int = try row?.ifAny(0) else { return false }
      if try newest > row?.ifAny(1) ?? 0 { return number == newest }
      return try publicSide(of: id).live(at: moment.time)?.revision.number == number
    }
  }

  /// The slug that an article goes by, and the text of one of its revisions.
  private func name(of id: Article.ID, _ number: Int) throws -> (Slug, Digest)? {
    try row(
      """
      SELECT (SELECT s.slug FROM article_slug s WHERE s.article_id = r.article_id AND s.entry_id <= ?
        ORDER BY s.entry_id DESC LIMIT 1) AS slug, t.digest
      FROM revision r JOIN text t ON t.id = r.text_id
      WHERE r.article_id = ? AND r.number = ? AND r.entry_id <= ?
      """, [known, id.rawValue, number, known]
    ).map { (try $0.slug("slug"), try $0.at(1)) }
  }

  private func hasStatus(_ status: String?, _ id: Article.ID) throws -> Bool {
    guard let status else { return true }
    let (record, rules) = (try record(of: id), try rules())
    return record.workingStatus(at: moment.time, under: rules.now).description == status
      || record.publicStatus(at: moment.time, by: rules).description == status
  }

  private func isWithheld(_ id: Article.ID) throws -> Bool {
    guard try governanceHistory().mayWithhold else { return false }
    return try record(of: id).publicStatus(at: moment.time, by: rules()) == .withheld
  }

  /// The same hits with the places that fit, taken from the texts themselves.
  private func withSnippets(_ hits: [SearchHit], _ match: String) throws -> [SearchHit] {
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_hit USING fts5(
          title, summary, tags, body, tokenize = "unicode61 remove_diacritics 2");
        DELETE FROM temp.search_hit;
        """)
    for (index, hit) in hits.enumerated() {
      try database.run(
        "INSERT INTO temp.search_hit (rowid, title, summary, tags, body) VALUES (?, ?, ?, ?, ?)",
        [index] + Self.columns(try text(hit.digest)))
    }
    let snippets = try rows(
      """
      SELECT rowid, snippet(search_hit, -1, char(2), char(3), '…', 24) FROM temp.search_hit
      WHERE search_hit MATCH ?
      """, [match]
    ) { (try $0.at(0) as Int, try $0.at(1) as String) }
    let found = Dictionary(snippets, uniquingKeysWith: { $1 })
    return hits.enumerated().map { index, hit in
      SearchHit(
        revision: hit.revision, slug: hit.slug, digest: hit.digest, title: hit.title,
        locale: hit.locale, snippet: found[index] ?? "")
    }
  }
}
