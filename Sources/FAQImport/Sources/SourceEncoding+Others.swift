import FAQModel

extension SourceEncoding {
  /// The offset where bytes of one byte a character first look like those of an encoding that is not read here, nil
  /// where they do not twice.
  ///
  /// In the languages that Windows-1252 and ISO-8859-1 are made for, a word has no four letters in a row that are
  /// none of ASCII, as nearly every word of Windows-1251, KOI8-R, ISO-8859-7, GBK or TIS-620 has, and no sign such
  /// as `¿` or `³` between two letters, where Windows-1250 and ISO-8859-2 have letters; nor where Mac Roman has signs
  /// and letters, such as `≥` before a number, quotation marks, and `é`, a capital letter behind a small one.
  ///
  /// Encodings that have other letters in the places of letters alone are told by ``otherLanguage(in:)``.
  static func otherEncoding(in bytes: [UInt8]) -> Int? {
    // Only the Macintosh once ended lines with CR alone.
    var first = endsLinesWithReturn(bytes) ? bytes.firstIndex { $0 >= 0x80 } : nil
    var start: Int?
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        start = nil
        continue
      }
      let begin = byte < 0xA1 ? nil : start ?? offset
      start = begin
      guard
        begin.map({ isWord(bytes[$0...offset]) }) == true || isSignWithinWord(bytes, offset)
          || isOfMacRoman(bytes, offset), offset != first
      else { continue }
      if let first { return first }
      first = offset
    }
    return nil
  }

  private static func endsLinesWithReturn(_ bytes: [UInt8]) -> Bool {
    bytes.contains(0x0D) && !bytes.contains(0x0A)
  }

  /// Whether a byte is one of Mac Roman rather than of Windows-1252, by what stands beside it.
  private static func isOfMacRoman(_ bytes: [UInt8], _ offset: Int) -> Bool {
    func byte(_ place: Int) -> UInt8 { bytes.indices.contains(place) ? bytes[place] : 0x20 }
    let (before, after) = (byte(offset - 1), byte(offset + 1))
    let followsSmall = before.isASCIILetter && before & 0x20 != 0
    switch bytes[offset] {
    case 0xD2...0xD5: return followsSmall || ".,!?".utf8.contains(before)
    case 0x8A, 0x8E, 0x9F: return followsSmall
    case 0xC9: return followsSmall && !isLetter(after)
    case 0xD0, 0xD1: return before == 0x20 && after == 0x20
    case 0xB2, 0xB3:
      let number = after == 0x20 ? byte(offset + 2) : after
      return " (\",;\t".utf8.contains(before) && number.isASCIIDigit
    case 0xA1:
      let number = before == 0x20 ? byte(offset - 2) : before
      return number.isASCIIDigit && [0x43, 0x46].contains(after) && !isLetter(byte(offset + 2))
    default: return false
    }
  }

  /// Whether a run of bytes just became four letters long.
  private static func isWord(_ run: ArraySlice<UInt8>) -> Bool {
    run.count == 4 && run.count { $0 >= 0xC0 } >= 3
  }

  private static func isSignWithinWord(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard signs.contains(bytes[offset]), offset > 0 else { return false }
    let (before, next) = (bytes[offset - 1], offset + 1 < bytes.count ? bytes[offset + 1] : 0x20)
    switch bytes[offset] {
    // A question in Spanish begins with `¿`, and no word ends with it.
    case 0xBF: return isLetter(before)
    // An ordinal number ends with `º`, and no word begins with it.
    case 0xBA: return isLetter(next) && (isLetter(before) || before == 0x20)
    default: return isLetter(before) && isLetter(next)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0xC0
  }

  /// `¡£¥¦¯³¶¹º¼¾¿`; a word of Windows-1252 may have others within it, such as the acute of `don´t`.
  private static let signs: Set<UInt8> = [
    0xA1, 0xA3, 0xA5, 0xA6, 0xAF, 0xB3, 0xB6, 0xB9, 0xBA, 0xBC, 0xBE, 0xBF,
  ]
}
