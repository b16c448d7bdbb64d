import Testing

@testable import FAQModel

@Suite("What a tier asks for")
struct RequirementTests {
  @Test(
    "requirements are read as people write them, and written back",
    arguments: [
      ("2", "2 medical-review", 2), ("1 any", "1 any", 1),
      ("2 medical-review, 1 plain-language-review", "2 medical-review, 1 plain-language-review", 3),
      (
        "2 medical-review, 1 medical-review of blood and marrow",
        "2 medical-review, 1 medical-review of blood and marrow", 2
      ),
      ("3 any, 1 medical-review", "3 any, 1 medical-review", 3),
    ])
  func reading(_ text: String, _ written: String, _ people: Int) throws {
    let requirements = try #require(Requirements(text))
    #expect(requirements.description == written)
    #expect(requirements.people == people)
    #expect(Requirements(written) == requirements)
  }

  @Test(
    "what asks for nothing, for nobody, or for more than ten people is refused",
    arguments: [
      "", "0", "11", "two", "1 nonsense", "1 medical-review of", "1 medical-review in haematology",
      "2 medical-review,", "6 medical-review, 6 plain-language-review", "-1",
    ])
  func refused(_ text: String) {
    #expect(Requirements(text) == nil)
  }

  private func signOff(
    _ handle: String, _ meaning: SignOff.Meaning, _ specialties: String...
  ) -> SignOff {
    SignOff(
      revision: Revision.ID(article: Article.ID(1), number: 1), digest: .zero,
      reviewer: Contributor(
        handle: Handle(stored: handle), name: handle, roles: [],
        specialties: specialties.map(Specialty.init(stored:))),
      decision: .approve, meaning: meaning, note: "", time: Instant(milliseconds: 0), entry: 1)
  }

  @Test("each of many changes that several people signed is weighed once", .timeLimit(.minutes(1)))
  func chainedChanges() throws {
    let length = 40
    var signOffs: [SignOff] = []
    for level in 0..<length {
      for handle in ["anna", "ben", "lea"] {
        signOffs.append(
          SignOff(
            revision: Revision.ID(article: Article.ID(1), number: level + 1),
            digest: Digest(of: [UInt8(level)]),
            reviewer: Contributor(handle: Handle(stored: handle), name: handle, roles: []),
            decision: .approve, scope: level == 0 ? .fullText : .changes,
            base: level == 0 ? nil : Digest(of: [UInt8(level - 1)]), note: "",
            time: Instant(milliseconds: Int64(level)), entry: Int64(signOffs.count + 1)))
      }
    }
    let record = ArticleRecord(
      article: Article(id: Article.ID(1), uuid: "", slug: try #require(Slug("shelf")), aliases: []),
      revisions: [],
      reviews: [], signOffs: signOffs, publications: [], withdrawals: [], discards: [])
    var rules = TierRules.defaults(of: .standard)
    rules.signOffs = Requirements([Requirement(3)])
    rules.reviewInterval = nil
    let standing = SignOffs(
      of: Digest(of: [UInt8(length - 1)]), in: record,
      for: Demand(tier: .standard, rules: rules, isIndependent: false), register: Register(),
      at: Instant(milliseconds: 1_000))
    #expect(standing.suffice && standing.counting.count == 3)
    #expect(standing.fullyReviewed == Instant(milliseconds: 0))
  }

  @Test("two clinicians, of whom one haematologist, and one reader: each part is asked for")
  func missing() throws {
    let requirements = try #require(
      Requirements("2 medical-review, 1 medical-review of haematology, 1 plain-language-review"))
    let oncologist = signOff("anna", .medicalReview, "oncology")
    let haematologist = signOff("ben", .medicalReview, "Haematology")
    let reader = signOff("lea", .plainLanguageReview)
    func missing(_ signOffs: SignOff...) -> [String] {
      requirements.missing(in: signOffs).map(\.description)
    }
    #expect(requirements.people == 3)
    #expect(missing(oncologist, haematologist, reader).isEmpty)
    #expect(missing(oncologist, oncologist, reader) == ["1 medical-review of haematology"])
    #expect(missing(haematologist, reader) == ["1 medical-review"])
    #expect(missing(oncologist, haematologist) == ["1 plain-language-review"])
  }

