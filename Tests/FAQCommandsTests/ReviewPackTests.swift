import FAQTestSupport
import Testing

@Suite("Packets on the disk")
struct ReviewPackTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.folder.write("text.md", "Take 5 sample units.")
    let words = ["draft", "new", "--title", "A sample?", "--from", "text.md", "--as", "mara"]
    #expect(runner.run(words).code == 0)
  }

  private func instructions() throws -> String {
    let packed = runner.run("review", "pack", "1", "--to", "anna", "--output", "packet")
    #expect(packed.code == 0, "\(packed.errors)")
    return try runner.folder.read("packet/README.txt")
  }

  @Test("the expert reads what the submission says, and the comments that are open")
  func background() throws {
    runner.run("draft", "submit", "1", "-m", "Are the units right?", "--as", "mara")
    for remark in ["Which guideline?", "Dealt with."] {
      runner.run("review", "comment", "1", "--quote", "5 sample", "-m", remark, "--as", "anna")
    }
    runner.run("review", "resolve", "1", "2", "--as", "mara")
    let text = try instructions()
    #expect(text.contains(" by mara: Are the units right?\n\nOpen comments\n1  "), "\(text)")
    #expect(text.contains("anna on 1@1, about “5 sample”:\n   Which guideline?\n\nRead:\n"))
    #expect(!text.contains("Dealt with."))
  }

  @Test("a packet for somebody unknown is refused by that name, not as if they had typed it")
  func unknown() {
    runner.run("draft", "submit", "1", "--as", "mara")
    let refused = runner.run("review", "pack", "1", "--to", "bem", "--output", "packet")
    #expect(refused.code == 1 && refused.errors.contains("There is no contributor 'bem'."))
    #expect(!runner.folder.exists("packet"))
  }

  @Test("without a message and comments nothing stands in their place")
  func bare() throws {
    runner.run("draft", "submit", "1", "--as", "mara")
    let text = try instructions()
    #expect(text.contains(" by mara\n\nRead:\n"), "\(text)")
  }
}
