/// How a sheet shows a number (ECMA-376, part 1, 18.8.30 and 18.8.31).
enum NumberFormat: Equatable {
  /// As it is, or rounded.
  case plain
  case date(withTime: Bool)
  /// A time of day, or where it is counted on, of several days.
  case time(isCounted: Bool)
  /// With so many digits before the point at least; the format as it is written.
  case padded(Int, String)
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
}
