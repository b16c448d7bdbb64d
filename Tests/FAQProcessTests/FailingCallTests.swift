import FAQTestSupport
import Foundation
import Testing

/// Each write and each sync of the database fails in turn, by a small library that is preloaded.
@Suite("Failing system calls")
struct FailingCallTests {
  let program: FaultyProgram
  private var folder: TemporaryFolder { program.folder }

  init() throws {
    program = try FaultyProgram("failing_calls")
    try program.makeSite()
    for number in 1...12 { try program.faqcms("draft", "new", "--title", "Sample \(number)?") }
    for number in 1...12 {
      try program.faqcms("draft", "edit", "1", "--summary", "Sample \(number).")
    }
    try program.faqcms("draft", "submit", "1")
    try program.faqcms("review", "approve", "1", "--as", "anna")
  }

  private func entries(_ path: String) throws -> Int {
    let count = try Program.sqlite(path, "SELECT count(*) FROM ledger_entry").output
    return Int(count.dropLast()) ?? -1
  }

  /// Runs a command on copies of the database, one for each call that it makes, which fails.
  ///
  /// - Returns: how many calls there were, and how many of the runs told of a failure.
  private func each(_ kind: String, _ arguments: [String]) throws -> (calls: Int, told: Int) {
    let original = folder.path + "/faqcms.db"
    let copy = folder.path + "/copy.db"
    let before = try entries(original)
    for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
    try FileManager.default.copyItem(atPath: original, toPath: copy)
    try program.run(arguments + ["--db", copy])
    let whole = try entries(copy)
    var told = 0
    for call in 1...500 {
      for suffix in ["", "-wal", "-shm", ".bak"] { unlink(copy + suffix) }
      try FileManager.default.copyItem(atPath: original, toPath: copy)
      let failing = try program.run(arguments + ["--db", copy], failing: kind, at: call)
      guard let result = failing else { return (call - 1, told) }
      let place = "\(arguments[0]), \(kind) \(call): \(result.errors)"
      // Either it is told and nothing happened, or it did not matter and all is there.
      #expect(result.signal == 0 && (result.code == 0 || result.code == 1), "\(place)")
      if result.code == 1 {
        told += 1
        #expect(result.errors.hasPrefix("faqcms: "), "\(place)")
      }
      #expect(try entries(copy) == (result.code == 0 ? whole : before), "\(place)")
      let verified = try program.run(["verify", "--deep", "--quiet", "--db", copy])
      #expect(verified.code == 0, "\(place) \(verified.output)\(verified.errors)")
    }
    Issue.record("there was no end of calls")
    return (0, 0)
  }

  @Test(
    "a save, a publication, an import and a compaction happen whole or not at all",
    arguments: ["write", "sync"])
  func acts(_ kind: String) throws {
    try folder.write(
      "history.ndjson", RoundTripTests.history(seed: 5, events: 20))
    for arguments in [
      ["draft", "edit", "1", "--title", "Another sample?"], ["publish", "1@13"],
      ["import", "--from", "revisions", "history.ndjson", "--quiet"], ["compact"],
    ] {
      let (calls, told) = try each(kind, arguments)
      #expect(calls >= (kind == "write" ? 10 : 2), "\(arguments): \(calls)")
      #expect(told > 0, "the control: a failing call does matter")
    }
  }
}
