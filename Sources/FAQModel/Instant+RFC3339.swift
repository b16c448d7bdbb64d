import Foundation

extension Instant {
  /// A moment as RFC 3339 writes it, with its offset: `2026-12-01T09:00:30+01:00`; a space may stand
  /// for the `T`, and digits beyond milliseconds are left out. Nil for anything else, and for moments
  /// before 1970 or after 9999.
  package init?(rfc3339 text: String) {
    guard let moment = Self.millisecond(ofRFC3339: text) else { return nil }
    self.init(milliseconds: moment)
    guard milliseconds == moment else { return nil }
  }

  /// Why ``init(rfc3339:)`` gives nil for a text, as the end of a sentence about the text.
  package static func flaw(ofRFC3339 text: String) -> String {
    millisecond(ofRFC3339: text).map { flaw(isBefore1970: $0 < 0) }
      ?? "is no RFC 3339 time with an offset"
  }

  /// The same for a moment that is none from 1970 to 9999.
  package static func flaw(isBefore1970: Bool) -> String {
    "is \(isBefore1970 ? "before 1970" : "after 9999"), and no such date can be kept"
  }

  /// A moment by the seconds since 1970, in digits; nil for anything else, and after 9999.
  package init?(seconds digits: String) {
    guard let seconds = Int64(digits), seconds >= 0,
      case (let moment, let isTooLarge) = seconds.multipliedReportingOverflow(by: 1000), !isTooLarge
    else { return nil }
    self.init(milliseconds: moment)
    guard milliseconds == moment else { return nil }
  }

  /// The milliseconds from 1970 to a moment of any year, nil for what is no RFC 3339 time.
  private static func millisecond(ofRFC3339 text: String) -> Int64? {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      return bytes[start..<(start + count)].reduce(0) { sum, byte -> Int? in
        guard let sum, case let digit = byte &- UInt8(ascii: "0"), digit < 10 else { return nil }
        return sum * 10 + Int(digit)
      }
    }
    func stands(_ marks: String, at index: Int) -> Bool {
      index < bytes.count && marks.utf8.contains(bytes[index])
    }
    guard let year = number(0, 4), stands("-", at: 4), let month = number(5, 2),
      stands("-", at: 7), let day = number(8, 2), stands("Tt ", at: 10),
      let hour = number(11, 2), stands(":", at: 13), let minute = number(14, 2),
      stands(":", at: 16), let second = number(17, 2),
      hour < 24, minute < 60, second < 60
    else { return nil }
    var index = 19
    var milliseconds = 0
    if stands(".", at: index) {
      let digits = bytes[(index + 1)...].prefix { $0 &- UInt8(ascii: "0") < 10 }
      guard !digits.isEmpty else { return nil }
      for place in 0..<3 {
        milliseconds = milliseconds * 10 + (place < digits.count ? number(20 + place, 1) ?? 0 : 0)
      }
      index = digits.endIndex
    }
    var offset = 0
    if stands("Zz", at: index) {
      index += 1
    } else {
      guard stands("+-", at: index), let hours = number(index + 1, 2), stands(":", at: index + 3),
        let minutes = number(index + 4, 2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (stands("-", at: index) ? -60 : 60)
      index += 6
    }
    let date = CivilDate(year: Int64(year), month: Int64(month), day: Int64(day))
    guard index == bytes.count, date.exists else { return nil }
    let seconds = Int(date.daysSince1970) * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Int64(seconds * 1000 + milliseconds)
  }
}
