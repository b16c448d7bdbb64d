import FAQTestSupport
import Foundation
import Testing

@Suite("Editors and approvers at once, in many processes")
struct ReviewRaceTests {
  private static func file(_ body: String) -> String {
    "---\ntitle: Is this a sample?\n---\n\n\(body)\n"
  }

  @Test("every sign-off is of the text that its reviewer was shown last")
  func race() async throws {
    let folder = try TemporaryFolder()
    let database = ["FAQCMS_DB": folder.path + "/faqcms.db"]
    @Sendable func faqcms(_ handle: String, _ arguments: String...) throws -> Program.Result {
      try Program.run(
        [Program.faqcms] + arguments, in: folder.path,
        environment: database.merging(["FAQCMS_USER": handle]) { $1 })
    }
    #expect(try faqcms("pia", "init", "--title", "Sample FAQ").code == 0)
    let reviewers = (1...4).map { "reviewer\($0)" }
    for name in reviewers {
      _ = try faqcms("pia", "reviewer", "add", name, "--name", name, "--credentials", "MD")
    }
    try folder.write("body.md", "A sample.")
    _ = try faqcms("pia", "draft", "new", "--title", "Is this a sample?", "--from", "body.md")
    _ = try faqcms("pia", "draft", "submit", "1")

    @Sendable func isEdited() -> Bool {
      (1...2).allSatisfy { FileManager.default.fileExists(atPath: "\(folder.path)/done\($0)") }
    }
    let results = try await withThrowingTaskGroup(of: [(shown: String, signed: String?)].self) {
      group in
      for editor in 1...2 {
        group.addTask {
          for number in 1...20 {
            // Tasks that wait for a process hold their thread, of which there may be two.
            await Task.yield()
            let path = try folder.write(
              "body\(editor).md", Self.file("Sample \(editor), \(number)."))
            _ = try faqcms("pia", "draft", "edit", "1", "--from", path)
            _ = try faqcms("pia", "draft", "submit", "1")
          }
          try folder.write("done\(editor)", "")
          return []
        }
      }
      for name in reviewers {
        group.addTask {
          var seen: [(shown: String, signed: String?)] = []
          var isLast = false
          while !isLast {
            // The last round is after all editing, so that somebody signs however slow the machine is.
            isLast = isEdited()
            await Task.yield()
            let page = try faqcms(name, "review", "show", "1", "--json")
            guard page.code == 0,
              let shown = page.output.firstMatch(of: /"digest": "([0-9a-f]{64})"/)
            else { continue }
            await Task.yield()
            let approval = try faqcms(name, "review", "approve", "1")
            let signed = approval.code == 0 ? String(approval.output.suffix(65).prefix(64)) : nil
            seen.append((String(shown.1), signed))
          }
          return seen
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    for result in results { #expect(result.signed == nil || result.signed == result.shown) }
    #expect(results.contains { $0.signed != nil }, "the control: some signed")
    #expect(Set(results.map(\.shown)).count > 1, "the control: the text moved")
    _ = try faqcms(reviewers[0], "review", "show", "1")
    try folder.write("body.md", Self.file("A sample that nobody was shown."))
    _ = try faqcms("pia", "draft", "edit", "1", "--from", "body.md")
    #expect(try faqcms("pia", "draft", "submit", "1").code == 0)
    #expect(try faqcms(reviewers[0], "review", "approve", "1").code == 1, "the control")
    #expect(try faqcms("pia", "verify").code == 0)
  }
}
