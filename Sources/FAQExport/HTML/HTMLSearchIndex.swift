import FAQHTML
import FAQModel

/// What the search page looks through: a script that sets one value, since pages that are opened from
/// a folder may not fetch a file.
struct HTMLSearchIndex {
  private var lines: [String] = []

  /// Adds an article: its page, language, title and summary, its tags, and each word of its answer
  /// once.
  mutating func add(_ entry: SiteSnapshot.Entry) {
    let text = entry.text
    let value = JSONValue.strings([
      HTMLSite.path(of: entry.article.slug), text.locale.text, text.title.visible,
      text.summary.onOneLine.visible, text.tags.joined(separator: " ").visible,
      Self.words(of: text.body),
    ])
    lines.append(value.text(.compact).scriptEscaped)
  }

  var file: ExportedFile {
    ExportedFile(
      path: "search-index.js",
      text: "window.faqSearchIndex = [\n\(lines.joined(separator: ",\n"))\n];\n")
  }

  /// The words of an answer as its page shows them, in order of their bytes.
  private static func words(of markdown: String) -> String {
    let html = MarkdownHTML.fragment(of: markdown)
    var text = ""
    var isInTag = false
    for character in html.unicodeScalars {
      switch character {
      case "<":
        isInTag = true
        text.append(" ")
      case ">": isInTag = false
      default: if !isInTag { text.unicodeScalars.append(character) }
      }
    }
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.replacing(reference, with: character)
    }
    let words = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
    return words.map { String($0).visible }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " ")
  }
}

extension String {
  /// JSON that may stand within a script: what could end it, or a line of it, as an escape.
  var scriptEscaped: String {
    replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028")
      .replacing("\u{2029}", with: "\\u2029")
  }
}
