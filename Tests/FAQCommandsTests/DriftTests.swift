import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Drift of what is deployed")
struct DriftTests {
  let runner: CommandRunner

  /// Two public articles, `one` and `two`.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    for title in ["One", "Two"] { try runner.publish(title, "Sample of \(title).") }
  }

  private func export(_ options: [String], to folder: String = "out") {
    #expect(runner.run(["export", "--output", folder, "--format"] + options).code == 0)
  }

  private func shell(_ command: String) throws {
    let done = try Program.run(["/bin/sh", "-c", command], in: runner.folder.path)
    #expect(done.code == 0, "\(done.errors)")
  }

  /// Exports, copies the files to `srv` and leaves there what is of an earlier export.
  private func deploy(_ options: [String]) throws {
    export(options)
    try shell("mkdir -p srv && cp -r out/. srv")
  }

  private func change(_ old: String, _ new: String, in folder: String = "out") throws {
    let text = try runner.folder.read(folder + "/manifest.json")
    let changed = text.replacing(old, with: new)
    #expect(changed != text)
    try runner.folder.write(folder + "/manifest.json", changed)
  }

  private static let rename = ["rename", "two", "second"]
  private static let expire = ["publish", "two", "--until", "2026-02-01"]

  static let remnants: [([String], [String], String)] = [
    (["markdown"], ["withdraw", "two", "--reason", "It is old."], "withdrawn two.md"),
    (["markdown"], rename, "stale two.md"),
    (["markdown", "--for", "hugo"], rename, "stale two.html"),
    (["markdown", "--for", "mkdocs"], expire, "withdrawn two.md"),
    (["html"], expire, "withdrawn questions/two.html"),
  ]

  @Test(
    "a page that deploying left behind is told, though no manifest names it", arguments: remnants)
  func leftBehind(options: [String], act: [String], finding: String) throws {
    try deploy(options)
    #expect(runner.run(act).code == 0)
    runner.clock.advance(months: 2)
    try deploy(options)
    for path in ["srv/mine.md", "srv/notes/two.md", "srv/questions/mine.html"] {
      try runner.folder.write(path, "Mine.")
    }
    let result = runner.run("drift", "srv")
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("\(finding)\nFound 1 difference."), "\(result.output)")
    #expect(result.output.contains("remove the rest yourself"))
    let approved = "out is what is approved.\nIt says that it was exported with "
    #expect(
      runner.run("drift", "out").output
        == approved + "--format \(options.joined(separator: " "))\n")
  }

  @Test("an answer that is there in place of the notice that it was withdrawn is told as withdrawn")
  func answerInPlaceOfNotice() throws {
    export(["html"])
    try shell("cp out/questions/two.html answer.html")
    runner.run("withdraw", "two", "--reason", "It is old.")
    export(["html"])
    #expect(runner.run("drift", "out").code == 0, "the control")
    try shell("cp answer.html out/questions/two.html")
    let told = runner.run("drift", "out")
    #expect(told.code == 1 && told.output.hasPrefix("withdrawn questions/two.html\nFound 1 "))
    try shell("cp answer.html out/questions/one.html")
    #expect(runner.run("drift", "out").output.hasPrefix("altered questions/one.html\n"))
  }

  @Test("a state that the ledger never had is mended by the next export, which '--check' tells")
  func forgedState() throws {
    export(["markdown"])
    let text = try runner.folder.read("out/manifest.json")
    runner.run("rename", "two", "second")
    runner.run("rename", "second", "two")
    try runner.folder.write("out/manifest.json", text)
    let check = ["export", "--format", "markdown", "--output", "out", "--check"]
    #expect(runner.run(["drift", "out"]).code == 1)
    export(["markdown"])
    let now = try runner.folder.read("out/manifest.json")
    try change("\"size\": ", "\"size\": 9")
    #expect(runner.run("drift", "out").output.contains("a state that the ledger never had"))
    let told = runner.run(check)
    #expect(told.code == 1 && told.output == "M manifest.json\n", "\(told)")
    export(["markdown"])
    #expect(try runner.folder.read("out/manifest.json") == now)
    #expect(runner.run("drift", "out").code == 0 && runner.run(check).code == 0)
  }

  @Test("an export of the past is refused where the folder holds a later one")
  func earlierState() throws {
    let before = runner.clock.now().description
    runner.run("withdraw", "two", "--reason", "Sample")
    export(["markdown"])
    let export = ["export", "--format", "markdown", "--as-of", before, "--output"]
    let refused = runner.run(export + ["out"])
    #expect(refused.code == 1 && refused.errors.contains("would take back"), "\(refused)")
    #expect(runner.run("drift", "out").code == 0)
    #expect(runner.run(export + ["past"]).code == 0)
    #expect(runner.run(export + ["past"]).code == 0, "the same again")
    #expect(runner.run("export", "--format", "markdown", "--output", "past").code == 0, "onwards")
  }

  @Test("what an export does not replace is named first, and then the export mends the rest")
  func obstacles() throws {
    for act in ["rm one.md && ln -s two.md one.md", "sed -i s/one.md/none.md/ manifest.json"] {
      try shell("rm -rf out")
      export(["markdown"])
      try shell("cd out && \(act)")
      let told = runner.run("drift", "out")
      #expect(told.output.contains("Remove one.md yourself first:"), "\(told)")
      #expect(runner.run(["export", "--output", "out", "--format", "markdown"]).code != 0)
      try shell("rm out/one.md")
      export(["markdown"])
      #expect(runner.run("drift", "out").code == 0)
    }
  }

  @Test(
    "a folder, a link or a file where an export needs another is named first, and so the export says",
    arguments: [
      ("rm index.html && mkdir index.html", "index.html", "it is a folder; remove it"),
      ("mv questions ../q && ln -s ../q questions", "questions", "Remove it, or name"),
      ("rm -r questions && echo a > questions", "questions", "it is no folder; remove it"),
      (
        "rm questions/two.html && mkdir -p questions/two.html/a", "questions/two.html",
        "is a folder"
      ),
    ])
  func inTheWay(act: String, path: String, sentence: String) throws {
    export(["html"])
    // Also where an export would only remove what the manifest names.
    runner.run("withdraw", "two", "--reason", "It is old.")
    try shell("cd out && \(act)")
    let told = runner.run("drift", "out")
    #expect(told.output.contains("Remove \(path) yourself first:"), "\(told)")
    let refused = runner.run(["export", "--output", "out", "--format", "html"])
    #expect(refused.code == 1 && refused.errors.contains(sentence), "\(refused.errors)")
    try shell("rm -r out/\(path)")
    export(["html"])
    #expect(runner.run("drift", "out").code == 0)
  }

  @Test("where the manifest names no file, the advice says how many an export does not replace")
  func noFiles() throws {
    export(["markdown"])
    try shell(#"sed -i -z 's/"files": \[.*\]/"files": []/' out/manifest.json"#)
    let told = runner.run("drift", "out")
    #expect(told.output.contains("Remove one.md and 1 more yourself first:"), "\(told)")
    try shell("rm out/one.md out/two.md")
    export(["markdown"])
    #expect(runner.run("drift", "out").code == 0)
  }

  @Test("an archive is read from the standard input")
  func archiveOnInput() {
    runner.input = Array(runner.run("export", "--format", "markdown", "--tar").output.utf8)
    for command in ["verify-bundle", "drift"] {
      let result = runner.run(command, "-")
      #expect(result.code == 0, "\(result.all)")
    }
    runner.input = Array("no archive".utf8)
    #expect(runner.run("verify-bundle", "-").errors.contains("it is no tar archive"))
  }

  @Test("an archive is read through a link")
  func linkedArchive() throws {
    let tar = ["export", "--format", "markdown", "--tar", "--output", "a.tar"]
    #expect(runner.run(tar).code == 0)
    try shell("ln -s a.tar b.tar")
    #expect(runner.run("verify-bundle", "b.tar").code == 0)
    #expect(runner.run("drift", "b.tar").code == 0)
  }

  @Test(
    "a forged page that the manifest names with its new bytes is altered, whatever was exported since"
  )
  func renamedDigest() throws {
    export(["html"])
    let page = "out/questions/two.html"
    let old = Digest(of: Array(try runner.folder.read(page).utf8)).hex
    runner.run("withdraw", "one", "--reason", "It is old.")
    #expect(runner.run("drift", "out").output.contains("stale index.html\n"), "the control")
    for path in [page, "out/index.html"] {
      let text = try runner.folder.read(path)
      try runner.folder.write(path, text.replacing("Two", with: "Ten"))
      let digests = [text, try runner.folder.read(path)].map { Digest(of: Array($0.utf8)).hex }
      try change(digests[0], digests[1])
    }
    #expect(try !runner.folder.read("out/manifest.json").contains(old))
    let told = runner.run("drift", "out").output
    #expect(told.contains("altered index.html\n") && told.contains("altered questions/two.html\n"))
  }

  @Test(
    "what began or ended by itself after the manifest's last entry is no forgery, and else it is")
  func passedTimes() throws {
    runner.run("publish", "two", "--until", "2026-03-01")
    try runner.publish("Three", "Sample.")
    try runner.publish("Four", "Sample.", "--at", "2026-02-15")
    runner.clock.advance(months: 3)
    export(["html"])
    runner.run("withdraw", "one", "--reason", "It is old.")
    let honest = runner.run("drift", "out").output
    #expect(honest.contains("stale index.html\n") && !honest.contains("altered"), "\(honest)")
    let text = try runner.folder.read("out/manifest.json")
    #expect(text.contains("\"published\": \"2026-02-15") && !text.contains("two"), "the control")
    try change("\"published\": \"2026", "\"published\": \"2099")
    try change("\"name\": \"Anna Sample\"", "\"name\": \"Nobody\"")
    let forged = runner.run("drift", "out").output
    #expect(forged.contains("altered manifest.json: article 3 is not what an export says"))
  }

  @Test("how the manifest says that it was exported is told, in JSON, too")
  func told() throws {
    let web = ["--site-url", "https://example.org/faq"]
    export(["html", "--locale", "en", "--tag", "it's"] + web)
    let told = runner.run("drift", "out").output
    #expect(
      told.hasSuffix(
        "with --format html --site-url https://example.org/faq --locale en --tag \"it's\"\n"))
    let json = try JSONValue(reading: runner.run("drift", "out", "--json").output)
    #expect(json["export"]?["site_url"] == "https://example.org/faq")
  }

  @Test("a page is withdrawn where its article is public no longer, and stale where it has moved")
  func renamed() throws {
    export(["html"])
    runner.run("rename", "two", "second")
    let moved = runner.run("drift", "out").output
    #expect(moved.contains("stale questions/two.html\n") && !moved.contains("withdrawn"))
    runner.run("withdraw", "one", "--reason", "It is old.")
    #expect(runner.run("drift", "out").output.contains("withdrawn questions/one.html\n"))
  }

  @Test("a page whose name is not its slug is told as withdrawn, too")
  func specialName() throws {
    try runner.publish("Index", "Sample.")
    export(["markdown", "--for", "hugo"])
    #expect(runner.run("drift", "out").code == 0)
    runner.run("withdraw", "index", "--reason", "It is old.")
    let result = runner.run("drift", "out")
    #expect(result.output.hasPrefix("withdrawn index_.html\nFound 1 difference."))
    #expect(result.output.contains("mends them"))
  }

  @Test(
    "a manifest that says what no export said is told",
    arguments: [
      ("\"credentials\": \"MD\"", "\"credentials\": \"Professor\"", "article 1", "sign_offs"),
      ("\"revision\": 1", "\"revision\": 2", "article 2", "revision"),
      ("\"title\": \"Sample FAQ\"", "\"title\": \"Other\"", "'site'", "title"),
      ("\"description\": \"\"", "\"description\": \"Other\"", "'categories'", "says"),
      ("\"withdrawn\": [],", "\"withdrawn\": [], \"more\": 1,", "'more'", "in no export"),
    ])
  func altered(old: String, new: String, name: String, member: String) throws {
    export(["html"])
    #expect(runner.run("drift", "out").code == 0)
    try runner.publish("Three", "Sample.")
    export(["html"])
    try change(old, new)
    let lines = runner.run("drift", "out").output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("altered manifest.json: \(name) ") }, "\(lines)")
    #expect(lines.contains { $0.hasSuffix(member) }, "\(lines)")
    #expect(lines.dropLast().last?.hasSuffix("mends them.") == true)
    export(["html"])
    #expect(runner.run("drift", "out").code == 0)
  }

  @Test("a manifest that was altered is told beside the files of an earlier export")
  func alteredAndOld() throws {
    export(["markdown"])
    runner.run("withdraw", "two", "--reason", "It is old.")
    let old = runner.run("drift", "out")
    #expect(old.output.hasPrefix("withdrawn two.md\nFound 1 difference."))
    try change("\"credentials\": \"MD\"", "\"credentials\": \"Professor\"")
    let result = runner.run("drift", "out")
    #expect(result.output.contains("withdrawn two.md\n"))
    #expect(result.output.contains("altered manifest.json: article 1 "))
  }

  @Test("a manifest that leaves out an article or a file, or has another digest for one, is told")
  func leftOut() throws {
    export(["markdown"])
    let digest = Digest(of: Array(try runner.folder.read("out/one.md").utf8)).hex
    try change(digest, Digest(of: [1]).hex)
    let other = "altered manifest.json: 'one.md' is not what an export says: sha256\n"
    #expect(runner.run("drift", "out").output.hasPrefix(other))
    try FileManager.default.removeItem(atPath: runner.folder.path + "/out")
    export(["markdown"])
    try change("\"articles\"", "\"forgotten\"")
    try change("\"withdrawn\": [],", "\"withdrawn\": [], \"articles\": [],")
    let result = runner.run("drift", "out").output
    #expect(result.contains("altered manifest.json: article 1 is left out\n"))
  }

  @Test("a manifest of another site, or of a state that the ledger never had, is told")
  func otherState() throws {
    export(["markdown"])
    try FileManager.default.copyItem(
      atPath: runner.folder.path + "/out", toPath: runner.folder.path + "/copy")
    let json = try JSONValue(reading: runner.folder.read("out/manifest.json"))
    let root = try #require(json["ledger"]?["root"]?.string)
    try change(root, Digest(of: [1]).hex)
    let state = "altered manifest.json: it names a state that the ledger never had\nFound 1 "
    #expect(runner.run("drift", "out").output.hasPrefix(state))
    let uuid = try #require(json["site"]?["uuid"]?.string)
    try change(uuid, "00000000-0000-4000-8000-999999999999", in: "copy")
    let site = "altered manifest.json: it is of another site\nFound 1 difference. "
    let drift = runner.run("drift", "copy").output
    #expect(drift.hasPrefix(site + "No export takes the place of one of another site:"))
    #expect(!drift.contains("mends"))
    let export = runner.run("export", "--format", "markdown", "--output", "copy")
    #expect(export.errors.contains("Name another folder, or remove that one first"), "the control")
  }

  @Test("a manifest that is only older is no drift; one without a newer sign-off is, if no file is")
  func older() throws {
    let map = ["sitemap", "--site-url", "https://example.org/faq"]
    export(map, to: "map")
    export(["html"], to: "site")
    try runner.folder.write("text.md", "A draft.")
    runner.run("draft", "new", "--title", "Other", "--from", "text.md", "--as", "mara")
    for folder in ["map", "site"] { #expect(runner.run("drift", folder).code == 0) }
    runner.clock.advance(months: 1)
    #expect(runner.run("review", "confirm", "one", "--as", "anna").code == 0)
    let stale = "stale manifest.json: it is of an earlier export\nFound 1 difference."
    #expect(runner.run("drift", "map").output.hasPrefix(stale))
    #expect(!runner.run("drift", "site").output.contains("manifest.json"))
    export(map, to: "map")
    #expect(runner.run("drift", "map").code == 0)
  }

  @Test("that a review lapsed by itself is no drift where its page says nothing")
  func lapsed() throws {
    export(["html"])
    runner.clock.advance(months: 13)
    #expect(runner.run("drift", "out").code == 0)
    #expect(runner.run("verify-bundle", "out", "--strict").code == 0)
    export(["html"])
    #expect(try runner.folder.read("out/manifest.json").contains("review_lapsed"))
    #expect(runner.run("drift", "out").code == 0)
    let noted = runner.run("verify-bundle", "out")
    #expect(noted.code == 0 && noted.output.hasPrefix("lapsed article 1: its review has lapsed; "))
    #expect(runner.run("verify-bundle", "out", "--strict").code == 1)
    #expect(runner.run("verify-bundle", "out", "--json").output.contains("\"ok\": true"))
  }

  @Test("an article whose sign-off was revoked is noted, and a fault for who is strict")
  func revoked() throws {
    runner.run("review", "revoke", "one", "--reason", "Sample reason", "--as", "anna")
    export(["html"])
    let noted = runner.run("verify-bundle", "out")
    #expect(noted.code == 0 && noted.output.hasPrefix("lapsed article 1: its review has lapsed; "))
    let strict = runner.run("verify-bundle", "out", "--strict")
    #expect(strict.code == 1 && strict.output.contains("Found 1 fault"))
    #expect(runner.run("drift", "out").code == 0)
  }

  @Test("an archive that unpacks to other bytes is refused, as stock tar makes it")
  func otherBytes() throws {
    export(["html", "--tar"], to: "site.tar")
    for command in ["drift", "verify-bundle"] {
      #expect(runner.run(command, "site.tar").code == 0)
    }
    try runner.folder.write("e/index.html", "Evil.")
    for (place, name) in [(0, "././"), (1, "./"), (2, "/"), (3, "questions/../")] {
      let copy = "copy\(place).tar"
      try shell("cp site.tar \(copy) && tar -rPf \(copy) --transform 's,^e/,\(name),' e/index.html")
      for command in ["drift", "verify-bundle"] {
        let result = runner.run(command, copy)
        #expect(result.code == 1 && result.errors.contains("different ways"), "\(name)")
      }
    }
  }
}
