import Foundation

/// Texts in the form in which their words are looked for.
///
/// The tokenizer `unicode61` of FTS5 knows neither characters within words that nobody sees, nor the accents
/// of Greek and Cyrillic letters that are one character with them, nor where words end in scripts
/// without spaces; out of this form it takes the words that readers look for.
extension String {
  /// The text without characters within words that nobody sees, with Greek and Cyrillic letters apart
  /// from their accents, and with U+200B around each letter of a script without spaces, which is looked
  /// for as a word.
  package var searchable: String {
    guard unicodeScalars.contains(where: \.hasSearchableForm) else { return self }
    var searchable = String.UnicodeScalarView()
    var isAfterUnspaced = false
    for scalar in unicodeScalars where !scalar.joinsWords {
      if !scalar.properties.isDiacriticMark {
        if isAfterUnspaced || scalar.isUnspaced { searchable.append(.wordGap) }
        isAfterUnspaced = scalar.isUnspaced
      }
      searchable += scalar.apartFromAccents
    }
    return String(searchable)
  }

  /// A searchable text, or a part of it, as readers know it.
  package var asShown: String {
    guard unicodeScalars.contains(where: \.isOfSearchableForm) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { $0 != .wordGap }))
      .precomposedStringWithCanonicalMapping
  }

  /// The text without characters within words that nobody sees.
  package var withoutJoiners: String {
    guard unicodeScalars.contains(where: \.joinsWords) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.joinsWords }))
  }
}

extension Unicode.Scalar {
  fileprivate static let wordGap: Unicode.Scalar = "\u{200b}"

  fileprivate var hasSearchableForm: Bool {
    value >= 0xad && (joinsWords || isUnspaced || isGreekOrCyrillic)
  }

  fileprivate var isOfSearchableForm: Bool {
    self == .wordGap || (0x300...0x36f).contains(value)
  }

  /// Whether it is within words and not seen: soft hyphens, joiners, marks of direction, the byte order
  /// mark and the Arabic tatweel.
  fileprivate var joinsWords: Bool {
    switch value {
    case 0xad, 0x34f, 0x61c, 0x640, 0x180e, 0x200c...0x200f, 0x202a...0x202e, 0x2060...0x2064,
      0x2066...0x2069, 0xfeff:
      true
    default: false
    }
  }

  /// Whether it is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Chinese,
  /// Japanese.
  fileprivate var isUnspaced: Bool {
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

  fileprivate var apartFromAccents: String.UnicodeScalarView {
    isGreekOrCyrillic
      ? String(self).decomposedStringWithCanonicalMapping.unicodeScalars
      : String.UnicodeScalarView([self])
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
