import FAQTestSupport
import Foundation
import Testing

/// A disk in memory, of 2 MiB, with a site on it.
@Suite("A full disk", .enabled(if: SmallDisk.mayMount, "no disk can be mounted here"))
final class FullDiskTests {
  let folder: TemporaryFolder
  private var disk: String { folder.path + "/disk" }
  private var path: String { disk + "/faqcms.db" }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
    #expect(try SmallDisk.mount(disk).code == 0)
    #expect(try faqcms("init").code == 0)
  }

  deinit { _ = try? Program.run(["umount", "-l", disk]) }

  @discardableResult
  private func faqcms(_ arguments: String...) throws -> Program.Result {
    try Program.run(
      [Program.faqcms] + arguments + ["--db", path], in: folder.path,
      environment: ["FAQCMS_USER": "pia", "SWIFT_BACKTRACE": "enable=no"])
  }

  @Test("is an error that is told, and loses nothing")
  func told() throws {
    try folder.write(
      "big.md", "---\ntitle: Big?\n---\n" + ProcessTests.noise(4_000_000))
    let full = try faqcms("draft", "new", "--from", "big.md")
    #expect(full.code == 1 && full.errors.contains("disk"), "\(full.errors)")
    let small = try faqcms("draft", "new", "--title", "Small?")
    #expect(small.code == 0, "\(small.errors)")
  }

  @Test("leaves a file of the user's own as it was")
  func workingCopy() throws {
    func own(_ arguments: String...) throws -> Program.Result {
      try Program.run(
        [Program.faqcms] + arguments + ["--db", "own.db"], in: folder.path,
        environment: ["FAQCMS_USER": "pia", "SWIFT_BACKTRACE": "enable=no"])
    }
    let file = disk + "/w.md"
    let words = (1...500).map { "Paragraph \($0).\n\n" }.joined()
    try folder.write("text.md", words)
    #expect(try own("init").code == 0)
    #expect(try own("draft", "new", "--title", "A?", "--from", "text.md").code == 0)
    let shown = try own("draft", "show", "1", "--format", "markdown").output
    let mine = shown.replacing("Paragraph 1.", with: "Paragraph one.")
    try Data(mine.utf8).write(to: URL(fileURLWithPath: file))
    try folder.write(
      "longer.md",
      shown.replacing("Paragraph 9.", with: "Paragraph 9." + ProcessTests.noise(60_000)))
    #expect(try own("draft", "edit", "1", "--from", "longer.md").code == 0)
    _ = try Program.run(["bash", "-c", "cat /dev/zero > \(disk)/filler"])
    let edited = try own("draft", "edit", "1", "--from", file)
    #expect(edited.code == 0 && edited.errors.contains("still says"), "\(edited)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == mine)
  }

  @Test("is backed up to another")
  func backup() throws {
    try faqcms("draft", "new", "--title", "Sample?")
    _ = try Program.run(["bash", "-c", "cat /dev/zero > \(disk)/filler"])
    let backup = try faqcms("backup", folder.path + "/copy.db")
    #expect(backup.code == 0, "\(backup.errors)")
    let copy = try Program.run(
      [Program.faqcms, "list", "--db", folder.path + "/copy.db"],
      environment: ["FAQCMS_USER": "pia"])
    #expect(copy.output.contains("Sample?"))
  }

  @Test("without any room lets people read, with what a killed process left in the log too")
  func reading() throws {
    try faqcms("draft", "new", "--title", "Sample?")
    let killed = """
      import os, signal, sqlite3
      db = sqlite3.connect('\(path)', isolation_level=None)
      db.execute('PRAGMA user_version = ' + str(db.execute('PRAGMA user_version').fetchone()[0]))
      os.kill(os.getpid(), signal.SIGKILL)
      """
    for hasLog in [false, true] {
      if hasLog {
        _ = try Program.run(["/usr/bin/python3", "-c", killed])
        unlink(path + "-shm")
        #expect(FileManager.default.fileExists(atPath: path + "-wal"))
      }
      _ = try Program.run(["bash", "-c", "cat /dev/zero > \(disk)/filler"])
      for read in [
        try faqcms("list"), try faqcms("show", "1"), try faqcms("search", "sample"),
        try faqcms("export", "--format", "json"), try faqcms("verify", "--deep"),
      ] {
        #expect(read.code == 0, "\(read.errors)")
      }
      #expect(try faqcms("list").output.contains("Sample?"))
      #expect(try faqcms("doctor").output.contains("The disk is full"))
      let refused = try faqcms("draft", "new", "--title", "Another?")
      #expect(refused.code == 1 && refused.errors.contains("is full"), "\(refused.errors)")
      unlink(disk + "/filler")
    }
    #expect(try faqcms("draft", "new", "--title", "Another?").code == 0, "the control")
    #expect(try faqcms("verify", "--deep").code == 0)
  }

  @Test("is not filled by compacting, and what was indexed is found on one that is full")
  func compaction() throws {
    for number in 1...3 {
      try folder.write("big.md", "---\ntitle: Big \(number)?\n---\n" + ProcessTests.noise(30_000))
      #expect(try faqcms("draft", "new", "--from", "big.md").code == 0)
    }
    #expect(try faqcms("search", "--drafts", "big").output.contains("Big 1?"))
    #expect(try faqcms("compact").code == 0, "the control: there is room")
    let leave =
      "head -c $(($(df --output=avail -B1 \(disk) | tail -1) - 200000)) /dev/zero > \(disk)/filler"
    _ = try Program.run(["bash", "-c", leave])
    let refused = try faqcms("compact")
    #expect(refused.code == 1 && refused.errors.contains("Make room first"), "\(refused.errors)")
    #expect(try faqcms("draft", "new", "--title", "Later?").code == 0)
    _ = try Program.run(["bash", "-c", "cat /dev/zero > \(disk)/more"])
    let found = try faqcms("search", "--drafts", "big")
    #expect(found.code == 0 && found.output.contains("Big 1?"), "\(found.errors)")
    #expect(found.errors.contains("newer texts are not found"))
  }

  @Test("is that of the file which is made, and not that of the database")
  func output() throws {
    func run(_ arguments: String...) throws -> Program.Result {
      try Program.run(
        [Program.faqcms] + arguments, in: folder.path,
        environment: ["FAQCMS_USER": "pia", "SWIFT_BACKTRACE": "enable=no"])
    }
    #expect(try run("init").code == 0)
    for room in [0, 4, 64] {
      _ = try Program.run(["bash", "-c", "cat /dev/zero > \(disk)/filler"])
      _ = try Program.run(["truncate", "-s", "-\(room)K", disk + "/filler"])
      let backup = try run("backup", "disk/b.db")
      #expect(backup.code == 1, "\(room) \(backup)")
      #expect(
        room == 0 || backup.errors.contains("The disk that holds \(disk)/b.db is full"),
        "\(room) \(backup.errors)")
      #expect(backup.errors.contains("disk/b.db"), "\(room) \(backup.errors)")
      let left = try FileManager.default.contentsOfDirectory(atPath: disk)
      #expect(left.allSatisfy { $0 == "filler" || $0.hasPrefix("faqcms.db") }, "\(left)")
      unlink(disk + "/filler")
    }
    _ = try Program.run(["bash", "-c", "cat /dev/zero > \(disk)/filler"])
    let history = try run("export", "--format", "git", "--output", "disk/h.fi")
    #expect(history.code == 1, "\(history)")
    #expect(
      history.errors.contains("disk/h.fi") && history.errors.contains("the disk is full"),
      "\(history.errors)")
    unlink(disk + "/filler")
    #expect(try run("backup", "disk/b.db").code == 0, "the control")
  }

  @Test("for temporary files is no damage of what is verified")
  func temporary() throws {
    func run(_ arguments: [String], temporary: String = "/tmp") throws -> Program.Result {
      try Program.run(
        [Program.faqcms] + arguments, in: folder.path,
        environment: [
          "FAQCMS_USER": "pia", "TMPDIR": temporary, "SQLITE_TMPDIR": temporary,
          "SWIFT_BACKTRACE": "enable=no",
        ])
    }
    try folder.write("a.md", "---\ntitle: A?\n---\nYes.\n")
    for act in [
      ["init"], ["reviewer", "add", "anna", "--name", "A", "--credentials", "MD"],
      ["draft", "new", "--from", "a.md"], ["draft", "submit", "1"],
      ["review", "approve", "1", "--as", "anna", "--yes"], ["publish", "1"],
    ] {
      let done = try run(act)
      #expect(done.code == 0, "\(act) \(done.errors)")
    }
    for room in [0, 16, 64, 128] {
      _ = try Program.run(["bash", "-c", "cat /dev/zero > \(disk)/filler"])
      _ = try Program.run(["truncate", "-s", "-\(room)K", disk + "/filler"])
      for command in [["verify"], ["verify", "--deep"]] {
        let full = try run(command, temporary: disk)
        #expect(!full.output.contains("damage"), "\(room) \(full)")
        #expect(full.code == 0 || full.errors.contains("TMPDIR"), "\(room) \(full)")
        #expect(full.code == 1 || room >= 64, "\(room) \(full)")
      }
      unlink(disk + "/filler")
      #expect(try run(["verify", "--deep"], temporary: disk).code == 0, "the control")
    }
  }
}

private enum SmallDisk {
  static func mount(_ disk: String) throws -> Program.Result {
    try Program.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk])
  }

  /// Whether this process may mount a small disk: root may, except in some containers.
  static let mayMount: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    let mounted = try? mount(folder.path)
    _ = try? Program.run(["umount", "-l", folder.path])
    return mounted?.code == 0
  }()
}
