import FAQTestSupport
import Foundation
import Testing

@Suite("What an export makes before it changes a folder")
struct ExportStagingTests {
  let runner: CommandRunner

  /// Two public articles, `one` and `two`, exported to `out`; then a third came, and the second went.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    for title in ["One", "Two"] { try runner.publish(title, "Sample of \(title).") }
    #expect(export().code == 0)
    try runner.publish("Three", "Sample of Three.")
    runner.run("withdraw", "two", "--reason", "It is old.")
  }

  private func export(_ more: String...) -> CommandRunner.Result {
    runner.run(["export", "--format", "markdown", "--output", "out"] + more)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: runner.folder.path + "/out").sorted()
  }

  @Test("a file that no export made stops it before anything is changed")
  func foreign() throws {
    try runner.folder.write("out/three.md", "Mine.")
    let manifest = try runner.folder.read("out/manifest.json")
    for options in [[], ["--check"]] {
      let result = runner.run(["export", "--format", "markdown", "--output", "out"] + options)
      #expect(result.code == 1 && result.errors.contains("holds three.md"), "\(result.errors)")
      #expect(try names() == ["manifest.json", "one.md", "three.md", "two.md"])
      #expect(try runner.folder.read("out/manifest.json") == manifest)
      #expect(try runner.folder.read("out/three.md") == "Mine.")
    }
  }

  @Test("what an export that was cut off left in the folder is gone with the next")
  func leftovers() throws {
    try runner.folder.write("out/.faqcms-part/0", "Half a")
    try runner.folder.write("out/.faqcms-part/more/1", "Junk.")
    #expect(export("--check").code == 1)
    #expect(runner.folder.exists("out/.faqcms-part/0"), "--check writes nothing")
    #expect(export().code == 0)
    #expect(try names() == ["manifest.json", "one.md", "three.md"])
    try runner.folder.write("new/.faqcms-part/0", "Half a")
    #expect(runner.run("export", "--format", "markdown", "--output", "new").code == 0)
    #expect(!runner.folder.exists("new/.faqcms-part") && runner.folder.exists("new/one.md"))
  }

  @Test(
    "what another export is writing is left alone until that ends, in whatever way",
    arguments: [
      ("out/.faqcms-part/0", "out", ["--output", "out"]),
      (".new.faqcms-part/0", ".new.faqcms-part", ["--output", "new"]),
      (".new.tar.faqcms-part", ".new.tar.faqcms-part", ["--tar", "--output", "new.tar"]),
    ])
  func held(_ file: String, _ held: String, _ options: [String]) throws {
    try runner.folder.write(file, "Half a")
    let descriptor = open(runner.folder.path + "/" + held, O_RDONLY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let export = ["export", "--format", "markdown"] + options
    let refused = runner.run(export)
    #expect(refused.code == 1 && refused.errors.contains("Another faqcms is writing"))
    #expect(try runner.folder.read(file) == "Half a")
    #expect(try runner.folder.exists("new") == false && names().contains("two.md"))
    close(descriptor)
    let done = runner.run(export)
    #expect(done.code == 0, "\(done.errors)")
    #expect(!runner.folder.exists(file))
  }

  @Test("nothing is made through a symbolic link")
  func link() throws {
    try runner.folder.write("elsewhere/0", "Keep me.")
    try FileManager.default.createSymbolicLink(
      atPath: runner.folder.path + "/out/.faqcms-part", withDestinationPath: "../elsewhere")
    #expect(export().code == 0)
    #expect(try runner.folder.read("elsewhere/0") == "Keep me.")
    #expect(try names() == ["manifest.json", "one.md", "three.md"])
  }

  @Test("a manifest that was written otherwise by hand names its files still, and is written anew")
  func reformatted() throws {
    #expect(export().code == 0)
    let manifest = try runner.folder.read("out/manifest.json")
    let result = try Program.run([
      "/usr/bin/python3", "-c",
      """
      import json, sys
      m = json.load(open(sys.argv[1]))
      json.dump(dict(reversed(m.items())), open(sys.argv[1], "w"))
      """, runner.folder.path + "/out/manifest.json",
    ])
    #expect(result.code == 0, "\(result.errors)")
    #expect(export("--check").code == 1)
    #expect(export().errors.contains("0 added, 0 changed, 0 removed, 2 the same"))
    #expect(try runner.folder.read("out/manifest.json") == manifest)
  }
}
