import FAQTestSupport
import Testing

@Suite("Placing questions on their shelf")
struct PlaceTests {
  @Test("a place that another question of the shelf has is said, and how those of one place stand")
  func shared() throws {
    let runner = try CommandRunner()
    runner.setUp()
    for title in ["A", "B", "C"] {
      try runner.folder.write("text.md", "Words.")
      let shelf = title == "C" ? [] : ["--category", "basics"]
      runner.run(["draft", "new", "--title", title, "--from", "text.md", "--as", "mara"] + shelf)
    }
    let first = runner.run("place", "2", "--position", "1")
    #expect(first.output == "Placed 2  position 1\n" && first.errors.isEmpty)
    let other = runner.run("place", "3", "--position", "1")
    #expect(other.errors.isEmpty, "it stands on no shelf: \(other.errors)")
    let shared = runner.run("place", "1", "--position", "1")
    #expect(
      shared.errors
        == "note: position 1 is that of 2, too; questions of one place stand by number.\n")
    #expect(runner.run("place", "1", "--no-position").errors.isEmpty)
  }
}
