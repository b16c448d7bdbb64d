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

  /// A line without white space around it.
  static func trimmed(_ line: Substring) -> String {
    let bytes = line.utf8
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end, bytes[start].isASCIISpace { start = bytes.index(after: start) }
    while start < end, case let last = bytes.index(before: end), bytes[last].isASCIISpace {
      end = last
    }
    let words = String(line[start..<end])
    // White space beyond ASCII is rare and slow to look for.
    let mayHaveMore = words.utf8.first ?? 0 >= 0x80 || words.utf8.last ?? 0 >= 0x80
    return mayHaveMore ? words.trimmed : words
  }

  /// A text without white space around it.
  static func trimmed(_ text: String) -> String { trimmed(text[...]) }
}

extension String {
  /// The string with vertical tabs, form feeds, NEL, and line and paragraph separators as LF.
  fileprivate var withOtherLineFeeds: String {
    let isPlain = withBytes { bytes in
      bytes.indices.allSatisfy { index in
        switch bytes[index] {
        case 0x0B, 0x0C: false
        case 0x85: index == 0 || bytes[index - 1] != 0xC2
        case 0xA8, 0xA9: index < 2 || bytes[index - 1] != 0x80 || bytes[index - 2] != 0xE2
        default: true
        }
      }
    }
    guard !isPlain else { return self }
    var text = ""
    for scalar in unicodeScalars {
      let isLineEnd = ["\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
      text.unicodeScalars.append(isLineEnd ? "\n" : scalar)
    }
    return text
  }
}
