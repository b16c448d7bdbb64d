import FAQModel

/// The lines of plain text.
enum PlainLines {
  /// Lines end with any line end there is, those of word processors included.
  static func lines(of text: String) -> [Substring] {
    withLineFeeds(text).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Substring.init)
  }

  /// A text whose lines all end with LF.
  static func withLineFeeds(_ text: String) -> String { text.withLineFeeds.withOtherLineFeeds }

  /// The columns of white space before the words; a tab counts four.
  static func indent(of line: Substring) -> Int {
    var columns = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns += 4
      default: return columns
      }
    }
    return columns
  }
}

extension String {
  /// The string with vertical tabs, form feeds, NEL, and line and paragraph separators as LF.
  fileprivate var withOtherLineFeeds: String {
    guard withBytes({ bytes in Self.otherLineEnds.contains { bytes.holds($0) } }) else {
      return self
    }
    var text = ""
    for scalar in unicodeScalars {
      let isLineEnd = ["\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
      text.unicodeScalars.append(isLineEnd ? "\n" : scalar)
    }
    return text
  }

  private static let otherLineEnds: [StaticString] = [
    "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}",
  ]
}
