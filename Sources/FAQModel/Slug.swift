import Foundation

/// The part of a web address that names an article or a category: 1 to 80 of `a-z`, `0-9` and `-`,
/// with no hyphen at either end or beside another, and not digits alone (those are numbers).
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  public static let longest = 80

  /// A slug exactly as written; nil where the text is none.
  public init?(_ text: String) {
    guard text.withBytes(Self.allows) else { return nil }
    self.text = text
  }

  private static func allows(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard let first = bytes.first, let last = bytes.last, first != hyphen, last != hyphen,
      bytes.count <= longest, !bytes.allSatisfy(\.isASCIIDigit)
    else { return false }
    return zip(bytes, bytes.dropFirst()).allSatisfy { $0 != hyphen || $1 != hyphen }
      && bytes.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
  }

  /// The slug made from a title: letters of other scripts are transliterated (ICU's `Any-Latin;
  /// Latin-ASCII`), everything else that no slug may hold separates words. Nil where nothing is left.
  public init?(title: String) {
    guard let latin = Self.latin(title) else { return nil }
    let words = latin.utf8.filter { $0 != UInt8(ascii: "'") }
      .split { !Self.isLetterOrDigit($0) }.map { String(decoding: $0, as: UTF8.self) }
    var slug = ""
    for word in words {
      let next = slug.isEmpty ? String(word.prefix(Self.longest)) : slug + "-" + word
      guard next.utf8.count <= Self.longest else { break }
      slug = next
    }
    if slug.utf8.allSatisfy(\.isASCIIDigit), !slug.isEmpty { slug = "question-" + slug }
    self.init(slug)
  }

  private static func latin(_ title: String) -> String? {
    if title.utf8.allSatisfy({ $0 < 0x80 }) { return title.lowercased() }
    let transform = StringTransform("Any-Latin; Latin-ASCII; Lower()")
    return title.withoutJoiners.applyingTransform(transform, reverse: false)
  }

  public var description: String { text }

  public static func < (left: Slug, right: Slug) -> Bool {
    left.text.precedes(right.text)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte.isASCIIDigit
  }
}
