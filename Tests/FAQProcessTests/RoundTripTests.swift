import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// Whole histories through the built program, stock git and stock sqlite3.
@Suite("Whole histories in and out")
struct RoundTripTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func run(_ arguments: String..., db: String = "faqcms.db") throws -> Program.Result {
    let result = try Program.run(
      [Program.faqcms] + arguments + ["--db", folder.path + "/" + db], in: folder.path,
      environment: ["FAQCMS_USER": "pia", "HOME": folder.path, "SWIFT_BACKTRACE": "enable=no"])
    #expect(result.code == 0, "\(arguments): \(result.errors)")
    return result
  }

  private func shell(_ script: String) throws -> String {
    let result = try Program.run(
      ["bash", "-ec", "set -o pipefail; " + script, Program.faqcms], in: folder.path,
      environment: [
        "FAQCMS_USER": "pia", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      ])
    #expect(result.code == 0, "\(result.errors)")
    return result.output
  }

  private func digests(_ db: String) throws -> [String] {
    try Program.sqlite(
      folder.path + "/" + db,
      "SELECT lower(hex(t.digest)) FROM revision r JOIN text t ON t.id = r.text_id ORDER BY 1"
    ).output.split(separator: "\n").map(String.init)
  }

  /// The slug that each article has now, none twice.
  private func addresses(_ db: String) throws -> Set<String> {
    let slugs = try Program.sqlite(
      folder.path + "/" + db,
      """
      SELECT slug FROM article_slug s WHERE entry_id = (SELECT max(entry_id) FROM article_slug n
        WHERE n.article_id = s.article_id)
      """
    ).output.split(separator: "\n").map(String.init)
    #expect(slugs.count > 8 && Set(slugs).count == slugs.count)
    return Set(slugs)
  }

  /// A history of many articles: saves, renames, deletions, returns, texts that are no good YAML.
  static func history(seed: UInt64, events: Int) -> String {
    var random = SeededGenerator(seed: seed)
    let words = [
      "fever", "Öde\u{301}m", "CAR-T", "\"dose\"", "---", "#", "🧬", "10 mg", "\\", "<b>",
    ]
    var lines = ""
    var texts: [Int: [String]] = [:]
    for number in 1...events {
      let key = Int.random(in: 1...12, using: &random)
      let kind =
        texts[key] == nil
        ? "create"
        : ["edit", "edit", "edit", "rename", "delete"].randomElement(using: &random) ?? ""
      var object: [JSONValue.Member] = [
        .init("key", .string("k\(key)")), .init("event", .string(kind)),
        .init("author", .string("author-\(number % 4) <x>")),
        .init("message", .string("Event\n\(number)")),
        .init("date", .string("2020-03-\(10 + number % 18)T09:54:49-04:00")),
      ]
      if kind == "rename" {
        object.append(.init("slug", .string("k\(key)-r\(number)")))
      } else if kind == "delete" {
        texts[key] = nil
      } else {
        var paragraphs = texts[key] ?? (1...6).map { "Paragraph \($0) of \(key)." }
        paragraphs[Int.random(in: 0..<6, using: &random)] =
          (0..<8).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        texts[key] = paragraphs
        let head = number % 9 == 0 ? "title: [broken" : "title: \"Sample \(key) of \(number)?\""
        object.append(
          .init("text", .string("---\n\(head)\n---\n\n" + paragraphs.joined(separator: "\n\n"))))
      }
      lines += JSONValue.object(object).text(.compact) + "\n"
    }
    return lines
  }

  @Test(
    "what git reads of an export comes back with the same digests, from any history",
    arguments: [1, 2, 3] as [UInt64])
  func git(seed: UInt64) throws {
    try folder.write("history.ndjson", Self.history(seed: seed, events: 150))
    try run("init", "--title", "Sample FAQ")
    try run("import", "--from", "revisions", "history.ndjson")
    let before = try digests("faqcms.db")
    #expect(before.count > 80)
    try run("compact")
    #expect(try digests("faqcms.db") == before)
    _ = try shell(
      "git init -q --bare archive; \"$0\" export --format git | git -C archive fast-import --quiet; git -C archive fsck --strict"
    )
    // What stands in git is what was signed: every file hashes to a digest.
    let files = try shell(
      "cd archive; git log drafts --format= --raw --no-abbrev -z --no-renames | tr '\\0' '\\n' | awk '/^:/ && $4 !~ /^0+$/ {print $4}' | sort -u | while read -r id; do git cat-file blob $id | sha256sum; done"
    ).split(separator: "\n").map { String($0.prefix(64)) }
    #expect(Set(files) == Set(before))

    try run("init", "--title", "Sample FAQ", db: "again.db")
    try run("import", "--from", "git", "archive", "--branch", "drafts", db: "again.db")
    #expect(try Set(digests("again.db")) == Set(before))
    #expect(try addresses("again.db") == addresses("faqcms.db"))
    #expect(try run("verify", "--deep", db: "again.db").output.contains("all as it was written"))
    let twice = try run("import", "--from", "git", "archive", "--branch", "drafts", db: "again.db")
    #expect(twice.output.contains("nothing new"), "\(twice.output)")
  }

  @Test("a backup, a migration and a compaction keep every text of a history")
  func copies() throws {
    try folder.write("history.ndjson", Self.history(seed: 9, events: 200))
    try run("init", "--title", "Sample FAQ")
    try run("import", "--from", "revisions", "history.ndjson")
    let root = try run("verify", "--deep").output
    try run("backup", "copy.db")
    try run("compact")
    #expect(try run("verify", "--deep").output == root)
    #expect(try run("verify", "--deep", db: "copy.db").output == root)
    try run("restore-backup", "copy.db", "--yes")
    #expect(try run("verify", "--deep").output == root)
    let exported = try shell("\"$0\" export --format git | sha256sum")
    #expect(try shell("\"$0\" export --format git --db copy.db | sha256sum") == exported)
  }

  @Test("a git that complains at length and fails is told, and holds nothing up")
  func complainingGit() throws {
    try run("init", "--title", "Sample FAQ")
    let script =
      "#!/bin/sh\necho 'fatal: sample' >&2\nyes complaint | head -c 300000 >&2\nexit 128\n"
    chmod(try folder.write("git", script), 0o755)
    let result = try Program.run(
      [
        "timeout", "-s", "KILL", "20", Program.faqcms, "import", "--from", "git", ".", "--db",
        folder.path + "/faqcms.db",
      ], in: folder.path,
      environment: [
        "FAQCMS_USER": "pia", "PATH": folder.path + ":/usr/bin:/bin",
        "SWIFT_BACKTRACE": "enable=no",
      ])
    #expect(
      result.code == 1 && result.errors.contains("git says: fatal: sample"), "\(result.errors)")
  }

  static let real = "../shared/data/cv-faq-revisions.ndjson.gz"

  @Test(
    "a real history of 3,642 events comes in whole, twice the same, and goes out to git",
    .enabled(if: FileManager.default.fileExists(atPath: real), "there is no ../shared"))
  func realHistory() throws {
    let here = FileManager.default.currentDirectoryPath
    try run("init", "--title", "Sample FAQ")
    _ = try shell("zcat '\(here)/\(Self.real)' > history.ndjson")
    let report = try JSONValue(
      reading: run("import", "--from", "revisions", "history.ndjson", "--json", "--quiet").output)
    #expect(report["articles"] == .integer(528))
    let twice = try run("import", "--from", "revisions", "history.ndjson", "--quiet")
    #expect(twice.output.contains("nothing new"))
    try run("compact")
    #expect(try run("verify", "--deep").output.contains("all as it was written"))
    let before = try digests("faqcms.db")
    _ = try shell(
      "git init -q --bare archive; \"$0\" export --format git | git -C archive fast-import --quiet")
    try run("init", "--title", "Sample FAQ", db: "again.db")
    try run("import", "--from", "git", "archive", "--branch", "drafts", "--quiet", db: "again.db")
    #expect(try Set(digests("again.db")) == Set(before))
  }
}
