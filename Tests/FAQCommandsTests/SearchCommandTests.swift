import FAQModel
import FAQTestSupport
import Testing

@Suite("Commands and the search index")
struct SearchCommandTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.publish("Fever", "A sample of fever.")
  }

  @Test("what a long query leaves out is said on the error output")
  func long() {
    let note = "note: only the first 32 words are searched for."
    let result = runner.run(["search", "fever"] + (1...40).map { "word\($0)" })
    #expect(result.code == 0 && result.output.contains("1@1"))
    #expect(result.errors.contains(note))
    let short = runner.run(["search", "fever"] + (1...31).map { "word\($0)" })
    #expect(short.output == result.output && !short.errors.contains(note), "the control")
  }

  @Test("that what is found lacks words is said in JSON, too")
  func relaxed() throws {
    for (words, lacks) in [("fever", false), ("fever sample", false), ("fever lumbago", true)] {
      let result = runner.run("search", words, "--json")
      let hits = try JSONValue(reading: result.output).elements
      #expect(hits.count == 1 && hits[0]["lacks_words"] == .bool(lacks), "\(words)")
      #expect(result.errors.contains("No text has all the words") == lacks)
    }
  }

  @Test("verify says that compact mends the search index, and compact that it did")
  func index() throws {
    #expect(runner.run("verify", "--deep").code == 0, "the control")
    let path = runner.folder.path + "/faqcms.db"
    _ = try Program.sqlite(path, "DELETE FROM search_current")
    #expect(runner.run("verify").code == 0, "it is no fact")
    let verified = runner.run("verify", "--deep")
    #expect(verified.code == 1)
    #expect(verified.output.contains("1@1: is not in search_current"), "\(verified.output)")
    #expect(
      verified.output.contains(
        "No fact is damaged: run 'faqcms compact', which makes the rest again."))
    #expect(!runner.run("search", "fever").output.contains("1@1"))

    let compacted = runner.run("compact")
    #expect(compacted.output.contains("it was made again"), "\(compacted.all)")
    #expect(runner.run("verify", "--deep").code == 0)
    #expect(runner.run("search", "fever").output.contains("1@1"))
    #expect(!runner.run("compact").output.contains("it was made again"))
    #expect(runner.run("compact", "--json").output.contains(#""search_index_remade": false"#))
  }
}
