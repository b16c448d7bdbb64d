import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Checking the search index and making it again")
struct SearchIndexTests {
  let newsroom: Newsroom

  /// Two public texts, a newer draft of one, and a long draft, all of which are found.
  init() throws {
    newsroom = try Newsroom()
    let id = try newsroom.published("Public?", "Zebra sample.")
    _ = try newsroom.published("Other?", "Zebra of another sample.")
    try newsroom.edit(id, "Giraffe sample.")
    let words = (1...2_000).map { "word\($0)" }.joined(separator: " ")
    try newsroom.draft("Draft?", "Okapi sample at the caf\u{E9}. \(words)")
    #expect(try found() == Self.all)
  }

  private static let all = [["1@1", "2@1"], ["1@2", "2@1", "3@1"], ["1@2"], ["3@1"]]

  /// What is found by four queries of the three scopes.
  private func found() throws -> [[String]] {
    let office = try office()
    let queries: [(String, SearchQuery.Scope)] = [
      ("zebra", .live), ("sample", .drafts), ("giraffe", .history), ("word1999", .history),
    ]
    return try queries.map { words, scope in
      try office.search(SearchQuery(words: words, scope: scope)).result.hits
        .map { "\($0.revision)" }.sorted()
    }
  }

  /// An office with a connection of its own.
  private func office() throws -> Editorial {
    let newsroom = newsroom
    return Editorial(
      store: try Store.open(at: newsroom.path), actor: .pia, clock: { newsroom.clock.now() })
  }

  private func change(_ sql: String) throws {
    let result = try Program.sqlite(newsroom.path, sql)
    #expect(result.code == 0 && result.errors == "", "\(sql): \(result.errors)")
  }

  @Test("one that nobody touched is good, and compacting leaves it as it is")
  func untouched() throws {
    #expect(try office().verify(isDeep: true).damages == [])
    #expect(try !office().compact().isIndexRemade)
    #expect(try office().verify(isDeep: true).damages == [])
    #expect(try found() == Self.all)
  }

