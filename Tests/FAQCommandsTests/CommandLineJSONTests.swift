import ArgumentParser
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

/// docs/cli-json.md, held against what is printed.
@Suite("The documented JSON")
struct CommandLineJSONTests {
  /// The parts of the page that begin with a bold name, by the command of each.
  private static func section(of command: String) throws -> String? {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: folder.appending(path: "docs/cli-json.md"), encoding: .utf8)
    return page.components(separatedBy: "\n**").dropFirst().first { section in
      section.components(separatedBy: "**").dropFirst().first?.contains("`\(command)`") == true
    }
  }

  /// The names of the members of a value, those within it too, texts and what the ledger keeps aside.
  private static func names(_ value: JSONValue) -> Set<String> {
    switch value {
    case .array(let elements): elements.reduce(into: []) { $0.formUnion(names($1)) }
    case .object(let members):
      members.reduce(into: []) { found, member in
        found.insert(member.name)
        guard !["text", "details"].contains(member.name) else { return }
        found.formUnion(names(member.value))
      }
    default: []
    }
  }

  @Test("every command with --json has its section")
  func sections() throws {
    var count = 0
    for (path, type) in HelpTests.commands where type is any Command.Type {
      let help = FAQCMS.helpMessage(for: type, includeHidden: false, columns: 80)
      guard help.contains("--json ") else { continue }
      count += 1
      let command = path.joined(separator: " ")
      #expect(try Self.section(of: command) != nil, "\(command)")
    }
    #expect(count > 30)
  }

  @Test("every member that is printed is named in the section of its command")
  func members() throws {
    let runner = try CommandRunner()
    runner.setUp()
    #expect(try runner.publish("Sample", "One sentence.").code == 0)
    runner.run("category", "add", "doses", "--title", "Doses", "--tier", "clinical")
    runner.run("reviewer", "edit", "anna", "--no-conflicts", "--valid-until", "2027-01-01")
    try runner.folder.write("chart.txt", "1 2 3\n")
    runner.run("draft", "edit", "sample", "--title", "Samples", "--as", "mara")
    runner.run("draft", "submit", "sample", "--as", "mara")
    runner.run("review", "comment", "sample", "-m", "Why?", "--as", "anna")
    runner.run("export", "--format", "markdown", "--output", "out")
    try runner.folder.write("out/mine.txt", "mine")
    for (arguments, section) in [
      ("list", "list"), ("show sample", "show"), ("draft list", "draft list"),
      ("review show sample", "review show"), ("review list", "review list"),
      ("search sentence", "search"), ("blame sample", "blame"), ("history sample", "history"),
      ("diff sample@1 sample@2", "diff"), ("exposure sentence", "exposure"),
      ("status", "status"), ("contributor list", "contributor list"),
      ("reviewer show anna", "reviewer show"), ("review due --within 2y", "review due"),
      ("review blame sample", "review blame"), ("plan --at 2030-01-01", "plan"),
      ("category list", "category list"), ("policy show", "policy show"),
      ("policy plan review-interval 6m", "policy plan"),
      ("policy plan clinical.on-lapse flag", "policy plan"), ("ledger show", "ledger show"),
      ("verify", "verify"), ("backup copy.db", "backup"), ("compact", "compact"),
      ("doctor", "doctor"), ("verify-bundle out", "verify-bundle"), ("drift out", "drift"),
      ("review approve sample --as anna", "review approve"), ("publish sample", "publish"),
      ("draft new --title More --as mara", "draft new"),
    ] {
      let words = arguments.split(separator: " ").map(String.init)
      let result = runner.run(words + ["--json"])
      let value = try JSONValue(reading: result.output)
      let text = try #require(try Self.section(of: section), "\(section)")
      // What is within them is as of other commands.
      let others = section == "plan" ? ["review due", "reviewer key list"] : ["list"]
      let known = try others.compactMap { try Self.section(of: $0) }.joined()
      for name in Self.names(value) {
        let isNamed = [text, section == "plan" || section.contains("show") ? known : ""].contains {
          $0.contains("`\(name)`") || $0.contains("\"\(name)\"")
        }
        #expect(isNamed, "\(arguments): \(name)")
      }
    }
  }

  @Test("the dashboard has in JSON, too, what waits for its writers")
  func dashboard() throws {
    let runner = try CommandRunner()
    runner.setUp()
    try runner.publish("Sample", "One sentence.")
    runner.run("draft", "new", "--title", "Other", "--from", "text.md", "--as", "mara")
    runner.run("draft", "submit", "2", "--as", "mara")
    runner.run("review", "request-changes", "2", "-m", "Why?", "--as", "anna")
    runner.run("policy", "set", "sign-offs-required", "2")
    let page = runner.run("status").output
    #expect(page.contains("\nChanges requested\n  2  ") && page.contains("sign-offs now\n  1  "))
    let json = try JSONValue(reading: runner.run("status", "--json").output)
    #expect(json["changes_requested"] == .array([.integer(2)]))
    #expect(json["to_submit_again"] == .array([.integer(1)]))
  }
}
