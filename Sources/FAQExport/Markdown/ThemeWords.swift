import FAQModel

/// Plain text as HTML for a theme to print: the same words to readers, however the theme does so.
///
/// Some themes take the tags out of a title before they print it, which resolves references too:
/// the words `<b>` are a tag then, and a `"` ends the attribute that they are printed in. So where
/// words could be taken for markup stands a non-joiner (U+200C), which nobody sees, which parts no
/// word and moves no end of a line: after `<` and `&`, and past a quote before each name of an
/// attribute that would do something. Nothing like it keeps a `>` from ending a tag, so past a `"`
/// it is a wide one.
struct ThemeWords {
  let html: String

  init(_ text: String) {
    let bytes = Array(text.utf8)
    let givesValues = bytes.contains(UInt8(ascii: "="))
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    var isPastQuote = false
    var isPastDoubleQuote = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"):
        result += "&lt;".utf8
        if Self.beginsTag(bytes[(index + 1)...]) { result += Self.nonJoiner }
      case UInt8(ascii: "&"):
        result += "&amp;".utf8
        if Self.isReference(bytes[(index + 1)...]) { result += Self.nonJoiner }
      case UInt8(ascii: "\""):
        isPastQuote = true
        isPastDoubleQuote = true
        result += "&quot;".utf8
      case UInt8(ascii: "'"):
        isPastQuote = true
        result.append(byte)
      case UInt8(ascii: ">"): result += (isPastDoubleQuote ? "＞" : "&gt;").utf8
      case UInt8(ascii: "=") where isPastQuote:
        // A quote right after it would begin a value that ends somewhere further down the page.
        result.append(byte)
        result += Self.nonJoiner
      default:
        if isPastQuote, Self.beginsName(bytes, at: index, withValue: givesValues) {
          result += Self.nonJoiner
        }
        result.append(byte)
      }
    }
    html = String(decoding: result, as: UTF8.self)
  }

  /// The same in the form that no template language and no plugin changes.
  static func guarded(_ text: String) -> String { GuardedHTML(ThemeWords(text).html).text }

  private static let nonJoiner = Array("\u{200C}".utf8)

  /// Attributes that do something to an element without a value.
  private static let switches: Set<String> = [
    "autofocus", "contenteditable", "download", "hidden", "inert", "popover",
  ]

  /// Whether a `<` before these bytes begins a tag, or could with what a theme prints after them.
  private static func beginsTag(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let next = rest.first else { return true }
    return next.isASCIILetter || "/!?".utf8.contains(next)
  }

  /// Whether a `&` before these bytes could begin a reference: no name has a single letter.
  private static func isReference(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first == UInt8(ascii: "#")
      || rest.count > 1 && rest.prefix(2).allSatisfy(\.isASCIIAlphanumeric)
  }

  /// Whether a word begins there that could name an attribute with a value, or one that needs none.
  private static func beginsName(_ bytes: [UInt8], at index: Int, withValue: Bool) -> Bool {
    guard bytes[index].isASCIILetter else { return false }
    if index > 0, bytes[index - 1].isASCIIAlphanumeric { return false }
    let word = String(decoding: bytes[index...].prefix(while: \.isASCIILetter), as: UTF8.self)
    return withValue || switches.contains(word.lowercased())
  }
}
