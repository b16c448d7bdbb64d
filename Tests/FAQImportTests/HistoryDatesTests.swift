import FAQImport
import FAQModel
import Testing

@Suite("The dates of histories")
struct HistoryDatesTests {
  @Test(
    "a date that cannot be kept is left out, with the reason",
    arguments: [
      ("1969-12-31T23:59:59Z", "is before 1970, and no such date can be kept"),
      ("1970-01-01T00:00:00+00:01", "is before 1970, and no such date can be kept"),
      ("1900-02-28T08:00:00-05:00", "is before 1970, and no such date can be kept"),
      ("9999-12-31T23:59:59-01:00", "is after 9999, and no such date can be kept"),
      ("1900-02-29T08:00:00Z", "is no RFC 3339 time with an offset"),
      ("2020-01-01T08:00:00", "is no RFC 3339 time with an offset"),
    ])
  func unkept(_ date: String, _ flaw: String) throws {
    let line = #"{"key": "k", "date": "\#(date)", "text": "---\ntitle: A sample?\n---\n"}"#
    let event = try HistoryEvent(
      line: Array(line.utf8)[...], number: 3, locale: LanguageTag(stored: "en"))
    #expect(event.claim.time == nil)
    #expect(event.remarks == ["Line 3: '\(date)' \(flaw); it has no date."])
    #expect(event.place == "Line 3")
  }

  @Test("the first and the last moment that can be kept are")
  func kept() {
    #expect(Instant(rfc3339: "1970-01-01T00:00:00Z")?.milliseconds == 0)
    #expect(
      Instant(rfc3339: "9999-12-31T23:59:59.999Z")?.description == "9999-12-31T23:59:59.999Z")
  }
}
