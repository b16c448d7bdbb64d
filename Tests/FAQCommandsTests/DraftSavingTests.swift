import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("Saving after somebody else")
struct DraftSavingTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    runner.answers = []
    for (name, title) in [("base", "A?"), ("theirs", "B?"), ("yours", "C?")] {
      try runner.folder.write("\(name).md", "---\ntitle: \"\(title)\"\n---\n\nBody.\n")
    }
    #expect(runner.run("draft", "new", "--from", "base.md").code == 0)
    #expect(
      runner.run("draft", "edit", "1", "--from", "theirs.md", "--base", "1", "--as", "mara").code
        == 0)
  }

  @Test("of a long slug that is taken, whole words stand before the number")
  func longSlugs() {
    let title = "What should I do when the fever comes back in the first 3 weeks at home after it, "
    for (group, end) in [("adults", "after-it"), ("children", "2"), ("others", "3")] {
      let result = runner.run("draft", "new", "--title", title + "with \(group)?", "--json")
      let slug = "what-should-i-do-when-the-fever-comes-back-in-the-first-3-weeks-at-home-\(end)"
      #expect(result.code == 0 && result.output.contains("\"\(slug)\""), "\(result.all)")
    }
    for end in ["", "-2"] {
      let word = String(repeating: "a", count: 80)
      let result = runner.run("draft", "new", "--title", word, "--json")
      #expect(result.output.contains("\"\(end.isEmpty ? word : word.prefix(72) + end)\""))
    }
  }

  /// Saves the second edit with an editor that is a script of the shell.
  private func save(editor script: String) throws -> CommandRunner.Result {
    let path = try runner.folder.write("editor", "#!/bin/sh\n\(script)\n")
    chmod(path, 0o755)
    runner.environment["EDITOR"] = path
    return runner.run("draft", "edit", "1", "--from", "yours.md", "--base", "1")
  }

  private func kept(_ result: CommandRunner.Result) throws -> String {
    let words = result.errors.split { " ;\n".contains($0) }
    let path = try #require(words.first { $0.contains("/edits/") }, "\(result.errors)")
    return String(
      decoding: try #require(FileManager.default.contents(atPath: String(path))), as: UTF8.self)
  }

  @Test("on a terminal the editor opens on the marked text, and what it saves is saved")
  func settled() throws {
    let result = try save(editor: "sed -i '/^<<<<<<</d;/^=======/,/^>>>>>>>/d' \"$1\"")
    #expect(result.code == 0 && result.output.hasPrefix("Unchanged 1@2"), "\(result.errors)")
    let chosen = try save(editor: "sed -i '/^<<<<<<</,/^=======/d;/^>>>>>>>/d' \"$1\"")
    #expect(chosen.output.hasPrefix("Saved 1@3"), "\(chosen.errors)")
    #expect(runner.run("show", "1").output.hasPrefix("C?"))
    let edits = runner.folder.path + "/home/.local/state/faqcms/edits"
    #expect(try FileManager.default.contentsOfDirectory(atPath: edits).isEmpty)
  }

  @Test("text that still has markers is refused and kept")
  func marked() throws {
    let result = try save(editor: "true")
    #expect(result.code == 1 && result.errors.contains("Line 2: a conflict is marked there"))
    let text = try kept(result)
    #expect(
      text.contains(
        "<<<<<<< 1@2 mara\ntitle: \"B?\"\n======= 1@2 above, yours below\ntitle: \"C?\"\n>>>>>>> yours\n"
      ))
    #expect(text.contains("\"revision\": 2"), "it is made from the other's text")
  }

  @Test("text with the line between the two sides alone is refused")
  func middle() throws {
    let result = try save(editor: "sed -i '/^<<<<<<</d;/^>>>>>>>/d' \"$1\"")
    #expect(result.code == 1 && result.errors.contains("Line 3: a conflict is marked there"))
  }

  @Test("a file without front matter is the body alone, and its first heading the title")
  func bodyAlone() throws {
    try runner.folder.write(
      "all.md", "---\ntitle: E?\nsummary: S.\nlocale: ar\ntags: [a]\nowner: x\n---\n\nBody.\n")
    #expect(runner.run("draft", "new", "--from", "all.md").output.hasPrefix("Drafted 2@1"))
    func fields() -> [String] {
      let file = runner.run("draft", "show", "2", "--format", "markdown").output
      return file.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("faqcms:") }
    }
    let before = fields()
    try runner.folder.write("body.md", "Another body.\n")
    #expect(runner.run("draft", "edit", "2", "--from", "body.md").errors == "")
    #expect(fields() == before.map { $0 == "Body." ? "Another body." : $0 })
    try runner.folder.write("titled.md", "# F?\n\nAnother body.\n")
    runner.run("draft", "edit", "2", "--from", "titled.md")
    #expect(fields().contains("title: \"F?\"") && fields().contains("locale: \"ar\""))
  }

  @Test(
    "a file with front matter is all of the text: what it leaves out is named, but the language stays"
  )
  func leftOut() throws {
    try runner.folder.write(
      "all.md", "---\ntitle: E?\nsummary: S.\nlocale: ar\ntags: [a]\nowner: x\n---\n\nBody.\n")
    runner.run("draft", "new", "--from", "all.md")
    try runner.folder.write("short.md", "---\ntitle: E?\nsummary: S.\n---\n\nBody.\n")
    let edit = runner.run("draft", "edit", "2", "--from", "short.md")
    #expect(
      edit.errors == "note: The file names no tags, owner, so 2@2 has none; 2@1 had.\n",
      "\(edit.all)")
    let file = runner.run("draft", "show", "2", "--format", "markdown").output
    #expect(file.contains("locale: \"ar\"") && !file.contains("owner"))
    try runner.folder.write("shown.md", file.replacing("summary: \"S.\"\n", with: ""))
    #expect(runner.run("draft", "edit", "2", "--from", "shown.md").errors == "")
    #expect(!runner.run("show", "2").output.contains("S."), "who edits what was shown knows it")
  }

  @Test("an author is told of the HTML that readers would see as it is written")
  func markup() throws {
    try runner.folder.write("sup.md", "---\ntitle: E?\n---\n\n10<sup>9</sup>/L.\n")
    for arguments in [["draft", "new"], ["draft", "edit", "1"]] {
      let result = runner.run(arguments + ["--from", "sup.md"])
      #expect(
        result.code == 0 && result.errors.contains("see HTML as it is written: '<sup>', '</sup>'."))
    }
  }

  @Test("an author is told of the addresses that readers would not see")
  func addresses() throws {
    try runner.folder.write("doi.md", "---\ntitle: D?\n---\n\nSee [it](doi:10.1/a).\n")
    for arguments in [["draft", "new"], ["draft", "edit", "1"]] {
      let result = runner.run(arguments + ["--from", "doi.md"])
      #expect(
        result.code == 0 && result.errors.contains("only the words in place of 'doi:10.1/a':"))
    }
  }

  @Test("an author is told of links that lead to no page")
  func looseLinks() throws {
    try runner.folder.write("range.md", "---\ntitle: E?\n---\n\nRange [5-10](mg/day).\n")
    let result = runner.run("draft", "new", "--from", "range.md")
    #expect(
      result.code == 0 && result.errors.contains("A link leads to 'mg/day', which is no page."))
  }

  @Test("when somebody saves again meanwhile, it is merged again")
  func race() throws {
    let path = runner.folder.path + "/again"
    try runner.folder.write("again", "")
    // The editor's script cannot run commands in this process; a second conflict stands for the race.
    let first = try save(
      editor: "sed -i 's/^title: \"C?\"/title: \"D?\"/' \"$1\"; cp \"$1\" \(path)")
    #expect(first.code == 1)
    let text = try runner.folder.read("again")
      .split(separator: "\n").filter { !$0.hasPrefix("<<<") && !$0.hasPrefix(">>>") }
      .filter { !$0.hasPrefix("===") && $0 != "title: \"B?\"" }.joined(separator: "\n")
    try runner.folder.write("mended.md", text + "\n")
    runner.run("draft", "edit", "1", "--summary", "Meanwhile.", "--as", "mara")
    runner.answers = nil
    let merged = runner.run("draft", "edit", "1", "--from", "mended.md")
    #expect(merged.errors.contains("Merged with 1@3 by mara"), "\(merged.all)")
    let shown = runner.run("show", "1").output
    #expect(shown.hasPrefix("D?") && shown.contains("Meanwhile."))
  }

  @Test("the advice after a refusal takes up what was asked for")
  func advice() throws {
    let stale = runner.run(
      "draft", "edit", "1", "--from", "yours.md", "--base", "1", "--no-merge", "--tag", "a \"b\" $c"
    )
    let options = #"--base 1 --tag "a \"b\" \$c" --from"#
    #expect(
      stale.code == 1 && stale.errors.contains("'faqcms draft edit 1 \(options)"), "\(stale.errors)"
    )
    let taken = runner.run(
      "draft", "new", "--from", "yours.md", "--title", "D?", "--locale", "de", "--slug", "a")
    #expect(
      taken.errors.contains("'faqcms draft new --title \"D?\" --locale de --from"),
      "\(taken.errors)")
  }

  @Test("a base is a number, and advice names none that there is none of")
  func bases() {
    let none = runner.run("draft", "edit", "1", "--from", "yours.md", "--base", "99", "--tag", "t")
    #expect(none.code == 1 && none.errors.contains("There is no revision 1@99."))
    #expect(none.errors.contains("'faqcms draft edit 1 --tag t --from yours.md'"), "\(none.errors)")
    for base in ["1@1", "x", "0"] {
      let result = runner.run("draft", "edit", "1", "--from", "yours.md", "--base", base)
      #expect(result.code == 64 && result.errors.contains("'\(base)' is no number of a revision"))
    }
  }

  @Test("without an editor the marked text is kept, and the message names its file")
  func noEditor() throws {
    runner.answers = nil
    let result = runner.run("draft", "edit", "1", "--from", "yours.md", "--base", "1")
    #expect(result.code == 1 && result.errors.contains("changes the same places: title"))
    #expect(try kept(result).contains(">>>>>>> yours"))
  }

  @Test("a file that was made from another article leads back to that one")
  func otherArticle() throws {
    runner.run("draft", "new", "--title", "Other?")
    let file = runner.run("draft", "show", "1", "--format", "markdown").output
    try runner.folder.write("1.md", file)
    for command in ["draft edit 2", "draft new"] {
      let result = runner.run(command.split(separator: " ").map(String.init) + ["--from", "1.md"])
      #expect(result.code == 1 && result.errors.contains("made from article 1"), "\(result.errors)")
      #expect(
        result.errors.contains("use 'faqcms draft edit 1 --from 1.md'. If it is meant for another"))
      #expect(result.errors.contains("take that line out, and use 'faqcms \(command) --from 1.md'"))
    }
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    try runner.folder.write(
      "copy.md", lines.filter { !$0.hasPrefix("faqcms:") }.joined(separator: "\n"))
    #expect(runner.run("draft", "new", "--from", "copy.md").output.hasPrefix("Drafted 3@1"))
  }

  @Test("a file that another site made starts an article")
  func otherSite() throws {
    let other = try CommandRunner()
    other.setUp()
    other.run("draft", "new", "--title", "Elsewhere?")
    try runner.folder.write(
      "other.md", other.run("draft", "show", "1", "--format", "markdown").output)
    #expect(runner.run("draft", "new", "--from", "other.md").output.hasPrefix("Drafted 2@1"))
  }

  @Test("a file that another site made replaces no text, whatever its number", arguments: [1, 2])
  func otherSiteReplaces(_ number: Int) throws {
    let other = try CommandRunner()
    other.setUp()
    for title in ["Elsewhere?", "Elsewhere, too?"] { other.run("draft", "new", "--title", title) }
    let file = other.run("draft", "show", "\(number)", "--format", "markdown").output
    try runner.folder.write("b.md", file)
    let before = runner.run("draft", "show", "1").output
    let result = runner.run("draft", "edit", "1", "--from", "b.md")
    #expect(result.code == 1 && result.errors.contains("is not of this site"), "\(result.errors)")
    #expect(result.errors.contains("Nothing was saved"))
    #expect(
      result.errors.contains("'faqcms draft new --from b.md'. If it is meant to replace the text"))
    #expect(!result.errors.contains("draft edit \(number == 1 ? 2 : number)"))
    #expect(runner.run("draft", "show", "1").output == before)
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    try runner.folder.write(
      "b.md", lines.filter { !$0.hasPrefix("faqcms:") }.joined(separator: "\n"))
    #expect(runner.run("draft", "edit", "1", "--from", "b.md").output.hasPrefix("Saved 1@"))
  }

  @Test("--title takes no heading out of the body")
  func headings() {
    runner.input = Array("# Never with alcohol\n\nTake one.\n".utf8)
    for command in [["draft", "new"], ["draft", "edit", "1"]] {
      let saved = runner.run(command + ["--title", "May I drink?", "--from", "-"])
      #expect(saved.code == 0 && !saved.errors.contains("heading"), "\(saved.errors)")
    }
    for article in ["1", "2"] {
      let shown = runner.run("show", article).output
      #expect(shown.hasPrefix("May I drink?") && shown.contains("\n# Never with alcohol\n"))
    }
  }

  @Test("fields that may be meant for others are named")
  func misspelt() throws {
    try runner.folder.write(
      "text.md", "---\ntitle: A?\nSummary: Never.\nsumary: No.\nnotes: So.\n---\n")
    let errors = runner.run("draft", "new", "--from", "text.md").errors
    #expect(errors.contains("'Summary' is a field of your own") && errors.contains("'sumary'"))
    #expect(!errors.contains("'notes'"))
  }

  @Test(
    "what nobody sees is no question, and what no export could bring back is refused",
    arguments: [
      ("title: \"\\u200b\\u00ad\"", "nobody sees"),
      (
        "title: A?\nx: \(String(repeating: "[", count: 90))\(String(repeating: "]", count: 90))",
        "nests deeper"
      ),
    ])
  func unseen(_ fields: String, _ cause: String) throws {
    try runner.folder.write("text.md", "---\n\(fields)\n---\nWords.\n")
    let result = runner.run("draft", "new", "--from", "text.md")
    #expect(result.code == 1 && result.errors.contains(cause), "\(result.errors)")
  }

  @Test("different fields are shown differently")
  func apart() throws {
    func shown(_ fields: String) throws -> String {
      try runner.folder.write("text.md", "---\ntitle: A?\n\(fields)\n---\n")
      runner.run("draft", "new", "--from", "text.md")
      let number = runner.run("list").output.split(separator: "\n").count - 1
      return runner.run("show", "\(number)").output
    }
    for (one, other, word) in [
      ("tags: [\"a, b\"]", "tags: [a, b]", "\"a, b\""), ("notes: \"5\"", "notes: 5", "\"5\""),
      ("references: [{title: nci X}]", "references: [{key: nci, title: X}]", "nci X"),
      ("codes: [{system: S T, code: U}]", "codes: [{system: S, code: T U}]", "S T: U"),
    ] {
      #expect(try shown(one).contains(word))
      #expect(try !shown(other).contains(word), "\(other)")
    }
  }
}
