import FAQEditorial
import FAQImport
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("Verifying a database")
struct VerificationTests {
  let folder: TemporaryFolder
  let path: String

  /// A database with rows in nearly every table, compacted, and nothing in its log.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/faqcms.db"
    try OldDatabase.make(version: 1, at: path)
    _ = try Store.open(at: path).compact(now: .inDecember)
  }

  private func verify(since head: TreeHead? = nil, _ path: String? = nil) throws -> Verified {
    try Store.open(at: path ?? self.path).verify(since: head, isDeep: true, now: .inDecember)
  }

  /// Runs SQL on a copy with no trigger in its way, puts the triggers back, and verifies the copy.
  func damages(after sql: String, since head: TreeHead? = nil) throws -> [Damage] {
    let copy = folder.path + "/copy.db"
    for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let triggers = try Program.sqlite(
      copy, "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger'"
    ).output
    let names = try Program.sqlite(
      copy, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'"
    ).output
    let result = try Program.run(
      ["sqlite3", copy],
      input: """
        PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
        \(names) \(sql); \(triggers)
        """)
    #expect(result.errors == "", "\(sql)")
    return try verify(since: head, copy).damages
  }

  @Test("of an entry that cannot be read it is told by which column")
  func unreadable() throws {
    let found = try damages(after: "UPDATE ledger_entry SET act = 'unheard-of' WHERE id = 2")
    #expect(
      found.contains { $0.place == "entry 2" && $0.cause == "cannot be read (act)" }, "\(found)")
  }

  @Test("files that no entry names are found")
  func strayFile() throws {
    let digest = Digest(of: Array("hello".utf8)).hex
    let found = try damages(
      after: "INSERT INTO asset_content VALUES (x'\(digest)', CAST('hello' AS BLOB))")
    #expect(found.map(\.place) == ["table asset_content"], "\(found)")
    #expect(found.first?.cause.contains(digest.prefix(12)) == true)
  }

  /// Brings in an article from elsewhere, which alone has a key.
  private func importSample() throws {
    let line = Array(#"{"key": "k1", "text": "---\ntitle: Imported?\n---\n\nA sample."}"#.utf8)
    let event = try HistoryEvent(line: line[...], number: 1, locale: LanguageTag(stored: "en"))
    var events = [try ImportEvent(event, with: TextPacker())]
    let office = Editorial(store: try Store.open(at: path), actor: .pia, clock: { .inDecember })
    let report = try office.importHistory(from: "sample") {
      defer { events = [] }
      return events
    }
    #expect(report.revisions == 1)
  }

  /// Does all that reviewers and admins do, on the fourth article.
  func reviewSample() throws {
    let clock = TestClock()
    clock.set(.inDecember)
    let store = try Store.open(at: path)
    try reviewEverything(Article.ID(4), reviewer: .anna) { handle in
      Editorial(store: store, actor: handle, clock: { clock.now() })
    }
  }

  @Test("finds nothing in one that nobody touched")
  func untouched() throws {
    let verified = try verify()
    #expect(verified.damages.isEmpty)
    #expect(verified.entries == 31 && verified.revisions == 6)
    #expect(try damages(after: "SELECT 1").isEmpty, "the control of the tests below")
  }

  @Test("finds a change of any column of any table of facts")
  func columns() throws {
    try importSample()
    try reviewSample()
    let columns = try Program.sqlite(
      path,
      """
      SELECT t.name, c.name, c.type FROM pragma_table_list t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.schema = 'main' AND t.name NOT GLOB 'search_*'
        AND t.name NOT GLOB 'sqlite_*' AND t.name NOT GLOB 'export_*' AND t.name NOT IN ('text_dictionary', 'review_shown')
      """
    ).output.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    #expect(columns.count > 100)
    for column in columns {
      let (table, name) = (column[0], column[1])
      let change =
        switch column.count > 2 ? column[2] : "" {
        case "INTEGER": "coalesce(\(name), 0) + 1000"
        case "BLOB": "CAST(substr(\(name), 2) || x'00' AS BLOB)"
        default: "replace(coalesce(\(name), ''), '\"', '') || '0'"
        }
      let found = try damages(
        after: """
          UPDATE \(table) SET \(name) = \(change) WHERE (SELECT count(*) FROM \(table)) > 0
            AND \(name) IS (SELECT max(\(name)) FROM \(table))
          """)
      #expect(!found.isEmpty, "\(table).\(name)")
    }
  }

  /// Writes a letter with an accent, and U+FFFD, wherever people can.
  private func writeMarks() throws {
    let words = "Zo\u{EB} \u{FFFD}"
    let time = Instant.inDecember.adding(months: 1)
    let office = Editorial(store: try Store.open(at: path), actor: .pia, clock: { time })
    try office.perform(
      AddContributor(
        handle: Handle(stored: "zoe"), name: words, roles: [.reviewer], credentials: words,
        registration: words))
    try office.perform(AddCategory(slug: .marks, title: words, description: words))
    let body = "A sample of \(words)"
    var text = ArticleText.sample(words, body)
    text.category = .marks
    let id = try office.perform(StartDraft(text: text)).revision.article
    let article = ArticleAddress(id)
    try office.perform(SubmitDraft(article: article))
    let reviewer = Editorial(store: office.store, actor: Handle(stored: "zoe"), clock: { time })
    try reviewer.perform(CommentOnRevision(article: article, text: words, quote: body))
    try reviewer.perform(ApproveRevision(article: article, note: words))
    try office.perform(PublishRevision(article: article))
    try office.perform(WithdrawArticle(article: article, reason: words))
  }

  @Test(
    "finds text that reads alike and has other bytes, in any column of any table of facts",
    arguments: [
      ("@ || char(0) || 'x'", 55), ("replace(@, char(235), 'e' || char(776))", 10),
      ("replace(@, char(65533), CAST(x'FF' AS TEXT))", 10),
    ])
  func bytes(change: String, least: Int) throws {
    try importSample()
    try reviewSample()
    try writeMarks()
    let columns = try Program.sqlite(
      path,
      """
      SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.schema = 'main' AND c.type = 'TEXT'
        AND t.name NOT GLOB 'search_*' AND t.name NOT GLOB 'sqlite_*'
      """
    ).output.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    var changed = 0
    for column in columns {
      let (table, name) = (column[0], column[1])
      let change = change.replacing("@", with: name)
      let changes = "hex(\(change)) <> hex(\(name))"
      guard
        try Program.sqlite(path, "SELECT 1 FROM \(table) WHERE \(changes) LIMIT 1").output != ""
      else { continue }
      changed += 1
      let found = try damages(after: "UPDATE \(table) SET \(name) = \(change) WHERE \(changes)")
      #expect(!found.isEmpty, "\(table).\(name)")
    }
    #expect(changed >= least, "\(changed)")
  }

  @Test(
    "names the article and revision of what it finds",
    arguments: [
      ("UPDATE sign_off SET name = 'Somebody' WHERE id = 1", "1@1"),
      ("DELETE FROM sign_off WHERE id = 2", "1@2"),
      (
        """
        INSERT INTO publication SELECT 99, article_id, number, text_id,
          unixepoch('2026-11-25') * 1000, NULL, 'published', 1, 31, 'standard' FROM revision WHERE article_id = 3
        """, "3@1"
      ),
      ("UPDATE ledger_entry SET note = 'Quiet.' WHERE note = 'Say why.'", "1@2 (entry 12)"),
      ("DELETE FROM ledger_entry WHERE id = 20", "entry 20"),
      (
        "UPDATE ledger_entry SET id = -id WHERE id IN (8, 9);"
          + "UPDATE ledger_entry SET id = 17 + id WHERE id < 0", "1@1 (entry 8)"
      ),
      (
        """
        UPDATE text_content SET encoding = o.encoding, base_text_id = o.base_text_id, bytes = o.bytes
        FROM text_content o WHERE text_content.text_id = 3 AND o.text_id = 4
        """, "2@1"
      ),
      ("UPDATE text_content SET bytes = zeroblob(9) WHERE text_id = 6", "4@2"),
      ("DELETE FROM text_content WHERE text_id = 4", "3@1"),
      ("UPDATE text_heading SET title = 'Another?' WHERE text_id = 6", "4@2"),
      (
        "UPDATE ledger_entry SET details = replace(details, ':', ': ') WHERE note = 'Say why.'",
        "1@2 (entry 12)"
      ),
      (
        "UPDATE ledger_entry SET details = replace(details, 'scope', 'sc\\u006fpe') WHERE id = 12",
        "1@2 (entry 12)"
      ),
      ("DROP INDEX publication_article", "index publication_article"),
      ("CREATE TABLE added (id)", "table added"),
      ("ALTER TABLE text_heading ADD COLUMN note TEXT", "table text_heading"),
      ("CREATE VIEW text_2 AS SELECT 1", "view text_2"),
      (
        addition("trigger", "AFTER INSERT ON revision BEGIN SELECT 1; END"), "trigger sqlite_stat_1"
      ),
      (addition("view", "AS SELECT 1"), "view sqlite_stat_1"),
    ])
  func places(sql: String, place: String) throws {
    let found = try damages(after: sql)
    #expect(found.contains { $0.place == place }, "\(found)")
  }

  @Test(
    "names the person, the key, the rule, the shelf or the asset",
    arguments: [
      ("UPDATE contributor_profile SET name = 'X' WHERE contributor_id = 2", "contributor mara"),
      ("UPDATE reviewer_key SET valid_from = 1", "key SHA256:"),
      ("DELETE FROM reviewer_key_revocation", "key SHA256:"),
      (
        "UPDATE policy_rule SET value = 'off' WHERE key = 'sign-offs-required'",
        "policy sign-offs-required"
      ),
      ("UPDATE category_profile SET title = 'X'", "category treatment"),
      ("UPDATE asset SET alt = 'X'", "asset sample.png"),
    ])
  func subjects(sql: String, place: String) throws {
    try reviewSample()
    let found = try damages(after: sql)
    #expect(found.contains { $0.place.hasPrefix(place) }, "\(found)")
  }

  @Test("a missing entry is named once, with the revision that it was of")
  func missingEntry() throws {
    let entry = try Program.sqlite(path, "SELECT entry_id FROM revision WHERE article_id = 2")
      .output.split(separator: "\n")[0]
    let missing = try damages(after: "DELETE FROM ledger_entry WHERE id = \(entry)")
      .filter { $0.cause.contains("missing from the ledger") }
    #expect(missing.map(\.place) == ["2@1 (entry \(entry))"])
  }

  /// Adds to the schema what has a name of SQLite's own.
  private static func addition(_ kind: String, _ definition: String) -> String {
    """
    PRAGMA writable_schema = ON;
    INSERT INTO sqlite_schema VALUES ('\(kind)', 'sqlite_stat_1',
      '\(kind == "view" ? "sqlite_stat_1" : "revision")', 0, 'CREATE \(kind) sqlite_stat_1 \(definition)')
    """
  }

  @Test("what the query planner keeps for itself is no damage")
  func analyzed() throws {
    #expect(try damages(after: "ANALYZE").isEmpty)
  }

  @Test("of very many damages a thousand are named, and the others counted")
  func many() throws {
    let found = try damages(
      after: """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
        INSERT INTO text (digest, form) SELECT randomblob(32), 1 FROM n
        """)
    #expect(found.count == 1_001 && Set(found).count == 1_001)
    let rest = try #require(found.last)
    #expect(rest.place == "the database" && rest.cause.hasPrefix("is damaged in "), "\(rest)")
  }

  @Test("finds a dropped trigger")
  func trigger() throws {
    _ = try Program.sqlite(path, "DROP TRIGGER sign_off_no_delete")
    #expect(try verify().damages.map(\.place) == ["trigger sign_off_no_delete"])
  }

  @Test("a publication that the policy did not allow is found though the ledger tells of it")
  func unsignedPublication() throws {
    let store = try Store.open(at: path)
    try store.write(now: .inDecember) { writing in
      let record = try writing.reading.record(of: Article.ID(3))
      let revision = try #require(record.revision(1))
      try writing.record(
        .publish, by: .pia, on: LedgerEntry.Subject(revision.id, revision.digest),
        details: .object([
          "from": .string(writing.time.description), "until": .null, "cause": "published",
        ]))
    }
    let damage = try #require(try verify().damages.first)
    #expect(damage.place == "3@1 (entry 32)")
    #expect(damage.cause.contains("without the sign-offs"))
  }

  @Test("a cut-off tail, a rewritten history and an old copy show with a checkpoint alone")
  func checkpoint() throws {
    let old = folder.path + "/old.db"
    _ = try Program.sqlite(path, "VACUUM INTO '\(old)'")
    let office = Editorial(
      store: try Store.open(at: path), actor: .pia, clock: { .inDecember })
    try office.perform(RenameArticle(article: ArticleAddress(Article.ID(3)), slug: .shelf))
    let head = MerkleTree(try office.leafHashes()).head
    #expect(try verify(since: head).damages.isEmpty, "the control")
    #expect(try verify(old).damages.isEmpty, "without the checkpoint an old copy is as good")
    #expect(try verify(since: head, old).damages.map(\.place) == ["the ledger"])

    let cut =
      "DELETE FROM ledger_entry WHERE id = 32; DELETE FROM article_slug WHERE entry_id = 32;"
      + "DELETE FROM slug WHERE slug = 'shelf'"
    #expect(try damages(after: cut).isEmpty, "nothing inside the file tells of the last entry")
    #expect(try damages(after: cut, since: head).map(\.place) == ["the ledger"])

    let before = MerkleTree(try office.leafHashes().dropLast()).head
    #expect(try verify(since: before).damages.isEmpty, "an older checkpoint is continued")
    let other = TreeHead(size: before.size, root: head.root)
    #expect(try verify(since: other).damages.map(\.cause.count) != [])
  }

  @Test("a byte flipped anywhere in the file is found or changes nothing")
  func flippedBytes() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let copy = folder.path + "/flipped.db"
    let root = try verify().root
    let export = try export(path)
    var found = 0
    var random = SeededGenerator(seed: 7)
    for _ in 0..<1_000 {
      for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
      var changed = bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      changed[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      try Data(changed).write(to: URL(fileURLWithPath: copy))
      do {
        let verified = try verify(copy)
        if !verified.damages.isEmpty {
          found += 1
        } else {
          let kept = try self.export(copy)
          #expect(verified.root == root && kept == export, "byte \(place)")
        }
      } catch is Refusal {
        found += 1
      }
    }
    #expect(found > 50, "the control: many flips do matter")
  }

  /// What the public sees, and every text.
  private func export(_ path: String) throws -> [String] {
    let office = Editorial(
      store: try Store.open(at: path), actor: nil, clock: { .inDecember })
    let texts = try office.snapshot().snapshot.entries.map { "\($0.revision) \($0.digest)" }
    return try texts
      + office.articles().map { "\($0)" }
      + [1, 2, 3, 4].map { try office.show(ArticleAddress(Article.ID($0))).canonical.string }
  }
}

extension Slug {
  fileprivate static let marks = Slug("marks")!
}

extension CanonicalText {
  fileprivate var string: String { String(decoding: bytes, as: UTF8.self) }
}
