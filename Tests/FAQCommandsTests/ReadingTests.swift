import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("Commands that only read")
struct ReadingTests {
  let runner: CommandRunner

  /// A public article with a draft and a picture.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.publish("One", "Sample answer.")
    runner.run("draft", "edit", "one", "--title", "Which one", "--as", "mara")
    try runner.folder.write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>")
    runner.run("asset", "add", "a.svg", "--alt", "A chart")
    runner.run("ledger", "key")
  }

  @Test("a schedule that a publication took the place of is named in JSON, too")
  func replaced() throws {
    runner.run("draft", "submit", "one", "--as", "mara")
    runner.run("review", "approve", "one", "--as", "anna")
    runner.run("publish", "one@2", "--at", "2026-06-01")
    func publish() throws -> JSONValue? {
      try JSONValue(reading: runner.run("publish", "one@2", "--json").output).elements.first
    }
    #expect(try publish()?["replaced_revision"] == .integer(2))
    runner.run("draft", "edit", "one", "--title", "Which one now", "--as", "mara")
    runner.run("draft", "submit", "one", "--as", "mara")
    runner.run("review", "approve", "one", "--as", "anna")
    let next = try JSONValue(reading: runner.run("publish", "one", "--json").output).elements.first
    #expect(next?["replaced_revision"] == .null && next?["is_public"] == true)
  }
}
