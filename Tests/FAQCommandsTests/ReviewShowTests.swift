import FAQModel
import FAQTestSupport
import Testing

@Suite("Showing a review, and comments outside of one")
struct ReviewShowTests {
  let runner: CommandRunner

  /// An article in review on which Anna made a comment.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.folder.write("text.md", "Take 5 mg.")
    runner.run("draft", "new", "--title", "A", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run(
      "review", "comment", "1", "--quote", "5 mg", "-m", "Which guideline?", "--as", "anna")
  }

  private let comment = "anna on 1@1, about “5 mg”:\n   Which guideline?\n"

  @Test("who must change a text reads the comments after changes were asked for")
  func changesRequested() throws {
    runner.run("review", "request-changes", "1", "-m", "See the comment.", "--as", "anna")
    let shown = runner.run("review", "show", "1", "--as", "mara")
    #expect(shown.code == 0 && shown.output.contains(comment), "\(shown.all)")
    #expect(shown.output.contains("1 is not in review; 'faqcms show 1' says where it stands."))
    #expect(!shown.output.contains("What you sign") && !shown.errors.contains("Decide"))
    try runner.folder.write("text.md", "Take 6 mg.")
    runner.run("draft", "edit", "1", "--from", "text.md", "--as", "mara")
    let edited = runner.run("review", "show", "1", "--as", "mara").output
    #expect(edited.contains("Take 6 mg."), "the newest text: \(edited)")
    #expect(edited.contains("about “5 mg”, which now reads “6 mg”"))
    runner.run("review", "resolve", "1", "1", "--as", "mara")
    #expect(!runner.run("review", "show", "1", "--as", "mara").output.contains("Which guideline?"))
  }

  @Test("comments on drafts that nobody submitted and on approved texts are shown, too")
  func others() throws {
    runner.run("review", "approve", "1", "--as", "anna")
    let approved = runner.run("review", "show", "1", "--as", "anna")
    #expect(approved.output.contains(comment) && approved.output.contains("not in review"))
    #expect(runner.run("review", "approve", "1", "--as", "anna").code == 1)
    try runner.folder.write("text.md", "A draft.")
    runner.run("draft", "new", "--title", "B", "--from", "text.md", "--as", "mara")
    runner.run("review", "comment", "2", "-m", "Why?", "--as", "anna")
    #expect(runner.run("review", "show", "2").output.contains("anna on 2@1: Why?"))
    let json = runner.run("review", "show", "2", "--json").output
    #expect(json.contains("\"statement\": null") && json.contains("\"refusal\": \"2 is not in"))
    #expect(runner.run("review", "show", "3").code == 1)
  }

  @Test("in JSON, too, who submitted it with which words is told, and why it was withdrawn")
  func submission() throws {
    func shown() throws -> JSONValue {
      try JSONValue(reading: runner.run("review", "show", "1", "--json").output)
    }
    runner.run("draft", "take-back", "1", "--as", "mara")
    #expect(try shown()["submitted"] == .null && shown()["note"] == .null)
    runner.run("draft", "submit", "1", "-m", "Look at the dose.", "--as", "mara")
    let page = runner.run("review", "show", "1").output
    #expect(page.contains(" by mara: Look at the dose.\n"), "the control: \(page)")
    let first = try shown()
    #expect(first["submitter"] == "mara" && first["note"] == "Look at the dose.")
    #expect(first["submitted"]?.string?.hasPrefix("2026-01-05T") == true)
    #expect(first["withdrawal"] == .null)
    runner.run("review", "approve", "1", "--as", "anna")
    runner.run("publish", "1")
    runner.run("withdraw", "1", "--reason", "The dose is wrong.")
    let withdrawal = try #require(try shown()["withdrawal"])
    #expect(withdrawal["actor"] == "pia" && withdrawal["reason"] == "The dose is wrong.")
    #expect(withdrawal["time"]?.string != nil)
  }

  @Test(
    "the history tells the number of a comment, the words that it is about, and which was resolved")
  func history() {
    runner.run("review", "comment", "1", "-m", "And why?", "--as", "mara")
    runner.run("review", "resolve", "1", "2", "--as", "mara")
    let history = runner.run("history", "1").output
    #expect(history.contains("made comment 1 on 1@1, about “5 mg”  "), "\(history)")
    #expect(history.contains("made comment 2 on 1@1  "))
    #expect(history.contains("resolved comment 2 on 1@1  "))
  }

  @Test(
    "a version that is not the one under review is refused; so is another than the newest where none is"
  )
  func versions() throws {
    try runner.folder.write("text.md", "Take 6 mg.")
    runner.run("draft", "edit", "1", "--from", "text.md", "--as", "mara")
    let other = runner.run("review", "show", "1@2", "--as", "anna")
    #expect(
      other.code == 1 && other.errors.contains("The text to show for review is 1@1, not 1@2."))
    #expect(runner.run("review", "show", "1@1", "--as", "anna").output.contains("Take 5 mg."))
    runner.run("draft", "take-back", "1", "--as", "mara")
    #expect(runner.run("review", "show", "1@1", "--as", "anna").errors.contains("is 1@2, not 1@1"))
    #expect(runner.run("review", "show", "1@2", "--as", "anna").output.contains("Take 6 mg."))
    #expect(runner.run("review", "show", "1@7", "--as", "anna").errors.contains("no revision 1@7"))
  }
}
