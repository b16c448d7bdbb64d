import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

/// Sessions run against the real commands. `$ ` begins a command line, `@file NAME` to `@end` a file,
/// `@months N` lets time pass; what follows a command is all that it printed, and `[exit N]`; after
/// `> NAME` the standard output is in that file instead.
/// RECORD_GOLDEN=1 records them anew.
@Suite("Transcripts")
struct TranscriptTests {
  static let folder = "Tests/FAQCommandsTests/Transcripts/"

  @Test(
    "the session goes as recorded",
    arguments: [
      "draft-to-export", "second-edition", "review-refused", "withdraw", "schedule", "two-editors",
      "merge", "the-past", "proofs", "usage", "as-of", "exposure", "search",
      "import", "keep", "clinical-review", "assets", "import-questions", "rules", "told",
    ])
  func session(_ name: String) throws {
    let path = Self.folder + name + ".txt"
    let recorded = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    let played = try play(recorded)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(played.utf8).write(to: URL(fileURLWithPath: path))
    } else {
      #expect(played == recorded)
    }
  }

  private func play(_ transcript: String) throws -> String {
    let runner = try CommandRunner()
    var played: [String] = []
    var lines = transcript.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var isOutput = false
    while let line = lines.popFirst() {
      if line.hasPrefix("$ ") {
        played.append(String(line))
        var words = TextEditor.words(String(line.dropFirst(2)))
        let file = words.dropLast().last == ">" ? words.last : nil
        if file != nil { words.removeLast(2) }
        let result = runner.run(Array(words.dropFirst(words.first == "faqcms" ? 1 : 0)))
        if let file { try runner.folder.write(file, result.output) }
        let output = (file == nil ? result.all : result.errors)
          .replacing(runner.folder.path, with: "FOLDER")
          .replacing(/edits\/[A-Za-z0-9]{6}/, with: "edits/XXXXXX")
        played += output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          .map(String.init)
        if result.code != 0 { played.append("[exit \(result.code)]") }
        isOutput = true
      } else if line.hasPrefix("@file ") {
        played.append(String(line))
        var text: [Substring] = []
        while let next = lines.popFirst(), next != "@end" { text.append(next) }
        let name = String(line.dropFirst(6))
        let file = try runner.folder.write(name, text.joined(separator: "\n") + "\n")
        chmod(file, 0o600)
        played += text.map(String.init) + ["@end"]
        isOutput = false
      } else if line.hasPrefix("@months ") {
        runner.clock.advance(months: Int(line.dropFirst(8)) ?? 0)
        played.append(String(line))
      } else if line.hasPrefix("#") && !isOutput || line.hasPrefix("## ") {
        played.append(String(line))
        isOutput = false
      }
    }
    return played.joined(separator: "\n") + "\n"
  }
}
