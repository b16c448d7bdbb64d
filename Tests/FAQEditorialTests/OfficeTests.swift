import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("People, shelves, slugs and rules")
struct OfficeTests {
  let newsroom: Newsroom
  var admin: Editorial { newsroom.office(.pia) }

  init() throws { newsroom = try Newsroom() }

  @Test("only an admin changes people and rules")
  func admins() throws {
    for act in [AddContributor(handle: .init(stored: "zoe"), name: "Zoe", roles: [.admin])] {
      #expect(throws: Refusal.lacksRole(.mara, .admin, act: "add contributors", has: [.writer])) {
        try newsroom.office(.mara).perform(act)
      }
    }
    #expect(throws: (any Error).self) {
      try newsroom.office(.mara).perform(SetPolicy(key: .independentReview, value: "off"))
    }
  }

  @Test("a handle is given once; a reviewer needs credentials")
  func handles() throws {
    #expect(throws: Refusal.handleTaken(.mara)) {
      try admin.perform(AddContributor(handle: .mara, name: "Other", roles: [.writer]))
    }
    #expect(throws: Refusal.alreadyReviewer(.anna)) {
      try admin.perform(
        AddContributor(handle: .anna, name: "", roles: [.reviewer], credentials: "MD"))
    }
    #expect(throws: (any Error).self) {
      try admin.perform(AddContributor(handle: .mara, name: "", roles: [.reviewer]))
    }
  }

  @Test("the last admin stays")
  func lastAdmin() throws {
    #expect(throws: Refusal.lastAdmin(.pia)) {
      try admin.perform(DeactivateContributor(handle: .pia))
    }
    var edit = EditContributor(handle: .pia)
    edit.roles = [.writer]
    #expect(throws: Refusal.lastAdmin(.pia)) { try admin.perform(edit) }
  }

  @Test("the last admin who is active stays, whoever was one")
  func lastActiveAdmin() throws {
    let zoe = Handle(stored: "zoe")
    try admin.perform(AddContributor(handle: zoe, name: "Zoe Sample", roles: [.admin]))
    try admin.perform(DeactivateContributor(handle: zoe))
    #expect(throws: Refusal.lastAdmin(.pia)) {
      try admin.perform(DeactivateContributor(handle: .pia))
    }
  }

  @Test("a name has at most 200 characters, a note 10,000 and no NUL")
  func longest() throws {
    func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
    #expect(try Names.checked(letters(200), field: "name").count == 200)
    #expect(throws: Refusal.self) { try Names.checked(letters(201), field: "name") }
    #expect(try Names.note(letters(10_000)).count == 10_000)
    for note in [letters(10_001), "a\0b"] {
      #expect(throws: Refusal.self) { try Names.note(note) }
    }
  }

  @Test("a sign-off keeps the name and credentials that it was made with; deactivation voids none")
  func printedNames() throws {
    let id = try newsroom.published()
    var edit = EditContributor(handle: .anna)
    edit.name = "Anna Other"
    edit.profile.credentials = "PhD"
    try admin.perform(edit)
    try admin.perform(DeactivateContributor(handle: .anna))
    let record = try admin.show(ArticleAddress(id)).record
    #expect(record.signOffs.map { "\($0.name), \($0.credentials)" } == ["Anna Sample, MD"])
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("a slug belongs to one article for ever, and an article may take its own back")
  func slugs() throws {
    let first = try newsroom.draft("One?")
    let second = try newsroom.draft("Two?")
    let one = Slug("one")!
    let three = Slug("three")!
    try admin.perform(RenameArticle(article: ArticleAddress(first), slug: three))
    #expect(throws: Refusal.slugTaken(one, by: first)) {
      try admin.perform(RenameArticle(article: ArticleAddress(second), slug: one))
    }
    #expect(throws: Refusal.slugTaken(one, by: first)) {
      try newsroom.office(.mara).perform(StartDraft(text: .sample("Three?", "x"), slug: one))
    }
    try admin.perform(RenameArticle(article: ArticleAddress(first), slug: one))
    let article = try admin.show(ArticleAddress(name: .slug(three))).record.article
    #expect(article.id == first && article.slug == one && article.aliases == [three])
  }

  @Test("equal titles get different slugs")
  func equalTitles() throws {
    let ids = try (1...3).map { _ in try newsroom.draft("The same?") }
    #expect(
      try ids.map { try newsroom.summary($0).slug.text } == [
        "the-same", "the-same-2", "the-same-3",
      ])
  }

  @Test("shelves stand within each other and in order, never in a circle")
  func shelves() throws {
    let a = Slug("a")!
    let b = Slug("b")!
    try admin.perform(AddCategory(slug: a, title: "A"))
    try admin.perform(AddCategory(slug: b, title: "B", parent: a))
    var edit = EditCategory(slug: a)
    edit.parent = .some(b)
    #expect(throws: Refusal.categoryCycle(a)) { try admin.perform(edit) }
    #expect(throws: Refusal.incompleteOrder(missing: [a, .shelf])) {
      try admin.perform(OrderCategories(slugs: [a]))
    }
    try admin.perform(OrderCategories(slugs: [a, .shelf]))
    #expect(try admin.categories().map(\.category.slug.text) == ["a", "b", "shelf"])
    #expect(try admin.categories().map(\.depth) == [0, 1, 0])
    #expect(throws: Refusal.categoryExists(a)) {
      try admin.perform(AddCategory(slug: a, title: "A"))
    }
  }

  @Test("every act leaves one entry with who, what and when")
  func ledger() throws {
    let id = try newsroom.published()
    let acts = try admin.ledger(of: ArticleAddress(id))
    #expect(acts.map(\.act) == [.draftNew, .draftSubmit, .reviewApprove, .publish])
    #expect(acts.map(\.actor) == [.mara, .mara, .anna, .pia])
    #expect(acts.allSatisfy { $0.subject.revision == 1 && $0.subject.digest != nil })
    #expect(acts.map(\.time) == acts.map(\.time).sorted())
  }

  @Test("discarding a draft ends the review of an older one, and says so")
  func discardInReview() throws {
    let id = try newsroom.draft()
    let discard = DiscardDraft(article: ArticleAddress(id))
    try newsroom.submit(id)
    try newsroom.edit(id, "Newer.")
    let draft = try newsroom.office(.mara).perform(discard)
    #expect(draft.revision.number == 2 && draft.endedReview?.number == 1)
    #expect(try newsroom.summary(id).underReview == nil)
    #expect(try admin.ledger(of: ArticleAddress(id)).last?.details["review"] == .integer(1))

    try newsroom.edit(id, "Newest.")
    try newsroom.submit(id)
    #expect(try newsroom.office(.mara).perform(discard).endedReview == nil, "its own")
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("discarding sets a draft aside, and the next edit starts from the public text")
  func discard() throws {
    let id = try newsroom.published()
    try newsroom.edit(id, "Draft.")
    try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(id)))
    #expect(try newsroom.summary(id).head == 1)
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) { $0.body += " More." })
    let shown = try admin.show(ArticleAddress(id), prefersDraft: true)
    #expect(
      shown.text.body == "Yes. More." && shown.revision.base == 1 && shown.revision.number == 3)
    #expect(
      try admin.show(ArticleAddress(Revision.ID(article: id, number: 2))).text.body == "Draft.")
  }

  @Test(
    "after a withdrawal the next edit starts from what was public last, not from what was set aside"
  )
  func discardAndWithdraw() throws {
    let id = try newsroom.published()
    try newsroom.edit(id, "Wrong.")
    try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(id)))
    try newsroom.withdraw(id)
    let summary = try newsroom.summary(id)
    #expect(summary.head == nil && summary.start == 1 && summary.working == .discarded)
    #expect(try admin.show(ArticleAddress(id)).text.body == "Yes.")
    for edit in ["More.", "Most."] {
      try newsroom.office(.mara).perform(
        MergeDraft(article: ArticleAddress(id), base: 1) { $0.summary = edit })
      let shown = try admin.show(ArticleAddress(id), prefersDraft: true)
      #expect(shown.text.body == "Yes." && shown.revision.base == 1)
      try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(id)))
    }
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) { $0.body += " More." })
    #expect(try admin.show(ArticleAddress(id)).text.body == "Yes. More.")
    try newsroom.edit(id, "Newer.")
    #expect(try newsroom.summary(id).start == 6, "it was not set aside")
  }

  @Test("what was taken off the schedule was never public: the last text is the start")
  func neverPublic() throws {
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    let later = newsroom.clock.next.adding(months: 1)
    try newsroom.publish(id, at: later)
    try newsroom.office(.pia).perform(UnscheduleArticle(article: ArticleAddress(id)))
    try newsroom.edit(id, "Newer.")
    try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(id)))
    newsroom.clock.set(later.adding(months: 1))
    #expect(try newsroom.summary(id).start == 2)
  }

  @Test("what is withdrawn is not named as what takes its own place")
  func ownReplacement() throws {
    let id = try newsroom.published()
    #expect(throws: Refusal.ownReplacement(id)) {
      try admin.perform(
        WithdrawArticle(
          article: ArticleAddress(id), reason: "Sample", replacement: ArticleAddress(id)))
    }
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test("a reason that the public reads holds no control or direction character")
  func hiddenReason() throws {
    let id = try newsroom.published()
    for hidden in ["\u{202e}", "\u{1b}"] {
      let cause = "it holds a control or direction character"
      #expect(throws: Refusal.invalidName(field: "reason", cause: cause)) {
        try admin.perform(
          WithdrawArticle(article: ArticleAddress(id), reason: "Sam\(hidden)ple"))
      }
    }
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test("places on a shelf are counted from 1")
  func firstPlace() throws {
    let article = ArticleAddress(try newsroom.draft())
    for position in [0, -1] {
      let cause = "places are counted from 1"
      #expect(throws: Refusal.invalidName(field: "position", cause: cause)) {
        try admin.perform(PlaceArticle(article: article, position: position))
      }
    }
    #expect(try admin.perform(PlaceArticle(article: article, position: 1)).summary.position == 1)
  }

  @Test("a summary that nobody sees is none, where policy asks for one")
  func unseenSummary() throws {
    try admin.perform(SetPolicy(key: .requiredFields, value: "title body summary"))
    let id = try newsroom.draft()
    func summarize(_ summary: String) throws {
      try newsroom.office(.mara).perform(
        EditDraft(article: ArticleAddress(id)) { $0.summary = summary })
    }
    try summarize("\u{2800}")
    let second = Revision.ID(article: id, number: 2)
    #expect(throws: Refusal.incompleteText(second, fields: ["summary"])) {
      try newsroom.submit(id)
    }
    try summarize("It is.")
    try newsroom.submit(id)
  }
}
