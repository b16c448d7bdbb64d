import FAQHTML
import FAQModel
import Foundation

/// What the search page looks through: a script that sets one value, since pages that are opened from
/// a folder may not fetch a file.
enum HTMLSearchIndex {
  static let path = "search-index.js"

  /// What it has of an article: its page, language, title and summary, its tags, and each word of its
  /// answer once.
  ///
  /// - Parameters:
  ///   - shortAnswer: its summary, as it is shown without its page.
  ///   - isFirst: whether the line begins the file.
  static func line(
    of entry: SiteSnapshot.Entry, shortAnswer: String, isFirst: Bool
  ) -> String {
    let text = entry.text
    let value = JSONValue.array([
      .string(HTMLSite.path(of: entry.article.slug)), .string(text.locale.text),
      .string(text.title.visible), .string(shortAnswer.visible),
      .strings(text.tags.map(\.visible)), .string(words(of: text)),
    ])
    return (isFirst ? beginning : ",\n") + value.text(.compact).scriptEscaped
  }

  /// What follows the last line, or stands alone where there is none.
  static func end(isEmpty: Bool) -> String { (isEmpty ? beginning : "") + "\n];\n" }

  private static let beginning = "window.faqSearchIndex = [\n"

  /// The words of an answer as its page shows them, in order of their bytes.
  private static func words(of text: ArticleText) -> String {
    let assets = AssetAddresses(text.assets, under: AssetFiles.base)
    let text = MarkdownHTML.words(of: text.body, assets: assets).joined(separator: "\n")
      .withoutJoiners
    var words: Set<String> = []
    for utf8 in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let piece = Substring(utf8)
      let parts = parts(of: piece)
      words.formUnion(parts)
      // "CAR-T" is found as "CART" too.
      if parts.count > 1, piece.unicodeScalars.contains(where: hyphens.contains) {
        words.formUnion(zip(parts, parts.dropFirst()).map { $0 + $1 })
      }
    }
    return words.sortedByBytes().joined(separator: " ")
  }

  /// The words of a piece without spaces.
  private static func parts(of piece: Substring) -> [String] {
    if piece.utf8.allSatisfy({ $0 < 0x80 }) {
      return piece.utf8.split(whereSeparator: { !$0.isASCIIAlphanumeric })
        .map { Substring($0).lowercased() }
    }
    // The script spells signs such as `㎎` and `℃` out in what it looks for.
    return String(piece).precomposedStringWithCompatibilityMapping.lowercased()
      .split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      .map { String($0).visible }
  }

  /// Hyphen-minus, hyphen, no-break hyphen.
  private static let hyphens: [Unicode.Scalar] = ["-", "\u{2010}", "\u{2011}"]
}

extension String {
  /// JSON that may stand within a script: what could end that, as an escape. JSON as it is written here
  /// holds nothing that could end a line.
  var scriptEscaped: String { replacing(ascii: "<", with: "\\u003c") }
}
