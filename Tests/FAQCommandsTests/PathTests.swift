import FAQTestSupport
import Foundation
import Testing

/// Paths that commands are given.
@Suite("Paths of commands")
struct PathTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.folder.write("faq.csv", "q,a\nIs it one?,Yes.\n")
    runner.run("draft", "new", "--title", "A sample?", "--as", "mara")
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: runner.folder.path).sorted()
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: runner.folder.path + "/" + name, withDestinationPath: target)
  }

  @Test(
    "an empty path is wrong usage, and does not mean the folder that one is in",
    arguments: [
      ["import", ""], ["import", "faq.csv", ""], ["export", "--format", "html", "--output", ""],
      ["export", "--format", "json", "--output", ""], ["list", "--db", ""], ["init", "--db", ""],
      ["backup", ""], ["draft", "new", "--from", ""], ["drift", ""], ["verify-bundle", ""],
      ["ledger", "key", "--key", ""], ["restore-backup", "", "--yes"],
    ])
  func empty(_ arguments: [String]) throws {
    let before = (try names(), runner.run("ledger", "show").output)
    let result = runner.run(arguments)
    #expect(result.code == 64 && result.errors.contains("An empty path"), "\(result.all)")
    #expect(try (names(), runner.run("ledger", "show").output) == before)
  }

  @Test("'-' is refused where nothing goes to the standard output")
  func standardOutput() throws {
    for arguments in [
      ["backup", "-"], ["review", "pack", "1", "--to", "anna", "-o", "-"],
    ] {
      let result = runner.run(arguments)
      #expect(result.code == 64 && result.errors.contains("standard output"), "\(result.all)")
    }
    #expect(try !names().contains { $0.contains("-") })
  }

  @Test("of a link that leads to no database, the place that it leads to is told")
  func danglingLink() throws {
    try link("d.db", to: "nowhere/x.db")
    for arguments in [["list"], ["init"], ["restore-backup", "faqcms.db", "--yes"]] {
      let result = runner.run(arguments + ["--db", "d.db"])
      #expect(
        result.code == 1
          && result.errors.contains(
            "d.db is a symbolic link to nowhere/x.db, and nothing is there."),
        "\(result.errors)")
    }
  }

  @Test("the site has one key, by whatever link its database is opened")
  func linkedKey() throws {
    try FileManager.default.createDirectory(
      atPath: runner.folder.path + "/real", withIntermediateDirectories: false)
    runner.run("init", "--db", "real/x.db")
    try link("link.db", to: "real/x.db")
    #expect(runner.run("ledger", "key", "--db", "link.db").code == 0)
    #expect(try !names().contains("link.db.key"))
    for database in ["link.db", "real/x.db"] {
      #expect(runner.run("ledger", "checkpoint", "--db", database).code == 0)
      let taken = runner.run("backup", "real/x.db.key", "--db", database)
      #expect(taken.errors.contains("is the name of a file that belongs to"), "\(taken.errors)")
    }
  }

  @Test("the doctor has nobody change files that are there for the time of his look alone")
  func exposedFiles() throws {
    let database = runner.folder.path + "/faqcms.db"
    chmod(database, 0o644)
    let advice = runner.run("doctor").output.split(separator: "\n").filter { $0.contains("chmod") }
    #expect(advice.count == 1 && advice[0].contains("chmod 600 \(database)'"), "\(advice)")
    chmod(database, 0o600)
    #expect(!runner.run("doctor").output.contains("chmod"))
  }

  @Test(
    "that a database of an older faqcms is brought up to date is told, once", arguments: [1, 4])
  func upgrade(_ version: Int) throws {
    let path = runner.folder.path + "/old.db"
    try OldDatabase.make(version: version, at: path)
    let first = runner.run("verify", "--db", "old.db")
    #expect(
      first.errors.hasPrefix("Brought \(path) from schema version \(version) to "),
      "\(first.errors)")
    #expect(first.errors.contains("as it was, it is in \(path).backup-v\(version)\n"))
    #expect(try names().contains("old.db.backup-v\(version)"))
    #expect(!runner.run("verify", "--db", "old.db").errors.contains("Brought"))
  }
}
