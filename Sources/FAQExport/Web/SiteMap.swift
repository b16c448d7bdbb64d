import FAQModel

/// The site map by which search engines find the pages, after the sitemaps.org protocol 0.9.
enum SiteMap {
  /// `sitemap.xml`, which lists the page of each public article in reading order with the time when
  /// its text became public; where that is more than one file may hold, an index of `sitemap-1.xml`,
  /// `sitemap-2.xml` and so on. None for a site without pages, as the protocol asks for at least one.
  static func files(_ outline: SiteOutline, address: SiteAddress) -> [ExportedFile] {
    files(outline, address: address, limit: Limit(addresses: 50_000, bytes: 52_428_800))
  }

  /// How much a file may hold.
  struct Limit {
    let addresses: Int
    let bytes: Int
  }

  static func files(
    _ outline: SiteOutline, address: SiteAddress, limit: Limit
  ) -> [ExportedFile] {
    let pages = outline.listings.filter(\.isPublic).map { listing in
      element("url", location: address.page(of: listing.slug), time: listing.changed)
    }
    let parts = parts(of: pages, limit: limit)
    guard parts.count > 1 else {
      return parts.map { document("urlset", around: $0, path: "sitemap.xml") }
    }
    let maps = parts.enumerated().map { index, part in
      document("urlset", around: part, path: "sitemap-\(index + 1).xml")
    }
    let entries = maps.map { element("sitemap", location: address.base + "/" + $0.path) }
    return [document("sitemapindex", around: entries[...], path: "sitemap.xml")] + maps
  }

  /// The pages, in their order, as many together as one file may hold.
  private static func parts(of pages: [String], limit: Limit) -> [ArraySlice<String>] {
    let frame = document("urlset", around: [], path: "").bytes.count
    var parts: [ArraySlice<String>] = []
    var start = 0
    var size = frame
    for (index, page) in pages.enumerated() {
      let isFull = index - start == limit.addresses || size + page.utf8.count > limit.bytes
      if isFull, index > start {
        parts.append(pages[start..<index])
        start = index
        size = frame
      }
      size += page.utf8.count
    }
    return start < pages.count ? parts + [pages[start...]] : parts
  }

  private static func element(_ name: String, location: String, time: Instant? = nil) -> String {
    let time = time.map { "    <lastmod>\($0)</lastmod>\n" } ?? ""
    return "  <\(name)>\n    <loc>\(location.xmlEscaped)</loc>\n\(time)  </\(name)>\n"
  }

  private static func document(
    _ name: String, around elements: ArraySlice<String>, path: String
  ) -> ExportedFile {
    ExportedFile(
      path: path,
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <\(name) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        \(elements.joined())</\(name)>

        """)
  }
}
