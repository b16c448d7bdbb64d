import FAQModel

/// The character references of HTML that WordPress writes: all numbers, and the names below.
enum CharacterReferences {
  /// The text with each known reference as its character; any other stays as it is written.
  static func decoded(_ text: String) -> String {
    guard text.has(UInt8(ascii: "&")) else { return text }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let end = bytes[index...].prefix(longest).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
      {
        decoded.append(contentsOf: String(Character(scalar)).utf8)
        index = end + 1
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static let longest = 12

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return names[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let number =
      isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let number, digits.first != "+", number > 0 else { return nil }
    // Numbers of the C1 controls stand for the characters of Windows-1252 (HTML, 13.2.5.80).
    if (0x80..<0xA0).contains(number) { return windows[Int(number) - 0x80] }
    return number < 0x20 ? " " : Unicode.Scalar(number)
  }

  private static let windows: [Unicode.Scalar] = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "sbquo": "‚", "bdquo": "„", "laquo": "«", "raquo": "»", "bull": "•",
    "middot": "·", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "plusmn": "±",
    "times": "×", "micro": "µ", "frac12": "½", "frac14": "¼", "frac34": "¾", "le": "≤",
    "ge": "≥", "ne": "≠", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "mu": "μ",
    "euro": "€", "pound": "£", "sect": "§", "iexcl": "¡", "iquest": "¿", "auml": "ä",
    "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "aring": "å", "aelig": "æ",
    "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë", "igrave": "ì",
    "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "ograve": "ò", "oacute": "ó",
    "ocirc": "ô", "otilde": "õ", "oslash": "ø", "ugrave": "ù", "uacute": "ú", "ucirc": "û",
    "Eacute": "É", "Aring": "Å", "Oslash": "Ø", "Ntilde": "Ñ", "Ccedil": "Ç",
  ]
}
