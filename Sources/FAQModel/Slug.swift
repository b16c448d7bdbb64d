import Foundation

/// The part of a web address that names an article or a category: 1 to 80 of `a-z`, `0-9` and `-`,
/// with no hyphen at either end or beside another, and not digits alone (those are numbers).
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  public static let longest = 80

  /// A slug exactly as written; nil where the text is none.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= Self.longest, text.utf8.allSatisfy(Self.allows),
      !text.hasPrefix("-"), !text.hasSuffix("-"), !text.contains("--"),
      !text.utf8.allSatisfy(Self.isDigit)
    else { return nil }
    self.text = text
  }

  /// The slug made from a title: letters of other scripts are transliterated (ICU's `Any-Latin;
  /// Latin-ASCII`), everything else that no slug may hold separates words. Nil where nothing is left.
  public init?(title: String) {
    let transform = StringTransform("Any-Latin; Latin-ASCII; Lower()")
    guard let latin = title.applyingTransform(transform, reverse: false) else { return nil }
    let withoutApostrophes = latin.filter { $0 != "'" }
    let words = withoutApostrophes.utf8.split { !Self.isLetterOrDigit($0) }.map { String($0) ?? "" }
    var slug = ""
    for word in words {
      let next = slug.isEmpty ? String(word.prefix(Self.longest)) : slug + "-" + word
      guard next.utf8.count <= Self.longest else { break }
      slug = next
    }
    if slug.utf8.allSatisfy(Self.isDigit), !slug.isEmpty { slug = "question-" + slug }
    self.init(slug)
  }

  public var description: String { text }

  public static func < (left: Slug, right: Slug) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  private static func allows(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "-")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || isDigit(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
