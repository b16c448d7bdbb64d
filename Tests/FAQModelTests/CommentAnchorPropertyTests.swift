import FAQModel
import FAQTestSupport
import Testing

@Suite("Quotes in texts that are edited at random")
struct CommentAnchorPropertyTests {
  private let common = ["the", "of", "sample", "a", "and", "two", "weeks", "is"]

  private func paragraph(_ number: Int, _ random: inout SeededGenerator) -> [String] {
    (0..<Int.random(in: 12...30, using: &random)).map { index in
      Int.random(in: 0..<3, using: &random) == 0
        ? common.randomElement(using: &random) ?? "" : "p\(number)w\(index)"
    }
  }

  private func body(_ paragraphs: [[String]]) -> String {
    paragraphs.map { $0.joined(separator: " ") + "." }.joined(separator: "\n\n")
  }

  /// Puts in, takes out, replaces and changes paragraphs other than the one given, which may move.
  private func edit(
    _ paragraphs: [[String]], but own: [String], _ random: inout SeededGenerator
  ) -> [[String]] {
    var paragraphs = paragraphs
    for number in 0..<Int.random(in: 1...5, using: &random) {
      let place = Int.random(in: 0..<paragraphs.count, using: &random)
      let new = paragraph(100 + number, &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: paragraphs.insert(new, at: place)
      case 1 where paragraphs[place] != own && paragraphs.count > 1: paragraphs.remove(at: place)
      case 2 where paragraphs[place] != own: paragraphs[place] = new
      case 3 where paragraphs[place] != own: paragraphs[place][0] = "changed\(number)"
      default: paragraphs.swapAt(place, Int.random(in: 0..<paragraphs.count, using: &random))
      }
    }
    return paragraphs
  }

  @Test("a comment follows its paragraph whatever is edited around it, and goes with it")
  func followed() throws {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<300 {
      let count = Int.random(in: 1...8, using: &random)
      let paragraphs = (0..<count).map { paragraph($0, &random) }
      let own = paragraphs[Int.random(in: 0..<count, using: &random)]
      let start = Int.random(in: 0..<own.count - 3, using: &random)
      let quote = own[start..<start + Int.random(in: 1...3, using: &random)]
        .joined(separator: " ")
      let old = ArticleText.sample("A?", body(paragraphs))
      guard let anchor = try? CommentAnchor(quoting: quote, in: old, field: .body) else { continue }
      var edited = edit(paragraphs, but: own, &random)
      // The same words in another context.
      edited.append(["elsewhere", quote, "stands", "too", "\(quote)"])
      let new = ArticleText.sample("A?", body(edited))
      guard let index = edited.firstIndex(of: own) else {
        Issue.record("the paragraph was edited")
        continue
      }
      let offset =
        body(Array(edited[..<index])).utf8.count + (index > 0 ? 2 : 0)
        + own[..<start].reduce(0) { $0 + $1.utf8.count + 1 }
      #expect(
        anchor.place(in: new, from: old) == .unchanged(at: offset..<offset + quote.utf8.count),
        "\(quote)\n\(old.body)\n--\n\(new.body)")
      edited.remove(at: index)
      let without = ArticleText.sample("A?", body(edited))
      #expect(
        anchor.place(in: without, from: old) == .gone, "\(quote)\n\(old.body)\n--\n\(without.body)")
    }
  }

  @Test("long texts are followed in linear time, also where they are made to be slow to compare")
  func linear() throws {
    let mark = "the words that are commented"
    func lines(_ count: Int, _ line: (Int) -> String) -> String {
      (0..<count).map { line($0) + "\n\n" }.joined()
    }
    let pairs = [
      (lines(4_000) { "aa \($0) b" }, lines(4_000) { "bb \($0) c" }),
      (String(repeating: "a b ", count: 16_000), String(repeating: "b c ", count: 16_000)),
      (lines(8_000) { "\($0 % 2)" }, lines(8_000) { "\($0 % 3)" }),
    ]
    let time = try ProcessorTime.measure {
      for (first, second) in pairs {
        let old = ArticleText.sample("A?", first + mark + "\n\n" + first)
        let new = ArticleText.sample("A?", second + mark + "\n\n" + second)
        let anchor = try CommentAnchor(quoting: mark, in: old)
        #expect(anchor.place(in: new, from: old) != .gone)
      }
    }
    #expect(time < .seconds(30))
  }
}
