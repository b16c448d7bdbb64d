import FAQModel
import FAQTestSupport
import Testing

@Suite("JSON and the ledger's bytes")
struct JSONValueTests {
  static let value = JSONValue.object([
    "text": "a\"b\\c\n\t\u{1}\u{7f}\u{85}\u{2028}\u{202e}é🧬", "number": .integer(-12),
    "none": .null,
    "list": .array([true, false, .array([]), .object([])]),
  ])

  @Test("what is written reads back, in every layout")
  func roundTrip() throws {
    for layout in [JSONValue.Layout.compact, .line, .indented] {
      #expect(try JSONValue(reading: Self.value.text(layout)) == Self.value.sorted)
    }
  }

  @Test("stock Python reads the same value")
  func python() throws {
    let script = "import json,sys; print(json.dumps(json.load(sys.stdin), sort_keys=True))"
    let compact = try Program.run(
      ["/usr/bin/python3", "-c", script], input: Self.value.text(.compact))
    let indented = try Program.run(
      ["/usr/bin/python3", "-c", script], input: Self.value.text(.indented))
    #expect(compact.code == 0)
    #expect(compact.output == indented.output)
    #expect(compact.output.contains("\\u202e"))
  }

  @Test("characters that act on a terminal or a YAML parser are escaped")
  func escapes() {
    #expect(
      JSONValue.string("\u{1b}\u{85}\u{2028}\u{202e}\u{2066}\u{feff}").text(.compact)
        == "\"\\u001b\\u0085\\u2028\\u202e\\u2066\\ufeff\"")
  }

  @Test(
    "a character is escaped wherever it stands among others, and none beside it",
    arguments: [
      "\"", "\\", "\n", "\u{0}", "\u{1f}", "\u{7f}", "\u{85}", "\u{2028}", "\u{202e}", "é", "“",
      "🧬", " ",
      "!", "[", "]", "~",
    ])
  func escapes(character: String) {
    let alone = JSONValue.string(character).text(.compact).dropFirst().dropLast()
    for before in 0...17 {
      for after in [0, 1, 7, 8, 9, 16] {
        let (start, end) = (
          String(repeating: "a", count: before), String(repeating: "z", count: after)
        )
        #expect(
          JSONValue.string(start + character + end).text(.compact) == "\"\(start)\(alone)\(end)\"")
      }
    }
  }

  @Test("a long array is its elements, one after the other")
  func long() {
    let values = (0..<1_000).map { JSONValue.object(["number": .integer(Int64($0)), "text": "é"]) }
    let array = JSONValue.array(values)
    #expect(
      array.text(.compact) == "[\(values.map { $0.text(.compact) }.joined(separator: ","))]")
    #expect(array.text(.line) == "[\(values.map { $0.text(.line) }.joined(separator: ", "))]")
    let indented = values.map { "  " + $0.text(.indented).replacing("\n", with: "\n  ") }
    #expect(array.text(.indented) == "[\n\(indented.joined(separator: ",\n"))\n]")
  }

  @Test("fractions and what is no JSON are refused")
  func refused() {
    for text in ["1.5", "1e99", "{", "\"", "nul", "[1 2]", "99999999999999999999"] {
      #expect(throws: (any Error).self, "\(text)") { _ = try JSONValue(reading: text) }
    }
  }

  @Test(
    "a ledger entry's canonical bytes and hash are fixed, in both versions",
    arguments: [
      (LedgerEntry.Clock?.none, "1", ""), (.system, "2", "\"clock\":\"system\","),
      (.ledger, "2", "\"clock\":\"ledger\","),
    ])
  func ledgerEntry(clock: LedgerEntry.Clock?, version: String, member: String) throws {
    let entry = LedgerEntry(
      sequence: 7, time: Instant(milliseconds: 1_767_603_600_000), clock: clock, actor: .anna,
      act: .reviewApprove,
      subject: LedgerEntry.Subject(article: Article.ID(12), revision: 3), note: "Read \"twice\"",
      details: .object(["b": "2", "a": .integer(1)]), previous: LedgerEntry.beginning)
    let zeros = String(repeating: "0", count: 64)
    let expected = """
      {"version":\(version),"sequence":7,"time":"2026-01-05T09:00:00.000Z",\(member)"actor":"anna",\
      "act":"review.approve","article":12,"revision":3,"digest":null,"note":"Read \\"twice\\"",\
      "details":{"a":1,"b":"2"},"previous":"\(zeros)"}
      """
    #expect(String(decoding: entry.canonical, as: UTF8.self) == expected)
    let stock = try Program.run(["sha256sum"], input: "\0" + expected).output.prefix(64)
    #expect(entry.hash.hex == stock)
  }
}
