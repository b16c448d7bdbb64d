/// How a sheet shows a number (ECMA-376, part 1, 18.8.30 and 18.8.31).
enum NumberFormat: Equatable {
  /// As it is, or rounded.
  case plain
  case date(withTime: Bool)
  /// A time of day, or where it is counted on, of several days.
  case time(isCounted: Bool)
  /// With more signs than the number has; the format as it is written.
  case other(String)

  /// The format of an ID that workbooks do not spell out.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .date(withTime: false)
    case 22: self = .date(withTime: true)
    case 18...21, 32...35, 45, 47, 55, 56: self = .time(isCounted: false)
    case 46: self = .time(isCounted: true)
    case 9: self = .other("0%")
    case 10: self = .other("0.00%")
    case 12: self = .other("# ?/?")
    case 13: self = .other("# ??/??")
    default: self = .plain
    }
  }

  /// A format by its code; only its first section, which shows positive numbers, matters.
  init(code: String) {
    var letters: Set<Character> = []
    var hasWords = false
    var isCounted = false
    var rest = Self.withoutHalves(code)[...]
    scan: while let sign = rest.popFirst() {
      switch sign {
      case ";": break scan
      case "\"":
        let words = rest.prefix { $0 != "\"" }
        hasWords = hasWords || words.contains { !$0.isWhitespace }
        rest = rest.dropFirst(words.count + 1)
      case "[":
        let words = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(words.count + 1)
        // A unit of time in brackets is counted on; `$` begins a currency, and then a language.
        let isUnit = !words.isEmpty && words.allSatisfy { "hms".contains($0) }
        if isUnit { letters.insert(words[words.startIndex]) }
        isCounted = isCounted || isUnit
        hasWords = hasWords || (words.hasPrefix("$") && !words.hasPrefix("$-"))
      case "\\", "_", "*":
        let next = rest.popFirst()
        if sign == "\\", next?.isLetter == true { hasWords = true }
      case "%", "/", "€", "$", "£", "¥": hasWords = true
      default:
        if !sign.isWhitespace { letters.insert(sign) }
      }
    }
    let hasDigits = !letters.isDisjoint(with: "0#?")
    let showsTime = letters.contains("h") || letters.contains("s")
    let showsDate =
      letters.contains("y") || letters.contains("d") || letters.contains("m") && !showsTime
    // Seconds may have digits after them.
    if Self.isGeneral(code) || hasDigits && !showsTime && !showsDate {
      self = hasWords ? .other(code) : .plain
    } else if showsDate {
      self = .date(withTime: showsTime)
    } else if showsTime || isCounted {
      self = .time(isCounted: isCounted)
    } else {
      self = letters == ["@"] ? .plain : .other(code)
    }
  }

  private static func isGeneral(_ code: String) -> Bool {
    ["general", "standard", ""].contains(code.lowercased())
  }

  /// The code in lower case, without what stands for the halves of the day.
  private static func withoutHalves(_ code: String) -> String {
    let code = code.lowercased()
    return code.contains("/") ? code.replacing("am/pm", with: "").replacing("a/p", with: "") : code
  }
}
