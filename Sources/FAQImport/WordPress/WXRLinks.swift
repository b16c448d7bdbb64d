import FAQModel

/// Which addresses of a WordPress site are posts that became questions.
package enum WXRLinks {
  /// The form in which addresses are compared, and what follows it: without scheme, `www.` and a
  /// slash at the end, and with no more of a query than the post that it names; nil for an address
  /// that is none of the web.
  package static func key(_ address: String) -> (key: String, fragment: String)? {
    let bytes = Array(address.utf8)
    let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let path = bytes[..<end].prefix { $0 != UInt8(ascii: "?") }
    var key = place(path)
    let isOfPost = path.isEmpty && bytes.starts(with: "?p=".utf8)
    guard key.first == UInt8(ascii: "/") || key.count < path.count || isOfPost else { return nil }
    while key.last == UInt8(ascii: "/") { key.removeLast() }
    if path.endIndex < end { key += query(bytes[(path.endIndex + 1)..<end]) }
    guard !key.isEmpty else { return nil }
    return (String(decoding: key, as: UTF8.self), String(decoding: bytes[end...], as: UTF8.self))
  }

  /// The host and the path, without the scheme; the same as it was where there is no scheme.
  private static func place(_ path: ArraySlice<UInt8>) -> [UInt8] {
    let schemes = [Array("https://".utf8), Array("http://".utf8), Array("//".utf8)]
    guard let scheme = schemes.first(where: { path.starts(with: $0) }) else { return Array(path) }
    let rest = path.dropFirst(scheme.count)
    let host = rest.prefix { $0 != UInt8(ascii: "/") }
    let isWWW = host.starts(with: "www.".utf8) || host.starts(with: "WWW.".utf8)
    var place = host.dropFirst(isWWW ? 4 : 0).map(\.asciiLowercased)
    place += rest[host.endIndex...]
    return place
  }

  /// The post that a query names, or else the query, each with its question mark.
  private static func query(_ query: ArraySlice<UInt8>) -> [UInt8] {
    for var part in query.split(separator: UInt8(ascii: "&")) {
      if part.starts(with: "amp;".utf8) { part = part.dropFirst(4) }
      for name in ["p=", "page_id="] where part.starts(with: name.utf8) {
        return Array("?p=".utf8) + part.dropFirst(name.utf8.count)
      }
    }
    return Array("?".utf8) + query
  }

  /// The Markdown with the links to posts that became questions as `/SLUG`, and how many there are.
  ///
  /// - Parameter links: the slugs by the ``key(_:)`` of each address.
  package static func rewrite(
    body: String, links: [String: String]
  ) -> (body: String, count: Int) {
    guard !links.isEmpty else { return (body, 0) }
    let rewritten = body.replacingTargets { address in
      key(address).flatMap { found in links[found.key].map { "/\($0)\(found.fragment)" } }
    }
    return (rewritten.text, rewritten.count)
  }
}
