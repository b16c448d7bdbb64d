import FAQModel

/// One line of plain text from a field in which WordPress allows a little HTML, such as a title.
///
/// Tags of elements that dress words are taken away, words that are struck through stand between two
/// tildes, digits above or below the line become characters that stand there, references such as `&#8217;` and
/// `&amp;` become their characters, and white space runs become a space; everything else stays as it is
/// written.
struct FieldText {
  let text: String
  /// What an editor should know of it, a sentence each.
  private(set) var remarks: [String] = []

  init(html: String) {
    guard html.has(UInt8(ascii: "<")) || html.has(UInt8(ascii: "&")) else {
      text = html.wordsOnOneLine
      return
    }
    let bytes = Array(html.utf8)
    var scanner = MarkupScanner(bytes)
    var kept: [UInt8] = []
    /// Where words above or below the line begin.
    var raised: Int?
    while let piece = scanner.next() {
      switch piece.kind {
      case .opening where WrittenTags.tag(at: piece.range.lowerBound, in: bytes) == nil,
        .closing where WrittenTags.tag(at: piece.range.lowerBound, in: bytes) == nil:
        kept += bytes[piece.range]
      case .opening where Self.breaking.contains(piece.name),
        .closing where Self.breaking.contains(piece.name):
        kept.append(UInt8(ascii: " "))
      case .opening where piece.name == "sup" || piece.name == "sub": raised = kept.count
      case .closing where piece.name == "sup" || piece.name == "sub":
        if let start = raised {
          remarks += Self.raise(&kept, from: start, piece.name == "sup" ? .above : .below)
        }
        raised = nil
      case .opening where HTMLTree.struck.contains(piece.name),
        .closing where HTMLTree.struck.contains(piece.name):
        kept += Array("~~".utf8)
      case .opening where Self.dressing.contains(piece.name),
        .closing where Self.dressing.contains(piece.name), .comment:
        continue
      default: kept += bytes[piece.range]
      }
    }
    text = CharacterReferences.decoded(String(decoding: kept, as: UTF8.self)).wordsOnOneLine
  }

  /// Raises what was kept from a place on, or returns what to say where Unicode cannot.
  private static func raise(
    _ kept: inout [UInt8], from start: Int, _ position: RaisedDigits.Position
  ) -> [String] {
    let words = CharacterReferences.decoded(String(decoding: kept[start...], as: UTF8.self))
    let raised = RaisedDigits.text(words, position, after: kept[..<start].lastScalar)
    // References stay where nothing was raised: they are decoded in the end.
    if raised != words { kept.replaceSubrange(start..., with: raised.utf8) }
    return RaisedDigits.remarks(onTitle: words, position)
  }

  private static let breaking: Set = [
    "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p",
    "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
  ]
  private static let dressing: Set = [
    "a", "abbr", "b", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "small", "span",
    "strong", "u", "wbr",
  ]
}
