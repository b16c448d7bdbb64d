import FAQTestSupport
import Foundation
import Testing

@Suite("Going on with a file from which a text was saved")
struct WorkingCopyTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.folder.write("text.md", "Take 10 mg.\n\nDrink water.\n")
    runner.run("draft", "new", "--title", "Dose?", "--from", "text.md", "--as", "mara")
    try runner.folder.write("w.md", runner.run("draft", "show", "1", "--format", "markdown").output)
  }

  private func replace(_ old: String, _ new: String, in file: String = "w.md") throws {
    let text = try runner.folder.read(file)
    try #require(text.contains(old), "\(text)")
    try runner.folder.write(file, text.replacingOccurrences(of: old, with: new))
  }

  private func save(_ arguments: String...) -> CommandRunner.Result {
    runner.run(["draft", "edit", "1", "--from", "w.md", "--as", "mara"] + arguments)
  }

  @Test("what its author takes back in it is taken back")
  func takenBack() throws {
    try replace("10 mg", "20 mg")
    try replace("tags: []", "tags: [\"x\"]")
    #expect(save().output.hasPrefix("Saved 1@2"))
    #expect(try runner.folder.read("w.md").contains("\"revision\": 2"))
    try replace("20 mg", "10 mg")
    try replace("tags: [\"x\"]", "tags: []")
    let saved = save()
    #expect(saved.output.hasPrefix("Saved 1@3") && !saved.errors.contains("Merged"), "\(saved.all)")
    let text = runner.run("draft", "show", "1").output
    #expect(text.contains("Take 10 mg.") && !text.contains("tags"))
    #expect(save().output.hasPrefix("Unchanged 1@3"))
  }

  @Test("all of the file but the line that names the revision stays as its author wrote it")
  func ownWriting() throws {
    try replace("tags: []", "# A remark of mine\ntags:\n  - b\n  - a")
    let before = try runner.folder.read("w.md")
    #expect(save().output.hasPrefix("Saved 1@2"))
    let after = try runner.folder.read("w.md")
    func others(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.hasPrefix("faqcms: ") }
    }
    #expect(others(before) == others(after) && before != after)
  }

  @Test("where somebody saved meanwhile, it becomes the merged text")
  func merged() throws {
    runner.run("draft", "edit", "1", "--summary", "Meanwhile.")
    try replace("10 mg", "20 mg")
    let saved = save()
    #expect(saved.errors == "Merged with 1@2 by pia\nw.md holds 1@3 now.\n", "\(saved.all)")
    #expect(try runner.folder.read("w.md").contains("summary: \"Meanwhile.\""))
    try replace("20 mg", "10 mg")
    #expect(save().output.hasPrefix("Saved 1@4"))
    #expect(runner.run("draft", "show", "1").output.contains("Take 10 mg."))
  }

  @Test("one that says nothing new says so, and whose text stays")
  func nothingNew() throws {
    runner.run("draft", "edit", "1", "--summary", "Meanwhile.")
    let saved = save()
    #expect(saved.output.hasPrefix("Unchanged 1@2"))
    #expect(saved.errors.contains("Nothing of it is new: 1@2 by pia was saved since, and stays."))
    #expect(try runner.folder.read("w.md").contains("Meanwhile."))
  }

  @Test("one that cannot be written, or is none of its kind, stays as it is")
  func leftAlone() throws {
    try replace("10 mg", "20 mg")
    let path = runner.folder.path + "/w.md"
    let bytes = try runner.folder.read("w.md")
    runner.input = Array(bytes.utf8)
    #expect(runner.run("draft", "edit", "1", "--from", "-", "--as", "mara").code == 0)
    #expect(try runner.folder.read("w.md") == bytes)
    let plain = bytes.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("faqcms: ") }.joined(separator: "\n")
    try runner.folder.write("w.md", plain)
    #expect(save().output.hasPrefix("Unchanged 1@2"))
    #expect(try runner.folder.read("w.md") == plain)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test("a text that was kept because it could not be saved is removed once it is")
  func keptText() throws {
    try replace("10 mg", "20 mg")
    try runner.folder.write("other.md", try runner.folder.read("w.md"))
    try replace("20 mg", "30 mg", in: "other.md")
    #expect(save().code == 0)
    let conflict = runner.run("draft", "edit", "1", "--from", "other.md")
    #expect(conflict.code == 1)
    let words = conflict.errors.split { " ';\n".contains($0) }
    let kept = String(try #require(words.first { $0.contains("/edits/") }))
    let marked = try String(contentsOfFile: kept, encoding: .utf8)
    let mended = marked.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !["<<<", "===", ">>>"].contains(where: line.hasPrefix) && !line.contains("20 mg")
    }
    try mended.joined(separator: "\n").write(toFile: kept, atomically: false, encoding: .utf8)
    let saved = runner.run("draft", "edit", "1", "--from", kept)
    #expect(saved.output.hasPrefix("Saved 1@3"), "\(saved.all)")
    #expect(!FileManager.default.fileExists(atPath: kept))
    #expect(runner.run("draft", "show", "1").output.contains("30 mg"))
  }

  @Test("one that was made from a draft that was set aside keeps its words")
  func setAside() throws {
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    #expect(runner.run("publish", "1").code == 0)
    try replace("10 mg", "20 mg")
    #expect(save().output.hasPrefix("Saved 1@2"))
    #expect(runner.run("draft", "discard", "1", "--as", "mara").code == 0)
    let words = try runner.folder.read("w.md")
    let refused = save()
    #expect(refused.code == 1 && refused.errors.contains("'faqcms restore 1@2'"), "\(refused.all)")
    #expect(try runner.folder.read("w.md") == words)
    #expect(runner.run("restore", "1@2", "--as", "mara").code == 0)
    try replace("20 mg", "30 mg")
    #expect(save().output.hasPrefix("Saved 1@4"))
  }
}
