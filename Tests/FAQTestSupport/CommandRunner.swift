import FAQCommands
import FAQModel
import Foundation
import Synchronization

/// Runs command lines in this process, in a folder of their own, with a fixed clock and fixed UUIDs.
package final class CommandRunner {
  package let folder: TemporaryFolder
  package let clock = TestClock()
  package var environment: [String: String]
  package var input: [UInt8] = []
  package var isTerminal = false
  /// The answers that are typed when a command asks; nil for no terminal.
  package var answers: [String]?
  private let uuids = TestUUIDs()

  package struct Result: Equatable {
    package let code: Int32
    package let output: String
    package let errors: String
    /// Both, in the order in which they were written.
    package let all: String
  }

  package init() throws {
    folder = try TemporaryFolder()
    environment = [
      "HOME": folder.path + "/home", "PATH": "/usr/bin:/bin", "TZ": "UTC", "FAQCMS_USER": "pia",
    ]
  }

  @discardableResult
  package func run(_ arguments: String...) -> Result { run(arguments) }

  @discardableResult
  package func run(_ arguments: [String]) -> Result {
    let output = CollectingOutput(isTerminal: isTerminal)
    let clock = clock
    var session = Session(
      environment: environment, workingFolder: folder.path,
      account: { Account(name: "pia", fullName: "Pia Sample") },
      clock: { clock.now() }, makeUUID: uuids.next, output: output,
      readInput: { [input] _ in input }, ask: nil)
    if let answers {
      let queue = Mutex(answers)
      session.ask = { question in
        output.error(question)
        return queue.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      }
    }
    let code = CommandLineTool.run(arguments, in: session)
    return Result(
      code: code, output: output.text(.output), errors: output.text(.errors), all: output.text(.all)
    )
  }

  /// A site with a writer Mara, a reviewer Anna and the shelf `basics`; you are Pia.
  package func setUp() {
    run("init", "--title", "Sample FAQ")
    run("contributor", "add", "mara", "--name", "Mara Sample", "--role", "writer")
    run("reviewer", "add", "anna", "--name", "Anna Sample", "--credentials", "MD")
    run("category", "add", "basics", "--title", "Basics")
  }

  /// Drafts, submits, approves and publishes an article of the site of ``setUp()``; its slug is the title in
  /// lower case.
  ///
  /// - Returns: what publishing it came to.
  @discardableResult
  package func publish(_ title: String, _ body: String, _ more: String...) throws -> Result {
    try folder.write("text.md", body)
    run("draft", "new", "--title", title, "--from", "text.md", "--as", "mara")
    let slug = title.lowercased()
    run("draft", "submit", slug, "--as", "mara")
    run("review", "approve", slug, "--as", "anna")
    return run(["publish", slug] + more)
  }
}

/// Keeps what a command writes.
private final class CollectingOutput: Output, Sendable {
  enum Part { case output, errors, all }

  let isTerminal: Bool
  private let parts = Mutex<[(isError: Bool, bytes: [UInt8])]>([])

  init(isTerminal: Bool) { self.isTerminal = isTerminal }

  func write(_ bytes: [UInt8]) { parts.withLock { $0.append((false, bytes)) } }

  func error(_ line: String) { parts.withLock { $0.append((true, Array((line + "\n").utf8))) } }

  func text(_ part: Part) -> String {
    let bytes = parts.withLock { parts in
      parts.filter { part == .all || $0.isError == (part == .errors) }.flatMap(\.bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
