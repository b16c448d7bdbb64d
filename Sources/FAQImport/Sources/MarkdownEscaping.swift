import FAQModel

/// Writes plain words as Markdown that shows exactly them.
package enum MarkdownEscaping {
  /// One line of words, without white space around them, as it may stand at the start of a paragraph
  /// or after the marker of a list item.
  ///
  /// Only what could act is escaped, so that `~5 mg`, `p < 0.05` and `snake_case` stay readable. An
  /// address on the web stays as it is, and so becomes a link, where nothing in it could act.
  package static func line(_ words: some StringProtocol) -> String {
    let bytes = Array(words.utf8)
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + 8)
    let marker = markerPlace(bytes)
    var index = 0
    // Where a word that holds an address ends; within it, everything is kept or everything escaped.
    var addressEnd = 0
    var isSafe = false
    while index < bytes.count {
      if index >= addressEnd, let address = address(at: index, in: bytes) {
        (addressEnd, isSafe) = address
      }
      let byte = bytes[index]
      if index < addressEnd {
        if !isSafe, MarkdownBytes.isPunctuation(byte) { escaped.append(backslash) }
      } else if index == marker || acts(at: index, in: bytes) {
        escaped.append(backslash)
      }
      escaped.append(byte)
      index += 1
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// What ends an escaped line whose break is to be kept: an address at its end would go on over a
  /// backslash alone.
  static func hardBreak(after line: String) -> String {
    let word = line.split(separator: " ").last ?? ""
    return word.contains("://") || word.contains("www.") ? " \\\n" : "\\\n"
  }

  /// One line of words as it may stand after the marks of a heading.
  static func heading(_ words: String) -> String {
    let escaped = line(words)
    // Number signs at the end would be taken for the closing of the heading.
    guard escaped.hasSuffix("#") else { return escaped }
    return escaped.dropLast() + "\\#"
  }

  private static let backslash = UInt8(ascii: "\\")

  /// The place of the character that would make the line a heading, a quote, a list item, a rule, a
  /// row of a table, or the underline of a heading.
  private static func markerPlace(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first else { return nil }
    if "#>+-=:|".utf8.contains(first) { return 0 }
    let digits = bytes.prefix { $0.isASCIIDigit }
    guard (1...9).contains(digits.count), digits.count < bytes.count,
      ".)".utf8.contains(bytes[digits.count])
    else { return nil }
    return digits.count
  }

  /// Whether the character could act within a line.
  private static func acts(at index: Int, in bytes: [UInt8]) -> Bool {
    let before = index > 0 ? bytes[index - 1] : UInt8(ascii: " ")
    let after = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: " ")
    switch bytes[index] {
    case UInt8(ascii: "`"), UInt8(ascii: "["): return true
    case backslash: return index + 1 == bytes.count || MarkdownBytes.isPunctuation(after)
    case UInt8(ascii: "*"):
      return index == 0 || !(before == UInt8(ascii: " ") && after == UInt8(ascii: " "))
    case UInt8(ascii: "_"):
      let isBetweenWords = before == UInt8(ascii: " ") && after == UInt8(ascii: " ") && index > 0
      return !isBetweenWords && !(before.isASCIIAlphanumeric && after.isASCIIAlphanumeric)
    case UInt8(ascii: "~"): return before != UInt8(ascii: " ") || after == UInt8(ascii: "~")
    case UInt8(ascii: "<"):
      return after.isASCIILetter || "/!?".utf8.contains(after)
    case UInt8(ascii: "&"): return after == UInt8(ascii: "#") || after.isASCIIAlphanumeric
    default: return false
    }
  }

  /// The end of the word that holds an address beginning here, and whether all of it may stand as it
  /// is.
  private static func address(at index: Int, in bytes: [UInt8]) -> (end: Int, isSafe: Bool)? {
    guard index == 0 || !bytes[index - 1].isASCIILetter,
      index < bytes.count,
      "hHfFwW".utf8.contains(bytes[index])
    else { return nil }
    let start = bytes[index...].prefix(8).map { $0 | 0x20 }
    let scheme = schemes.first { start.starts(with: $0) }
    guard let scheme else { return nil }
    let rest = bytes[(index + scheme.count)...].prefix { $0 > 0x20 }
    let isSafe =
      rest.first?.isASCIIAlphanumeric == true
      && rest.indices.allSatisfy { mayStand(at: $0, in: rest) }
      && rest.contains(UInt8(ascii: ".")) && (index == 0 || bytes[index - 1] != backslash)
    return (rest.endIndex, isSafe)
  }

  /// Whether a character of an address may stand as it is: `_` within a word is no mark, and `&` begins no
  /// reference where there is no `;`.
  private static func mayStand(at index: Int, in rest: ArraySlice<UInt8>) -> Bool {
    if rest[index] == UInt8(ascii: "_") {
      return rest[..<index].last?.isASCIIAlphanumeric == true
        && rest[(index + 1)...].first?.isASCIIAlphanumeric == true
    }
    return rest[index].isASCIIAlphanumeric || "-./?=%+#,&".utf8.contains(rest[index])
  }

  /// In lower case, with `:` and `/` and `.` as they are after `| 0x20`.
  private static let schemes = ["http://", "https://", "ftp://", "www."].map { text in
    text.utf8.map { $0 | 0x20 }
  }
}
