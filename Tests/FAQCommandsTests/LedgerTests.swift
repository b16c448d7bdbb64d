import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("Keys, checkpoints and proofs on the command line")
struct LedgerTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.folder.write("answer.md", "---\ntitle: A sample?\n---\n\nYes.\n")
    runner.run("draft", "new", "--from", "answer.md", "--as", "mara")
    #expect(runner.run("ledger", "key").code == 0)
  }

  private var keyFile: String { runner.folder.path + "/faqcms.db.key" }

  /// Runs a command that is to succeed, and keeps what it printed in a file.
  private func keep(_ name: String, _ arguments: String...) throws {
    let result = runner.run(arguments)
    #expect(result.code == 0, "\(result.errors)")
    try runner.folder.write(name, result.output)
  }

  /// Changes the database as somebody who may write the file can.
  private func tamper(_ sql: String) throws {
    let path = runner.folder.path + "/faqcms.db"
    let triggers = try Program.sqlite(
      path, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'")
    #expect(try Program.sqlite(path, triggers.output + sql).errors == "")
  }

  @Test("the private key is for its owner alone, shown to nobody and never overwritten")
  func keys() throws {
    let secret = try runner.folder.read("faqcms.db.key")
    let mode = try FileManager.default.attributesOfItem(atPath: keyFile)[.posixPermissions] as? Int
    #expect(mode == 0o600 && secret.hasPrefix("PRIVATE+KEY+faqcms.00000000-0000-4000-8000-"))
    let again = runner.run("ledger", "key")
    #expect(again.code == 0 && again.errors == "")
    #expect(!again.output.contains(secret.dropLast().suffix(20)))
    #expect(runner.run("ledger", "key", "--name", "other").errors.contains("Nothing was changed"))
    #expect(try runner.folder.read("faqcms.db.key") == secret)
    chmod(keyFile, 0o640)
    #expect(runner.run("ledger", "checkpoint").errors.contains("chmod 600"))
    chmod(keyFile, 0o600)
    try runner.folder.write("faqcms.db.key", "")
    #expect(runner.run("ledger", "key").code == 1, "a damaged key is not replaced, either")
    #expect(try runner.folder.read("faqcms.db.key") == "")
  }

  @Test("a key is made through no symbolic link, and nowhere that is not there")
  func keyPlaces() throws {
    try FileManager.default.createSymbolicLink(
      atPath: runner.folder.path + "/link", withDestinationPath: "elsewhere")
    #expect(runner.run("ledger", "key", "--key", "link").code == 1)
    #expect(!FileManager.default.fileExists(atPath: runner.folder.path + "/elsewhere"))
    #expect(runner.run("ledger", "key", "--key", "none/site.key").errors.contains("none/site.key"))
    #expect(runner.run("ledger", "key", "--key", "x.key", "--name", "a b").code == 1)
    #expect(runner.run("ledger", "key", "--key", ".").code == 1)
  }

  @Test("a key that is named for another site signs nothing here")
  func otherSite() throws {
    let name = "faqcms.00000000-0000-4000-8000-000000000099"
    #expect(runner.run("ledger", "key", "--key", "other.key", "--name", name).code == 0)
    let refused = runner.run("ledger", "checkpoint", "--key", "other.key")
    #expect(refused.code == 1 && refused.output == "" && refused.errors.contains("another site"))
  }

  @Test("a ledger whose end was cut off signs nothing that an older checkpoint contradicts")
  func cutOff() throws {
    runner.run("ledger", "checkpoint", "--output", "kept")
    let kept = try runner.folder.read("kept")
    try tamper("DELETE FROM ledger_entry WHERE id = (SELECT max(id) FROM ledger_entry);")
    for arguments in [["checkpoint", "--output", "kept"], ["consistency", "kept"]] {
      let refused = runner.run(["ledger"] + arguments)
      #expect(refused.code == 1 && refused.errors.contains("cut off"), "\(arguments)")
    }
    #expect(try runner.folder.read("kept") == kept)
    #expect(runner.run("ledger", "checkpoint").code == 0, "the control: without the old one")
  }

  @Test("a ledger that was rewritten signs nothing that an older checkpoint contradicts")
  func rewritten() throws {
    runner.run("ledger", "checkpoint", "--output", "kept")
    try tamper(
      "UPDATE ledger_entry SET note = 'x', hash = x'\(String(repeating: "7", count: 64))' WHERE id = 2;"
    )
    for arguments in [["checkpoint", "--output", "kept"], ["consistency", "kept"]] {
      let refused = runner.run(["ledger"] + arguments)
      #expect(refused.code == 1 && refused.errors.contains("rewritten"), "\(arguments)")
    }
  }

  @Test("an old checkpoint that another key signed is refused")
  func foreignCheckpoint() throws {
    let name = try runner.folder.read("faqcms.db.key").split(separator: "+")[2]
    #expect(runner.run("ledger", "key", "--key", "b.key", "--name", String(name)).code == 0)
    try keep("forged", "ledger", "checkpoint", "--key", "b.key")
    #expect(runner.run("ledger", "consistency", "forged").errors.contains("no signature"))
    try keep("site.vkey", "ledger", "key")
    try keep("forged.proof", "ledger", "prove", "1", "--key", "b.key")
    let refused = runner.run(
      "ledger", "check-proof", "forged.proof", "--verifier-key", "site.vkey")
    #expect(refused.code == 1 && refused.output == "" && refused.errors.contains("no signature"))
  }

  @Test("proofs are checked where there is no database")
  func elsewhere() throws {
    runner.run("ledger", "checkpoint", "--output", "kept")
    runner.run("draft", "submit", "1")
    runner.run("review", "approve", "1", "--as", "anna", "-m", "\u{1b}[2JRead")
    try keep("site.vkey", "ledger", "key")
    try keep("text.proof", "ledger", "prove", "1@1")
    try keep("approval.proof", "ledger", "prove", "--entry", "7")
    try keep("since.proof", "ledger", "consistency", "kept")
    let auditor = try CommandRunner()
    for name in ["site.vkey", "text.proof", "approval.proof", "since.proof", "kept"] {
      try auditor.folder.write(name, try runner.folder.read(name))
    }
    let key = String(try runner.folder.read("site.vkey").dropLast())
    func check(_ arguments: String...) -> CommandRunner.Result {
      auditor.run(["ledger", "check-proof"] + arguments)
    }
    #expect(check("text.proof", "--verifier-key", key).output.contains("draft.new"))
    let approval = check("approval.proof", "--verifier-key", "site.vkey")
    #expect(approval.output.contains("review.approve") && approval.output.contains("anna"))
    #expect(approval.output.contains("\\u{1b}[2JRead") && approval.code == 0)
    #expect(check("since.proof", "--old", "kept", "--verifier-key", key).code == 0)
    for name in ["site.vkey", "text.proof", "kept"] {
      let text = try runner.folder.read(name).replacing("\n", with: "\r\n")
      try auditor.folder.write("windows-" + name, text)
    }
    #expect(check("windows-text.proof", "--verifier-key", "windows-site.vkey").code == 0)
    #expect(
      check("since.proof", "--old", "windows-kept", "--verifier-key", "windows-site.vkey").code == 0
    )
    auditor.input = Array(try runner.folder.read("text.proof").utf8)
    #expect(check("-", "--verifier-key", key).code == 0)
    #expect(check("text.proof").output.contains("NOT checked"))
    #expect(check("text.proof", "--verifier-key", "nothing").code == 1)
    let proof = try runner.folder.read("text.proof")
    try auditor.folder.write("text.proof", proof.replacing("index 4", with: "index 3"))
    let refused = check("text.proof", "--verifier-key", key)
    #expect(refused.code == 1 && refused.output == "" && refused.errors.contains("changed"))
  }
}
