import FAQTestSupport
import Foundation
import Testing

/// faqcms, with a small library preloaded that lets one of its system calls fail.
struct FaultyProgram {
  let folder: TemporaryFolder
  private let library: String

  /// - Parameter source: the name of the library's source in `Faults`, without `.c`.
  init(_ source: String) throws {
    folder = try TemporaryFolder()
    library = "\(folder.path)/\(source).so"
    let compiled = try Program.run([
      "gcc", "-shared", "-fPIC", "-O1", "-o", library,
      "Tests/FAQProcessTests/Faults/\(source).c", "-ldl",
    ])
    #expect(compiled.code == 0, "\(compiled.errors)")
  }

  /// Runs a command in the folder, on the database in it unless another one is named.
  @discardableResult
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Result {
    let defaults = [
      "FAQCMS_USER": "pia", "FAQCMS_DB": folder.path + "/faqcms.db", "HOME": folder.path,
      "SWIFT_BACKTRACE": "enable=no",
    ]
    return try Program.run(
      [Program.faqcms] + arguments, in: folder.path,
      environment: defaults.merging(environment) { $1 })
  }

  /// Runs a command that is to succeed.
  func faqcms(_ arguments: String...) throws {
    let result = try run(arguments)
    #expect(result.code == 0, "\(arguments): \(result.errors)")
  }

  /// A site with a reviewer.
  func makeSite() throws {
    try faqcms("init", "--title", "Sample FAQ")
    try faqcms("policy", "set", "required-fields", "title")
    try faqcms("reviewer", "add", "anna", "--name", "Anna Sample", "--credentials", "MD")
  }

  /// Runs a command in which a call fails; nil where it makes fewer calls than that.
  ///
  /// - Parameters:
  ///   - kind: which calls are counted, or how they fail: what the library takes for `FAIL_KIND`.
  ///   - call: the number of the call, from 1.
  func run(
    _ arguments: [String], failing kind: String, at call: Int, environment: [String: String] = [:]
  ) throws -> Program.Result? {
    unlink(folder.path + "/failed")
    let fault = [
      "LD_PRELOAD": library, "FAIL_KIND": kind, "FAIL_AT": "\(call)",
      "FAIL_LOG": folder.path + "/failed",
    ]
    let result = try run(arguments, environment: fault.merging(environment) { $1 })
    if folder.exists("failed") { return result }
    #expect(result.code == 0, "\(arguments): \(result.errors)")
    return nil
  }
}
