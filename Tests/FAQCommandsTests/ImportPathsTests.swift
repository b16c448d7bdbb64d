import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// Several paths in one command, of which some cannot be read.
@Suite("Imported paths")
struct ImportPathsTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.folder.write("one.csv", "q,a,category\nIs it one?,Yes.,Dosing\n")
    try runner.folder.write("two.csv", "q,a,category\nIs it two?,Yes.,Dosing\n")
    try runner.folder.write("bad.zip", Array("PK\u{3}\u{4} and no archive".utf8))
    try runner.folder.write("good.ndjson", Self.event("g1") + "\n")
    try runner.folder.write("bad.ndjson", Self.event("b1") + "\n{\"key\": \"b2\", \"text\": 5}\n")
  }

  private static func event(_ key: String) -> String {
    #"{"key": "\#(key)", "text": "---\ntitle: Is it \#(key)?\n---\n\nYes.\n"}"#
  }

  private func importing(_ words: String...) -> CommandRunner.Result {
    runner.run(["import"] + words + ["--as", "mara"])
  }

  private func articles() throws -> Int {
    try JSONValue(reading: runner.run("list", "--json").output).elements.count
  }

  @Test("an archive that cannot be read is refused, and the paths after it are imported")
  func archive() throws {
    let report = importing("bad.zip", "one.csv")
    #expect(report.code == 1)
    #expect(
      report.errors.contains(
        "faqcms: bad.zip: refused: the archive cannot be read: it is no ZIP archive, or its end is "
          + "missing. Make the archive again, and import that.\n"))
    #expect(
      report.output == """
        bad.zip, a ZIP archive: imported 0 new, 0 changed; 0 the same, 0 conflicting, 1 refused
        one.csv, a table: imported 1 new, 0 changed; 0 the same, 0 conflicting, 0 refused
        2 sources in all: imported 1 new, 0 changed; 0 the same, 0 conflicting, 1 refused

        """)
    #expect(try articles() == 1)
  }

  @Test(
    "two sources of one name are refused before anything is imported; the same one twice is not")
  func names() throws {
    for (folder, question) in [("a", "Is X?"), ("b", "Is P?")] {
      try runner.folder.write("\(folder)/faq.csv", "ID,Question,Answer\n1,\(question),x\n")
    }
    for paths in [["a/faq.csv", "b/faq.csv"], ["b/faq.csv", "a/faq.csv", "--dry-run"]] {
      let refused = runner.run(["import"] + paths)
      #expect(refused.code == 64 && refused.errors.contains("--source NAME"), "\(refused)")
    }
    let named = runner.run("import", "a/faq.csv", "one.csv", "--source", "other")
    #expect(named.code == 64 && named.errors.contains("--source names one source"), "\(named)")
    #expect(runner.run("list", "--json").output == "[]\n")
    #expect(runner.run("import", "a/faq.csv", "./a/faq.csv").code == 0)
    #expect(runner.run("import", "b/faq.csv", "--source", "other").code == 0)
    #expect(runner.run("list").output.contains("Is X?"))
    #expect(runner.run("list").output.contains("Is P?"))
  }

  @Test("a dry run of several paths tells what importing them comes to")
  func dryRun() throws {
    try runner.folder.write("again.csv", "q,a\nIs it one?,No.\n")
    let paths = ["one.csv", "again.csv", "good.ndjson", "bad.ndjson"]
    let words = ["import"] + paths + ["--as", "mara", "--json"]
    let trial = runner.run(words + ["--dry-run"])
    #expect(try articles() == 0)
    let report = runner.run(words)
    #expect(report.output.contains("It asks what 1 asks: Is it one?"), "\(report.output)")
    #expect(trial.code == report.code && trial.errors == report.errors)
    #expect(
      trial.output.replacing("\"dry_run\": true", with: "\"dry_run\": false") == report.output)
  }

  @Test("an archive with a locked entry is refused whole, one with a damaged entry but for that")
  func entries() throws {
    let script = """
      import zipfile
      with zipfile.ZipFile('a.zip', 'w') as archive:
          archive.writestr('a.md', '# Is it A?\\n\\nYes.\\n')
          archive.writestr('b.md', '# Is it B?\\n\\nYes.\\n')
      data = bytearray(open('a.zip', 'rb').read())
      open('damaged.zip', 'wb').write(data.replace(b'Is it B', b'Is it C', 1))
      data[6] |= 1
      data[data.index(b'PK\\x01\\x02') + 8] |= 1
      open('locked.zip', 'wb').write(data)
      """
    let made = try Program.run(["/usr/bin/python3", "-c", script], in: runner.folder.path)
    #expect(made.code == 0, "\(made.errors)")
    let locked = importing("locked.zip")
    #expect(locked.code == 1 && locked.output.contains("0 new"), "\(locked.output)")
    #expect(locked.errors.contains("locked.zip: refused: 'a.md' in the archive is encrypted"))
    #expect(try articles() == 0)
    let damaged = importing("damaged.zip")
    #expect(damaged.code == 1 && damaged.output.contains("imported 1 new"), "\(damaged.output)")
    #expect(damaged.errors.contains("damaged.zip/b.md: refused: 'b.md' in the archive is damaged"))
    #expect(try articles() == 1)
  }

  @Test(
    "a path that is not there is told before anything is imported",
    arguments: [["--quiet"], ["--from", "csv"], ["--json"]])
  func missing(_ options: [String]) throws {
    let paths = ["one.csv", "none.csv", "nothing.csv"]
    let report = runner.run(["import"] + paths + options + ["--as", "mara"])
    #expect(report.code == 1 && report.output.isEmpty, "\(report.output)")
    #expect(report.errors == "faqcms: Cannot read none.csv: No such file or directory.\n")
    #expect(try articles() == 0)
  }

  @Test("a path that cannot be opened is told before anything is imported")
  func unopened() throws {
    try FileManager.default.createSymbolicLink(
      atPath: runner.folder.path + "/loop.csv", withDestinationPath: "loop.csv")
    let report = importing("one.csv", "loop.csv")
    #expect(report.code == 1 && report.output.isEmpty, "\(report.output)")
    #expect(report.errors.hasPrefix("faqcms: Cannot read loop.csv: "), "\(report.errors)")
    #expect(try articles() == 0)
  }

  @Test("JSON is one value: the report of one path, or the counts of several and each one's report")
  func json() throws {
    let one = try JSONValue(reading: importing("one.csv", "--json", "--dry-run").output)
    #expect(one["source"] == .string("one.csv") && one["sources"] == nil)
    let result = importing("bad.zip", "one.csv", "--json", "--dry-run")
    #expect(result.code == 1 && result.errors.isEmpty, "\(result.errors)")
    let both = try JSONValue(reading: result.output)
    #expect(both["dry_run"] == .bool(true))
    #expect(both["new"] == .integer(1) && both["refused"] == .integer(1))
    let sources = both["sources"]?.elements ?? []
    #expect(sources.count == 2 && sources.last == one)
    #expect(sources.first?["source"] == .string("bad.zip"))
    let file = sources.first?["files"]?.elements.first
    #expect(file?["format"] == .string("zip") && file?["sha256"] == .null)
    let refused = file?["refused"]?.elements.first
    #expect(refused?["cause"]?.string?.contains("it is no ZIP archive") == true)
    #expect(refused?["suggestion"] == .string("Make the archive again, and import that."))
  }

  @Test("a history that cannot be read is refused where there are other paths")
  func history() throws {
    let alone = importing("bad.ndjson")
    #expect(alone.code == 1 && alone.output.isEmpty)
    #expect(alone.errors == "faqcms: Line 2: 'text' must be a text.\n")
    let report = importing("bad.ndjson", "good.ndjson", "one.csv")
    #expect(report.code == 1)
    #expect(report.errors.contains("bad.ndjson, line 2: refused: 'text' must be a text."))
    #expect(report.output.contains("good.ndjson: imported 1 revision and 1 new article"))
    #expect(report.output.contains("one.csv, a table: imported 1 new"))
    #expect(report.output.contains("2 sources in all: imported 1 new, 0 changed; "))
    #expect(try articles() == 2)
    let json = try JSONValue(
      reading: importing("bad.ndjson", "good.ndjson", "one.csv", "--json").output)
    let sources = json["sources"]?.elements ?? []
    #expect(sources.compactMap { $0["same"]?.integer } == [0, 1, 1])
    #expect(json["same"] == .integer(1) && json["refused"] == .integer(1))
  }

  @Test("histories are counted in all, too")
  func histories() throws {
    try runner.folder.write("other.ndjson", Self.event("g2") + "\n")
    let report = importing("good.ndjson", "other.ndjson")
    #expect(report.code == 0, "\(report.errors)")
    #expect(
      report.output.hasSuffix(
        "2 histories in all: imported 2 revisions and 2 new articles, 0 renames, 0 deletions; "
          + "0 events changed nothing\n"))
  }

  @Test("a category that several paths name is said to be missing once, at the end")
  func shelves() throws {
    let report = importing("one.csv", "two.csv")
    #expect(report.code == 0)
    let hint = """
      2 sources in all: imported 2 new, 0 changed; 0 the same, 0 conflicting, 0 refused
      1 category is not there; --add-categories adds them, or:
        faqcms category add dosing --title 'Dosing'

      """
    #expect(report.all.hasSuffix(hint), "\(report.all)")
    #expect(report.all.components(separatedBy: "category add").count == 2)
  }

  @Test("what keeps all paths from being imported is no refusal of one of them")
  func role() throws {
    let report = runner.run("import", "one.csv", "two.csv", "--json", "--as", "anna")
    #expect(report.code == 1 && report.output.isEmpty, "\(report.output)")
    #expect(report.errors.hasPrefix("faqcms: anna "), "\(report.errors)")
  }

  @Test(
    "a mapping without a field or a column is refused", arguments: ["==", "=a", "question=", "a"])
  func mappings(_ mapping: String) throws {
    try runner.folder.write("a.csv", "Question,Answer\nIs it?,Yes.\n")
    #expect(runner.run("import", "a.csv", "--map", mapping).code == 64)
  }

  @Test("a field that is mapped twice is refused, and the members of a list can be mapped")
  func mappedTwice() throws {
    try runner.folder.write("a.csv", "Question,Answer\nIs it?,Yes.\n")
    try runner.folder.write("a.json", "[{\"ask\": \"Is it?\", \"say\": \"Yes.\"}]")
    let twice = runner.run("import", "a.csv", "--map", "answer=Answer", "--map", "Answer=Question")
    #expect(twice.code == 64 && twice.errors.contains("'answer' twice"), "\(twice.errors)")
    let list = runner.run(
      "import", "a.json", "--as", "mara", "--map", "question=ask", "--map", "answer=say")
    #expect(list.code == 0 && list.output.contains("imported 1 new"), "\(list.errors)")
  }

  @Test(
    "an export of this program brings its shelves with their slugs, titles and parents",
    arguments: ["json", "ndjson"])
  func ownShelves(format: String) throws {
    runner.run("category", "add", "tx", "--title", "Treatment")
    runner.run("category", "add", "dose", "--title", "Doses", "--parent", "tx")
    let path = runner.folder.path + "/new.db"
    for (title, shelf) in [("One", "tx"), ("Two", "dose")] {
      try runner.folder.write("a.md", "---\ntitle: \(title)\ncategory: \(shelf)\n---\n\nYes.\n")
      runner.run("draft", "new", "--from", "a.md", "--as", "mara")
      runner.run("draft", "submit", title.lowercased(), "--as", "mara")
      runner.run("review", "approve", title.lowercased(), "--as", "anna")
      #expect(runner.run("publish", title.lowercased()).code == 0)
    }
    let export = ["export", "--format", format, "--output", "e.\(format)"]
    #expect(runner.run(export).code == 0)
    runner.run("init", "--db", path)
    let report = runner.run("import", "e.\(format)", "--add-categories", "--db", path)
    #expect(report.code == 0, "\(report.all)")
    let shelves = try JSONValue(
      reading: runner.run("category", "list", "--json", "--db", path).output
    ).elements.map { shelf in ["slug", "title", "parent"].map { shelf[$0]?.string } }
    #expect(shelves == [["tx", "Treatment", nil], ["dose", "Doses", "tx"]])
  }

  @Test("the folders of a path outside of ASCII are categories as they are called")
  func foreignFolder() throws {
    try runner.folder.write("häufig/care/x.md", "---\ntitle: Is it?\n---\n\nYes.\n")
    #expect(runner.run("import", "häufig", "--add-categories").code == 0)
    let categories = runner.run("category", "list").output
    #expect(categories.contains("care"), "\(categories)")
  }
}
