import FAQModel

/// A snapshot with one of everything that a site shows.
enum SampleSite {
  static let english = LanguageTag(stored: "en")
  static let german = LanguageTag(stored: "de")
  static let arabic = LanguageTag(stored: "ar")

  /// The site, with a text in each place where an editor or an author can put one.
  static func snapshot(
    _ words: (String) -> String = { $0 }, locale: LanguageTag = english
  ) -> SiteSnapshot {
    SiteSnapshot(
      site: Site(
        uuid: "00000000-0000-4000-8000-000000000001", title: words("Sample FAQ"), locale: locale),
      categories: categories(words), entries: entries(words),
      withdrawn: [
        tombstone(7, "old-sample", words, replacement: 1), tombstone(8, "older-sample", words),
      ])
  }

  private static func categories(_ words: (String) -> String) -> [FAQModel.Category] {
    [
      category("basics", nil, 1, words), category("inner", "basics", 1, words),
      category("innermost", "inner", 1, words), category("second", nil, 2, words),
      category("third", nil, 3, words), category("empty", nil, 4, words),
    ]
  }

  private static func category(
    _ slug: String, _ parent: String?, _ position: Int, _ words: (String) -> String
  ) -> FAQModel.Category {
    Category(
      slug: Slug(slug)!, title: words("Shelf \(slug)"),
      description: words("What stands on \(slug)."), parent: parent.flatMap { Slug($0) },
      position: position)
  }

  private static func entries(_ words: (String) -> String) -> [SiteSnapshot.Entry] {
    var full = text("What is a sample?", words)
    full.summary = words("It is a text that\nis plainly made up.")
    full.tags = [words("car-t"), words("two words")]
    full.audience = [words("patients")]
    full.codes = [.init(system: words("MeSH"), code: words("D1"), label: words("Label"))]
    full.references = [
      .init(
        key: words("a"), title: words("A sample of a source"), url: "https://example.org/a?b&c"),
      .init(title: words("One with a DOI"), doi: words("10.1000/sample(1)<2>"), pmid: "12345678"),
      .init(url: words("HTTP://example.org/")), .init(doi: words("doi:10.1000/182")),
      .init(title: words("One that is no link"), pmid: words("none"), url: words("ftp://a")),
    ]
    full.related = ["second-sample", "earlier-sample", "a-draft", words("no slug"), "sample"]
    full.extra = ["note": .string(words("EXTRA"))]
    full.body = """
      #### Deep first

      Words about **CAR T-cells** and Ménière.[^1]

      # Top

      ### Jump

      | a | b |
      |---|--:|
      | c | d |

      [^1]: A footnote.
      """
    var german = text("Was ist ein Beispiel?", words)
    german.locale = Self.german
    german.category = Slug("innermost")
    german.body = "Ja.\n\n![Ein Bild](https://example.org/image.png)"
    german.summary = words("Ein Text in einer anderen Sprache.")
    var arabic = text("ما هذا؟", words)
    arabic.locale = Self.arabic
    arabic.category = Slug("gone")
    arabic.body = "نص"
    return [
      entry(1, "sample", full, words, position: 1, isFeatured: true),
      entry(2, "second-sample", text("Is this a second sample?", words), words, isLapsed: true),
      entry(3, "beispiel", german, words), entry(4, "index", arabic, words),
    ]
  }

  private static func text(_ title: String, _ words: (String) -> String) -> ArticleText {
    ArticleText(
      title: words(title).replacing("\n", with: " "), locale: english, category: Slug("basics"),
      body: "Yes.")
  }

  private static func entry(
    _ number: Int64, _ slug: String, _ text: ArticleText, _ words: (String) -> String,
    position: Int? = nil, isFeatured: Bool = false, isLapsed: Bool = false
  ) -> SiteSnapshot.Entry {
    let digest = Digest(of: Array(slug.utf8))
    let revision = Revision.ID(article: Article.ID(number), number: 2)
    let anna = Contributor(
      handle: Handle(stored: "anna"), name: words("Anna Sample"), roles: [.reviewer],
      credentials: words("MD, PhD"), registration: words("GMC 1234567"))
    let ben = Contributor(
      handle: Handle(stored: "ben"), name: words("Ben Sample"), roles: [.reader])
    let signOffs = [
      SignOff(
        revision: revision, digest: digest, reviewer: anna, decision: .approve,
        note: "SECRET note", time: day(10), entry: 1),
      SignOff(
        revision: revision, digest: digest, reviewer: ben, decision: .approve, scope: .changes,
        meaning: .plainLanguageReview, note: "SECRET note", time: day(20), entry: 2),
    ]
    return SiteSnapshot.Entry(
      article: Article(
        id: Article.ID(number), uuid: uuid(number), slug: Slug(slug)!,
        aliases: number == 2 ? [Slug("earlier-sample")!] : []),
      text: text, revision: revision, digest: digest, firstPublished: day(11), published: day(21),
      until: number == 3 ? day(300) : nil, edited: day(9), changesReviewed: day(20),
      fullyReviewed: day(10), reviewDue: isLapsed ? day(30) : day(365),
      reviewLapsed: isLapsed ? day(30) : nil, position: position, isFeatured: isFeatured,
      signOffs: signOffs)
  }

  private static func tombstone(
    _ number: Int64, _ slug: String, _ words: (String) -> String, replacement: Int64? = nil
  ) -> SiteSnapshot.Tombstone {
    SiteSnapshot.Tombstone(
      article: Article(
        id: Article.ID(number), uuid: uuid(number), slug: Slug(slug)!,
        aliases: [Slug("alias-\(slug)")!]),
      title: words("Is this an old sample?"), locale: english, withdrawn: day(40),
      reason: words("It is old."),
      replacement: replacement.map { .init(id: Article.ID($0), slug: Slug("sample")!) })
  }

  private static func uuid(_ number: Int64) -> String {
    "00000000-0000-4000-8000-00000000000\(number)"
  }

  /// A day of 2026, counted from 0.
  private static func day(_ number: Int64) -> Instant {
    Instant(milliseconds: 1_767_258_000_000 + number * 86_400_000)
  }
}
