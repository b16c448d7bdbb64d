import FAQModel
import FAQTestSupport
import Testing

@Suite("What must be signed anew")
struct BlockDifferenceTests {
  /// What changes between two bodies, without the digests.
  private func changes(_ old: String, _ new: String) -> [String] {
    changes(.sample("A?", old), .sample("A?", new))
  }

  private func changes(_ old: ArticleText, _ new: ArticleText) -> [String] {
    BlockDifference(from: old, to: new).changes.map {
      String($0.description.prefix { $0 != ":" }.dropLast(7))
    }
  }

  @Test("only what was edited, added or removed must be signed")
  func edited() {
    #expect(changes("One.\n\nTwo.", "One.\n\nTwo.").isEmpty)
    #expect(changes("One.\n\nTwo.", "One.\n\n\nTwo.\n").isEmpty)
    #expect(changes("One.\n\nTwo.", "One.\n\nTwo!") == ["changed 4 paragraph"])
    #expect(changes("One.\n\nTwo.", "One.\n\nX\n\nTwo.") == ["added 4 paragraph"])
    #expect(
      changes("One.\n\nTwo.\n\n- a", "One!\n\n- a\n- b") == [
        "removed 4 paragraph", "changed 3 paragraph", "changed 4 list item", "added 5 list item",
      ])
  }

  @Test("a removal is a change, too")
  func removed() {
    #expect(changes("Take it.\n\nNot at night.", "Take it.") == ["removed 4 paragraph"])
    #expect(changes("- a\n- b\n- c", "- a\n- c") == ["removed 4 list item"])
    var old = ArticleText.sample("A?", "One.")
    old.summary = "Short."
    var new = old
    new.summary = ""
    #expect(changes(old, new) == ["removed 2 summary"])
  }

  @Test("a line of a statement names act, number, kind and digest, the same for everybody")
  func lines() {
    let difference = BlockDifference(
      from: .sample("A?", "One.\n\nTwo.\n\n- a"), to: .sample("A?", "One.\n\nTwo!\n\n# B\n\n- b"))
    #expect(
      difference.changes.map(\.description) == [
        "changed 4 paragraph sha256:6593dc3e80206f11", "added 5 heading sha256:216f4c6ac9ef17ad",
        "changed 6 list item sha256:d919ba095531b7a2",
      ])
  }

  @Test(
    "a block that moved, and one that was joined or split, must be signed",
    arguments: [
      ("A\n\nB\n\nC", "B\n\nC\n\nA", ["removed 3 paragraph", "added 5 paragraph"]),
      ("A\n\nB\n\nC", "A\nB\n\nC", ["removed 4 paragraph", "changed 3 paragraph"]),
      ("A\nB\n\nC", "A\n\nB\n\nC", ["changed 3 paragraph", "added 4 paragraph"]),
      ("- A\n- B", "- A\n  - B", ["changed 4 list item"]),
      ("A", "> A", ["removed 3 paragraph", "added 3 block quote"]),
    ])
  func moved(_ old: String, _ new: String, _ expected: [String]) {
    #expect(changes(old, new) == expected)
  }

  @Test("the same words under another heading, item, element or leading words must be signed")
  func under() {
    let pairs = [
      ("# Adults\n\nOne a day.", "# Children\n\nOne a day."),
      ("# A\n\nOne a day.", "# A\n\n## Children\n\nOne a day."),
      ("# A\n\n## B\n\nOne a day.", "# A\n\n# B\n\nOne a day."),
      ("Take it if\n\n- one.", "Never take it if\n\n- one."),
      ("- Take it if\n  - one.", "- Never take it if\n  - one."),
      ("True:\n\nOne a day.", "False:\n\nOne a day."),
      ("One a day.", "```\nOne a day.\n```"), ("One a day.", "<!--\nOne a day.\n-->"),
      ("One a day.", "<div hidden>\n\nOne a day."), ("One a day.", "False:\n\nOne a day."),
    ]
    for (old, new) in pairs {
      let difference = BlockDifference(from: .sample("A?", old), to: .sample("A?", new))
      let last = difference.new.last
      #expect(
        last.map { block in difference.changes.contains { $0.block == block } } == true, "\(new)")
      #expect(difference.origins.last == .some(nil), "\(new)")
    }
  }

  @Test("under another question or in another language everything must be signed")
  func question() {
    let old = ArticleText.sample("Is it safe?", "# A\n\nYes.")
    var new = old
    new.title = "Is it dangerous?"
    let all = ["question", "other fields", "heading", "paragraph"].enumerated()
      .map { "changed \($0 + 1) \($1)" }
    #expect(changes(old, new) == all)
    new = old
    new.locale = LanguageTag(stored: "de")
    #expect(changes(old, new) == all)
    let spellings = ["caf\u{e9}?", "cafe\u{301}?"].map { ArticleText.sample($0, "A") }
    #expect(changes(spellings[0], spellings[1]).count == 3)
  }

  @Test("another field is one change and leaves the rest signed")
  func field() {
    let old = ArticleText.sample("A?", "Yes.")
    var new = old
    new.tags = ["a"]
    #expect(changes(old, new) == ["changed 2 other fields"])
  }

  @Test("as much as can be is the same, in order, and everything else is named once")
  func longest() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let old = ArticleText.sample("A?", RandomMarkdown.body(&random))
      let new = ArticleText.sample("A?", RandomMarkdown.body(&random))
      let difference = BlockDifference(from: old, to: new)
      let origins = difference.origins.compactMap(\.self)
      #expect(zip(origins, origins.dropFirst()).allSatisfy(<))
      for (block, origin) in zip(difference.new, difference.origins) {
        guard let origin = origin.map({ difference.old[$0] }) else { continue }
        #expect(origin.kind == block.kind && origin.text == block.text && origin.path == block.path)
      }
      let fewest = difference.new.map(\.identity)
        .difference(from: difference.old.map(\.identity))
      #expect(difference.new.count - origins.count == fewest.insertions.count)
      let named = difference.changes.filter { $0.act != .removed }.map(\.block)
      #expect(
        named == zip(difference.new, difference.origins).compactMap { $1 == nil ? $0 : nil })
      let removed = difference.changes.count { $0.act == .removed }
      let changed = difference.changes.count { $0.act == .changed }
      #expect(removed + changed == difference.old.count - origins.count)
    }
  }

  @Test("where nearly all of very long texts differs, everything between is signed anew")
  func bounded() {
    let old = (0..<2_100).map { "a\($0 % 7)" }.joined(separator: "\n\n")
    let new = (0..<2_100).map { "a\($0 % 5)" }.joined(separator: "\n\n")
    let difference = BlockDifference(
      from: .sample("A?", old + "\n\nEnd."), to: .sample("A?", new + "\n\nEnd."))
    #expect(difference.origins.filter { $0 != nil }.count == 2 + 5 + 1)
  }
}
