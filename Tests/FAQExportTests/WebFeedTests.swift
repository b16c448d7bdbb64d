import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQExport

@Suite struct WebFeedTests {
  private let address = SiteAddress("https://faq.example/care", page: HTMLSite.page)!

  private func files(_ snapshot: SiteSnapshot = SampleSite.snapshot()) throws -> [ExportedFile] {
    try WebFeed.files(SiteOutline(snapshot), address: address)
  }

  private func entries(_ snapshot: SiteSnapshot = SampleSite.snapshot()) throws
    -> [FeedReading.Entry]
  {
    let reading = try FeedReading.of(files(snapshot))
    #expect(reading.problems == [])
    return try #require(reading.feed).entries
  }

  @Test("the feeds are the recorded ones, to the byte, and the same each time")
  func golden() throws {
    for file in try files() { try Golden.expect("web/" + file.path, file.bytes) }
    #expect(try files() == files())
  }

  @Test("the feed names itself, the site, its language and the time of the newest change")
  func whole() throws {
    let reading = try FeedReading.of(files())
    #expect(reading.problems == [])
    let whole = try #require(reading.feed).whole
    #expect(
      whole
        == .init(
          id: "urn:uuid:00000000-0000-4000-8000-000000000001", title: "Sample FAQ",
          updated: "2026-02-10T09:00:00.000Z", language: "en",
          link: "https://faq.example/care/feed.xml", home: "https://faq.example/care/"))
  }

  @Test("the newest change comes first, and of two at the same time the higher number")
  func order() throws {
    #expect(try entries().map { String($0.id.suffix(1)) } == ["8", "7", "2", "4", "3", "1"])
  }

  @Test("an article has its question, short answer, times, page and each of its reviewers once")
  func article() throws {
    let entry = try #require(try entries().last)
    #expect(entry.title == "What is a sample?")
    #expect(entry.link == "https://faq.example/care/questions/sample.html")
    #expect(entry.summary == "It is a text that\nis plainly made up.")
    #expect(entry.published == "2026-01-12T09:00:00.000Z")
    #expect(entry.updated == "2026-01-22T09:00:00.000Z")
    #expect(entry.authors == ["Anna Sample", "Ben Sample"])
    #expect(entry.content.contains("<strong>CAR T-cells</strong> and Ménière."))
    #expect(!entry.content.contains("class=\"notice\""))
  }

  @Test("a character that turns words around is visible in reasons and summaries of old")
  func turned() throws {
    let turned = "Take \u{202E}gm 05\u{202C}."
    let sample = SampleSite.snapshot()
    let old = try #require(sample.withdrawn.first)
    let entry = TrickySite.entry(1, slug: "a", title: "A?", body: "B.", summary: turned)
    let site = SiteSnapshot(
      site: sample.site, categories: sample.categories, entries: [entry],
      withdrawn: [
        SiteSnapshot.Tombstone(
          article: old.article, title: old.title, locale: old.locale, withdrawn: old.withdrawn,
          reason: turned, replacement: nil)
      ])
    for file in try files(site) {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("\u{202E}") && !text.contains("\\u202e"), "\(file.path)")
      #expect(text.ranges(of: "u{202e}").count > 2, "\(file.path)")
    }
  }

  @Test("an answer whose review has lapsed says so before the answer")
  func lapsed() throws {
    let entry = try #require(try entries().first { $0.id.hasSuffix("2") })
    let content = entry.content
    #expect(entry.updated == "2026-01-31T09:00:00.000Z", "so that readers see it anew")
    #expect(content.hasPrefix("<p class=\"notice\" role=\"note\">This answer has been due"))
    #expect(content.contains("2026-01-31") && content.hasSuffix("</p>\n<p>Yes.</p>\n"))
  }

  @Test("what was withdrawn is told with the day, the reason and what to read instead")
  func withdrawn() throws {
    let entry = try entries()[1]
    #expect(entry.id == "urn:uuid:00000000-0000-4000-8000-000000000007")
    #expect(entry.title == "Withdrawn: Is this an old sample?")
    #expect(entry.summary == "This answer was withdrawn on 2026-02-10. It is old.")
    #expect(entry.content.contains("on 2026-02-10.</strong></p>\n<p>It is old.</p>\n"))
    #expect(
      entry.content.contains("<a href=\"https://faq.example/care/questions/sample.html\">What is"))
    #expect(entry.authors == [] && entry.published == nil)
    #expect(!(try entries()[0]).content.contains("<a "))
  }

  @Test("the site's own words are those of its language, and each entry names that of its text")
  func languages() throws {
    let entries = try entries(SampleSite.snapshot(locale: SampleSite.german))
    #expect(entries.map(\.language) == ["en", "en", "en", "ar", "de", "en"])
    #expect(entries[0].title == "Zurückgezogen: Is this an old sample?")
    #expect(entries[0].content.hasPrefix("<p lang=\"de\"><strong>Diese Antwort wurde am"))
  }

  @Test("a site with nothing in it has a whole feed, of the time zero")
  func empty() throws {
    let reading = try FeedReading.of(files(TrickySite.snapshot([])))
    #expect(reading.problems == [])
    #expect(reading.feed?.whole.updated == "1970-01-01T00:00:00.000Z")
    #expect(reading.feed?.entries == [])
  }

  @Test("a feed tells of at most 100 changes, withdrawals among them")
  func most() throws {
    let articles = (1...120).map {
      TrickySite.entry(Int64($0), slug: "article-\($0)", title: "A \($0)?", body: "Yes.")
    }
    let snapshot = TrickySite.snapshot(
      articles, withdrawn: [TrickySite.tombstone(121, slug: "gone", replacement: nil)])
    let titles = try entries(snapshot).map(\.title)
    #expect(titles.count == 100 && titles[0].hasPrefix("Withdrawn: "))
    #expect(titles[1] == "A 120?" && titles.last == "A 22?")
  }

  @Test("hostile words in any field are words in the feed; what XML forbids is U+FFFD")
  func hostile() throws {
    let texts =
      Injection.markup + Injection.addresses
      + ["a\r\nb\rc", "]]>", "\u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}", "\u{7f}\u{85}\u{2028}😀"]
    let sites = try texts.map { text in try files(SampleSite.snapshot { $0 + text }) }
    let readings = try FeedReading.of(sites: sites)
    #expect(readings.count == texts.count)
    for (text, reading) in zip(texts, readings) {
      #expect(reading.problems == [], "\(text.debugDescription)")
      let feed = try #require(reading.feed)
      let words = Self.allowed(text)
      #expect(feed.whole.title == "Sample FAQ" + words)
      let entry = try #require(feed.entries.last)
      #expect(entry.title == "What is a sample?" + words.replacing("\n", with: " "))
      #expect(entry.summary == "It is a text that\nis plainly made up." + words)
      #expect(entry.authors == ["Anna Sample" + words, "Ben Sample" + words])
      #expect(feed.entries[1].title == "Withdrawn: Is this an old sample?" + words)
      #expect(feed.entries[1].summary?.hasSuffix("It is old." + words) == true)
      #expect(feed.entries.allSatisfy { !$0.content.contains("<script") })
    }
    #expect(try FeedReading.of(files(TrickySite.hostile)).problems == [])
    #expect(try FeedReading.of(files(TrickySite.random(200))).problems == [])
  }

  private static func allowed(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { words, scalar in
      let isForbidden =
        scalar.value < 32 && !"\t\n\r".unicodeScalars.contains(scalar)
        || [0xfffe, 0xffff].contains(scalar.value)
      words.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
    }
  }

  @Test(
    "the checks of these tests find what is not allowed",
    arguments: [
      ("feed.xml", "<id>urn:uuid:", "<id>"), ("feed.xml", "What is a", "What is & a"),
      ("feed.xml", "What is a", "What is another"), ("feed.xml", "T09:00:00.000Z", " 09:00"),
      ("feed.xml", "<title>Sample FAQ</title>", ""), ("feed.xml", "rel=\"self\"", ""),
      ("feed.xml", "What is a", "What is \u{1} a"), ("feed.xml", "type=\"html\"", "type=\"text\""),
      ("feed.json", "\"version\"", "\"versions\""), ("feed.json", "\"id\"", "\"ids\""),
      ("feed.json", "Anna Sample", "Hanna Sample"), ("feed.json", "\"items\"", "\"entries\""),
    ])
  func checkerFinds(path: String, good: String, bad: String) throws {
    let broken = try files().map { file in
      file.path == path
        ? ExportedFile(path: path, text: file.text.replacing(good, with: bad)) : file
    }
    #expect(try broken != files())
    #expect(try FeedReading.of(broken).problems != [])
  }
}
