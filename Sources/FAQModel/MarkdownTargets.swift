/// Where the links and images of a Markdown text lead, changed in the text itself.
extension String {
  /// The Markdown with the addresses of links and images that stand behind their words,
  /// `[words](address)`, replaced by what is given for them, and how many were; nil leaves one as it is.
  ///
  /// What stands in code is no address, and what is defined elsewhere (`[words][name]`) is left alone.
  package func replacingTargets(
    _ replacement: (String) -> String?
  ) -> (text: String, count: Int) {
    guard holds("](") else { return (self, 0) }
    let bytes = Array(utf8)
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
        guard let range = MarkdownTarget.range(in: bytes, from: index) else { continue }
        index = range.upperBound
        guard let new = replacement(String(decoding: bytes[range], as: UTF8.self)) else { continue }
        rewritten += bytes[start..<range.lowerBound] + Array(new.utf8)
        start = range.upperBound
        count += 1
      default: index += 1
      }
    }
    return (String(decoding: rewritten + bytes[start...], as: UTF8.self), count)
  }

  /// The Markdown with one address in place of another.
  package func replacingTarget(_ address: String, with new: String) -> String {
    replacingTargets { $0 == address ? new : nil }.text
  }
}

/// The address behind the words of a link.
private enum MarkdownTarget {
  /// Longer than this no address is, in bytes.
  private static let longest = 2_000

  /// An address with more open brackets is none, as in cmark-gfm.
  private static let deepest = 32

  /// Where the address stands in `(address`, `(<address>` and the like.
  static func range(in bytes: [UInt8], from open: Int) -> Range<Int>? {
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
