import FAQImport
import FAQModel
import Testing

@Suite("Dates of sources")
struct SourceDateTests {
  static let days = [
    ("2024-07-22", "2024-07-22"), ("2024/7/2", "2024-07-02"), ("January 21, 2021", "2021-01-21"),
    ("21 January 2021", "2021-01-21"), ("21. Januar 2021", "2021-01-21"),
    ("Thursday, Jan. 21st, 2021", "2021-01-21"), ("21 de enero de 2021", "2021-01-21"),
    ("21 août 2021", "2021-08-21"), ("25.12.2020", "2020-12-25"), ("12/25/2020", "2020-12-25"),
    ("05/05/2021", "2021-05-05"), ("29 February 2024", "2024-02-29"),
  ]

  @Test("a day is its first moment in UTC", arguments: days)
  func readsDays(_ text: String, _ day: String) {
    #expect(SourceDate.instant(text)?.description == "\(day)T00:00:00.000Z")
  }

  @Test("times are RFC 3339, and in UTC without an offset")
  func times() {
    #expect(
      SourceDate.instant("2023-06-12T12:34:00+02:00")?.description == "2023-06-12T10:34:00.000Z")
    #expect(SourceDate.instant("2023-06-12 12:34:00")?.description == "2023-06-12T12:34:00.000Z")
  }

  @Test(
    "the offset may stand behind a space, as in Jekyll",
    arguments: [
      ("2021-01-21 09:30:00 -0500", "2021-01-21T14:30:00.000Z"),
      ("2021-01-21 09:30 +01:00", "2021-01-21T08:30:00.000Z"),
      ("2021-01-21 09:30:00 UTC", "2021-01-21T09:30:00.000Z"),
    ])
  func offsets(_ text: String, _ moment: String) {
    #expect(SourceDate.instant(text)?.description == moment)
  }

  @Test(
    "ten digits are seconds since 1970, thirteen milliseconds",
    arguments: [
      ("1663597223", "2022-09-19T14:20:23.000Z"), ("1663597223045", "2022-09-19T14:20:23.045Z"),
    ])
  func sinceEpoch(_ text: String, _ moment: String) {
    #expect(SourceDate.instant(text)?.description == moment)
  }

  static let none = [
    "166359722", "0663597223", "16635972230", "1663597223.5", "-1663597223",
    "2021-01-21 09:30:00 EST", "2021-01-21 09:30:00 -05",
    "03/04/2021", "3.4.2021", "", "soon", "31 February 2021", "2021", "May 2021", "0/0/2021",
    "January March 3 2021", "32 May 2021", "1 jui 2021", "2021-13-01", "12 2021 2022 May",
    String(repeating: "1 May 2021 ", count: 10_000), "may may 2021", "21 Marchember 2021",
  ]

  @Test("what may be two days or none is no date", arguments: none)
  func ambiguous(_ text: String) {
    #expect(SourceDate.instant(text) == nil)
    #expect(SourceDate.remark(text).utf8.count < 400)
  }
}
