import FAQHTML
public import FAQModel

/// The HTML export: a whole site of static files, which needs no server and no script to be read.
///
/// Site pages stand at the top, those of articles in `questions/`, so that no slug meets them. Links
/// are relative, so that the folder can be opened as it is or be put under any path of any server.
public struct HTMLSite: FolderFormat {
  /// Where an article's page stands below the site's address: the pattern for ``SiteAddress/page``.
  public static let page = "questions/{slug}.html"

  private let site: HTMLSitePages
  private let data: StructuredData
  /// Where texts lead that link to other articles.
  private let links: ArticleLinks
  /// How many articles have their pages.
  private var place = 0

  /// - Parameter address: where the site will be, which pages then name as their own address.
  init(_ outline: SiteOutline, address: SiteAddress?) {
    site = HTMLSitePages(outline, address: address)
    links = outline.links(HTMLSitePages.link(to:))
    // Relative as in the page that it stands in, a folder below the top.
    data = StructuredData(
      outline, address: address,
      assets: address == nil ? "../" + AssetFiles.base(at: nil) : nil,
      links: address == nil ? links : nil)
  }

  /// The files of the site: a page for each article, for each that was withdrawn, and for each earlier
  /// slug of either, then its own.
  ///
  /// - Throws: the refusals of texts that cannot be read.
  public static func files(
    _ snapshot: some SnapshotPages, address: SiteAddress? = nil
  ) throws -> [ExportedFile] {
    try HTMLSite(SiteOutline(snapshot), address: address).files(snapshot)
  }

  mutating func make(_ page: [SiteSnapshot.Entry], to sink: inout some BundleSink) throws {
    let (site, data, links, first) = (site, data, links, place)
    place += page.count
    try Array(page.enumerated()).forEachConcurrently(
      { index, entry in
        let page = site.article(
          entry, at: first + index, links: links,
          structuredData: data.document(entry).text(.compact))
        let line = HTMLSearchIndex.line(
          of: entry, shortAnswer: site.shortAnswer(entry.text.summary.wordsOnOneLine, of: entry),
          isFirst: first + index == 0)
        return (files: [page] + site.aliases(of: entry.article), line: line)
      },
      do: { article in
        for file in article.files { try sink.add(file) }
        try sink.append(Array(article.line.utf8), to: HTMLSearchIndex.path)
      })
  }

  func finish(
    _ withdrawn: [SiteSnapshot.Tombstone], to sink: inout some BundleSink
  ) throws {
    for tombstone in withdrawn {
      try sink.add(site.tombstone(tombstone))
      for alias in site.aliases(of: tombstone.article) { try sink.add(alias) }
    }
    try sink.add(site.index())
    try sink.add(site.search())
    try sink.add(site.notFound())
    try sink.add(ExportedFile(path: "style.css", text: HTMLSiteStyle.text))
    try sink.add(ExportedFile(path: "search.js", text: HTMLSearchScript.text))
    let end = HTMLSearchIndex.end(isEmpty: place == 0)
    try sink.append(Array(end.utf8), to: HTMLSearchIndex.path)
  }

  /// Where the page of an article stands in the folder.
  static func path(of slug: Slug) -> String { page.replacing("{slug}", with: slug.text) }
}

extension String {
  /// The text as a page shows it, in an element or an attribute in double quotes.
  var shown: String { visible.htmlEscaped }
}
