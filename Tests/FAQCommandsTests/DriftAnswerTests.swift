import FAQModel
import FAQTestSupport
import Testing

@Suite("What drift answers besides files")
struct DriftAnswerTests {
  let runner: CommandRunner

  /// Two public articles, `one` and `two`, exported to `out` and `out.tar`.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    for title in ["One", "Two"] { try runner.publish(title, "Sample of \(title).") }
    export("out")
    export("out.tar", "--tar")
  }

  private func export(_ path: String, _ more: String...) {
    #expect(runner.run(["export", "--format", "html", "--output", path] + more).code == 0)
  }

  @Test(
    "a text that an export leaves out is named, and the folder is not called all that is approved")
  func leftOut() throws {
    let spoil = "DROP TRIGGER sign_off_no_delete; DELETE FROM sign_off WHERE article_id = 1"
    _ = try Program.sqlite(runner.folder.path + "/faqcms.db", spoil)
    let told = "faqcms: left out 1@1: its sign-offs do not bear it\n"
    #expect(runner.run("drift", "out").errors == told, "beside the differences")
    let exported = runner.run("export", "--format", "html", "--output", "out")
    #expect(exported.code == 1 && exported.errors.hasSuffix(told), "the control")
    let result = runner.run("drift", "out")
    #expect(result.code == 1 && result.errors == told)
    let answer = "out is what an export gives, which leaves out 1 text.\nIt says "
    #expect(result.output.hasPrefix(answer), "\(result.output)")
    let json = try JSONValue(reading: runner.run("drift", "out", "--json").output)
    #expect(json["ok"] == false && json["findings"] == .array([]))
    let revision = JSONValue.object(["article": .integer(1), "revision": .integer(1)])
    #expect(json["left_out"] == .array([revision]))
  }

  @Test(
    "a member that no export wrote is told wherever it stands, and the next export takes it out",
    arguments: [
      ("\"path\": \"404.html\",", "'404.html'"), ("\"size\": ", "'ledger'"),
      ("\"slug\": \"one\",", "article 1"), ("\"uuid\": ", "'site'"), ("\"scope\": ", "'export'"),
    ])
  func moreMembers(place: String, name: String) throws {
    let manifest = try runner.folder.read("out/manifest.json")
    let forged = manifest.replacing(place, with: "\"note\": \"x\", \(place)", maxReplacements: 1)
    #expect(forged != manifest)
    try runner.folder.write("out/manifest.json", forged)
    let told = runner.run("drift", "out")
    let line = "altered manifest.json: \(name) is not what an export says: note\nFound 1 "
    #expect(told.code == 1 && told.output.hasPrefix(line), "\(told.output)")
    export("out")
    #expect(try runner.folder.read("out/manifest.json") == manifest)
    #expect(runner.run("drift", "out").code == 0)
  }

  @Test("what mends an archive is an export to an archive")
  func archive() throws {
    runner.run("withdraw", "two", "--reason", "It is old.")
    let advice = " differences. 'faqcms export --tar --output out.tar' makes the archive anew.\n"
    let told = runner.run("drift", "out.tar").output
    #expect(told.contains(advice), "\(told)")
    export("out.tar", "--tar")
    #expect(runner.run("drift", "out.tar").code == 0)
  }
}
