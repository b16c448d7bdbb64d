import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// What makes a question of a source the same as one that was imported before.
@Suite("Identity of imported questions")
struct ImportIdentityTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
  }

  private func importing(_ name: String, _ text: String) throws -> CommandRunner.Result {
    try runner.folder.write(name, text)
    return runner.run("import", name, "--as", "mara")
  }

  private func titles() throws -> [String] {
    try JSONValue(reading: runner.run("list", "--json").output).elements
      .compactMap { $0["title"]?.string }.sorted()
  }

  @Test("questions whose slugs would be the same are two articles, and the same file adds nothing")
  func slugs() throws {
    let text = "question,answer\nIs HER2+ treated?,Plus.\nIs HER2- treated?,Minus.\n"
    #expect(try importing("a.csv", text).output.contains("imported 2 new, 0 changed"))
    #expect(try titles() == ["Is HER2+ treated?", "Is HER2- treated?"])
    #expect(try importing("a.csv", text).output.contains("2 the same"))
  }

  @Test("an ID that stands twice in a file is refused where it stands again")
  func twice() throws {
    let text = "id,question,answer\n7,Is it?,Yes.\n7,Is it not?,No.\n"
    let report = try importing("a.csv", text)
    #expect(report.code == 1 && report.output.contains("imported 1 new"))
    #expect(report.errors.contains("row 3: refused: it has the ID or slug of row 2"))
    #expect(try titles() == ["Is it?"])
  }

  @Test("under a name for a folder, the questions of each of its files are its own")
  func folder() throws {
    for (name, answer) in [("a", "1 tablet."), ("b", "Never.")] {
      try runner.folder.write("drugs/\(name)/faq.csv", "id,question,answer\n1,How?,\(answer)\n")
      try runner.folder.write("drugs/\(name)/one.md", "# Is it \(name)?\n\nYes.\n")
    }
    let words = ["import", "drugs", "--source", "drugs", "--as", "mara"]
    #expect(runner.run(words).output.contains("imported 4 new, 0 changed"))
    #expect(runner.run(words).output.contains("0 new, 0 changed; 4 the same"))
    #expect(runner.run("show", "1@1").output.contains("1 tablet."))
    // A file by itself is the source of that name, wherever it is.
    let alone = ["--source", "alone", "--as", "mara"]
    #expect(runner.run(["import", "drugs/a/faq.csv"] + alone).output.contains("1 new"))
    try runner.folder.write("new.csv", "id,question,answer\n1,How?,1 tablet.\n")
    #expect(runner.run(["import", "new.csv"] + alone).output.contains("1 the same"))
  }

  @Test("two links of one name are two sources of one name")
  func linked() throws {
    for name in ["a", "b"] {
      try runner.folder.write("\(name)/of-\(name).csv", "id,question,answer\n1,Is \(name)?,Yes.\n")
      try FileManager.default.createSymbolicLink(
        atPath: runner.folder.path + "/\(name)/faq.csv", withDestinationPath: "of-\(name).csv")
    }
    let refused = runner.run("import", "a/faq.csv", "b/faq.csv", "--as", "mara")
    #expect(refused.code == 64 && refused.errors.contains("are sources of one name"), "\(refused)")
  }

  @Test("questions that are numbered anew stay what they were")
  func numbers() throws {
    _ = try importing("FAQ.md", "# FAQ\n\n## 1. What is X?\n\nX.\n\n## 2. What is Y?\n\nY.\n")
    let again = try importing(
      "FAQ.md",
      "# FAQ\n\n## 1. Is it new?\n\nYes.\n\n## 2. What is X?\n\nX.\n\n## 3. What is Y?\n\nY.\n")
    #expect(again.output.contains("1 new, 0 changed; 2 the same"), "\(again)")
  }

  @Test("a conflict ends when the source's text is taken over the edit, which stays in the history")
  func conflicts() throws {
    let first = "id,question,answer\n1,Is it?,one\n"
    let second = "id,question,answer\n1,Is it?,two\n"
    _ = try importing("a.csv", first)
    try runner.folder.write("edit.md", "---\ntitle: Is it?\n---\n\none edited\n")
    runner.run("draft", "edit", "1", "--from", "edit.md", "--as", "mara")
    #expect(try importing("a.csv", second).output.contains("1 conflicting"))
    let replaced = runner.run("import", "a.csv", "--replace-edits", "--as", "mara")
    #expect(replaced.code == 0 && replaced.output.contains("1 changed"), "\(replaced.errors)")
    #expect(runner.run("show", "1@2").output.contains("one edited"))
    #expect(runner.run("show", "1@3").output.contains("two"))
    runner.run("draft", "edit", "1", "--from", "edit.md", "--as", "mara")
    #expect(try importing("a.csv", second).output.contains("1 the same"))
  }

  @Test("links lead to where the questions of their file are, whatever slugs others have taken")
  func links() throws {
    _ = try importing("own.csv", "question,slug,answer\nOwn?,dose,x\n")
    let file =
      "question,slug,answer\nTheirs?,dose,y\nLink?,link,See [the dose](/dose#a) and [it](/link).\n"
    #expect(try importing("theirs.csv", file).output.contains("imported 2 new"))
    #expect(runner.run("show", "3").output.contains("[the dose](/dose-2#a) and [it](/link)"))
    #expect(try importing("theirs.csv", file).output.contains("2 the same"))
  }
}
