import FAQHTML

/// Safe HTML in a form that reaches the page as it is, whatever a generator runs over its pages.
///
/// No brace or bracket is left that a template language, a shortcode or a plugin for links could
/// look for, no bar of such a link in a tag, and no colon that could begin an emoji.
/// Each line starts with a tag and none is blank, so that Markdown takes all of it for one block of
/// HTML.
struct GuardedHTML {
  let text: String

  /// - Parameter fragment: HTML as FAQHTML writes it: any `<` or `>` is one of a tag.
  init(_ fragment: String) {
    let bytes = Array(fragment.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    var isInTag = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<") { isInTag = true }
      if byte == UInt8(ascii: ">") { isInTag = false }
      if Self.isGuarded(byte, at: index, in: bytes, isInTag: isInTag) {
        result += "&#\(byte);".utf8
      } else {
        result.append(byte)
      }
    }
    text = String(decoding: result, as: UTF8.self)
  }

  /// Guarded HTML in an element that styles can name, which holds it together as one block.
  ///
  /// - Parameter attributes: those of the element, each with a space before it.
  static func block(_ name: String, _ attributes: String = "", around html: String) -> String {
    "<div class=\"faqcms-\(name)\"\(attributes)>\n\(html)</div>\n"
  }

  /// Plain text for where a theme prints it as HTML.
  static func words(_ text: String) -> String { GuardedHTML(text.htmlEscaped).text }

  private static func isGuarded(
    _ byte: UInt8, at index: Int, in bytes: [UInt8], isInTag: Bool
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\t"):
      true
    // In a tag, the colon of an address such as `https://` stays.
    case UInt8(ascii: ":"): !isInTag || isEmoji(bytes[(index + 1)...])
    case UInt8(ascii: "|"): isInTag
    case UInt8(ascii: "\n"): index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: "<")
    default: false
    }
  }

  /// Whether what stands behind a colon may be the rest of `:name:`.
  private static func isEmoji(_ rest: ArraySlice<UInt8>) -> Bool {
    let end = rest.firstIndex { ":/<>\" \n".utf8.contains($0) }
    return end.map { $0 > rest.startIndex && rest[$0] == UInt8(ascii: ":") } ?? false
  }
}
