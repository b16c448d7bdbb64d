import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("An export to a folder that holds what it would make")
struct ExportsMadeTests {
  let runner: CommandRunner

  /// Two public articles, `one` and `two`, exported to `out`.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    for title in ["One", "Two"] { try runner.publish(title, "Sample of \(title).") }
    #expect(export().code == 0)
  }

  private func export(_ more: String...) -> CommandRunner.Result {
    runner.run(["export", "--format", "markdown", "--output", "out"] + more)
  }

  private var database: String { runner.folder.path + "/faqcms.db" }

  private func sqlite(_ sql: String) throws -> String { try Program.sqlite(database, sql).output }

  /// After this no text can be read.
  private func damageTexts() throws { _ = try sqlite("UPDATE text_content SET bytes = x'00'") }

  private static let nothing = "0 added, 0 changed, 0 removed, 2 the same"

  @Test("reads no text, also after acts that the public does not see; --check and other formats do")
  func quick() throws {
    try runner.folder.write("text.md", "A draft.")
    runner.run("draft", "new", "--title", "Secret", "--from", "text.md", "--as", "mara")
    try damageTexts()
    for _ in 1...2 {
      let result = export()
      #expect(result.code == 0 && result.errors.contains(Self.nothing), "\(result.errors)")
    }
    for command in [
      ["--format", "markdown", "--output", "out", "--check"], ["--format", "markdown", "--tar"],
      ["--format", "html", "--output", "site"], ["--format", "json"],
    ] {
      #expect(runner.run(["export"] + command).code == 1, "\(command): the control")
    }
    #expect(runner.run("drift", "out").code == 1)
  }

  @Test(
    "is made anew where another build, another choice or another folder asks",
    arguments: [
      "UPDATE export_made SET state = randomblob(32)",
      "UPDATE export_made SET manifest = randomblob(32)",
      "DELETE FROM export_made",
    ])
  func forgotten(_ sql: String) throws {
    _ = try sqlite(sql)
    let text = try sqlite("SELECT hex(bytes) FROM text_content WHERE text_id = 1")
    try damageTexts()
    #expect(export().code == 1, "it is read again")
    _ = try sqlite("UPDATE text_content SET bytes = x'\(text.dropLast())' WHERE text_id = 1")
  }

  @Test("what was changed there, the manifest along with it too, is put right")
  func forged() throws {
    let text = try runner.folder.read("out/one.md")
    let manifest = try runner.folder.read("out/manifest.json")
    let digest = try Digest(of: Array(runner.folder.read("out/one.md").utf8)).hex
    try runner.folder.write("out/one.md", "Forged.\n")
    #expect(export().errors.contains("0 added, 1 changed, 0 removed, 1 the same"))
    #expect(try runner.folder.read("out/one.md") == text)
    try runner.folder.write("out/one.md", "Forged.\n")
    let forged = try Digest(of: Array(runner.folder.read("out/one.md").utf8)).hex
    try runner.folder.write("out/manifest.json", manifest.replacing(digest, with: forged))
    #expect(runner.run("verify-bundle", "out").code == 0, "the control")
    #expect(export().errors.contains("0 added, 1 changed, 0 removed, 1 the same"))
    #expect(try runner.folder.read("out/one.md") == text)
    #expect(try runner.folder.read("out/manifest.json") == manifest)
    try FileManager.default.removeItem(atPath: runner.folder.path + "/out/two.md")
    #expect(export().errors.contains("1 added, 0 changed, 0 removed, 1 the same"))
  }

  @Test("what time alone changes is seen")
  func time() throws {
    runner.run("publish", "two", "--until", "2026-02-01")
    #expect(export().errors.contains("0 added, 1 changed, 0 removed, 1 the same"))
    #expect(export().errors.contains(Self.nothing))
    runner.clock.advance(months: 2)
    #expect(export().errors.contains("0 added, 0 changed, 1 removed, 1 the same"))
    #expect(!(try runner.folder.read("out/manifest.json").contains("review_lapsed")))
    runner.clock.advance(months: 12)
    _ = export()
    #expect(try runner.folder.read("out/manifest.json").contains("review_lapsed"))
    runner.run("policy", "set", "standard.on-lapse", "withhold")
    #expect(export().errors.contains("0 added, 0 changed, 1 removed, 0 the same"))
    #expect(!runner.folder.exists("out/one.md"))
  }

  @Test("each act that the public sees is seen")
  func acts() throws {
    let site = ["export", "--format", "html", "--output", "site"]
    #expect(runner.run(site).code == 0)
    for act in [
      ["rename", "one", "uno"], ["place", "two", "--position", "1"],
      ["place", "two", "--featured"],
      ["category", "edit", "basics", "--title", "Foundations"],
      ["withdraw", "two", "--reason", "Sample reason", "--replacement", "uno"],
      ["review", "revoke", "uno", "--reason", "Sample reason", "--as", "anna"],
    ] {
      let result = runner.run(act)
      #expect(result.code == 0, "\(act): \(result.errors)")
      #expect(runner.run(site + ["--check"]).code == 1, "\(act): the control")
      #expect(runner.run(site).code == 0)
      #expect(runner.run(site + ["--check"]).code == 0, "\(act)")
    }
  }

  @Test("waits for nobody to remember what it made")
  func busy() throws {
    let store = try Store.open(at: database)
    _ = try sqlite("DELETE FROM export_made")
    let start = ContinuousClock.now
    try store.upkeep(now: runner.clock.now()) { _ in #expect(export().code == 0) }
    #expect(start.duration(to: .now) < .seconds(15), "others are waited for half a minute")
    #expect(try sqlite("SELECT count(*) FROM export_made") == "0\n")
    #expect(export().code == 0)
    #expect(try sqlite("SELECT count(*) FROM export_made") == "1\n")
  }

  @Test("the newest thousand are remembered")
  func bounded() throws {
    let store = try Store.open(at: database)
    try store.upkeep(now: runner.clock.now()) { writing in
      for number in 1...1_005 {
        try writing.remember(
          Digest(of: [UInt8("\(number)".utf8.count)] + Array("\(number)".utf8)), of: .zero)
      }
    }
    #expect(try sqlite("SELECT count(*), min(id) FROM export_made") == "1000|7\n")
  }
}
