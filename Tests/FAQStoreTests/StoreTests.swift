import FAQEditorial
import FAQModel
import FAQSchema
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("The database file")
struct StoreTests {
  @Test("the writing connection is in WAL mode with synchronous=FULL")
  func durability() throws {
    let newsroom = try Newsroom()
    #expect(try newsroom.store.synchronousLevel() == 2)
    #expect(try Store.open(at: newsroom.path).synchronousLevel() == 2)
    let mode = try Program.sqlite(newsroom.path, "PRAGMA journal_mode").output
    #expect(mode == "wal\n")
  }

  @Test("the file and what SQLite makes beside it can be read by the owner alone")
  func permissions() throws {
    let newsroom = try Newsroom()
    try newsroom.draft()
    for suffix in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: newsroom.path + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
    }
  }

  @Test("a taken path is refused and left alone")
  func taken() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("faqcms.db", "something else")
    #expect(throws: Refusal.databaseExists(path)) { try Self.create(at: path) }
    #expect(try folder.read("faqcms.db") == "something else")
  }

  @Test("a file that is no FAQ database is refused")
  func notADatabase() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("text.db", String(repeating: "no database ", count: 1000))
    #expect(throws: Refusal.notADatabase(text)) { _ = try Store.open(at: text) }
    let other = folder.path + "/other.db"
    _ = try Program.sqlite(other, "CREATE TABLE t (a)")
    let before = FileManager.default.contents(atPath: other)
    #expect(throws: Refusal.notADatabase(other)) { _ = try Store.open(at: other) }
    #expect(FileManager.default.contents(atPath: other) == before, "it is left as it is")
    let missing = folder.path + "/missing.db"
    #expect(throws: Refusal.noDatabase(missing)) { _ = try Store.open(at: missing) }
    #expect(!FileManager.default.fileExists(atPath: missing))
  }

  @Test("a database of a newer faqcms is refused")
  func newer() throws {
    let newsroom = try Newsroom()
    _ = try Program.sqlite(newsroom.path, "PRAGMA user_version = 99")
    #expect(throws: Refusal.newerDatabase(path: newsroom.path, version: 99)) {
      _ = try Store.open(at: newsroom.path)
    }
  }

  @Test("an older database is migrated after a copy is written beside it")
  func migration() throws {
    let newsroom = try Newsroom()
    try newsroom.draft()
    let version = FAQSchema.migrations.count
    let next =
      FAQSchema.migrations + [Array("CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;".utf8)]
    _ = try Store.open(at: newsroom.path, migrations: next)
    #expect(try Program.sqlite(newsroom.path, "SELECT count(*) FROM added").output == "0\n")
    #expect(try Program.sqlite(newsroom.path, "PRAGMA user_version").output == "\(version + 1)\n")
    let copy = newsroom.path + ".backup-v\(version)"
    #expect(
      try Program.sqlite(copy, "PRAGMA user_version; SELECT count(*) FROM article").output
        == "\(version)\n1\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(
    "the copy before a migration is written under another name where there is a file of its name")
  func otherCopies() throws {
    let newsroom = try Newsroom()
    try newsroom.draft()
    let version = FAQSchema.migrations.count
    let copy = newsroom.path + ".backup-v\(version)"
    for path in [copy, copy + "-2"] { try Data("other".utf8).write(to: URL(fileURLWithPath: path)) }
    let added = Array("CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;".utf8)
    let failing = FAQSchema.migrations + [added + Array("SELECT nonsense;".utf8)]
    for _ in 1...2 {
      #expect(throws: Refusal.self) { _ = try Store.open(at: newsroom.path, migrations: failing) }
    }
    _ = try Store.open(at: newsroom.path, migrations: FAQSchema.migrations + [added])
    for path in [copy, copy + "-2"] {
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("other".utf8))
    }
    #expect(
      try Program.sqlite(copy + "-3", "PRAGMA user_version; SELECT count(*) FROM article").output
        == "\(version)\n1\n")
    #expect(!FileManager.default.fileExists(atPath: copy + "-4"), "one of each state is enough")
  }

  @Test("a migration that fails changes nothing")
  func failedMigration() throws {
    let newsroom = try Newsroom()
    let next =
      FAQSchema.migrations + [Array("CREATE TABLE added (id INTEGER); SELECT nonsense;".utf8)]
    #expect(throws: Refusal.self) { _ = try Store.open(at: newsroom.path, migrations: next) }
    #expect(
      try Program.sqlite(newsroom.path, "PRAGMA user_version").output
        == "\(FAQSchema.migrations.count)\n")
    _ = try Store.open(at: newsroom.path)
  }

  @Test("every table refuses that a fact is changed, removed or replaced")
  func triggers() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.published()
    try newsroom.withdraw(id)
    try newsroom.office(.pia).perform(PlaceArticle(article: ArticleAddress(id), position: 1))
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let other = try newsroom.draft("Another sample?")
    try newsroom.office(.mara).perform(
      CommentOnRevision(article: ArticleAddress(other), text: "Sample"))
    try newsroom.reviewEverything(other)
    try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(other)))
    let tables = try Program.sqlite(
      newsroom.path,
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'text@_%' ESCAPE '@'
        AND name NOT LIKE 'search%' AND name NOT LIKE 'export%' ORDER BY name
      """
    ).output.split(separator: "\n")
    #expect(tables.count == 34)
    for table in tables {
      let column = try Program.sqlite(
        newsroom.path, "SELECT name FROM pragma_table_info('\(table)') LIMIT 1"
      ).output.dropLast()
      for sql in [
        "UPDATE \(table) SET \(column) = \(column)", "DELETE FROM \(table)",
        "PRAGMA recursive_triggers = ON; INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
      ] {
        let count = try Program.sqlite(newsroom.path, "SELECT count(*) FROM \(table)").output
        guard count != "0\n" else { continue }
        let result = try Program.sqlite(newsroom.path, sql)
        let refusal = table == "text" && sql.contains("INSERT") ? "kept once" : "facts are never"
        #expect(result.errors.contains(refusal), "\(sql): \(result.errors)")
      }
    }
    let empty = try tables.filter {
      try Program.sqlite(newsroom.path, "SELECT count(*) FROM \($0)").output == "0\n"
    }
    #expect(
      empty == ["article_key", "publication_cancellation", "review_shown"],
      "every other table of facts had a row to try")
  }

  @Test("a clock that ran back more than five seconds is refused, a little less is waited out")
  func clock() throws {
    let newsroom = try Newsroom()
    try newsroom.draft()
    let entry = try #require(try newsroom.office(.pia).ledger().last)
    #expect(entry.clock == .system)
    let last = entry.time
    newsroom.clock.set(Instant(milliseconds: last.milliseconds - 60_000 - 5_000))
    try newsroom.draft("Another sample?")
    let next = try #require(try newsroom.office(.pia).ledger().last)
    #expect(next.time == last, "never before the newest entry")
    #expect(
      next.clock == .ledger, "and the entry says that this is not what the machine's clock said")
    newsroom.clock.set(Instant(milliseconds: last.milliseconds - 60_000 - 5_001))
    #expect(throws: Refusal.self) { try newsroom.draft("A third sample?") }
  }

  @Test("every ledger entry names the hash of the one before")
  func chain() throws {
    let newsroom = try Newsroom()
    _ = try newsroom.published()
    let entries = try newsroom.office(.pia).ledger()
    #expect(entries.map(\.sequence) == Array(1...Int64(entries.count)))
    var previous = LedgerEntry.beginning
    for entry in entries {
      #expect(entry.previous == previous)
      previous = entry.hash
    }
    let stored = try Program.sqlite(
      newsroom.path, "SELECT lower(hex(hash)) FROM ledger_entry ORDER BY id DESC LIMIT 1"
    ).output
    #expect(stored == previous.hex + "\n")
  }

  @Test("the Python of docs/data-model.md checks the chain, and finds a changed note")
  func outsideCheck() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.draft("Sample: \u{1f9ec} \"é\"?")
    let note = "tab\tbell\u{7} \u{8}\u{c}\u{85}\u{202e}\u{2028} end"
    try newsroom.office(.mara).perform(SubmitDraft(article: ArticleAddress(id), note: note))
    let page = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "docs/data-model.md")), as: UTF8.self)
    let script = page.components(separatedBy: "```python\n")[1].components(separatedBy: "```")[0]
    func check() throws -> Program.Result {
      try Program.run(["/usr/bin/python3", "-c", script], in: newsroom.folder.path)
    }
    let last = try #require(try newsroom.office(.pia).ledger().last).hash
    #expect(try check().output == "the chain holds; its last hash is \(last)\n")
    _ = try Program.sqlite(
      newsroom.path,
      "DROP TRIGGER ledger_entry_no_update; UPDATE ledger_entry SET note = 'x' WHERE id = 3")
    #expect(try check().errors.contains("entry 3 was changed"))
  }

  @Test("a value that faqcms never writes is told with the column and the file")
  func damagedRow() throws {
    let newsroom = try Newsroom()
    try newsroom.draft()
    _ = try Program.sqlite(
      newsroom.path,
      "DROP TRIGGER contributor_profile_no_update; UPDATE contributor_profile SET roles = '[x]'")
    let damage = Refusal.damagedDatabase(
      path: newsroom.path, cause: "a row cannot be read (roles)")
    #expect(throws: damage) { _ = try newsroom.office(.pia).contributors() }
  }

  @Test("a text that was changed in the file is not handed out")
  func changedText() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.published()
    let digest = try newsroom.office(.pia).show(ArticleAddress(id)).revision.digest
    try newsroom.draft("Another sample?")
    for change in [
      "encoding = 0, bytes = CAST('Yes.' AS BLOB)", "bytes = zeroblob(100)",
      "bytes = (SELECT bytes FROM text_content WHERE text_id = 2)",
      "base_text_id = 1", "dictionary_id = 9", "encoding = 0, dictionary_id = 9", "encoding = 2",
    ] {
      let copy = newsroom.folder.path + "/copy.db"
      _ = try Program.sqlite(newsroom.path, "VACUUM INTO '\(copy)'")
      defer { unlink(copy) }
      let update = "UPDATE text_content SET \(change) WHERE text_id = 1"
      _ = try Program.sqlite(copy, "PRAGMA ignore_check_constraints = ON; " + update)
      let office = Editorial(store: try Store.open(at: copy), actor: nil)
      #expect(throws: Refusal.damagedText(digest), "\(change)") {
        _ = try office.show(ArticleAddress(id))
      }
      #expect(throws: Refusal.damagedText(digest)) { _ = try office.snapshot() }
    }
  }

  static func create(at path: String) throws {
    _ = try InitializeSite(
      title: "Sample", locale: LanguageTag(stored: "en"), founder: .pia, founderName: "Pia"
    ).create(at: path)
  }
}
