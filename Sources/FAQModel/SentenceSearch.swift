import Foundation

/// A search for a sentence as readers see it on a page.
///
/// Letter case, the kind and amount of white space, the shape of quotation marks and dashes,
/// invisible characters, and Markdown's emphasis (`*`, `_`), link targets and backslashes make no
/// difference. Its other marks are for a parser to take out: see ``isFound(in:shownAs:)``.
public struct SentenceSearch: Sendable {
  private let needle: [UInt8]
  private let isExact: Bool
  /// For each start of the needle, the length of its longest end that is also its start.
  private let borders: [Int]

  /// A search; nil where the sentence has nothing to look for.
  ///
  /// - Parameter isExact: whether the bytes of the sentence are looked for as they are.
  public init?(_ sentence: String, isExact: Bool = false) {
    self.isExact = isExact
    needle = Array((isExact ? sentence : Self.folded(sentence)).utf8)
    guard !needle.isEmpty else { return nil }
    borders = Self.borders(needle)
  }

  /// Whether a title, a short answer or an answer holds the sentence.
  public func matches(_ text: ArticleText) -> Bool {
    [text.title, text.summary, text.body].contains(where: matches)
  }

  /// Whether a text holds the sentence as it is written, or in its words as readers see them.
  ///
  /// - Parameter words: those words, in pieces that are searched one by one; the exact bytes of a
  ///   sentence are not looked for in them.
  package func isFound(in text: ArticleText, shownAs words: @autoclosure () -> [String]) -> Bool {
    if matches(text) { return true }
    guard !isExact else { return false }
    return words().contains { matches($0) }
  }

  package func matches(_ text: String) -> Bool {
    // NB: Knuth, Morris and Pratt, because the texts of others may be made to be slow to search.
    var length = 0
    for byte in (isExact ? text : Self.folded(text)).utf8 {
      while length > 0, needle[length] != byte { length = borders[length - 1] }
      if needle[length] == byte { length += 1 }
      if length == needle.count { return true }
    }
    return false
  }

  private static func borders(_ needle: [UInt8]) -> [Int] {
    var borders = [0]
    var length = 0
    for byte in needle.dropFirst() {
      while length > 0, needle[length] != byte { length = borders[length - 1] }
      if needle[length] == byte { length += 1 }
      borders.append(length)
    }
    return borders
  }

  /// The text in the form in which texts are compared.
  package static func folded(_ text: String) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let scalars = Array(
      (isASCII ? text : text.precomposedStringWithCanonicalMapping).unicodeScalars)
    var folded = String.UnicodeScalarView()
    var isGap = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "*", "_", "\\", "[": continue
      case "!" where index < scalars.count && scalars[index] == "[": continue
      case "]":
        index = endOfTarget(scalars, index)
        continue
      case _ where scalar.properties.isWhitespace: isGap = true
      case _ where !scalar.isASCII && scalar.isUnseen: continue
      default:
        if isGap, !folded.isEmpty { folded.append(" ") }
        isGap = false
        folded.append(plainMark(scalar))
      }
    }
    return String(folded).lowercased()
  }

  private static func plainMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard let plain = scalar.lookalike, ["-", "'", "\""].contains(plain) else { return scalar }
    return plain
  }

  /// Where a link's target ends that begins behind its text, on the same line and within 4,096
  /// characters; else where it would begin.
  private static func endOfTarget(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    guard start < scalars.count, scalars[start] == "(" || scalars[start] == "[" else {
      return start
    }
    let (open, close): (Unicode.Scalar, Unicode.Scalar) =
      scalars[start] == "(" ? ("(", ")") : ("[", "]")
    var depth = 0
    for index in start..<min(start + 4_096, scalars.count) {
      switch scalars[index] {
      case open: depth += 1
      case close: depth -= 1
      case "\n": return start
      default: break
      }
      if depth == 0 { return index + 1 }
    }
    return start
  }
}
