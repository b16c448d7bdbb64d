import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("Differences on the command line")
struct DiffTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try save("10 mg for cancer.\n\nTwo\nlines.\n\nThe end.", "new")
    try save("10\u{a0}mg for c\u{430}ncer.\n\nTwo lines.\n\nThe\u{202e} end.\n\nMore.", "edit", "1")
  }

  private func save(_ body: String, _ arguments: String...) throws {
    try runner.folder.write("text.md", "---\ntitle: A sample?\n---\n\n\(body)\n")
    #expect(runner.run(["draft"] + arguments + ["--from", "text.md"]).code == 0)
  }

  @Test("look-alike and invisible characters are shown as code points where they changed")
  func lookalikes() {
    let output = runner.run("diff", "1@1").output
    #expect(output.contains("10[-<U+0020>-]{+<U+00A0>+}mg for [-cancer-]{+c<U+0430>ncer+}."))
    #expect(output.contains("Two[-<U+000A>-]{+ +}lines.") && output.contains("<U+202E>"))
    #expect(output.contains("\n{+More.+}\n"))
  }

  /// What differs between two texts with these lines of front matter.
  private func difference(_ old: String, _ new: String) throws -> String {
    for (lines, words) in [(old, ["new"]), (new, ["edit", "2"])] {
      try runner.folder.write("text.md", "---\ntitle: B?\n\(lines)\n---\n")
      #expect(runner.run(["draft"] + words + ["--from", "text.md"]).code == 0)
    }
    return runner.run("diff", "2@1", "2@2").output
  }

  @Test("in lists, too")
  func lookalikesInLists() throws {
    let output = try difference("tags: [anti-x, b-c, d]", "tags: [anti\u{2011}x, d, b\u{2010}c]")
    #expect(
      output.contains(
        "tags: [-anti<U+002D>x-], [-b<U+002D>c-], {+anti<U+2011>x+}, d, {+b<U+2010>c+}"))
  }

  @Test(
    "a value of another type is told from the one that reads the same",
    arguments: [
      ("n: 5", "n: \"5\"", "[-5-], {+\"5\"+}"),
      ("n: true", "n: \"true\"", "[-true-], {+\"true\"+}"),
      ("n: a", "n: [a]", "[-\"a\"-], {+[\"a\"]+}"),
      ("n: [5, a]", "n: [\"5\", a]", "[-5-], {+\"5\"+}, \"a\""),
      ("", "n: \"\"", "{+\"\"+}"), ("n: [a]", "n: [a, b]", "a, {+b+}"),
      ("n: a b", "n: a c", "a [-b-]{+c+}"),
    ])
  func types(_ old: String, _ new: String, _ shown: String) throws {
    #expect(try difference(old, new).contains("n: \(shown)\n"))
    runner.isTerminal = true
    let coloured = runner.run("diff", "2@1", "2@2").output
    let plain = shown.replacing(/\[-(.*?)-\]|\{\+(.*?)\+\}/) { $0.output.1 ?? $0.output.2 ?? "" }
    #expect(coloured.replacing(/\u{1b}\[\d+m/, with: "").contains("n: \(plain)\n"))
  }

  @Test("line ends that are gone from within a line of the new text are written out")
  func goneLineEnds() throws {
    for (body, words) in [
      ("If you bleed:\n\n- call us\n- stop\n\nTake one daily.", ["new"]),
      ("If you bleed:\n\n- call us\n- Take one daily.", ["edit", "2"]),
    ] {
      try runner.folder.write("text.md", "---\ntitle: B?\n---\n" + body + "\n")
      #expect(runner.run(["draft"] + words + ["--from", "text.md"]).code == 0)
    }
    let output = runner.run("diff", "2@1").output
    #expect(output.contains("- call us\n- [-stop<U+000A><U+000A>-]Take one daily.\n"), "\(output)")
  }

  @Test("a line end in a list of one's own makes no line of the comparison")
  func linesInLists() throws {
    let output = try difference(
      "n: [WHO]", "n: [WHO, \"x\\nsummary: Safe.\"]")
    #expect(output.contains("n: \"WHO\", {+\"x\\nsummary: Safe.\"+}\n"), "\(output)")
  }

  @Test("words are coloured on a terminal, without marks")
  func colours() {
    runner.isTerminal = true
    let output = runner.run("diff", "1@1").output
    #expect(output.contains("\u{1b}[31mcancer\u{1b}[0m\u{1b}[32mc<U+0430>ncer\u{1b}[0m"))
    #expect(!output.contains("{+"))
  }

  @Test("a unified difference is a patch of the canonical file")
  func patch() throws {
    let texts = ["1@1", "1@2"].map { runner.run("show", $0, "--format", "canonical").output }
    try runner.folder.write("old", texts[0])
    let patch = runner.run("diff", "1@1", "1@2", "--format", "unified").output
    let result = try Program.run(["patch", "old"], in: runner.folder.path, input: patch)
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(try runner.folder.read("old") == texts[1])
  }

  @Test("an article alone is its public text and its draft")
  func publicAndDraft() {
    #expect(runner.run("diff", "1").errors.contains("1 is not public"))
    #expect(runner.run("diff", "1@2").errors.contains("No difference"))
    #expect(runner.run("diff", "a-sample@1", "1@2").output.contains("--- 1@1"))
  }

  @Test("of a reference that changed, only the words that changed are marked")
  func references() throws {
    for title in ["Alpha", "Alpha beta"] {
      try runner.folder.write(
        "text.md", "---\ntitle: B?\nreferences: [{key: a, title: \(title)}]\n---\n")
      #expect(
        runner.run(
          ["draft"] + (title == "Alpha" ? ["new"] : ["edit", "2"]) + ["--from", "text.md"]
        ).code == 0)
    }
    #expect(runner.run("diff", "2@1").output.contains("\"title\": \"Alpha{+ beta+}\""))
  }
}
