package import FAQModel

/// Where the pages of articles are that a text links to by their slugs: `/what-is-it`, also with a slash or a
/// fragment behind it.
package struct ArticleLinks: Sendable {
  private let page: @Sendable (Slug) -> String?

  package static let none = ArticleLinks { _ in nil }

  /// - Parameter page: the address of the page of an article, seen from the page that the text is on; nil
  ///   where no page has that slug.
  package init(_ page: @escaping @Sendable (Slug) -> String?) { self.page = page }

  /// Where an address leads that names an article; nil where it names none that is known.
  subscript(address: UnsafePointer<CChar>?) -> String? {
    guard let address, address[0] == CChar(bitPattern: UInt8(ascii: "/")),
      address[1] != CChar(bitPattern: UInt8(ascii: "/"))
    else { return nil }
    let path = String(cString: address).dropFirst()
    let name = path.prefix { $0 != "#" }
    let slug = name.hasSuffix("/") ? name.dropLast() : name
    return Slug(String(slug)).flatMap(page).map { $0 + path.dropFirst(name.count) }
  }
}
