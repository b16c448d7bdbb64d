import FAQModel
import FAQTestSupport
import Testing

@Suite("Who last changed what")
struct BlameTests {
  /// Revisions of one article from their bodies and the revisions that they were made from.
  private func blame(_ bodies: [(String, base: Int?)], of number: Int? = nil) -> Blame {
    let texts = bodies.map { ArticleText.sample("A?", $0.0).normalized }
    let revisions = bodies.indices.map { index in
      Revision(
        id: Revision.ID(article: Article.ID(1), number: index + 1), digest: .zero,
        base: bodies[index].base, author: .mara, time: Instant(milliseconds: Int64(index)),
        entry: Int64(index + 1))
    }
    return Blame(of: revisions[(number ?? bodies.count) - 1], in: revisions) {
      texts[$0.number - 1]
    }
  }

  private func numbers(_ blame: Blame) -> [Int] {
    blame.lines.compactMap {
      if case .paragraph = $0.part { $0.revision.number } else { nil }
    }
  }

  @Test("a paragraph is the work of the revision that last changed it")
  func changed() {
    let history: [(String, base: Int?)] = [
      ("One.\n\nTwo.", nil), ("One.\n\nTwo!\n\nThree.", 1), ("Zero.\n\nOne.\n\nTwo!\n\nThree.", 2),
    ]
    #expect(numbers(blame(history)) == [3, 1, 2, 2])
    #expect(numbers(blame(history, of: 2)) == [1, 2, 2])
    let fields = blame(history).lines.filter { if case .field = $0.part { true } else { false } }
    #expect(fields.allSatisfy { $0.revision.number == 1 })
  }

  @Test("a great many paragraphs that are alike and moved take seconds")
  func repeats() {
    let repeated = String(repeating: "a\n\n", count: 200_000)
    let lines = (0..<20_000).map { "Line \($0).\n\n" }
    let history: [(String, base: Int?)] = [
      (repeated + lines.joined(), nil), (lines.reversed().joined() + repeated, 1),
    ]
    let time = ProcessorTime.measure {
      #expect(numbers(blame(history)).allSatisfy { $0 == 1 })
    }
    #expect(time < .seconds(20))
  }

  @Test("what comes back is new, unless the author started from a text that had it")
  func back() {
    let gone: [(String, base: Int?)] = [("One.\n\nTwo.", nil), ("One.", 1)]
    #expect(numbers(blame(gone + [("One.\n\nTwo.", 2)])) == [1, 3])
    #expect(numbers(blame(gone + [("One.\n\nTwo.\n\nX.", 1)])) == [1, 1, 3])
  }

  @Test("what only moved is not changed")
  func moved() {
    #expect(
      numbers(blame([("One.\n\nTwo.\n\nThree.", nil), ("Three.\n\nOne.\n\nTwo.", 1)])) == [1, 1, 1])
  }

  @Test("a block of code is one part, whatever empty lines it has")
  func code() {
    let block = "```\nfirst\n\nsecond\n```"
    let history: [(String, base: Int?)] = [
      ("One.\n\n\(block)\n\nTwo.", nil), ("One.\n\n```\nnew\n\nsecond\n```\n\nTwo.", 1),
    ]
    #expect(numbers(blame(history)) == [1, 2, 1])
    #expect(numbers(blame([("- One\n\n  ~~~\n  a\n\n  b\n  ~~~\n- Two", nil)])) == [1, 1])
    #expect(numbers(blame([("One.\n\n    ```\n\nTwo.\n\nThree.", nil)])) == [1, 1, 1, 1])
  }

  @Test("the paragraphs joined are the body, and each begins at its line")
  func joined() {
    var random = RandomTexts(state: 6)
    for _ in 0..<200 {
      var bodies: [(String, base: Int?)] = [(random.body(), nil)]
      for number in 1...4 { bodies.append((random.body(), 1 + random.below(number))) }
      let body = ArticleText.sample("A?", bodies[4].0).normalized.body
      let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
      let parts = blame(bodies).lines.compactMap { line -> (String, Int)? in
        if case .paragraph(let text, let number) = line.part { (text, number) } else { nil }
      }
      #expect(parts.map(\.0).joined() == body)
      for (text, number) in parts {
        #expect(text.hasPrefix(lines[number - 1]), "\(body)")
      }
    }
  }

  @Test("of paragraphs with the same words that moved, each keeps a revision of its own")
  func movedTwice() {
    let history: [(String, base: Int?)] = [
      ("Same.\n\nOne.\n\nTwo.\n\nThree.", nil),
      ("Same.\n\nSame.\n\nOne.\n\nTwo.\n\nThree.", 1),
      ("One.\n\nTwo.\n\nThree.\n\nSame.\n\nSame.", 2),
    ]
    #expect(numbers(blame(history)).sorted() == [1, 1, 1, 1, 2])
  }
}
