import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Who may not decide on a text")
struct BarredReviewerTests {
  let newsroom: Newsroom
  let id: Article.ID
  var admin: Editorial { newsroom.office(.pia) }

  init() throws { (newsroom, id) = try Newsroom.inReview() }

  @Test(
    "a sponsor is found in words of a script without spaces",
    arguments: [
      ("辉瑞", "由辉瑞公司生产。", true), ("辉瑞", "由辉公司生产。", false), ("ยาเอ", "กินยาเอวันละครั้ง", true),
    ])
  func unspaced(name: String, body: String, isNamed: Bool) throws {
    try newsroom.office(.mara).perform(TakeBackDraft(article: ArticleAddress(id)))
    try newsroom.edit(id, body)
    try newsroom.submit(id)
    try newsroom.know(.anna, ReviewerProfile(conflicts: ["sponsor:\(name)"]))
    let cause = "declared a conflict of interest that the text touches: sponsor:\(name)"
    let refusal = Refusal.mayNotSign(
      .anna, Revision.ID(article: id, number: 2), cause: cause, isInReview: true)
    if isNamed {
      #expect(throws: refusal) { try newsroom.approve(id) }
    } else {
      try newsroom.approve(id)
    }
  }

  @Test("who may not sign with the specialty that is needed is neither waited for nor assigned")
  func uncovered() throws {
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "1 medical-review of blood"))
    try newsroom.know(.anna, ReviewerProfile(specialties: ["blood (tag:car-t)", "oncology"]))
    try newsroom.know(.ben, ReviewerProfile(specialties: ["blood (category:shelf)"]))
    #expect(try admin.waitingReviews()[0].waitsFor == [.ben])
    let article = ArticleAddress(id)
    #expect(throws: Refusal.self) {
      try newsroom.office(.mara).perform(AssignReview(article: article, reviewers: [.anna]))
    }
    try newsroom.office(.mara).perform(AssignReview(article: article, reviewers: [.ben]))
  }

  @Test("who helped to write a text asks for no changes to it: that would void what others signed")
  func ownRequest() throws {
    try newsroom.office(.mara).perform(TakeBackDraft(article: ArticleAddress(id)))
    try newsroom.edit(id, "No.", as: .jon)
    try newsroom.submit(id)
    let request = RequestChanges(article: ArticleAddress(id), note: "Sample")
    #expect(
      throws: Refusal.ownText(.jon, Revision.ID(article: id, number: 2), isInReview: true)
    ) { try newsroom.office(.jon).perform(request) }
    try newsroom.office(.ben).perform(request)
  }

  @Test("names and reasons of which nobody sees anything are none")
  func invisible() throws {
    let nothing = "\u{200b}\u{2060} "
    #expect(throws: Refusal.missingNote(act: "review request-changes")) {
      try newsroom.office(.ben).perform(RequestChanges(article: ArticleAddress(id), note: nothing))
    }
    #expect(throws: Refusal.self) {
      try admin.perform(AddContributor(handle: .pia, name: nothing, roles: [.reader]))
    }
    #expect(throws: Refusal.self) {
      try admin.perform(AddCategory(slug: try #require(Slug("other")), title: nothing))
    }
  }
}
