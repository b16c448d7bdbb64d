import FAQTestSupport
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
    let title = "Not begun: the sign-offs do not suffice\n  1@1  A  "
    #expect(runner.run("status").output.contains(title + "(for 2026-03-01 00:00 UTC)"))
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

  @Test(
    "an approval without a signature is refused where the tier asks for one, with the way to sign")
  func unsigned() throws {
    runner.run("policy", "set", "signatures", "on")
    try runner.folder.write("text.md", "Yes.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    let result = runner.run("review", "approve", "1", "--as", "anna")
    #expect(result.code == 1 && result.errors.contains("Sign with --sign"))
  }
}
