import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("What is said where something is wrong")
struct MessageTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    runner.environment["FAQCMS_DB"] = runner.folder.path + "/faqcms.db"
    try runner.folder.write("text.md", "Words.")
    let words = ["draft", "new", "--title", "A sample?", "--from", "text.md", "--as", "mara"]
    #expect(runner.run(words).code == 0)
  }

  @Test("characters that turn words around are refused in reasons and summaries, as in titles")
  func turnedWords() throws {
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    #expect(runner.run("publish", "1").code == 0)
    let turned = "Take \u{202E}gm 05\u{202C}."
    for command in [
      ["withdraw", "1", "--reason", turned],
      ["draft", "edit", "1", "--summary", turned, "--as", "mara"],
      ["draft", "new", "--title", "B?", "--summary", turned, "--as", "mara"],
    ] {
      let result = runner.run(command)
      #expect(result.code == 1 && result.errors.contains("direction character"), "\(result)")
    }
    #expect(
      runner.run("draft", "edit", "1", "--summary", "5 mg\tor\n6 mg", "--as", "mara").code == 0)
    #expect(runner.run("withdraw", "1", "--reason", "It is\n\told.").code == 0, "the control")
  }

  @Test(
    "the names of files that belong to the database are no outputs",
    arguments: ["faqcms.db-wal", "faqcms.db-shm", "faqcms.db-journal", "faqcms.db.key"])
  func filesOfDatabase(name: String) throws {
    try runner.folder.write("chart.svg", SampleFiles.svg)
    #expect(runner.run("asset", "add", "chart.svg", "--alt", "").code == 0)
    let folder = runner.folder.path
    let isThere = runner.folder.exists(name)
    for path in [name, "./x/../\(name)", "\(folder)/\(name)", "\(name)/site"] {
      for command in [
        ["export", "--format", "json", "--output", path],
        ["export", "--format", "git", "--output", path],
        ["export", "--format", "html", "--output", path],
        ["export", "--format", "html", "--check", "--output", path],
        ["export", "--format", "html", "--tar", "--output", path],
        ["asset", "export", "chart.svg", "--output", path], ["backup", path],
      ] {
        let result = runner.run(command)
        #expect(
          result.code == 1 && result.errors.contains("belongs to"), "\(command) \(result.errors)")
      }
    }
    #expect(runner.folder.exists(name) == isThere)
    #expect(runner.run("export", "--format", "json", "--output", "x-\(name)").code == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link.db", withDestinationPath: "faqcms.db")
    for path in [name, name.replacing("faqcms", with: "link")] {
      let result = runner.run("export", "--format", "csv", "--output", path, "--db", "link.db")
      #expect(result.errors.contains("belongs to"), "\(path)")
    }
  }

  @Test("a digest that a name never stood for is told with where to look")
  func assetVersion() throws {
    try runner.folder.write("chart.svg", SampleFiles.svg)
    #expect(runner.run("asset", "add", "chart.svg", "--alt", "").code == 0)
    let result = runner.run("asset", "export", "chart.svg", "--digest", "ffffff")
    #expect(result.code == 1 && result.errors.contains("'faqcms asset show chart.svg'"))
    #expect(!result.errors.contains("asset add"))
  }

  @Test(
    "what is no time is wrong usage",
    arguments: [
      "publish 1 --at tomorrow", "publish 1 --until 2026-02-30", "list --as-of 5", "plan --at x",
      "review assign 1 anna --due soon", "reviewer edit anna --valid-until never",
      "reviewer revoke anna --from once --reason So", "export --format json --as-of x",
    ])
  func times(command: String) {
    let result = runner.run(command.split(separator: " ").map(String.init))
    #expect(result.code == 64 && result.errors.contains("is no time. Write 2026-12-01"))
  }

  @Test("what is no start of a digest is wrong usage", arguments: ["", "8b7", "text"])
  func startsOfDigests(digest: String) {
    for command in [
      ["review", "approve", "1"], ["review", "confirm", "1"],
      ["review", "request-changes", "1", "-m", "So?"],
    ] {
      let result = runner.run(command + ["--digest", digest])
      #expect(result.code == 64 && result.errors.contains("at least 4 characters"))
    }
  }

  @Test("an article and --all-approved are one too many")
  func publishAll() {
    let both = runner.run("publish", "1", "--all-approved")
    #expect(both.code == 64 && both.errors.contains("leave one of the two out"))
    let neither = runner.run("publish")
    #expect(neither.code == 64 && neither.errors.contains("Name an article, or use"))
  }

  @Test(
    "a plan of a rule that there is none of shows how the command is used",
    arguments: [["bogus", "x"], ["category.basics", "x"], ["category.Not a slug", "clinical"]])
  func planUsage(_ arguments: [String]) {
    let result = runner.run(["policy", "plan"] + arguments)
    #expect(result.code == 64 && result.errors.contains("faqcms policy plan"), "\(result.errors)")
  }

  @Test("a meaning that somebody may not give is named in a sentence")
  func meaning() {
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "show", "1", "--as", "anna")
    let result = runner.run(
      "review", "approve", "1", "--meaning", "editorial-review", "--as", "anna")
    #expect(result.code == 1)
    #expect(result.errors.contains("cannot sign with the meaning editorial-review"))
  }

  @Test("an editor that removes its file leaves no text that could be kept")
  func removingEditor() {
    runner.environment["EDITOR"] = "rm"
    for arguments in [["draft", "new"], ["draft", "edit", "1"]] {
      let result = runner.run(arguments + ["--as", "mara"])
      #expect(result.code == 1 && !result.errors.contains("kept in"), "\(result.errors)")
    }
    let edits = runner.folder.path + "/home/.local/state/faqcms/edits"
    #expect((try? FileManager.default.contentsOfDirectory(atPath: edits)) == [])
  }

  @Test("a file with nothing in it, as a failed editor leaves it, takes no answer away")
  func emptyFile() throws {
    let before = runner.run("show", "1", "--format", "markdown").output
    try runner.folder.write("empty.md", "\n")
    try runner.folder.write("empty", "#!/bin/sh\n: > \"$1\"\n")
    chmod(runner.folder.path + "/empty", 0o755)
    runner.environment["EDITOR"] = runner.folder.path + "/empty"
    for arguments in [["draft", "edit", "1", "--from", "empty.md"], ["draft", "edit", "1"]] {
      let result = runner.run(arguments)
      #expect(result.code == 1 && result.errors.contains("nothing was saved"), "\(result.errors)")
      #expect(!result.errors.contains("kept in"))
    }
    #expect(runner.run("show", "1", "--format", "markdown").output == before)
    try runner.folder.write("fields.md", "---\ntitle: Sample?\n---\n")
    #expect(runner.run("draft", "edit", "1", "--from", "fields.md").code == 0, "the control")
  }

  @Test("a category that there is none of is told where nothing is found in it")
  func unknownCategory() {
    for command in ["list", "search sample --drafts"] {
      let result = runner.run(
        command.split(separator: " ").map(String.init) + ["--category", "nope"])
      #expect(result.code == 1 && result.errors.contains("no category 'nope'"), "\(result.errors)")
    }
  }

  @Test("a text that is kept is named in the command that takes it")
  func keptText() throws {
    try runner.folder.write("broken.md", "---\ntitle: [\n---\nWords.\n")
    #expect(
      runner.run("draft", "new", "--from", "broken.md").errors.contains(
        "use 'faqcms draft new --from broken.md'."))
    #expect(
      runner.run("draft", "edit", "1", "--from", "broken.md").errors.contains(
        "use 'faqcms draft edit 1 --from broken.md'."))
    try runner.folder.write("fail", "#!/bin/sh\necho More >> \"$1\"; exit 3\n")
    chmod(runner.folder.path + "/fail", 0o755)
    runner.environment["EDITOR"] = runner.folder.path + "/fail"
    let failed = runner.run("draft", "edit", "1")
    #expect(failed.errors.contains("it ended with 3"))
    #expect(failed.errors.contains("use 'faqcms draft edit 1 --from /"))
  }

  @Test("a database that is a folder is called that", arguments: ["/", "."])
  func folders(_ path: String) {
    for command in ["list", "init"] {
      let result = runner.run(command, "--db", path)
      #expect(result.code == 1 && result.errors.contains("it is a folder"), "\(result.errors)")
    }
  }

  @Test("a review cannot be due in the past, and cannot be so by leaving that out")
  func pastDue() {
    runner.run("draft", "submit", "1", "--as", "mara")
    let result = runner.run("review", "assign", "1", "anna", "--due", "2020-01-01")
    #expect(result.code == 1 && result.errors.contains("has passed; name a later time."))
    #expect(runner.run("publish", "1", "--at", "2020-01-01").errors.contains("to act now"))
  }

  @Test("what cannot be done with a draft is called by the name of the command")
  func draftNames() {
    #expect(runner.run("review", "claim", "1", "--as", "anna").errors.contains("Cannot claim 1:"))
    #expect(runner.run("review", "assign", "1", "anna").errors.contains("Cannot assign 1:"))
    let packed = runner.run("review", "pack", "1", "--to", "anna", "--output", "packet")
    #expect(packed.errors.contains("Cannot pack 1:"), "\(packed.errors)")
  }

  @Test("a packet that is refused leaves no folder, and an empty one as it was")
  func refusedPacket() throws {
    func pack() -> CommandRunner.Result {
      runner.run("review", "pack", "1", "--to", "anna", "--output", "packets/first")
    }
    #expect(pack().code == 1)
    #expect(!runner.folder.exists("packets"))
    try FileManager.default.createDirectory(
      atPath: runner.folder.path + "/packets", withIntermediateDirectories: false)
    #expect(pack().code == 1)
    #expect(try names(in: "packets") == [])
    runner.run("draft", "submit", "1", "--as", "mara")
    let packed = pack()
    #expect(packed.code == 0, "the control: \(packed.errors)")
    #expect(try names(in: "packets") == ["first"])
    #expect(try names(in: "packets/first").contains("statement.txt"))
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: runner.folder.path + "/" + folder)
  }

  @Test("the ledger shows a reviewer's key by its fingerprint, when it is revoked too")
  func revokedKey() throws {
    let line =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMvIoI/8Y1HSMN6uqD0u+R0rFSMxUzyYtQLDRQfZFFn3 anna"
    try runner.folder.write("key.pub", line + "\n")
    #expect(runner.run("reviewer", "key", "add", "anna", "key.pub").code == 0)
    let fingerprint = try #require(
      runner.run("reviewer", "key", "list").output.split(separator: " ")
        .first { $0.hasPrefix("SHA256:") })
    let part = String(fingerprint)
    #expect(runner.run("reviewer", "key", "revoke", part, "--reason", "Stolen").code == 0)
    let shown = runner.run("ledger", "show").output.split(separator: "\n")
    for act in ["reviewer.key-add", "reviewer.key-revoke"] {
      #expect(shown.first { $0.contains(act) }?.contains(fingerprint) == true, "\(act)")
    }
  }

  @Test("who has not the role for a move is told so in a whole sentence")
  func roles() {
    for (arguments, sentence) in [
      (
        ["review", "request-changes", "1", "-m", "No"],
        "mara is no reviewer and cannot request changes to 1."
      ),
      (["publish", "1"], "mara is no publisher and cannot publish 1."),
    ] {
      let result = runner.run(arguments + ["--as", "mara"])
      #expect(result.code == 1 && result.errors.contains(sentence), "\(result.errors)")
    }
    runner.run("draft", "submit", "1", "--as", "mara")
    let result = runner.run("review", "approve", "1")
    #expect(result.errors.contains("A sign-off of 1@1 as editorial-review would not count"))
  }

  @Test("what is so already is told in a whole sentence")
  func nothingToChange() {
    for (command, sentence) in [
      ("rename 1 other", "the slug of 1 is other already"),
      ("policy set open-comments off", "open-comments is off already"),
      ("contributor edit mara --name Mara", "mara is recorded so already"),
      ("category edit basics --title Sample", "the category basics is recorded so already"),
      ("place 1 --position 2", "1 stands so already"),
      ("reviewer revoke anna --from 2020-01-01 --reason Sample", ""),
      ("reviewer reinstate anna --reason Sample", "anna is not revoked"),
      ("draft submit 1 --as mara", ""),
      ("review comment 1 -m Why?", ""),
      ("review resolve 1 1", "comment 1 on 1 is resolved already"),
      ("review assign 1 anna", "the review of 1@1 is assigned so already"),
      ("review approve 1 --as anna --yes", ""), ("publish 1", ""),
      ("withdraw 1 --reason Sample", "1 is withdrawn with these words already"),
      ("draft raise 1 clinical", "the tier of 1 is clinical already"),
    ] {
      let words = command.split(separator: " ").map(String.init)
      let (first, again) = (runner.run(words), sentence.isEmpty ? nil : runner.run(words))
      #expect(first.code == 0 || again == first, "\(command) \(first.errors)")
      guard let again else { continue }
      #expect(
        again.code == 1 && again.errors.contains("Nothing to change: \(sentence).\n"),
        "\(again.errors)")
    }
  }

  @Test("a backup that is not there is called that")
  func missingBackup() {
    let result = runner.run("restore-backup", "missing.db", "--yes")
    #expect(
      result.code == 1 && result.errors.contains("There is no backup at "), "\(result.errors)")
    #expect(!result.errors.contains("init"))
  }

  @Test("a packet that is not there cannot be read")
  func missingPacket() {
    let result = runner.run("review", "import", "missing")
    #expect(result.code == 1 && result.errors.contains("Cannot read "), "\(result.errors)")
  }

  @Test("a packet that is not unpacked, and one in a folder of its own, is called that")
  func packedPacket() throws {
    try runner.folder.write("packet.zip", "PK")
    let archive = runner.run("review", "import", "packet.zip")
    #expect(archive.code == 1 && archive.errors.contains("unpack it"), "\(archive.errors)")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "pack", "1", "--to", "anna", "--output", "outer/inner")
    try runner.folder.write("outer/.DS_Store", "x")
    let outer = runner.run("review", "import", "outer")
    #expect(outer.code == 1 && outer.errors.contains("outer/inner; name that"), "\(outer.errors)")
  }
}
