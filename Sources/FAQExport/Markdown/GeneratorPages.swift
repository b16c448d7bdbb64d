import FAQHTML
import FAQModel

/// The pages of a site for a generator; each can be made without the others.
struct GeneratorPages: FolderFormat, Sendable {
  let target: MarkdownTarget
  /// What shelves are called, by slug.
  private let shelves: [Slug: String]
  private let shelfLists: ListNames
  private let tagLists: ListNames
  private let outline: SiteOutline
  private var pages: HTMLSitePages { HTMLSitePages(outline, address: nil) }
  /// What stands before the names of files that texts show.
  private let assets: String
  /// Where texts lead that link to other articles.
  private let links: ArticleLinks

  init(_ target: MarkdownTarget, of outline: SiteOutline, assets: String?) {
    self.target = target
    self.assets = assets ?? "../\(AssetFiles.base)"
    self.outline = outline
    links = outline.links { Self.address(of: $0, for: target, file: Self.fileScheme) }
    shelves = Dictionary(
      outline.categories.map { ($0.slug, $0.title) }, uniquingKeysWith: { $1 })
    shelfLists = ListNames(target, of: outline.categories.map { [$0.title, $0.slug.text] })
    tagLists = ListNames(target, tags: outline.tags)
  }

  func make(_ page: [SiteSnapshot.Entry], to sink: inout some BundleSink) throws {
    try page.forEachConcurrently({ file($0) }, do: { try sink.add($0) })
  }

  func finish(
    _ withdrawn: [SiteSnapshot.Tombstone], to sink: inout some BundleSink
  ) throws {
    for tombstone in withdrawn { try sink.add(file(tombstone)) }
  }

  /// The page of an article.
  func file(_ entry: SiteSnapshot.Entry) -> ExportedFile {
    file(
      entry.article, matter(entry), title: entry.text.title, in: entry.text.locale,
      body: notice(entry) + answer(entry))
  }

  /// The page that says that an article was withdrawn: its address must not lead nowhere.
  func file(_ tombstone: SiteSnapshot.Tombstone) -> ExportedFile {
    file(
      tombstone.article, matter(tombstone), title: tombstone.title, in: tombstone.locale,
      body: GuardedHTML.block("notice", around: words(tombstone)))
  }

  private func file(
    _ article: Article, _ matter: FrontMatter, title: String, in language: LanguageTag, body: String
  ) -> ExportedFile {
    let own = mark(language)
    let heading = target.needsHeading ? "<h1\(own)>\(GuardedHTML.words(title))</h1>\n" : ""
    return ExportedFile(
      path: target.name(of: article.slug) + "." + target.fileExtension,
      text: target == .pelican
        ? matter.document(around: body) : matter.yaml + "\n" + heading + body)
  }

  /// What is said before an answer that is a preview, or whose review has lapsed.
  private func notice(_ entry: SiteSnapshot.Entry) -> String {
    var notices: [String] = []
    if entry.published == nil { notices.append(pages.words.preview) }
    if let lapsed = entry.reviewLapsed {
      notices.append(pages.words.reviewLapsed.replacing("{date}", with: lapsed.day))
    }
    guard !notices.isEmpty else { return "" }
    let own = mark(pages.words.language, on: entry.text.locale)
    let html = notices.map { "<p\(own)><strong>\($0.htmlEscaped)</strong></p>\n" }.joined()
    return GuardedHTML.block("notice", around: GuardedHTML(html).text)
  }

  /// The attributes of words in a language; a theme may mark a page with that of the site or with that
  /// of its text.
  private func mark(_ language: LanguageTag, on text: LanguageTag) -> String {
    let own = pages.mark(language, on: outline.site.locale)
    return own.isEmpty ? pages.mark(language, on: text) : own
  }

  /// The attributes of the words of an article. A theme need not know that they run from right to left.
  private func mark(_ language: LanguageTag) -> String {
    HTMLPage.isRightToLeft(language.text)
      ? " lang=\"\(language.text.shown)\" dir=\"rtl\""
      : pages.mark(language, on: outline.site.locale)
  }

  private func answer(_ entry: SiteSnapshot.Entry) -> String {
    let html = GuardedHTML(entry.html(assets: assets, links: links)).text
    let linked = html.replacing(" href=\"\(Self.fileScheme)", with: " href=\"\(Self.pelicanFile)")
    return GuardedHTML.block("answer", mark(entry.text.locale), around: linked)
  }

