import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("What is said to do next")
struct NextStepTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.publish("A", "Yes.")
  }

  @Test("a public text is renewed by who would approve it, a newer approved one is published")
  func approved() throws {
    let again = runner.run("review", "approve", "1", "--as", "anna")
    #expect(
      again.code == 1 && again.errors.contains("'faqcms review confirm 1'"), "\(again.errors)")
    try runner.folder.write("text.md", "---\ntitle: A\n---\nNo.")
    runner.run("draft", "edit", "1", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    let newer = runner.run("review", "approve", "1", "--as", "anna")
    #expect(newer.code == 1 && newer.errors.contains("'faqcms publish 1'"), "\(newer.errors)")
  }

  @Test(
    "who finds fault with a text that is not in review is told what a reviewer can do, and no more")
  func objecting() throws {
    func advice() -> String {
      let result = runner.run("review", "request-changes", "1", "--as", "anna", "-m", "Dose?")
      let sentence = result.errors.components(separatedBy: "Instead, ").last ?? ""
      #expect(result.code == 1 && !sentence.contains("publish 1"), "\(result.errors)")
      return sentence
    }
    let live = advice()
    #expect(live.contains("review revoke 1") && live.contains("review comment 1"))
    #expect(live.contains("publisher end it with 'faqcms withdraw 1") && !live.contains("confirm"))
    runner.run("withdraw", "1", "--reason", "Sample")
    #expect(advice() == "say so with 'faqcms review comment 1 -m …'.\n")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    #expect(advice().contains("review revoke 1"))
    #expect(runner.run("review", "revoke", "1", "--reason", "Dose?", "--as", "anna").code == 0)
    #expect(runner.run("review", "comment", "1", "-m", "Dose?", "--as", "anna").code == 0)
    runner.run("draft", "discard", "1", "--as", "mara")
    #expect(advice() == "leave it as it is: nothing of it is in review or public.\n")
  }

  @Test("JSON names those whom a review waits for as lists do, and beside them who may sign")
  func waiting() throws {
    runner.run("reviewer", "add", "ben", "--name", "Ben Sample", "--credentials", "MD")
    runner.run("draft", "edit", "1", "--tag", "x", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "assign", "1", "anna")
    #expect(runner.run("review", "list", "--all").output.contains("  anna  "))
    let list = try JSONValue(reading: runner.run("review", "list", "--all", "--json").output)
    #expect(list.elements.first?["waits_for"]?.strings == ["anna"])
    #expect(list.elements.first?["may_sign"]?.strings == ["anna", "ben"])
    #expect(runner.run("status").output.contains("(waits for anna)"))
    let status = try JSONValue(reading: runner.run("status", "--json").output)
    #expect(status["waiting_for_review"]?.elements.first?["waits_for"]?.strings == ["anna"])
  }

  @Test("how somebody is given a role leaves them those that they have")
  func roles() throws {
    let refused = runner.run("policy", "set", "open-comments", "off", "--as", "mara").errors
    #expect(refused.contains("'faqcms contributor edit mara --role writer --role admin'"))
    runner.run("contributor", "edit", "mara", "--role", "writer", "--role", "admin")
    #expect(runner.run("policy", "set", "open-comments", "off", "--as", "mara").code == 0)
    #expect(runner.run("draft", "edit", "1", "--tag", "x", "--as", "mara").code == 0)
    let reviewer = runner.run("draft", "edit", "1", "--tag", "y", "--as", "anna").errors
    #expect(reviewer.contains("'faqcms contributor edit anna --role writer'"), "she stays one")
  }

  @Test("where nothing is in review or no draft is there, what is said to do can be done")
  func possible() throws {
    try runner.publish("B", "Yes.")
    runner.run("draft", "new", "--title", "C", "--from", "text.md", "--as", "mara")
    runner.run("draft", "discard", "3", "--as", "mara")
    #expect(runner.run("publish", "3").errors.contains("'faqcms restore 3@1'"))
    #expect(runner.run("restore", "3@1", "--as", "mara").code == 0)
    let none = runner.run("show", "1@review").errors
    #expect(none.contains("1 is not in review; 'faqcms show 1' says where it stands"), "\(none)")
    runner.run("reviewer", "add", "mara", "--credentials", "MD")
    let own = runner.run("review", "confirm", "1", "--as", "mara").errors
    #expect(own.contains("'faqcms reviewer list'") && !own.contains("review list"), "\(own)")
    runner.run("draft", "submit", "1", "--as", "mara")
    let waiting = runner.run("review", "approve", "1", "--as", "mara").errors
    #expect(waiting.contains("'faqcms review list --all' shows who may"), "\(waiting)")
  }

  @Test("a restored text is published where its sign-offs count, and left where it is public")
  func restored() throws {
    let changed = try runner.folder.write("text.md", "---\ntitle: A\n---\nNo.")
    runner.run("draft", "edit", "1", "--from", changed, "--as", "mara")
    let unsigned = runner.run("restore", "1@2", "--as", "mara")
    #expect(!unsigned.errors.contains("Next:"), "it is the newest already")
    let live = runner.run("restore", "1@1", "--as", "mara")
    #expect(live.code == 0 && !live.errors.contains("Next:"), "\(live.errors)")
    #expect(
      runner.run("restore", "1@2", "--as", "mara").errors.contains("Next: faqcms draft submit 1"))
    runner.run("withdraw", "1", "--reason", "Sample")
    #expect(
      runner.run("restore", "1@1", "--as", "mara").errors.contains("Next: faqcms draft submit 1"))
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    runner.run("draft", "edit", "1", "--from", changed, "--as", "mara")
    #expect(runner.run("restore", "1@1", "--as", "mara").errors.contains("Next: faqcms publish 1"))
  }

  @Test(
    "who may take back a sign-off of somebody else, and when a reviewer was revoked from, is said")
  func revoked() {
    let other = runner.run(
      "review", "revoke", "1", "--sign-off", "1", "--reason", "S", "--as", "mara")
    #expect(
      other.errors.contains("mara is no admin and cannot withdraw somebody else's sign-off of 1."))
    runner.run("reviewer", "revoke", "anna", "--from", "2026-01-01", "--reason", "Sample")
    let later = runner.run(
      "reviewer", "revoke", "anna", "--from", "2026-01-02", "--reason", "Later")
    #expect(later.code == 1 && later.errors.contains("void from 2026-01-01 00:00 UTC on"))
    #expect(later.errors.contains("'faqcms reviewer reinstate anna --reason …'"))
  }

  @Test("who is revoked is shown and listed with the time and the reason, until reinstated")
  func shownRevocation() throws {
    func members(_ command: String) throws -> [JSONValue?] {
      let printed = runner.run(command.split(separator: " ").map(String.init) + ["--json"]).output
      var json = try JSONValue(reading: printed)
      if case .array(let people) = json {
        json = try #require(people.first { $0["handle"]?.string == "anna" })
      }
      return [json["revoked_from"], json["revoked_reason"]]
    }
    let commands = [
      "reviewer show anna", "contributor show anna", "reviewer list", "contributor list",
    ]
    let from = "from 2026-01-01 00:00 UTC on: Registration suspended"
    runner.run(
      "reviewer", "revoke", "anna", "--from", "2026-01-01", "--reason", "Registration suspended")
    for command in commands {
      let shown = runner.run(command.split(separator: " ").map(String.init)).output
      #expect(
        shown.contains(command.hasSuffix("list") ? "yes, revoked \(from)" : "revoked: \(from)"))
      #expect(try members(command) == ["2026-01-01T00:00:00.000Z", "Registration suspended"])
    }
    runner.run("reviewer", "reinstate", "anna", "--reason", "Registration confirmed")
    for command in commands {
      let shown = runner.run(command.split(separator: " ").map(String.init)).output
      #expect(shown.contains("Anna") && !shown.contains("revoked"))
      #expect(try members(command) == [.null, .null])
    }
  }

  @Test("specialties are taken back, and none is no specialty")
  func specialties() {
    runner.run("reviewer", "edit", "anna", "--specialty", "haematology")
    #expect(runner.run("reviewer", "show", "anna").output.contains("haematology"))
    #expect(runner.run("reviewer", "edit", "anna", "--specialty", "none").code == 0)
    #expect(runner.run("reviewer", "show", "anna", "--json").output.contains("\"specialties\": []"))
    let both = runner.run("reviewer", "edit", "anna", "--specialty", "none", "--specialty", "b")
    #expect(both.code == 64)
  }

  @Test("an admin who is no writer takes a raise back, down to what the shelf asks for")
  func raise() {
    runner.run("draft", "raise", "1", "clinical", "--as", "mara")
    runner.run("contributor", "add", "ada", "--name", "Ada", "--role", "admin")
    let low = runner.run("draft", "raise", "1", "editorial", "--as", "ada")
    #expect(
      low.errors.contains("standard is the lowest tier that you can give it"), "\(low.errors)")
    #expect(runner.run("draft", "raise", "1", "standard", "--as", "ada").code == 0)
  }
}
