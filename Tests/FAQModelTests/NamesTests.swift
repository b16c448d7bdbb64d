import FAQModel
import Foundation
import Testing

@Suite("Names, addresses and times")
struct NamesTests {
  @Test(
    "a slug is made from a title",
    arguments: [
      ("Is CAR T-cell therapy a last resort?", "is-car-t-cell-therapy-a-last-resort"),
      ("What's new?", "whats-new"), ("Ärztliche Straße", "arztliche-strasse"),
      ("Привет, мир", "privet-mir"), ("東京", "dong-jing"), ("2026", "question-2026"),
      ("../../etc/passwd", "etc-passwd"), ("CAR‑T “cells”", "car-t-cells"),
      ("Zell\u{ad}therapie?", "zelltherapie"),
    ])
  func slugs(_ title: String, _ slug: String) { #expect(Slug(title: title)?.text == slug) }

  @Test("a title with nothing to keep makes no slug, a long one a short slug")
  func edgeSlugs() {
    #expect(Slug(title: "???") == nil)
    let long = Slug(title: String(repeating: "word ", count: 60))
    #expect((long?.text.utf8.count ?? 99) <= 80)
    #expect(Slug(title: String(repeating: "x", count: 200))?.text.utf8.count == 80)
  }

  @Test(
    "what is no slug is refused",
    arguments: [
      "", "A", "a b", "-a", "a-", "a--b", "ä", "12", "a/b", "..", "a\n", "a\u{202e}",
      String(repeating: "a", count: 81),
    ])
  func badSlugs(_ text: String) { #expect(Slug(text) == nil) }

  @Test(
    "handles",
    arguments: [
      ("anna", true), ("_x", true), ("a.b-c_9", true), ("Anna", false),
      ("", false), ("9a", false), ("a b", false), ("é", false),
    ])
  func handles(_ text: String, _ isOne: Bool) { #expect((Handle(text) != nil) == isOne) }

  @Test(
    "language tags",
    arguments: [
      ("en", "en"), ("EN-us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("gsw", "gsw"), ("xx", nil),
      ("prs", "prs"), ("PES-ir", "pes-IR"), ("skr-pk", "skr-PK"), ("azb", "azb"), ("apc", "apc"),
      ("pnb", "pnb"),
      ("zzz", nil), ("12", nil), ("a1", nil), ("é", nil), ("", nil), ("en-QQ", nil), ("en-", nil),
      ("english", nil), ("en-US-x", nil), ("en_US", nil),
    ] as [(String, String?)])
  func languageTags(_ text: String, _ tag: String?) { #expect(LanguageTag(text)?.text == tag) }

  @Test(
    "addresses",
    arguments: [
      ("12", "12"), ("12@3", "12@3"), ("12@live", "12@live"), ("12@review", "12@review"),
      ("a-slug@2", "a-slug@2"), ("12@9F3A", "12@9f3a"), ("12@0034", "12@0034"), ("12@034", "12@34"),
      ("0", nil), ("-1", nil), ("12@", nil),
      ("12@0", nil), ("12@xyz", nil), ("99999999999999999999", nil), ("a b", nil), ("", nil),
      ("12@3@4", nil), ("../x", nil),
    ] as [(String, String?)])
  func addresses(_ text: String, _ address: String?) {
    #expect(ArticleAddress(text)?.description == address)
  }

  static let now = Instant(milliseconds: 1_767_603_600_000)
  static let berlin = TimeZone(identifier: "Europe/Berlin")!

  @Test(
    "times as people write them",
    arguments: [
      ("now", "2026-01-05T09:00:00.000Z"), ("2026-12-01", "2026-11-30T23:00:00.000Z"),
      ("2026-12-01 09:00", "2026-12-01T08:00:00.000Z"),
      ("2026-07-01T09:00", "2026-07-01T07:00:00.000Z"),
      ("2026-12-01T09:00:30.25+05:30", "2026-12-01T03:30:30.250Z"),
      ("2026-12-01T09:00Z", "2026-12-01T09:00:00.000Z"), ("2028-02-29", "2028-02-28T23:00:00.000Z"),
      ("2026-02-30", nil), ("2026-13-01", nil), ("2026-12-01 25:00", nil), ("tomorrow", nil),
      ("2026-03-29 02:30", nil), ("", nil), ("1969-01-01", nil), ("2026-12-01T09:00+99:00", nil),
    ] as [(String, String?)])
  func times(_ text: String, _ time: String?) {
    let parsed = Instant(parsing: text, now: Self.now, timeZone: Self.berlin)
    #expect(parsed?.description == time)
  }

  @Test("stored times keep their milliseconds and their order")
  func storedTimes() throws {
    for milliseconds in [0, 1, 999, 1_767_603_600_123, 253_402_300_799_999] as [Int64] {
      let instant = Instant(milliseconds: milliseconds)
      #expect(Instant(stored: instant.description) == instant)
    }
    for bad in [
      "2026-01-05T09:00:00Z", "2026-02-30T00:00:00.000Z", "x", "2026-01-05 09:00:00.000Z",
    ] {
      #expect(Instant(stored: bad) == nil)
    }
  }

  @Test("months are added as SQLite adds them")
  func months() {
    let leapDay = Instant(stored: "2024-02-29T10:00:00.500Z")
    #expect(leapDay?.adding(months: 12).description == "2025-03-01T10:00:00.500Z")
    let january = Instant(stored: "2026-01-31T00:00:00.000Z")
    #expect(january?.adding(months: 1).description == "2026-03-03T00:00:00.000Z")
  }

  @Test("text for the terminal shows what a terminal would act on")
  func visible() {
    #expect(
      "a\u{1b}[31m\u{202e}b\u{9b}\u{feff}".visible == "a\\u{1b}[31m\\u{202e}b\\u{9b}\\u{feff}")
    #expect("a\n\tb\r".visible == "a\n\tb\\u{d}")
    #expect("a\nb".visibleOnOneLine == "a\\nb")
  }

  @Test(
    "a number of bytes is written in a unit that fits it, however large it is",
    arguments: [
      (1_023, "1023 bytes"), (1_024, "1.0 KiB"), (1_650, "1.6 KiB"), (5 << 20, "5.0 MiB"),
      (.max, "8589934591.9 GiB"),
    ] as [(Int64, String)])
  func byteCount(bytes: Int64, text: String) {
    #expect(ByteCount(bytes).description == text)
  }
}