  private func words(_ tombstone: SiteSnapshot.Tombstone) -> String {
    let language = tombstone.locale
    let own = mark(pages.words.language, on: language)
    let gone = pages.words.gone(tombstone, on: tombstone.withdrawn.day)
    var html = "<p\(own)><strong>\(gone.htmlEscaped)</strong></p>\n"
    if tombstone.isWithheld {
      html += "<p\(own)>\(pages.words.withheld.htmlEscaped)</p>\n"
    } else if !tombstone.reason.isEmpty {
      html += "<p>\(tombstone.reason.shown)</p>\n"
    }
    guard let other = tombstone.replacement.flatMap({ outline[$0.slug] }) else {
      return GuardedHTML(html).text
    }
    let words = "<span\(own)>\(pages.words.replacement.htmlEscaped)</span>"
    let link =
      "<a href=\"\(Self.address(of: other.slug, for: target))\"\(pages.mark(other.locale, on: language))>"
      + "\(GuardedHTML.words(other.title))</a>"
    return GuardedHTML(html).text + "<p>\(GuardedHTML(words).text) \(link)</p>\n"
  }

  /// Where another page is, seen from a page; Pelican finds it by its file.
  private static func address(
    of slug: Slug, for target: MarkdownTarget, file: String = pelicanFile
  ) -> String {
    let name = target.name(of: slug)
    return target == .pelican ? "\(file)\(name).html" : "../\(name)/"
  }

  /// What Pelican's links to files begin with.
  private static let pelicanFile = "{filename}"

  /// What they begin with until braces are guarded; no link of a text may.
  private static let fileScheme = "faqcms-filename:"

  /// The other articles of this export that the author names, by the slugs that they have now.
  private func related(_ entry: SiteSnapshot.Entry) -> [Slug] {
    var seen: Set<Slug> = [entry.article.slug]
    return entry.text.related.compactMap { Slug($0) }.compactMap { outline[$0]?.slug }
      .filter { seen.insert($0).inserted }
  }

  /// What a shelf is called; its slug where the generator could make no list of that name, or none of it alone.
  private func name(of shelf: Slug) -> String {
    shelves[shelf].flatMap { shelfLists.has($0) ? $0 : nil } ?? shelf.text
  }

  private func matter(_ entry: SiteSnapshot.Entry) -> FrontMatter {
    let text = entry.text
    let known: [JSONValue.Member] = [
      .init("locale", .string(text.locale.text)),
      .init("category", .optional(text.category?.text)), .init("tags", .strings(text.tags)),
      .init("audience", .strings(text.audience)),
      .init("codes", .array(text.codes.map(\.json))),
      .init("references", .array(text.references.map(\.json))),
      .init("related", .strings(related(entry).map(\.text))),
      .init("extra", .object(text.extra.map { .init($0.key, $0.value) }).sorted),
    ]
    return FrontMatter(
      target: target, title: text.title, summary: text.summary.visible, article: entry.article,
      published: entry.firstPublished, edited: entry.edited, until: entry.until,
      tags: text.tags.filter(tagLists.has), category: text.category.map(name(of:)),
      locale: text.locale, position: entry.position,
      known: MarkdownExport.facts(entry) + known, isPreview: entry.published == nil)
  }

  private func matter(_ tombstone: SiteSnapshot.Tombstone) -> FrontMatter {
    let time = tombstone.withdrawn
    let replacement = tombstone.replacement.map { outline[$0.slug]?.slug ?? $0.slug }
    return FrontMatter(
      target: target, title: tombstone.title, summary: "", article: tombstone.article,
      published: time, edited: time, until: nil, tags: [], category: nil, locale: tombstone.locale,
      position: nil,
      known: [
        .init("article", .integer(tombstone.article.id.rawValue)),
        .init("uuid", .string(tombstone.article.uuid)),
        .init("aliases", .strings(tombstone.article.aliases.map(\.text))),
        .init("withdrawn", .string(time.description)), .init("reason", .string(tombstone.reason)),
        .init("replacement", .optional(replacement?.text)),
        .init("locale", .string(tombstone.locale.text)),
      ])
  }
}
