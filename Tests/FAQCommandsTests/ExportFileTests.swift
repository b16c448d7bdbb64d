import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Exported files")
struct ExportFileTests {
  let runner: CommandRunner

  /// One public article, exported to `faq.json`.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.publish("One", "Sample answer.")
    #expect(export().code == 0)
  }

  private func export(_ format: String = "json", to path: String = "faq.json")
    -> CommandRunner.Result
  {
    runner.run("export", "--format", format, "--output", path)
  }

  private func number(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: runner.folder.path + "/" + path)
    return attributes[.systemFileNumber] as? Int
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: runner.folder.path).sorted()
  }

  @Test(
    "a file is what goes to the standard output",
    arguments: ["json", "ndjson", "csv", "jsonld", "git"])
  func sameBytes(format: String) throws {
    #expect(export(format, to: "copy").code == 0)
    #expect(try runner.folder.read("copy") == runner.run("export", "--format", format).output)
  }

  @Test("a language holds its kinds; one that no text is in is said, with those that there are")
  func languages() throws {
    try runner.publish("Two", "Sample answer.")
    runner.run("draft", "edit", "two", "--locale", "de-AT", "--as", "mara")
    runner.run("draft", "submit", "two", "--as", "mara")
    runner.run("review", "approve", "two", "--as", "anna")
    #expect(runner.run("publish", "two").code == 0)
    func slugs(_ locale: String) -> (slugs: [String], errors: String) {
      let result = runner.run("export", "--format", "csv", "--locale", locale)
      let lines = result.output.split(whereSeparator: \.isNewline).dropFirst()
      return (
        ["one", "two"].filter { slug in lines.contains { $0.contains(slug) } }, result.errors
      )
    }
    #expect(slugs("en") == (["one"], ""))
    #expect(slugs("de") == (["two"], ""))
    let none = slugs("fr")
    #expect(none.slugs.isEmpty)
    #expect(none.errors == "faqcms: no public text is in fr; there are: de-AT, en\n")
  }

  @Test("of approved texts that are not public an export of the whole site tells alone")
  func approved() throws {
    runner.run("draft", "edit", "one", "--tag", "Dose", "--as", "mara")
    runner.run("draft", "submit", "one", "--as", "mara")
    runner.run("review", "approve", "one", "--as", "anna")
    let told = "note: 1 approved text is not public"
    #expect(runner.run("export", "--format", "csv").errors.contains(told))
    #expect(runner.run("export", "--format", "csv", "--locale", "en").errors.isEmpty)
  }

  @Test("a tag that no text has is said, with one that is like it")
  func tags() throws {
    runner.run("draft", "edit", "one", "--tag", "Dose", "--as", "mara")
    runner.run("draft", "submit", "one", "--as", "mara")
    runner.run("review", "approve", "one", "--as", "anna")
    #expect(runner.run("publish", "one").code == 0)
    func errors(_ tag: String) -> String {
      runner.run("export", "--format", "csv", "--tag", tag).errors
    }
    #expect(errors("Dose") == "")
    #expect(errors("dose") == "faqcms: no public text has the tag 'dose'; did you mean 'Dose'?\n")
    #expect(errors("fever") == "faqcms: no public text has the tag 'fever'\n")
  }

  @Test(
    "a file holds one kind of export: all of it, what changed, or one choice of texts",
    arguments: ["json", "ndjson"])
  func kinds(format: String) throws {
    runner.run("ledger", "key")
    let checkpoint = runner.run("ledger", "checkpoint").output
    try runner.folder.write("before", checkpoint)
    try runner.publish("Two", "Sample answer.")
    let changed = ["--since", "before"]
    let kinds = [
      [], ["--scope", "approved"], ["--locale", "en"], ["--tag", "\"site\": \"since\":"],
      ["--category", "basics"], ["--scope", "approved", "--locale", "en"], changed,
      changed + ["--locale", "en"],
    ]
    func export(_ options: [String]) -> CommandRunner.Result {
      runner.run(["export", "--format", format, "--output", "held"] + options)
    }
    for kind in kinds {
      try runner.folder.write("held", "")
      #expect(export(kind).code == 0)
      runner.run("rename", "two", "three")
      runner.run("rename", "three", "two")
      #expect(export(kind).code == 0, "the same again")
      let held = try runner.folder.read("held")
      for other in kinds where other != kind {
        let cause =
          switch (kind.contains("--since"), other.contains("--since")) {
          case (true, false): "it holds only what changed since a checkpoint"
          case (false, true): "it holds all of an export, not what changed"
          default: "it holds another choice of texts"
          }
        let result = export(other)
        #expect(result.code == 1 && result.errors.contains(cause), "\(kind) \(result.errors)")
        #expect(result.errors.contains("name another file, or remove this one first"))
        #expect(try runner.folder.read("held") == held)
      }
    }
  }

  @Test(
    "what was chosen stands in the file, and nothing does where all that is public was asked for")
  func choices() throws {
    let options = ["export", "--format", "json", "--scope", "approved", "--locale", "en"]
    let json = try JSONValue(reading: runner.run(options + ["--tag", "x"]).output)
    #expect(
      json["choice"]?.sorted == .object(["locale": "en", "scope": "approved", "tag": "x"]))
    #expect(try JSONValue(reading: runner.folder.read("faq.json"))["choice"] == nil)
  }

  @Test("a file with the same bytes is not touched, one with others is replaced")
  func untouched() throws {
    let before = try number(of: "faq.json")
    #expect(export().code == 0)
    #expect(try number(of: "faq.json") == before)
    runner.run("withdraw", "one", "--reason", "It is old.")
    #expect(export().code == 0)
    #expect(try number(of: "faq.json") != before)
    #expect(try runner.folder.read("faq.json").contains("It is old."))
  }

  @Test("an archive takes the place of one whose files have other names, and of nothing else")
  func archives() throws {
    func archive(to path: String) -> CommandRunner.Result {
      runner.run("export", "--format", "html", "--tar", "--output", path)
    }
    #expect(archive(to: "site.tar").code == 0)
    runner.run("rename", "one", "another")
    let again = archive(to: "site.tar")
    #expect(again.code == 0, "\(again.errors)")
    #expect(
      try Program.run(["tar", "tf", "site.tar"], in: runner.folder.path).output.contains("another"))
    _ = try Program.run(
      ["tar", "cf", "other.tar", "--mode=600", "faq.json"], in: runner.folder.path)
    let other = archive(to: "other.tar")
    #expect(other.code == 1 && other.errors.contains("no export made"))
  }

  @Test(
    "what begins as an export does, and is none, is kept",
    arguments: [
      (
        "csv",
        "\"number\",\"uuid\",\"slug\",\"aim\"\r\n\"1\",\"2\",\"3\",\"4\"\r\n"
          + String(repeating: " ", count: 90)
      ),
      ("jsonld", "{\n  \"@context\": \"https://schema.org\",\n  \"@type\": \"Recipe\"\n}\n"),
      ("ndjson", "{\"type\":\"site\",\"format\":\"mine\",\"version\":1}\n"),
    ])
  func alike(format: String, content: String) throws {
    try runner.folder.write("mine", content)
    let result = export(format, to: "mine")
    #expect(result.code == 1 && result.errors.contains("no export made"))
    #expect(try runner.folder.read("mine") == content)
    for _ in 1...2 { #expect(export(format, to: "ours").code == 0, "the control") }
  }

  @Test("an archive without a manifest of this program is kept, whoever owns its files")
  func otherArchive() throws {
    func archive(to path: String) -> CommandRunner.Result {
      runner.run("export", "--format", "markdown", "--tar", "--output", path)
    }
    try runner.folder.write("manifest.json", "{\"format\": \"mine\"}")
    for files in ["faq.json", "manifest.json"] {
      let tar = [
        "tar", "--format=ustar", "-cf", "\(files).tar", "--mode=644", "--owner=:0", "--group=:0",
        files,
      ]
      #expect(try Program.run(tar, in: runner.folder.path).code == 0)
      let result = archive(to: "\(files).tar")
      #expect(result.code == 1 && result.errors.contains("no export made"), "\(result)")
    }
    for _ in 1...2 { #expect(archive(to: "ours.tar").code == 0, "the control") }
  }

  @Test("a history takes the place of an earlier one of its own, for its owner alone")
  func history() throws {
    let path = runner.folder.path + "/history"
    runner.run("init", "--db", "empty.db")
    #expect(
      runner.run("export", "--format", "git", "--output", "history", "--db", "empty.db").code == 0)
    for _ in 1...2 {
      let result = export("git", to: "history")
      #expect(result.code == 0, "\(result.errors)")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try runner.folder.write("other", "feature done\nblob\nmark :1\ndata 2\nA\n\ndone\n")
    #expect(export("git", to: "other").errors.contains("no export made"))
    #expect(try names().allSatisfy { !$0.hasSuffix("-part") })
  }

  @Test("nothing is written through a link that is named with a slash, and a check says so")
  func links() throws {
    let folder = runner.folder.path
    try FileManager.default.createDirectory(
      atPath: folder + "/real", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link", withDestinationPath: "real")
    for path in ["link", "link/", "\(folder)/link/", "\(folder)/link//"] {
      let export = ["export", "--format", "markdown", "--output", path]
      for arguments in [export, export + ["--check"]] {
        let result = runner.run(arguments)
        #expect(
          result.code == 1 && result.errors.contains("symbolic link"), "\(arguments) \(result)")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/real").isEmpty)
    let real = runner.run("export", "--format", "markdown", "--output", "\(folder)/real/")
    #expect(real.code == 0, "the control")
  }

  @Test("a check names the manifest where nothing else would change")
  func checkedManifest() throws {
    let export = [
      "export", "--format", "redirects", "--site-url", "https://example.org", "--output", "r",
    ]
    #expect(runner.run(export).code == 0)
    try runner.publish("Two", "Sample answer.")
    let check = runner.run(export + ["--check"])
    #expect(check.code == 1 && check.output == "M manifest.json\n")
  }

  @Test("who reviewed changes alone is not the reviewer of the whole")
  func reviewersOfChanges() throws {
    runner.run("reviewer", "add", "ben", "--name", "Ben Changes", "--credentials", "MD")
    try runner.folder.write("new.md", "---\ntitle: One\n---\n\nSample answer, changed.\n")
    runner.run("draft", "edit", "1", "--from", "new.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    let approved = runner.run("review", "approve", "1", "--as", "ben", "--changes", "--yes")
    #expect(approved.code == 0, "\(approved.errors)")
    #expect(runner.run("publish", "1").code == 0)
    #expect(!runner.run("export", "--format", "jsonld").output.contains("Ben Changes"))
    #expect(runner.run("export", "--format", "html", "--output", "h").code == 0)
    let page = try runner.folder.read("h/questions/one.html")
    #expect(page.contains("Medically reviewed by Ben Changes, MD (of the changes)"))
  }

  @Test("an export that fails in the middle leaves the old file, or none")
  func failing() throws {
    let before = try runner.folder.read("faq.json")
    let names = try names()
    let damage = "UPDATE text_content SET bytes = x'00'"
    #expect(try Program.sqlite(runner.folder.path + "/faqcms.db", damage).errors == "")
    for (format, path) in [("json", "faq.json"), ("json", "new.json"), ("git", "history")] {
      let result = export(format, to: path)
      #expect(result.code == 1 && result.errors.contains("not what was saved"), "\(result.errors)")
    }
    #expect(try runner.folder.read("faq.json") == before)
    #expect(try self.names() == names)
  }

  @Test("what no export made, or is a link, is not replaced")
  func foreign() throws {
    try runner.folder.write("notes.json", "{\"mine\": true}")
    let link = runner.folder.path + "/link.json"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "faq.json")
    let names = try names()
    #expect(export(to: "notes.json").errors.contains("no export made"))
    #expect(export("csv").errors.contains("no export made"), "nor the export of another format")
    #expect(export(to: "link.json").errors.contains("link"))
    for path in ["/dev/full", runner.folder.path] {
      #expect(export(to: path).errors.contains("is no plain file"), "\(path)")
    }
    #expect(try runner.folder.read("notes.json") == "{\"mine\": true}")
    #expect(try self.names() == names)
  }
}
