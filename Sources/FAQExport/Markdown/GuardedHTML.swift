import FAQHTML

/// Safe HTML in a form that reaches the page as it is, whatever a generator runs over its pages.
///
/// No brace or bracket is left that a template language, a shortcode or a plugin for links could
/// look for, no bar of such a link in a tag, and no colon in the words that could begin an emoji.
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
      let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "<")
      if Self.isGuarded(byte, before: next, isInTag: isInTag) {
        result += "&#\(byte);".utf8
      } else {
        result.append(byte)
      }
    }
    text = String(decoding: result, as: UTF8.self)
  }

  /// Guarded HTML in an element that styles can name, which holds it together as one block.
  static func block(_ name: String, around html: String) -> String {
    "<div class=\"faqcms-\(name)\">\n\(html)</div>\n"
  }

  /// Plain text for where a theme prints it as HTML.
  static func words(_ text: String) -> String { GuardedHTML(text.htmlEscaped).text }

  private static func isGuarded(_ byte: UInt8, before next: UInt8, isInTag: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\t"):
      true
    case UInt8(ascii: ":"): !isInTag
    case UInt8(ascii: "|"): isInTag
    case UInt8(ascii: "\n"): next != UInt8(ascii: "<")
    default: false
    }
  }
}
