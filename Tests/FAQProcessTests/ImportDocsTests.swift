import FAQTestSupport
import Foundation
import Testing

/// The commands of docs/import.md are run as they are printed, one after the other, in one folder.
@Suite("The page on imports")
struct ImportDocsTests {
  @Test("each example gives what is printed below it")
  func examples() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/faqcms", withDestinationPath: Program.faqcms)
    let page = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "docs/import.md")), as: UTF8.self)
    let blocks = page.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
      .map(\.element)
    var played = 0
    for (script, expected) in zip(blocks, blocks.dropFirst())
    where script.hasPrefix("sh\n") && expected.hasPrefix("text\n") {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      let result = try Program.run(
        ["bash", "-euo", "pipefail", "-c", "exec 2>&1\n" + script.dropFirst("sh\n".count)],
        in: folder.path,
        environment: [
          "PATH": "\(folder.path):\(path)", "FAQCMS_USER": "mara", "FAQCMS_DB": "",
        ])
      let output = result.output.replacing(/Made .*\/faqcms.db/, with: "Made …/faqcms.db")
      #expect(output == String(expected.dropFirst("text\n".count)))
      played += 1
    }
    #expect(played > 6)
  }
}