  @Test("specialties are read with the texts that they cover, and cover no others")
  func specialties() throws {
    let specialty = try #require(
      Specialty("haematology (category:blood, tag:CAR-T, code:MeSH:d016219)"))
    #expect(specialty.name == "haematology" && specialty.scope.count == 3)
    #expect(Specialty(specialty.description) == specialty)
    let shelves = Shelves([
      Category(
        slug: try #require(Slug("blood")), title: "", description: "", parent: nil, position: 1),
      Category(
        slug: try #require(Slug("anaemia")), title: "", description: "", parent: Slug("blood"),
        position: 1),
    ])
    func text(_ category: String, _ tag: String, _ code: String) -> ArticleText {
      ArticleText(
        title: "A sample?", locale: LanguageTag(stored: "en"), category: Slug(category),
        tags: [tag], codes: [.init(system: "MeSH", code: code)], body: "")
    }
    #expect(specialty.covers(text("anaemia", "x", "D1"), on: shelves), "a shelf within")
    #expect(specialty.covers(text("other", "car-t", "D1"), on: shelves))
    #expect(specialty.covers(text("other", "x", "D016219"), on: shelves))
    #expect(!specialty.covers(text("other", "x", "D1"), on: shelves))
    let ofOtherSystem = try #require(Specialty("haematology (code:ICD:D016219)"))
    #expect(!ofOtherSystem.covers(text("other", "x", "D016219"), on: shelves))
    #expect(try #require(Specialty("oncology")).covers(text("other", "x", "D1"), on: shelves))
    for text in ["", "a (", "a ()", "a (category:)", "a (shelf:x)", "a (code:MeSH)", "a (tag:x"] {
      #expect(Specialty(text) == nil, "\(text)")
    }
  }

  @Test(
    "a conflict concerns the texts that name its sponsor or product as whole words, or have its topic",
    arguments: [
      ("sponsor:Examplepharm", "Made by EXAMPLEPHARM.", true),
      ("sponsor:Example Pharm", "Made by **Example** Pharm.", true),
      ("sponsor:Pharm", "Made by Examplepharm.", false), ("product:Samplumab", "samplumab", true),
      ("topic:shelf", "", true), ("topic:a tag", "", true), ("topic:other", "other", false),
    ])
  func conflicts(_ written: String, _ body: String, _ isConcerned: Bool) throws {
    let conflict = try #require(Conflict(written))
    let text = ArticleText(
      title: "A sample?", locale: LanguageTag(stored: "en"), category: Slug("shelf"),
      tags: ["A tag"], body: body)
    #expect(conflict.concerns(text, shownAs: { [] }, on: Shelves()) == isConcerned)
  }

  @Test("a conflict of a topic concerns the texts on the shelves within it, too")
  func topicAround() throws {
    func shelf(_ slug: String, in parent: String?) throws -> FAQModel.Category {
      FAQModel.Category(
        slug: try #require(Slug(slug)), title: "", description: "",
        parent: parent.flatMap { Slug($0) }, position: 1)
    }
    let shelves = Shelves([
      try shelf("blood", in: nil), try shelf("anaemia", in: "blood"), try shelf("skin", in: nil),
    ])
    let conflict = try #require(Conflict("topic:blood"))
    for (slug, isConcerned) in [("blood", true), ("anaemia", true), ("skin", false)] {
      let text = ArticleText(
        title: "A sample?", locale: LanguageTag(stored: "en"), category: Slug(slug), body: "")
      #expect(conflict.concerns(text, shownAs: { [] }, on: shelves) == isConcerned, "\(slug)")
    }
  }

  @Test("what is no conflict is refused", arguments: ["", "sponsor:", "pharma:x", "sponsor: ;"])
  func noConflict(_ text: String) {
    #expect(Conflict(text) == nil)
  }

  @Test("a shelf without a tier has that of the nearest around it, else standard")
  func shelves() throws {
    func shelf(_ slug: String, in parent: String?, _ tier: Tier?) -> FAQModel.Category {
      FAQModel.Category(
        slug: Slug(slug)!, title: "", description: "", parent: parent.flatMap(Slug.init(_:)),
        position: 1, tier: tier)
    }
    let shelves = Shelves([
      shelf("a", in: nil, .clinical), shelf("b", in: "a", nil), shelf("c", in: "b", .editorial),
      shelf("d", in: nil, nil),
    ])
    #expect(shelves.tier(of: Slug("b")) == .clinical)
    #expect(shelves.tier(of: Slug("c")) == .editorial)
    #expect(shelves.tier(of: Slug("d")) == .standard)
    #expect(shelves.tier(of: nil) == .standard)
  }
}
