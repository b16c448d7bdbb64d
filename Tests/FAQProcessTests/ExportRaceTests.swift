import FAQTestSupport
import Foundation
import Testing

@Suite("Exports that run at the same time")
struct ExportRaceTests {
  let program: FaultyProgram
  private var folder: TemporaryFolder { program.folder }

  /// Twelve public articles, of which `before` is a site; then one was withdrawn.
  init() throws {
    program = try FaultyProgram("folder_calls")
    try program.makeSite()
    for number in 1...12 {
      try program.faqcms(
        "draft", "new", "--title", "Sample \(number)?", "--summary", "It is a sample.")
      try program.faqcms("draft", "submit", "\(number)")
      try program.faqcms("review", "approve", "\(number)", "--as", "anna")
      try program.faqcms("publish", "\(number)")
    }
    try program.faqcms("export", "--format", "html", "--output", "before")
    try program.faqcms("withdraw", "1", "--reason", "It is old.")
    try program.faqcms("export", "--format", "html", "--output", "after")
    try program.faqcms("export", "--format", "html", "--tar", "--output", "after.tar")
  }

  /// What three exports to one place that begin a little after each other end with, after `prepare`.
  private func round(_ prepare: String, _ arguments: String, _ delay: Int) throws -> [String] {
    let script = """
      rm -rf out out.tar .out* && \(prepare)
      one() { "$0" export --format html \(arguments) 2> "errors$1"; echo $? > "code$1"; }
      one 1 & sleep 0.0\(String(format: "%02d", delay)); one 2 & one 3 & wait
      """
    _ = try Program.run(
      ["bash", "-c", script, Program.faqcms], in: folder.path,
      environment: [
        "FAQCMS_USER": "pia", "FAQCMS_DB": folder.path + "/faqcms.db", "HOME": folder.path,
        "SWIFT_BACKTRACE": "enable=no",
      ])
    return try (1...3).map { number in
      try folder.read("code\(number)").hasPrefix("0") ? "" : folder.read("errors\(number)")
    }
  }

  @Test(
    "one of them writes, and who comes meanwhile is told so and changes nothing",
    arguments: [
      ("cp -a before out", "--output out", "diff -r out after"),
      ("true", "--output out", "diff -r out after"),
      ("true", "--tar --output out.tar", "cmp out.tar after.tar"),
    ])
  func race(_ prepare: String, _ arguments: String, _ comparison: String) throws {
    var refused = 0
    for delay in stride(from: 0, to: 40, by: 3) {
      let errors = try round(prepare, arguments, delay)
      #expect(errors.contains(""), "one is done: \(errors)")
      for error in errors where !error.isEmpty {
        #expect(error.hasPrefix("faqcms: Another faqcms is writing"), "\(error)")
        refused += 1
      }
      let compared = try Program.run(["sh", "-c", comparison], in: folder.path)
      #expect(compared.code == 0, "after \(delay) ms: \(compared.output) \(compared.errors)")
      let left = try Program.run(["sh", "-c", "ls -d .out* out/.faqcms*"], in: folder.path)
      #expect(left.output.isEmpty, "\(left.output)")
    }
    #expect(refused > 0, "the control: some of them met")
  }
}
