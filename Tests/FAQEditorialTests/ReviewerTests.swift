import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Who may sign what")
struct ReviewerTests {
  let newsroom: Newsroom
  let id: Article.ID
  var admin: Editorial { newsroom.office(.pia) }

  init() throws { (newsroom, id) = try Newsroom.inReview() }

  private func refusal() throws -> String {
    do {
      try newsroom.approve(id)
    } catch Refusal.mayNotSign(let handle, let revision, let cause, _) {
      #expect(handle == .anna && revision.article == id)
      #expect(try newsroom.summary(id).working == .inReview)
      #expect(try !newsroom.office(.anna).waitingReviews(.all)[0].waitsFor.contains(.anna))
      return cause
    }
    return ""
  }

  @Test("out of scope is refused by name, within it is not")
  func scope() throws {
    try newsroom.know(.anna, ReviewerProfile(specialties: ["oncology (tag:car-t)"]))
    #expect(try refusal() == "signs off oncology (tag:car-t) and nothing else")
    try newsroom.know(
      .anna, ReviewerProfile(specialties: ["oncology (tag:car-t)", "blood (category:shelf)"]))
    #expect(try newsroom.approve(id).signOff.specialties == ["blood"])
  }

  @Test("before and after the time of validity is refused by name")
  func validity() throws {
    try newsroom.know(.anna, ReviewerProfile(validUntil: .some(.inYear2020)))
    #expect(try refusal() == "could sign off until \(Instant.inYear2020.forPeople)")
    try newsroom.know(.anna, ReviewerProfile(validFrom: .some(.inYear2060), validUntil: .some(nil)))
    #expect(try refusal() == "may sign off from \(Instant.inYear2060.forPeople) on")
    try newsroom.know(
      .anna, ReviewerProfile(validFrom: .some(.inYear2020), validUntil: .some(.inYear2060)))
    try newsroom.approve(id)
    #expect(throws: Refusal.self) {
      try newsroom.know(.anna, ReviewerProfile(validUntil: .some(.inYear2020)))
    }
  }

  @Test("a declared conflict that the text touches is refused by name")
  func conflict() throws {
    try newsroom.know(.anna, ReviewerProfile(conflicts: ["topic:shelf"]))
    #expect(
      try refusal() == "declared a conflict of interest that the text touches: topic:shelf")
    try newsroom.know(.anna, ReviewerProfile(conflicts: []))
    #expect(try admin.contributor(.anna).conflicts == [])
    try newsroom.approve(id)
  }

  @Test(
    "a product is found in every field of a text, and who may not sign asks for no changes to it")
  func productInFields() throws {
    try newsroom.know(.anna, ReviewerProfile(conflicts: ["product:Kymriah"]))
    let changes: [@Sendable (inout ArticleText) -> Void] = [
      { $0.codes = [ArticleText.Code(system: "RxNorm", code: "kymriah", label: "")] },
      { $0.references = [ArticleText.Reference(key: "Kymriah", title: "Sample")] },
      { $0.extra = ["kymriah-note": "Sample"] },
      { $0.tags = ["Kymriah"] },
    ]
    let article = ArticleAddress(id)
    for change in changes {
      try newsroom.office(.mara).perform(
        EditDraft(article: article) {
          ($0.codes, $0.references, $0.extra) = ([], [], [:])
          change(&$0)
        })
      try newsroom.submit(id)
      #expect(
        try refusal() == "declared a conflict of interest that the text touches: product:Kymriah")
      #expect(throws: Refusal.self) {
        try newsroom.office(.anna).perform(RequestChanges(article: article, note: "Sample"))
      }
    }
  }

  @Test("a sign-off that lapsed with its reviewer's validity or scope later still counts")
  func later() throws {
    try newsroom.approve(id)
    try newsroom.know(
      .anna, ReviewerProfile(specialties: ["x (tag:y)"], validUntil: .some(.inYear2020)))
    try newsroom.publish(id)
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test(
    "revoking a reviewer names each public text that rested on them and does what its tier says")
  func revocation() throws {
    try newsroom.approve(id)
    try newsroom.publish(id)
    let both = try newsroom.draft("Another sample?")
    try newsroom.submit(both)
    try newsroom.approve(both)
    try newsroom.publish(both)
    try newsroom.submit(both)
    try newsroom.approve(both, as: .ben)
    try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
    let before = newsroom.clock.now()

    let revoke = RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Sample reason")
    let affected = try admin.perform(revoke)
    #expect(affected.map(\.revision.article) == [id, both])
    #expect(affected.map(\.publicStatus) == [.withheld, .published])
    #expect(try newsroom.bodies() == [both: "Yes."])
    #expect(try newsroom.bodies(asOf: before).count == 2)
    #expect(try admin.show(ArticleAddress(id)).record.signOffs.count == 1, "nothing is deleted")

    let third = try newsroom.draft("A third sample?")
    try newsroom.submit(third)
    #expect(
      throws: Refusal.mayNotSign(
        .anna, Revision.ID(article: third, number: 1),
        cause: "was revoked as a reviewer: Sample reason")
    ) { try newsroom.approve(third) }
    #expect(throws: Refusal.self) { try admin.perform(revoke) }

    try admin.perform(ReinstateReviewer(handle: .anna, reason: "Sample"))
    #expect(try newsroom.bodies().count == 2)
    try newsroom.approve(third)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("a revocation from a later date on leaves earlier sign-offs alone")
  func laterRevocation() throws {
    try newsroom.approve(id)
    try newsroom.publish(id)
    let later = newsroom.clock.next.adding(months: 1)
    #expect(throws: Refusal.timeInFuture(later, what: "--from")) {
      try admin.perform(RevokeReviewer(handle: .anna, from: later, reason: "Sample"))
    }
    let from = newsroom.clock.next
    let revoke = RevokeReviewer(handle: .anna, from: from, reason: "Sample")
    #expect(try admin.perform(revoke).isEmpty)
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test(
    "a withdrawn sign-off no longer counts, stays on record, and is its signer's or an admin's to withdraw"
  )
  func revokedSignOff() throws {
    try newsroom.approve(id)
    let article = ArticleAddress(id)
    #expect(throws: Refusal.self) {
      try newsroom.office(.ben).perform(
        RevokeSignOff(article: article, number: 1, reason: "Not mine"))
    }
    #expect(
      throws: Refusal.unknownSignOff(Revision.ID(article: id, number: 1), nil, of: 0, by: .ben)
    ) {
      try newsroom.office(.ben).perform(RevokeSignOff(article: article, reason: "Sample"))
    }
    let revoked = try newsroom.office(.anna).perform(
      RevokeSignOff(article: article, reason: "I overlooked a line"))
    #expect(revoked.publicStatus == .unpublished)
    #expect(throws: Refusal.self) { try newsroom.publish(id) }
    let signOff = try #require(try admin.show(article).record.signOffs.first)
    #expect(signOff.revocation?.reason == "I overlooked a line")
    #expect(throws: Refusal.self) {
      try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Again"))
    }
  }

  @Test("who names a text withdraws their sign-off of that one, not their last")
  func revokedOfText() throws {
    try newsroom.approve(id)
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    let first = Revision.ID(article: id, number: 1)
    let revoked = try newsroom.office(.anna).perform(
      RevokeSignOff(article: ArticleAddress(first), reason: "Sample"))
    #expect(revoked.signOff.revision == first)
    let signOffs = try admin.show(ArticleAddress(id)).record.signOffs
    #expect(signOffs.map { $0.revocation == nil } == [false, true])
  }

  @Test("withdrawing the sign-off under a public text flags it at once")
  func revokedPublic() throws {
    try newsroom.approve(id)
    try newsroom.publish(id)
    let revoked = try admin.perform(
      RevokeSignOff(article: ArticleAddress(id), number: 1, reason: "Sample"))
    #expect(revoked.publicStatus == .overdue)
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test(
    "a sponsor is found in every field that readers see, and in addresses",
    arguments: [
      "body: See [this](https://www.examplepharm.com/card).",
      "body: ![Examplepharm](https://example.org/a.png)",
      "body: [a]\n\n[a]: https://example.org/Examplepharm", "tag: examplepharm",
      "audience: users of Examplepharm", "code: Examplepharm", "related: about-examplepharm",
      "reference: https://example.org/by%20Examplepharm",
    ])
  func conflictPlaces(_ place: String) throws {
    let parts = place.split(separator: ": ", maxSplits: 1).map(String.init)
    let other = try newsroom.draft("Another sample?")
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(other)) { text in
        switch parts[0] {
        case "tag": text.tags = [parts[1]]
        case "audience": text.audience = [parts[1]]
        case "code":
          text.codes = [ArticleText.Code(system: "MeSH", code: "D1", label: parts[1])]
        case "related": text.related = [parts[1]]
        case "reference": text.references = [ArticleText.Reference(title: "A", url: parts[1])]
        default: text.body = parts[1]
        }
      })
    try newsroom.submit(other)
    try newsroom.know(.anna, ReviewerProfile(conflicts: ["sponsor:Examplepharm"]))
    #expect(throws: Refusal.self) { try newsroom.approve(other) }
    try newsroom.approve(id)
  }

  @Test("a sponsor is found in the words under a picture")
  func conflictUnderPicture() throws {
    try newsroom.office(.mara).perform(
      AddAsset(bytes: SampleFiles.png, file: "chart.png", alt: "By Examplepharm"))
    let other = try newsroom.draft("Another sample?", "![](asset:chart.png)")
    try newsroom.submit(other)
    try newsroom.know(.anna, ReviewerProfile(conflicts: ["product:Examplepharm"]))
    #expect(throws: Refusal.self) { try newsroom.approve(other) }
    try newsroom.approve(other, as: .ben)
  }

  @Test("a second revocation reaches further back or is refused; reinstating alone takes one back")
  func secondRevocation() throws {
    try newsroom.approve(id)
    try newsroom.publish(id)
    let since = newsroom.clock.next
    try admin.perform(RevokeReviewer(handle: .anna, from: since, reason: "Sample"))
    #expect(try newsroom.summary(id).publicStatus == .published)
    try admin.perform(RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Earlier"))
    #expect(try newsroom.summary(id).publicStatus == .overdue)
    #expect(throws: Refusal.revokedBefore(.anna, from: .inYear2020)) {
      try admin.perform(RevokeReviewer(handle: .anna, from: since, reason: "Later"))
    }
    try admin.perform(ReinstateReviewer(handle: .anna, reason: "Sample"))
    try admin.perform(RevokeReviewer(handle: .anna, from: since, reason: "Later"))
    #expect(try newsroom.summary(id).publicStatus == .published)
  }

  @Test("revoking a reviewer names what rested on them through what others signed")
  func revokedBelow() throws {
    try newsroom.approve(id)
    try newsroom.edit(id, "Yes, it is.")
    try newsroom.submit(id)
    try newsroom.office(.ben).perform(
      ApproveRevision(article: ArticleAddress(id), scope: .changes))
    try newsroom.publish(id)
    let jons = try newsroom.office(.jon).perform(
      StartDraft(text: .sample("Another sample?", "By Jon."))
    ).revision.article
    try newsroom.submit(jons)
    try newsroom.approve(jons)
    try newsroom.edit(jons, "By Mara.")
    try newsroom.submit(jons)
    try newsroom.approve(jons, as: .jon)
    try newsroom.publish(jons, at: newsroom.clock.next.adding(months: 1))
    let affected = try admin.perform(
      RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Sample"))
    #expect(affected.map(\.revision) == [id, jons].map { Revision.ID(article: $0, number: 2) })
    #expect(affected.map(\.publicStatus) == [.overdue, .scheduled])
    #expect(affected.map { $0.haltedFrom == nil } == [true, false])
  }

  @Test("what somebody signed is revoked, reinstated and withdrawn though they sign no longer")
  func formerSigner() throws {
    let rita = Handle(stored: "rita")
    try admin.perform(AddContributor(handle: rita, name: "Rita Sample", roles: [.reader]))
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "1 plain-language-review"))
    try newsroom.approve(id, as: rita)
    try newsroom.publish(id)
    var edit = EditContributor(handle: rita)
    edit.roles = [.writer]
    try admin.perform(edit)
    let revoke = RevokeReviewer(handle: rita, from: .inYear2020, reason: "Sample")
    #expect(try admin.perform(revoke).map(\.publicStatus) == [.overdue])
    try admin.perform(ReinstateReviewer(handle: rita, reason: "Sample"))
    #expect(try newsroom.summary(id).publicStatus == .published)
    let article = ArticleAddress(id)
    #expect(throws: Refusal.self) {
      try newsroom.office(.mara).perform(RevokeSignOff(article: article, number: 1, reason: "No"))
    }
    try newsroom.office(rita).perform(RevokeSignOff(article: article, reason: "I was wrong"))
    #expect(try newsroom.summary(id).publicStatus == .overdue)
    #expect(throws: Refusal.notReviewer(.mara), "who never signed") {
      try admin.perform(RevokeReviewer(handle: .mara, from: .inYear2020, reason: "Sample"))
    }
  }

  @Test("who was revoked and signs no longer is reinstated")
  func reinstatedWithoutRole() throws {
    try admin.perform(RevokeReviewer(handle: .anna, from: .inYear2020, reason: "Sample"))
    var edit = EditContributor(handle: .anna)
    edit.roles = [.writer]
    try admin.perform(edit)
    try admin.perform(ReinstateReviewer(handle: .anna, reason: "Sample"))
    #expect(throws: Refusal.self, "once") {
      try admin.perform(ReinstateReviewer(handle: .anna, reason: "Sample"))
    }
  }

  @Test("a request for changes is not withdrawn, which would change nothing")
  func requestStays() throws {
    try newsroom.office(.ben).perform(RequestChanges(article: ArticleAddress(id), note: "Why?"))
    let entries = try admin.ledger().count
    #expect(throws: Refusal.requestStays(Revision.ID(article: id, number: 1), 1, by: .ben)) {
      try newsroom.office(.ben).perform(
        RevokeSignOff(article: ArticleAddress(id), number: 1, reason: "Mistake"))
    }
    #expect(try admin.ledger().count == entries)
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
  }
}
