import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

/// Random people do random things; a small model of its own says what may be public.
@Suite("Random histories")
struct RandomHistoryTests {
  /// What an outsider would write down of one article.
  struct Model {
    var texts: [(body: String, author: Handle)] = []
    var underReview: Int?
    /// The texts, by body, that somebody approved who may, since the last objection or withdrawal.
    var approved: Set<String> = []
    var live: String?
  }

  @Test("no export ever holds text that is not signed off", arguments: 1...12)
  func histories(_ seed: Int) throws {
    let newsroom = try Newsroom()
    var generator = Generator(state: UInt64(seed))
    var models: [Article.ID: Model] = [:]
    for number in 1...3 {
      models[try newsroom.draft("Sample \(number)?", "0")] = Model(texts: [("0", .mara)])
    }
    for step in 1...60 {
      let id = Article.ID(Int64(generator.below(3) + 1))
      try act(generator.below(8), on: id, step, &models[id]!, &generator, in: newsroom)
      let live = models.compactMapValues(\.live)
      #expect(try newsroom.bodies() == live, "seed \(seed), step \(step)")
      try compareListWithSingleReads(newsroom)
    }
  }

  private func act(
    _ choice: Int, on id: Article.ID, _ step: Int, _ model: inout Model,
    _ generator: inout Generator, in newsroom: Newsroom
  ) throws {
    let writer = [Handle.mara, .jon][generator.below(2)]
    let reviewer = [Handle.anna, .ben, .jon][generator.below(3)]
    let head = model.texts.count
    switch choice {
    case 0, 1:
      let body = generator.below(3) == 0 ? model.texts[generator.below(head)].body : String(step)
      if body != model.texts[head - 1].body { model.texts.append((body, writer)) }
      try newsroom.edit(id, body, as: writer)
    case 2, 3:
      if (try? newsroom.submit(id)) != nil { model.underReview = head }
    case 4, 5:
      let isDone = (try? newsroom.approve(id, as: reviewer)) != nil
      guard isDone, let number = model.underReview else { return }
      let body = model.texts[number - 1].body
      #expect(!wrote(reviewer, body, model), "\(reviewer) wrote \(body)")
      model.approved.insert(body)
      model.underReview = nil
    case 6:
      let act = RequestChanges(article: ArticleAddress(id), note: "Sample")
      guard (try? newsroom.office(reviewer).perform(act)) != nil, let number = model.underReview
      else { return }
      model.approved.remove(model.texts[number - 1].body)
      model.underReview = nil
    default:
      if generator.below(4) == 0 {
        guard (try? newsroom.withdraw(id)) != nil else { return }
        model.live = nil
        model.approved = []
      } else {
        let number = generator.below(head) + 1
        let address = ArticleAddress(Revision.ID(article: id, number: number))
        let body = model.texts[number - 1].body
        let isDone =
          (try? newsroom.office(.pia).perform(PublishRevision(article: address))) != nil
        #expect(
          isDone == (model.approved.contains(body) && model.live != body)
            || (isDone && model.approved.contains(body)))
        if isDone { model.live = body }
      }
    }
  }

  /// Whether somebody ever saved exactly this text: they may never sign it.
  private func wrote(_ handle: Handle, _ body: String, _ model: Model) -> Bool {
    model.texts.contains { $0.body == body && $0.author == handle }
  }

  /// All articles read at once and each read alone are two readings of the same facts.
  private func compareListWithSingleReads(_ newsroom: Newsroom) throws {
    try newsroom.store.read(now: newsroom.clock.now()) { reading in
      for summary in try reading.summaries() {
        #expect(try reading.summary(of: summary.id) == summary)
      }
    }
  }

  struct Generator {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }
}
