import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Tiers: how strictly a text is reviewed")
struct TierTests {
  let newsroom: Newsroom
  var admin: Editorial { newsroom.office(.pia) }
  static let lea = Handle(stored: "lea")

  init() throws {
    newsroom = try Newsroom()
    try admin.perform(AddContributor(handle: Self.lea, name: "Lea Sample", roles: [.reader]))
    try admin.perform(SetPolicy(key: .tier(.clinical, .signatures), value: "off"))
  }

  private func set(_ tier: Tier?, of slug: Slug = .shelf) throws {
    var edit = EditCategory(slug: slug)
    edit.tier = .some(tier)
    try admin.perform(edit)
  }

  private func missing(_ id: Article.ID) -> [String] {
    do {
      try newsroom.publish(id)
      return []
    } catch Refusal.notSignedOff(_, let lack) {
      return lack.missing.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("a clinical text needs two medical reviews and one in plain language")
  func clinical() throws {
    try set(.clinical)
    let id = try newsroom.draft()
    try newsroom.submit(id)
    #expect(missing(id) == ["2 medical-review", "1 plain-language-review"])
    try newsroom.approve(id)
    let approval = try newsroom.approve(id, as: Self.lea)
    #expect(approval.signOff.meaning == .plainLanguageReview && approval.signOff.tier == .clinical)
    #expect(approval.missing.map(\.description) == ["1 medical-review"])
    #expect(try newsroom.office(.ben).waitingReviews(.waitingFor(.ben)).count == 1)
    #expect(try newsroom.office(.ben).waitingReviews(.waitingFor(Self.lea)).isEmpty)
    #expect(missing(id) == ["1 medical-review"])
    #expect(try admin.show(ArticleAddress(id)).fullyReviewed == nil, "not by all who must")
    try newsroom.approve(id, as: .ben)
    #expect(missing(id).isEmpty)
    #expect(try newsroom.bodies() == [id: "Yes."])
    let shown = try admin.show(ArticleAddress(id))
    #expect(shown.fullyReviewed == shown.record.signOffs[0].time, "since the first of them")
    newsroom.clock.advance(months: 13)
    #expect(try newsroom.summary(id).publicStatus == .overdue)
    #expect(try admin.show(ArticleAddress(id)).fullyReviewed == shown.fullyReviewed)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("an editorial text is signed by a publisher, who signs nothing else")
  func editorial() throws {
    try set(.editorial)
    let id = try newsroom.draft()
    try newsroom.submit(id)
    #expect(try newsroom.approve(id, as: .pia).signOff.meaning == .editorialReview)
    try newsroom.publish(id)
    try set(nil)
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    #expect(throws: Refusal.self) { try newsroom.approve(id, as: .pia) }
    #expect(throws: Refusal.self) { try newsroom.approve(id, as: Self.lea) }
    #expect(missing(id) == ["1 medical-review"])
  }

  @Test(
    "an author raises the tier and never lowers it; an admin takes a raise back, not a shelf's tier"
  )
  func raising() throws {
    let id = try newsroom.draft()
    let article = ArticleAddress(id)
    let mara = newsroom.office(.mara)
    #expect(throws: Refusal.tierLowered(id, to: .editorial, least: .standard)) {
      try mara.perform(RaiseTier(article: article, tier: .editorial))
    }
    try mara.perform(RaiseTier(article: article, tier: .clinical))
    #expect(try newsroom.summary(id).tier == .clinical)
    #expect(throws: Refusal.tierLowered(id, to: .standard, least: .clinical)) {
      try mara.perform(RaiseTier(article: article, tier: .standard))
    }
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(missing(id) == ["1 medical-review", "1 plain-language-review"])
    try admin.perform(RaiseTier(article: article, tier: .standard))
    #expect(missing(id).isEmpty)
    try set(.clinical)
    #expect(throws: Refusal.self) {
      try admin.perform(RaiseTier(article: article, tier: .standard))
    }
  }

