/// What stands on both sides of a mark of emphasis, or of a star, with nothing between.
///
/// `2*5 mg or 3*10 mg` is emphasis to CommonMark, and multiplication to whoever reads it.
package struct StarPlace: Hashable, Sendable {
  package let before: Unicode.Scalar
  package let after: Unicode.Scalar

  package init?(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) {
    guard let before, let after else { return nil }
    (self.before, self.after) = (before, after)
  }

  /// Whether it stands within a word, as in `Patient*innen`, of a script that parts words by spaces.
  package var isWithinWord: Bool {
    [before, after].allSatisfy { $0.properties.isAlphabetic && !$0.isUnspaced }
  }

  package var isBetweenNumbers: Bool { before.isNumber && after.isNumber }

  /// Whether it stands between a number and what it may multiply, such as a unit or what is in brackets.
  package var isByNumber: Bool {
    (before.isNumber || after.isNumber) && before.endsOperand && after.beginsOperand
  }
}

extension Unicode.Scalar {
  /// A digit of any script, a fraction, or a number above or below the line.
  package var isNumber: Bool {
    isASCII ? "0"..."9" ~= self : properties.numericType != nil && !properties.isIdeographic
  }

  /// Whether a number, a unit, a word, a sign or a bracket may end with it.
  fileprivate var endsOperand: Bool { isOperand || self == ")" || self == "]" }
  /// Whether a number, a unit, a word, a sign or a bracket may begin with it.
  package var beginsOperand: Bool { isOperand || self == "(" || self == "[" }

  private var isOperand: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .currencySymbol, .otherSymbol, .format:
      true
    // The signs of ASCII are punctuation to CommonMark.
    case .mathSymbol: !isASCII
    default: self == "%" || self == "\u{2030}"
    }
  }
}
