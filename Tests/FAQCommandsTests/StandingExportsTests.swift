import FAQEditorial
import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// A folder that stands as an export found it is not read again.
@Suite("An export to a folder that was looked through")
struct StandingExportsTests {
  let runner: CommandRunner

  /// Two public articles, `one` and `two`, exported to `out`, which was looked through since.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    for title in ["One", "Two"] { try runner.publish(title, "Sample of \(title).") }
    #expect(export().code == 0)
    #expect(export().code == 0)
    #expect(try count() == 0, "its files are too young")
    try look()
  }

  private func look() throws {
    Thread.sleep(forTimeInterval: 3.1)
    #expect(export().code == 0)
    #expect(try count().map { $0 > 0 } == true)
  }

  /// After this, who does not believe that the folder stands so has to read texts, which cannot be read.
  private func damageTexts() throws {
    _ = try sqlite("DELETE FROM export_made; UPDATE text_content SET bytes = x'00'")
  }

  private func export(_ more: String...) -> CommandRunner.Result {
    runner.run(["export", "--format", "markdown", "--output", "out"] + more)
  }

  private func sqlite(_ sql: String) throws -> String {
    try Program.sqlite(runner.folder.path + "/faqcms.db", sql).output
  }

  private func count() throws -> Int? {
    Int(try sqlite("SELECT count(*) FROM export_standing").dropLast())
  }

  private var out: String { runner.folder.path + "/out" }

  @Test("finds that it stands without reading a text or a file")
  func stands() throws {
    try damageTexts()
    for _ in 1...2 {
      let result = export()
      #expect(result.code == 0, "\(result.errors)")
      #expect(result.errors.contains("0 added, 0 changed, 0 removed, 2 the same"))
    }
    #expect(export("--check").code == 1, "the control: who compares reads all")
    #expect(runner.run("drift", "out").code == 1)
    _ = try sqlite("DELETE FROM export_standing")
    #expect(export().code == 1, "the control")
  }

  @Test(
    "looks again after any change there, whatever it does to the times of files",
    arguments: [
      "touch -r one.md stamp; printf '%s' \"$(tr a b < one.md)\" > one.md; touch -r stamp one.md; rm stamp",
      "rm two.md", "echo > three.md", "mkdir empty", "mv one.md uno.md", "ln -sf two.md one.md",
      "cp one.md copy; mv copy one.md", "echo >> manifest.json", "mkdir .faqcms-part",
    ])
  func changes(_ command: String) throws {
    try damageTexts()
    #expect(export().code == 0, "the control")
    let result = try Program.run(["sh", "-c", command], in: out)
    #expect(result.code == 0, "\(result.errors)")
    #expect(export().code == 1)
  }

  @Test("looks again after any act, and where another choice or another build asks")
  func acts() throws {
    try damageTexts()
    #expect(export("--for", "hugo").code == 1)
    #expect(export("--scope", "approved").code == 1)
    #expect(export().code == 0, "the control")
    try runner.folder.write("text.md", "A draft.")
    runner.run("draft", "new", "--title", "Secret", "--from", "text.md")
    #expect(export().code == 1)
    _ = try sqlite("UPDATE export_standing SET mark = randomblob(32)")
    #expect(export().code == 1)
  }

  private func code(at time: String) throws -> Int32 {
    let now = try #require(Instant(stored: time))
    runner.clock.set(Instant(milliseconds: now.milliseconds - 60_000))
    return export().code
  }

  @Test("looks again after a day")
  func day() throws {
    try damageTexts()
    #expect(try code(at: "2026-01-06T08:50:00.000Z") == 0)
    #expect(try code(at: "2026-01-06T09:50:00.000Z") == 1)
  }

  @Test("looks again once time alone may have changed anything")
  func time() throws {
    #expect(runner.run("publish", "two", "--until", "2026-01-05T20:00Z").code == 0)
    #expect(export().errors.contains("0 added, 1 changed, 0 removed, 1 the same"))
    try look()
    try damageTexts()
    #expect(try code(at: "2026-01-05T19:59:59.999Z") == 0)
    #expect(try code(at: "2026-01-05T20:00:00.000Z") == 1)
  }
}
