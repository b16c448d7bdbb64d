import FAQTestSupport
import Foundation
import Testing

@Suite("Commands that are handed out")
struct HandedOutTests {
  let runner: CommandRunner

  init() throws { runner = try CommandRunner() }

  /// What a message hands out behind a mark.
  private func handedOut(_ result: CommandRunner.Result, after mark: String) throws -> String {
    let rest = try #require(result.errors.components(separatedBy: mark).last)
    return String(rest.prefix { $0 != "\n" && $0 != "'" })
  }

  @Test("have the database and the person that were named for the one before")
  func options() throws {
    let made = runner.run("init", "--db", "other.db", "--as", "kim")
    #expect(
      try handedOut(made, after: "Next: ")
        == "faqcms reviewer add HANDLE --name … --credentials \"MD\" --db other.db --as kim, then "
        + "faqcms draft new --db other.db --as kim")
    let add = ["reviewer", "add", "anna", "--name", "Anna Sample", "--credentials", "MD"]
    runner.run(add + ["--db", "other.db", "--as", "kim"])
    try runner.folder.write("text.md", "Words.")
    let drafted = runner.run(
      "--db", "other.db", "--as", "kim", "draft", "new", "--title", "A", "--from", "text.md")
    let next = try handedOut(drafted, after: "Next: faqcms ")
    #expect(next == "draft submit 1 --db other.db --as kim")
    #expect(runner.run(next.split(separator: " ").map(String.init)).code == 0)
    let approved = runner.run("review", "approve", "1", "--db", "other.db", "--as", "anna")
    #expect(
      try handedOut(approved, after: "Next: ") == "faqcms publish 1 --db other.db",
      "another person publishes")
  }

  @Test("after a new draft, lead to review, or to what it lacks by the rules")
  func lacking() throws {
    runner.setUp()
    let bare = runner.run("draft", "new", "--title", "A")
    #expect(bare.errors == "Next: faqcms draft edit 1, for its body\n")
    runner.run("policy", "set", "required-fields", "title body summary tags")
    let more = runner.run("draft", "new", "--title", "B", "--tag", "t", "--as", "mara")
    #expect(more.errors == "Next: faqcms draft edit 2 --as mara, for its body and summary\n")
    try runner.folder.write("text.md", "Words.")
    let whole = ["--title", "C", "--from", "text.md", "--tag", "t", "--summary", "S"]
    #expect(runner.run(["draft", "new"] + whole).errors == "Next: faqcms draft submit 3\n")
    #expect(runner.run("draft", "submit", "3").code == 0)
  }

  @Test("have them for a text that is kept, too, and words that a shell takes for more in quotes")
  func kept() throws {
    runner.run("init", "--db", "my site.db")
    let here = ["--db", "my site.db", "--as", "pia"]
    runner.input = Array("No title.".utf8)
    let refused = runner.run(["draft", "new", "--tag", "t", "--from", "-"] + here)
    let command = try handedOut(refused, after: "use 'faqcms ")
    #expect(command.hasPrefix("draft new --tag t --from /"), "\(refused.errors)")
    #expect(command.hasSuffix(" --db \"my site.db\" --as pia"))
  }

  @Test("make the database that was named where it is not there")
  func newDatabase() {
    let missing = runner.run("list", "--db", "no site.db").errors
    #expect(missing.contains("'faqcms init --db \"\(runner.folder.path)/no site.db\"'"))
  }
}
