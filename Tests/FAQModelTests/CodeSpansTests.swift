import Testing

@testable import FAQModel

@Suite("Spans of code")
struct CodeSpansTests {
  @Test(
    "a span ends with as many backticks as it begins with, or they are words",
    arguments: [
      ("`a` b", 3), ("``a` b`` c", 8), ("`a`` b", 1), ("`a", 1), ("``", 2), ("`a``b`", 6),
    ])
  func ends(text: String, end: Int) {
    var code = CodeSpans(Array(text.utf8))
    #expect(code.end(from: 0) == end, "\(text)")
  }

  @Test("more than 80 backticks begin no span")
  func long() {
    for (count, end) in [(80, 161), (81, 81)] {
      let marks = String(repeating: "`", count: count)
      var code = CodeSpans(Array("\(marks)a\(marks)".utf8))
      #expect(code.end(from: 0) == end)
    }
  }

  @Test("what stands behind the limit ends no span")
  func limit() {
    let bytes = Array("`a` `b``".utf8)
    var code = CodeSpans(bytes, before: 6)
    #expect(code.end(from: 0) == 3)
    #expect(code.end(from: 4) == 5)
  }
}
