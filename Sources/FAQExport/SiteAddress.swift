public import FAQModel

/// Where a site and its pages are on the web.
public struct SiteAddress: Equatable, Sendable {
  /// `https://host/path`, without a slash at the end.
  public let base: String
  /// What follows the base and a slash for the page of an article, with `{slug}` for its slug.
  public let page: String

  /// The longest address, in bytes.
  public static let longest = 1_000

  /// An address as a person gives it, with or without a slash at the end; nil where it is not
  /// absolute, not of https or http, or has a query, a fragment or anything that is not plain ASCII.
  ///
  /// - Parameter page: the pattern of the articles' pages, `{slug}/` for most generators.
  public init?(_ address: String, page: String = "{slug}/") {
    guard address.utf8.count <= Self.longest, page.utf8.count <= Self.longest,
      let scheme = ["https://", "http://"].first(where: address.hasPrefix),
      page.contains("{slug}"), !page.hasPrefix("/")
    else { return nil }
    let base = address.hasSuffix("/") ? String(address.dropLast()) : address
    let rest = base.dropFirst(scheme.count)
    guard let first = rest.utf8.first, first != UInt8(ascii: "/"),
      (rest + page.replacing("{slug}", with: "")).utf8.allSatisfy(Self.isAllowed)
    else { return nil }
    self.base = base
    self.page = page
  }

  /// The address of the page of an article.
  public func page(of slug: Slug) -> String {
    base + "/" + page.replacing("{slug}", with: slug.text)
  }

  /// The path of the page of an article on its host, beginning with a slash.
  public func path(of slug: Slug) -> String {
    let rest = page(of: slug).drop { $0 != ":" }.dropFirst(3)
    return String(rest.drop { $0 != "/" })
  }

  /// Unreserved characters of RFC 3986, and those that hold an address together.
  static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~/:%@[]".utf8.contains(byte)
    }
  }
}
