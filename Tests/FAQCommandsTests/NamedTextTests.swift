import FAQModel
import FAQTestSupport
import Testing

@Suite("Which text is named")
struct NamedTextTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.publish("A", "One.")
    for body in ["Two.", "Three."] { edit("1", body) }
  }

  @discardableResult
  private func edit(_ address: String, _ body: String) -> CommandRunner.Result {
    runner.input = Array("---\ntitle: A\n---\n\(body)".utf8)
    return runner.run("draft", "edit", address, "--from", "-", "--as", "mara")
  }

  private var entries: Int { runner.run("ledger", "show").output.split(separator: "\n").count }

  @Test(
    "an act on the newest text is refused where another one is named",
    arguments: ["1@2", "1@1", "1@live", "a@2"])
  func others(address: String) {
    let before = entries
    for command in [
      ["draft", "submit"], ["draft", "discard"], ["draft", "edit", "--tag", "x"],
      ["draft", "edit", "--tag", "x", "--base", "2"], ["review", "comment", "-m", "So?"],
    ] {
      let result = runner.run(command + [address, "--as", "mara"])
      #expect(result.code == 1 && result.errors.contains(" is 1@3, not 1@"), "\(result.errors)")
    }
    #expect(edit(address, "Four.").errors.contains("'faqcms restore 1@"))
    #expect(runner.run("draft", "submit", "1@9", "--as", "mara").errors.contains("no revision 1@9"))
    #expect(entries == before)
  }

  @Test("an act on the text in review is refused where another one is named")
  func inReview() {
    runner.run("draft", "submit", "1@3", "--as", "mara")
    edit("1@3", "Four.")
    let before = entries
    for command in [
      ["draft", "take-back"], ["review", "comment", "-m", "So?"],
      ["review", "pack", "--to", "anna", "-o", "packet"],
    ] {
      let result = runner.run(command + ["1@4", "--as", "mara"])
      #expect(result.code == 1 && result.errors.contains(" is 1@3, not 1@4"), "\(result.errors)")
    }
    #expect(entries == before)
    for address in ["1@3", "1@review"] {
      #expect(runner.run("review", "comment", address, "-m", "So?").code == 0)
    }
    #expect(runner.run("draft", "take-back", "1@3", "--as", "mara").code == 0)
  }

  @Test("the text that an act is about may be named, by its digest too")
  func named() throws {
    let shown = try JSONValue(reading: runner.run("show", "1@3", "--json").output)
    let digest: String = try #require(shown["digest"]?.string)
    #expect(runner.run("draft", "submit", "1@\(digest)", "--as", "mara").code == 0)
    #expect(runner.run("draft", "edit", "a@3", "--tag", "x", "--as", "mara").code == 0)
    #expect(runner.run("draft", "discard", "1@4", "--as", "mara").code == 0)
  }

  @Test(
    "an article as a whole is named without a text of it",
    arguments: [
      "withdraw 1@1 --reason So", "withdraw 1 --reason So --replacement 2@1", "rename 1@1 b",
      "place 1@1 --featured", "unschedule 1@1", "draft raise 1@1 clinical", "history 1@1",
      "ledger show 1@live", "review resolve 1@1 1",
    ])
  func wholes(command: String) {
    let before = entries
    let result = runner.run(command.split(separator: " ").map(String.init))
    #expect(
      result.code == 64 && result.errors.contains("an article as a whole"), "\(result.errors)")
    #expect(entries == before)
  }
}
