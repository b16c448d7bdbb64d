import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Exported folders")
struct ExportFolderTests {
  let runner: CommandRunner

  /// Two public articles, `one` and `two`, exported to `out`.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    for title in ["One", "Two"] { try publish(title) }
    #expect(export().code == 0)
  }

  private func publish(_ title: String) throws {
    #expect(try runner.publish(title, "Sample of \(title).").code == 0)
  }

  private func export(_ more: String...) -> CommandRunner.Result {
    runner.run(["export", "--format", "markdown", "--output", "out"] + more)
  }

  private var manifest: String { get throws { try runner.folder.read("out/manifest.json") } }

  @Test("an export says what it added, changed and removed, and touches nothing else")
  func summary() throws {
    let path = runner.folder.path + "/out/one.md"
    let before = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber]
    try publish("Three")
    runner.run("withdraw", "two", "--reason", "It is old.")
    let result = export()
    #expect(result.errors.contains("1 added, 0 changed, 1 removed, 1 the same"))
    let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber]
    #expect(before as? Int == after as? Int)
    #expect(!runner.folder.exists("out/two.md") && runner.folder.exists("out/three.md"))
  }

  @Test("an export in which only the ledger is longer leaves the folder as it is")
  func quiet() throws {
    let before = try manifest
    try runner.folder.write("text.md", "A draft.")
    runner.run("draft", "new", "--title", "Secret", "--from", "text.md", "--as", "mara")
    #expect(export("--check").code == 0)
    #expect(export().errors.contains("0 added, 0 changed, 0 removed, 2 the same"))
    #expect(try manifest == before)
    runner.run("withdraw", "two", "--reason", "It is old.")
    #expect(export().code == 0)
    #expect(try manifest != before)
  }

  @Test("an export of another form takes no folder of an earlier one")
  func otherForm() throws {
    let before = try manifest
    let forms = [
      ["markdown", "--for", "hugo"], ["html"], ["feed", "--site-url", "https://example.org/"],
    ]
    for form in forms {
      for check in [[], ["--check"]] {
        let result = runner.run(["export", "--output", "out", "--format"] + form + check)
        #expect(result.code == 1 && result.errors.contains("exported as markdown --for plain"))
      }
    }
    #expect(try manifest == before && runner.folder.exists("out/one.md"))
  }

  @Test(
    "an export of other texts takes no folder of an earlier one, and is told how that was asked for",
    arguments: [
      ["--scope", "approved"], ["--locale", "de"], ["--category", "basics"], ["--tag", "it's 2+"],
    ])
  func otherChoice(options: [String]) throws {
    let before = try manifest
    let plain = ["export", "--format", "markdown", "--output", "out"]
    for check in [[], ["--check"]] {
      let result = runner.run(plain + options + check)
      #expect(result.code == 1 && result.output.isEmpty)
      #expect(result.errors.contains("exported as markdown --for plain, which"), "\(result.errors)")
    }
    #expect(try manifest == before && runner.folder.exists("out/one.md"))
    let other = ["export", "--format", "markdown", "--output", "other"]
    for _ in 1...2 { #expect(runner.run(other + options).code == 0) }
    let written = options[1].replacing("it's 2+", with: "\"it's 2+\"")
    let refused = runner.run(other)
    #expect(
      refused.errors.contains("--for plain \(options[0]) \(written), which"), "\(refused.errors)")
  }

  @Test("an export of another site takes no folder of an earlier one")
  func otherSite() throws {
    let other = try CommandRunner()
    // The first UUID is that of the site that is there.
    other.run("init", "--db", "first.db")
    other.setUp()
    let folder = runner.folder.path + "/out"
    for options in [[], ["--check"]] {
      let result = other.run(["export", "--format", "markdown", "--output", folder] + options)
      #expect(result.code == 1 && result.errors.contains("of another site"), "\(result.errors)")
    }
    #expect(runner.folder.exists("out/one.md"))
  }

  @Test("where the pages will be may change from export to export")
  func otherAddress() {
    for options in [[], ["--site-url", "https://a.example"], ["--site-url", "https://b.example"]] {
      let site = ["export", "--format", "html", "--output", "site"]
      #expect(runner.run(site + options).code == 0)
    }
  }

  @Test("--check names what would change, ends with 1 and writes nothing")
  func check() throws {
    #expect(export("--check").code == 0)
    let before = try manifest
    try publish("Three")
    runner.run("withdraw", "two", "--reason", "It is old.")
    let result = export("--check")
    #expect(result.code == 1)
    #expect(result.output == "A three.md\nD two.md\nM manifest.json\n")
    #expect(try manifest == before && !runner.folder.exists("out/three.md"))
    let new = runner.run("export", "--format", "markdown", "--output", "new", "--check")
    #expect(new.code == 1 && !runner.folder.exists("new"))
    #expect(runner.run("export", "--format", "json", "--check").code == 64)
  }

  @Test("verify-bundle needs no database, and names each file that is not what the manifest says")
  func verifyBundle() throws {
    let other = try CommandRunner()
    try FileManager.default.copyItem(
      atPath: runner.folder.path + "/out", toPath: other.folder.path + "/copy")
    let good = other.run("verify-bundle", "copy")
    #expect(good.code == 0 && good.output.contains("Verified 2 files, 2 articles, 0 signatures"))
    try other.folder.write("copy/one.md", "Something else.")
    try FileManager.default.removeItem(atPath: other.folder.path + "/copy/two.md")
    try other.folder.write("copy/notes/more.md", "Not ours.")
    let bad = other.run("verify-bundle", "copy")
    #expect(bad.code == 1)
    #expect(bad.output.hasPrefix("altered one.md\nmissing two.md\nFound 2 faults"))
    #expect(other.run("verify-bundle", "copy", "--strict").output.contains("foreign notes/more.md"))
    #expect(other.run("verify-bundle", "copy/notes").errors.contains("no manifest.json"))
    try other.folder.write("copy/manifest.json", "{}")
    #expect(other.run("verify-bundle", "copy").errors.contains("no manifest of faqcms"))
  }

  @Test("a new folder comes whole, whatever an export that was cut off left beside it")
  func newFolder() throws {
    try runner.folder.write(".new.faqcms-part/one.md", "Half a")
    try runner.folder.write(".new.faqcms-part/junk.md", "Junk.")
    #expect(runner.run("export", "--format", "markdown", "--output", "new").code == 0)
    #expect(!runner.folder.exists(".new.faqcms-part") && !runner.folder.exists("new/junk.md"))
    #expect(runner.run("verify-bundle", "new", "--strict").code == 0)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: runner.folder.path + "/new/one.md")
    #expect(attributes[.posixPermissions] as? Int == 0o644)
  }

  @Test("every flipped bit of every file is found")
  func flippedBits() throws {
    for name in ["one.md", "two.md"] {
      let path = runner.folder.path + "/out/" + name
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      for index in stride(from: 0, to: bytes.count, by: 97) {
        var damaged = bytes
        damaged[index] ^= 1
        try Data(damaged).write(to: URL(fileURLWithPath: path))
        #expect(runner.run("verify-bundle", "out").output.hasPrefix("altered \(name)\n"))
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    #expect(runner.run("verify-bundle", "out").code == 0)
  }

  @Test("a manifest whose article rests on a sign-off of another text is told")
  func otherText() throws {
    let text = try manifest
    let digest = try #require(
      try JSONValue(reading: text)["articles"]?.firstElement?["digest"]?.string)
    let forged = text.replacing(
      "\"revision\": 1,\n      \"digest\": \"\(digest)\"",
      with: "\"revision\": 1,\n      \"digest\": \"\(Digest(of: [1]).hex)\"")
    #expect(forged != text)
    try runner.folder.write("out/manifest.json", forged)
    let result = runner.run("verify-bundle", "out")
    #expect(result.code == 1 && result.output.contains("No sign-off is of this text"))
  }

  @Test("drift tells missing, stale, altered and withdrawn files apart, and an export mends them")
  func drift() throws {
    let told = runner.run("drift", "out").output
    #expect(
      told
        == "out is what is approved.\nIt says that it was exported with --format markdown\n"
    )
    for title in ["Three", "Four", "Five"] { try publish(title) }
    #expect(export().code == 0)
    try FileManager.default.removeItem(atPath: runner.folder.path + "/out/one.md")
    runner.run("withdraw", "two", "--reason", "It is old.")
    try runner.folder.write("out/three.md", "Forged.")
    try runner.folder.write("text.md", "Sample of Four, changed.")
    runner.run("draft", "edit", "four", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "four", "--as", "mara")
    runner.run("review", "approve", "four", "--as", "anna")
    runner.run("publish", "four")
    try runner.folder.write("out/mine.txt", "Mine.")
    let result = runner.run("drift", "out")
    #expect(result.code == 1)
    #expect(
      result.output.hasPrefix(
        "stale four.md\nmissing one.md\naltered three.md\nwithdrawn two.md\nFound 4 differences"))
    #expect(export().code == 0)
    #expect(runner.run("drift", "out").code == 0)
    #expect(runner.folder.exists("out/mine.txt"))
  }

  @Test("one archive holds the folder, byte for byte, as stock tar reads it")
  func archive() throws {
    #expect(
      runner.run("export", "--format", "markdown", "--tar", "--output", "site.tar").code == 0)
    let folder = runner.folder.path
    let result = try Program.run([
      "/bin/sh", "-c",
      """
      cd \(folder) && mkdir untarred && tar -xf site.tar -C untarred && diff -r out untarred \
        && tar -tvf site.tar | cut -c1-10,24-
      """,
    ])
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").allSatisfy { $0.hasPrefix("-rw-r--r--") })
    let again = runner.run("export", "--format", "markdown", "--tar")
    #expect(again.output == (try runner.folder.read("site.tar")), "the same state, the same bytes")
    #expect(runner.run("export", "--format", "json", "--tar").code == 64)
  }

  @Test(
    "an archive that stock tar made of the folder is checked as the folder is",
    arguments: [
      "--format=ustar -C out .", "--format=gnu -C out .", "--format=pax out",
      "--format=v7 -C out manifest.json one.md two.md",
    ])
  func deployedArchive(options: String) throws {
    let folder = runner.folder.path
    func pack() throws {
      let made = try Program.run(["/bin/sh", "-c", "cd \(folder) && tar -cf site.tar \(options)"])
      #expect(made.code == 0, "\(made.errors)")
    }
    try pack()
    #expect(runner.run("verify-bundle", "site.tar", "--strict").code == 0)
    #expect(runner.run("drift", "site.tar").code == 0)
    runner.run("withdraw", "two", "--reason", "It is old.")
    #expect(runner.run("drift", "site.tar").output.hasPrefix("withdrawn two.md\n"))
    try runner.folder.write("out/one.md", "Forged.")
    try pack()
    #expect(runner.run("verify-bundle", "site.tar").output.hasPrefix("altered one.md\n"))
  }

  @Test("an archive that is none, is cut off or is damaged is refused in words")
  func brokenArchive() throws {
    #expect(runner.run("export", "--format", "markdown", "--tar", "--output", "a.tar").code == 0)
    let path = runner.folder.path + "/a.tar"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let end = bytes.count - 1024
    for length in [0, 1, 511, 512, 700, end] {
      try Data(bytes.prefix(length)).write(to: URL(fileURLWithPath: path))
      let result = runner.run("verify-bundle", "a.tar")
      let cause = length < 512 ? "it is no tar archive" : "it ends in the middle"
      #expect(result.code == 1 && result.errors.contains(cause), "\(length)")
    }
    #expect(runner.run("verify-bundle", "none.tar").errors.contains("nothing of that name"))
    for place in [0, 130, 156, 512 * 4] {
      var damaged = bytes
      damaged[place] ^= 4
      try Data(damaged).write(to: URL(fileURLWithPath: path))
      #expect(runner.run("verify-bundle", "a.tar").code == 1, "\(place)")
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(runner.run("verify-bundle", "a.tar").code == 0)
  }

  @Test("the Markdown for a generator and a whole site are folders as any, remade by drift")
  func otherFolders() throws {
    for options in [
      ["markdown", "--for", "hugo"], ["html", "--site-url", "https://example.org/faq"],
    ] {
      let name = options[0]
      let export = ["export", "--output", name, "--format"] + options
      #expect(runner.run(export).code == 0)
      #expect(runner.run("verify-bundle", name, "--strict").code == 0)
      let asked = "--format " + options.joined(separator: " ")
      #expect(
        runner.run("drift", name).output
          == "\(name) is what is approved.\nIt says that it was exported with \(asked)\n")
      #expect(runner.run(export + ["--check"]).code == 0)
    }
    #expect(try runner.folder.read("markdown/one.html").contains("<p>Sample of One.</p>"))
    let page = try runner.folder.read("html/questions/one.html")
    #expect(page.contains("href=\"https://example.org/faq/questions/one.html\""))
    #expect(runner.folder.exists("html/sitemap.xml") && runner.folder.exists("html/feed.xml"))
    for format in ["ndjson", "csv", "jsonld"] {
      #expect(runner.run("export", "--format", format).output.contains("Sample of One."))
    }
    runner.run("withdraw", "two", "--reason", "It is old.")
    #expect(runner.run("drift", "html").output.contains("questions/two.html"))
  }

  @Test(
    "options that a format has no use for are wrong usage, in words",
    arguments: [
      (["json", "--for", "hugo"], "--for is for the format markdown"),
      (["markdown", "--output", "x", "--for", "gatsby"], "Known: plain, hugo"),
      (["json", "--site-url", "https://a.example"], "--site-url is for jsonld, html"),
      (["html", "--output", "x", "--site-url", "a.example"], "is no address of a site"),
      (["html", "--output", "x", "--site-url", "https://a.example/.."], "is no address of a site"),
      (
        ["feed", "--output", "x", "--site-url", "https://a.example", "--page", "../{slug}/"],
        "'../{slug}/' is no pattern of pages"
      ),
      (["html", "--output", "x", "--site-url", "https://a.example/x+y"], "write it as %2B."),
      (["html", "--output", "x", "--site-url", "HTTP://a.example/\u{E4}"], "write it as %C3%A4."),
      (["html", "--output", "x", "--site-url", "https://a.example/?a"], "a query or '..'"),
      (["json", "--asset-url", "/a(b/"], "write it as %28."),
      (["markdown", "--output", "x", "--asset-url", "/a/"], "is for --for and a generator"),
      (
        ["feed", "--output", "x", "--site-url", "https://a.example", "--page", "a;{slug}"],
        "write it as %3B."
      ),
      (["html", "--output", "x", "--page", "{slug}"], "--page is a part of --site-url"),
      (["html"], "html goes to a folder"), (["feed", "--output", "x"], "say with --site-url"),
      (["csv", "--check"], "are for formats that are folders"),
    ])
  func wrongUsage(options: [String], sentence: String) {
    let result = runner.run(["export", "--format"] + options)
    #expect(result.code == 64 && result.errors.contains(sentence), "\(result.errors)")
    #expect(!runner.folder.exists("x"))
  }

  @Test(
    "an export that is refused leaves none of the folders behind that it made, and one that is not all"
  )
  func foldersAbove() throws {
    let export = ["export", "--format", "html", "--output"]
    for path in ["p/q/r", "out/p/q"] {
      #expect(runner.run(export + [path, "--category", "nosuch"]).code == 1)
      #expect(!runner.folder.exists("p") && !runner.folder.exists("out/p"))
    }
    try runner.folder.write("p/mine", "Mine.")
    #expect(runner.run(export + ["p/q/r", "--category", "nosuch"]).code == 1)
    #expect(runner.folder.exists("p/mine") && !runner.folder.exists("p/q"))
    #expect(runner.run(export + ["p/q/r"]).code == 0)
    #expect(runner.folder.exists("p/q/r/index.html"))
  }

  @Test("a manifest that names paths outside the folder is refused, and nothing is removed")
  func hostileManifest() throws {
    try runner.folder.write("victim.md", "Keep me.")
    for path in ["../victim.md", "/victim.md", "a/../../victim.md", ".git/config", "a//b", ""] {
      let forged = try manifest.replacing("\"path\": \"one.md\"", with: "\"path\": \"\(path)\"")
      try runner.folder.write("forged/manifest.json", forged)
      let result = runner.run("export", "--format", "markdown", "--output", "forged")
      #expect(result.code == 1 && result.errors.contains("no export made"), "\(path)")
      #expect(runner.run("verify-bundle", "forged").errors.contains("no proper path"), "\(path)")
    }
    #expect(try runner.folder.read("victim.md") == "Keep me.")
  }
}

extension JSONValue {
  fileprivate var firstElement: JSONValue? {
    if case .array(let values) = self { values.first } else { nil }
  }
}
