import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("Commands that only read")
struct ReadingTests {
  let runner: CommandRunner

  /// A public article with a draft and a picture.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.publish("One", "Sample answer.")
    runner.run("draft", "edit", "one", "--title", "Which one", "--as", "mara")
    try runner.folder.write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>")
    runner.run("asset", "add", "a.svg", "--alt", "A chart")
    runner.run("ledger", "key")
  }

  @Test(
    "they ask nobody who they are",
    arguments: [
      "list", "show one", "draft list", "draft show one", "asset list", "asset show a.svg",
      "asset export a.svg", "category list", "policy show", "contributor list",
      "contributor show mara", "reviewer list", "reviewer show anna", "reviewer key list", "status",
      "ledger show", "ledger checkpoint", "ledger prove 1", "ledger key", "export --format json",
      "history one", "diff one", "search sample", "verify", "backup copy.db",
    ])
  func anybody(command: String) {
    runner.environment["FAQCMS_USER"] = "Bad Name"
    let result = runner.run(command.split(separator: " ").map(String.init))
    #expect(result.code == 0, "\(result.errors)")
    #expect(runner.run("draft", "discard", "one").code == 1, "the control")
  }

  @Test(
    "a text is shown in one form: two at once are wrong usage, and so is one of another command",
    arguments: [
      ("show one --json --format canonical", "Choose --json or --format canonical, not both."),
      ("show one@1 --sign-off 1 --format statement --json", "Choose --json or --format statement"),
      ("show one@1 --sign-off 1 --format statement --as-of 2026-01-01", "leave out --as-of"),
      ("draft show one --json --format markdown", "Choose --json or --format markdown"),
      ("draft show one --format statement", "--format statement is for 'faqcms show' with"),
      ("draft show one --format signature", "--format signature is for 'faqcms show' with"),
      ("diff one --json --format unified", "Choose --json or --format unified"),
      ("reviewer key list --json --format allowed-signers", "Choose --json or --format allowed"),
    ])
  func forms(command: String, sentence: String) {
    let result = runner.run(command.split(separator: " ").map(String.init))
    #expect(result.code == 64 && result.errors.contains(sentence), "\(result.all)")
    #expect(result.output.isEmpty)
  }

  @Test("the same form said twice is no contradiction")
  func sameForm() {
    for command in ["show one", "draft show one", "diff one"] {
      let words = command.split(separator: " ").map(String.init)
      #expect(runner.run(words + ["--json", "--format", "json"]).code == 0)
    }
    #expect(runner.run("reviewer", "key", "list", "--json", "--format", "table").code == 0)
  }

  @Test("what cannot be opened to be read is said not to be readable, by whatever command")
  func unreadable() throws {
    let folder = try Folder(at: runner.folder.path)
    defer { folder.close() }
    // NB: the system opens no name of this length, whoever asks.
    let name = String(repeating: "a", count: 300)
    for read: () throws -> Void in [
      { _ = try folder.read(name) }, { _ = try folder.digest(name) },
      { _ = try folder.folder(name) }, { _ = try Folder(at: folder.full(name)) },
    ] {
      #expect(throws: Refusal.unreadableFile(path: folder.full(name), cause: "File name too long"))
      {
        try read()
      }
    }
    #expect(throws: Refusal.unwritableFile(path: folder.full(name), cause: "File name too long")) {
      _ = try Folder(of: folder.full(name) + "/a")
    }
  }

  @Test("a schedule that a publication took the place of is named in JSON, too")
  func replaced() throws {
    runner.run("draft", "submit", "one", "--as", "mara")
    runner.run("review", "approve", "one", "--as", "anna")
    runner.run("publish", "one@2", "--at", "2026-06-01")
    func publish() throws -> JSONValue? {
      try JSONValue(reading: runner.run("publish", "one@2", "--json").output).elements.first
    }
    #expect(try publish()?["replaced_revision"] == .integer(2))
    runner.run("draft", "edit", "one", "--title", "Which one now", "--as", "mara")
    runner.run("draft", "submit", "one", "--as", "mara")
    runner.run("review", "approve", "one", "--as", "anna")
    let next = try JSONValue(reading: runner.run("publish", "one", "--json").output).elements.first
    #expect(next?["replaced_revision"] == .null && next?["is_public"] == true)
  }
}
