import FAQModel
import Foundation
import GRDB

extension Reading {
  /// Searches the index: words in any letter case, with or without accents; hyphens part words.
  ///
  /// What is no valid FTS5 query is searched as plain words, the first ``SearchQuery/mostWords`` of
  /// them. Where no text has all of plain words, those with most of them are found.
  package func search(_ query: SearchQuery) throws -> SearchResult {
    let written = query.words.precomposedStringWithCanonicalMapping.searchable
    let words = SearchWords(written)
    let plain = words.quoted
    guard !plain.isEmpty else { return SearchResult(hits: [], isRelaxed: false, isCut: false) }
    let exact = try words.mayBeQuery ? queryHits(query, written, plain) : nil
    let all = try exact ?? hits(query, plain.joined(separator: " "), plain)
    // Who asks for more than words is told that nothing is like that.
    let isPlain = exact == nil || !words.hasOperators
    guard all.isEmpty, isPlain, plain.count > 1 else {
      return SearchResult(hits: all, isRelaxed: false, isCut: words.isCut)
    }
    let some = try hits(query, plain.joined(separator: " OR "), plain)
    return SearchResult(hits: some, isRelaxed: !some.isEmpty, isCut: words.isCut)
  }

  /// The end of a statement that gives what is found in the order of how well it fits: titles count ten
  /// times as much as bodies, summaries five times, tags three times.
  static let byRank = "rank MATCH 'bm25(10.0, 5.0, 3.0, 1.0)' ORDER BY rank"

  /// The place of a row that fits best, with the hits between U+0002 and U+0003.
  static func snippet(of table: String) -> String {
    "snippet(\(table), -1, char(2), char(3), '…', 24)"
  }

  /// What is found by what was written as an FTS5 query; nil where it is none.
  private func queryHits(
    _ query: SearchQuery, _ written: String, _ words: [String]
  ) throws -> [SearchHit]? {
    do {
      return try hits(query, written, words)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return nil
    }
  }

  /// The best row of each article that an FTS5 query finds, as many as are wanted.
  ///
  /// NB: the statement reads the index alone, so that where it fails the index is what is damaged.
  private func hits(
    _ query: SearchQuery, _ match: String, _ words: [String]
  ) throws -> [SearchHit] {
    let table = query.scope == .history ? "search_history" : "search_current"
    let size = "length(title) + length(summary) + length(tags) + length(body)"
    let snippet =
      query.scope == .history
      ? "NULL"
      : "iif(\(size) <= \(Self.shortText), "
        + "\(Self.snippet(of: "search_current")), NULL)"
    let sql = """
      SELECT rowid, \(snippet) FROM \(table)
      WHERE \(table) MATCH ? AND \(Self.byRank)
      """
    var hits: [SearchHit] = []
    var bare: [(place: Int, entry: Int64)] = []
    var found: Set<Article.ID> = []
    try database.run(sql, [match]) { row in
      let entry: Int64 = try row.at(0)
      guard let id = try revision(recordedBy: entry), !found.contains(id.article) else {
        return true
      }
      let snippet: String? = try row.ifAny(1)
      if let hit = try hit(id.article, id.number, snippet ?? "", query) {
        found.insert(id.article)
        if snippet == nil { bare.append((hits.count, entry)) }
        hits.append(hit)
      }
      return hits.count < query.limit
    }
    let texts = bare.map { (entry: $0.entry, digest: hits[$0.place].digest) }
    let places = try snippets(of: texts, in: query.scope, match, words)
    for (text, place) in zip(bare, places) { hits[text.place].snippet = place.asShown }
    return hits
  }

  /// The revision that a ledger entry recorded.
  func revision(recordedBy entry: Int64) throws -> Revision.ID? {
    try row(
      """
      SELECT r.article_id, r.number FROM ledger_entry l JOIN revision r
        ON r.article_id = l.article_id AND r.number = l.revision_number AND r.entry_id = l.id
      WHERE l.id = ?
      """, [entry]
    ).map { Revision.ID(article: Article.ID(try $0.at(0)), number: try $0.at(1)) }
  }

  /// The hit on a revision, where it is one that was looked for.
  private func hit(
    _ id: Article.ID, _ number: Int, _ snippet: String, _ query: SearchQuery
  ) throws -> SearchHit? {
    guard try isMeant(id, number, query.scope),
      let (slug, digest) = try name(of: id, number)
    else { return nil }
    let heading = try heading(ofText: digest)
    guard query.locale.map({ $0.holds(heading.locale) }) ?? true,
      query.category == nil || heading.category == query.category,
      query.tag.map(heading.tags.contains) ?? true, try hasStatus(query.status, id)
    else { return nil }
    return SearchHit(
      revision: Revision.ID(article: id, number: number), slug: slug, digest: digest,
      title: heading.title, locale: heading.locale, snippet: snippet.asShown)
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
}
