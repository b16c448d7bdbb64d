import FAQTestSupport
import Testing

@Suite("Texts are read back before they are kept") struct ReadBackTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    let lines = (1...200).map { number in
      #"{"key": "a\#(number)", "fields": {"title": "Sample \#(number)"}, "#
        + #""body": "Sample text number \#(number)."}"# + "\n"
    }
    try runner.folder.write("history.ndjson", lines.joined())
  }

  private func sqlite(_ sql: String) throws -> String {
    try Program.sqlite(runner.folder.path + "/faqcms.db", sql).output
  }

  /// Has the database keep other bytes for a text than it is given.
  private func harm(_ text: Int, with bytes: String) throws {
    _ = try sqlite(
      """
      CREATE TRIGGER harm AFTER INSERT ON text_content WHEN new.text_id = \(text)
      BEGIN UPDATE text_content SET bytes = \(bytes) WHERE text_id = new.text_id; END
      """)
  }

  @Test(
    "an import of which one text would not read back keeps nothing",
    arguments: [
      (1, "zeroblob(9)"), (64, "zeroblob(9)"), (200, "zeroblob(9)"),
      (100, "(SELECT bytes FROM text_content WHERE text_id = 1)"),
    ])
  func imported(_ text: Int, _ bytes: String) throws {
    try harm(text, with: bytes)
    let refused = runner.run("import", "--from", "revisions", "history.ndjson", "--as", "mara")
    #expect(refused.code == 1)
    #expect(refused.errors.contains("is not what was saved"), "\(refused.errors)")
    #expect(try sqlite("SELECT count(*) FROM text; SELECT count(*) FROM article") == "0\n0\n")
    _ = try sqlite("DROP TRIGGER harm")
    let control = runner.run("import", "--from", "revisions", "history.ndjson", "--as", "mara")
    #expect(control.code == 0, "\(control.errors)")
    #expect(try sqlite("SELECT count(*) FROM text; SELECT count(*) FROM article") == "200\n200\n")
  }

  @Test("a draft that would not read back is not saved")
  func saved() throws {
    try harm(1, with: "zeroblob(9)")
    let refused = runner.run("draft", "new", "--title", "Sample", "--as", "mara")
    #expect(refused.code == 1)
    #expect(refused.errors.contains("is not what was saved"), "\(refused.errors)")
    #expect(try sqlite("SELECT count(*) FROM text; SELECT count(*) FROM article") == "0\n0\n")
    _ = try sqlite("DROP TRIGGER harm")
    #expect(
      runner.run("draft", "new", "--title", "Sample", "--as", "mara").code == 0, "the control")
  }
}
