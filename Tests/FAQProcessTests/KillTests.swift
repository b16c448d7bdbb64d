import FAQSchema
import FAQTestSupport
import Foundation
import Testing

/// Processes that are killed (SIGKILL) at random moments, 300 times in all.
@Suite("Killed at random moments")
struct KillTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path + "/faqcms.db" }

  private static let environment = [
    "FAQCMS_USER": "pia", "FAQCMS_DB": "", "SWIFT_BACKTRACE": "enable=no",
  ]

  @discardableResult
  private func faqcms(_ arguments: String...) throws -> Program.Result {
    let result = try Program.run(
      [Program.faqcms] + arguments + ["--db", path], in: folder.path,
      environment: Self.environment)
    #expect(result.code == 0, "\(arguments): \(result.errors)")
    return result
  }

  private func makeSite() throws {
    try faqcms("init", "--title", "Sample FAQ")
    try faqcms("policy", "set", "required-fields", "title")
    try faqcms("reviewer", "add", "anna", "--name", "Anna Sample", "--credentials", "MD")
  }

  /// How many milliseconds something takes: a machine may be slow, or busy.
  private func milliseconds(_ body: () throws -> Void) rethrows -> Int {
    let time = try ContinuousClock().measure(body)
    return Int(time / .milliseconds(1)) + 1
  }

  /// Starts a script in a process group of its own and kills the whole group after some time.
  private func kill(_ script: String, after milliseconds: Int) throws {
    let starter = """
      set -m; bash -c "$1" script "$2" > /dev/null 2>&1 & sleep "$3"; kill -9 -- -$! 2> /dev/null; wait $! 2> /dev/null; true
      """
    _ = try Program.run(
      [
        "bash", "-c", starter, "bash", script, Program.faqcms,
        "\(Double(milliseconds) / 1000)",
      ], in: folder.path, environment: Self.environment)
  }

  /// The lines of `told` that the database does not bear out.
  private func lost() throws -> [String] {
    let told = (try? folder.read("told"))?.split(separator: "\n").map(String.init) ?? []
    let kept = Set(
      try Program.sqlite(
        path,
        """
        SELECT 'draft ' || title FROM text_heading
        UNION SELECT act || ' ' || article_id FROM ledger_entry
        """
      ).output.split(separator: "\n").map(String.init))
    return told.filter { !kept.contains($0) }
  }

  private func verifies() throws -> Bool {
    try faqcms("verify", "--deep", "--quiet").output.contains("all as it was written")
  }

  /// Drafts, submits, approves and publishes, and writes down each act once it is reported; or, as
  /// the control, before.
  private func work(writesFirst: Bool) -> String {
    let act =
      writesFirst
      ? "tell() { echo \"$1\" >> told; shift; \"$@\"; }"
      : "tell() { local line=\"$1\"; shift; \"$@\" && echo \"$line\" >> told; }"
    return """
      \(act)
      for i in $(seq 100); do
        title="Sample $RANDOM$RANDOM?"
        tell "draft $title" "$1" draft new --title "$title"
        number=$(sqlite3 -cmd ".timeout 5000" faqcms.db "SELECT max(id) FROM article")
        tell "draft.submit $number" "$1" draft submit $number
        tell "review.approve $number" "$1" review approve $number --as anna
        tell "publish $number" "$1" publish $number
      done
      """
  }

  @Test("saving and publishing: what was reported is there, and the database verifies")
  func acts() throws {
    let command = try milliseconds(makeSite) / 3
    var random = SeededGenerator(seed: 11)
    for round in 1...140 {
      try kill(
        work(writesFirst: false), after: .random(in: command...(16 * command), using: &random))
      if round % 10 == 0 { #expect(try lost() == [] && verifies(), "round \(round)") }
    }
    let acts = try folder.read("told").split(separator: "\n")
    #expect(acts.count > 100 && acts.contains { $0.hasPrefix("publish") })
  }

  @Test("the control: what is written down before it is reported gets lost")
  func control() throws {
    let command = try milliseconds(makeSite) / 3
    var random = SeededGenerator(seed: 12)
    for _ in 1...30 where try lost().isEmpty {
      try kill(
        work(writesFirst: true), after: .random(in: command...(12 * command), using: &random))
    }
    #expect(try lost() != [])
  }

  @Test("an import is there whole or not at all, and can be repeated")
  func imports() throws {
    try makeSite()
    try folder.write("history.ndjson", RoundTripTests.history(seed: 4, events: 3_000))
    let counts =
      "SELECT (SELECT count(*) FROM revision) || ' ' || (SELECT count(*) FROM ledger_entry)"
    let before = try Program.sqlite(path, counts).output
    let empty = try Data(contentsOf: URL(fileURLWithPath: path))
    try faqcms("import", "--from", "revisions", "history.ndjson", "--quiet")
    let whole = try Program.sqlite(path, counts).output
    var random = SeededGenerator(seed: 13)
    var cut = 0
    for _ in 1...60 {
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      try empty.write(to: URL(fileURLWithPath: path))
      try kill(
        "exec \"$1\" import --from revisions history.ndjson",
        after: .random(in: 30...1_200, using: &random))
      let after = try Program.sqlite(path, counts).output
      #expect(after == before || after == whole)
      if after == before { cut += 1 }
    }
    #expect(cut > 5, "the control: some were killed before the end")
    try faqcms("import", "--from", "revisions", "history.ndjson", "--quiet")
    #expect(try Program.sqlite(path, counts).output == whole && verifies())
  }

  @Test("a compaction leaves every text readable wherever it is cut off")
  func compaction() throws {
    try makeSite()
    try folder.write("history.ndjson", RoundTripTests.history(seed: 6, events: 2_000))
    try faqcms("import", "--from", "revisions", "history.ndjson", "--quiet")
    let loose = try Data(contentsOf: URL(fileURLWithPath: path))
    let time = try milliseconds { try faqcms("compact", "--quiet") }
    var random = SeededGenerator(seed: 14)
    var sizes: Set<Int64> = []
    for _ in 1...50 {
      for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
      try loose.write(to: URL(fileURLWithPath: path))
      try kill(
        "exec \"$1\" compact", after: .random(in: 30...max(700, time / 2), using: &random))
      #expect(try verifies())
      let deltas = "SELECT count(*) FROM text_content WHERE base_text_id IS NOT NULL"
      sizes.insert(Int64(try Program.sqlite(path, deltas).output.dropLast()) ?? 0)
    }
    #expect(sizes.count > 1, "the control: it was cut off at different stages")
  }

  @Test("a new database is there whole or not at all, and can be made anew")
  func beginning() throws {
    let time = try milliseconds(makeSite) / 3
    var random = SeededGenerator(seed: 16)
    var made: Set<Bool> = []
    for _ in 1...80 {
      for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
      try kill(
        "exec \"$1\" init --title Sample --db faqcms.db",
        after: .random(in: 1...(2 * time), using: &random))
      made.insert(folder.exists("faqcms.db"))
      if !folder.exists("faqcms.db") { try faqcms("init", "--title", "Sample") }
      #expect(try verifies())
    }
    #expect(made == [true, false], "the control: some were killed before the end")
  }

  @Test("a migration is done whole or not at all, and leaves a copy")
  func migration() throws {
    try OldDatabase.make(version: 1, at: path)
    let time = try milliseconds { try faqcms("list") }
    var random = SeededGenerator(seed: 15)
    var versions: Set<String> = []
    for _ in 1...50 {
      for suffix in ["", "-wal", "-shm", ".backup-v1"] { unlink(path + suffix) }
      try OldDatabase.make(version: 1, at: path)
      try kill("exec \"$1\" list", after: .random(in: 1...(3 * time), using: &random))
      let version = try Program.sqlite(path, "PRAGMA user_version").output
      versions.insert(version)
      let tables = try Program.sqlite(
        path, "SELECT count(*) FROM sqlite_schema WHERE name GLOB 'old_*'")
      #expect(tables.output == "0\n")
      #expect(try verifies())
    }
    #expect(
      versions == ["1\n", "\(FAQSchema.migrations.count)\n"],
      "the control: some were killed before the end")
  }
}
