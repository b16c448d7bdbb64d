import Foundation

/// Texts in the form in which their words are looked for.
///
/// The tokenizer `unicode61` of FTS5 knows neither characters within words that nobody sees, nor accents
/// of Greek and Cyrillic letters that are one character with them, nor the points of Hebrew and Arabic,
/// nor that `œ` is looked for as `oe` and the Turkish `ı` as `i`, nor where words end in scripts without spaces; out
/// of this form it takes the words that readers look for. What a text loses in it comes back with ``asShown``.
extension String {
  /// The text with Greek and Cyrillic letters apart from their accents, with others in place of letters that are
  /// looked for by these, and with U+200B around each letter of a script without spaces, which is looked for as a
  /// word. What is not looked for stands in words as U+0311 and four more marks that the tokenizer passes over.
  package var searchable: String {
    guard unicodeScalars.contains(where: \.hasSearchableForm) else { return self }
    var searchable = String.UnicodeScalarView()
    var (isAfterUnspaced, isInWord) = (false, false)
    for scalar in unicodeScalars {
      if scalar == SearchCode.beginning || isInWord && scalar.isPassedOver {
        searchable.append(contentsOf: SearchCode.marks(for: scalar))
        continue
      }
      if !scalar.properties.isDiacriticMark {
        if isAfterUnspaced || scalar.isUnspaced { searchable.append(SearchCode.gap) }
        isAfterUnspaced = scalar.isUnspaced
      }
      isInWord = scalar.isOfWord
      searchable.append(contentsOf: scalar.searchable)
    }
    return String(searchable)
  }

  /// A searchable text, or a part of it that begins and ends between words, as it was written.
  package var asShown: String {
    guard unicodeScalars.contains(where: SearchCode.holds) else { return self }
    var shown = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == SearchCode.beginning, let hidden = SearchCode.scalar(of: rest.prefix(4)) {
        for _ in hidden.spelling ?? "" { _ = shown.popLast() }
        shown.append(hidden)
        rest = rest.dropFirst(4)
      } else if scalar != SearchCode.gap {
        shown.append(scalar)
      }
    }
    return String(shown).precomposedStringWithCanonicalMapping
  }

  /// The text without characters within words that nobody sees.
  package var withoutJoiners: String {
    guard unicodeScalars.contains(where: \.joinsWords) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.joinsWords }))
  }
}

/// How characters that are not looked for stand in searchable texts: as U+0311 and the four hexadecimal
/// digits of their numbers, each as a mark. The tokenizer passes over all of these marks.
private enum SearchCode {
  static let beginning: Unicode.Scalar = "\u{311}"
  static let gap: Unicode.Scalar = "\u{200b}"

  private static let digits = Array(
    "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}\u{323}\u{324}\u{325}\u{326}"
      .unicodeScalars)

  static func marks(for scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    [beginning] + [12, 8, 4, 0].map { digits[Int(scalar.value >> $0 & 15)] }
  }

  static func isPassedOver(_ mark: Unicode.Scalar) -> Bool { digits.contains(mark) }

  /// What four digits stand for; nil where they are none.
  static func scalar(of marks: some Collection<Unicode.Scalar>) -> Unicode.Scalar? {
    guard marks.count == 4 else { return nil }
    var value: UInt32 = 0
    for mark in marks {
      guard let digit = digits.firstIndex(of: mark) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return Unicode.Scalar(value)
  }

  /// Whether a text with the character may be in the searchable form.
  static func holds(_ scalar: Unicode.Scalar) -> Bool {
    scalar == gap || (0x300...0x36f).contains(scalar.value)
  }
}

extension Unicode.Scalar {
  fileprivate var hasSearchableForm: Bool {
    value >= 0xad && (isPassedOver || isUnspaced || isGreekOrCyrillic || spelling != nil)
  }

  /// Whether it is within words and not seen: soft hyphens, joiners, spaces without width, marks of
  /// direction, the byte order mark and the Arabic tatweel.
  fileprivate var joinsWords: Bool {
    switch value {
    case 0xad, 0x34f, 0x61c, 0x640, 0x180e, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064,
      0x2066...0x2069, 0xfeff:
      true
    default: false
    }
  }

  /// Whether words are the same without it: it is not seen, or a point of Hebrew or Arabic.
  fileprivate var isPassedOver: Bool {
    switch value {
    case 0x311, 0x591...0x5bd, 0x5bf, 0x5c1, 0x5c2, 0x5c4, 0x5c5, 0x5c7, 0x610...0x61a,
      0x64b...0x65f, 0x670, 0x6d6...0x6dc, 0x6df...0x6e8, 0x6ea...0x6ed:
      true
    default: joinsWords
    }
  }

  /// Whether it is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Chinese,
  /// Japanese.
  var isUnspaced: Bool {
    switch value {
    case 0xe00...0xeff, 0x1000...0x109f, 0x1780...0x17ff, 0x2e80...0x2fdf, 0x3005...0x3007,
      0x3021...0x3029, 0x3031...0x312f, 0x31f0...0x31ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
      0xf900...0xfaff, 0xff66...0xff9f, 0x20000...0x3ffff:
      true
    default: false
    }
  }

  private var isGreekOrCyrillic: Bool {
    (0x370...0x52f).contains(value) || (0x1f00...0x1fff).contains(value)
  }

  fileprivate var isOfWord: Bool {
    properties.isAlphabetic || properties.isDiacriticMark || properties.numericType != nil
  }

  /// The letters by which one is looked for that has no accent to lose, as in slugs; nil for any other.
  fileprivate var spelling: String? {
    switch self {
    case "ß", "ẞ": "ss"
    case "æ", "Æ": "ae"
    case "œ", "Œ": "oe"
    case "ø", "Ø": "o"
    case "đ", "Đ": "d"
    case "ł", "Ł": "l"
    case "ı": "i"
    case "\u{fb00}": "ff"
    case "\u{fb01}": "fi"
    case "\u{fb02}": "fl"
    case "\u{fb03}": "ffi"
    case "\u{fb04}": "ffl"
    default: nil
    }
  }

  /// The character as the tokenizer is to see it: spelled out, or a Greek or Cyrillic letter apart from its accents, of
  /// which it passes over the common ones by itself.
  fileprivate var searchable: [Unicode.Scalar] {
    if let spelling { return spelling.unicodeScalars + SearchCode.marks(for: self) }
    guard isGreekOrCyrillic else { return [self] }
    return String(self).decomposedStringWithCanonicalMapping.unicodeScalars.flatMap { scalar in
      scalar.properties.isDiacriticMark && !SearchCode.isPassedOver(scalar)
        ? SearchCode.marks(for: scalar) : [scalar]
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isDiacriticMark: Bool {
    switch generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
