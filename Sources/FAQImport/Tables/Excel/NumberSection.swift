/// A section of the code of a format, such as `#,##0` of `#,##0;"none"`.
struct NumberSection {
  /// Whether `@` shows words in it.
  var isOfWords: Bool { letters.contains("@") }
  /// Whether a condition of its own says for which numbers it is.
  private(set) var isConditional = false
  private var letters: Set<Character> = []
  private var hasWords = false
  private var isCounted = false
  /// How many digits it shows before the point at least.
  private var zeros = 0
  /// Whether it is for numbers below zero, so that `-` and brackets are the sign of the number.
  private let isNegative: Bool
  /// The whole code, as it is written.
  private let code: String

  /// The sections of a code.
  static func all(of code: String) -> [NumberSection] {
    var sections: [NumberSection] = []
    var rest: Substring? = withoutHalves(code)[...]
    while var section = rest {
      sections.append(NumberSection(&section, of: code, isNegative: sections.count == 1))
      rest = section.popFirst() == nil ? nil : section
    }
    return sections
  }

  /// Takes a section from the code, up to the `;` behind it.
  private init(_ rest: inout Substring, of code: String, isNegative: Bool) {
    self.code = code
    self.isNegative = isNegative
    let isGeneral = ["general", "standard"].contains { name in
      rest.hasPrefix(name) && [nil, ";"].contains(rest.dropFirst(name.count).first)
    }
    if isGeneral {
      letters = ["0"]
      rest = rest.drop { $0 != ";" }
    }
    while let sign = rest.first, sign != ";" {
      rest = rest.dropFirst()
      switch sign {
      case "\"":
        let words = rest.prefix { $0 != "\"" }
        hasWords = hasWords || words.contains(where: isWord)
        rest = rest.dropFirst(words.count + 1)
      case "[":
        let words = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(words.count + 1)
        take(inBrackets: words)
      case "\\":
        if let next = rest.popFirst(), isWord(next) { hasWords = true }
      case "_", "*": rest = rest.dropFirst()
      case "0", "#", "?", ".", "@":
        if sign == "0", !letters.contains(".") { zeros += 1 }
        letters.insert(sign)
      // A comma behind the digits takes three of them away.
      case ",": hasWords = hasWords || !(rest.first.map { "0#?".contains($0) } ?? false)
      case "e" where rest.first == "+" || rest.first == "-": rest = rest.dropFirst()
      default:
        letters.insert(sign)
        hasWords = hasWords || isWord(sign)
      }
    }
  }

  private mutating func take(inBrackets words: Substring) {
    // A unit of time in brackets is counted on; `$` begins a currency, and then a language.
    let isUnit = !words.isEmpty && words.allSatisfy { "hms".contains($0) }
    if isUnit { letters.insert(words[words.startIndex]) }
    isCounted = isCounted || isUnit
    hasWords = hasWords || (words.hasPrefix("$") && !words.hasPrefix("$-"))
    isConditional = isConditional || words.first.map { "<>=".contains($0) } == true
  }

  /// Whether a sign of the format is one that the number has not.
  private func isWord(_ sign: Character) -> Bool {
    !sign.isWhitespace && !(isNegative && "-−()".contains(sign))
  }

  /// What it does with a number.
  var format: NumberFormat {
    let hasDigits = !letters.isDisjoint(with: "0#?")
    let showsTime = letters.contains("h") || letters.contains("s")
    let showsDate =
      letters.contains("y") || letters.contains("d") || letters.contains("m") && !showsTime
    // Seconds may have digits after them.
    if hasDigits && !showsTime && !showsDate {
      return hasWords ? .other(code) : zeros > 1 ? .padded(zeros, code) : .plain
    }
    if showsDate { return .date(withTime: showsTime) }
    if showsTime || isCounted { return .time(isCounted: isCounted) }
    return isOfWords && !hasWords ? .plain : .other(code)
  }

  /// The code in lower case, without what stands for the halves of the day.
  private static func withoutHalves(_ code: String) -> String {
    let code = code.lowercased()
    return code.contains("/") ? code.replacing("am/pm", with: "").replacing("a/p", with: "") : code
  }
}
