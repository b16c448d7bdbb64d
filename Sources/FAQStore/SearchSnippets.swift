import FAQModel

extension Reading {
  /// How many characters a text may have of which FTS5 itself chooses the place to show.
  ///
  /// NB: FTS5 compares each hit in a text with each other: a text that says one word 30,000 times
  /// takes ten seconds. Of a longer text it is given a piece at a time, which takes three times as long
  /// as all of an ordinary one.
  static let shortText = 16_384
  /// How many characters a piece has.
  private static let pieceLength = 4_096
  /// How many pieces are looked at, from the beginning of a text on.
  private static let mostPieces = 16
  /// How many characters of a summary and of the tags are looked at.
  private static let shortColumn = 1_024

  /// The places of found texts that fit best, with the hits between U+0002 and U+0003.
  ///
  /// - Parameters:
  ///   - texts: for each the entry that recorded it and its digest.
  ///   - match: the FTS5 query that found them.
  ///   - words: what is shown where no piece has all that the query asks for.
  /// - Returns: for each a place, or nothing where only the rest of a long text fits.
  func snippets(
    of texts: [(entry: Int64, digest: Digest)], in scope: SearchQuery.Scope, _ match: String,
    _ words: [String]
  ) throws -> [String] {
    guard !texts.isEmpty else { return [] }
    // NB: on a full disk nothing is to be written, which for SQLite holds for tables of one's own, too, and for what
    // FTS5 writes of them when the transaction ends.
    let isQueryOnly = try database.setting("query_only") == 1
    if isQueryOnly { try database.runOnce("PRAGMA query_only = OFF") }
    defer {
      if isQueryOnly {
        try? database.runOnce("DROP TABLE IF EXISTS temp.search_hit; PRAGMA query_only = ON")
      }
    }
    try database.runOnce(
      """
      CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_hit USING fts5(
        title, summary, tags, body, tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'")
      """)
    return try texts.map { text in
      try database.run("DELETE FROM temp.search_hit", [])
      try fillPieces(try beginnings(text.entry, text.digest, scope))
      return try bestPiece(match) ?? bestPiece(words.joined(separator: " OR ")) ?? ""
    }
  }

  private func bestPiece(_ match: String) throws -> String? {
    try row(
      """
      SELECT \(Self.snippet(of: "search_hit")) FROM temp.search_hit
      WHERE search_hit MATCH ? AND \(Self.byRank) LIMIT 1
      """, [match])?.at(0)
  }

  /// Title, summary, tags and body of a text in the index; of the body no more than is looked at.
  private func beginnings(
    _ entry: Int64, _ digest: Digest, _ scope: SearchQuery.Scope
  ) throws -> [String] {
    if scope == .history {
      return Self.columns(try text(digest))
    }
    let found = try row(
      "SELECT title, summary, tags, substr(body, 1, ?) FROM search_current WHERE rowid = ?",
      [Self.pieceLength * Self.mostPieces, entry])
    guard let found else { return ["", "", "", ""] }
    return try (0..<4).map { try found.at($0) }
  }

  private func fillPieces(_ columns: [String]) throws {
    let pieces = Self.pieces(of: columns[3])
    for number in 0..<max(1, pieces.count) {
      let others = columns.prefix(3).map { number == 0 ? Self.beginning(of: $0) : "" }
      let body = pieces.indices.contains(number) ? pieces[number] : ""
      try database.run(
        "INSERT INTO temp.search_hit (rowid, title, summary, tags, body) VALUES (?, ?, ?, ?, ?)",
        [number, others[0], others[1], others[2], body])
    }
  }

  private static func beginning(of column: String) -> String {
    String(column.unicodeScalars.prefix(shortColumn))
  }

  /// The beginning of a text in pieces, cut between words where there are any.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var rest = Substring(text).unicodeScalars
    while !rest.isEmpty, pieces.count < mostPieces {
      var end =
        rest.index(rest.startIndex, offsetBy: pieceLength, limitedBy: rest.endIndex)
        ?? rest.endIndex
      if end < rest.endIndex,
        let space = rest[..<end].lastIndex(where: { $0.properties.isWhitespace })
      {
        end = rest.index(after: space)
      }
      pieces.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return pieces
  }
}
