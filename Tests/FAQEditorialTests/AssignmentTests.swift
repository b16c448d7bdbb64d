import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Whom a review is assigned to")
struct AssignmentTests {
  let newsroom: Newsroom
  let id: Article.ID
  var admin: Editorial { newsroom.office(.pia) }

  init() throws { (newsroom, id) = try Newsroom.inReview() }

  @Test("a review is assigned to those who may sign it, claimed, and overdue past its date")
  func assignment() throws {
    let article = ArticleAddress(id)
    let mara = newsroom.office(.mara)
    #expect(throws: Refusal.notReviewer(.mara)) {
      try mara.perform(AssignReview(article: article, reviewers: [.mara]))
    }
    try newsroom.know(.ben, ReviewerProfile(conflicts: ["topic:shelf"]))
    #expect(throws: Refusal.self) {
      try mara.perform(AssignReview(article: article, reviewers: [.ben]))
    }
    let due = newsroom.clock.next.adding(months: 1)
    try mara.perform(AssignReview(article: article, reviewers: [.anna], due: due))
    let anna = newsroom.office(.anna)
    #expect(try anna.waitingReviews(.assignedTo(.anna)).count == 1)
    #expect(try anna.waitingReviews(.waitingFor(.jon)).isEmpty)
    #expect(try anna.waitingReviews(.overdue).isEmpty)
    let claimed = try newsroom.office(.jon).perform(AssignReview(article: article, reviewers: []))
    #expect(claimed.reviewers == [.anna, .jon] && claimed.due == due)
    #expect(throws: Refusal.self) {
      try newsroom.office(.jon).perform(AssignReview(article: article, reviewers: []))
    }
    newsroom.clock.advance(months: 2)
    #expect(try anna.waitingReviews(.overdue).map(\.review.revision.article) == [id])
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    #expect(try anna.waitingReviews(.all)[0].assignment == Assignment(), "a new review is nobody's")
  }

  @Test("a review is assigned to and claimed by those alone whose sign-off it still needs")
  func neededSignOffs() throws {
    let lea = Handle(stored: "lea")
    let mara = newsroom.office(.mara)
    let text = Revision.ID(article: id, number: 1)
    func assign(_ handle: Handle) throws {
      try mara.perform(AssignReview(article: ArticleAddress(id), reviewers: [handle]))
    }
    func unneeded(_ handle: Handle, _ sought: String) -> Refusal {
      .mayNotSign(
        handle, text, cause: "may give none of the sign-offs that it needs (\(sought))")
    }
    try admin.perform(AddContributor(handle: lea, name: "Lea Sample", roles: [.reader]))
    #expect(throws: unneeded(lea, "1 medical-review")) { try assign(lea) }
    #expect(throws: unneeded(.pia, "1 medical-review")) {
      try admin.perform(AssignReview(article: ArticleAddress(id), reviewers: []))
    }
    try admin.perform(
      SetPolicy(
        key: .tier(.standard, .signOffs), value: "2 medical-review, 1 plain-language-review"))
    try assign(lea)
    try newsroom.approve(id)
    #expect(throws: Refusal.alreadyApproved(.anna, text)) { try assign(.anna) }
    try assign(.ben)
    try newsroom.approve(id, as: .ben)
    #expect(throws: unneeded(.jon, "1 plain-language-review")) { try assign(.jon) }
    try assign(lea)
  }

  @Test("an assignment to people who may not decide any more hides the review from nobody")
  func idleAssignment() throws {
    let mara = newsroom.office(.mara)
    try mara.perform(AssignReview(article: ArticleAddress(id), reviewers: [.ben]))
    #expect(try mara.waitingReviews(.waitingFor(.anna)).isEmpty)
    #expect(try mara.waitingReviews()[0].asked == [.ben])
    try admin.perform(DeactivateContributor(handle: .ben))
    #expect(try mara.waitingReviews(.waitingFor(.anna)).count == 1)
    #expect(try mara.waitingReviews()[0].asked == [.anna, .jon])
  }

  @Test("who claims a review leaves it to those alone who may decide it still")
  func claimed() throws {
    let article = ArticleAddress(id)
    try newsroom.office(.mara).perform(AssignReview(article: article, reviewers: [.anna, .ben]))
    try newsroom.know(.ben, ReviewerProfile(conflicts: ["topic:shelf"]))
    let claimed = try newsroom.office(.jon).perform(AssignReview(article: article, reviewers: []))
    #expect(claimed.reviewers == [.anna, .jon])
  }

  @Test("a review is due in the future, and assigned to nobody who is inactive")
  func refusals() throws {
    let article = ArticleAddress(id)
    let mara = newsroom.office(.mara)
    let now = newsroom.clock.next
    #expect(throws: Refusal.timeInPast(now, what: "--due")) {
      try mara.perform(AssignReview(article: article, reviewers: [.anna], due: now))
    }
    try admin.perform(DeactivateContributor(handle: .ben))
    #expect(throws: Refusal.inactiveContributor(.ben)) {
      try mara.perform(AssignReview(article: article, reviewers: [.ben]))
    }
  }
}
