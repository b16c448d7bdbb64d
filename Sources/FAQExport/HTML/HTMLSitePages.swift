import FAQHTML
import FAQModel

/// Writes the pages of a site, each by itself. All pages have the same header, footer and style.
struct HTMLSitePages {
  let outline: SiteOutline
  let address: SiteAddress?
  let words: HTMLSiteWords

  init(_ outline: SiteOutline, address: SiteAddress?) {
    self.outline = outline
    self.address = address
    words = HTMLSiteWords.of(outline.site.locale)
  }

  /// A page within the site's frame.
  ///
  /// - Parameters:
  ///   - root: what leads from the page to the top of the site: empty, or ending in a slash.
  ///   - language: that of the page's own text.
  func page(_ title: String, _ language: LanguageTag, root: String, body: String) -> HTMLPage {
    let name = outline.site.title.wordsOnOneLine.visible
    let title = title.wordsOnOneLine.visible
    var page = HTMLPage(
      title: title == name ? name : "\(title) – \(name)", language: language.text, body: body)
    page.style = .linked(root + "style.css")
    page.hasImages = false
    page.before = header(root, on: language)
    page.after = footer(root, on: language)
    return page
  }

  private func header(_ root: String, on language: LanguageTag) -> String {
    """
    <a class="skip" href="#content"\(mark(words.language, on: language))>\(words.skip)</a>
    <header class="site"><div class="frame">
    <a class="name" href="\(root)index.html"\(mark(outline.site.locale, on: language))>\
    \(outline.site.title.shown)</a>
    <nav aria-label="\(words.site)"\(mark(words.language, on: language))>
    <a href="\(root)index.html">\(words.allQuestions)</a>
    <a href="\(root)search.html">\(words.search)</a>
    </nav>
    </div></header>

    """
  }

  private func footer(_ root: String, on language: LanguageTag) -> String {
    """
    <footer class="site"><div class="frame">
    <p><a href="\(root)index.html"\(mark(outline.site.locale, on: language))>\
    \(outline.site.title.shown)</a></p>
    </div></footer>

    """
  }

  /// The attributes of an element whose words are in another language than those around it.
  func mark(_ language: LanguageTag, on page: LanguageTag) -> String {
    guard language != page else { return "" }
    let isRightToLeft = HTMLPage.isRightToLeft(language.text)
    let turns = isRightToLeft != HTMLPage.isRightToLeft(page.text)
    return " lang=\"\(language.text.shown)\""
      + (turns ? " dir=\"\(isRightToLeft ? "rtl" : "ltr")\"" : "")
  }

  /// A day as people and programs read it.
  func time(_ time: Instant) -> String { "<time datetime=\"\(time.day)\">\(time.day)</time>" }

  /// Says which address a page has where it is its own.
  func canonical(_ slug: Slug) -> String {
    address.map { "<link rel=\"canonical\" href=\"\($0.page(of: slug).shown)\" />\n" } ?? ""
  }

  /// The way to a page of an article from another.
  static func link(to slug: Slug) -> String { slug.text + ".html" }
}

extension HTMLPage {
  /// Has search engines leave the page out.
  mutating func hideFromSearch() { head += "<meta name=\"robots\" content=\"noindex\" />\n" }

  func file(_ path: String) -> ExportedFile { ExportedFile(path: path, text: document) }
}
