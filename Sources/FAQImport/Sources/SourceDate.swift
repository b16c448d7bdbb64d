package import FAQModel

/// Days and times as sources write them.
package enum SourceDate {
  /// The moment that a text means: RFC 3339 (without an offset: in UTC), the same with spaces as in
  /// `2021-01-21 09:30:00 -0500`, or a day, which is its first moment in UTC: `2024-07-22`,
  /// `2024/07/22`, `January 21, 2021`, `21 January 2021`, with months in English, German, Spanish or
  /// French, whole or abbreviated.
  ///
  /// Digits alone in another order, such as `25.12.2020` and with a time `25/12/2020 14:30`, count
  /// where they can be one day only, or the order is known. Ten digits are seconds since 1970 in UTC,
  /// thirteen milliseconds (POSIX.1-2017, 4.16). Nil for all else: `03/04/2021` is a day in March or one in April.
  package static func instant(_ text: String, order: Order? = nil) -> Instant? {
    let text = text.trimmed
    guard text.utf8.count <= 60 else { return nil }
    if text.utf8.count == 10, let day = Instant(rfc3339: text + "T00:00:00Z") { return day }
    if let instant = Instant(rfc3339: text) ?? Instant(rfc3339: text + "Z") { return instant }
    if let instant = withOffset(text) ?? sinceEpoch(text) { return instant }
    if let digits = digits(text) {
      let readings = digits.readings.filter { order == nil || $0.order == order }
      return Set(readings.map(\.instant)).count == 1 ? readings.first?.instant : nil
    }
    let parts = parts(text)
    let words = parts.filter { !isNumber($0) && !skipped.contains($0) }
    let numbers = parts.filter(isNumber)
    guard let month = month(words), numbers.count == 2 else { return nil }
    // The year has four digits; which of the two stands first is no matter.
    let years = numbers.filter { $0.utf8.count == 4 }
    guard years.count == 1, let year = years.first,
      let day = numbers.first(where: { $0 != year })
    else { return nil }
    return instant(year: year, month: month, day: day)
  }

  /// A day, a time and an offset of hours and minutes from UTC, parted by spaces.
  private static func withOffset(_ text: String) -> Instant? {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, let time = clock(parts[1]) else { return nil }
    if ["UTC", "GMT", "Z"].contains(parts[2]) {
      return Instant(rfc3339: "\(parts[0])T\(time)Z")
    }
    let digits = parts[2].dropFirst().filter { $0 != ":" }
    guard let sign = parts[2].first, sign == "+" || sign == "-", digits.utf8.count == 4 else {
      return nil
    }
    return Instant(rfc3339: "\(parts[0])T\(time)\(sign)\(digits.prefix(2)):\(digits.suffix(2))")
  }

  /// Seconds or milliseconds since 1970, from 2001 on: fewer digits may be anything.
  private static func sinceEpoch(_ text: String) -> Instant? {
    guard isNumber(text), !text.hasPrefix("0"), let number = Int64(text) else { return nil }
    switch text.utf8.count {
    case 10: return Instant(milliseconds: number * 1_000)
    case 13: return Instant(milliseconds: number)
    default: return nil
    }
  }

  /// Which of day and month stands first.
  package enum Order: Sendable {
    case dayFirst
    case monthFirst
  }

  /// The order in which all of the dates are days, and one that is so in this order only; nil where
  /// there is no such order.
  package static func order(of texts: some Sequence<String>) -> (order: Order, example: String)? {
    var found: (order: Order, example: String)?
    for text in texts where !text.utf8.prefix(4).allSatisfy(\.isASCIIDigit) {
      guard let readings = digits(text.trimmed)?.readings, readings.count == 1,
        let order = readings[0].order
      else { continue }
      guard found == nil || found?.order == order else { return nil }
      found = found ?? (order, text)
    }
    return found
  }

  /// What an editor should know of a date that is none for ``instant(_:)``.
  package static func remark(_ text: String) -> String {
    "\(text.quoted(60)) may be more than one day or none; it is kept as a field. "
      + "Write a date as 2021-04-03."
  }

  /// What three numbers may mean.
  private struct Digits {
    var readings: [(order: Order?, instant: Instant)] = []
  }

  /// Three numbers with one kind of mark between them, and a time after them or not.
  private static func digits(_ text: String) -> Digits? {
    guard text.utf8.count <= 60 else { return nil }
    let halves = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = halves.first else { return nil }
    let time = halves.count > 1 ? clock(halves[1]) : "00:00:00"
    let marks = Set(first.utf8.filter { !$0.isASCIIDigit })
    let numbers = first.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
      .map(String.init)
    guard let time, marks.count == 1, numbers.count == 3, numbers.allSatisfy(isNumber) else {
      return nil
    }
    func reading(_ order: Order?, _ year: Int, _ month: Int, _ day: Int) -> Digits {
      guard let month = Int(numbers[month]),
        let instant = instant(year: numbers[year], month: month, day: numbers[day], time: time)
      else { return Digits() }
      return Digits(readings: [(order, instant)])
    }
    guard numbers[0].utf8.count != 4 else { return reading(nil, 0, 1, 2) }
    guard numbers[2].utf8.count == 4 else { return nil }
    return Digits(
      readings: reading(.dayFirst, 2, 1, 0).readings + reading(.monthFirst, 2, 0, 1).readings)
  }

  /// A time with seconds.
  private static func clock(_ text: String) -> String? {
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(numbers.count),
      numbers.allSatisfy({ isNumber($0) && $0.utf8.count <= 2 })
    else { return nil }
    let padded = numbers.map { $0.padded(to: 2) }
    return (padded.count == 2 ? padded + ["00"] : padded).joined(separator: ":")
  }

  private static func instant(
    year: String, month: Int, day: String, time: String = "00:00:00"
  ) -> Instant? {
    guard let day = Int(day), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let date = "\(year)-\(String(month).padded(to: 2))-\(String(day).padded(to: 2))"
    return Instant(rfc3339: "\(date)T\(time)Z")
  }

  /// The month that the words name, but for those that name days of the week.
  private static func month(_ words: [String]) -> Int? {
    var found: Set<Int> = []
    for word in words where !weekdays.contains(word) {
      let meant = Set(months.filter { begins(word, with: $0.0) }.map(\.1))
      guard meant.count == 1 else { return nil }
      found.formUnion(meant)
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether a word is the name or one of its abbreviations of three letters or more.
  private static func begins(_ word: String, with name: String) -> Bool {
    word == name || word.count >= 3 && name.hasPrefix(word)
      || word == "sept" && name.hasPrefix("sep")
  }

  /// The runs of letters and of digits, in lower case; `21st` is 21.
  private static func parts(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
      let digits = word.prefix { isNumber(String($0)) }
      let isOrdinal =
        !digits.isEmpty && ["st", "nd", "rd", "th", "er"].contains(word[digits.endIndex...])
      return String(isOrdinal ? digits : word)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit)
  }

  private static let skipped: Set<String> = ["de", "del", "of", "the"]

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "wed", "thu", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
    "samstag", "sonntag", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  private static let months: [(String, Int)] = names.enumerated().flatMap { index, names in
    names.map { ($0, index + 1) }
  }

  private static let names: [[String]] = [
    ["january", "januar", "jänner", "enero", "janvier"],
    ["february", "februar", "febrero", "février"], ["march", "märz", "marzo", "mars"],
    ["april", "abril", "avril"], ["may", "mai", "mayo"], ["june", "juni", "junio", "juin"],
    ["july", "juli", "julio", "juillet"], ["august", "agosto", "août"],
    ["september", "septiembre", "setiembre", "septembre"],
    ["october", "oktober", "octubre", "octobre"], ["november", "noviembre", "novembre"],
    ["december", "dezember", "diciembre", "décembre"],
  ]
}
