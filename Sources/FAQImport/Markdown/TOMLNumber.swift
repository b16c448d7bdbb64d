import FAQModel

/// The numbers and flags of TOML.
enum TOMLNumber {
  /// The value of a word; nil where it is no number or flag.
  static func value(_ word: ArraySlice<UInt8>) -> JSONValue? {
    let text = String(decoding: word, as: UTF8.self)
    switch text {
    case "true": return true
    case "false": return false
    default: return integer(word) ?? (isFraction(word) ? .string(text) : nil)
    }
  }

  private static func integer(_ word: ArraySlice<UInt8>) -> JSONValue? {
    let prefixes: [(String, Int)] = [("0x", 16), ("0o", 8), ("0b", 2)]
    if let (prefix, radix) = prefixes.first(where: { word.starts(with: $0.0.utf8) }) {
      let digits = word.dropFirst(prefix.utf8.count)
      guard isGrouped(digits, { Character(Unicode.Scalar($0)).isHexDigit }),
        let number = Int64(plain(digits), radix: radix)
      else { return nil }
      return .integer(number)
    }
    guard isWhole(unsigned(word)), let number = Int64(plain(word)) else { return nil }
    return .integer(number)
  }

  private static func isFraction(_ word: ArraySlice<UInt8>) -> Bool {
    let word = unsigned(word)
    if ["inf", "nan"].contains(String(decoding: word, as: UTF8.self)) { return true }
    let whole = word.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
    var rest = word[whole.endIndex...]
    guard isWhole(whole), !rest.isEmpty else { return false }
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
      guard isGrouped(digits, \.isASCIIDigit) else { return false }
      rest = rest[digits.endIndex...]
    }
    guard let letter = rest.first else { return true }
    return letter | 0x20 == UInt8(ascii: "e")
      && isGrouped(unsigned(rest.dropFirst()), \.isASCIIDigit)
  }

  private static func unsigned(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.first.map { "+-".utf8.contains($0) } == true ? word.dropFirst() : word
  }

  /// Whether it is digits without a 0 before others.
  private static func isWhole(_ digits: ArraySlice<UInt8>) -> Bool {
    isGrouped(digits, \.isASCIIDigit) && (digits.count == 1 || digits.first != UInt8(ascii: "0"))
  }

  /// Whether it is digits, with single underscores between them or not.
  private static func isGrouped(_ digits: ArraySlice<UInt8>, _ isDigit: (UInt8) -> Bool) -> Bool {
    digits.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy(isDigit)
    }
  }

  private static func plain(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }
}

/// The days and times of TOML, which stay as they are written.
enum TOMLTime {
  /// The word, where it is a day, a time, or both, with an offset or without.
  static func value(_ word: ArraySlice<UInt8>) -> JSONValue? {
    let text = JSONValue.string(String(decoding: word, as: UTF8.self))
    guard isDay(word.prefix(10)) else { return isTime(word, mayHaveOffset: false) ? text : nil }
    let rest = word.dropFirst(10)
    guard let mark = rest.first else { return text }
    guard mark | 0x20 == UInt8(ascii: "t") || mark == 0x20 else { return nil }
    return isTime(rest.dropFirst(), mayHaveOffset: true) ? text : nil
  }

  static func isDay(_ word: ArraySlice<UInt8>) -> Bool {
    guard let parts = numbers(word, UInt8(ascii: "-"), [4, 2, 2])?.map(Int64.init) else {
      return false
    }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2]).exists
  }

  private static func isTime(_ word: ArraySlice<UInt8>, mayHaveOffset: Bool) -> Bool {
    guard let clock = numbers(word.prefix(8), UInt8(ascii: ":"), [2, 2, 2]), clock[0] < 24,
      clock[1] < 60, clock[2] <= 60
    else { return false }
    var rest = word.dropFirst(8)
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: \.isASCIIDigit)
      guard !digits.isEmpty else { return false }
      rest = rest[digits.endIndex...]
    }
    guard let mark = rest.first else { return true }
    guard mayHaveOffset else { return false }
    if mark | 0x20 == UInt8(ascii: "z") { return rest.count == 1 }
    guard "+-".utf8.contains(mark),
      let offset = numbers(rest.dropFirst(), UInt8(ascii: ":"), [2, 2])
    else { return false }
    return offset[0] < 24 && offset[1] < 60
  }

  private static func numbers(
    _ word: ArraySlice<UInt8>, _ mark: UInt8, _ widths: [Int]
  ) -> [Int]? {
    let parts = word.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.map(\.count) == widths,
      parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}
