import FAQModel

/// A font that shows other signs than the letters that are written in it.
enum SignFont: Equatable {
  /// Symbol, whose signs are those of Adobe's encoding of that name.
  case symbol
  /// Another, such as Wingdings, by its name.
  case other(String)

  /// Nil for a font of letters.
  init?(named name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    if letters == "symbol" || letters == "symbolmt" {
      self = .symbol
    } else if ["wingdings", "webdings", "zapfdingbats", "itczapfdingbats", "marlett", "mtextra"]
      .contains(where: letters.hasPrefix)
    {
      self = .other(name.oneLine)
    } else {
      return nil
    }
  }

  /// What Symbol shows of a text.
  static func signs(of text: String) -> String {
    var signs = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // Word writes what it inserts as characters for private use.
      let code = scalar.value &- ((0xF020...0xF0FF).contains(scalar.value) ? 0xF000 : 0)
      signs.append(symbols[code] ?? Unicode.Scalar(code) ?? scalar)
    }
    return String(signs)
  }

  /// What to say of words in the font; nil where they are none but the marks of a list.
  func remark(_ text: String) -> String? {
    let words = text.oneLine
    guard case .other(let name) = self, !words.isEmpty, words != "§", words != "·" else {
      return nil
    }
    return
      "\(words.quoted(60)) is written in the font \(name.prefix(40)), which shows other signs; "
      + "write them out."
  }

  /// What differs from the characters of the same number (Adobe, `symbol.txt`).
  private static let symbols: [UInt32: Unicode.Scalar] = {
    var symbols: [UInt32: Unicode.Scalar] = [:]
    for (first, signs) in rows {
      for (place, sign) in signs.unicodeScalars.enumerated() {
        symbols[first + UInt32(place)] = sign
      }
    }
    return symbols
  }()

  private static let rows: [(UInt32, String)] = [
    (0x22, "∀#∃%&∋"), (0x2A, "∗+,−"), (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥"),
    (0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"), (0xA1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂"),
    (0xB8, "÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑"), (0xF1, "⟩∫"),
  ]
}
