public import Foundation

/// A moment in UTC, counted in milliseconds since 1970-01-01T00:00:00Z (years 1970 to 9999).
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, 0), 253_402_300_799_999)
  }

  package static let earliest = Instant(milliseconds: 0)
  package static let distantFuture = Instant(milliseconds: .max)

  /// The moment that the system clock shows.
  public static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The form in which times are stored: RFC 3339 in UTC with milliseconds, 24 characters, so that
  /// the order of the bytes is the order of the moments.
  public var description: String {
    let (date, rest) = civil
    let (seconds, thousandths) = rest.quotientAndRemainder(dividingBy: 1_000)
    let (hour, minute) = (seconds / 3_600, seconds / 60 % 60)
    return String(unsafeUninitializedCapacity: Self.storedLength) { buffer in
      Self.storedForm.withUTF8Buffer { _ = buffer.update(fromContentsOf: $0) }
      buffer.write(date.year, digits: 4, at: 0)
      buffer.write(date.month, digits: 2, at: 5)
      buffer.write(date.day, digits: 2, at: 8)
      buffer.write(hour, digits: 2, at: 11)
      buffer.write(minute, digits: 2, at: 14)
      buffer.write(seconds % 60, digits: 2, at: 17)
      buffer.write(thousandths, digits: 3, at: 20)
      return Self.storedLength
    }
  }

  /// The form for people: `2026-12-01 09:00 UTC`.
  public var forPeople: String {
    let stored = description
    return "\(stored.prefix(10)) \(stored.dropFirst(11).prefix(5)) UTC"
  }

  /// The form for people with seconds: `2026-12-01 09:00:30 UTC`.
  var toTheSecond: String {
    let stored = description
    return "\(stored.prefix(10)) \(stored.dropFirst(11).prefix(8)) UTC"
  }

  /// The calendar day in UTC: `2026-12-01`.
  public var day: String { String(description.prefix(10)) }

  /// The day where the moment is the beginning of one in UTC, else the moment to the minute: people name
  /// days of their own time zone, which begin at other moments.
  public var dayOrTime: String { milliseconds % Self.dayLength == 0 ? day : forPeople }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// This moment a number of calendar months later; a day that the month lacks runs over into the
  /// next month, as in SQLite's `+N months`.
  public func adding(months: Int) -> Instant {
    var (date, rest) = civil
    let month = max(0, date.year * 12 + date.month - 1 + Int64(Int32(clamping: months)))
    date.year = month / 12
    date.month = month % 12 + 1
    return Instant(date, rest)
  }

  private static let storedForm: StaticString = "0000-00-00T00:00:00.000Z"
  private static let storedLength = 24
  private static let dayLength: Int64 = 86_400_000

  /// The day in UTC, and the milliseconds since it began.
  private var civil: (date: CivilDate, rest: Int64) {
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: Self.dayLength)
    return (CivilDate(daysSince1970: days), rest)
  }

  private init(_ date: CivilDate, _ rest: Int64) {
    self.init(milliseconds: date.daysSince1970 * Self.dayLength + rest)
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a number in decimal, with zeros before it.
  fileprivate func write(_ number: Int64, digits: Int, at index: Int) {
    var rest = number
    for place in (index..<(index + digits)).reversed() {
      self[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
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
      /([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,3}))?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?/
    guard let match = text.wholeMatch(of: pattern)?.output else { return nil }
    func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }

    var zone = timeZone
    if let offset = match.8 {
      // NB: a hyphen right behind a day is meant for the space before the time.
      guard match.4 != nil || !offset.hasPrefix("-") else { return nil }
      guard let fixed = Self.timeZone(offset: offset) else { return nil }
      zone = fixed
    }
    let parts = DateComponents(
      year: number(match.1), month: number(match.2), day: number(match.3),
      hour: number(match.4), minute: number(match.5), second: number(match.6))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    guard var date = calendar.date(from: parts), parts.year ?? 0 >= 1970 else { return nil }
    // Where clocks are put forward at midnight, the day begins an hour later.
    if match.4 == nil { date = calendar.startOfDay(for: date) }
    let found = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    let isDay = (found.year, found.month, found.day) == (parts.year, parts.month, parts.day)
    let isTime =
      (found.hour, found.minute, found.second) == (parts.hour, parts.minute, parts.second)
    guard isDay, isTime || match.4 == nil else { return nil }
    let fraction = match.7.map { $0 + String(repeating: "0", count: 3 - $0.count) }
    self.init(
      milliseconds: Int64(date.timeIntervalSince1970.rounded()) * 1000 + Int64(number(fraction)))
  }

  /// The moment at which clocks that were put back show the same again; nil where they do not.
  public func repeated(in timeZone: TimeZone) -> Instant? {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    guard let change = timeZone.nextDaylightSavingTimeTransition(after: date) else { return nil }
    let step = timeZone.secondsFromGMT(for: date) - timeZone.secondsFromGMT(for: change)
    guard step > 0, change.timeIntervalSince(date) <= Double(step) else { return nil }
    return Instant(milliseconds: milliseconds + Int64(step) * 1000)
  }

  /// A moment in the stored form, nil for anything else.
  package init?(stored text: String) {
    let moment: Instant? = text.withBytes { bytes in
      guard bytes.count == Self.storedLength else { return nil }
      func number(_ range: Range<Int>) -> Int64 {
        bytes[range].reduce(0) { $0 * 10 + Int64($1) - 48 }
      }
      let date = CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
      guard (1...12).contains(date.month), date.year >= 0 else { return nil }
      let seconds = number(11..<13) * 3_600 + number(14..<16) * 60 + number(17..<19)
      return Instant(date, seconds * 1_000 + number(20..<23))
    }
    guard let moment, moment.description == text else { return nil }
    self = moment
  }

  private static func timeZone(offset: Substring) -> TimeZone? {
    if offset == "Z" { return TimeZone(secondsFromGMT: 0) }
    let parts = offset.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, parts[0] <= 18, parts[1] < 60 else { return nil }
    let seconds = parts[0] * 3600 + parts[1] * 60
    return TimeZone(secondsFromGMT: offset.hasPrefix("-") ? -seconds : seconds)
  }
}
