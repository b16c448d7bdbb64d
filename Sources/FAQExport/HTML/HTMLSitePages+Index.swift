import FAQHTML
import FAQModel

extension HTMLSitePages {
  /// The page with all questions.
  func index() -> ExportedFile {
    let language = outline.site.locale
    var body = "<h1>\(outline.site.title.shown)</h1>\n" + searchForm(on: language) + topics()
    body += featured(on: language)
    body += outline.categories.filter { $0.parent == nil || outline.path(to: $0.slug).count == 1 }
      .map { shelf($0, depth: 0) }.joined()
    body += unshelved(on: language)
    if outline.listings.isEmpty {
      body += "<p\(mark(words.language, on: language))>\(words.noQuestions)</p>\n"
    }
    var page = page(outline.site.title, language, root: "", body: body)
    page.hasForm = true
    if let address {
      page.head += """
        <link rel="canonical" href="\(address.base.shown)/" />
        <link rel="alternate" type="application/atom+xml" href="\(WebFeed.atomPath)" />
        <link rel="alternate" type="application/feed+json" href="\(WebFeed.jsonPath)" />

        """
    }
    return page.file("index.html")
  }

  private func searchForm(on language: LanguageTag) -> String {
    """
    <form class="search" role="search" action="search.html"\(mark(words.language, on: language))>
    <label for="query">\(words.searchLabel)</label>
    <div class="field"><input id="query" name="q" type="search" autocomplete="off" /> \
    <button type="submit">\(words.search)</button></div>
    </form>

    """
  }

  /// Links to the shelves, where there are enough of them to need any.
  private func topics() -> String {
    let shelves = outline.categories.filter { outline.path(to: $0.slug).count == 1 }
    guard shelves.count > 2 else { return "" }
    let links = shelves.map {
      "<li><a href=\"#topic-\($0.slug.text)\">\($0.title.shown)</a></li>\n"
    }
    let language = mark(words.language, on: outline.site.locale)
    let list = mark(outline.site.locale, on: words.language)
    return """
      <nav class="topics" aria-label="\(words.topics)"\(language)>
      <ul\(language.isEmpty ? "" : list)>
      \(links.joined())</ul>
      </nav>

      """
  }

  private func featured(on language: LanguageTag) -> String {
    let listings = outline.listings.filter(\.isFeatured)
    guard !listings.isEmpty else { return "" }
    return """
      <section class="featured" aria-labelledby="featured">
      <h2 id="featured"\(mark(words.language, on: language))>\(words.featured)</h2>
      \(list(listings, on: language))</section>

      """
  }

  private func shelf(_ category: FAQModel.Category, depth: Int) -> String {
    let level = min(depth + 2, 6)
    let description = category.description
    let inner = outline.categories.filter { $0.parent == category.slug }
    return """
      <section class="shelf" aria-labelledby="topic-\(category.slug.text)">
      <h\(level) id="topic-\(category.slug.text)">\(category.title.shown)</h\(level)>
      \(description.isEmpty ? "" : "<p class=\"description\">\(description.shown)</p>\n")\
      \(list(outline.listings(on: category.slug), on: outline.site.locale))\
      \(inner.map { shelf($0, depth: depth + 1) }.joined())</section>

      """
  }

  private func unshelved(on language: LanguageTag) -> String {
    let listings = outline.listings(on: nil)
    guard !listings.isEmpty else { return "" }
    let heading =
      outline.categories.isEmpty && !outline.listings.contains(where: \.isFeatured)
      ? words.allQuestions : words.otherQuestions
    return """
      <section class="shelf" aria-labelledby="others">
      <h2 id="others"\(mark(words.language, on: language))>\(heading)</h2>
      \(list(listings, on: language))</section>

      """
  }

  /// Questions with their short answers.
  func list(_ listings: [SiteOutline.Listing], on language: LanguageTag) -> String {
    guard !listings.isEmpty else { return "" }
    let items = listings.map { listing in
      let summary = listing.summary
      return "<li\(mark(listing.locale, on: language))>"
        + "<a href=\"\(HTMLSite.path(of: listing.slug))\">\(listing.title.shown)</a>"
        + caution(listing)
        + (summary.isEmpty ? "" : "\n<p>\(summary.wordsOnOneLine.shown)</p>") + "</li>\n"
    }
    return "<ul class=\"questions\">\n\(items.joined())</ul>\n"
  }

  private func caution(_ listing: SiteOutline.Listing) -> String {
    guard let lapsed = listing.reviewLapsed else { return "" }
    let own = mark(words.language, on: listing.locale)
    return "\n<p class=\"notice\" role=\"note\"\(own)>\(caution(lapsed))</p>"
  }
}
