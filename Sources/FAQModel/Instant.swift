public import Foundation

/// A moment in UTC, counted in milliseconds since 1970-01-01T00:00:00Z (years 1970 to 9999).
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, 0), Self.latest)
  }

  /// The moment that the system clock shows.
  public static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The form in which times are stored: RFC 3339 in UTC with milliseconds, 24 characters, so that
  /// the order of the bytes is the order of the moments.
  public var description: String { "\(utc(format: "%Y-%m-%dT%H:%M:%S")).\(padded)Z" }

  /// The form for people: `2026-12-01 09:00 UTC`.
  public var forPeople: String { utc(format: "%Y-%m-%d %H:%M") + " UTC" }

  /// The calendar day in UTC: `2026-12-01`.
  public var day: String { utc(format: "%Y-%m-%d") }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// This moment a number of calendar months later; a day that the month lacks runs over into the
  /// next month, as in SQLite's `+N months`.
  public func adding(months: Int) -> Instant {
    var fields = utcFields
    fields.tm_mon += Int32(clamping: months)
    return Instant(milliseconds: Int64(timegm(&fields)) * 1000 + milliseconds % 1000)
  }

  private static let latest: Int64 = 253_402_300_799_999

  private var padded: String {
    let text = String(milliseconds % 1000)
    return String(repeating: "0", count: 3 - text.count) + text
  }

  private var utcFields: tm {
    var seconds = time_t(milliseconds / 1000)
    var fields = tm()
    gmtime_r(&seconds, &fields)
    return fields
  }

  private func utc(format: String) -> String {
    var fields = utcFields
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      strftime(start, 64, format, &fields)
      return String(cString: start)
    }
  }
}

extension Instant {
  /// A moment as people and programs write it: `now`, `2026-12-01` (the start of that day),
  /// `2026-12-01 09:00`, `2026-12-01T09:00:30.250`, each with `Z` or an offset such as `+01:00`, or
  /// without, which means the given time zone.
  ///
  /// Nil for anything else, for days that no calendar has, and for local times that do not exist
  /// because clocks were put forward.
  public init?(parsing text: String, now: Instant, timeZone: TimeZone = .current) {
    if text == "now" {
      self = now
      return
    }
    let pattern =
      /(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?(Z|[+-]\d{2}:\d{2})?/
    guard let match = text.wholeMatch(of: pattern)?.output else { return nil }
    func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }

    var zone = timeZone
    if let offset = match.8 {
      guard let fixed = Self.timeZone(offset: offset) else { return nil }
      zone = fixed
    }
    let parts = DateComponents(
      year: number(match.1), month: number(match.2), day: number(match.3),
      hour: number(match.4), minute: number(match.5), second: number(match.6))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    guard let date = calendar.date(from: parts), parts.year ?? 0 >= 1970 else { return nil }
    let units: Set<Calendar.Component> = [.year, .month, .day, .hour, .minute, .second]
    guard calendar.dateComponents(units, from: date) == parts else { return nil }
    let fraction = match.7.map { $0 + String(repeating: "0", count: 3 - $0.count) }
    self.init(
      milliseconds: Int64(date.timeIntervalSince1970.rounded()) * 1000 + Int64(number(fraction)))
  }

  /// A moment in the stored form, nil for anything else.
  package init?(stored text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, text.hasSuffix("Z") else { return nil }
    func number(_ range: Range<Int>) -> Int64 {
      bytes[range].reduce(0) { $0 * 10 + Int64($1) - 48 }
    }
    var fields = tm()
    fields.tm_year = Int32(clamping: number(0..<4) - 1900)
    fields.tm_mon = Int32(clamping: number(5..<7) - 1)
    fields.tm_mday = Int32(clamping: number(8..<10))
    let time = number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19)
    self.init(milliseconds: (Int64(timegm(&fields)) + time) * 1000 + number(20..<23))
    guard description == text else { return nil }
  }

  private static func timeZone(offset: Substring) -> TimeZone? {
    if offset == "Z" { return TimeZone(secondsFromGMT: 0) }
    let parts = offset.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, parts[0] <= 18, parts[1] < 60 else { return nil }
    let seconds = parts[0] * 3600 + parts[1] * 60
    return TimeZone(secondsFromGMT: offset.hasPrefix("-") ? -seconds : seconds)
  }
}
