import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQCommands

@Suite("Times without a zone")
struct LocalTimeTests {
  let runner: CommandRunner

  init() throws { runner = try CommandRunner() }

  private func time(_ text: String, in zone: String?) throws -> String {
    let session = Session(
      environment: zone.map { ["TZ": $0] } ?? [:], workingFolder: "/",
      account: { Account(name: "pia", fullName: "") }, clock: Instant.now, makeUUID: { "" },
      output: Silence(), readInput: { _ in [] }, ask: nil)
    return try Arguments.time(text, in: session)?.forPeople ?? ""
  }

  private struct Silence: Output {
    let isTerminal = false
    func write(_ bytes: [UInt8]) {}
    func error(_ line: String) {}
  }

  @Test(
    "TZ may be a name, a name after a colon, a file, or a POSIX zone without summer time",
    arguments: [
      ("UTC", "09:00"), ("", "09:00"), (":", "09:00"), ("Europe/Berlin", "07:00"),
      (":America/New_York", "13:00"), ("<+03>-3", "06:00"), ("EST5", "14:00"), ("GMT+3", "12:00"),
      ("UTC-3", "06:00"), ("<-0330>+3:30", "12:30"), ("EST5EDT", "13:00"),
    ])
  func zones(_ zone: String, _ hour: String) throws {
    #expect(try time("2026-07-01 09:00", in: zone) == "2026-07-01 \(hour) UTC")
  }

  @Test("TZ may be the path of a zone's file, or a link to it")
  func files() throws {
    let file = "/usr/share/zoneinfo/America/New_York"
    guard FileManager.default.fileExists(atPath: file) else { return }
    let link = runner.folder.path + "/localtime"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    for path in [file, ":" + file, ":" + link] {
      #expect(try time("2026-07-01 09:00", in: path) == "2026-07-01 13:00 UTC")
    }
  }

  @Test(
    "a zone that is not known is refused where it matters, and only there",
    arguments: ["Foo/Bar", "XYZ", "CET-1CEST,M3.5.0,M10.5.0/3", "/nowhere"])
  func unknownZones(_ zone: String) throws {
    #expect(throws: Refusal.unknownTimeZone(zone)) { try time("2026-07-01 09:00", in: zone) }
    #expect(throws: Refusal.unknownTimeZone(zone)) { try time("2026-07-01", in: zone) }
    #expect(throws: Refusal.invalidTime("yesterday")) { try time("yesterday", in: zone) }
    for text in ["2026-07-01T09:00:00Z", "2026-07-01 11:00+02:00"] {
      #expect(try time(text, in: zone) == "2026-07-01 09:00 UTC")
    }
    #expect(try !time("now", in: zone).isEmpty)
  }

  @Test("a time that the clocks skip is refused for that, and an hour later there is one")
  func skipped() throws {
    let zone = "America/New_York"
    #expect(throws: Refusal.skippedTime("2027-03-14 02:30", zone: zone)) {
      try time("2027-03-14 02:30", in: zone)
    }
    #expect(try time("2027-03-14 03:30", in: zone) == "2027-03-14 07:30 UTC")
    let sentence = Refusal.skippedTime("2027-03-14 02:30", zone: zone).description
    #expect(sentence.contains("the clocks skip it"))
  }

  @Test("a time that the clocks show twice is refused, with both moments")
  func repeated() throws {
    let zone = "Europe/Berlin"
    for text in ["2027-10-31 02:00", "2027-10-31 02:30", "2027-10-31 02:59:59"] {
      #expect { try time(text, in: zone) } throws: { error in
        guard
          case Refusal.repeatedTime(text, zone: zone, let first, let second)? = error as? Refusal
        else { return false }
        return second.milliseconds - first.milliseconds == 3_600_000
      }
    }
    #expect(try time("2027-10-31 01:59", in: zone) == "2027-10-30 23:59 UTC")
    #expect(try time("2027-10-31 03:00", in: zone) == "2027-10-31 02:00 UTC")
    #expect(try time("2027-10-31 02:30+01:00", in: zone) == "2027-10-31 01:30 UTC")
    #expect(try time("2027-10-31", in: zone) == "2027-10-30 22:00 UTC")
  }

  @Test("a day whose clocks are put forward at midnight begins an hour later")
  func days() throws {
    #expect(try time("2026-04-24", in: "Africa/Cairo") == "2026-04-23 22:00 UTC")
    #expect(throws: Refusal.invalidTime("2026-02-30")) { try time("2026-02-30", in: "UTC") }
  }
}
