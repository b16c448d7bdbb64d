import FAQTestSupport
import Foundation
import Testing

@Suite("What is said when sign-offs of scheduled and public texts change")
struct RenewalTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
  }

  @Test("withdrawing the sign-off of a scheduled text names the schedule, and status does")
  func halted() throws {
    try runner.folder.write("text.md", "Secret.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    runner.run("publish", "1", "--at", "2026-03-01")
    let revoked = runner.run("review", "revoke", "1", "--as", "anna", "--reason", "Sample")
    let halted = "1@1 will not become public at 2026-03-01 00:00 UTC: its sign-offs do not suffice."
    #expect(revoked.errors.contains(halted))
    let title = "Not begun, or not to begin: the sign-offs do not suffice\n  1@1  A  "
    let status = runner.run("status").output
    #expect(status.contains(title + "(for 2026-03-01 00:00 UTC)"))
    #expect(!status.contains("\nScheduled\n"))
    let plan = "Schedules whose sign-offs will not suffice\n  1@1  2026-03-01  A\n"
    #expect(runner.run("plan", "--at", "2026-03-02").output == plan)
    #expect(runner.run("plan", "--at", "2026-02-28").output.hasPrefix("Nothing will have lapsed"))
    #expect(
      runner.run("plan", "--at", "2026-03-02", "--json").output.contains("\"schedules\": [\n"))
    runner.clock.advance(months: 3)
    #expect(runner.run("status").output.contains(title + "(was for 2026-03-01 00:00 UTC)"))
    #expect(runner.run("status", "--json").output.contains("\"not_begun\""))
    let export = runner.run("export", "--format", "json").output
    #expect(export.contains("\"articles\": []") && export.contains("\"withdrawn\": []"))
  }

  @Test("approving a public text with --publish says that it is public already")
  func renewed() throws {
    try runner.publish("A", "Yes.")
    runner.run("contributor", "edit", "anna", "--role", "publisher")
    runner.run("draft", "submit", "1", "--as", "mara")
    let renewed = runner.run("review", "approve", "1", "--as", "anna", "--publish")
    #expect(renewed.code == 0)
    #expect(renewed.errors.contains("1@1 is public already; its publication stays as it is."))
    runner.run("draft", "submit", "1", "--as", "mara")
    let again = runner.run("review", "approve", "1", "--as", "anna")
    #expect(again.code == 0 && !again.errors.contains("faqcms publish"))
  }

  @Test("a text that is scheduled is not said to be published next")
  func scheduled() throws {
    try runner.folder.write("text.md", "Secret.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    #expect(
      runner.run("review", "approve", "1", "--as", "anna").errors.contains("Next: faqcms publish 1")
    )
    runner.run("publish", "1", "--at", "2026-03-01")
    runner.run("review", "request-changes", "1", "--as", "anna", "-m", "A doubt.")
    runner.run("draft", "submit", "1", "--as", "mara")
    let again = runner.run("review", "approve", "1", "--as", "anna").errors
    #expect(again.contains("1@1 is scheduled: it becomes public from 2026-03-01 00:00 UTC on."))
    #expect(!again.contains("Next:"))
  }

  @Test("a public text that is submitted again waits for who may sign it")
  func renewal() throws {
    try runner.publish("A", "Yes.")
    runner.run("draft", "submit", "1", "--as", "mara")
    #expect(runner.run("review", "list", "--as", "anna").output.contains("A"))
    #expect(!runner.run("status").output.contains("nobody may decide"))
    #expect(runner.run("review", "list", "--as", "mara").output.isEmpty)
  }

  @Test("what a request for changes makes overdue is due at the same time everywhere")
  func doubted() throws {
    try runner.publish("A", "Yes.")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "request-changes", "1", "--as", "anna", "-m", "No.")
    func due(_ arguments: String...) -> Substring? {
      runner.run(arguments).output.split(separator: "\n").first { $0.contains("review_due") }
        .map { $0.drop { " " == $0 }.prefix { $0 != "," } }
    }
    let listed = try #require(due("list", "--json"))
    #expect(listed.contains("2026") && due("export", "--format", "json") == listed)
  }

  @Test("a raised tier takes no date of review from the text that is public")
  func raised() throws {
    try runner.publish("A", "Yes.")
    runner.run("draft", "raise", "1", "--tier", "clinical", "--as", "mara")
    #expect(runner.run("show", "1").output.contains("fully reviewed: 2026-01-05"))
  }

  @Test("what is withdrawn is withdrawn again for other words alone")
  func withdrawnAgain() throws {
    try runner.publish("A", "Yes.")
    #expect(runner.run("withdraw", "1", "--reason", "Dose wrng").code == 0)
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    let again = runner.run("withdraw", "1", "--reason", "Dose wrong")
    #expect(again.output.contains("Withdrew 1, as it is since 2026-01-05"), "\(again.all)")
    let same = runner.run("withdraw", "1", "--reason", "Dose wrong")
    #expect(same.code == 1 && same.errors.contains("Nothing to change"))
    let export = runner.run("export", "--format", "json").output
    #expect(export.contains("\"reason\": \"Dose wrong\"") && !export.contains("wrng"))
    #expect(runner.run("history", "1").output.contains("Dose wrng"))
    #expect(runner.run("verify", "--deep").code == 0)
    #expect(runner.run("publish", "1").code == 0, "the sign-off since counts still")
  }

  @Test("what is not the newest text is made so before it is submitted")
  func notNewest() throws {
    try runner.folder.write("text.md", "Yes.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "edit", "1", "--summary", "Two", "--as", "mara")
    runner.run("restore", "1@1", "--as", "mara")
    let refused = runner.run("publish", "1@2").errors
    #expect(refused.contains("'faqcms restore 1@2'"), "\(refused)")
    #expect(
      !runner.run("publish", "1@1").errors.contains("restore"), "it is the newest text's words")
  }

  @Test("who is barred is not told to decide")
  func barred() throws {
    runner.run("reviewer", "edit", "anna", "--conflict", "sponsor:Example Pharm")
    try runner.folder.write("text.md", "Made by Example&nbsp;Pharm.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    let shown = runner.run("review", "show", "1", "--as", "anna")
    #expect(shown.all.contains("anna cannot sign off 1@1") && !shown.all.contains("Decide:"))
    #expect(runner.run("review", "approve", "1", "--as", "anna").code == 1)
  }

  @Test("whoever claims a review need not wait for one who has left")
  func claimed() throws {
    runner.run("reviewer", "add", "ben", "--name", "Ben Sample", "--credentials", "MD")
    try runner.folder.write("text.md", "Yes.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "assign", "1", "ben")
    runner.run("contributor", "deactivate", "ben")
    let claim = runner.run("review", "claim", "1", "--as", "anna")
    #expect(claim.code == 0, "\(claim.all)")
    #expect(
      runner.run("review", "assign", "1", "ben").errors.contains("ben"), "he is refused by name")
  }

  @Test("a confirmation pins the digest that its address names")
  func confirmed() throws {
    try runner.publish("A", "Yes.")
    #expect(runner.run("review", "confirm", "1@00000000", "--as", "anna").code == 1)
    #expect(runner.run("review", "confirm", "1@review", "--as", "anna").code == 1)
    #expect(runner.run("review", "confirm", "1@1", "--as", "anna").code == 0)
  }

  @Test("whoever names another text than the public one is told to read that, and signs it then")
  func confirmedAnother() throws {
    try runner.publish("A", "Yes.")
    runner.run("draft", "edit", "1", "--tag", "x", "--as", "mara")
    let refused = runner.run("review", "confirm", "1", "--digest", "0000", "--as", "anna").errors
    #expect(refused.contains("The public text is 1@1 (digest "), "\(refused)")
    #expect(refused.contains("'faqcms show 1@1'"), "not 1, which is under no review")
    let digest = try #require(refused.firstMatch(of: /--digest ([0-9a-f]+)\./)).output.1
    let confirm = ["review", "confirm", "1", "--digest", String(digest), "--as", "anna"]
    #expect(runner.run(confirm).code == 0)
  }

  @Test("days that people named elsewhere than in UTC are shown to the minute")
  func days() throws {
    runner.environment["TZ"] = "Europe/Berlin"
    try runner.folder.write("text.md", "Yes.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "assign", "1", "anna", "--due", "2026-12-01")
    #expect(runner.run("review", "list", "--all").output.contains("2026-11-30 23:00 UTC"))
    runner.run("review", "assign", "1", "anna", "--due", "2026-12-01T00:00Z")
    #expect(runner.run("review", "list", "--all").output.contains(" 2026-12-01 "))
  }

  @Test("before the site began there was nothing to list or show")
  func beforeSite() throws {
    try runner.publish("A", "Yes.")
    for command in [["list"], ["show", "1"]] {
      let result = runner.run(command + ["--as-of", "2020-01-01"])
      #expect(result.code == 1 && result.errors.contains("The site did not exist"), "\(result.all)")
    }
  }

  @Test(
    "an approval without a signature is refused where the tier asks for one, with the way to sign")
  func unsigned() throws {
    runner.run("policy", "set", "signatures", "on")
    try runner.folder.write("text.md", "Yes.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    let result = runner.run("review", "approve", "1", "--as", "anna")
    #expect(result.code == 1 && result.errors.contains("Sign with --sign"))
    let keyless = runner.run("review", "show", "1", "--as", "anna").errors
    #expect(keyless.contains("anna has no key") && !keyless.contains("Decide:"), "\(keyless)")
    let keys = try SSHKeys()
    let key = try keys.make("anna")
    runner.run("reviewer", "key", "add", "anna", key + ".pub")
    let shown = runner.run("review", "show", "1", "--as", "anna").errors
    #expect(shown.hasSuffix(" --sign --as anna\n"), "\(shown)")
    let digest = try #require(shown.split(separator: " ").dropLast(3).last).description
    let words = ["review", "approve", "1", "--digest", digest, "--sign", "--as", "anna"]
    #expect(runner.run(words + ["--key", key]).code == 0)
  }

  @Test("the command to decide with acts as whom the text was shown to")
  func decide() throws {
    try runner.folder.write("text.md", "Yes.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    let asked = runner.run("review", "show", "1", "--as", "anna").errors
    #expect(asked.hasPrefix("Decide: faqcms review approve 1 --digest "))
    #expect(asked.hasSuffix(" --as anna\n") && !asked.contains("--sign"))
    runner.environment["FAQCMS_USER"] = "anna"
    #expect(!runner.run("review", "show", "1").errors.contains("--as"))
    #expect(!runner.run("review", "show", "1", "--as", "mara").errors.contains("Decide:"))
  }

  @Test("a public text that is to be submitted again is no draft, and that is said")
  func publicDraft() throws {
    try runner.folder.write("text.md", "---\ncategory: basics\n---\nYes.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    runner.run("publish", "1")
    #expect(!runner.run("draft", "list").errors.contains("sign-offs"))
    let unneeded = runner.run("draft", "discard", "1").errors
    #expect(unneeded.contains("it is published as 1@1, and no newer draft"), "\(unneeded)")
    runner.run("category", "edit", "basics", "--tier", "clinical")
    #expect(runner.run("list", "--status", "draft").output.contains("draft    published"))
    let status = runner.run("status").output
    #expect(status.contains("sign-offs now\n  1  A  (faqcms draft submit 1)\n"), "\(status)")
    let drafts = runner.run("draft", "list")
    #expect(drafts.output.isEmpty)
    #expect(
      drafts.errors.contains("The sign-offs of 1 public text without a newer draft do not suffice"))
    let refused = runner.run("draft", "discard", "1")
    #expect(refused.code == 1 && refused.errors.contains("submit it with 'faqcms draft submit 1'"))
    #expect(runner.run("draft", "submit", "1").code == 0)
    #expect(runner.run("draft", "discard", "1").errors.contains("'faqcms draft take-back 1'"))
    #expect(!runner.run("draft", "list").errors.contains("sign-offs"))
  }

  @Test("of a text that has not the status of its article, it is said which has")
  func statuses() throws {
    func place(_ address: String) -> String {
      let line = runner.run("show", address).output.split(separator: "\n")[1]
      return line.split(separator: "·").dropFirst(3).dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: ", ")
    }
    try runner.publish("A", "One.")
    #expect(place("1") == "approved, published")
    runner.run("draft", "edit", "1", "--summary", "Two.", "--as", "mara")
    #expect(place("1") == "1@2 is draft, published" && place("1@2") == "draft, 1@1 is published")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("draft", "edit", "1", "--summary", "Three.", "--as", "mara")
    #expect(place("1@2") == "in-review, 1@1 is published")
    #expect(place("1@3") == "1@2 is in-review, 1@1 is published")
    runner.run("review", "approve", "1", "--as", "anna")
    runner.run("publish", "1@2")
    #expect(place("1@1") == "1@3 is draft, 1@2 is published")
    runner.run("restore", "1@2", "--as", "mara")
    #expect(place("1@4") == "approved, published", "it is the public text")
    runner.run("withdraw", "1", "--reason", "Old.")
    #expect(place("1@2") == "draft, withdrawn" && place("1@1") == "1@4 is draft, withdrawn")
  }
}
