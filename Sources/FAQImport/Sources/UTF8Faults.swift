/// What in a text is not UTF-8, weighed against what is.
struct UTF8Faults {
  /// The offset of the first byte that is not UTF-8.
  let first: Int
  /// Whether no more of it breaks UTF-8 than there are characters of several bytes.
  let areFew: Bool
  /// Whether there are characters of several bytes that a text of one byte a character would not have, as it has a
  /// capital letter and a sign of punctuation: `MENÜ“`.
  let hasOthers: Bool
  /// Whether all else is ASCII, and what is not begins a character that the end of the file cuts off, or is one of two
  /// halves in UTF-16 (CESU-8).
  let areOfUTF8: Bool

  init(_ bytes: [UInt8]) {
    var (first, good, bad, hasOthers) = (nil as Int?, 0, 0, false)
    var isCut = false
    var halves = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let rest = bytes[index...]
      if let width = Self.width(of: rest) {
        good += 1
        hasOthers = hasOthers || width > 2 || bytes[index] < 0xC4 || !Self.isSign(bytes[index + 1])
        index += width
        continue
      }
      first = first ?? index
      bad += 1
      isCut = Self.isCut(rest)
      halves += Self.isPair(rest) ? 1 : 0
      index += isCut ? rest.count : Self.isPair(rest) ? 6 : 1
    }
    self.first = first ?? bytes.count
    areFew = bad <= good
    self.hasOthers = hasOthers
    areOfUTF8 = good == 0 && bad > 0 && bad == halves + (isCut ? 1 : 0)
  }

  /// How many bytes the character has that begins a text; nil where none does.
  private static func width(of bytes: ArraySlice<UInt8>) -> Int? {
    let width = length(after: bytes[bytes.startIndex])
    guard width > 1, bytes.count >= width else { return nil }
    return String(validating: bytes.prefix(width), as: UTF8.self) == nil ? nil : width
  }

  /// How many bytes a character has that begins with a byte; 1 where none does.
  private static func length(after byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// Whether a text is the beginning of a character alone. One letter may be the last of a word, but for `Â` and `Ã`.
  private static func isCut(_ bytes: ArraySlice<UInt8>) -> Bool {
    let byte = bytes[bytes.startIndex]
    return bytes.count < length(after: byte)
      && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
      && (bytes.count > 1 || byte == 0xC2 || byte == 0xC3)
  }

  /// Whether a text begins with the two halves of a character in UTF-16, each written as three bytes.
  private static func isPair(_ bytes: ArraySlice<UInt8>) -> Bool {
    let six = Array(bytes.prefix(6))
    return six.count == 6 && six[0] == 0xED && (0xA0...0xAF).contains(six[1])
      && six[2] & 0xC0 == 0x80 && six[3] == 0xED && six[4] >= 0xB0 && six[4] < 0xC0
      && six[5] & 0xC0 == 0x80
  }

  /// Whether a byte is a sign of punctuation in Windows-1252 that may stand behind a word.
  private static func isSign(_ byte: UInt8) -> Bool {
    [0x85, 0x99, 0x9B, 0xA0, 0xAB, 0xAE, 0xBB].contains(byte) || (0x91...0x97).contains(byte)
  }
}
