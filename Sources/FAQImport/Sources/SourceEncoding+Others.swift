import FAQModel

extension SourceEncoding {
  /// The offset where bytes of one byte a character first look like those of an encoding that is not read here, nil
  /// where they do not twice.
  ///
  /// In the languages that Windows-1252 and ISO-8859-1 are made for, a word has no four letters in a row that are
  /// none of ASCII, as nearly every word of Windows-1251, KOI8-R, ISO-8859-7, GBK or TIS-620 has, and no sign such
  /// as `¿` or `³` between two letters, where Windows-1250 and ISO-8859-2 have letters.
  ///
  /// NB: encodings that have other letters in the places of letters alone, such as Windows-1254, are not told.
  static func otherEncoding(in bytes: [UInt8]) -> Int? {
    var first: Int?
    var start: Int?
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0xA1 else {
        start = nil
        continue
      }
      let begin = start ?? offset
      start = begin
      guard isWord(bytes[begin...offset]) || isSignWithinWord(bytes, offset) else { continue }
      if let first { return first }
      first = offset
    }
    return nil
  }

  /// Whether a run of bytes just became four letters long.
  private static func isWord(_ run: ArraySlice<UInt8>) -> Bool {
    run.count == 4 && run.count { $0 >= 0xC0 } >= 3
  }

  private static func isSignWithinWord(_ bytes: [UInt8], _ offset: Int) -> Bool {
    signs.contains(bytes[offset]) && offset > 0 && isLetter(bytes[offset - 1])
      && offset + 1 < bytes.count && isLetter(bytes[offset + 1])
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0xC0
  }

  /// `¡£¥¦¯³¶¹¼¾¿`; a word of Windows-1252 may have others within it, such as the acute of `don´t`.
  private static let signs: Set<UInt8> = [
    0xA1, 0xA3, 0xA5, 0xA6, 0xAF, 0xB3, 0xB6, 0xB9, 0xBC, 0xBE, 0xBF,
  ]
}
