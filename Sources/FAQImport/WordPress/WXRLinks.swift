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
    guard key.first == UInt8(ascii: "/") || key.count < path.count else { return nil }
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
    var place = host.dropFirst(isWWW ? 4 : 0).map { byte -> UInt8 in
      byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
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
    guard !links.isEmpty, body.contains("](") else { return (body, 0) }
    let bytes = Array(body.utf8)
    var rewritten: [UInt8] = []
    var count = 0
    // What lies between `start` and a link is as it was.
    var start = 0
    var code = CodeSpans(bytes)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = code.end(from: index)
      case UInt8(ascii: "]"):
        index += 1
        guard let range = target(in: bytes, from: index) else { continue }
        index = range.upperBound
        guard let found = key(String(decoding: bytes[range], as: UTF8.self)),
          let slug = links[found.key]
        else { continue }
        rewritten += bytes[start..<range.lowerBound] + Array("/\(slug)\(found.fragment)".utf8)
        start = range.upperBound
        count += 1
      default: index += 1
      }
    }
    return (String(decoding: rewritten + bytes[start...], as: UTF8.self), count)
  }

  /// Longer than this no address is, in bytes.
  private static let longest = 2_000

  /// An address with more open brackets is none, as in cmark-gfm.
  private static let deepest = 32

  /// Where the address stands in `(address`, `(<address>` and the like.
  private static func target(in bytes: [UInt8], from open: Int) -> Range<Int>? {
    guard open < bytes.count, bytes[open] == UInt8(ascii: "(") else { return nil }
    let isEnclosed = open + 1 < bytes.count && bytes[open + 1] == UInt8(ascii: "<")
    let start = open + (isEnclosed ? 2 : 1)
    var depth = 0
    for index in start..<max(start, min(bytes.count, start + longest)) {
      switch bytes[index] {
      case UInt8(ascii: ">") where isEnclosed: return start..<index
      case UInt8(ascii: "\n"), UInt8(ascii: "\\"): return nil
      case UInt8(ascii: " ") where !isEnclosed: return start..<index
      case UInt8(ascii: "(") where !isEnclosed:
        depth += 1
        if depth > Self.deepest { return nil }
      case UInt8(ascii: ")") where !isEnclosed:
        if depth == 0 { return start..<index }
        depth -= 1
      default: break
      }
    }
    return nil
  }
}

/// Finds where spans and blocks of code end that begin with backticks.
private struct CodeSpans {
  private let bytes: [UInt8]
  /// The lengths of runs of backticks for which no other follows.
  private var unclosed: Set<Int> = []

  /// Longer runs begin no code, as in cmark-gfm.
  private static let longestRun = 80

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The index after the span that begins at an index, or after its backticks where it has no end.
  mutating func end(from start: Int) -> Int {
    let opening = bytes[start...].prefix { $0 == UInt8(ascii: "`") }
    guard opening.count <= Self.longestRun, !unclosed.contains(opening.count) else {
      return opening.endIndex
    }
    var index = opening.endIndex
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let closing = bytes[index...].prefix { $0 == UInt8(ascii: "`") }
      index = closing.endIndex
      if closing.count == opening.count { return index }
    }
    unclosed.insert(opening.count)
    return opening.endIndex
  }
}
