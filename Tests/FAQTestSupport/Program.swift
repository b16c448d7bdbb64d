import Foundation

/// Runs programs of the machine.
package enum Program {
  package struct Result: Sendable {
    package let code: Int32
    package let output: String
    package let errors: String
    /// The signal that ended it, 0 for none.
    package let signal: Int32
  }

  /// Runs a program to its end; its standard input is empty unless given.
  package static func run(
    _ arguments: [String], in folder: String? = nil, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let scratch = try TemporaryFolder()
    for name in ["out", "err"] { try scratch.write(name, "") }
    let inputFile = try scratch.write("in", input)
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputFile))
    process.standardOutput = FileHandle(forWritingAtPath: scratch.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: scratch.path + "/err")
    try process.run()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Result(
      code: process.terminationStatus, output: try scratch.read("out"),
      errors: try scratch.read("err"), signal: isSignal ? process.terminationStatus : 0)
  }

  /// What the stock sqlite3 shell answers.
  package static func sqlite(_ database: String, _ sql: String) throws -> Result {
    try run(["sqlite3", database, sql])
  }

  /// The faqcms that was built with the tests.
  package static var faqcms: String {
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folder = URL(fileURLWithPath: argument)
    }
    return folder.deletingLastPathComponent().appendingPathComponent("faqcms").path
  }
}
