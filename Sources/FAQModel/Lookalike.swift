extension Unicode.Scalar {
  /// Whether nobody sees the character, or sees a plain space in its place: controls, format
  /// characters such as the soft hyphen and zero-width spaces, variation selectors, and every space
  /// but U+0020.
  package var isUnseen: Bool {
    if isASCII { return actsOnReader && self != "\n" && self != "\t" }
    if actsOnReader { return true }
    switch properties.generalCategory {
    case .format, .spaceSeparator, .control, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
    }
  }

  /// The plain character that this one is taken for by a reader (after UTS #39); nil for none.
  package var lookalike: Unicode.Scalar? {
    switch value {
    case ..<0x80: nil
    case 0x2010...0x2015, 0x2043, 0x2212, 0xfe58, 0xfe63, 0xff0d: "-"
    case 0x2018, 0x2019, 0x201b, 0x2032, 0x00b4, 0x02bc, 0xff07: "'"
    case 0x201c...0x201f, 0x2033, 0xff02: "\""
    case 0xff01...0xff5e: Unicode.Scalar(value - 0xfee0)
    case 0x1d400...0x1d6a3: Self.letter((value - 0x1d400) % 52)
    case 0x1d7ce...0x1d7ff: Unicode.Scalar(0x30 + (value - 0x1d7ce) % 10)
    default: properties.generalCategory == .spaceSeparator ? " " : Self.lookalikes[self]
    }
  }

  private static func letter(_ number: UInt32) -> Unicode.Scalar? {
    Unicode.Scalar(number < 26 ? 0x41 + number : 0x61 + number - 26)
  }

  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      // Cyrillic, Greek, Armenian and unusual Latin letters, then signs.
      ("асеорхуіјѕԁһԛԝ", "aceopxyijsdhqw"), ("АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY"),
      ("ονιρυ", "ovipu"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("օսհո", "ouhn"),
      ("ıɡɑ", "iga"), ("µº∆ß", "μ°Δβ"),
      // Signs in numbers and ratios.
      (
        "\u{201A}\u{66B}\u{2044}\u{2215}\u{2236}\u{223C}\u{2024}\u{2217}\u{1C0}\u{212E}",
        ",,//:~.*|e"
      ),
    ]
    return Dictionary(
      pairs.flatMap { zip($0.0.unicodeScalars, $0.1.unicodeScalars) }, uniquingKeysWith: { $1 })
  }()
}

/// Words in which look-alike and invisible characters are written as code points, such as `<U+00A0>`,
/// as the pager less does.
package enum Lookalikes {
  /// The text as readers see it: no invisible character, and plain ones for their look-alikes.
  package static func plain(_ text: String) -> String {
    if isPlain(text) { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let other = scalar.lookalike {
        plain.append(other)
      } else if !scalar.isUnseen {
        plain.append(scalar)
      }
    }
    return String(plain)
  }

  /// Whether the text is of plain visible characters for sure.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      0x20..<0x7f ~= $0 || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t")
    }
  }

  /// A changed piece of text with everything in it made visible that would hide what changed: what
  /// is unseen, letters of other scripts within a Latin word, and, where the other side of the change
  /// looks the same, every look-alike.
  package static func shown(_ text: String, besides other: String?) -> String {
    let isTwin = other.map { plain($0) == plain(text) } ?? false
    if isPlain(text), !isTwin { return text }
    return Passage.words(of: text[...]).map { word in
      let isLatin = word.text.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
      return word.text.unicodeScalars.reduce(into: "") { shown, scalar in
        if scalar.isUnseen || (isTwin && scalar.looksLikeAnother)
          || (isLatin && scalar.isForeignLetter)
        {
          shown += "<U+\(scalar.codePoint)>"
        } else {
          shown.unicodeScalars.append(scalar)
        }
      }
    }.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var looksLikeAnother: Bool {
    lookalike != nil || [" ", "-", "'", "\"", "μ", "°", "Δ", "β"].contains(self)
  }

  fileprivate var isForeignLetter: Bool {
    guard properties.isAlphabetic, let lookalike else { return false }
    return lookalike.isASCII
  }
}
