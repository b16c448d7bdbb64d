package import FAQModel

extension Reading {
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

  /// The columns of the index for a text.
  static func columns(_ text: ArticleText) -> [String] {
    [text.title, text.summary, text.tags.joined(separator: ", "), text.body].map(\.searchable)
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
    try indexDrafts(of: articles, forgettingUpTo: start)
    if isCaughtUp {
      try execute("UPDATE search_state SET current_entry_id = (SELECT max(id) FROM ledger_entry)")
    }
  }

  /// Articles in the order in which their newest texts were saved.
  ///
  /// NB: FTS5 gathers new entries in memory as long as their numbers rise; each that is lower than the one
  /// before has it write all of them, and merge them with the rest later.
  private func ordered(_ articles: some Sequence<Article.ID>) throws -> [Article.ID] {
    try articles.map { id in
      let newest = try reading.row(
        "SELECT entry_id FROM revision WHERE article_id = ? ORDER BY number DESC LIMIT 1",
        [id.rawValue])
      return (id: id, entry: try newest?.at(0) as Int64? ?? 0)
    }.sorted { $0.entry < $1.entry }.map(\.id)
  }

  /// Makes the newest drafts of articles findable in place of older ones, those saved up to an entry.
  private func indexDrafts(
    of articles: some Sequence<Article.ID>, forgettingUpTo entry: Int64
  ) throws {
    var rest = try ordered(articles)[...]
    while !rest.isEmpty {
      try indexDrafts(some: rest.prefix(256), forgettingUpTo: entry)
      rest = rest.dropFirst(256)
    }
  }

  private func indexDrafts(
    some articles: ArraySlice<Article.ID>, forgettingUpTo entry: Int64
  ) throws {
    let records = try articles.compactMap { id in
      let record = try reading.bareRecord(of: id)
      return record.newest.map { (record: record, newest: $0) }
    }
    let texts = try makeWhole(records.map(\.newest.digest))
    for ((_, newest), text) in zip(records, texts) {
      let id = try reading.textID(newest.digest) ?? 0
      if try reading.keptHeading(ofText: id) == nil { try keepHeading(of: text, id) }
    }
    // NB: FTS5 gathers entries in memory only while no statement between them has a savepoint, as those
    // of headings have: each has it write all of them.
    for (record, _) in records { try forgetDrafts(of: record, savedUpTo: entry) }
    for ((record, newest), text) in zip(records, texts) {
      let head = record.head(at: time)
      if head == newest {
        try index(newest.entry, text, in: "search_current")
      } else if let head {
        try index(head)
      }
    }
  }

  /// Makes some of the texts findable that were saved since the last time.
  ///
  /// - Returns: the part of the ledger that has been gone through, 1 for all.
  package func catchUp(_ scope: SearchQuery.Scope) throws -> Double {
    let column = scope == .drafts ? "current_entry_id" : "history_entry_id"
    let start: Int64 = try reading.row("SELECT \(column) FROM search_state")?.at(0) ?? 0
    let last: Int64 = try reading.row("SELECT max(id) FROM ledger_entry")?.at(0) ?? 0
    let end: Int64 =
      try reading.row(
        "SELECT id FROM ledger_entry WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?",
        [start, Self.batch - 1])?.at(0) ?? last
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
    return last == 0 ? 1 : Double(end) / Double(last)
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
    try indexDrafts(of: articles, forgettingUpTo: .max)
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
      [entry] + StatementValues(Reading.columns(text)))
  }
}
