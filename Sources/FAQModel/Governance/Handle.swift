/// The short name of a person: 1 to 64 of `a-z`, `0-9`, `.`, `_` and `-`, first a letter or `_`.
public struct Handle: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// A handle exactly as written; nil where the text is none.
  public init?(_ text: String) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard (1...64).contains(text.utf8.count), let first = text.utf8.first,
      letters.contains(first) || first == UInt8(ascii: "_"),
      text.utf8.allSatisfy({
        letters.contains($0) || digits.contains($0) || "._-".utf8.contains($0)
      })
    else { return nil }
    self.text = text
  }

  package init(stored text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: Handle, right: Handle) -> Bool {
    left.text.precedes(right.text)
  }
}
