import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Entries in the name of somebody who could not make them are named by verify")
struct ForgedEntryTests {
  let newsroom: Newsroom
  let id: Article.ID
  var admin: Editorial { newsroom.office(.pia) }

  init() throws { (newsroom, id) = try Newsroom.inReview() }

  private func damages() throws -> [String] { try admin.verify(isDeep: true).damages.map(\.cause) }

  /// Writes an entry and what follows from it, as who has the file and asks nobody.
  private func forge(
    _ act: LedgerEntry.Act, by actor: Handle, on subject: LedgerEntry.Subject = .init(),
    note: String = "", _ details: JSONValue
  ) throws {
    try newsroom.store.write(now: newsroom.clock.now()) {
      _ = try $0.record(act, by: actor, on: subject, note: note, details: details)
    }
  }

  /// Forges what an act of another newsroom, which has come as far, recorded there.
  private func forge(by actor: Handle, _ act: some Act, of doer: Handle = .pia) throws {
    let other = try ForgedEntryTests()
    try other.newsroom.office(doer).perform(act)
    let entry = try #require(try other.admin.ledger().last)
    try forge(entry.act, by: actor, on: entry.subject, note: entry.note, entry.details)
  }

  @Test("what asks for a role that its actor never had")
  func roles() throws {
    #expect(try damages().isEmpty, "the control")
    let eve = try #require(Handle("eve"))
    try forge(by: .mara, AddContributor(handle: eve, name: "Eve Sample", roles: [.admin]))
    try forge(by: .mara, SetPolicy(key: .independentReview, value: "off"))
    try forge(by: .mara, DeactivateContributor(handle: .ben))
    try forge(by: .mara, RevokeReviewer(handle: .ben, from: .inYear2020, reason: "A sample."))
    #expect(
      try damages() == [String](repeating: "was done by mara, who was no admin then", count: 4))
    try forge(by: .mara, AddCategory(slug: try #require(Slug("other")), title: "Other"))
    #expect(try damages().last == "was done by mara, who was no publisher then")
    try forge(by: .anna, DiscardDraft(article: ArticleAddress(id)), of: .mara)
    #expect(try damages().last == "was done by anna, who was no writer then")
  }

  @Test("an assignment by somebody who has no part in reviews")
  func assignment() throws {
    let eve = try #require(Handle("eve"))
    try admin.perform(AddContributor(handle: eve, name: "Eve Sample", roles: [.admin]))
    let act = AssignReview(article: ArticleAddress(id), reviewers: [.anna])
    try newsroom.office(.ben).perform(act)
    #expect(try damages().isEmpty, "the control")
    try forge(by: eve, AssignReview(article: ArticleAddress(id), reviewers: [.ben]), of: .mara)
    #expect(try damages() == ["was done by eve, who had no role for it then"])
  }

  @Test("a key that somebody adds who is no admin")
  func keys() throws {
    let keys = try SSHKeys()
    try keys.make("mara")
    try forge(by: .mara, AddReviewerKey(handle: .anna, file: try keys.publicKey("mara")))
    #expect(try damages() == ["was done by mara, who was no admin then"])
  }

  @Test("a shelf that somebody who is no admin lets ask for less")
  func shelf() throws {
    let jay = try #require(Handle("jay"))
    try admin.perform(AddContributor(handle: jay, name: "Jay Sample", roles: [.publisher]))
    func edit(_ tier: Tier, by handle: Handle) throws {
      let shelf = FAQModel.Category(
        slug: .shelf, title: "Shelf", description: "", parent: nil, position: 1, tier: tier)
      try forge(.categoryEdit, by: handle, shelf.json)
    }
    try edit(.clinical, by: jay)
    #expect(try damages().isEmpty, "a publisher may let it ask for more")
    try edit(.standard, by: jay)
    #expect(try damages() == ["was done by jay, who was no admin then"])
  }

  @Test("a raise that lowers the tier, by who is no admin")
  func raise() throws {
    let lower: JSONValue = .object(["tier": .string(Tier.standard.rawValue)])
    try newsroom.office(.mara).perform(RaiseTier(article: ArticleAddress(id), tier: .clinical))
    #expect(try damages().isEmpty, "the control")
    try forge(.raise, by: .anna, on: .init(article: id), lower)
    #expect(try damages() == ["was done by anna, who was no writer then"])
    try admin.perform(RaiseTier(article: ArticleAddress(id), tier: .clinical))
    try forge(.raise, by: .mara, on: .init(article: id), lower)
    #expect(try damages().last == "was done by mara, who was no admin then")
  }

  @Test("somebody else's sign-off that who is no admin withdraws")
  func revocation() throws {
    let signOff = try newsroom.approve(id).signOff
    try forge(
      .reviewRevoke, by: .ben, on: .init(signOff.revision, signOff.digest), note: "Sample",
      .object(["sign_off": .integer(signOff.entry)]))
    #expect(try damages() == ["was done by ben, who was no admin then"])
  }

  @Test("changes that who reviews nothing requests")
  func request() throws {
    try forge(
      by: .mara, RequestChanges(article: ArticleAddress(id), note: "Sample"), of: .anna)
    #expect(try damages() == ["was signed by mara, who was no reviewer then"])
  }

  @Test("a publication in a laxer tier than an earlier submission or the public text ask for")
  func tier() throws {
    try admin.perform(SetPolicy(key: .tier(.clinical, .signatures), value: "off"))
    var shelf = EditCategory(slug: .shelf)
    shelf.tier = .some(.clinical)
    try admin.perform(shelf)
    let lax = try #require(Slug("lax"))
    try admin.perform(AddCategory(slug: lax, title: "Lax"))
    let article = ArticleAddress(id)
    try newsroom.office(.mara).perform(EditDraft(article: article) { $0.category = lax })
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(try damages().isEmpty, "the control")
    let revision = try #require(try admin.show(article).record.revision(2))
    try forge(
      .publish, by: .pia, on: .init(revision.id, revision.digest),
      .object([
        "from": .string(newsroom.clock.now().description), "until": .null, "cause": "published",
        "tier": "standard",
      ]))
    #expect(
      try damages().contains("was published without the sign-offs that the policy asked for"))
    #expect(try newsroom.bodies().isEmpty)
  }

