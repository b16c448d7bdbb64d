import FAQEditorial
import FAQModel
import FAQSchema
import FAQTestSupport
import Foundation
import Testing

@testable import FAQStore

@Suite("Backup and restoring it")
struct BackupTests {
  let newsroom: Newsroom
  let folder: String

  init() throws {
    newsroom = try Newsroom()
    folder = newsroom.folder.path
    _ = try newsroom.published("Public?", "A sample.")
  }

  var backup: String { folder + "/backup.db" }

  func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  func head(_ store: Store) throws -> TreeHead {
    MerkleTree(try Editorial(store: store, actor: nil).leafHashes()).head
  }

  @Test("a backup holds everything, verifies, and can be read by its owner alone")
  func good() throws {
    let verified = try newsroom.office(.pia).backup(to: backup)
    #expect(verified.damages.isEmpty && verified.revisions == 1)
    #expect(mode(backup) == 0o600)
    let copy = Editorial(store: try Store.open(at: backup), actor: nil, clock: { .inDecember })
    let hashes = try copy.ledger().map(\.hash)
    #expect(try hashes == newsroom.office(.pia).ledger().map(\.hash))
    #expect(try copy.snapshot().snapshot.entries.map(\.text.body) == ["A sample."])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy {
        !$0.contains("part")
      })
  }

  @Test("a log that a lost database left behind is kept, and not taken for that of a new one")
  func lostLog() throws {
    let path = folder + "/other.db"
    try newsroom.office(.pia).backup(to: backup)
    func loseDatabase() throws {
      for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: newsroom.path + suffix, toPath: path + suffix)
      }
      unlink(path)
    }
    try newsroom.draft("Later?")
    func articles() throws -> Int {
      try Editorial(store: try Store.open(at: path), actor: nil, clock: { .inDecember }).articles()
        .count
    }

    try loseDatabase()
    try FileManager.default.copyItem(atPath: backup, toPath: path)
    #expect((try? articles()) != 1, "the control: SQLite takes the log for that of the copy")

    try loseDatabase()
    _ = try Store.restore(backup, to: path, since: nil, now: .inDecember)
    #expect(try articles() == 1)
    try loseDatabase()
    let site = InitializeSite(
      title: "Sample", locale: LanguageTag(stored: "en"), founder: .pia, founderName: "Pia Sample")
    _ = try site.create(at: path, clock: { .inDecember })
    #expect(try articles() == 0)
    let log = try Data(contentsOf: URL(fileURLWithPath: newsroom.path + "-wal"))
    for name in ["other.db-wal.lost", "other.db-wal.lost-2"] {
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) == log)
    }
  }

  @Test("a journal that a cut-off restore left behind is kept, and not taken for that of a new one")
  func lostJournal() throws {
    let path = folder + "/other.db"
    try newsroom.office(.pia).backup(to: backup)
    try "A journal.".write(toFile: path + "-journal", atomically: false, encoding: .utf8)
    _ = try Store.restore(backup, to: path, since: nil, now: .inDecember)
    #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
    #expect(try String(contentsOfFile: path + "-journal.lost", encoding: .utf8) == "A journal.")
  }

  @Test(
    "a database of another program, or of a newer faqcms, is not replaced",
    arguments: ["PRAGMA application_id = 1", "PRAGMA user_version = 99"])
  func others(_ sql: String) throws {
    let path = folder + "/other.db"
    try newsroom.office(.pia).backup(to: backup)
    try FileManager.default.copyItem(atPath: backup, toPath: path)
    _ = try Program.sqlite(path, sql)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: Refusal.self) {
      try Store.restore(backup, to: path, since: nil, now: .inDecember)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("a backup is consistent while others write")
  func meanwhile() async throws {
    let newsroom = newsroom
    let backup = backup
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for number in 1...60 { try newsroom.draft("Meanwhile \(number)?") } }
      for number in 1...5 {
        group.addTask { try newsroom.office(.pia).backup(to: backup + "\(number)") }
      }
      try await group.waitForAll()
    }
    for number in 1...5 {
      let store = try Store.open(at: backup + "\(number)")
      #expect(try store.verify(isDeep: true, now: .inDecember).damages.isEmpty)
    }
  }

  @Test(
    "a schema version that this faqcms cannot read is named, and nothing is left behind",
    arguments: [-1, 0, 99])
  func otherVersion(_ version: Int) throws {
    try newsroom.office(.pia).backup(to: backup)
    _ = try Program.sqlite(backup, "PRAGMA user_version = \(version)")
    let refusal: Refusal =
      version == 99
      ? .newerDatabase(path: backup, version: 99)
      : .damagedDatabase(path: backup, cause: "no faqcms has schema version \(version)")
    #expect(throws: refusal) { try Store.open(at: backup) }
    #expect(throws: refusal) {
      try Store.restore(backup, to: folder + "/new.db", since: nil, now: .inDecember)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy {
        !$0.contains("part") && !$0.contains("backup-v")
      })
  }

  @Test("a backup is put back through a relative link to it")
  func linked() throws {
    try newsroom.office(.pia).backup(to: backup)
    #expect(symlink("backup.db", folder + "/latest.db") == 0)
    try newsroom.store.close()
    let (verified, _) = try Store.restore(
      folder + "/latest.db", to: newsroom.path, since: nil, now: .inDecember)
    #expect(verified.damages.isEmpty && verified.revisions == 1)
  }

  @Test("the backup of another site is refused, and what is there stays")
  func otherSite() throws {
    let uuid = "00000000-0000-4000-8000-0000000000ff"
    let initialize = InitializeSite(
      title: "Other", locale: try #require(LanguageTag("en")), founder: .pia, founderName: "Pia")
    let other = Editorial(
      store: try initialize.create(
        at: folder + "/other.db", clock: { .inDecember }, makeUUID: { uuid }), actor: nil)
    try other.backup(to: backup)
    let before = try Data(contentsOf: URL(fileURLWithPath: newsroom.path))
    do {
      _ = try Store.restore(backup, to: newsroom.path, since: nil, now: .inDecember)
      Issue.record("restored")
    } catch Refusal.otherSite(_, let site, let path, let mine) {
      #expect(site.uuid == uuid && path == newsroom.path)
      #expect(try mine.uuid == newsroom.office(.pia).site().uuid)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: newsroom.path)) == before)
  }

  @Test("a taken path is refused and left alone")
  func taken() throws {
    try newsroom.folder.write("backup.db", "mine")
    #expect(throws: Refusal.fileExists(backup)) { try newsroom.office(.pia).backup(to: backup) }
    #expect(try newsroom.folder.read("backup.db") == "mine")
  }

  @Test("a file that comes to the path meanwhile is left alone, and so is one with a like name")
  func race() throws {
    try newsroom.folder.write("backup.db.part", "theirs")
    let folder = newsroom.folder
    #expect(throws: Refusal.fileExists(backup)) {
      try newsroom.store.backup(to: backup, now: .inDecember) { _ in
        _ = try? folder.write("backup.db", "mine")
      }
    }
    #expect(try folder.read("backup.db") == "mine")
    #expect(try folder.read("backup.db.part") == "theirs")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.contains("part-")
      } == [])
  }

  @Test("of two backups to one path at once, one is made whole and the other refused")
  func twice() async throws {
    let (newsroom, backup) = (newsroom, backup)
    for round in 1...6 {
      let path = "\(backup)\(round)"
      let made = await withTaskGroup(of: Bool.self) { group in
        for _ in 1...4 {
          group.addTask {
            (try? Store.open(at: newsroom.path).backup(to: path, now: .inDecember)) != nil
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(made == 1)
      #expect(try Store.open(at: path).verify(isDeep: true, now: .inDecember).damages.isEmpty)
    }
  }

  @Test("a damaged database makes no backup, and nothing is left behind")
  func damaged() throws {
    _ = try Program.sqlite(newsroom.path, "UPDATE text_content SET bytes = zeroblob(20)")
    #expect(throws: Refusal.self) {
      try Editorial(store: Store.open(at: newsroom.path), actor: nil).backup(to: backup)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy {
        !$0.contains("backup")
      })
  }

  @Test("restoring puts the backup in place and keeps what was there")
  func restore() throws {
    try newsroom.office(.pia).backup(to: backup)
    let before = try head(newsroom.store)
    try newsroom.draft("After the backup?")
    let after = try head(newsroom.store)
    try newsroom.store.close()
    let (verified, kept) = try Store.restore(
      backup, to: newsroom.path, since: before, now: .inDecember)
    #expect(verified.entries == before.size)
    #expect(try head(Store.open(at: newsroom.path)) == before)
    #expect(try head(Store.open(at: #require(kept))) == after)
    #expect(mode(newsroom.path) == 0o600)
    #expect(FileManager.default.fileExists(atPath: backup), "the backup itself stays")
    #expect(!newsroom.folder.exists("faqcms.db-journal"))
  }

  @Test("a backup that lacks entries of a checkpoint is refused, and nothing is changed")
  func older() throws {
    try newsroom.office(.pia).backup(to: backup)
    try newsroom.draft("After the backup?")
    let after = try head(newsroom.store)
    try newsroom.store.close()
    #expect(throws: Refusal.self) {
      try Store.restore(backup, to: newsroom.path, since: after, now: .inDecember)
    }
    #expect(try head(Store.open(at: newsroom.path)) == after)
    #expect(
      try Store.restore(backup, to: folder + "/new.db", since: nil, now: .inDecember).kept == nil,
      "the control: without the checkpoint an old backup is as good, and a new path is made")
  }

  @Test("what is no whole backup is refused, and nothing is changed")
  func broken() throws {
    try newsroom.office(.pia).backup(to: backup)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: backup)))
    try newsroom.store.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: newsroom.path))
    let swapped = bytes[..<30_000] + bytes[30_001..<40_001] + bytes[40_000...]
    for broken in [Array(bytes[..<(bytes.count / 2)]), Array(swapped), [1, 2, 3], []] {
      try newsroom.folder.write("broken.db", broken)
      #expect(throws: Refusal.self) {
        try Store.restore(folder + "/broken.db", to: newsroom.path, since: nil, now: .inDecember)
      }
    }
    #expect(throws: Refusal.self) {
      try Store.restore(folder + "/none.db", to: newsroom.path, since: nil, now: .inDecember)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: newsroom.path)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy {
        !$0.contains("part")
      })
  }

  @Test("the database itself, and a folder, are no backups")
  func noBackups() throws {
    try newsroom.store.close()
    let link = folder + "/link.db"
    #expect(Foundation.link(newsroom.path, link) == 0)
    for path in [newsroom.path, link] {
      #expect(throws: Refusal.backupOfItself(newsroom.path)) {
        try Store.restore(path, to: newsroom.path, since: nil, now: .inDecember)
      }
    }
    #expect(throws: Refusal.databaseUnreadable(path: folder, cause: "it is a folder")) {
      try Store.restore(folder, to: newsroom.path, since: nil, now: .inDecember)
    }
  }

  @Test("a backup that cannot be read is named, not the copy that is made of it")
  func named() throws {
    try newsroom.office(.pia).backup(to: backup)
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: backup)))
    bytes.replaceSubrange(20_000..<60_000, with: repeatElement(0, count: 40_000))
    try newsroom.folder.write("broken.db", bytes)
    let refusal = #expect(throws: Refusal.self) {
      try Store.restore(folder + "/broken.db", to: folder + "/new.db", since: nil, now: .inDecember)
    }
    #expect(
      refusal?.description.hasPrefix(folder + "/broken.db ") == true
        || refusal?.description.hasPrefix("The database " + folder + "/broken.db ") == true,
      "\(String(describing: refusal?.description))")
  }

  @Test("while somebody else has the database open, nothing is put in its place")
  func open() throws {
    try newsroom.office(.pia).backup(to: backup)
    try newsroom.draft("Open?")
    #expect(throws: Refusal.databaseInUse(newsroom.path)) {
      try Store.restore(backup, to: newsroom.path, since: nil, now: .inDecember)
    }
    #expect(try newsroom.office(.pia).articles().count == 2)
  }

  @Test("a link to the database stays one, and what it leads to is restored")
  func link() throws {
    try newsroom.office(.pia).backup(to: backup)
    try newsroom.store.close()
    let link = folder + "/link.db"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: newsroom.path)
    try Editorial(store: Store.open(at: link), actor: .mara, clock: { .inDecember })
      .perform(StartDraft(text: .sample("After?", "A sample.")))
    let (_, kept) = try Store.restore(backup, to: link, since: nil, now: .inDecember)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == newsroom.path)
    #expect(try #require(kept).hasPrefix(newsroom.path + ".before-"))
    #expect(try Editorial(store: Store.open(at: link), actor: nil).articles().count == 1)
    #expect(
      try Editorial(store: Store.open(at: #require(kept)), actor: nil).articles().count == 2)
  }

  @Test("a file that SQLite cannot read is moved away, and no log of it stays")
  func unreadable() throws {
    try newsroom.office(.pia).backup(to: backup)
    try newsroom.store.close()
    try newsroom.folder.write("faqcms.db", "no database at all, and long enough to have a header")
    try newsroom.folder.write("faqcms.db-wal", "log")
    let kept = try #require(
      try Store.restore(backup, to: newsroom.path, since: nil, now: .inDecember).kept)
    #expect(kept.contains(".before-"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: kept))
    #expect(bytes.starts(with: Data("no database".utf8)))
    #expect(!FileManager.default.fileExists(atPath: newsroom.path + "-wal"))
    #expect(try Editorial(store: Store.open(at: newsroom.path), actor: nil).articles().count == 1)
  }

  @Test("what the log of a killed process has is in the file that is kept")
  func log() throws {
    try newsroom.office(.pia).backup(to: backup)
    try newsroom.draft("In the log?")
    let copy = folder + "/copy.db"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: newsroom.path + suffix, toPath: copy + suffix)
    }
    let (_, kept) = try Store.restore(backup, to: copy, since: nil, now: .inDecember)
    #expect(
      try Editorial(store: Store.open(at: #require(kept)), actor: nil).articles().count == 2)
    #expect(try Editorial(store: Store.open(at: copy), actor: nil).articles().count == 1)
    #expect(try Store.open(at: copy).verify(isDeep: true, now: .inDecember).damages.isEmpty)
  }

  @Test(
    "the doctor sees lax permissions, a foreign journal mode's loss, loose texts and free pages")
  func condition() throws {
    let good = try newsroom.store.condition(now: { .inDecember })
    #expect(good.journalMode == "wal" && good.synchronous == 2 && good.hasForeignKeys)
    #expect(
      good.exposedFiles.isEmpty && !good.isReadOnly
        && good.schemaVersion == FAQSchema.migrations.count)
    #expect(good.sqliteOptions.contains("ENABLE_FTS5") && good.diskSize > 0)
    #expect(good.clockLag == 0)
    let last = try #require(try newsroom.office(.pia).ledger().last).time
    for (behind, lag) in [(5_000, 0), (5_001, 5_001)] as [(Int64, Int64)] {
      let early = Instant(milliseconds: last.milliseconds - behind)
      #expect(try newsroom.store.condition(now: { early }).clockLag == lag)
    }
    chmod(newsroom.path, 0o644)
    for number in 1...120 { try newsroom.edit(Article.ID(1), "Sample \(number).") }
    let bad = try newsroom.store.condition(now: { .inDecember })
    #expect(bad.exposedFiles == [newsroom.path])
    #expect(bad.looseTexts == 113 && bad.texts == 121, "8 of them are to stay")
    _ = try newsroom.store.compact(now: .inDecember)
    #expect(try newsroom.store.condition(now: { .inDecember }).looseTexts == 0)
  }
}
