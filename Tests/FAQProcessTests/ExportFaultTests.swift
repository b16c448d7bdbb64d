import FAQTestSupport
import Foundation
import Testing

/// An export into a folder that is there is cut off at each call that changes the folder, in turn.
@Suite("Exports that are cut off")
struct ExportFaultTests {
  let folder: TemporaryFolder
  let library: String

  /// Three public articles that were exported to `before`; then one was withdrawn, one was changed and one
  /// came, which is what a new export, `after`, has.
  init() throws {
    folder = try TemporaryFolder()
    library = folder.path + "/folder_calls.so"
    let compiled = try Program.run([
      "gcc", "-shared", "-fPIC", "-O1", "-o", library,
      "Tests/FAQProcessTests/Faults/folder_calls.c", "-ldl",
    ])
    #expect(compiled.code == 0, "\(compiled.errors)")
    try faqcms("init", "--title", "Sample FAQ")
    try faqcms("policy", "set", "required-fields", "title")
    try faqcms("reviewer", "add", "anna", "--name", "Anna Sample", "--credentials", "MD")
    for number in 1...3 {
      try faqcms("draft", "new", "--title", "Sample \(number)?", "--summary", "It is a sample.")
      try publish(number)
    }
    try export(to: "before")
    try faqcms("withdraw", "1", "--reason", "It is old.")
    try faqcms("draft", "edit", "2", "--summary", "It is another sample.")
    try publish(2)
    try faqcms("draft", "new", "--title", "Sample 4?", "--summary", "It is new.")
    try publish(4)
    try export(to: "after")
  }

  private func publish(_ number: Int) throws {
    try faqcms("draft", "submit", "\(number)")
    try faqcms("review", "approve", "\(number)", "--as", "anna")
    try faqcms("publish", "\(number)")
  }

  private func export(to path: String) throws {
    try faqcms("export", "--format", "html", "--output", path)
  }

  @discardableResult
  private func faqcms(_ arguments: String...) throws -> Program.Result {
    let result = try run(arguments)
    #expect(result.code == 0, "\(arguments): \(result.errors)")
    return result
  }

  private func run(_ arguments: [String], environment: [String: String] = [:]) throws
    -> Program.Result
  {
    let defaults = [
      "FAQCMS_USER": "pia", "FAQCMS_DB": folder.path + "/faqcms.db", "HOME": folder.path,
      "SWIFT_BACKTRACE": "enable=no",
    ]
    return try Program.run(
      [Program.faqcms] + arguments, in: folder.path,
      environment: defaults.merging(environment) { $1 })
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

  /// Exports to a copy of `before`, and stops at a call; false where there are no more calls.
  private func export(stoppingAt call: Int, by kind: String) throws -> Program.Result? {
    let out = folder.path + "/out"
    _ = try Program.run(
      ["sh", "-c", "rm -rf out failed && cp -a before out"], in: folder.path)
    let result = try run(
      ["export", "--format", "html", "--output", "out"],
      environment: [
        "LD_PRELOAD": library, "FAIL_FOLDER": out, "FAIL_KIND": kind, "FAIL_AT": "\(call)",
        "FAIL_LOG": folder.path + "/failed",
      ])
    return folder.exists("failed") ? result : nil
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
