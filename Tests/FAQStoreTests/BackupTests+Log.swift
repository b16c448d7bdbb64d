import FAQEditorial
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQStore

// What of a backup stands in its write-ahead log.
extension BackupTests {
  @Test("what stands in the log of a backup is restored, and the backup is left as it is")
  func logOfBackup() throws {
    let copy = folder + "/copy.db"
    try newsroom.draft("In the log?")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: newsroom.path + suffix, toPath: copy + suffix)
    }
    func files() throws -> [Data] {
      try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: copy + $0)) }
    }
    let before = try files()
    let entries = try newsroom.office(.pia).ledger().count
    try newsroom.folder.write("alone.db", Array(before[0]))
    let alone = try? Store.restore(
      folder + "/alone.db", to: folder + "/less.db", since: nil, now: .inDecember
    ).verified.entries
    #expect(alone != entries, "the control: the last entries stand in the log alone")

    #expect(symlink("copy.db", folder + "/link.db") == 0)
    for (backup, new) in [("copy.db", "new.db"), ("link.db", "newer.db")] {
      let path = "\(folder)/\(new)"
      let (verified, _) = try Store.restore(
        "\(folder)/\(backup)", to: path, since: try head(newsroom.store), now: .inDecember)
      #expect(verified.entries == entries)
      #expect(!FileManager.default.fileExists(atPath: path + "-wal"), "the file alone is whole")
      #expect(mode(path) == 0o600)
      #expect(try head(Store.open(at: path)) == head(newsroom.store))
    }
    #expect(try files() == before)
    #expect(!FileManager.default.fileExists(atPath: copy + "-shm"))

    let kept = try Store.restore(copy, to: folder + "/new.db", since: nil, now: .inDecember).kept
    #expect(kept != nil)
    #expect(try head(Store.open(at: folder + "/new.db")) == head(newsroom.store))
  }

  @Test("what is no log beside a backup changes nothing")
  func noLog() throws {
    try newsroom.office(.pia).backup(to: backup)
    try newsroom.folder.write("backup.db-wal", "no log at all")
    let path = folder + "/new.db"
    let (verified, _) = try Store.restore(backup, to: path, since: nil, now: .inDecember)
    #expect(verified.revisions == 1 && !FileManager.default.fileExists(atPath: path + "-wal"))
    #expect(try newsroom.folder.read("backup.db-wal") == "no log at all")
  }
}
