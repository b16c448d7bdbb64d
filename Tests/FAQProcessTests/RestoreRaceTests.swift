import FAQTestSupport
import Foundation
import Testing

@Suite("A backup is restored while others write")
struct RestoreRaceTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let made = try bash(
      """
      set -e
      "$0" init --title 'Sample FAQ'
      for i in $(seq 8); do "$0" draft new --title "Kept $i?"; done
      "$0" backup good.db
      """)
    #expect(made.code == 0, "\(made.errors)")
  }

  private func bash(_ script: String) throws -> Program.Result {
    try Program.run(
      ["bash", "-c", script, Program.faqcms], in: folder.path,
      environment: ["FAQCMS_USER": "pia", "FAQCMS_DB": "", "SWIFT_BACKTRACE": "enable=no"])
  }

  /// Three processes draft one text after the other, and write down each that is reported, while a
  /// command puts the backup in place.
  private func round(_ restore: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasPrefix("faqcms.db") || name == "told" {
      unlink(folder.path + "/" + name)
    }
    try FileManager.default.copyItem(
      atPath: folder.path + "/good.db", toPath: folder.path + "/faqcms.db")
    _ = try bash(
      """
      write() {
        for i in $(seq 1000); do
          [ -e stop ] && return
          "$0" draft new --title "Sample $1 $i?" > /dev/null 2>> errors && echo "Sample $1 $i?" >> told
        done
      }
      rm -f stop
      for k in 1 2 3; do write $k & done
      sleep 0.2
      for i in $(seq 60); do \(restore) > /dev/null 2>&1 && break; done
      sleep 0.3
      touch stop
      wait
      """)
  }

  /// Whether the database that is there now, and those that were kept, verify.
  private func isWhole() throws -> Bool {
    try bash(
      """
      for file in faqcms.db faqcms.db.before-*; do
        case $file in *-wal|*-shm|*'*') continue ;; esac
        "$0" verify --deep --quiet --db "$file" > /dev/null || exit 1
      done
      """
    ).code == 0
  }

  /// The texts that were reported as saved and are in no database.
  private func lost() throws -> Set<String> {
    let kept = try bash(
      """
      for file in faqcms.db faqcms.db.before-*; do
        case $file in *-wal|*-shm|*'*') continue ;; esac
        sqlite3 -readonly "$file" 'SELECT title FROM text_heading'
      done
      """)
    return Self.lines((try? folder.read("told")) ?? "").subtracting(Self.lines(kept.output))
  }

  private static func lines(_ text: String) -> Set<String> {
    Set(text.split(separator: "\n").map(String.init))
  }

  @Test("both databases verify, and what was reported as saved is in one of them")
  func restored() throws {
    var restored = 0
    for _ in 1...8 {
      try round("\"$0\" restore-backup good.db --yes")
      #expect(try isWhole())
      #expect(try lost() == [])
      restored +=
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .contains { $0.hasPrefix("faqcms.db.before-") } ? 1 : 0
      #expect(try folder.read("told") != "")
    }
    #expect(restored > 0, "the control: not all were refused")
  }

  @Test("one that is killed leaves the one database or the other")
  func killed() throws {
    var random = SeededGenerator(seed: 16)
    var counts: Set<String> = []
    for _ in 1...40 {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(folder.path + "/faqcms.db" + suffix) }
      try FileManager.default.copyItem(
        atPath: folder.path + "/good.db", toPath: folder.path + "/faqcms.db")
      let delay = Double(Int.random(in: 20...1_200, using: &random)) / 1_000
      let killed = try bash(
        """
        "$0" draft new --title 'Newer?' > /dev/null
        timeout -s KILL \(delay) "$0" restore-backup good.db --yes > /dev/null 2>&1
        "$0" verify --deep --quiet > /dev/null && sqlite3 faqcms.db 'SELECT count(*) FROM article'
        """)
      #expect(killed.code == 0, "\(killed.errors)")
      counts.insert(killed.output)
    }
    #expect(counts == ["8\n", "9\n"], "the control: some were killed before the end")
  }

  @Test("the control: a file that is copied over it damages the database, or loses texts")
  func control() throws {
    var isHarmed = false
    for _ in 1...30 where !isHarmed {
      try round("rm -f faqcms.db-wal faqcms.db-shm; cp good.db faqcms.db")
      isHarmed = try !isWhole() || lost() != []
    }
    #expect(isHarmed)
  }
}
