import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Doctor: Command {
  static let manual = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at settings, files and disk, and give advice.",
    discussion: """
      Changes nothing, but that a database of an older faqcms is brought up to date, as by every command, after \
      a copy is kept beside it. The exit code is 1 when something needs care. Whether the content is as it was \
      written is another question: 'faqcms verify' answers it.

      EXAMPLES
        faqcms doctor
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let condition = try office.store.condition(now: session.clock)
    let advice = condition.advice
    if json {
      session.print(condition.json(advice))
    } else {
      for line in condition.lines { session.print(safely: line) }
      for line in advice { session.print(safely: "! \(line)") }
      if advice.isEmpty { session.output.print("All is well.") }
    }
    if !advice.isEmpty { throw ExitCode(1) }
  }
}

extension Condition {
  fileprivate var lines: [String] {
    [
      "schema version \(schemaVersion), SQLite \(sqliteVersion)",
      "journal mode \(journalMode), synchronous \(synchronous) (2 is FULL), foreign keys "
        + (hasForeignKeys ? "on" : "off"),
      "database \(ByteCount(fileSize)), of which free \(ByteCount(freeSize)); "
        + "write-ahead log \(ByteCount(logSize)); \(ByteCount(diskSize)) left on the disk",
      "SQLite options: \(sqliteOptions.joined(separator: " "))",
      "\(entries) entries, \(texts) texts; listing all articles takes \(listing) ms",
    ]
  }

  /// Where there is less, SQLite may not be able to write at all.
  private static let leastRoom: Int64 = 1 << 16

  /// What needs care, a sentence each.
  fileprivate var advice: [String] {
    var advice: [String] = []
    if isReadOnly, diskSize < Self.leastRoom {
      advice.append("The disk is full; only reading works.")
    } else if isReadOnly {
      advice.append("The database or its folder cannot be written by you; only reading works.")
    } else if synchronous != 2 || journalMode != "wal" {
      advice.append(
        "Commits may be lost at a power cut: WAL with synchronous=FULL is not in force.")
    }
    if clockLag > 0 {
      advice.append(
        "The clock is \((clockLag + 999) / 1_000) s behind the newest entry; only reading works until it is set."
      )
    }
    if !sqliteOptions.contains("ENABLE_FTS5") {
      advice.append("This SQLite has no FTS5, so 'faqcms search' does not work.")
    }
    let room = Store.roomToCompact(fileSize)
    if diskSize < max(room, 64 << 20) {
      advice.append("The disk is nearly full: 'faqcms compact' needs \(ByteCount(room)).")
    }
    if logSize > max(64 << 20, fileSize) {
      advice.append(
        "The write-ahead log is large: a process may have kept a reading open for long.")
    }
    if looseTexts > 100 || freeSize > max(1 << 20, fileSize / 4) {
      advice.append("History could be stored in less room: run 'faqcms compact'.")
    }
    for file in exposedFiles {
      let what = file.hasSuffix(".key") ? "with which the site signs" : "drafts included"
      advice.append("Others can read \(file), \(what): run 'chmod 600 \(file.shellWord)'.")
    }
    if listing > 2_000 { advice.append("Listing all articles is slow: \(listing) ms.") }
    return advice
  }

  fileprivate func json(_ advice: [String]) -> JSONValue {
    .object([
      "schema_version": .integer(schemaVersion), "sqlite_version": .string(sqliteVersion),
      "sqlite_options": .strings(sqliteOptions), "journal_mode": .string(journalMode),
      "synchronous": .integer(synchronous),
      "foreign_keys": .bool(hasForeignKeys), "read_only": .bool(isReadOnly),
      "file_bytes": .integer(fileSize), "free_bytes": .integer(freeSize),
      "log_bytes": .integer(logSize), "disk_bytes": .integer(diskSize),
      "entries": .integer(entries), "texts": .integer(texts),
      "loose_texts": .integer(looseTexts), "listing_ms": .integer(listing),
      "exposed_files": .strings(exposedFiles), "advice": .strings(advice),
    ])
  }
}
