import FAQModel
import FAQTestSupport
import Testing

@Suite("Differences of texts")
struct TextDifferenceTests {
  @Test("what is the same and what was removed is the old text, and with what was added the new")
  func application() {
    var random = RandomTexts(state: 1)
    for _ in 0..<400 {
      let (old, new) = (random.body(), random.body())
      let difference = WordDifference(from: old, to: new)
      #expect(difference.old == old && difference.new == new)
      #expect(difference.isEmpty == (old == new))
    }
  }

  @Test("an alignment has the fewest changes, and they never touch")
  func fewest() {
    var random = RandomTexts(state: 2)
    for _ in 0..<400 {
      let old = (0..<random.below(12)).map { _ in random.below(4) }
      let new = (0..<random.below(12)).map { _ in random.below(4) }
      let changes = Alignment(from: old, to: new).changes
      let count = changes.reduce(0) { $0 + $1.old.count + $1.new.count }
      #expect(count == new.difference(from: old).count, "\(old) \(new)")
      for (change, next) in zip(changes, changes.dropFirst()) {
        #expect(change.old.upperBound < next.old.lowerBound)
        #expect(change.new.upperBound < next.new.lowerBound)
      }
    }
  }

  @Test("only the words that changed are marked")
  func words() {
    let difference = WordDifference(
      from: "One line.\nIt takes two weeks.\nLast.", to: "One line.\nIt takes three weeks.\nLast.")
    #expect(
      difference.runs.map(\.parts) == [
        [.same("One line.\n")],
        [.same("It takes "), .removed("two"), .added("three"), .same(" weeks.\n")],
        [.same("Last.")],
      ])
    #expect(difference.runs.map(\.newLine) == [1, 2, 3])
  }

  @Test("fields are compared as fields, and lists item by item")
  func fields() throws {
    var old = ArticleText.sample("A?", "Body.")
    old.tags = ["a", "b", "c"]
    old.extra = ["k": .integer(1)]
    var new = old
    new.title = "B?"
    new.tags = ["a", "c", "d"]
    new.extra = ["n": "x"]
    let difference = TextDifference(from: old, to: new)
    #expect(difference.fields.map(\.name) == ["title", "tags", "k", "n"])
    #expect(difference.body.isEmpty && !difference.isEmpty)
    guard case .items(let items) = difference.fields[1].change else {
      Issue.record("tags are no list")
      return
    }
    #expect(items == [.same("a"), .removed("b"), .same("c"), .added("d")])
  }

  @Test(
    "what hides a change is shown as a code point",
    arguments: [
      ("10 mg", "10\u{a0}mg", " ", "<U+00A0>", false),
      ("cancer", "c\u{430}ncer", "cancer", "c<U+0430>ncer", false),
      ("to", "t\u{461}o", "to", "t<U+0461>o", false),
      ("two", "\u{3c4}wo", "two", "<U+03C4>wo", false),
      ("dose", "\u{a4d3}ose", "dose", "<U+A4D3>ose", false),
      ("take", "\u{13a2}a\u{13e6}e", "take", "<U+13A2>a<U+13E6>e", false),
      ("TNF", "TNF\u{3b1}", "TNF", "TNFα", false),
      ("cancer", "can\u{ad}cer", "cancer", "can<U+00AD>cer", false),
      ("a", "a\u{202e}", "a", "a<U+202E>", false), ("a", "\u{200b}a", "a", "<U+200B>a", false),
      ("2-3", "2\u{2013}3", "<U+002D>", "<U+2013>", true),
      ("\"", "\u{201d}", "<U+0022>", "<U+201D>", true),
      ("5 \u{3bc}g", "5 \u{b5}g", "<U+03BC>g", "<U+00B5>g", true),
      ("рак", "раки", "рак", "раки", false), ("1,5", "1\u{201a}5", ",", "<U+201A>", true),
      ("ab", "a\u{2800}b", "ab", "a<U+2800>b", false),
      ("10 \u{217c}", "10 l", "<U+217C>", "<U+006C>", true),
      ("\u{fb01}ne", "fine", "<U+FB01>ne", "fine", true),
      ("wait\u{2026}", "wait...", "<U+2026>", "...", true),
      ("5 \u{338e}", "5 mg", "<U+338E>", "mg", true),
      (
        "5 \u{3bc}g O2 l0", "5 \u{b5}g 02 lO", "<U+03BC>g <U+004F>2 l<U+0030>",
        "<U+00B5>g <U+0030>2 l<U+004F>", true
      ),
      ("10 mg", "1O mg", "1<U+0030>", "1<U+004F>", true),
      ("10 mg", "1\u{41e} mg", "1<U+0030>", "1<U+041E>", true),
      ("1 mg", "l mg", "<U+0031>", "<U+006C>", true), ("AI", "Al", "A<U+0049>", "A<U+006C>", true),
      ("5 x 3", "5 \u{d7} 3", "<U+0078>", "<U+00D7>", true), ("type I", "type 1", "I", "1", true),

      ("10\u{b2} cells", "102 cells", "10\u{b2}", "102", true),
    ])
  func lookalikes(
    _ old: String, _ new: String, _ shownOld: String, _ shownNew: String, _ both: Bool
  ) {
    let parts = WordDifference(from: old, to: new).runs.flatMap(\.parts)
    var shown = ("", "")
    for (part, next) in zip(parts, parts.dropFirst()) {
      guard case .removed(let before) = part, case .added(let after) = next else { continue }
      shown = (
        Lookalikes.shown(before, besides: after), Lookalikes.shown(after, besides: before)
      )
    }
    #expect(shown.1 == shownNew)
    if both || !shownOld.contains(" ") { #expect(shown.0 == shownOld) }
  }

  @Test("signs and letters of other words hide nothing")
  func otherWords() {
    for (text, other) in [
      ("don\u{2019}t wait", "do not stop"), ("1\u{2013}2 drops", "a 3 mg pill"),
      ("\u{ff21}\u{578b}\u{ff0c}", "\u{82b1}\u{7c89}"), ("\u{2161}\u{578b}", "\u{578b}"),
    ] {
      #expect(Lookalikes.shown(text, besides: other) == text)
      #expect(Lookalikes.shown(text, besides: nil) == text)
    }
  }

  @Test(
    "a value of another type is removed and added, whatever it reads",
    arguments: [
      (JSONValue.integer(5), JSONValue.string("5")), (.bool(true), "true"), (.null, "null"),
      ("a", .array(["a"])), (nil, ""), (nil, .array([])), ("", .array([])),
      (.array([.integer(1)]), .array(["1"])),
    ])
  func types(_ old: JSONValue?, _ new: JSONValue) {
    for (first, second) in [(old, new), (new, old)] {
      var texts = (ArticleText.sample("A?", ""), ArticleText.sample("A?", ""))
      texts.0.extra["n"] = first
      texts.1.extra["n"] = second
      let fields = TextDifference(from: texts.0, to: texts.1).fields
      guard fields.count == 1, case .items(let items) = fields[0].change else {
        Issue.record("\(String(describing: old)) \(new)")
        continue
      }
      #expect(!items.isEmpty && items.allSatisfy { if case .same = $0 { false } else { true } })
    }
  }

  @Test("canonically equivalent spellings are different bytes")
  func bytes() {
    #expect(!WordDifference(from: "caf\u{e9}", to: "cafe\u{301}").isEmpty)
  }

  @Test("texts that are made to be slow to compare take seconds at most, even unoptimized")
  func hostile() {
    func lines(_ count: Int, _ line: (Int) -> String) -> String {
      (0..<count).map { line($0) + "\n" }.joined()
    }
    let pairs = [
      (lines(60_000) { "a\($0)" }, lines(60_000) { "b\($0)" }),
      (lines(40_000) { "\($0 % 2)" }, lines(40_000) { "\($0 % 3)" }),
      (lines(20_000) { "\($0)" }, lines(20_000) { "\(19_999 - $0)" }),
      (String(repeating: "a b ", count: 50_000), String(repeating: "b c ", count: 50_000)),
    ]
    let time = ProcessorTime.measure {
      for (old, new) in pairs {
        #expect(WordDifference(from: old, to: new).new == new)
      }
    }
    #expect(time < .seconds(60))
  }
}

/// Small random texts of few words, so that equal lines come often.
struct RandomTexts {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func line() -> String {
    let words = ["", "a", "b  c", "b c d", "e\u{a0}f", "x, y.", "\u{e4}\u{4e2d}"]
    return words[below(words.count)]
  }

  mutating func body() -> String {
    (0..<below(8)).map { _ in line() }.joined(separator: "\n") + (below(2) == 0 ? "" : "\n")
  }

  /// Distinct paragraphs with single empty lines between them.
  mutating func paragraphs() -> [String] {
    (0..<(below(8) + 1)).flatMap { ["Paragraph \($0) of \(below(1000)).", ""] }.dropLast()
  }

  /// The lines with some of them changed, taken out, or more put in.
  mutating func edited(_ lines: [String], by name: String) -> [String] {
    var lines = lines
    for number in 0..<(below(3) + 1) {
      let place = below(lines.count + 1)
      switch below(3) {
      case 0 where place < lines.count: lines[place] = "\(name) \(number)."
      case 1 where place < lines.count && lines.count > 1: lines.remove(at: place)
      default: lines.insert(contentsOf: ["\(name) new \(number).", ""], at: place)
      }
    }
    return lines
  }
}
