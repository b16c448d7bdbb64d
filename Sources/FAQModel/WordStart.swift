extension Collection<UInt8> {
  /// Where the number starts that words begin with, behind marks of emphasis, a point, or a sign; nil where they
  /// begin with none. What a character reference stands for is no number.
  package var numberAtStart: Index? {
    guard let start = firstIndex(where: { !"*_~.+-".utf8.contains($0) }) else { return nil }
    let first = self[start]
    if first < 0x80 { return first.isASCIIDigit ? start : nil }
    let scalar = String(decoding: self[start...].prefix(4), as: UTF8.self).unicodeScalars.first
    return scalar?.isNumber == true ? start : nil
  }
}

extension Unicode.Scalar {
  /// Whether it ends words or a part of them, and begins none, such as `,` and `)`.
  package var closesWords: Bool {
    switch self {
    case ",", ".", ";", ":", "%", "\u{FF0C}", "\u{FF0E}", "\u{FF1B}", "\u{FF1A}", "\u{FF05}",
      "\u{3001}", "\u{3002}", "\u{60C}", "\u{61B}", "\u{66A}":
      true
    default: properties.generalCategory == .closePunctuation
    }
  }
}
