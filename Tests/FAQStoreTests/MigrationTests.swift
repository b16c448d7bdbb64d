import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("A database of schema version 1")
struct MigrationTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/faqcms.db"
    try OldDatabase.make(version: 1, at: path)
  }

  @Test("keeps every text, status and hash when it is opened")
  func migration() throws {
    let office = Editorial(store: try Store.open(at: path), actor: nil, clock: { .inDecember })
    let states = try office.articles().map {
      "\($0.id) \($0.working) \($0.publicStatus) \($0.title)"
    }
    #expect(
      states == [
        "1 changes-requested withdrawn Is this a sample?",
        "2 approved unpublished A second sample?", "3 discarded unpublished A third sample?",
        "4 draft published A fourth sample, edited?",
      ])
    let shown = try office.show(try #require(ArticleAddress("4@1")))
    #expect(
      shown.canonical.digest.hex
        == "0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f")
    let hashes = try Program.sqlite(
      path + ".backup-v1", "SELECT hash FROM ledger_entry ORDER BY id")
    #expect(
      hashes.output.split(separator: "\n").map(String.init) == (try office.ledger()).map(\.hash.hex)
    )
    #expect(try office.snapshot().snapshot.entries.map(\.article.id.rawValue) == [4])
    let texts = try Program.sqlite(
      path + ".backup-v1",
      """
      SELECT r.article_id || '@' || r.number || ' ' || hex(t.canonical) FROM revision r
      JOIN text t USING (digest) ORDER BY r.article_id, r.number
      """
    ).output.split(separator: "\n")
    #expect(texts.count == 6)
    for line in texts {
      let words = line.split(separator: " ").map(String.init)
      let bytes = try office.show(try #require(ArticleAddress(words[0]))).canonical.bytes
      #expect(bytes.map { String(format: "%02X", $0) }.joined() == words[1])
    }
    #expect(try office.verify(isDeep: true).damages.isEmpty)
  }
}

@Suite("A database with another schema version than that of its tables")
struct MistakenVersionTests {
  @Test("is refused in a sentence, and nothing is left behind", arguments: 1..<10)
  func mistaken(_ version: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/faqcms.db"
    try StoreTests.create(at: path)
    #expect(try Program.sqlite(path, "PRAGMA user_version").output == "11\n", "the control")
    _ = try Program.sqlite(path, "PRAGMA user_version = \(version)")
    #expect(
      throws: Refusal.damagedDatabase(
        path: path,
        cause:
          "it says that its schema version is \(version), but its tables are not those of that version"
      )
    ) { try Store.open(at: path) }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!files.contains { $0.contains("backup") }, "\(files)")
    #expect(try Program.sqlite(path, "PRAGMA user_version").output == "\(version)\n")
  }
}

@Suite("A database of schema version 4")
struct LaterMigrationTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/faqcms.db"
    try OldDatabase.make(version: 4, at: path)
  }

  @Test("keeps every text, time, status and hash, in every encoding, and verifies")
  func migration() throws {
    let office = Editorial(store: try Store.open(at: path), actor: .pia, clock: { .inDecember })
    #expect(try office.verify(isDeep: true).damages.isEmpty)
    let rows = try Program.sqlite(
      path + ".backup-v4",
      "SELECT time || ' ' || coalesce(clock, '') || ' ' || lower(hex(hash)) FROM ledger_entry ORDER BY id"
    ).output.split(separator: "\n").map(String.init)
    #expect(rows.count == 40)
    #expect(
      try office.ledger().map { "\($0.time) \($0.clock?.rawValue ?? "") \($0.hash.hex)" } == rows)
    let digests = try Program.sqlite(
      path + ".backup-v4",
      """
      SELECT r.article_id || '@' || r.number || ' ' || lower(hex(t.digest)) FROM revision r
      JOIN text t ON t.id = r.text_id ORDER BY r.article_id, r.number
      """
    ).output.split(separator: "\n")
    #expect(digests.count == 8)
    for line in digests {
      let words = line.split(separator: " ").map(String.init)
      let shown = try office.show(try #require(ArticleAddress(words[0])))
      #expect(Digest(of: shown.canonical.bytes).hex == words[1])
    }
    let states = try office.articles().map { "\($0.id) \($0.working) \($0.publicStatus)" }
    #expect(
      states == [
        "1 draft published", "2 draft withdrawn", "3 discarded unpublished", "4 draft unpublished",
      ])
    #expect(try office.snapshot().snapshot.entries.map(\.article.id.rawValue) == [1])
    let encodings = try Program.sqlite(
      path, "SELECT DISTINCT dictionary_id, base_text_id IS NULL FROM text_content ORDER BY 1, 2")
    #expect(encodings.output == "|0\n|1\n1|1\n", "the control: all ways to keep a text were there")
  }

  @Test("comes to what a new database is, settings of the search included")
  func new() throws {
    _ = try Store.open(at: path)
    let new = folder.path + "/new.db"
    try StoreTests.create(at: new)
    for sql in [
      "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2", "PRAGMA user_version",
      "PRAGMA application_id", "SELECT * FROM search_current_config ORDER BY 1",
      "SELECT * FROM search_history_config ORDER BY 1", "SELECT count(*) FROM search_state",
    ] {
      let expected = try Program.sqlite(path, sql).output
      #expect(try Program.sqlite(new, sql).output == expected && expected.count > 1, "\(sql)")
    }
  }

  @Test("can be worked with, compacted and verified afterwards")
  func work() throws {
    let office = Editorial(store: try Store.open(at: path), actor: .pia, clock: { .inDecember })
    var text = ArticleText.sample("New?", "A body.")
    text.category = Slug("treatment")
    let id = try office.perform(StartDraft(text: text)).revision.article
    try office.perform(SubmitDraft(article: ArticleAddress(id)))
    let reviewer = Editorial(store: office.store, actor: .anna, clock: { .inDecember })
    try reviewer.perform(ApproveRevision(article: ArticleAddress(id)))
    try office.perform(PublishRevision(article: ArticleAddress(id)))
    _ = try office.compact()
    #expect(try office.verify(isDeep: true).damages.isEmpty)
    #expect(try office.snapshot().snapshot.entries.map(\.article.id) == [Article.ID(1), id])
  }
}

extension Instant {
  /// 2026-12-01T00:00:00Z, a week after the dump was made.
  static let inDecember = Instant(milliseconds: 1_796_083_200_000)
}
