import FAQModel

/// An argument or a variable of the environment that is no text: bytes in it are no UTF-8. To go on with
/// others in their place would store words, or open files, that nobody named.
struct NotText: Error, CustomStringConvertible {
  let description: String

  /// - Parameters:
  ///   - what: which one it is, to begin a sentence.
  ///   - shown: what it reads with U+FFFD for the bytes that are no UTF-8.
  init(_ what: String, _ shown: String) {
    description =
      "\(what) is not UTF-8: '\(Self.excerpt(shown).visibleOnOneLine)'. Nothing was done. Write it in UTF-8 "
      + "('iconv -f LATIN1 -t UTF-8' converts text); if it is the name of a file, rename that."
  }

  /// What stands around the first byte that is none of a text.
  private static func excerpt(_ text: String) -> String {
    let letters = text.unicodeScalars
    let place = letters.firstIndex(of: "\u{FFFD}") ?? letters.startIndex
    let start = letters.index(place, offsetBy: -40, limitedBy: letters.startIndex)
    let end = letters.index(place, offsetBy: 40, limitedBy: letters.endIndex)
    return (start == nil ? "" : "…")
      + String(letters[(start ?? letters.startIndex)..<(end ?? letters.endIndex)])
      + (end == nil ? "" : "…")
  }
}

extension Arguments {
  /// The arguments of a program from the list that C programs have: its own name first, nil last.
  ///
  /// - Throws: ``NotText`` for the first that is none.
  static func texts(
    _ list: UnsafePointer<UnsafeMutablePointer<CChar>?>
  ) throws(NotText) -> [String] {
    var texts: [String] = []
    var next = list + (list.pointee == nil ? 0 : 1)
    while let argument = next.pointee {
      next += 1
      guard let text = String(validatingCString: argument) else {
        throw NotText("Argument \(texts.count + 1)", String(cString: argument))
      }
      texts.append(text)
    }
    return texts
  }
}
