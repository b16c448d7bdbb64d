import ArgumentParser
import Testing

@testable import FAQCommands

@Suite("The help texts")
struct HelpTests {
  /// The names and types of all commands, those in groups too.
  static let commands = commands([], FAQCMS.self)

  private static func commands(
    _ path: [String], _ type: any ParsableCommand.Type
  ) -> [(path: [String], type: any ParsableCommand.Type)] {
    [(path, type)]
      + type.configuration.subcommands.flatMap {
        commands(path + [$0.configuration.commandName ?? ""], $0)
      }
  }

  /// The lines from EXAMPLES on.
  private static func examples(of type: any ParsableCommand.Type) -> [Substring] {
    Array(type.configuration.discussion.split(separator: "\n").drop { $0 != "EXAMPLES" })
  }

  @Test("examples can be pasted: they are printed line by line as they stand, at 80 columns")
  func lines() {
    var count = 0
    for (path, type) in Self.commands {
      let help = FAQCMS.helpMessage(for: type, includeHidden: false, columns: 80).split(
        separator: "\n")
      for line in Self.examples(of: type) {
        count += 1
        #expect(line.count < 80 && help.contains(line), "\(path): \(line)")
      }
    }
    #expect(count > 100)
  }

  @Test("what goes on in the next line of an example ends with a backslash")
  func continuations() {
    for (path, type) in Self.commands {
      var isContinued = false
      for line in Self.examples(of: type).dropFirst() {
        #expect(line.hasPrefix("  faqcms") != isContinued, "\(path): \(line)")
        #expect(!line.hasSuffix(" \\\\"), "\(path): \(line)")
        isContinued = line.hasSuffix(" \\")
      }
      #expect(!isContinued, "\(path)")
    }
  }

  @Test(
    "completion in the shell offers the words of what takes a few words alone",
    arguments: [
      ("export", "plain hugo jekyll astro eleventy mkdocs pelican"),
      ("list", "draft in-review changes-requested approved discarded unpublished scheduled"),
      ("contributor add", "writer reader publisher admin"),
      ("review approve", "medical-review plain-language-review editorial-review"),
      ("draft raise", "editorial standard clinical"),
      ("category add", "editorial standard clinical"),
      ("policy set", "sign-offs-required signatures review-interval"),
    ])
  func words(_ command: String, _ words: String) {
    let lines = FAQCMS.completionScript(for: .fish).split(separator: "\n")
    #expect(lines.contains { $0.contains("\"faqcms \(command)\"") && $0.contains("ka '\(words)") })
  }

  @Test("completion in the shell offers files for what takes them, not for the database alone")
  func completion() {
    let lines = FAQCMS.completionScript(for: .zsh).split(separator: "\n").filter {
      $0.contains("_files")
    }
    for words in ["'--from[", "'--output[", "paths:_files", "':folder:", "'--db["] {
      #expect(lines.contains { $0.contains(words) }, "\(words)")
    }
  }
}
