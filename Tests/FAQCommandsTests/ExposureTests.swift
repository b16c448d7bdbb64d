import FAQModel
import FAQTestSupport
import Testing

@Suite("The command exposure")
struct ExposureTests {
  private let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try runner.publish("Sample", "A `wrong` dose.")
    runner.run("rename", "sample", "renamed")
  }

  @Test("a slug that changed meanwhile is followed by the next, with its time")
  func table() {
    let result = runner.run("exposure", "a wrong dose")
    #expect(result.output.contains("  sample, then renamed since 2026-01-05 "))
  }

  @Test("JSON has the slug of the beginning, and all of them")
  func json() throws {
    let printed = try JSONValue(reading: runner.run("exposure", "a wrong dose", "--json").output)
    guard case .array(let exposures) = printed, let exposure = exposures.first,
      case .array(let slugs)? = exposure["slugs"]
    else {
      Issue.record("There are no slugs.")
      return
    }
    #expect(exposures.count == 1 && exposure["slug"]?.string == "sample")
    #expect(slugs.map { $0["slug"]?.string } == ["sample", "renamed"])
    #expect(slugs.first?["from"] == exposure["from"])
  }
}
