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
  /// absolute, not of https or http, has a user, a query, a fragment, an empty part, `.` or `..` in its
  /// path, a part that begins with a colon, which `_redirects` takes for any word, or anything that is no
  /// plain ASCII, or is no address by RFC 3986.
  ///
  /// - Parameter page: the pattern of the articles' pages, `{slug}/` for most generators.
  public init?(_ address: String, page: String = "{slug}/") {
    guard address.utf8.count <= Self.longest, page.utf8.count <= Self.longest,
      let address = Self.withPlainScheme(address), page.contains("{slug}")
    else { return nil }
    let base = address.hasSuffix("/") ? String(address.dropLast()) : address
    let rest = base.drop { $0 != ":" }.dropFirst(3)
    let host = rest.prefix { $0 != "/" }
    let below = page.replacing("{slug}", with: "x")
    guard Self.isHost(host), Self.isPath(rest.dropFirst(host.count)),
      Self.isPath("/" + (below.hasSuffix("/") ? below.dropLast() : below[...]))
    else { return nil }
    self.base = base
    self.page = page
  }

  /// The address with its scheme in lower case, which makes no difference; nil where that is neither https
  /// nor http.
  static func withPlainScheme(_ address: String) -> String? {
    let scheme = address.prefix { $0 != "/" }.lowercased() + "//"
    guard ["https://", "http://"].contains(scheme),
      address.dropFirst(scheme.count - 2).hasPrefix("//")
    else { return nil }
    return scheme + address.dropFirst(scheme.count)
  }

  /// The first character behind the host of an address that is written with `%` in paths, and how; nil
  /// where there is none.
  public static func escape(in address: String) -> (character: Character, escaped: String)? {
    let host = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    let path = host.drop { $0 != "/" }
    return path.first { $0.utf8.contains { !isAllowed($0) } && !"?#".contains($0) }
      .map { ($0, String($0).percentEncoded) }
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

  /// Whether it is the name or the number of a host, and a port where there is one.
  private static func isHost(_ text: Substring) -> Bool {
    let end = text.lastIndex(of: "]").map(text.index(after:)) ?? text.startIndex
    let colon = text[end...].firstIndex(of: ":") ?? text.endIndex
    let (host, port) = (text[..<colon], text[colon...].dropFirst())
    let isPort = colon == text.endIndex || isNumber(port)
    if host.hasPrefix("["), host.hasSuffix("]") {
      return isPort && isSixthVersion(host.dropFirst().dropLast())
    }
    return isPort
      && host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        !label.isEmpty && label.utf8.allSatisfy { isUnreserved($0) && $0 != UInt8(ascii: "~") }
      }
  }

  private static func isNumber(_ port: Substring) -> Bool {
    port.utf8.allSatisfy(\.isASCIIDigit)
      && Int(port).map { 1...65_535 ~= $0 } ?? false
  }

  /// Whether it is a number of IPv6, written without a zone.
  private static func isSixthVersion(_ host: Substring) -> Bool {
    let groups = host.split(separator: ":", omittingEmptySubsequences: false)
    let isShort = host.contains("::")
    return (isShort ? 3...9 : 8...8).contains(groups.count) && !host.contains(":::")
      && groups.allSatisfy { $0.utf8.count <= 4 && $0.utf8.allSatisfy(isHexadecimal) }
      && (isShort || groups.allSatisfy { !$0.isEmpty })
  }

  /// Whether it is nothing, or parts after slashes of which each is there and none leads elsewhere.
  private static func isPath(_ path: Substring) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
      let plain = part.lowercased().replacing("%2e", with: ".")
      return !["", ".", ".."].contains(plain) && !part.hasPrefix(":") && isPart(Array(part.utf8))
    }
  }

  /// Whether a part has characters that stand in an address as they are, and each `%` two digits.
  private static func isPart(_ part: [UInt8]) -> Bool {
    part.indices.allSatisfy { index in
      guard part[index] == UInt8(ascii: "%") else {
        return isUnreserved(part[index]) || ":@[]".utf8.contains(part[index])
      }
      let digits = part[(index + 1)...].prefix(2)
      return digits.count == 2 && digits.allSatisfy(isHexadecimal)
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    "0123456789abcdefABCDEF".utf8.contains(byte)
  }

  /// Unreserved characters of RFC 3986, and those that hold an address together.
  static func isAllowed(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || "/:%@[]".utf8.contains(byte)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
