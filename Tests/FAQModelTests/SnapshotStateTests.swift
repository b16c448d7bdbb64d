import FAQModel
import FAQTestSupport
import Testing

@Suite("What tells an entry of a snapshot from another")
struct SnapshotStateTests {
  private static func signOff(
    _ note: String = "", reviewer: Contributor = anna, revocation: SignOff.Revocation? = nil
  ) -> SignOff {
    SignOff(
      revision: Revision.ID(article: Article.ID(1), number: 1), digest: .zero, reviewer: reviewer,
      decision: .approve, note: note, time: time(1), entry: 1, revocation: revocation)
  }

  private static let anna = Contributor(handle: .anna, name: "Anna Sample", roles: [.reviewer])

  private static func time(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  private static func article(
    _ number: Int64 = 1, uuid: String = "a", slug: String = "one", aliases: [Slug] = []
  ) -> Article {
    Article(id: Article.ID(number), uuid: uuid, slug: Slug(slug)!, aliases: aliases)
  }

  private static func entry(
    _ article: Article = article(), number: Int = 1, digest: Digest = .zero,
    firstPublished: Instant? = nil, published: Instant? = nil, until: Instant? = nil,
    edited: Instant = time(0), changesReviewed: Instant? = nil, fullyReviewed: Instant? = nil,
    reviewDue: Instant? = nil, reviewLapsed: Instant? = nil, lapsed: Instant? = nil,
    position: Int? = nil, isFeatured: Bool = false, signOffs: [SignOff] = [signOff()]
  ) -> SiteSnapshot.Entry {
    SiteSnapshot.Entry(
      article: article, text: ArticleText(title: "Sample", locale: LanguageTag("en")!, body: ""),
      revision: Revision.ID(article: Article.ID(1), number: number), digest: digest,
      firstPublished: firstPublished, published: published, until: until, edited: edited,
      changesReviewed: changesReviewed, fullyReviewed: fullyReviewed, reviewDue: reviewDue,
      reviewLapsed: reviewLapsed, lapsed: lapsed, position: position, isFeatured: isFeatured,
      signOffs: signOffs)
  }

  @Test("every field but the words and what was signed")
  func fields() {
    let revoked = SignOff.Revocation(actor: .anna, time: Self.time(2), reason: "Sample", entry: 2)
    let entries = [
      Self.entry(), Self.entry(Self.article(2)), Self.entry(Self.article(uuid: "b")),
      Self.entry(Self.article(slug: "two")), Self.entry(Self.article(aliases: [Slug("old")!])),
      Self.entry(number: 2), Self.entry(digest: Digest(of: [])),
      Self.entry(firstPublished: Self.time(1)), Self.entry(published: Self.time(1)),
      Self.entry(until: Self.time(1)), Self.entry(edited: Self.time(1)),
      Self.entry(changesReviewed: Self.time(1)), Self.entry(fullyReviewed: Self.time(1)),
      Self.entry(reviewDue: Self.time(1)), Self.entry(reviewLapsed: Self.time(1)),
      Self.entry(lapsed: Self.time(1)), Self.entry(position: 1), Self.entry(isFeatured: true),
      Self.entry(signOffs: []), Self.entry(signOffs: [Self.signOff("Sample note")]),
      Self.entry(signOffs: [Self.signOff(revocation: revoked)]),
      Self.entry(
        signOffs: [
          Self.signOff(reviewer: Contributor(handle: .anna, name: "Anna Other", roles: [.reviewer]))
        ]),
    ]
    #expect(Set(entries.map(\.state)).count == entries.count)
    #expect(Self.entry().state == Self.entry().state)
  }

  @Test("a field that comes to an entry, an article or a sign-off is to be added to its state")
  func completeness() {
    let entry = Self.entry()
    func names(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    #expect(
      names(entry) == [
        "article", "text", "revision", "digest", "firstPublished", "published", "until", "edited",
        "changesReviewed", "fullyReviewed", "reviewDue", "reviewLapsed", "lapsed", "position",
        "isFeatured", "signOffs", "signatures",
      ])
    #expect(names(entry.article) == ["id", "uuid", "slug", "aliases"])
    #expect(
      names(Self.signOff()) == [
        "revision", "digest", "reviewer", "name", "credentials", "registration", "specialties",
        "decision", "scope", "base", "meaning", "tier", "note", "time", "entry", "key",
        "revocation",
      ])
  }
}
