import Foundation

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
      ("ονιρτυ", "oviptu"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("օսհո", "ouhn"),
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

extension Unicode.Scalar {
  /// The characters that this one beyond ASCII is taken for by a reader: plain ones for its look-alikes, and
  /// what a compatibility character such as a ligature stands for (NFKC), unless it is raised, lowered or put
  /// in a circle; none for one that is not seen; itself for any other.
  fileprivate var reading: [Unicode.Scalar] {
    if let twin = plainTwin ?? lookalike { return [twin.plainTwin ?? twin] }
    if isUnseen { return [] }
    // NB: to look for the form of each character would take long.
    guard properties.changesWhenNFKCCaseFolded, !isRaised else { return [self] }
    let form = String(self).precomposedStringWithCompatibilityMapping.unicodeScalars
    return form.contains(" ") ? [self] : form.map { $0.lookalike ?? $0 }
  }

  /// The letter that is read for a digit, another letter or a sign in a dose or a name: `0` and `O`, `1` and `l`.
  fileprivate var plainTwin: Unicode.Scalar? {
    switch self {
    case "0": "O"
    case "1", "I", "|": "l"
    case "×": "x"
    default: nil
    }
  }

  /// Whether it is another character than the one in whose place it stands and which reads the same.
  fileprivate func isTwin(of other: Unicode.Scalar) -> Bool {
    // NB: "type I" and "type 1" are told apart well.
    self != other && !(["1", "I"].contains(self) && ["1", "I"].contains(other))
  }

  /// Whether it stands above, below or within something, so that it is not taken for what it is made of.
  private var isRaised: Bool {
    switch properties.generalCategory {
    case .otherNumber, .modifierLetter: true
    default: value == 0xaa || (0x2070...0x209f).contains(value)
    }
  }

  /// Whether its code point says more than the character in a text whose other side reads the same.
  fileprivate var looksLikeAnother: Bool {
    !isASCII || [" ", "-", "'", "\"", "0", "O", "1", "l", "I", "|", "x"].contains(self)
  }

  /// Whether it is no letter of a Latin word, though a reader may take it for one.
  fileprivate var isForeignLetter: Bool {
    !isASCII && properties.isAlphabetic
      && (isOfLikeScript || reading != [self] && reading.allSatisfy(\.isASCII))
  }

  /// Whether it is of a script with many letters of Latin shapes: Cyrillic, Armenian, Cherokee, Coptic, Lisu. Those of
  /// Greek stand in Latin words, as in TNFα.
  private var isOfLikeScript: Bool {
    switch value {
    case 0x400...0x58f, 0x13a0...0x13ff, 0x1c80...0x1c8f, 0x2c80...0x2cff, 0x2de0...0x2dff,
      0xa4d0...0xa4ff, 0xa640...0xa69f, 0xab70...0xabbf:
      true
    default: false
    }
  }
}

extension String {
  /// Whether a reader sees any of it.
  package var isSeen: Bool {
    unicodeScalars.contains { !$0.isUnseen && !$0.properties.isWhitespace }
  }
}

/// Words in which look-alike and invisible characters are written as code points, such as `<U+00A0>`,
/// as the pager less does.
package enum Lookalikes {
  /// Whether the text is of plain visible characters for sure.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      0x20..<0x7f ~= $0 || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t")
    }
  }

  /// Whether a plain character of one of two texts may be taken for another one of the other.
  private static func mayHoldTwins(_ texts: String...) -> Bool {
    texts.contains { $0.utf8.contains { [0x30, 0x31, 0x49, 0x7c].contains($0) } }
  }

  /// A changed piece of text with everything in it made visible that would hide what changed: what
  /// is unseen, letters of other scripts within a Latin word, and every look-alike in whose place the
  /// other side of the change has what looks the same.
  package static func shown(_ text: String, besides other: String?) -> String {
    if isPlain(text), other.map({ isPlain($0) && !mayHoldTwins(text, $0) }) ?? true { return text }
    let twins = other.map { self.twins(in: text, of: $0) } ?? []
    var index = 0
    return Passage.words(of: text[...]).map { word in
      let isLatin = word.text.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
      return word.text.unicodeScalars.reduce(into: "") { shown, scalar in
        if scalar.isUnseen || (twins.contains(index) && scalar.looksLikeAnother)
          || (isLatin && scalar.isForeignLetter)
        {
          shown += "<U+\(scalar.codePoint)>"
        } else {
          shown.unicodeScalars.append(scalar)
        }
        index += 1
      }
    }.joined()
  }

  /// The places of the characters of a text in whose place another that reads the same by words has other
  /// ones.
  private static func twins(in text: String, of other: String) -> Set<Int> {
    let (old, new) = (ReadText(text), ReadText(other))
    var twins: Set<Int> = []
    for run in Alignment(from: old.passages, to: new.passages).runs where run.isSame {
      for (word, twin) in zip(run.old, run.new) {
        for (place, otherPlace) in zip(old.words[word], new.words[twin])
        where old.scalars[old.origins[place]].isTwin(of: new.scalars[new.origins[otherPlace]]) {
          twins.insert(old.origins[place])
        }
      }
    }
    return twins
  }
}

/// A text as readers see it, word by word, with where each of its characters comes from.
private struct ReadText {
  let scalars: [Unicode.Scalar]
  /// The place in ``scalars`` for each character that is read.
  let origins: [Int]
  let passages: [Passage]
  /// The places of the characters of each passage in ``origins``.
  let words: [Range<Int>]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var read = String.UnicodeScalarView()
    var origins: [Int] = []
    for (index, scalar) in scalars.enumerated() {
      // NB: one by one, since it takes the runtime long to learn how arrays of characters are appended.
      if scalar.isASCII {
        guard !scalar.isUnseen else { continue }
        read.append(scalar.plainTwin ?? scalar)
        origins.append(index)
      } else {
        for character in scalar.reading {
          read.append(character)
          origins.append(index)
        }
      }
    }
    self.origins = origins
    passages = Passage.words(of: String(read)[...])
    var start = 0
    words = passages.map { passage in
      let count = passage.text.unicodeScalars.count
      defer { start += count }
      return start..<(start + count)
    }
  }
}
