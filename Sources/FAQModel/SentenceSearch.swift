import Foundation

/// A search for a sentence as readers see it on a page.
///
/// Letter case, the kind and amount of white space, the shape of quotation marks and dashes,
/// invisible characters, and Markdown's emphasis (`*`, `_`), brackets and backslashes make no difference.
/// What looks like the target of a link is looked at both ways, as there and as not there. Markdown's other
/// marks are for a parser to take out: see ``isFound(in:shownAs:)``.
public struct SentenceSearch: Sendable {
  /// The forms of the sentence, each of which is looked for.
  private let needles: [Needle]
  private let isExact: Bool

  /// A search; nil where the sentence has nothing to look for.
  ///
  /// - Parameter isExact: whether the bytes of the sentence are looked for as they are.
  public init?(_ sentence: String, isExact: Bool = false) {
    self.isExact = isExact
    needles = Self.forms(of: sentence, isExact: isExact).compactMap(Needle.init)
    guard !needles.isEmpty else { return nil }
  }

  /// Whether an answer, or any other field that exports show, holds the sentence as it is written.
  public func matches(_ text: ArticleText) -> Bool {
    text.shownStrings.contains(where: matches)
  }

  /// Whether a text holds the sentence as it is written, or in its words as readers see them.
  ///
  /// - Parameter words: those words, in pieces that are searched one by one; the exact bytes of a
  ///   sentence are not looked for in them.
  package func isFound(in text: ArticleText, shownAs words: @autoclosure () -> [String]) -> Bool {
    if matches(text) { return true }
    guard !isExact else { return false }
    return words().contains { holds(Self.folded($0, droppingTargets: false)) }
  }

  package func matches(_ text: String) -> Bool {
    Self.forms(of: text, isExact: isExact).contains(where: holds)
  }

  private func holds(_ form: String) -> Bool { needles.contains { $0.isFound(in: form) } }

  /// The forms of a text: with what looks like the targets of links and, where there may be any, without.
  private static func forms(of text: String, isExact: Bool) -> [String] {
    guard !isExact else { return [text] }
    let whole = folded(text, droppingTargets: false)
    return text.has(UInt8(ascii: "]")) ? [whole, folded(text)] : [whole]
  }

  /// The text in the form in which texts are compared.
  package static func folded(_ text: String, droppingTargets: Bool = true) -> String {
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
        if droppingTargets { index = endOfTarget(scalars, index) }
        continue
      case _ where scalar.properties.isWhitespace: isGap = true
      case _ where !scalar.isASCII && scalar.isUnseen: continue
      default:
        if isGap, !folded.isEmpty { folded.append(" ") }
        isGap = false
        folded.append(plainMark(scalar))
      }
    }
    // Capitals first: then `ß` is `ss`, and each sigma and each micro sign is the same letter.
    return String(folded).uppercased().lowercased()
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

/// Bytes to look for.
private struct Needle: Sendable {
  private let bytes: [UInt8]
  /// For each start of the bytes, the length of its longest end that is also its start.
  private let borders: [Int]

  /// Nil where there is nothing to look for.
  init?(_ text: String) {
    bytes = Array(text.utf8)
    guard !bytes.isEmpty else { return nil }
    borders = Self.borders(bytes)
  }

  func isFound(in text: String) -> Bool {
    // NB: Knuth, Morris and Pratt, because the texts of others may be made to be slow to search.
    var length = 0
    for byte in text.utf8 {
      while length > 0, bytes[length] != byte { length = borders[length - 1] }
      if bytes[length] == byte { length += 1 }
      if length == bytes.count { return true }
    }
    return false
  }

  private static func borders(_ bytes: [UInt8]) -> [Int] {
    var borders = [0]
    var length = 0
    for byte in bytes.dropFirst() {
      while length > 0, bytes[length] != byte { length = borders[length - 1] }
      if bytes[length] == byte { length += 1 }
      borders.append(length)
    }
    return borders
  }
}

extension ArticleText {
  /// Every string that exports show somewhere, but for the names and addresses of other things.
  fileprivate var shownStrings: [String] {
    [title, summary, body] + tags + audience + codes.map(\.label) + references.map(\.title)
      + extra.flatMap { [$0.key] + $0.value.allStrings }
  }
}

extension JSONValue {
  /// The strings in it, however deep.
  fileprivate var allStrings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.allStrings)
    case .object(let members): members.flatMap { [$0.name] + $0.value.allStrings }
    case .null, .bool, .integer: []
    }
  }
}
