import FAQModel
import FAQTestSupport
import Testing

@Suite("Lists of articles")
struct ListTests {
  let runner: CommandRunner

  /// A German draft of Mara's and two English ones of Pia's.
  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    draft("title: C\nlocale: de\ntags: [dosage]", by: "mara")
    draft("title: b", by: "pia")
    draft("title: A\ntags: [dosage, travel]", by: "pia")
  }

  private func draft(_ front: String, by handle: String) {
    runner.input = Array("---\n\(front)\n---\nYes.".utf8)
    runner.run("draft", "new", "--from", "-", "--as", handle)
  }

  private func numbers(_ options: String...) throws -> [Int64] {
    let list = runner.run(["list", "--json"] + options)
    return try JSONValue(reading: list.output).elements.compactMap { $0["number"]?.integer }
  }

  @Test(
    "the articles are those in a language, with a tag, and of an author; all that are asked for")
  func filters() throws {
    #expect(try numbers() == [1, 2, 3])
    #expect(try numbers("--locale", "DE") == [1])
    #expect(try numbers("--locale", "en") == [2, 3])
    #expect(try numbers("--tag", "dosage") == [1, 3])
    #expect(try numbers("--author", "pia") == [2, 3])
    #expect(try numbers("--author", "pia", "--tag", "dosage") == [3])
    #expect(try numbers("--locale", "fr").isEmpty)
    #expect(runner.run("list", "--locale", "fr").all.contains("No articles like that."))
    #expect(runner.run("list", "--locale", "x y").code == 64)
  }

  @Test("titles are in the order of their letters, whatever their case")
  func titles() throws {
    #expect(try numbers("--sort", "title") == [3, 2, 1])
  }

  @Test("what changed last is first")
  func changes() throws {
    runner.run("draft", "edit", "2", "--tag", "late", "--as", "pia")
    #expect(try numbers("--sort", "changed").first == 2)
  }

  @Test("a language is drafted by the tag that all write, and others name that")
  func tags() throws {
    runner.input = Array("---\ntitle: D\nlocale: en-UK\n---\nYes.".utf8)
    let refused = runner.run("draft", "new", "--from", "-", "--as", "mara")
    #expect(refused.code == 1 && refused.errors.contains("write 'en-GB' in place of 'en-UK'"))
    let long = runner.run("draft", "new", "--from", "-", "--locale", "deu", "--as", "mara")
    #expect(long.errors.contains("write 'de' in place of 'deu'"))
    #expect(try numbers() == [1, 2, 3])
    let site = try CommandRunner()
    site.run("init", "--title", "FAQ", "--locale", "deu")
    site.input = Array("---\ntitle: D\n---\nJa.".utf8)
    #expect(site.run("draft", "new", "--from", "-").code == 0)
    #expect(site.run("list", "--json").output.contains("\"locale\": \"de\""))
  }
}
