import FAQHTML
import FAQModel

extension HTMLSitePages {
  /// What is left of the page of an article that was withdrawn.
  func tombstone(_ tombstone: SiteSnapshot.Tombstone) -> ExportedFile {
    let language = tombstone.locale
    let own = mark(words.language, on: language)
    let reason = tombstone.reason
    var body = """
      <h1>\(tombstone.title.shown)</h1>
      <div class="notice">
      <p\(own)><strong>\(words.gone(tombstone, on: time(tombstone.withdrawn)))\
      </strong></p>

      """
    if tombstone.isWithheld {
      body += "<p\(own)>\(words.withheld)</p>\n"
    } else if !reason.isEmpty {
      body += "<p>\(reason.shown)</p>\n"
    }
    body += "</div>\n"
    if let replacement = tombstone.replacement, let listing = outline[replacement.slug] {
      body += """
        <p class="lead"><span\(own)>\(words.replacement)</span> \
        <a href="\(Self.link(to: listing.slug))"\(mark(listing.locale, on: language))>\
        \(listing.title.shown)</a></p>

        """
    }
    body += "<p\(own)><a href=\"../index.html\">\(words.allQuestions)</a></p>\n"
    var page = page(tombstone.title, language, root: "../", body: body)
    page.hideFromSearch()
    return page.file(HTMLSite.path(of: tombstone.article.slug))
  }

  /// The pages at the earlier slugs of an article.
  func aliases(of article: Article) -> [ExportedFile] {
    article.aliases.map { alias($0, of: article.slug) }
  }

  /// The page at an earlier slug, which leads on at once.
  private func alias(_ alias: Slug, of slug: Slug) -> ExportedFile {
    let link = Self.link(to: slug)
    let title = outline[slug]?.title ?? words.moved
    let body = """
      <h1>\(words.moved)</h1>
      <p><a href="\(link)"\(mark(outline[slug]?.locale ?? words.language, on: words.language))>\
      \(title.shown)</a></p>

      """
    var page = page(words.moved, words.language, root: "../", body: body)
    page.head +=
      canonical(slug).isEmpty ? "<link rel=\"canonical\" href=\"\(link)\" />\n" : canonical(slug)
    page.head += "<meta http-equiv=\"refresh\" content=\"0; url=\(link)\" />\n"
    return page.file(HTMLSite.path(of: alias))
  }

  /// The page for addresses where there is none, which servers answer with from any folder; so its
  /// links begin at the site's address where that is known.
  func notFound() -> ExportedFile {
    let root = address.map { $0.root } ?? ""
    let body = """
      <h1>\(words.notFound)</h1>
      <p>\(words.notFoundHint)</p>
      <ul>
      <li><a href="\(root.shown)index.html">\(words.allQuestions)</a></li>
      <li><a href="\(root.shown)search.html">\(words.search)</a></li>
      </ul>

      """
    var page = page(words.notFound, words.language, root: root, body: body)
    page.hideFromSearch()
    return page.file("404.html")
  }

  /// The page that finds questions as one types, and lists all of them where no script runs.
  func search() -> ExportedFile {
    let language = words.language
    let body = """
      <h1>\(words.search)</h1>
      <form class="search" id="search" role="search" hidden>
      <label for="query">\(words.searchLabel)</label>
      <div class="field"><input id="query" name="q" type="search" autocomplete="off" /></div>
      </form>
      <noscript><p>\(words.noScript)</p></noscript>
      <p id="count" role="status" data-all="\(words.countAll)" \
      data-single="\(words.countSingle)" data-one="\(words.countOne)" \
      data-many="\(words.countMany)" data-none="\(words.countNone)"></p>
      <div id="results">
      \(list(outline.listings, on: language))</div>

      """
    var page = page(words.search, language, root: "", body: body)
    page.scripts = ["search-index.js", "search.js"]
    page.hideFromSearch()
    return page.file("search.html")
  }
}

extension SiteAddress {
  /// The path of the site on its host, with a slash at both ends.
  fileprivate var root: String {
    let rest = base.drop { $0 != ":" }.dropFirst(3)
    return rest.drop { $0 != "/" } + "/"
  }
}
