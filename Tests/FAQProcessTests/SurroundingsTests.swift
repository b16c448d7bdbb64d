import FAQTestSupport
import Foundation
import Testing

/// The program where its surroundings are not as they should be.
@Suite("The program and its surroundings")
struct SurroundingsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    #expect(try shell("\"$0\" init && \"$0\" ledger key").code == 0)
  }

  /// Runs a script of bash; `$0` is faqcms.
  private func shell(
    _ script: String, environment: [String: String] = [:]
  ) throws -> Program.Result {
    let defaults = [
      "FAQCMS_USER": "pia", "FAQCMS_DB": "", "HOME": folder.path, "SWIFT_BACKTRACE": "enable=no",
    ]
    return try Program.run(
      ["timeout", "60", "bash", "-c", script, Program.faqcms], in: folder.path,
      environment: defaults.merging(environment) { $1 })
  }

  @Test(
    "where the working folder is gone, nothing relative is looked for or made",
    arguments: [
      "list", "doctor", "draft new --title T", "init", "init --db q.db", "list --db faqcms.db",
      "export --format json --db ../faqcms.db", "draft new --db \"$db\" --from answer.md",
      "export --db \"$db\" --format json --output x", "ledger checkpoint --db \"$db\" --output c",
      "export --db \"$db\" --format markdown --output y", "backup --db \"$db\" b",
      "import --db \"$db\" faq.csv", "import --db \"$db\" --from git site",
      "import --db \"$db\" --from revisions history.ndjson",
    ])
  func folderGone(_ arguments: String) throws {
    let script = "db=$PWD/faqcms.db; mkdir gone; cd gone; rmdir ../gone; \"$0\" " + arguments
    let result = try shell(script)
    #expect(result.code == 1, "\(result)")
    #expect(result.errors.contains("The working folder is gone"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: "/q.db"))
  }

  @Test(
    "where the working folder is gone, absolute paths do",
    arguments: [
      "list --db \"$top/faqcms.db\"", "doctor --db \"$top/faqcms.db\"",
      "init --db \"$top/new.db\" --as zoe",
      "export --db \"$top/faqcms.db\" --format json --output \"$top/faq.json\"",
      "export --db \"$top/faqcms.db\" --format markdown --output \"$top/faq\"",
      "ledger checkpoint --db \"$top/faqcms.db\" --output \"$top/checkpoint\"",
      "backup --db \"$top/faqcms.db\" \"$top/copy.db\"",
      "draft new --db \"$top/faqcms.db\" --title T",
    ])
  func absolutePaths(_ arguments: String) throws {
    let result = try shell("top=$PWD; mkdir gone; cd gone; rmdir ../gone; \"$0\" " + arguments)
    #expect(result.code == 0, "\(result)")
  }

  @Test(
    "an act that was recorded says so where its result cannot be printed",
    arguments: [">&-", "> /dev/full"])
  func unprintable(_ redirection: String) throws {
    let result = try shell("\"$0\" category add basics --title Basics \(redirection)")
    #expect(result.code == 1)
    #expect(result.errors.contains("Cannot write to the standard output"))
    #expect(result.errors.contains("What was asked for is done and recorded."))
    #expect(try shell("\"$0\" category list").output.contains("basics"))
    let founding = try shell("\"$0\" init --db other.db \(redirection)")
    #expect(founding.code == 1 && founding.errors.contains("done and recorded"))
    let reading = try shell("\"$0\" category list \(redirection)")
    #expect(reading.code == 1 && !reading.errors.contains("recorded"))
  }

  @Test("what cannot be said on the error output does not make an act fail")
  func noErrorOutput() throws {
    #expect(try shell("\"$0\" draft new --title T 2>&-").code == 0)
    #expect(try shell("\"$0\" draft new --title U 2> /dev/full").code == 0)
  }

  @Test("a standard output that is closed is no file that the program opens")
  func closedOutput() throws {
    let result = try shell("\"$0\" export --format json --output faq.json >&-")
    #expect(result.code == 0 || result.errors.contains("standard output"))
    let text = try folder.read("faq.json")
    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"))
  }

  @Test("a user whom the machine does not know may work under a handle that is given")
  func unknownUser() throws {
    let asUser = "setpriv --reuid=12345 --regid=12345 --clear-groups"
    let trial = try shell("\(asUser) \"$0\" --version")
    // Only root can be somebody else, and the program must be where everybody may read it.
    guard trial.code == 0 else { return }
    let script = "chmod 777 .; \(asUser) env HOME=/nonexistent \"$0\" init --db zoe.db --as zoe"
    #expect(try shell(script).output.contains("you are zoe"))
  }
}