  @Test("a writer's raise takes no text out of the tier that it was submitted in; an admin's does")
  func raisedAndMoved() throws {
    let lax = try #require(Slug("lax"))
    try admin.perform(AddCategory(slug: lax, title: "Lax", tier: .editorial))
    try set(.editorial)
    let id = try newsroom.draft()
    let article = ArticleAddress(id)
    let mara = newsroom.office(.mara)
    try newsroom.submit(id)
    try mara.perform(TakeBackDraft(article: article))
    try mara.perform(RaiseTier(article: article, tier: .standard))
    try set(.clinical)
    try mara.perform(EditDraft(article: article) { $0.category = lax })
    #expect(try newsroom.summary(id).tier == .clinical)
    try admin.perform(RaiseTier(article: article, tier: .standard))
    #expect(try newsroom.summary(id).tier == .standard)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test(
    "moving an article to a laxer shelf does not lower the tier of what replaces its public text")
  func movedShelf() throws {
    try set(.clinical)
    let lax = try #require(Slug("lax"))
    try admin.perform(AddCategory(slug: lax, title: "Lax", tier: .editorial))
    let id = try newsroom.draft()
    try newsroom.submit(id)
    for reviewer in [.anna, .ben, Self.lea] { try newsroom.approve(id, as: reviewer) }
    try newsroom.publish(id)
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) {
        $0.body = "Moved."
        $0.category = lax
      })
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(missing(id) == ["1 medical-review", "1 plain-language-review"])
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test("a stricter policy leaves public texts public and holds for the next")
  func stricter() throws {
    let id = try newsroom.published()
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    try set(.clinical)
    #expect(try newsroom.bodies() == [id: "Yes."])
    #expect(try newsroom.summary(id).publicStatus == .published)
    #expect(try newsroom.summary(id).working == .draft)
  }

  @Test(
    "past the review interval a text is flagged, marked or withheld, and comes back when reviewed",
    arguments: Lapse.allCases)
  func lapse(_ lapse: Lapse) throws {
    if lapse != .flag {
      try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: lapse.rawValue))
    }
    let id = try newsroom.published()
    let before = newsroom.clock.next
    newsroom.clock.advance(months: 13)
    let snapshot = try admin.snapshot().snapshot
    let isWithheld = lapse == .withhold
    #expect(try newsroom.summary(id).publicStatus == (isWithheld ? .withheld : .overdue))
    #expect(snapshot.entries.map(\.article.id) == (isWithheld ? [] : [id]))
    #expect(snapshot.withdrawn.map(\.article.id) == (isWithheld ? [id] : []))
    #expect(snapshot.entries.allSatisfy { ($0.reviewLapsed != nil) == (lapse == .banner) })
    #expect(try newsroom.bodies(asOf: before) == [id: "Yes."], "what was public stays so")

    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    #expect(try newsroom.bodies() == [id: "Yes."])
    #expect(try newsroom.summary(id).publicStatus == .published)
    let search = try #require(SentenceSearch("Yes."))
    let exposures = try admin.exposures(of: search)
    #expect(exposures.count == (isWithheld ? 2 : 1))
    if isWithheld {
      let due = try #require(try admin.show(ArticleAddress(id)).record.signOffs.first).time
        .adding(months: 12)
      #expect(exposures[0].until == due && exposures[1].until == nil)
    }
  }

  @Test("no raise of its tier, and no other shelf rule, brings a withheld text back")
  func raised() throws {
    try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    let id = try newsroom.published()
    let before = try admin.exposures(of: try #require(SentenceSearch("Yes.")))
    #expect(before.map(\.until) == [nil], "the control")
    try newsroom.office(.anna).perform(
      RevokeSignOff(article: ArticleAddress(id), reason: "Wrong dose"))
    for raise in [true, false] {
      if raise {
        try newsroom.office(.mara).perform(
          RaiseTier(article: ArticleAddress(id), tier: .clinical))
      } else {
        try set(.clinical)
      }
      #expect(try newsroom.summary(id).publicStatus == .withheld)
      #expect(try newsroom.bodies() == [:])
      let exposures = try admin.exposures(of: try #require(SentenceSearch("Yes.")))
      #expect(exposures.count == 1 && exposures[0].until != nil)
    }
  }

  @Test("a raise into a tier with a longer interval makes no review hold longer")
  func raisedInterval() throws {
    try admin.perform(SetPolicy(key: .tier(.clinical, .reviewInterval), value: "24 months"))
    let id = try newsroom.published()
    newsroom.clock.advance(months: 13)
    try newsroom.office(.mara).perform(RaiseTier(article: ArticleAddress(id), tier: .clinical))
    #expect(try newsroom.summary(id).publicStatus == .overdue)
  }

  @Test("a clinical tier counts no sign-off without a signature, unless it is told to")
  func unsigned() throws {
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    try admin.perform(SetPolicy(key: .tier(.standard, .signatures), value: "on"))
    #expect(missing(id) == ["2 medical-review"])
    let review = try #require(try admin.waitingReviews().first)
    #expect(review.waitsFor == [.anna, .ben, .jon], "who approved without may sign still")
    let unsigned = Refusal.needsSignature(Revision.ID(article: id, number: 1), .standard)
    #expect(throws: unsigned) { try newsroom.approve(id) }
    #expect(throws: unsigned) { try newsroom.approve(id, as: .ben) }
    try admin.perform(SetPolicy(key: .tier(.standard, .signatures), value: "off"))
    #expect(missing(id) == ["1 medical-review"])
  }

  @Test("a publication whose recorded tier is below that of its text reaches no export")
  func forgedTier() throws {
    try set(.clinical)
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.approve(id)
    let result = try Program.sqlite(
      newsroom.path,
      """
      INSERT INTO publication (article_id, revision_number, text_id, from_time, cause, tier,
        publisher_id, entry_id)
      SELECT article_id, number, text_id, unixepoch('2026-01-05 09:00') * 1000, 'published', 'standard', 1,
        (SELECT max(id) FROM ledger_entry) FROM revision;
      """)
    #expect(result.errors == "")
    let (snapshot, refused, _) = try admin.snapshot()
    #expect(snapshot.entries.isEmpty)
    #expect(refused == [Revision.ID(article: id, number: 1)])
  }

  @Test(
    "a publication of another text than that of its revision reaches no export",
    arguments: [1, 2])
  func forgedText(number: Int) throws {
    let id = try newsroom.draft()
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.draft("Another sample?")
    let result = try Program.sqlite(
      newsroom.path,
      """
      DROP TRIGGER publication_text;
      INSERT INTO publication (article_id, revision_number, text_id, from_time, cause, tier,
        publisher_id, entry_id)
      SELECT article_id, \(number), text_id, unixepoch('2026-01-05 09:00') * 1000, 'published',
        'standard', 1, (SELECT max(id) FROM ledger_entry) FROM revision
      WHERE article_id = \(id) AND number = 2;
      """)
    #expect(result.errors == "")
    let (snapshot, refused, _) = try admin.snapshot()
    #expect(snapshot.entries.map(\.text.body) == (number == 2 ? ["No."] : []), "2 is the control")
    #expect(refused == (number == 2 ? [] : [Revision.ID(article: id, number: number)]))
  }

  @Test("moving a text that was submitted to a laxer shelf lowers its tier only by an admin's word")
  func movedBeforePublication() throws {
    try set(.clinical)
    let lax = try #require(Slug("lax"))
    try admin.perform(AddCategory(slug: lax, title: "Lax", tier: .editorial))
    let id = try newsroom.draft()
    let article = ArticleAddress(id)
    try newsroom.submit(id)
    let mara = newsroom.office(.mara)
    try mara.perform(EditDraft(article: article) { $0.category = lax })
    try newsroom.submit(id)
    #expect(try newsroom.summary(id).tier == .clinical)
    #expect(throws: Refusal.self) { try newsroom.approve(id, as: .pia) }
    #expect(missing(id) == ["2 medical-review", "1 plain-language-review"])
    #expect(throws: Refusal.tierLowered(id, to: .standard, least: .clinical)) {
      try mara.perform(RaiseTier(article: article, tier: .standard))
    }
    try admin.perform(RaiseTier(article: article, tier: .editorial))
    try newsroom.approve(id, as: .pia)
    #expect(missing(id).isEmpty)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("a raise below the tier of the public text is refused")
  func belowPublicText() throws {
    let id = try newsroom.published()
    try set(.clinical)
    let lax = try #require(Slug("lax"))
    try admin.perform(AddCategory(slug: lax, title: "Lax", tier: .editorial))
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) { $0.category = lax })
    #expect(throws: Refusal.tierLowered(id, to: .editorial, least: .clinical)) {
      try admin.perform(RaiseTier(article: ArticleAddress(id), tier: .editorial))
    }
  }

  @Test("a submission for a stricter shelf changes nothing for the public text")
  func stricterSubmission() throws {
    let id = try newsroom.published()
    let strict = try #require(Slug("strict"))
    try admin.perform(AddCategory(slug: strict, title: "Strict", tier: .clinical))
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) { $0.category = strict })
    try newsroom.submit(id)
    newsroom.clock.advance(months: 13)
    #expect(try admin.snapshot().snapshot.entries.map(\.reviewLapsed) == [nil], "flagged alone")
    try newsroom.office(.anna).perform(RequestChanges(article: ArticleAddress(id), note: "No"))
    var confirmation = ApproveRevision(article: ArticleAddress(id))
    confirmation.confirms = true
    #expect(try newsroom.office(.anna).perform(confirmation).signOff.tier == .standard)
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test("only an admin lowers what a category and those within it ask for")
  func loweredShelf() throws {
    let (outer, inner) = (try #require(Slug("outer")), try #require(Slug("inner")))
    try admin.perform(AddCategory(slug: outer, title: "Outer", tier: .clinical))
    try admin.perform(AddCategory(slug: inner, title: "Inner", parent: outer))
    var people = EditContributor(handle: .ben)
    people.roles = [.publisher]
    try admin.perform(people)
    let publisher = newsroom.office(.ben)
    var (lower, top) = (EditCategory(slug: outer), EditCategory(slug: inner))
    lower.tier = .some(.editorial)
    top.parent = .some(nil)
    for edit in [lower, top] {
      #expect(throws: Refusal.self) { try publisher.perform(edit) }
    }
    var raise = EditCategory(slug: inner)
    raise.tier = .some(.clinical)
    try publisher.perform(raise)
    try publisher.perform(top)
    try admin.perform(lower)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("nobody signs with a meaning that none of their roles has, though it is asked for")
  func meaningOfOthers() throws {
    try set(.clinical)
    let id = try newsroom.draft()
    try newsroom.submit(id)
    let approval = ApproveRevision(article: ArticleAddress(id), meaning: .plainLanguageReview)
    let act = "sign with the meaning plain-language-review"
    #expect(throws: Refusal.lacksRole(.anna, .reader, act: act, has: [.reviewer])) {
      try newsroom.office(.anna).perform(approval)
    }
    try newsroom.office(Self.lea).perform(approval)
  }

  @Test("no rule of a laxer tier holds for a text that was published in a stricter one")
  func laxerTier() throws {
    try admin.perform(SetPolicy(key: .tier(.editorial, .reviewInterval), value: "1 month"))
    let id = try newsroom.published()
    newsroom.clock.advance(months: 2)
    #expect(try newsroom.summary(id).publicStatus == .published)
  }
}
