import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// The built program, run as people and machines run it.
@Suite("The program")
struct ProcessTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try faqcms("init", "--title", "Sample FAQ")
    _ = try faqcms("policy", "set", "required-fields", "title")
    _ = try faqcms("reviewer", "add", "anna", "--name", "Anna Sample", "--credentials", "MD")
  }

  @discardableResult
  func faqcms(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Program.Result {
    let defaults = [
      "FAQCMS_USER": "pia", "FAQCMS_DB": "", "HOME": folder.path, "XDG_STATE_HOME": "",
      "SWIFT_BACKTRACE": "enable=no", "VISUAL": "", "EDITOR": "",
    ]
    return try Program.run(
      [Program.faqcms] + arguments, in: folder.path, input: input,
      environment: defaults.merging(environment) { $1 })
  }

  func count(_ table: String) throws -> Int {
    let answer = try Program.sqlite(folder.path + "/faqcms.db", "SELECT count(*) FROM \(table)")
    return Int(answer.output.dropLast()) ?? -1
  }

  @Test("fifty processes at once draft, submit, approve and publish, and none is refused")
  func manyProcesses() async throws {
    let script = """
      set -e
      number=$("$1" draft new --title "Sample $2" --json | /usr/bin/python3 -c 'import json,sys; print(json.load(sys.stdin)["article"])')
      "$1" draft submit $number
      "$1" review approve $number --as anna
      "$1" publish $number
      """
    try folder.write("work.sh", script)
    let path = folder.path
    try await withThrowingTaskGroup(of: Program.Result.self) { group in
      for number in 1...50 {
        group.addTask {
          try Program.run(
            ["bash", "work.sh", Program.faqcms, String(number)], in: path,
            environment: ["FAQCMS_USER": "pia", "FAQCMS_DB": path + "/faqcms.db"])
        }
      }
      for try await result in group { #expect(result.code == 0, "\(result.errors)") }
    }
    #expect(try count("publication") == 50)
    #expect(try count("ledger_entry") == 3 + 200)
    let export = try JSONValue(reading: faqcms("export", "--format", "json").output)
    guard case .array(let articles)? = export["articles"] else { throw CancellationError() }
    #expect(articles.count == 50)
  }

  @Test("a command leaves the database closed, in one file, whether it writes, reads or is refused")
  func closedDatabase() throws {
    for (arguments, code) in [
      (["draft", "new", "--title", "Sample"], 0), (["list"], 0), (["show", "9"], 1),
    ] {
      let result = try Program.run(
        [Program.faqcms] + arguments, in: folder.path, environment: ["FAQCMS_USER": "pia"])
      #expect(result.code == Int32(code), "\(result.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.filter { $0.hasPrefix("faqcms.db") } == ["faqcms.db"], "\(arguments)")
    }
  }

  @Test("the control: of fifty writers that do not wait, some are refused")
  func impatientProcesses() throws {
    let script = """
      for i in $(seq 50); do
        (sqlite3 -cmd '.timeout 0' faqcms.db 'BEGIN IMMEDIATE; SELECT sum(length(hex(randomblob(1000)))) FROM generate_series(1, 300); ROLLBACK' 2>&1) &
      done; wait
      """
    let result = try Program.run(["bash", "-c", script], in: folder.path)
    #expect(result.output.contains("locked"), "\(result.output)")
  }

  /// Letters that no compression makes small, the same at each call.
  static func noise(_ count: Int) -> String {
    var state: UInt64 = 1
    let letters = (0..<count).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(ascii: "a") + UInt8(state >> 60)
    }
    return String(decoding: letters, as: UTF8.self)
  }

  @Test("a file size limit is an error that is told, and loses nothing")
  func fileSizeLimit() throws {
    try faqcms("draft", "new", "--title", "Before?")
    try folder.write(
      "big.md", "---\ntitle: Big?\n---\n" + Self.noise(2_000_000))
    let limited = try Program.run(
      ["bash", "-c", "ulimit -f 600; exec \"$0\" draft new --from big.md", Program.faqcms],
      in: folder.path, environment: ["FAQCMS_USER": "pia", "SWIFT_BACKTRACE": "enable=no"])
    #expect(limited.code == 1 && limited.signal == 0, "\(limited.errors)")
    #expect(limited.errors.contains("Nothing was changed") && limited.errors.contains("big.md"))
    #expect(limited.errors.contains("larger than 600.0 KiB (ulimit -f)"), "\(limited.errors)")
    #expect(try count("article") == 1)
    let free = try faqcms("draft", "new", "--from", "big.md")
    #expect(free.code == 0, "the control: without the limit it is saved")
  }

  @Test("a writer waits for another that holds the lock")
  func lock() throws {
    let holder = """
      import sqlite3, time
      db = sqlite3.connect('faqcms.db', isolation_level=None)
      db.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(3); db.execute('ROLLBACK')
      """
    try folder.write("hold.py", holder)
    let result = try Program.run(
      [
        "bash", "-c",
        "/usr/bin/python3 hold.py | { read -r held; \"$0\" draft new --title 'A sample?'; }",
        Program.faqcms,
      ], in: folder.path, environment: ["FAQCMS_USER": "pia"])
    #expect(result.code == 0 && result.output.contains("Drafted 1@1"), "\(result.errors)")
  }

  @Test("a lock that is held for more than thirty seconds is told")
  func longLock() throws {
    let holder = """
      import sqlite3, time
      db = sqlite3.connect('faqcms.db', isolation_level=None)
      db.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(120)
      """
    try folder.write("hold.py", holder)
    let result = try Program.run(
      [
        "bash", "-c",
        "/usr/bin/python3 hold.py > held & until [ -s held ]; do sleep 0.1; done; \"$0\" draft new --title 'A sample?'; code=$?; kill -9 $!; exit $code",
        Program.faqcms,
      ], in: folder.path, environment: ["FAQCMS_USER": "pia"])
    #expect(result.code == 1 && result.errors.contains("locked for more than 30 seconds"))
    #expect(try count("article") == 0)
  }

  @Test("a folder that cannot be written is told, and a read-only site can still be exported")
  func readOnly() throws {
    let site = folder.path + "/site"
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: false)
    try FileManager.default.moveItem(
      atPath: folder.path + "/faqcms.db", toPath: site + "/faqcms.db")
    // Root may write everywhere, so somebody else tries.
    let asNobody =
      getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    chmod(folder.path, 0o755)
    chmod(site + "/faqcms.db", 0o444)
    chmod(site, 0o555)
    defer { chmod(site, 0o755) }
    func run(_ arguments: String...) throws -> Program.Result {
      try Program.run(
        asNobody + [folder.path + "/faqcms"] + arguments + ["--db", site + "/faqcms.db"],
        environment: ["FAQCMS_USER": "pia", "HOME": "/nonexistent"])
    }
    try FileManager.default.copyItem(atPath: Program.faqcms, toPath: folder.path + "/faqcms")
    let write = try run("draft", "new", "--title", "A sample?")
    #expect(write.code == 1 && write.errors.contains("cannot be written"), "\(write.errors)")
    let export = try run("export", "--format", "json")
    #expect(
      export.code == 0 && export.output.contains("\"title\": \"Sample FAQ\""), "\(export.errors)")
    chmod(site + "/faqcms.db", 0)
    let unreadable = try run("list")
    #expect(
      unreadable.code == 1 && unreadable.errors.contains("cannot be read or written: Permission"),
      "\(unreadable.errors)")
    let made = try Program.run(
      asNobody + [folder.path + "/faqcms", "init", "--db", site + "/other.db"],
      environment: ["FAQCMS_USER": "pia"])
    #expect(made.code == 1 && made.errors.contains("Cannot create"), "\(made.errors)")
  }

  @Test("a reader without write permission sees what stands in the write-ahead log, too")
  func readOnlyLog() throws {
    // A connection that stays open keeps the log from being copied into the file.
    let script = """
      /usr/bin/python3 -c 'import sqlite3, time; db = sqlite3.connect("faqcms.db"); db.execute("SELECT 1 FROM site").fetchall(); print("open", flush=True); time.sleep(60)' > open &
      until [ -s open ]; do sleep 0.1; done
      "$0" draft new --title "In the log?" > /dev/null
      chmod a+r faqcms.db*; chmod 555 .
      $1 ./faqcms list --db "$PWD/faqcms.db"; code=$?
      chmod 755 .; kill -9 $!; exit $code
      """
    try FileManager.default.copyItem(atPath: Program.faqcms, toPath: folder.path + "/faqcms")
    let asNobody = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    let result = try Program.run(
      ["bash", "-c", script, Program.faqcms, asNobody], in: folder.path,
      environment: ["FAQCMS_USER": "pia"])
    #expect(result.output.contains("In the log?"), "\(result.errors)")
  }

  @Test("the editor gets a private file, and nothing in EDITOR is run by a shell")
  func editor() throws {
    let script = """
      #!/bin/sh
      stat -c '%a' "$1" "$(dirname "$1")" > modes
      sed -i 's/^title: ""/title: "From the editor?"/' "$1"
      """
    chmod(try folder.write("my editor", script), 0o755)
    let editor = "'\(folder.path)/my editor'"
    let saved = try faqcms("draft", "new", environment: ["EDITOR": editor])
    #expect(saved.code == 0 && saved.output.contains("from-the-editor"), "\(saved.errors)")
    #expect(try folder.read("modes") == "600\n700\n")
    let hostile = try faqcms(
      "draft", "new", environment: ["EDITOR": "true; touch pwned; $(touch pwned)"])
    #expect(hostile.code == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/pwned"))
    let unchanged = try faqcms("draft", "new", environment: ["VISUAL": "true", "EDITOR": editor])
    #expect(unchanged.code == 1 && unchanged.errors.contains("Nothing to change"))
  }

  @Test("when the editor fails or the text is refused, the text is kept and the file is named")
  func keptEdit() throws {
    chmod(
      try folder.write("fail", "#!/bin/sh\necho 'My words.' >> \"$1\"\nexit 3\n"), 0o755)
    chmod(
      try folder.write(
        "break", "#!/bin/sh\necho 'My words.' >> \"$1\"\nsed -i 's/^title.*/title: [/' \"$1\"\n"),
      0o755)
    for name in ["fail", "break"] {
      let result = try faqcms("draft", "new", environment: ["EDITOR": folder.path + "/" + name])
      #expect(result.code == 1)
      let words = result.errors.split { $0 == " " || $0 == ";" || $0 == "\n" }
      let path = try #require(words.first { $0.contains("/edits/") }, "\(result.errors)")
      let kept = FileManager.default.contents(atPath: String(path)) ?? Data()
      #expect(String(decoding: kept, as: UTF8.self).contains("My words."))
    }
    #expect(try count("article") == 0)
  }

  @Test("who saves from the editor after somebody else has both edits, unless they clash")
  func editConflict() throws {
    try faqcms("draft", "new", "--title", "A sample?")
    func edit(_ mine: String, _ theirs: String, _ option: String = "--no-color")
      throws -> Program.Result
    {
      let script = """
        #!/bin/sh
        \(mine)
        "\(Program.faqcms)" draft edit 1 --summary "\(theirs)" --as pia
        """
      chmod(try folder.write("slow", script), 0o755)
      return try faqcms(
        "draft", "edit", "1", option, environment: ["EDITOR": folder.path + "/slow"])
    }
    let merged = try edit("echo 'Mine.' >> \"$1\"", "Theirs.")
    #expect(merged.code == 0 && merged.errors.contains("Merged with 1@2 by pia"))
    let shown = try faqcms("show", "1").output
    #expect(shown.contains("Mine.") && shown.contains("Theirs."))

    let clash = try edit("sed -i 's/^summary:.*/summary: Clash/' \"$1\"", "Again.")
    #expect(clash.code == 1 && clash.errors.contains("changes the same places: summary"))
    let words = clash.errors.split { " ;\n".contains($0) }
    let path = try #require(words.first { $0.contains("/edits/") }, "\(clash.errors)")
    let kept = String(
      decoding: FileManager.default.contents(atPath: String(path)) ?? Data(), as: UTF8.self)
    #expect(
      kept.contains(
        """
        <<<<<<< 1@4 pia
        summary: "Again."
        ======= 1@4 above, yours below
        summary: "Clash"
        >>>>>>> yours

        """))
    let refused = try edit("echo 'More.' >> \"$1\"", "Last.", "--no-merge")
    #expect(refused.code == 1 && refused.errors.contains("+summary: \"Last.\""))
    #expect(try count("revision") == 5)
  }

  @Test(
    "the session of the README goes as it is printed there, and what follows it can be typed in order"
  )
  func readme() throws {
    let page = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "README.md")), as: UTF8.self)
    let parts = page.components(separatedBy: "```console\n")[1].components(separatedBy: "```")
    let session = parts[0]
    let commands = session.split(separator: "\n").filter { $0.hasPrefix("$ ") }
    let script = commands.map { "cat <<'LINE'\n\($0)\nLINE\n\($0.dropFirst(2))\n" }.joined()
    let more = parts.filter { $0.hasPrefix("sh\n") }.map { $0.dropFirst(3) }.joined()
    try folder.write("more.sh", more)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/faqcms", withDestinationPath: Program.faqcms)
    let result = try Program.run(
      [
        "bash", "-c",
        "exec 2>&1; PATH=\(folder.path):$PATH; \(script)\n"
          + "cp -r \(try ownFiles())/* .; bash -eux \(folder.path)/more.sh > \(folder.path)/said 2>&1",
      ],
      environment: ["FAQCMS_DB": "", "TMPDIR": folder.path, "HOME": folder.path])
    let played = result.output.replacing(/Made .*\/faqcms.db/, with: "Made …/faqcms.db")
    #expect(played == session)
    let said = try folder.read("said")
    #expect(more.contains("faqcms drift") && result.code == 0, "\(said)")
  }

  /// A folder with what the README takes for files of its reader's.
  private func ownFiles() throws -> String {
    let own = try SSHKeys()
    try own.make("id_ed25519")
    try folder.write("own/id_ed25519.pub", own.publicKey("id_ed25519"))
    try folder.write("own/dose-chart.png", SampleFiles.png)
    try folder.write("own/faq.csv", "Title,Answer\nIs this a sample?,Yes.\n")
    try folder.write(
      "own/articles/a.md", "---\ntitle: Is this another?\ncategory: new\n---\n\nYes.\n")
    try folder.write(
      "own/site.WordPress.xml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item>\
      <title>Is this a page?</title><content:encoded>Yes.</content:encoded><wp:post_id>1</wp:post_id>\
      <wp:post_type>page</wp:post_type><wp:status>publish</wp:status></item></channel></rss>

      """)
    return folder.path + "/own"
  }

  @Test("a program that uses the library, as docs/library.md prints it, builds and runs")
  func library() throws {
    let page = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "docs/library.md")), as: UTF8.self)
    let block = try #require(
      page.components(separatedBy: "```swift\n").first { $0.hasPrefix("// main.swift") })
    let program = try folder.write("main.swift", block.components(separatedBy: "```")[0])
    let built = URL(fileURLWithPath: Program.faqcms).deletingLastPathComponent().path
    let targets = [
      "FAQModel", "FAQStore", "FAQSchema", "FAQXML", "FAQAssets", "FAQEditorial", "FAQHTML",
      "FAQExport",
    ]
    let needed =
      targets + [
        "GRDB", "Crypto", "CryptoExtras", "SwiftASN1", "CryptoBoringWrapper", "CCryptoBoringSSL",
        "CCryptoBoringSSLShims", "CXKCP", "CXKCPShims",
      ]
    // What the program is linked of; a folder may also hold objects of sources that are gone.
    let list = try String(
      contentsOfFile: built + "/faqcms.product/Objects.LinkFileList", encoding: .utf8)
    let objects = list.split(separator: "\n").filter { line in
      needed.contains { line.contains("/\($0).build/") }
    }
    try folder.write("objects", objects.joined(separator: "\n") + "\n")
    let libraries = ["CSQLite", "CZstd", "CCMarkGFM", "CExpat", "CGumbo", "CZlib"].map {
      "-Xcc -fmodule-map-file=Sources/\($0)/module.modulemap"
    }.joined(separator: " ")
    let maps =
      "-I \(built)/Modules \(libraries) $(find .build/checkouts/swift-crypto/Sources .build/checkouts/GRDB.swift/Sources -name module.modulemap -printf '-Xcc -fmodule-map-file=%p ')"
    let compile = try Program.run([
      "sh", "-c",
      "swiftc -swift-version 6 \(maps) \(program) @\(folder.path)/objects -lsqlite3 -lzstd -lcmark-gfm -lcmark-gfm-extensions -lexpat -lz -lstdc++ -o \(folder.path)/site",
    ])
    #expect(compile.code == 0, "\(compile.errors.suffix(2000))")
    let result = try Program.run([folder.path + "/site"])
    #expect(result.errors.contains("1@1 is not signed off"))
    #expect(try JSONValue(reading: result.output)["format"] == "faqcms.export")
  }
}