  @Test("one that is not made yet, or not of the newest texts, is no damage")
  func behind() throws {
    let empty = try Newsroom()
    try empty.draft("Draft?")
    #expect(try empty.office(.pia).verify(isDeep: true).damages == [])
    try newsroom.edit(Article.ID(3), "Another okapi sample.")
    try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(Article.ID(1))))
    try newsroom.withdraw(Article.ID(2))
    #expect(try office().verify(isDeep: true).damages == [])
    #expect(try !office().compact().isIndexRemade)
  }

  @Test(
    "damage of any kind is found where it is, and compacting mends it",
    arguments: [
      ("DELETE FROM search_current", "1@1"),
      ("DELETE FROM search_current WHERE rowid = ENTRY", "2@1"),
      ("UPDATE search_current SET body = 'Other words.' WHERE rowid = ENTRY", "3@1"),
      (
        "UPDATE search_current SET body = replace(body, char(233), 'e' || char(769))"
          + " WHERE rowid = ENTRY", "3@1"
      ),
      ("UPDATE search_current_content SET c0 = 'Other?' WHERE id = ENTRY", "1@2"),
      ("INSERT INTO search_current (rowid, body) VALUES (2, 'Zebra.')", "search_current"),
      ("UPDATE search_current_data SET block = x'00' WHERE id > 10", "search_current"),
      ("UPDATE search_current_data SET block = x'00' WHERE id = 1", "search_current"),
      ("DELETE FROM search_current_data", "search_current"),
      ("DELETE FROM search_current_idx", "search_current"),
      ("DELETE FROM search_current_config", "search_current"),
      ("DELETE FROM search_history_docsize WHERE id = ENTRY", "1@2"),
      ("UPDATE search_history_docsize SET sz = x'01'", "search_history"),
      ("UPDATE search_history_data SET block = x'00' WHERE id > 10", "search_history"),
      ("UPDATE search_history_data SET block = zeroblob(7) WHERE id = 10", "search_history"),
      ("DELETE FROM search_history_idx", "search_history"),
      ("INSERT INTO search_history (search_history) VALUES ('delete-all')", "1@1"),
      ("DELETE FROM search_state", "search_state"),
      ("UPDATE search_state SET current_entry_id = 999", "search_state"),
      ("UPDATE search_state SET history_entry_id = -9223372036854775808", "search_state"),
    ])
  func mended(sql: String, place: String) throws {
    try change(sql.replacing("ENTRY", with: Self.entry(of: place)))
    let damages = try office().verify(isDeep: true).damages
    #expect(damages.contains { $0.place == place }, "\(damages)")
    for damage in damages {
      #expect(damage.isDerived && damage.cause.contains("run 'faqcms compact'"), "\(damage)")
    }
    #expect(try office().compact().isIndexRemade)
    #expect(try office().verify(isDeep: true).damages == [])
    #expect(try found() == Self.all)
    #expect(try !office().compact().isIndexRemade)
  }

  /// The entry that recorded a revision, as SQL.
  private static func entry(of revision: String) -> String {
    "(SELECT entry_id FROM revision WHERE article_id || '@' || number = '\(revision)')"
  }

  @Test("tables of the index that were dropped are a damage of the schema, and compacting mends it")
  func dropped() throws {
    for table in ["search_current_data", "search_history", "search_history_config"] {
      try change("DROP TABLE IF EXISTS \(table)")
      #expect(try !office().verify(isDeep: true).damages.isEmpty)
      #expect(try office().compact().isIndexRemade)
      #expect(try office().verify(isDeep: true).damages == [])
      #expect(try found() == Self.all)
    }
  }

  @Test("a search through damaged blocks says to compact, not to put back a copy")
  func damagedBlocks() throws {
    try change("UPDATE search_current_data SET block = x'00' WHERE id > 10")
    let refusal = #expect(throws: Refusal.self) {
      try office().search(SearchQuery(words: "zebra"))
    }
    #expect(refusal?.description.contains("Run 'faqcms compact'") == true)
    #expect(try office().compact().isIndexRemade)
    #expect(try found() == Self.all)
  }

  @Test("a search and a publication say to compact, not to put back a copy")
  func refused() throws {
    let id = Article.ID(3)
    try newsroom.submit(id)
    try newsroom.approve(id)
    try change("DELETE FROM search_current_config")
    let acts: [(Editorial) throws -> Void] = [
      { _ = try $0.search(SearchQuery(words: "zebra")) },
      { _ = try $0.perform(PublishRevision(article: ArticleAddress(id))) },
    ]
    for act in acts {
      let refusal = #expect(throws: Refusal.self) { try act(office()) }
      #expect(refusal?.description.contains("Run 'faqcms compact'") == true)
    }
    _ = try office().compact()
    try office().perform(PublishRevision(article: ArticleAddress(id)))
    #expect(try office().search(SearchQuery(words: "okapi")).result.hits.count == 1)
    #expect(try office().verify(isDeep: true).damages == [])
  }

  @Test("a backup is not refused for its search index")
  func backup() throws {
    try change("DELETE FROM search_current")
    let path = newsroom.folder.path + "/backup.db"
    let backedUp = try office().backup(to: path)
    #expect(!backedUp.damages.isEmpty && backedUp.damages.allSatisfy(\.isDerived))
    let (verified, _) = try Store.restore(
      path, to: newsroom.folder.path + "/restored.db", since: nil, now: newsroom.clock.now())
    #expect(!verified.damages.isEmpty)
  }

  @Test("of many damages a hundred are named and the others counted")
  func many() throws {
    for number in 1...120 { try newsroom.draft("Sample \(number)?", "Okapi.") }
    _ = try found()
    try change("DELETE FROM search_history_docsize")
    let damages = try office().verify(isDeep: true).damages
    #expect(damages.count == 101)
    #expect(damages.last?.cause.hasPrefix("has 25 more damages") == true)
  }
}