  @Test("a sign-off and a publication by who was deactivated before")
  func deactivated() throws {
    let jay = try #require(Handle("jay"))
    try admin.perform(AddContributor(handle: jay, name: "Jay Sample", roles: [.publisher]))
    try newsroom.approve(id)
    try admin.perform(DeactivateContributor(handle: jay))
    let revision = try #require(try admin.show(ArticleAddress(id)).record.revision(1))
    try forge(
      .publish, by: jay, on: .init(revision.id, revision.digest),
      .object([
        "from": .string(newsroom.clock.now().description), "until": .null, "cause": "published",
        "tier": "standard",
      ]))
    #expect(try damages().contains("was done by jay, who could not act then"))
  }

  @Test("a publication from a time that had passed when it was recorded")
  func backdated() throws {
    try newsroom.approve(id)
    let revision = try #require(try admin.show(ArticleAddress(id)).record.revision(1))
    try forge(
      .publish, by: .pia, on: .init(revision.id, revision.digest),
      .object([
        "from": "2020-01-01T00:00:00.000Z", "until": .null, "cause": "published",
        "tier": "standard",
      ]))
    #expect(
      try damages().contains {
        $0.hasPrefix("was published from 2020-01-01") && $0.hasSuffix("which had passed")
      })
  }

  @Test("another name of an article by who is no publisher")
  func rename() throws {
    let rename = RenameArticle(
      article: ArticleAddress(id), slug: try #require(Slug("another-name")))
    try forge(by: .mara, rename, of: .pia)
    #expect(try damages() == ["was done by mara, who was no publisher then"])
  }

  /// Forges a publication of the first text of an article.
  private func forgePublication(
    of id: Article.ID, by handle: Handle, cause: Publication.Cause, from: Instant? = nil
  ) throws {
    let revision = try #require(try admin.show(ArticleAddress(id)).record.revision(1))
    try forge(
      .publish, by: handle, on: .init(revision.id, revision.digest),
      .object([
        "from": .string((from ?? newsroom.clock.next).description), "until": .null,
        "cause": .string(cause.rawValue), "tier": "standard",
      ]))
  }

  private static let notFollowing = "did not follow from the last sign-off"

  @Test("a publication on approval where the policy has none, though its sign-offs suffice")
  func onApprovalOfNoPolicy() throws {
    try newsroom.approve(id)
    try forgePublication(of: id, by: .anna, cause: .onApproval)
    #expect(try damages().contains(Self.notFollowing))
  }

  @Test("a publication on approval of another text than was approved, or by another person")
  func onAnotherApproval() throws {
    let other = try newsroom.draft("Another sample?")
    try newsroom.submit(other)
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    for handle in [Handle.anna, .ben] { try newsroom.approve(other, as: handle) }
    try admin.perform(SetPolicy(key: .publishOnApproval, value: "on"))
    try newsroom.approve(id, as: .anna)
    #expect(try damages().isEmpty, "the control")
    try forgePublication(of: other, by: .anna, cause: .onApproval)
    #expect(try damages().contains(Self.notFollowing))
    let third = try newsroom.draft("A third sample?")
    try newsroom.submit(third)
    try newsroom.approve(third, as: .anna)
    try forgePublication(of: third, by: .ben, cause: .onApproval)
    #expect(try damages().filter { $0 == Self.notFollowing }.count == 2)
  }

  @Test("a schedule for when the sign-offs suffice no longer")
  func lateSchedule() throws {
    try newsroom.approve(id)
    try forgePublication(
      of: id, by: .pia, cause: .published, from: newsroom.clock.next.adding(months: 40))
    #expect(
      try damages().contains("was published without the sign-offs that the policy asked for"))
  }

  @Test("a sign-off under a signature by another key, or of a statement that knew another ledger")
  func signatures() throws {
    func damages(by signed: String, _ change: (String) -> String) throws -> [String] {
      let office = try ForgedEntryTests()
      let keys = try SSHKeys()
      for name in ["anna", "other"] {
        try keys.make(name)
        try office.newsroom.register(name, of: .anna, keys)
      }
      let key = try #require(try office.admin.reviewerKeys(of: .anna).first).fingerprint
      let approval = ApproveRevision(article: ArticleAddress(office.id))
      let prepared = try office.newsroom.office(.anna).perform(PrepareSignOff(approval))
      let statement = change(prepared.statement)
      try office.forge(
        .reviewApprove, by: .anna, on: .init(prepared.revision, prepared.digest),
        .object([
          "name": "Anna Sample", "credentials": "MD", "registration": "", "specialties": .array([]),
          "scope": "full_text", "base": .null, "meaning": "medical_review", "tier": "standard",
          "key": .string(key), "statement": .string(statement),
          "signature": .string(try keys.sign(statement, signed)),
        ]))
      return try office.damages()
    }
    let genuine = try damages(by: "anna") { $0 }
    #expect(genuine.isEmpty, "the control")
    let others = try damages(by: "other") { $0 }
    #expect(others.first?.hasSuffix("is by another key.") == true, "\(others)")
    let forked = try damages(by: "anna") { statement in
      let lines = statement.split(separator: "\n").map { line in
        let isOfLedger = line.hasPrefix("ledger: ")
        return isOfLedger ? String(line.prefix { $0 != "s" }) + Digest.zero.named : String(line)
      }
      return lines.joined(separator: "\n") + "\n"
    }
    #expect(forked.first?.contains("was not made for it") == true, "\(forked)")
  }
}
