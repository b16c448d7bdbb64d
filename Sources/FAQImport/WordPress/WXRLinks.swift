import FAQModel

/// Which addresses of a WordPress site are posts that became questions.
package enum WXRLinks {
  /// The form in which addresses are compared, and what follows it: without scheme, `www.` and a
  /// slash at the end, and with no more of a query than the post that it names; nil for an address
  /// that is none of the web.
  package static func key(_ address: String) -> (key: String, fragment: String)? {
    var address = address.replacing("&amp;", with: "&").replacing("&#038;", with: "&")[...]
    var fragment = ""
    if let hash = address.firstIndex(of: "#") {
      fragment = String(address[hash...])
      address = address[..<hash]
    }
    var query = ""
    if let mark = address.firstIndex(of: "?") {
      let asked = address[address.index(after: mark)...]
      let post = asked.split(separator: "&").lazy
        .compactMap { part in
          ["p=", "page_id="].first { part.hasPrefix($0) }.map { part.dropFirst($0.count) }
        }
        .first
      query = post.map { "?p=\($0)" } ?? "?\(asked)"
      address = address[..<mark]
    }
    if let scheme = ["https://", "http://", "//"].first(where: { address.hasPrefix($0) }) {
      address = address.dropFirst(scheme.count)
      let end = address.firstIndex(of: "/") ?? address.endIndex
      let host = address[..<end].lowercased()
      address = (host.hasPrefix("www.") ? host.dropFirst(4) : host[...]) + address[end...]
    } else if !address.hasPrefix("/") {
      return nil
    }
    while address.hasSuffix("/") { address.removeLast() }
    return address.isEmpty && query.isEmpty ? nil : ("\(address)\(query)", fragment)
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
      case UInt8(ascii: "(") where !isEnclosed: depth += 1
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
