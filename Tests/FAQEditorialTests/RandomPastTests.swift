import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

/// Random histories of one article; a small model of its own knows what the past was.
@Suite("Random pasts")
struct RandomPastTests {
  /// What an outsider would write down. A text is six paragraphs, no two of which are ever alike.
  struct Model {
    struct Text {
      var paragraphs: [String]
      var base: Int?
      var author: Handle
      var number: Int

      var body: String { paragraphs.joined(separator: "\n\n") }
      /// The canonical form, written without any code of faqcms.
      var canonical: String {
        """
        ---
        title: "Sample?"
        summary: ""
        locale: "en"
        category: "shelf"
        tags: []
        audience: []
        codes: []
        references: []
        related: []
        ---

        \(body)

        """
      }
    }

    var texts: [Text] = []
    /// What was public when somebody looked.
    var sightings: [(time: Instant, number: Int?)] = []

    /// The revision that each paragraph of a text is from.
    func origins(_ number: Int) -> [Int] {
      let text = texts[number - 1]
      guard let base = text.base else { return text.paragraphs.map { _ in number } }
      let before = Dictionary(
        uniqueKeysWithValues: zip(texts[base - 1].paragraphs, origins(base)))
      return text.paragraphs.map { before[$0] ?? number }
    }
  }

  let newsroom: Newsroom
  let id: Article.ID

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft("Sample?", (0..<6).map { "Paragraph \($0)." }.joined(separator: "\n\n"))
  }

  @Test(
    "what is read of any past is what was, also from compacted and copied stores", arguments: 1...10
  )
  func past(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let start = (0..<6).map { "Paragraph \($0)." }
    var model = Model(texts: [.init(paragraphs: start, base: nil, author: .mara, number: 1)])
    for step in 1...60 {
      try act(step, &model, &random)
      let time = newsroom.clock.now()
      let live = try newsroom.office(.pia).snapshot(asOf: time).snapshot.entries.first
      model.sightings.append((time, live?.revision.number))
      if step % 15 == 0 { newsroom.clock.advance(months: 1) }
    }
    #expect(model.texts.count > 15 && Set(model.sightings.map(\.number)).count > 2, "the control")
    try check(model, newsroom.store)
    _ = try newsroom.office(.pia).compact()
    try check(model, newsroom.store)
    let copy = newsroom.folder.path + "/copy.db"
    #expect(try newsroom.office(.pia).backup(to: copy).damages.isEmpty)
    try check(model, try Store.open(at: copy))
  }

  private func act(_ step: Int, _ model: inout Model, _ random: inout SeededGenerator) throws {
    let author = [Handle.mara, .jon].randomElement(using: &random) ?? .mara
    let count = model.texts.count
    let other = Int.random(in: 1...count, using: &random)
    let place = Int.random(in: 0..<6, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0...3: try edit(step, place, author, &model)
    case 4: try restore(other, author, &model)
    case 5, 6: try merge(other, step, place, author, &model)
    case 7, 8: try publish(step, &random)
    default: _ = try? newsroom.withdraw(id)
    }
  }

  private func edit(_ step: Int, _ place: Int, _ author: Handle, _ model: inout Model) throws {
    let count = model.texts.count
    var text = model.texts[count - 1]
    text.paragraphs[place] = "Changed at \(step)."
    try newsroom.edit(id, text.body, as: author)
    model.texts.append(
      .init(paragraphs: text.paragraphs, base: count, author: author, number: count + 1))
  }

  private func restore(_ number: Int, _ author: Handle, _ model: inout Model) throws {
    let count = model.texts.count
    let address = ArticleAddress(Revision.ID(article: id, number: number))
    let saved = try newsroom.office(author).perform(RestoreRevision(revision: address)).saved
    let text = model.texts[number - 1].paragraphs
    #expect(saved.isNewRevision == (text != model.texts[count - 1].paragraphs))
    guard saved.isNewRevision else { return }
    model.texts.append(.init(paragraphs: text, base: count, author: author, number: count + 1))
  }

  /// Saves an edit of an older text: both sides' changes are in it, or it is a conflict.
  private func merge(
    _ number: Int, _ step: Int, _ place: Int, _ author: Handle, _ model: inout Model
  ) throws {
    let count = model.texts.count
    let (base, theirs) = (model.texts[number - 1].paragraphs, model.texts[count - 1].paragraphs)
    var yours = base
    yours[place] = "Changed at \(step)."
    let merge = MergeDraft(
      article: ArticleAddress(id), base: number,
      text: .sample("Sample?", yours.joined(separator: "\n\n")))
    let clashes = base[place] != theirs[place]
    switch try newsroom.office(author).perform(merge) {
    case .conflict: #expect(clashes, "step \(step)")
    case .saved:
      #expect(!clashes, "step \(step)")
      var merged = theirs
      merged[place] = yours[place]
      model.texts.append(.init(paragraphs: merged, base: count, author: author, number: count + 1))
    }
  }

  private func publish(_ step: Int, _ random: inout SeededGenerator) throws {
    _ = try? newsroom.submit(id)
    for reviewer in [Handle.anna, .ben] { _ = try? newsroom.approve(id, as: reviewer) }
    let now = newsroom.clock.next
    let later = Instant(
      milliseconds: now.milliseconds + 1_000 * .random(in: 60...4_000, using: &random))
    let isScheduled = Int.random(in: 0..<3, using: &random) == 0
    let isEnding = Int.random(in: 0..<3, using: &random) == 0
    let end = Instant(milliseconds: later.milliseconds + 3_600_000)
    _ = try? newsroom.publish(id, at: isScheduled ? later : nil, until: isEnding ? end : nil)
  }

  private func check(_ model: Model, _ store: Store) throws {
    let now = newsroom.clock.now()
    let office = Editorial(store: store, actor: .mara, clock: { now })
    for text in model.texts {
      let address = ArticleAddress(Revision.ID(article: id, number: text.number))
      let shown = try office.show(address)
      #expect(String(decoding: shown.canonical.bytes, as: UTF8.self) == text.canonical)
      #expect(shown.revision.digest == Digest(of: Array(text.canonical.utf8)))
      let blame = try office.blame(address).blame.lines.filter {
        if case .paragraph = $0.part { true } else { false }
      }
      #expect(blame.map(\.revision.number) == model.origins(text.number))
    }
    for (time, number) in model.sightings {
      let live = try office.snapshot(asOf: time).snapshot.entries.first
      #expect(live?.revision.number == number, "at \(time)")
      let summary = try #require(try office.articles(asOf: time).first)
      #expect((summary.live != nil) == [.published, .overdue].contains(summary.publicStatus))
    }
    try checkExposures(model, office)
    #expect(try office.verify(isDeep: true).damages.isEmpty)
  }

  /// Whenever somebody looked, a sentence was public just where its exposures say so.
  private func checkExposures(_ model: Model, _ office: Editorial) throws {
    for sentence in Set(model.texts.flatMap(\.paragraphs)).sorted().prefix(12) {
      let exposures = try office.exposures(
        of: try #require(SentenceSearch(sentence, isExact: true)))
      for (time, number) in model.sightings {
        let isExposed = exposures.contains {
          $0.from <= time && ($0.until ?? .distantFuture) > time
        }
        let wasPublic = number.map { model.texts[$0 - 1].paragraphs.contains(sentence) } ?? false
        #expect(isExposed == wasPublic, "\(sentence) at \(time)")
      }
    }
  }
}
