import FAQModel
import Foundation

/// The words of a text: runs of letters and digits, whatever stands between them.
enum Words {
  /// All of them in order, in NFC. Zeros before a number do not matter.
  static func list(_ text: String) -> [String] {
    let text = text.isSurelyComposed ? text : text.precomposedStringWithCanonicalMapping
    return text.unicodeScalars.split { !isPart($0) }.map { word in
      let whole = String(Substring(word))
      guard isNumber(whole) else { return whole }
      let number = whole.drop { $0 == "0" }
      return number.isEmpty ? "0" : String(number)
    }
  }

  /// Whether a word is of digits alone.
  static func isNumber(_ word: String) -> Bool {
    word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  static func set(_ text: String) -> Set<String> { Set(list(text)) }

  /// The first word that one text has and none of the others.
  static func lost(from source: String, in texts: some Sequence<String>) -> String? {
    var missing = set(source)
    for text in texts where !missing.isEmpty { missing.subtract(list(text)) }
    return missing.min()
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
