import Foundation
import Testing

@testable import FAQModel

/// Times are written and read without the C library; it says the same of every day.
@Suite struct InstantTests {
  private static let days: Int64 = 2_932_897
  private static let dayLength: Int64 = 86_400_000

  @Test("Each day from 1970 to 9999 has the date that the C library gives it")
  func days() {
    for day in 0..<Self.days {
      var seconds = time_t(day * 86_400)
      var fields = tm()
      gmtime_r(&seconds, &fields)
      let date = CivilDate(daysSince1970: day)
      guard date.year == Int64(fields.tm_year) + 1_900, date.month == Int64(fields.tm_mon) + 1,
        date.day == Int64(fields.tm_mday), date.daysSince1970 == day
      else {
        Issue.record("\(day): \(date)")
        return
      }
    }
  }

  @Test(
    "Days that a calendar has exist, from the year 0 on, and no others",
    arguments: [
      ((0, 1, 1), true), ((0, 2, 29), true), ((2000, 2, 29), true), ((2024, 2, 29), true),
      ((9999, 12, 31), true), ((1900, 2, 29), false), ((2023, 2, 29), false),
      ((2024, 2, 30), false), ((2024, 4, 31), false), ((2024, 0, 1), false),
      ((2024, 13, 1), false), ((2024, 1, 0), false), ((2024, 12, 32), false),
    ] as [((Int64, Int64, Int64), Bool)])
  func existence(parts: (Int64, Int64, Int64), exists: Bool) {
    let date = CivilDate(year: parts.0, month: parts.1, day: parts.2)
    #expect(date.exists == exists, "\(date)")
  }

  @Test("A moment is written in 24 characters and read back the same")
  func stored() throws {
    let first = Instant(milliseconds: 0)
    #expect(first.description == "1970-01-01T00:00:00.000Z")
    let last = Instant(milliseconds: .max)
    #expect(last.description == "9999-12-31T23:59:59.999Z")
    let leap = Instant(milliseconds: 1_709_210_096_007)
    #expect(leap.description == "2024-02-29T12:34:56.007Z")
    #expect(leap.forPeople == "2024-02-29 12:34 UTC")
    #expect(leap.day == "2024-02-29")
    for moment in [first, last, leap] { #expect(Instant(stored: moment.description) == moment) }
  }

  @Test(
    "Nothing but the stored form is read as one",
    arguments: [
      "", "2024-02-29", "2024-02-30T00:00:00.000Z", "2023-02-29T00:00:00.000Z",
      "2024-13-01T00:00:00.000Z", "2024-00-01T00:00:00.000Z", "2024-01-01T24:00:00.000Z",
      "2024-01-01T00:60:00.000Z", "2024-01-01 00:00:00.000Z", "2024-01-01T00:00:00.000+",
      "1969-12-31T23:59:59.999Z", "20x4-01-01T00:00:00.000Z", "ÿÿÿÿÿÿÿÿÿÿÿÿ",
    ])
  func refused(text: String) {
    #expect(Instant(stored: text) == nil)
  }

  @Test(
    "A time in the digits of another script is none, rather than the start of that day",
    arguments: ["2027-01-01 ٠٩:٣٠", "2027-01-01 ０９:３０", "٢٠٢٧-01-01", "2027-01-01T09:30+٠١:00"])
  func otherDigits(text: String) {
    #expect(Instant(parsing: text, now: Instant(milliseconds: 0)) == nil)
  }

  @Test("a hyphen between a day and a time is no offset of the day")
  func hyphen() {
    #expect(Instant(parsing: "2027-01-01-09:00", now: Instant(milliseconds: 0)) == nil)
    #expect(Instant(parsing: "2027-01-01+09:00", now: Instant(milliseconds: 0)) != nil)
    #expect(Instant(parsing: "2027-01-01T09:00-09:00", now: Instant(milliseconds: 0)) != nil)
  }

  @Test("Months are added as SQLite adds them: a day that the month lacks runs over")
  func months() throws {
    func later(_ text: String, _ months: Int) throws -> String {
      try #require(Instant(stored: text)).adding(months: months).description
    }
    #expect(try later("2024-01-31T10:00:00.500Z", 1) == "2024-03-02T10:00:00.500Z")
    #expect(try later("2023-01-31T00:00:00.000Z", 1) == "2023-03-03T00:00:00.000Z")
    #expect(try later("2024-12-15T00:00:00.000Z", 12) == "2025-12-15T00:00:00.000Z")
    #expect(try later("2024-11-30T00:00:00.000Z", 3) == "2025-03-02T00:00:00.000Z")
    #expect(try later("2024-03-15T00:00:00.000Z", -3) == "2023-12-15T00:00:00.000Z")
    #expect(try later("1970-01-01T00:00:00.000Z", -1) == "1970-01-01T00:00:00.000Z")
    #expect(try later("2024-01-01T00:00:00.000Z", .max) == "9999-12-31T23:59:59.999Z")
  }
}
