import FAQModel

/// Signs within words that only dialects of Markdown know.
enum DialectSign {
  /// Whether a text begins with one: a page (`[[`), a comment (`%%`), an alert (`[!NOTE]`), attributes (`{.wide}`,
  /// `{: #name }`, `{width=50}`), marked words (`==never==`), what is set lower or higher (`H~2~O`, `10^9^`), or a
  /// picture by its name (`:warning:`).
  static func begins(_ text: ArraySlice<UInt8>, after before: UInt8) -> Bool {
    guard let sign = text.first, let next = text.dropFirst().first else { return false }
    let isAfterWord = MarkdownBytes.isWordPart(before)
    switch sign {
    case UInt8(ascii: "["):
      return next == sign
        || next == UInt8(ascii: "!") && holdsWord(text.dropFirst(2), upTo: UInt8(ascii: "]"))
    case UInt8(ascii: "%"): return next == sign
    case UInt8(ascii: "{"):
      return ":.#".utf8.contains(next) || holdsWord(text.dropFirst(), upTo: UInt8(ascii: "="))
    case UInt8(ascii: "="):
      return next == sign && !isAfterWord && isMarked(text.dropFirst(2))
    case UInt8(ascii: "~"), UInt8(ascii: "^"):
      return isAfterWord && holdsWord(text.dropFirst(), upTo: sign)
    case UInt8(ascii: ":"):
      return !isAfterWord && next.isASCIILetter && holdsWord(text.dropFirst(), upTo: sign)
    default: return false
    }
  }

  /// Whether a word of ASCII stands before a sign.
  private static func holdsWord(_ text: ArraySlice<UInt8>, upTo sign: UInt8) -> Bool {
    let rest = text.prefix(40).drop { $0.isASCIIAlphanumeric || "_-".utf8.contains($0) }
    return rest.startIndex > text.startIndex && rest.first == sign
  }

  /// Whether words begin here and end before `==`.
  private static func isMarked(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, MarkdownBytes.isWordPart(first) else { return false }
    let end = text.prefix(200).firstIndex(of: UInt8(ascii: "="))
    return end.map { text[$0...].dropFirst().first == UInt8(ascii: "=") } == true
  }
}
