import FAQModel
import FAQTestSupport
import Testing

@Suite("Quotes that comments are about")
struct CommentAnchorTests {
  private static let body = """
    A sample wound closes within a week. It stays red for two weeks, and the
    skin around it may itch.

    ## When to ask

    Ask a nurse if the sample wound “smells” or hurts – even at night.

    - Rest for two days.
    - Keep the sample dry.
    """
  private let text = ArticleText.sample("How long does a sample wound take?", body)

  private func anchor(_ quote: String, in body: String) throws -> CommentAnchor {
    try CommentAnchor(quoting: quote, in: .sample("A?", body))
  }

  /// Where a quote from one body is in another: the words there, and whether they are unchanged.
  private func follow(_ quote: String, _ old: String, _ new: String) throws -> String {
    let (old, new) = (ArticleText.sample("A?", old), ArticleText.sample("A?", new))
    switch try CommentAnchor(quoting: quote, in: old).place(in: new, from: old) {
    case .unchanged(let place): return "unchanged: \(words(at: place, in: new.body))"
    case .changed(let now, let place):
      #expect(words(at: place, in: new.body) == now)
      return "changed: \(now)"
    case .gone: return "gone"
    }
  }

  private func words(at place: Range<Int>, in text: String) -> String {
    String(decoding: Array(text.utf8)[place], as: UTF8.self)
  }

  @Test("a quote is kept as it stands in the text, with at most 40 characters on each side")
  func kept() throws {
    let anchor = try CommentAnchor(quoting: "and the skin around it", in: text)
    #expect(anchor.field == .body && anchor.quote == "and the\nskin around it")
    #expect(anchor.before == "hin a week. It stays red for two weeks, ")
    #expect(anchor.after == " may itch.\n\n## When to ask\n\nAsk a nurse ")
    let first = try CommentAnchor(quoting: "A sample wound closes", in: text)
    #expect(first.before == "" && first.after.count == 40)
    #expect(try CommentAnchor(quoting: "take?", in: text).field == .title)
  }

  @Test(
    "white space, quotation marks, dashes and invisible characters make no difference",
    arguments: [
      ("\"smells\" or hurts - even", "“smells” or hurts – even"),
      ("  wound\t“smells\u{ad}”\n", "wound “smells”"), ("or hurts\u{a0}–", "or hurts –"),
    ])
  func folded(_ typed: String, _ kept: String) throws {
    #expect(try CommentAnchor(quoting: typed, in: text).quote == kept)
  }

