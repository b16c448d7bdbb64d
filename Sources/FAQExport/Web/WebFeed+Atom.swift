import FAQModel

extension WebFeed {
  /// The feed as Atom (RFC 4287).
  static func atom(_ items: [Item], of site: Site, address: SiteAddress) -> String {
    let updated = items.first?.updated ?? .earliest
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(site.locale.text.xmlEscaped)">
        <id>urn:uuid:\(site.uuid.xmlEscaped)</id>
        <title>\(site.title.xmlEscaped)</title>
        <updated>\(updated)</updated>
        <author>
          <name>\(site.title.xmlEscaped)</name>
        </author>
        <link rel="self" type="application/atom+xml" href="\((address.base + "/" + atomPath).xmlEscaped)"/>
        <link rel="alternate" href="\((address.base + "/").xmlEscaped)"/>
      \(items.map(entry).joined())</feed>

      """
  }

  private static func entry(_ item: Item) -> String {
    let authors = item.authors.map { name in
      "    <author>\n      <name>\(name.xmlEscaped)</name>\n    </author>\n"
    }
    let published = item.published.map { "    <published>\($0)</published>\n" } ?? ""
    let summary =
      item.summary.isEmpty ? "" : "    <summary>\(item.summary.xmlEscaped)</summary>\n"
    let link = item.link.xmlEscaped
    return """
        <entry xml:lang="\(item.locale.text.xmlEscaped)">
          <id>\(item.id.xmlEscaped)</id>
          <title>\(item.title.xmlEscaped)</title>
          <link rel="alternate" href="\(link)"/>
      \(published)    <updated>\(item.updated)</updated>
      \(authors.joined())\(summary)    <content type="html" xml:base="\(link)">\(item.content.xmlEscaped)</content>
        </entry>

      """
  }
}
