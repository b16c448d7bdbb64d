import FAQHTML
import FAQModel

extension HTMLSitePages {
  /// The page of an article.
  ///
  /// - Parameters:
  ///   - place: where it stands in reading order.
  ///   - links: where the text leads that links to other articles.
  ///   - structuredData: JSON-LD for programs.
  func article(
    _ entry: SiteSnapshot.Entry, at place: Int, links: ArticleLinks, structuredData: String
  ) -> ExportedFile {
    let language = entry.text.locale
    let answer = MarkdownHTML.fragment(
      of: entry.text.body, belowHeading: 1,
      assets: AssetAddresses(entry.text.assets, under: "../\(AssetFiles.base)"), links: links,
      footnotes: entry.footnotes())
    let parts = [
      breadcrumb(entry), "<article>\n<h1>\(entry.text.title.shown)</h1>\n", byline(entry),
      notices(entry), lead(entry.text), "<div class=\"answer\">\n\(answer)</div>\n",
      references(entry.text), "</article>\n", related(entry), tags(entry.text), review(entry),
      pager(place, on: language),
    ]
    var page = page(entry.text.title, language, root: "../", body: parts.joined())
    // Every `<` of a text is escaped, so this is an image of the answer and nothing else.
    page.hasImages = answer.holds("<img ")
    let description = shortAnswer(entry.text.summary.wordsOnOneLine, of: entry)
    if !description.isEmpty {
      page.head += "<meta name=\"description\" content=\"\(description.shown)\" />\n"
    }
    page.head += canonical(entry.article.slug)
    page.head +=
      "<script type=\"application/ld+json\">\(structuredData.scriptEscaped)</script>\n"
    if entry.published == nil { page.hideFromSearch() }
    return page.file(HTMLSite.path(of: entry.article.slug))
  }

  private func breadcrumb(_ entry: SiteSnapshot.Entry) -> String {
    let language = entry.text.locale
    let shelves = outline.path(to: entry.text.category).map { shelf in
      "<li><a href=\"../index.html#topic-\(shelf.slug.text)\""
        + "\(mark(outline.site.locale, on: language))>\(shelf.title.shown)</a></li>\n"
    }
    let own = mark(words.language, on: language)
    return """
      <nav class="breadcrumb" aria-label="\(words.breadcrumb)">
      <ol>
      <li><a href="../index.html"\(own)>\(words.allQuestions)</a></li>
      \(shelves.joined())</ol>
      </nav>

      """
  }

  /// What is to be said before an answer: that it is a preview, or that its review has lapsed.
  func notices(_ entry: SiteSnapshot.Entry) -> String {
    var notices: [String] = []
    if entry.published == nil { notices.append(words.preview) }
    if let lapsed = entry.reviewLapsed {
      notices.append(words.reviewLapsed.replacing("{date}", with: time(lapsed)))
    }
    let own = mark(words.language, on: entry.text.locale)
    return notices.map { "<p class=\"notice\" role=\"note\"\(own)>\($0)</p>\n" }.joined()
  }

  /// A short answer as it is shown without its page: with since when its review is overdue, where readers are to
  /// know. Empty for none.
  func shortAnswer(_ summary: String, of entry: SiteSnapshot.Entry) -> String {
    guard let lapsed = entry.reviewLapsed, !summary.isEmpty else { return summary }
    return "\(caution(lapsed)) \(summary)"
  }

  /// Since when a review is overdue, in a sentence.
  func caution(_ lapsed: Instant) -> String { "\(words.reviewLapsedSince) \(lapsed.day)." }

  private func lead(_ text: ArticleText) -> String {
    text.summary.isEmpty ? "" : "<p class=\"lead\">\(text.summary.shown)</p>\n"
  }

  private func related(_ entry: SiteSnapshot.Entry) -> String {
    var seen: Set<Slug> = [entry.article.slug]
    let listings = entry.text.related.compactMap { Slug($0) }.compactMap { outline[$0] }
      .filter { seen.insert($0.slug).inserted }
    guard !listings.isEmpty else { return "" }
    let language = entry.text.locale
    let items = listings.map { listing in
      "<li\(mark(listing.locale, on: language))>"
        + "<a href=\"\(Self.link(to: listing.slug))\">\(listing.title.shown)</a></li>\n"
    }
    return """
      <section class="related" aria-labelledby="related">
      <h2 id="related"\(mark(words.language, on: language))>\(words.related)</h2>
      <ul class="questions">
      \(items.joined())</ul>
      </section>

      """
  }

  private func tags(_ text: ArticleText) -> String {
    guard !text.tags.isEmpty else { return "" }
    // From right to left, "HER2+" would be shown as "+HER2".
    let direction = HTMLPage.isRightToLeft(text.locale.text) ? " dir=\"auto\"" : ""
    let items = text.tags.map { tag in
      "<li><a\(direction) href=\"../search.html#tag=\(tag.visible.percentEncoded)\">\(tag.shown)</a></li>\n"
    }
    let own = mark(words.language, on: text.locale)
    return """
      <section class="tags" aria-labelledby="tags">
      <h2 id="tags"\(own)>\(words.tags)</h2>
      <ul>
      \(items.joined())</ul>
      </section>

      """
  }

  private func pager(_ place: Int, on language: LanguageTag) -> String {
    let listings = outline.listings
    func link(_ place: Int, _ relation: String, _ word: String) -> String {
      guard listings.indices.contains(place) else { return "" }
      let listing = listings[place]
      return "<a rel=\"\(relation)\" href=\"\(Self.link(to: listing.slug))\">"
        + "<span class=\"label\"><span\(mark(words.language, on: language))>\(word)</span></span> "
        + "<span\(mark(listing.locale, on: language))>\(listing.title.shown)</span></a>\n"
    }
    let links = link(place - 1, "prev", words.previous) + link(place + 1, "next", words.next)
    guard !links.isEmpty else { return "" }
    return "<nav class=\"pager\" aria-label=\"\(words.moreQuestions)\">\n\(links)</nav>\n"
  }
}