  @Test(
    "context is not cut within a character, nor does a quote begin or end within one",
    arguments: ["👩‍⚕️", "e\u{301}\u{323}", "🇩🇪"])
  func characters(_ character: String) throws {
    let row = String(repeating: character, count: 50)
    let anchor = try anchor("mid", in: row + "mid" + row)
    #expect(anchor.before == String(repeating: character, count: 40))
    #expect(anchor.after == anchor.before)
    #expect(throws: Refusal.self) {
      try self.anchor(String(character.unicodeScalars.prefix(1)), in: "a \(character) b")
    }
  }

  @Test("words that do not stand in the text are refused, also in another letter case")
  func missing() {
    for quote in ["for three weeks", "a sample wound Closes", "two weeks and"] {
      #expect(throws: Refusal.quoteNotFound(quote)) {
        try CommentAnchor(quoting: quote, in: text)
      }
    }
    #expect(throws: Refusal.quoteNotFound("two weeks")) {
      try CommentAnchor(quoting: "two weeks", in: text, field: .title)
    }
    let sentence = Refusal.quoteNotFound("one\n \u{1b}two").description
    #expect(sentence.hasPrefix("'one \\u{1b}two' does not stand in the text."))
  }

  @Test("words that stand there several times are refused, and counted in all fields")
  func often() {
    #expect(throws: Refusal.quoteFoundOften("sample wound", count: 3)) {
      try CommentAnchor(quoting: "sample wound", in: text)
    }
    #expect(throws: Refusal.quoteFoundOften("aa", count: 2)) { try anchor("aa", in: "aaa") }
    #expect(Refusal.quoteFoundOften("aa", count: 2).description.contains("2 times"))
    #expect(throws: Never.self) {
      try CommentAnchor(quoting: "sample wound", in: text, field: .title)
    }
  }

  @Test("a quote without words, and one of more than 1,000 characters, is refused")
  func invalid() {
    let long = String(repeating: "a", count: 1_001)
    for quote in ["", " \n", "\u{200b}", long] {
      let refusal = #expect(throws: Refusal.self) { try anchor(quote, in: long) }
      if case .invalidQuote = refusal { continue }
      Issue.record("\(quote.prefix(10)): \(String(describing: refusal))")
    }
    #expect(throws: Never.self) { try anchor(String(long.dropLast()), in: String(long.dropLast())) }
  }

  @Test(
    "words that stand in the text only as readers see them are kept in its Markdown",
    arguments: [
      ("Take 5 mg daily", "Take **5 mg** daily"), ("5 mg daily", "5 mg** daily"),
      ("the leaflet first", "the leaflet](https://example.org/the/first) first"),
      ("under < 5 \u{b5}g.", "under &lt; 5 &micro;g."), ("\u{b5}g", "&micro;g"),
      ("Rest. \"Ask\"", "Rest.\n- “*Ask*”"), ("ily. S", "ily. *S"),
    ])
  func shown(_ quote: String, _ kept: String) throws {
    let text = ArticleText.sample(
      "A?",
      "Take **5 mg** daily. *See [the leaflet](https://example.org/the/first) first.*\n\n"
        + "Not under &lt; 5 &micro;g.\n\n- Rest.\n- “*Ask*”")
    let page =
      "Take 5 mg daily. See the leaflet first.\nNot under < 5 \u{b5}g.\nRest.\n“Ask”"
    let anchor = try CommentAnchor(quoting: quote, in: text, shownAs: [page])
    #expect(anchor.quote == kept)
    if case .unchanged = anchor.place(in: text, from: text) { return }
    Issue.record("\(anchor.place(in: text, from: text))")
  }

  @Test("of words as readers see them, too, there is one place, in any way to read the text")
  func shownOften() throws {
    let text = ArticleText.sample("A?", "One *sample*. No *sample*. Seen.[^1]\n\n[^1]: So.")
    let pages = ["One sample. No sample. Seen.\nSo.", "One sample. No sample. Seen.1\nSo."]
    #expect(throws: Refusal.quoteFoundOften("sample.", count: 2)) {
      try CommentAnchor(quoting: "sample.", in: text, shownAs: pages)
    }
    #expect(throws: Refusal.quoteNotFound("no words")) {
      try CommentAnchor(quoting: "no words", in: text, shownAs: pages)
    }
    #expect(
      try CommentAnchor(quoting: "sample. Seen.1", in: text, shownAs: pages).quote
        == "sample*. Seen.[^1")
    #expect(try CommentAnchor(quoting: "No *", in: text, shownAs: []).quote == "No *")
  }

  @Test("what is written once and read twice is not taken for the place where it is written")
  func readOften() throws {
    let text = ArticleText.sample(
      "Do adults take more?", "Adults take **5 mg** daily.\n\nChildren never take 5 mg daily.")
    let page = "Adults take 5 mg daily.\nChildren never take 5 mg daily."
    #expect(throws: Refusal.quoteFoundOften("take 5 mg daily", count: 2)) {
      try CommentAnchor(quoting: "take 5 mg daily", in: text, shownAs: [page])
    }
    #expect(throws: Refusal.quoteFoundOften("adults take", count: 2)) {
      try CommentAnchor(quoting: "adults take", in: text, shownAs: ["So adults take."])
    }
    #expect(
      try CommentAnchor(quoting: "never take 5 mg daily", in: text, shownAs: [page]).field == .body)
  }

  @Test("in its own text, and where only the rest was edited, a quote is unchanged")
  func unchanged() throws {
    #expect(
      try follow("red for two weeks", Self.body, Self.body) == "unchanged: red for two weeks")
    let new = Self.body.replacing("closes", with: "will close").replacing("itch", with: "burn")
    #expect(try follow("red for two weeks", Self.body, new) == "unchanged: red for two weeks")
    #expect(
      try follow("days.\n- Keep", Self.body, "New.\n\n" + new) == "unchanged: days.\n- Keep")
  }

  @Test("lines that are wrapped anew leave a quote unchanged")
  func wrapped() throws {
    let new = Self.body.replacing("the\nskin", with: "the skin").replacing(
      "two weeks, ", with: "two weeks,\n")
    #expect(try follow("weeks, and the\nskin", Self.body, new) == "unchanged: weeks,\nand the skin")
  }

  @Test(
    "words that were edited are followed where at least half of them are left",
    arguments: [
      ("red for two weeks", "for two weeks", "for three weeks", "changed: red for three weeks"),
      ("for two weeks", "for two weeks", "two to three weeks", "changed: two to three weeks"),
      ("red for two weeks", "for two weeks", "for ever", "changed: red for ever"),
      ("for two weeks", "for two weeks", "ever", "gone"),
      ("for two weeks", "for two weeks", "for some days", "gone"),
      ("two weeks", "stays red for two weeks", "is red for three weeks", "changed: three weeks"),
      ("eeks, and", "two weeks, and", "two weeks and", "changed: eeks and"),
      ("closes within", "within a week", "in a week or so", "changed: closes in"),
      ("hurts – even", "hurts – even", "hurts, even", "changed: hurts, even"),
    ])
  func edited(_ quote: String, _ old: String, _ new: String, _ place: String) throws {
    #expect(Self.body.contains(old))
    #expect(try follow(quote, Self.body, Self.body.replacing(old, with: new)) == place)
  }

  @Test(
    "what came to touch the words is told with them, unless it is punctuation or a mark",
    arguments: [
      ("5 mg", "Take 1.5 mg a day.", "changed: 1.5 mg"),
      ("5 mg", "Take .5 mg a day.", "changed: .5 mg"),
      ("5 mg", "Take ≥5 mg a day.", "changed: ≥5 mg"),
      ("5 mg", "Take 5 mg/kg a day.", "changed: 5 mg/kg"),
      ("Take 5", "Take 5.5 mg a day.", "changed: Take 5.5"),
      ("5 mg", "Take (5 mg) a day.", "unchanged: 5 mg"),
      ("5 mg", "Take **5 mg**, once a day.", "unchanged: 5 mg"),
      ("mg a day", "Take 1.5 mg a day!", "unchanged: mg a day"),
    ])
  func touched(_ quote: String, _ new: String, _ place: String) throws {
    #expect(try follow(quote, "Take 5 mg a day.", new) == place)
    #expect(try follow("毎日", "薬は毎日飲む。", "この薬は毎日飲む。") == "unchanged: 毎日")
  }

  @Test("the same words in another context are not what was commented")
  func elsewhere() throws {
    let old = "A sample wound is red for two weeks at least.\n\nSee a nurse every day after that."
    #expect(
      try follow("two weeks", old, "See a nurse every two weeks after that.") == "gone")
    #expect(
      try follow("two weeks", old, "See a nurse.\n\nNothing else heals within two weeks.") == "gone"
    )
    #expect(try follow("two weeks", old, "") == "gone")
  }

  @Test("of two places with the same words, the one with more of the context is meant")
  func context() throws {
    let old = "For adults, take one sample a day.\n\nFor children, ask."
    let copy = "For children, take one sample a day.\n\n"
    let new = ArticleText.sample("A?", copy + old)
    let anchor = try anchor("one sample", in: old)
    let start = copy.utf8.count + "For adults, take ".utf8.count
    #expect(
      anchor.place(in: new, from: .sample("A?", old)) == .unchanged(at: start..<start + 10))
  }

  @Test("a paragraph that moved takes the comment with it")
  func moved() throws {
    let parts = Self.body.split(separator: "\n\n").map(String.init)
    let new = (parts[1...] + [parts[0]]).joined(separator: "\n\n")
    #expect(try follow("red for two weeks", Self.body, new) == "unchanged: red for two weeks")
  }

  @Test(
    "neighbours that are taken out and put in while the paragraph is edited do not lose the comment"
  )
  func neighbours() throws {
    let old = "First sample words.\n\nThe second wound needs a dry plaster.\n\nLast."
    let new = "The second wound needs a clean plaster.\n\nAnd new words.\n\nLast."
    #expect(try follow("a dry plaster", old, new) == "changed: a clean plaster")
  }

  @Test("five words in a row are followed even where all around them was written anew")
  func long() throws {
    let old = "Adults should always take one sample twice a day unless told otherwise."
    let new = "For grown people: take one sample twice a day, if nobody objects."
    #expect(
      try follow("take one sample twice a day", old, new)
        == "unchanged: take one sample twice a day")
    #expect(try follow("one sample", old, new) == "unchanged: one sample")
    #expect(try follow("one sample", "Give one sample now.", "No one sample helps.") == "gone")
  }

  @Test("the exact words with all of their context are preferred to an edited place")
  func preferred() throws {
    let (own, rest) = ("Cover the sample wound with a dry plaster.", "\n\nRest.\n\nAsk.")
    let old = ArticleText.sample("A?", own + rest)
    let edited = "Cover one sample scar with some dry plaster."
    let anchor = try CommentAnchor(quoting: "sample wound", in: old)
    let only = ArticleText.sample("A?", edited + rest)
    #expect(anchor.place(in: only, from: old) == .changed(now: "sample scar", at: 10..<21))
    let both = ArticleText.sample("A?", edited + rest + "\n\n" + own)
    let start = (edited + rest).utf8.count + 2 + "Cover the ".utf8.count
    #expect(anchor.place(in: both, from: old) == .unchanged(at: start..<start + 12))
  }

  @Test("titles and short answers are followed, too")
  func fields() throws {
    var old = text
    old.summary = "About two weeks."
    var new = old
    new.title = "How long does a wound take?"
    let title = try CommentAnchor(quoting: "a sample wound take", in: old)
    #expect(title.place(in: new, from: old) == .changed(now: "a wound take", at: 14..<26))
    let summary = try CommentAnchor(quoting: "About two", in: old)
    #expect(summary.place(in: new, from: old) == .unchanged(at: 0..<9))
    new.summary = ""
    #expect(summary.place(in: new, from: old) == .gone)
  }
}
