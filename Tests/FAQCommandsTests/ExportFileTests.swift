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
    "a file is what goes to the standard output", arguments: ["json", "ndjson", "csv", "jsonld"])
  func sameBytes(format: String) throws {
    #expect(export(format, to: "copy").code == 0)
    #expect(try runner.folder.read("copy") == runner.run("export", "--format", format).output)
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

  @Test("an export that fails in the middle leaves the old file, or none")
  func failing() throws {
    let before = try runner.folder.read("faq.json")
    let names = try names()
    let damage = "UPDATE text_content SET bytes = x'00'"
    #expect(try Program.sqlite(runner.folder.path + "/faqcms.db", damage).errors == "")
    for path in ["faq.json", "new.json"] {
      let result = export(to: path)
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
