import FAQModel
import FAQTestSupport
import Testing

@Suite("What was public when")
struct ExposureTests {
  @Test("the intervals say at every moment what was public then")
  func intervals() {
    var random = RandomTexts(state: 7)
    for _ in 0..<2_000 {
      let record = randomRecord(&random)
      let end = Instant(milliseconds: 40)
      let intervals = record.publicIntervals(until: end)
      for tick in Int64(0)...40 {
        let time = Instant(milliseconds: tick)
        let found = intervals.filter { $0.from <= time && ($0.until.map { time < $0 } ?? true) }
        // What was public then, from what was recorded by then.
        let live = record.known(at: time).live(at: time)
        #expect(found.map(\.publication.id) == (live.map { [$0.id] } ?? []), "at \(tick)")
      }
    }
  }

  private func randomRecord(_ random: inout RandomTexts) -> ArticleRecord {
    var publications: [Publication] = []
    var withdrawals: [Withdrawal] = []
    var time: Int64 = 1
    for entry in 1...Int64(random.below(8) + 2) {
      time += Int64(random.below(4))
      let now = Instant(milliseconds: time)
      if random.below(4) == 0 {
        withdrawals.append(
          Withdrawal(time: now, reason: "Sample", replacement: nil, actor: .pia, entry: entry))
      } else {
        let from = random.below(2) == 0 ? time : time + Int64(random.below(9))
        let until = random.below(3) == 0 ? from + 1 + Int64(random.below(9)) : nil
        publications.append(
          Publication(
            id: entry, revision: Revision.ID(article: Article.ID(1), number: 1), digest: .zero,
            from: Instant(milliseconds: from), until: until.map { Instant(milliseconds: $0) },
            cause: .published, publisher: .pia, time: now, entry: entry,
            // Only what has not begun is cancelled.
            isCancelled: from > time && random.below(3) == 0))
      }
    }
    return .sample(publications, withdrawals)
  }

  @Test(
    "a sentence that was read on the page is found",
    arguments: [
      "it is not a cure.", "It  is\nnot a cure.", "It is *not* a cure.",
      "see the \u{201c}guide\u{201d}",
      "It is not a cure. See", "\u{a0}it is not",
    ])
  func found(_ sentence: String) throws {
    let text = ArticleText.sample(
      "A?", "It is **not** a\ncure.\nSee the \"[gu\u{ad}ide](https://example.org/a_(b))\", page 2.")
    #expect(try #require(SentenceSearch(sentence)).matches(text))
  }

  @Test(
    "letters are the same in capitals, and where a letter has two forms",
    arguments: [
      ("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("Große Straße", "GROSSE STRASSE"),
      ("5 \u{b5}g", "5 \u{3bc}g"), ("\u{fb01}ne", "fine"), ("İ", "i\u{307}"),
      ("Caf\u{e9}", "CAFE\u{301}"),
    ])
  func folded(_ body: String, _ sentence: String) throws {
    for (body, sentence) in [(body, sentence), (sentence, body)] {
      #expect(try #require(SentenceSearch(sentence)).matches(.sample("A?", body)))
    }
  }

  @Test("with exact bytes only those are found, and nothing is no sentence")
  func exact() throws {
    let text = ArticleText.sample("A?", "It is **not** a cure.")
    #expect(try #require(SentenceSearch("is **not**", isExact: true)).matches(text))
    #expect(try !#require(SentenceSearch("it is **not**", isExact: true)).matches(text))
    #expect(try !#require(SentenceSearch("is a cure")).matches(text))
    #expect(SentenceSearch(" * ") == nil && SentenceSearch("", isExact: true) == nil)
  }

  @Test("the words that readers see are looked at too, one piece after the other")
  func shown() throws {
    let text = ArticleText.sample("A?", "It is `not` a cure.")
    func isFound(_ sentence: String, isExact: Bool = false, in words: [String]) throws -> Bool {
      let search = try #require(SentenceSearch(sentence, isExact: isExact))
      return search.isFound(in: text, shownAs: words)
    }
    #expect(try isFound("is not a cure", in: ["Else.", "It is not a cure."]))
    #expect(try !isFound("is not a cure", in: ["It is not", "a cure."]))
    #expect(try isFound("is `not` a cure", in: ["Else."]))
    #expect(try !isFound("is not a cure", isExact: true, in: ["It is not a cure."]))
  }

  @Test("the search agrees with a plain one")
  func search() throws {
    var random = RandomTexts(state: 8)
    for _ in 0..<2_000 {
      let text = String((0..<random.below(14)).map { _ in random.below(2) == 0 ? "a" : "b" })
      let needle = String((0...random.below(4)).map { _ in random.below(2) == 0 ? "a" : "b" })
      #expect(try #require(SentenceSearch(needle)).matches(text) == text.contains(needle))
    }
  }
}

extension ArticleRecord {
  fileprivate static func sample(
    _ publications: [Publication], _ withdrawals: [Withdrawal]
  ) -> ArticleRecord {
    ArticleRecord(
      article: Article(
        id: Article.ID(1), uuid: "", slug: .shelf, aliases: []), revisions: [], reviews: [],
      signOffs: [], publications: publications, withdrawals: withdrawals, discards: [])
  }

  /// What of it had been recorded by a time.
  fileprivate func known(at time: Instant) -> ArticleRecord {
    .sample(publications.filter { $0.time <= time }, withdrawals.filter { $0.time <= time })
  }
}
