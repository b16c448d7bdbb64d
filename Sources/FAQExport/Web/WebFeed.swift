import FAQHTML
import FAQModel

/// What has changed on the site, for feed readers: Atom (RFC 4287) and JSON Feed 1.1, which say the
/// same.
enum WebFeed {
  /// `feed.xml` and `feed.json`: public and withdrawn articles, the newest change first, at most
  /// 100; of two at the same time the higher number comes first.
  ///
  /// - Parameter assets: what stands before the names of files that texts show, with a slash at its
  ///   end; nil for the folder `assets` of the site.
  static func files(
    _ outline: SiteOutline, address: SiteAddress, assets: String? = nil
  ) -> [ExportedFile] {
    let base = assets ?? AssetFiles.base(at: address)
    let items = items(of: outline, address: address, assets: base)
    return [
      ExportedFile(path: atomPath, text: atom(items, of: outline.site, address: address)),
      ExportedFile(
        path: jsonPath,
        text: json(items, of: outline.site, address: address).text(.indented) + "\n"),
    ]
  }

  static let atomPath = "feed.xml"
  static let jsonPath = "feed.json"
  static let most = RecentEntries.most

  /// One article as a feed tells of it.
  struct Item {
    let article: Article
    let title: String
    let locale: LanguageTag
    let link: String
    /// When any text of the article first became public, where the feed says so.
    let published: Instant?
    let updated: Instant
    /// Plain text.
    let summary: String
    /// Safe HTML.
    let content: String
    /// Who signed off the text, each once.
    let authors: [String]

    /// The UUID as a URN (RFC 9562), the same for an article and for what is left of it.
    var id: String { "urn:uuid:" + article.uuid }

    /// What the newest has most of.
    var change: (Instant, Article.ID) { (updated, article.id) }
  }

  private static func items(
    of outline: SiteOutline, address: SiteAddress, assets: String
  ) -> [Item] {
    let pages = HTMLSitePages(outline, address: address)
    let links = outline.links(address.page(of:))
    let items =
      outline.recent.entries.map { item($0, on: pages, address, assets: assets, links) }
      + outline.withdrawn.map { item($0, on: pages, address) }
    return Array(items.sorted { $0.change > $1.change }.prefix(most))
  }

  private static func item(
    _ entry: SiteSnapshot.Entry, on pages: HTMLSitePages, _ address: SiteAddress, assets: String,
    _ links: ArticleLinks
  ) -> Item {
    let text = entry.text
    var names: [String] = []
    for signOff in entry.signOffs where !names.contains(signOff.name) { names.append(signOff.name) }
    return Item(
      article: entry.article, title: text.title, locale: text.locale,
      link: address.page(of: entry.article.slug), published: entry.firstPublished,
      updated: RecentEntries.changed(entry),
      summary: pages.shortAnswer(text.summary.withVisibleTurns, of: entry),
      content: directed(
        pages.notices(entry) + entry.html(assets: assets, links: links), text.locale),
      authors: names)
  }

  private static func item(
    _ tombstone: SiteSnapshot.Tombstone, on pages: HTMLSitePages, _ address: SiteAddress
  ) -> Item {
    let words = pages.words
    let own = pages.mark(words.language, on: tombstone.locale)
    let withdrawn = words.gone(tombstone, on: tombstone.withdrawn.day)
    let reason = tombstone.isWithheld ? words.withheld : tombstone.reason.withVisibleTurns
    var content = "<p\(own)><strong>\(withdrawn)</strong></p>\n"
    if !reason.isEmpty {
      content += "<p\(tombstone.isWithheld ? own : "")>\(reason.htmlEscaped)</p>\n"
    }
    if let slug = tombstone.replacement?.slug, let listing = pages.outline[slug] {
      let language = pages.mark(listing.locale, on: tombstone.locale)
      content += """
        <p><span\(own)>\(words.replacement)</span> \
        <a href="\(address.page(of: slug).shown)"\(language)>\(listing.title.htmlEscaped)</a></p>

        """
    }
    return Item(
      article: tombstone.article,
      title: (tombstone.isWithheld ? words.withheldTitle : words.withdrawnTitle)
        .replacing("{title}", with: tombstone.title),
      locale: tombstone.locale, link: address.page(of: tombstone.article.slug), published: nil,
      updated: tombstone.withdrawn, summary: reason.isEmpty ? withdrawn : "\(withdrawn) \(reason)",
      content: directed(content, tombstone.locale), authors: [])
  }

  /// HTML that a reader shows in the direction of its language.
  private static func directed(_ html: String, _ language: LanguageTag) -> String {
    HTMLPage.isRightToLeft(language.text) ? "<div dir=\"rtl\">\n\(html)</div>\n" : html
  }
}
