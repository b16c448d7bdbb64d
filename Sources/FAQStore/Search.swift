public import FAQModel
import GRDB

/// What is looked for, and where.
public struct SearchQuery: Sendable {
  public enum Scope: String, CaseIterable, Sendable {
    /// Texts that are public.
    case live
    /// The newest drafts.
    case drafts
    /// Every text that ever was saved; of each article the one that fits best.
    case history
  }

  /// Words that must all be there, or an FTS5 query.
  public var words: String
  public var scope: Scope
  public var locale: LanguageTag?
  public var category: Slug?
  public var tag: String?
  /// A working or a public status as people write it.
  public var status: String?
  /// The most hits.
  public var limit: Int

  public init(words: String, scope: Scope = .live, limit: Int = 20) {
    self.words = words
    self.scope = scope
    self.limit = limit
  }
}

/// A text that was found.
public struct SearchHit: Equatable, Sendable {
  public let revision: Revision.ID
  public let slug: Slug
  public let digest: Digest
  public let title: String
  public let locale: LanguageTag
  /// The place in the text that fits best. Hits stand between U+0002 and U+0003.
  public let snippet: String
}

/// What was found, the best first.
public struct SearchResult: Equatable, Sendable {
  public let hits: [SearchHit]
  /// Whether no text had all the words and these have some of them.
  public let isRelaxed: Bool
}

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
    case .live: return try publicSide(of: id).live(at: moment.time)?.revision.number == number
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
    let (record, policy) = (try record(of: id), try policy())
    return record.workingStatus(at: moment.time, policy: policy).description == status
      || record.publicStatus(at: moment.time, policy: policy).description == status
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

  fileprivate static func columns(_ text: ArticleText) -> StatementValues {
    [text.title, text.summary, text.tags.joined(separator: ", "), text.body]
  }

  /// Whether texts were saved since the index of a scope was last brought up to date.
  package func isIndexBehind(_ scope: SearchQuery.Scope) throws -> Bool {
    let condition =
      switch scope {
      case .live: "missing_publication_id > 0"
      case .drafts: "current_entry_id < (SELECT max(id) FROM ledger_entry)"
      case .history: "history_entry_id < (SELECT max(id) FROM ledger_entry)"
      }
    return try row("SELECT 1 FROM search_state WHERE \(condition)") != nil
  }
}

extension Writing {
  /// Makes the text of a revision findable among those that are or were public.
  package func index(_ revision: Revision) throws {
    try index(revision.entry, try reading.text(revision.digest), in: "search_current")
  }

  /// Makes the newest drafts of articles findable, and lists quick, after many were saved at once.
  ///
  /// - Parameter start: the last ledger entry before them.
  package func refresh(_ articles: some Sequence<Article.ID>, savedAfter start: Int64) throws {
    let isCaughtUp =
      try reading.row("SELECT 1 FROM search_state WHERE current_entry_id >= ?", [start]) != nil
    for id in articles {
      let record = try reading.record(of: id)
      guard let newest = record.newest else { continue }
      let text = try ArticleText(canonical: try makeWhole(newest.digest))
      try forgetDrafts(of: record, savedUpTo: start)
      if record.head(at: time) == newest { try index(newest.entry, text, in: "search_current") }
      try keepHeading(of: text, try reading.textID(newest.digest) ?? 0)
    }
    if isCaughtUp {
      try execute("UPDATE search_state SET current_entry_id = (SELECT max(id) FROM ledger_entry)")
    }
  }

  /// Makes some of the texts findable that were saved since the last time.
  ///
  /// - Returns: the part of the ledger that has been gone through, 1 for all.
  package func catchUp(_ scope: SearchQuery.Scope) throws -> Double {
    let column = scope == .drafts ? "current_entry_id" : "history_entry_id"
    let start: Int64 = try reading.row("SELECT \(column) FROM search_state")?.at(0) ?? 0
    let last: Int64 = try reading.row("SELECT max(id) FROM ledger_entry")?.at(0) ?? 0
    let end = min(start + Self.batch, last)
    switch scope {
    case .live:
      try indexMissingPublications()
      return 1
    case .drafts: try indexDrafts(from: start, through: end)
    case .history:
      for (entry, digest) in try savedTexts(from: start, through: end) {
        try index(entry, try reading.text(digest), in: "search_history")
      }
    }
    try execute("UPDATE search_state SET \(column) = ?", [end])
    return Double(end) / Double(max(last, 1))
  }

  /// How many ledger entries are gone through in one transaction.
  private static let batch: Int64 = 1_000

  /// Makes texts findable that were published before there was an index.
  private func indexMissingPublications() throws {
    let articles = try reading.rows(
      """
      SELECT DISTINCT article_id FROM publication
      WHERE id <= (SELECT missing_publication_id FROM search_state)
      """
    ) { try $0.article() }
    for id in articles {
      let record = try reading.record(of: id)
      for number in Set(record.publications.map(\.revision.number)) {
        if let revision = record.revision(number) { try index(revision) }
      }
    }
    try execute("UPDATE search_state SET missing_publication_id = 0")
  }

  private func savedTexts(
    from start: Int64, through end: Int64
  ) throws -> [(entry: Int64, digest: Digest)] {
    try reading.rows(
      """
      SELECT r.entry_id, t.digest FROM ledger_entry l
      JOIN revision r ON r.article_id = l.article_id AND r.number = l.revision_number
        AND r.entry_id = l.id
      JOIN text t ON t.id = r.text_id WHERE l.id > ? AND l.id <= ? ORDER BY l.id
      """, [start, end]
    ) { (try $0.at(0), try $0.digest("digest")) }
  }

  /// Replaces the draft of each article that an act was done to by the newest one.
  private func indexDrafts(from start: Int64, through end: Int64) throws {
    let articles = try reading.rows(
      "SELECT DISTINCT article_id FROM ledger_entry WHERE id > ? AND id <= ? AND article_id > 0",
      [start, end]
    ) { try $0.article() }
    for id in articles { try indexDraft(of: id) }
  }

  private func indexDraft(of id: Article.ID) throws {
    let record = try reading.record(of: id)
    try forgetDrafts(of: record, savedUpTo: .max)
    if let head = record.head(at: time) { try index(head) }
  }

  /// Makes older drafts, saved up to an entry, no longer findable as drafts.
  private func forgetDrafts(of record: ArticleRecord, savedUpTo entry: Int64) throws {
    let kept = Set(record.publications.map(\.revision.number))
    let head = record.head(at: time)
    for revision in record.revisions
    where revision != head && revision.entry <= entry && !kept.contains(revision.number) {
      try execute("DELETE FROM search_current WHERE rowid = ?", [revision.entry])
    }
  }

  private func index(_ entry: Int64, _ text: ArticleText, in table: String) throws {
    guard try reading.row("SELECT 1 FROM \(table) WHERE rowid = ?", [entry]) == nil else { return }
    try execute(
      "INSERT INTO \(table) (rowid, title, summary, tags, body) VALUES (?, ?, ?, ?, ?)",
      [entry] + Reading.columns(text))
  }
}
