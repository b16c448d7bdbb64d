import ArgumentParser
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("The command line")
struct CommandTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
  }

  private func draft(_ title: String = "A sample?") throws {
    try runner.folder.write("answer.md", "---\ntitle: \"\(title)\"\n---\n\nYes.\n")
    #expect(runner.run("draft", "new", "--from", "answer.md", "--as", "mara").code == 0)
  }

  private func publish() throws {
    try draft()
    for arguments in [
      ["draft", "submit", "1"], ["review", "approve", "1", "--as", "anna"], ["publish", "1"],
    ] { #expect(runner.run(arguments).code == 0) }
  }

  @Test("every command has help with an example, and every reading command --json")
  func help() throws {
    func check(_ path: [String], _ type: any ParsableCommand.Type) {
      let result = runner.run(path + ["--help"])
      #expect(result.code == 0 && result.errors == "")
      if type.configuration.subcommands.isEmpty {
        #expect(result.output.contains("EXAMPLES"), "\(path)")
      }
      for child in type.configuration.subcommands {
        check(path + [child.configuration.commandName ?? "\(child)".lowercased()], child)
      }
    }
    check([], FAQCMS.self)
    let reading = [
      ["list"], ["show", "1"], ["diff", "1@1"], ["blame", "1"], ["history", "1"],
      ["exposure", "sample"], ["status"], ["ledger", "show"], ["draft", "list"],
      ["draft", "show", "1"], ["review", "list", "--all"], ["category", "list"],
      ["contributor", "list"], ["contributor", "show", "mara"], ["reviewer", "list"],
      ["reviewer", "show", "anna"], ["policy", "show"],
    ]
    try draft()
    for arguments in reading {
      let result = runner.run(arguments + ["--json"])
      #expect(result.code == 0, "\(arguments)")
      #expect(throws: Never.self) { _ = try JSONValue(reading: result.output) }
    }
  }

  @Test("each command stands under its own name")
  func names() throws {
    let children = FAQCMS.configuration.subcommands
    #expect(children.count == 33)
    for child in children {
      let name = try #require(child.configuration.commandName)
      #expect(Subcommand.types(name).map(ObjectIdentifier.init) == [ObjectIdentifier(child)])
    }
  }

  @Test("a terminal sees no control character of anybody's text")
  func terminal() throws {
    try runner.folder.write(
      "answer.md",
      "---\ntitle: T\nfaqcms: {article: 1, revision: 1}\nsummary: \"a\\u202eb\\u001b[31m\"\n\"k\\u009b\": \"\\u0007\"\n---\n\nx \u{1b}]0;evil\u{7} \u{202e}y\n"
    )
    runner.isTerminal = true
    // As an older export may hold it: what is drafted has no such summary.
    runner.run("import", "answer.md")
    runner.run("draft", "new", "--title", "Plain")
    runner.run("draft", "submit", "1", "-m", "\u{1b}[2J")
    for arguments in [
      ["show", "1"], ["show", "1", "--format", "markdown"], ["show", "1", "--format", "canonical"],
      ["show", "1", "--json"], ["review", "show", "1"], ["ledger", "show"], ["list"], ["status"],
      ["history", "1"], ["blame", "1"], ["diff", "1@1", "2@1"],
      ["diff", "1@1", "2@1", "--format", "unified"], ["exposure", "\u{1b}[2J"],
      ["show", "1@\u{1b}[2J"], ["policy", "set", "review-interval", "\u{1b}[2J"],
      ["draft", "new", "--title", "\u{1b}[2J"],
    ] {
      let result = runner.run(arguments + ["--no-color"])
      let bad = (result.output + result.errors).unicodeScalars.first {
        $0.actsOnReader && $0 != "\n" && $0 != "\t"
      }
      #expect(bad == nil, "\(arguments): \(String(describing: bad))")
    }
    runner.isTerminal = false
    let raw = runner.run("show", "1", "--format", "canonical").output
    #expect(raw.contains("\u{1b}]0;evil"), "a pipe gets the bytes as they are")
    #expect(raw.contains("summary: \"a\\u202eb"), "the control")
  }

  @Test("colours are for terminals, and not with NO_COLOR")
  func colours() throws {
    try draft()
    #expect(!runner.run("list").output.contains("\u{1b}["))
    runner.isTerminal = true
    #expect(runner.run("list").output.contains("\u{1b}["))
    runner.environment["NO_COLOR"] = "1"
    #expect(!runner.run("list").output.contains("\u{1b}["))
  }

  @Test("on a terminal, approving shows what is signed and asks; no is an answer")
  func confirmation() throws {
    try draft()
    runner.run("draft", "submit", "1")
    runner.answers = ["no"]
    let refused = runner.run("review", "approve", "1", "--as", "anna")
    #expect(refused.code == 1 && refused.errors.contains("Nothing was signed"))
    #expect(refused.errors.contains("Yes.") && refused.errors.contains("Sign off 1@1"))
    #expect(runner.run("list", "--status", "in-review", "--json").output.contains("\"number\": 1"))
    runner.answers = ["y"]
    #expect(runner.run("review", "approve", "1", "--as", "anna").code == 0)
  }

  @Test("text from the standard input that cannot be saved is kept in a file")
  func keptInput() throws {
    runner.input = Array("---\ntitle: [\n---\nWords.".utf8)
    let result = runner.run("draft", "new", "--from", "-")
    #expect(result.code == 1 && result.errors.contains("kept in"))
    let words = result.errors.split { $0 == " " || $0 == ";" }
    let path = try #require(words.first { $0.contains("/edits/") })
    #expect(FileManager.default.contents(atPath: String(path)) == Data(runner.input))
  }

  @Test("an export folder keeps what is not the export's, and is replaced where an export made it")
  func exportFolder() throws {
    try publish()
    let out = runner.folder.path + "/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    try runner.folder.write("out/mine.txt", "mine")
    let arguments = ["export", "--format", "markdown", "--output", "out"]
    #expect(runner.run(arguments).code == 1, "a folder with something else in it")
    try FileManager.default.removeItem(atPath: out + "/mine.txt")
    #expect(runner.run(arguments).code == 0)
    try runner.folder.write("out/mine.txt", "mine")
    try runner.folder.write("out/a-sample.md", "changed by hand")
    #expect(runner.run(arguments).errors.contains("1 changed"))
    runner.run("rename", "1", "other")
    #expect(runner.run(arguments).errors.contains("1 added, 0 changed, 1 removed"))
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(names == ["manifest.json", "mine.txt", "other.md"])
    try runner.folder.write("out/again.md", "mine, too")
    runner.run("rename", "1", "again")
    #expect(runner.run(arguments).errors.contains("again.md, which no export made"))
    #expect(try runner.folder.read("out/again.md") == "mine, too")
  }

  @Test("exports can be read by web servers, and make the folders above them")
  func exportPermissions() throws {
    try publish()
    #expect(runner.run("export", "--format", "markdown", "--output", "content/faq").code == 0)
    #expect(runner.run("export", "--format", "json", "--output", "faq.json").code == 0)
    for name in ["content/faq/a-sample.md", "faq.json"] {
      let path = runner.folder.path + "/" + name
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect((mode ?? 0) & 0o044 == 0o044)
    }
    #expect(runner.run("export", "--format", "json", "--output", "-").output.hasPrefix("{"))
    #expect(runner.run("export", "--format", "json", "--as-of", "2020-01-01").code == 1)
  }

  @Test("exports write through no symbolic link and out of no folder")
  func links() throws {
    try publish()
    let folder = runner.folder.path
    try FileManager.default.createDirectory(
      atPath: folder + "/real", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link", withDestinationPath: "real")
    let linked = runner.run("export", "--format", "markdown", "--output", "link")
    #expect(linked.code == 1 && linked.errors.contains("symbolic link"))
    #expect(runner.run("export", "--format", "markdown", "--output", "real").code == 0)
    try runner.folder.write("victim.md", "victim")
    try FileManager.default.removeItem(atPath: folder + "/real/a-sample.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/real/a-sample.md", withDestinationPath: "../victim.md")
    #expect(runner.run("export", "--format", "markdown", "--output", "real").code == 1)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/faq.json", withDestinationPath: "victim.md")
    #expect(runner.run("export", "--format", "json", "--output", "faq.json").code == 1)
    #expect(runner.run("export", "--format", "json", "--output", "victim.md").code == 1)
    #expect(try runner.folder.read("victim.md") == "victim")
    #expect(runner.run("export", "--format", "json", "--output", "new.json").code == 0)
    #expect(runner.run("export", "--format", "json", "--output", "new.json").code == 0)
  }

  @Test("the database is --db, else FAQCMS_DB, else the nearest one upwards")
  func database() throws {
    let below = runner.folder.path + "/a/b"
    try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
    #expect(runner.run("list", "--db", "missing.db").errors.contains("missing.db"))
    runner.environment["FAQCMS_DB"] = "/nowhere/faqcms.db"
    #expect(runner.run("list").code == 1)
    #expect(runner.run("list", "--db", "faqcms.db").code == 0)
    #expect(runner.run("--db", "faqcms.db", "list").code == 0, "before the command, too")
  }

  @Test("an exported file can be edited and saved back, and knows what it was made from")
  func roundTrip() throws {
    try publish()
    runner.run("export", "--format", "markdown", "--output", "out")
    let unchanged = runner.run("draft", "edit", "1", "--from", "out/a-sample.md", "--as", "mara")
    #expect(unchanged.output.hasPrefix("Unchanged 1@1"))
    try runner.folder.write(
      "keys.md", "---\ntitle: K\naliases: [a]\nbody: b\nextra: e\n---\nx\n")
    runner.run("draft", "new", "--from", "keys.md", "--as", "mara")
    try runner.folder.write(
      "again.md", runner.run("show", "2", "--format", "markdown").output)
    let again = runner.run("draft", "edit", "2", "--from", "again.md", "--as", "mara")
    #expect(again.output.hasPrefix("Unchanged 2@1"), "an author's own keys stay")
    let text = try runner.folder.read("out/a-sample.md").replacing("Yes.", with: "No.")
    try runner.folder.write("edited.md", text)
    #expect(
      runner.run("draft", "edit", "1", "--from", "edited.md", "--as", "mara").output.hasPrefix(
        "Saved 1@2"))
    try runner.folder.write("edited.md", text.replacing("No.", with: "Maybe."))
    #expect(
      runner.run("draft", "edit", "1", "--from", "edited.md").errors.contains(
        "You started from 1@1"))
  }

  @Test(
    "editors' commands are split without a shell",
    arguments: [
      ("vi", ["vi"]), ("code --wait", ["code", "--wait"]), ("'my editor' -f", ["my editor", "-f"]),
      ("vi; touch x", ["vi;", "touch", "x"]), ("a \"b $(c)\"", ["a", "b $(c)"]), ("  ", []),
    ])
  func editorWords(_ text: String, _ words: [String]) { #expect(TextEditor.words(text) == words) }
}
