import FAQModel
import FAQTestSupport
import Testing

@Suite("Differences by line")
struct LineDifferenceTests {
  @Test(
    "patch(1) turns the old text into the new one",
    arguments: [
      ("a\nb\nc\n", "a\nB\nc\n"), ("a\n", "a\nb\n"), ("a\nb\n", "b\n"),
      (
        (1...40).map { "line \($0)\n" }.joined(),
        (1...40).map { $0 % 13 == 0 ? "changed\n" : "line \($0)\n" }.joined()
      ),
    ])
  func patches(_ old: String, _ new: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("text", old)
    // The texts end with a line end, after which the difference has an empty last line.
    let lines = LineDifference(from: String(old.dropLast()), to: String(new.dropLast())).lines.map {
      switch $0 {
      case .same(let text): " " + text
      case .removed(let text): "-" + text
      case .added(let text): "+" + text
      case .place(let text): text
      }
    }
    let patch = "--- text\n+++ text\n" + lines.joined(separator: "\n") + "\n"
    let result = try Program.run(["patch", "text"], in: folder.path, input: patch)
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(try folder.read("text") == new)
  }

  @Test("equal texts have no difference")
  func same() { #expect(LineDifference(from: "a\nb", to: "a\nb").lines.isEmpty) }
}
