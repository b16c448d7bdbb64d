import FAQModel

/// The numbers of cells as text.
enum ExcelNumber {
  /// A number without what only its binary form adds: `1.1000000000000001`, as Excel writes 1.1 down.
  /// What is no number stays as it is.
  static func text(_ written: String) -> String {
    let digits = written.utf8.count(where: \.isASCIIDigit)
    let isPlain = written.utf8.allSatisfy {
      $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    guard !isPlain || digits > 15, let number = Double(written), number.isFinite else {
      return written
    }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The day or time that a number is in a format: `2024-07-22`, `2024-07-22T14:30:00` or `14:30:00`;
  /// nil where it is none.
  ///
  /// Days are counted from 1900, with the 29th of February 1900 that Lotus 1-2-3 believed in, or from
  /// 1904 (ECMA-376, part 1, 18.17.4).
  static func moment(_ number: Double, _ format: NumberFormat, from1904: Bool) -> String? {
    guard number >= 0, number < 2_958_466 else { return nil }
    var days = Int(number)
    var seconds = Int(((number - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    switch format {
    case .date(let withTime):
      if withTime, days == 0, !from1904 { return clock(seconds) }
      guard let day = day(days, from1904: from1904) else { return nil }
      return withTime && seconds > 0 ? "\(day)T\(clock(seconds))" : day
    case .time(isCounted: true): return clock(days * 86_400 + seconds)
    case .time(isCounted: false):
      if days == 0 { return clock(seconds) }
      return day(days, from1904: from1904).map { "\($0)T\(clock(seconds))" }
    case .plain, .padded, .other: return nil
    }
  }

  private static func day(_ number: Int, from1904: Bool) -> String? {
    /// The number of 1970-01-01.
    let epoch: Int
    switch (from1904, number) {
    case (true, _): epoch = 24_107
    case (false, ..<1): return nil
    case (false, 60): return "1900-02-29"
    case (false, ..<60): epoch = 25_568
    case (false, _): epoch = 25_569
    }
    let date = CivilDate(daysSince1970: Int64(number - epoch))
    guard date.year <= 9_999 else { return nil }
    return "\(date.year)-\(String(date.month).padded(to: 2))-\(String(date.day).padded(to: 2))"
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3_600, seconds / 60 % 60, seconds % 60]
      .map { String($0).padded(to: 2) }.joined(separator: ":")
  }
}
