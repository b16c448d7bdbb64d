import FAQModel

/// Digits and signs above or below the line as characters of Unicode, since Markdown has no other
/// way to keep 10⁹ from becoming 109.
enum RaisedDigits {
  enum Position { case above, below }

  /// The words with every character above or below the line; nil where Unicode lacks one of them.
  static func text(_ words: String, _ position: Position) -> String? {
    var raised = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      if scalar.properties.isWhitespace {
        raised.append(scalar)
      } else if let character = (position == .above ? above : below)[scalar] {
        raised.append(character)
      } else {
        return nil
      }
    }
    return String(raised)
  }

  /// Words that stand so behind others on a line: as characters of Unicode or, where it lacks one, with
  /// a space before them where digits would run into each other.
  static func text(_ words: String, _ position: Position, after last: Unicode.Scalar?) -> String {
    if let raised = text(words, position) { return raised }
    let digits = words.unicodeScalars.drop { "+-−–.,".unicodeScalars.contains($0) }
    let runsOn =
      last?.properties.numericType != nil && digits.first?.properties.numericType != nil
    return runsOn ? " " + words : words
  }

  /// What to say of words that had to be set on the line; nil where they say nothing, and for the end of an
  /// ordinal number.
  static func remark(_ words: String, _ position: Position) -> String? {
    guard words.unicodeScalars.contains(where: \.isWord),
      !["st", "nd", "rd", "th"].contains(words)
    else { return nil }
    let place = position == .above ? "above" : "below"
    return
      "'\(words)' stood \(place) the line and now stands on it; write it so that it reads right."
  }

  /// What to say of such words in a title, of which those stay on the line that Unicode lacks.
  static func remarks(onTitle words: String, _ position: Position) -> [String] {
    guard text(words, position) == nil, let sentence = remark(words, position) else { return [] }
    return ["In the question, \(sentence)"]
  }

  private static let above = table("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
  private static let below = table("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

  private static func table(_ plain: String, _ raised: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(plain.unicodeScalars, raised.unicodeScalars))
  }
}
