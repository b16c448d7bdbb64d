/// The words of a title or an answer, each with the signs without which it would say another thing:
/// `CD19+`, `<5`, `1.5`.
///
/// Other marks, and hyphens that join words, part words. A sign that compares belongs to what it
/// compares with, with a space between them or without; another between spaces is a word.
package enum SignedWords {
  /// The words in their order.
  package static func words(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func end() {
      if !word.isEmpty { words.append(String(word)) }
      word.removeAll(keepingCapacity: true)
    }
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar.isOfWord {
        word.append(scalar)
      } else if compares.contains(scalar) {
        end()
        word.append(scalar)
        while place + 1 < scalars.count, scalars[place + 1].properties.isWhitespace { place += 1 }
      } else if let sign = sign(at: place, in: scalars) {
        word.append(sign)
      } else {
        end()
      }
      place += 1
    }
    end()
    return words
  }

  /// What is the same in two ways to write the same words, but for the case of their letters.
  package static func key(of text: String) -> String {
    var key = ""
    for word in words(of: text) {
      if key.unicodeScalars.last?.isDigit == true, word.unicodeScalars.first?.isDigit == true {
        key += " "
      }
      key += word
    }
    return key
  }

  private static let compares: Set<Unicode.Scalar> = [
    "<", ">", "≤", "≥", "=", "≠", "≈", "~", "±", "≦", "≧", "＜", "＞", "＝",
  ]

  /// The sign that a character is where it stands, in one form for its kind; nil for a mark.
  private static func sign(at place: Int, in scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    let scalar = scalars[place]
    let last = place > 0 ? scalars[place - 1] : " "
    let next = place + 1 < scalars.count ? scalars[place + 1] : " "
    switch scalar {
    case "|": return nil
    case "+", "⁺", "₊", "＋": return "+"
    case "-", "−", "–", "‐", "‑", "⁻", "₋", "－":
      if last.isOfWord, next.isOfWord { return last.isDigit && next.isDigit ? "-" : nil }
      if last.isOfWord { return "-" }
      let isSpaced = next == " " && place + 2 < scalars.count && scalars[place + 2].isDigit
      return next.isDigit || isSpaced ? "-" : nil
    case ".", ",", ":": return last.isDigit && next.isDigit ? scalar : nil
    case "*", "^": return last.isOfWord && next.isOfWord ? scalar : nil
    case "#", "@": return last.isOfWord || next.isOfWord ? scalar : nil
    case "%", "‰", "/", "&", "°", "♀", "♂": return scalar
    default:
      let category = scalar.properties.generalCategory
      return category == .mathSymbol || category == .currencySymbol ? scalar : nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit, which no parser takes for punctuation or white space.
  package var isWord: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0x80: return false
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// Whether it is a letter, a digit, or a mark upon one.
  fileprivate var isOfWord: Bool {
    if isWord { return true }
    let category = properties.generalCategory
    return !isASCII && (category == .nonspacingMark || category == .spacingMark)
  }

  fileprivate var isDigit: Bool {
    isASCII
      ? (0x30...0x39).contains(value)
      : properties.generalCategory == .decimalNumber || properties.generalCategory == .otherNumber
  }
}
