import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("The past")
struct PastTests {
  let newsroom: Newsroom
  let id: Article.ID

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft("Is this a sample?", "One.\n\nTwo.")
  }

  private var mara: Editorial { newsroom.office(.mara) }

  @Test("blame names who last changed a paragraph")
  func blame() throws {
    try newsroom.edit(id, "One.\n\nTwo!", as: .jon)
    let (revision, blame, _) = try mara.blame(ArticleAddress(id))
    #expect(revision.number == 2)
    let authors = blame.lines.compactMap { line -> Handle? in
      if case .paragraph = line.part { line.revision.author } else { nil }
    }
    #expect(authors == [.mara, .jon])
  }

  @Test("the dashboard of an earlier time shows what waited then")
  func asOf() throws {
    try newsroom.submit(id)
    let then = newsroom.clock.now()
    try newsroom.approve(id)
    try newsroom.edit(id, "Later.")
    #expect(try mara.waitingReviews().isEmpty)
    #expect(try mara.waitingReviews(asOf: then).map(\.review.revision.number) == [1])
    #expect(try mara.articles(asOf: then).map(\.working) == [.inReview])
    #expect(
      try mara.show(ArticleAddress(id), prefersDraft: true, asOf: then).text.body == "One.\n\nTwo.")
  }

  @Test("an exposure lasts from publication to what ended it")
  func exposure() throws {
    let id = try newsroom.published("Public?", "A **risky** sentence.")
    let search = try #require(SentenceSearch("a risky sentence"))
    let open = try mara.exposures(of: search)
    #expect(open.map(\.revision.article) == [id] && open[0].until == nil)
    try newsroom.withdraw(id)
    let ended = try mara.exposures(of: search)
    #expect(ended.count == 1 && ended[0].from == open[0].from && ended[0].until != nil)
    let elsewhere = try #require(SentenceSearch("One."))
    #expect(try mara.exposures(of: elsewhere).isEmpty, "drafts are not public")
  }
}
