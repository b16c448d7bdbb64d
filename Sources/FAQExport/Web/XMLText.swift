extension String {
  /// The text as XML 1.0 carries it, in an element or an attribute in double quotes; what XML forbids
  /// is U+FFFD.
  var xmlEscaped: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      // A parser would make a line feed of a bare one.
      case "\r": text += "&#13;"
      default: text.unicodeScalars.append(scalar.isForbiddenInXML ? "\u{FFFD}" : scalar)
      }
    }
  }

  /// The text with U+FFFD for each character that XML 1.0 forbids.
  var allowedInXML: String {
    guard unicodeScalars.contains(where: \.isForbiddenInXML) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text.unicodeScalars.append(scalar.isForbiddenInXML ? "\u{FFFD}" : scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character is none that XML 1.0 (section 2.2) allows in a document.
  fileprivate var isForbiddenInXML: Bool {
    switch value {
    case 0x09, 0x0a, 0x0d: false
    case 0x00..<0x20, 0xfffe...0xffff: true
    default: false
    }
  }
}
