import FAQModel

extension WebFeed {
  /// The feed as JSON Feed 1.1.
  static func json(_ items: [Item], of site: Site, address: SiteAddress) -> JSONValue {
    .object([
      "version": "https://jsonfeed.org/version/1.1", "title": words(site.title),
      "home_page_url": .string(address.base + "/"),
      "feed_url": .string(address.base + "/" + jsonPath),
      "authors": .array([author(site.title)]), "language": .string(site.locale.text),
      "items": .array(items.map(item)),
    ])
  }

  private static func item(_ item: Item) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(item.id)), .init("url", .string(item.link)),
      .init("title", words(item.title)), .init("content_html", words(item.content)),
    ]
    if !item.summary.isEmpty { members.append(.init("summary", words(item.summary))) }
    if let published = item.published {
      members.append(.init("date_published", .string(published.description)))
    }
    members.append(.init("date_modified", .string(item.updated.description)))
    if !item.authors.isEmpty {
      members.append(.init("authors", .array(item.authors.map(author))))
    }
    members.append(.init("language", .string(item.locale.text)))
    return .object(members)
  }

  private static func author(_ name: String) -> JSONValue { .object(["name": words(name)]) }

  /// The same characters as in the other feed.
  private static func words(_ text: String) -> JSONValue { .string(text.allowedInXML) }
}
