import FAQHTML
public import FAQModel

/// The HTML export: a whole site of static files, which needs no server and no script to be read.
///
/// Site pages stand at the top, those of articles in `questions/`, so that no slug meets them. Links
/// are relative, so that the folder can be opened as it is or be put under any path of any server.
public enum HTMLSite {
  /// Where an article's page stands below the site's address: the pattern for ``SiteAddress/page``.
  public static let page = "questions/{slug}.html"

  /// The files of the site: its own, then a page for each article, for each that was withdrawn, and
  /// for each earlier slug of either.
  ///
  /// - Parameter address: where the site will be, which pages then name as their own address.
  public static func files(
    _ snapshot: SiteSnapshot, address: SiteAddress? = nil
  ) -> [ExportedFile] {
    let site = HTMLSitePages(HTMLSiteOutline(snapshot), address: address)
    let data = StructuredData(site: snapshot.site, address: address)
    let articles = Array(snapshot.entries.enumerated()).concurrentMap { place, entry in
      let page = site.article(
        entry, at: place, structuredData: data.document(entry).text(.compact))
      let aliases = entry.article.aliases.map { site.alias($0, of: entry.article.slug) }
      return (files: [page] + aliases, line: HTMLSearchIndex.line(of: entry))
    }
    var files = articles.flatMap(\.files)
    for tombstone in snapshot.withdrawn {
      files.append(site.tombstone(tombstone))
      files += tombstone.article.aliases.map { site.alias($0, of: tombstone.article.slug) }
    }
    return [
      site.index(), site.search(), site.notFound(),
      ExportedFile(path: "style.css", text: HTMLSiteStyle.text),
      ExportedFile(path: "search.js", text: HTMLSearchScript.text),
      HTMLSearchIndex.file(of: articles.map(\.line)),
    ] + files
  }

  /// Where the page of an article stands in the folder.
  static func path(of slug: Slug) -> String { page.replacing("{slug}", with: slug.text) }
}

extension String {
  /// The text as a page shows it, in an element or an attribute in double quotes.
  var shown: String { visible.htmlEscaped }

  /// The text on one line, each run of white space a space.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
