import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Importing questions")
struct ImportQuestionsTests {
  let newsroom: Newsroom
  private var mara: Editorial { newsroom.office(.mara) }
  private let locale = LanguageTag(stored: "en")

  init() throws { newsroom = try Newsroom() }

  private func question(
    _ key: String, _ title: String, _ body: String, slug: Slug? = nil,
    shelves: [(slug: Slug, title: String)] = [], in other: LanguageTag? = nil
  ) -> ImportedQuestion {
    ImportedQuestion(
      place: "row \(key)", key: "sample.csv#\(key)",
      text: ArticleText(
        title: title, locale: other ?? locale, category: shelves.last?.slug, body: body),
      slug: slug, shelves: shelves,
      claim: HistoryEvent.Claim(author: "Old Author", time: nil, message: ""), remarks: [])
  }

  private func file(_ questions: [ImportedQuestion]) -> PreparedFile {
    PreparedFile(
      ImportedFile(name: "sample.csv", format: "csv", digest: .zero, questions: questions),
      with: TextPacker())
  }

  @discardableResult
  private func bring(
    _ questions: [ImportedQuestion], as handle: Handle = .mara, addsCategories: Bool = false,
    in trial: ImportTrial? = nil
  ) throws -> [QuestionOutcome] {
    var imports = QuestionImports()
    return try newsroom.office(handle).importQuestions(
      [file(questions)], &imports, addsCategories: addsCategories, in: trial)[0]
  }

  private var entries: Int { get throws { try mara.verify().entries } }

  @Test("what is new becomes a draft, with where it came from in the ledger; nothing is signed")
  func new() throws {
    let outcomes = try bring([question("1", "First?", "One."), question("2", "Second?", "Two.")])
    #expect(outcomes.map(\.kind) == [.new, .new])
    let id = try #require(outcomes[0].revision?.article)
    #expect(try newsroom.summary(id).working == .draft)
    #expect(try mara.snapshot().snapshot.entries.isEmpty)
    let entry = try #require(try mara.ledger(of: ArticleAddress(id)).first)
    #expect(entry.details["source"]?["file"] == "sample.csv")
    #expect(entry.details["source"]?["place"] == "row 1")
    #expect(entry.details["claim"]?["author"] == "Old Author")
    #expect(try mara.verify().damages.isEmpty)
  }

  @Test("the same again adds nothing, not even to the ledger")
  func same() throws {
    let questions = [question("1", "First?", "One."), question("2", "Second?", "Two.")]
    try bring(questions)
    let before = try entries
    #expect(try bring(questions).map(\.kind) == [.same, .same])
    #expect(try entries == before)
  }

  @Test("drafts are found by search: what they say now, and no longer what they said before")
  func search() throws {
    try bring([question("1", "First?", "Rash and fever."), question("2", "Second?", "Two.")])
    #expect(try found("rash") == ["1@1"])
    try bring([question("1", "First?", "Cough."), question("2", "Second?", "Two.")])
    #expect(try found("rash") == [])
    #expect(try found("cough") == ["1@2"])
  }

  private func found(_ words: String) throws -> [String] {
    try mara.search(SearchQuery(words: words, scope: .drafts)).result.hits.map {
      $0.revision.description
    }
  }

  @Test("a file of more questions than are made ready at once keeps each with its own text")
  func large() throws {
    let questions = (1...600).map { question("\($0)", "Question \($0)?", "Answer \($0).") }
    let outcomes = try bring(questions)
    #expect(outcomes.map(\.place) == questions.map(\.place))
    for (outcome, question) in zip(outcomes, questions) {
      let id = try #require(outcome.revision)
      #expect(try mara.show(ArticleAddress(id)).text.body == question.text.body)
    }
    #expect(try bring(questions).allSatisfy { $0.kind == .same })
  }

  @Test("what changed in the source becomes a new draft, of that article only")
  func changed() throws {
    try bring([question("1", "First?", "One."), question("2", "Second?", "Two.")])
    let outcomes = try bring([question("1", "First?", "One."), question("2", "Second?", "Three.")])
    #expect(outcomes.map(\.kind) == [.same, .changed])
    #expect(outcomes[1].revision?.number == 2)
    #expect(try bring([question("2", "Second?", "Three.")]).map(\.kind) == [.same])
  }

