import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Reading and commenting")
struct CommentTests {
  let newsroom: Newsroom
  let id: Article.ID
  var article: ArticleAddress { ArticleAddress(id) }
  var anna: Editorial { newsroom.office(.anna) }

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft("Is this a sample?", "It is a sample of an answer.\n\nNothing else.")
    try newsroom.submit(id)
  }

  private func places() throws -> [CommentAnchor.Place?] {
    try anna.comments(on: try anna.show(article, prefersDraft: true)).map(\.place)
  }

  @Test("a comment follows the words that it is about, and says when they changed or are gone")
  func following() throws {
    let comment = try anna.perform(
      CommentOnRevision(article: article, text: "Why?", quote: "sample of an answer"))
    #expect(comment.number == 1 && comment.anchor?.field == .body)
    #expect(try places() == [.unchanged(at: 8..<27)])
    try newsroom.edit(id, "First this.\n\nIt is a sample of an answer.\n\nNothing else.")
    #expect(try places() == [.unchanged(at: 21..<40)])
    try newsroom.edit(id, "It is a sample of a long answer.\n\nNothing else.")
    guard case .changed(let now, _)? = try places()[0] else {
      Issue.record("\(try places())")
      return
    }
    #expect(now == "sample of a long answer")
    try newsroom.edit(id, "Nothing else.")
    #expect(try places() == [.gone])
    #expect(try anna.comments(on: try anna.show(article))[0].comment.text == "Why?")
  }

  @Test("a quote that is not in the text, or is there twice, is refused")
  func quotes() throws {
    for quote in ["no such words", "a", "", "sample"] {
      #expect(throws: Refusal.self) {
        try anna.perform(CommentOnRevision(article: article, text: "Why?", quote: quote))
      }
    }
  }

  @Test("a comment is resolved once and stays on record")
  func resolving() throws {
    try anna.perform(CommentOnRevision(article: article, text: "Why?"))
    let mara = newsroom.office(.mara)
    try mara.perform(ResolveComment(article: article, number: 1, note: "Said why"))
    let comment = try anna.comments(on: try anna.show(article))[0].comment
    #expect(!comment.isOpen && comment.resolution?.actor == .mara && comment.text == "Why?")
    #expect(throws: Refusal.nothingToChange("comment 1 on \(id) is resolved already")) {
      try mara.perform(ResolveComment(article: article, number: 1))
    }
    #expect(throws: Refusal.unknownComment(id)) {
      try mara.perform(ResolveComment(article: article, number: 2))
    }
    try anna.perform(CommentOnRevision(article: article, text: "Why else?"))
    try mara.perform(DiscardDraft(article: article))
    try mara.perform(ResolveComment(article: article, number: 2))
  }

  @Test("where the policy wants no open comments, none may be open at a sign-off")
  func openComments() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .openComments, value: "off"))
    try newsroom.office(.ben).perform(CommentOnRevision(article: article, text: "Why?"))
    #expect(
      throws: Refusal.openComments(Revision.ID(article: id, number: 1), numbers: [1])
    ) { try newsroom.approve(id) }
    try newsroom.office(.ben).perform(ResolveComment(article: article, number: 1))
    try newsroom.approve(id)
  }

  @Test("approving another text than the one that was last shown is refused")
  func lastShown() throws {
    let first = try anna.reviewPage(article)
    #expect(first.base.text == nil && first.statement?.contains("signer: anna\n") == true)
    try newsroom.edit(id, "Another answer.")
    try newsroom.submit(id)
    #expect(throws: Refusal.self) { try newsroom.approve(id) }
    #expect(throws: Refusal.self) {
      try anna.perform(ApproveRevision(article: article, digest: first.shown.revision.digest.hex))
    }
    #expect(try newsroom.summary(id).working == .inReview)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)

    try newsroom.edit(id, "Another answer, longer.")
    try newsroom.submit(id)
    let second = try anna.reviewPage(article)
    #expect(second.base.text?.revision.number == 2)
    try newsroom.approve(id)
    let entry = try #require(try anna.ledger(of: article).last { $0.act == .reviewApprove })
    #expect(entry.details["shown"]?.string != nil, "the ledger says that it was shown, and when")
  }

  @Test("what somebody may not sign is shown with the reason")
  func refusal() throws {
    let page = try newsroom.office(.mara).reviewPage(article)
    #expect(page.statement == nil && page.refusal?.contains("mara") == true)
  }
}
