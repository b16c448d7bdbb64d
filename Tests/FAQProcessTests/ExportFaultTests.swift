import FAQTestSupport
import Foundation
import Testing

/// An export into a folder that is there is cut off at each call that changes the folder, in turn.
@Suite("Exports that are cut off")
struct ExportFaultTests {
  let program: FaultyProgram
  private var folder: TemporaryFolder { program.folder }

  /// Three public articles that were exported to `before`; then one was withdrawn, one was changed and one
  /// came, which is what a new export, `after`, has.
  init() throws {
    program = try FaultyProgram("folder_calls")
    try program.makeSite()
    for number in 1...3 {
      try program.faqcms(
        "draft", "new", "--title", "Sample \(number)?", "--summary", "It is a sample.")
      try publish(number)
    }
    try export(to: "before")
    try program.faqcms("withdraw", "1", "--reason", "It is old.")
    try program.faqcms("draft", "edit", "2", "--summary", "It is another sample.")
    try publish(2)
    try program.faqcms("draft", "new", "--title", "Sample 4?", "--summary", "It is new.")
    try publish(4)
    try export(to: "after")
  }

  private func publish(_ number: Int) throws {
    try program.faqcms("draft", "submit", "\(number)")
    try program.faqcms("review", "approve", "\(number)", "--as", "anna")
    try program.faqcms("publish", "\(number)")
  }

  private func export(to path: String) throws {
    try program.faqcms("export", "--format", "html", "--output", path)
  }

  private func same(_ one: String, _ other: String) throws -> Bool {
    try Program.run(["diff", "-r", one, other], in: folder.path).code == 0
  }

  /// The files that hold neither what they held before nor what they are to hold.
  private func torn() throws -> [String] {
    let names = try Program.run(
      ["find", ".", "-type", "f", "-not", "-path", "*/.*/*", "-printf", "%P\\n"],
      in: folder.path + "/out")
    return try names.output.split(separator: "\n").map(String.init).filter { name in
      try !["before", "after"].contains { try same("out/\(name)", "\($0)/\(name)") }
    }
  }

  /// Exports to a copy of `before`, and stops at a call; nil where there are no more calls.
  private func export(stoppingAt call: Int, by kind: String) throws -> Program.Result? {
    _ = try Program.run(["sh", "-c", "rm -rf out && cp -a before out"], in: folder.path)
    return try program.run(
      ["export", "--format", "html", "--output", "out"], failing: kind, at: call,
      environment: ["FAIL_FOLDER": folder.path + "/out"])
  }

  @Test(
    "every file is the old or the new one at any time, and the next export completes the folder",
    arguments: ["kill", "fail"])
  func each(_ kind: String) throws {
    #expect(try !same("before", "after"))
    var untouched = 0
    var calls = 0
    while let result = try export(stoppingAt: calls + 1, by: kind) {
      calls += 1
      let place = "\(kind) \(calls): \(result.errors)"
      #expect(kind == "kill" ? result.signal == 9 : result.code == 1, "\(place)")
      #expect(try torn() == [], "\(place)")
      if try Program.run(["diff", "-r", "-x", ".faqcms-part", "out", "before"], in: folder.path)
        .code == 0
      {
        untouched += 1
      }
      if kind == "fail" { #expect(!folder.exists("out/.faqcms-part"), "\(place)") }
      try export(to: "out")
      #expect(try same("out", "after"), "\(place)")
    }
    #expect(try same("out", "after"))
    // The control: most calls make what is new beside its place, others do change the folder.
    #expect(untouched > calls / 2 && untouched < calls && calls > 10, "\(untouched) of \(calls)")
  }
}