  @Test("what was edited here is left alone, and said where the source changed too")
  func conflicting() throws {
    let id = try #require(try bring([question("1", "First?", "One.")])[0].revision?.article)
    try newsroom.edit(id, "Better.")
    #expect(try bring([question("1", "First?", "One.")]).map(\.kind) == [.same])
    let outcome = try bring([question("1", "First?", "Other.")])[0]
    #expect(outcome.kind == .conflicting && outcome.suggestion.contains("--replace-edits"))
    #expect(try mara.show(ArticleAddress(id), prefersDraft: true).text.body == "Better.")
  }

  @Test("what says in the source what it was edited to here is the same, and adds nothing")
  func caughtUp() throws {
    let id = try #require(try bring([question("1", "First?", "One.")])[0].revision?.article)
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) { $0.body = "Better." })
    let before = try entries
    #expect(try bring([question("1", "First?", "Better.")]).map(\.kind) == [.same])
    #expect(try entries == before)
  }

  @Test("a dry run tells the same and does nothing")
  func dryRun() throws {
    let before = try entries
    var outcomes: [QuestionOutcome] = []
    try mara.tryImports { trial in
      outcomes = try bring([question("1", "First?", "One.")], in: trial)
      outcomes += try bring([question("2", "First?", "Two.")], in: trial)
      outcomes += try bring([question("1", "First?", "One.")], in: trial)
    }
    #expect(outcomes.map(\.kind) == [.new, .new, .same])
    #expect(outcomes.map(\.slug?.text) == ["first", "first-2", "first"])
    #expect(outcomes[1].remarks.contains("It asks what 1 asks: First?"))
    #expect(try entries == before)
  }

  @Test("a slug that is taken, or that no words make, is named with the one that it got")
  func madeSlugs() throws {
    let long = String(repeating: "very ", count: 40)
    let outcomes = try bring([
      question("1", "Is it \(long) old?", "One."), question("2", "Is it \(long) new?", "Two."),
      question("3", "¿?", "Three."),
    ])
    let slugs = outcomes.compactMap { $0.slug?.text }
    #expect(outcomes[0].remarks == [])
    #expect(
      outcomes[1].remarks == [
        "The slug \(slugs[0]) is taken; it got \(slugs[1]). 'faqcms rename 2 SLUG' changes that."
      ])
    #expect(
      outcomes[2].remarks == [
        "Its words make no slug; it got article-3. 'faqcms rename 3 SLUG' changes that."
      ])
  }

  @Test("a text that cannot be kept is refused by its place, and the others are imported")
  func refused() throws {
    let outcomes = try bring([
      question("1", "", "No title."), question("2", "Second?", "Two."),
      question("3", "Third?", "![](asset:nothing.png)"),
    ])
    #expect(outcomes.map(\.kind) == [.refused, .new, .refused])
    #expect(outcomes[0].cause.hasPrefix("title: "))
    #expect(try mara.articles().count == 1)
  }

  @Test("a slug that is taken is never changed without a word")
  func slugs() throws {
    let slug = try #require(Slug("same"))
    let outcomes = try bring([
      question("1", "First?", "One.", slug: slug), question("2", "Second?", "Two.", slug: slug),
    ])
    #expect(outcomes.map { $0.slug?.text } == ["same", "same-2"])
    #expect(
      outcomes[0].remarks.isEmpty && outcomes[1].remarks[0].contains("The slug same is taken"))
  }

  @Test("a question that asks what another asks is reported")
  func similar() throws {
    try newsroom.draft("Is CAR T-cell therapy a last resort?")
    let outcomes = try bring([
      question("1", "Is the CAR-T cell therapy a LAST RESORT", "One."),
      question("2", "Is CAR T-cell therapy safe?", "Two."),
    ])
    #expect(outcomes[0].kind == .new && outcomes[0].remarks[0].contains("It asks what 1 asks"))
    #expect(outcomes[1].remarks.isEmpty, "the control")
  }

  @Test("a text that asks another question than it did is named, as where the source gave IDs anew")
  func renumbered() throws {
    try bring([question("1", "First?", "One."), question("2", "Second?", "Two.")])
    let outcomes = try bring([
      question("1", "Newest?", "New."), question("2", "First?", "One."),
      question("3", "Second?", "Two."), question("4", "Newest?", "Again."),
    ])
    #expect(outcomes.map(\.kind) == [.changed, .changed, .new, .new])
    #expect(outcomes.map(\.remarks.count) == [1, 1, 1, 1])
    #expect(outcomes[2].remarks[0].hasPrefix("The slug second is taken"))
    #expect(outcomes[0].remarks[0].hasPrefix("It asked 'First?' until now;"))
    #expect(outcomes[3].remarks.contains("It asks what 1 asks: Newest?"))
    let reworded = try bring([question("2", "FIRST", "One!"), question("3", "Newest?", "Two.")])
    #expect(reworded.map(\.kind) == [.changed, .changed])
    #expect(reworded[0].remarks.isEmpty, "the control")
    #expect(reworded[1].remarks.last == "It asks what 1 asks: Newest?")
    #expect(
      try bring([question("2", "FIRST", "One!", in: LanguageTag(stored: "de"))]).map(\.remarks) == [
        ["Its locale was 'en' until now."]
      ])
  }

  @Test("missing shelves are named, or added where a publisher wishes it")
  func shelves() throws {
    let path = [(Slug("outer")!, "Outer"), (Slug("inner")!, "Inner")]
    var imports = QuestionImports()
    let questions = file([question("1", "First?", "One.", shelves: path)])
    _ = try mara.importQuestions([questions], &imports)
    #expect(imports.missingShelves.map(\.slug.text) == ["outer", "inner"])
    #expect(imports.missingShelves.map(\.parent?.text) == [nil, "outer"])
    let more = [question("2", "Second?", "Two.", shelves: path)]
    #expect(throws: Refusal.lacksRole(.mara, .publisher, act: "add categories", has: [.writer])) {
      try bring(more, addsCategories: true)
    }
    #expect(try bring(more, as: .pia, addsCategories: true).map(\.kind) == [.new])
    #expect(try mara.categories().map(\.category.slug.text) == ["shelf", "outer", "inner"])
  }

  @Test("files that answers show become assets, under names that stand for nothing else")
  func files() throws {
    var first = question("1", "First?", "![Words](img/a%20b.png) `](img/a%20b.png)`")
    first.files = [
      ImportedAsset(
        address: "img/a%20b.png", file: "A b.png", bytes: SampleFiles.png, alt: "Words")
    ]
    var second = question("2", "Second?", "![](a-b.png)")
    second.files = [
      ImportedAsset(address: "a-b.png", file: "a-b.png", bytes: SampleFiles.otherPNG, alt: "")
    ]
    var third = question("3", "Third?", "![](c.png)")
    third.files = [ImportedAsset(address: "c.png", file: "c.png", bytes: [1, 2], alt: "")]
    let outcomes = try bring([first, second, third])
    #expect(outcomes.map(\.kind) == [.new, .new, .new])
    let texts = try outcomes.compactMap(\.revision).map {
      try mara.show(ArticleAddress($0), prefersDraft: true).text
    }
    #expect(texts[0].body == "![Words](asset:a-b.png) `](img/a%20b.png)`")
    #expect(texts[0].assets.map(\.digest) == [Digest(of: SampleFiles.png)])
    let other = Digest(of: SampleFiles.otherPNG)
    #expect(texts[1].body == "![](asset:\(other.hex.prefix(8))-a-b.png)")
    #expect(texts[1].assets.map(\.digest) == [other])
    #expect(texts[2].body == "![](c.png)" && outcomes[2].remarks[0].contains("is not kept"))
    #expect(try bring([first, second]).map(\.kind) == [.same, .same])
  }
}
