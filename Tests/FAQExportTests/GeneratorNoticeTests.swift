import FAQEditorial
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQExport

@Suite("Notices on the pages of generators")
struct GeneratorNoticeTests {
  private func site(
    _ locale: String, _ entries: [SiteSnapshot.Entry] = [], _ gone: [SiteSnapshot.Tombstone] = []
  ) -> SiteSnapshot {
    SiteSnapshot(
      site: Site(uuid: "0d5c", title: "Sample", locale: LanguageTag(stored: locale)),
      categories: [], entries: entries, withdrawn: gone)
  }

  private func tombstone(reason: String, replacement: String?) -> SiteSnapshot.Tombstone {
    let sample = TrickySite.tombstone(3, slug: "gone", replacement: replacement)
    return SiteSnapshot.Tombstone(
      article: sample.article, title: sample.title, locale: LanguageTag(stored: "ar"),
      withdrawn: sample.withdrawn, reason: reason, replacement: sample.replacement)
  }

  private func text(_ site: SiteSnapshot, _ target: MarkdownTarget) throws -> String {
    try MarkdownExport.files(site, for: target).map { String(decoding: $0.bytes, as: UTF8.self) }
      .joined()
  }

  @Test(
    "an answer from right to left says so on any site, one in another language which that is",
    arguments: MarkdownTargetTests.generators)
  func direction(_ target: MarkdownTarget) throws {
    for (locale, attributes) in [
      ("ar", " lang=\"ar\" dir=\"rtl\""), ("fr", " lang=\"fr\""), ("de", ""),
    ] {
      let entry = TrickySite.entry(1, slug: "a", title: "A?", body: "B.", locale: locale)
      let page = try text(site("de", [entry]), target)
      #expect(page.contains("<div class=\"faqcms-answer\"\(attributes)>"), "\(locale)")
      #expect(page.contains("<h1\(attributes)>") == target.needsHeading)
    }
    let arabic = TrickySite.entry(1, slug: "a", title: "A?", body: "B.", locale: "ar")
    #expect(try text(site("ar", [arabic]), target).contains(" dir=\"rtl\">"))
  }

  @Test(
    "they are in the language of the site where there are words in it",
    arguments: MarkdownTargetTests.generators)
  func language(_ target: MarkdownTarget) throws {
    let entry = TrickySite.entry(
      1, slug: "article-1", title: "A?", body: "B.", lapsed: TrickySite.day("2020-04-05"))
    let page = try text(
      site("de", [entry], [tombstone(reason: "Es war alt.", replacement: nil)]), target)
    #expect(page.contains("Diese Antwort muss seit 2020-04-05 neu geprüft werden."))
    #expect(page.contains("Diese Antwort wurde am 2020-05-06 zurückgezogen.</strong></p>"))
    #expect(page.contains("<p lang=\"de\"><strong>Diese Antwort muss"))
  }

  @Test(
    "a character that turns words around is visible in reasons and summaries of old",
    arguments: MarkdownTargetTests.generators)
  func turned(_ target: MarkdownTarget) throws {
    let turned = "Take \u{202E}gm 05\u{202C}."
    let entry = TrickySite.entry(1, slug: "a", title: "A?", body: "B.", summary: turned)
    let page = try text(site("de", [entry], [tombstone(reason: turned, replacement: nil)]), target)
    #expect(!page.contains("\u{202E}"))
    #expect(page.contains(#/<p>Take \\u(\{|&#123;)202e/#))
    #expect(page.matches(of: #/u(\{|&(amp;)?#123;)202e/#).count > 1)
  }

  @Test("words of another language are marked with it and its direction")
  func marked() throws {
    let page = try text(site("ar", [], [tombstone(reason: "a", replacement: nil)]), .hugo)
    #expect(
      page.contains("<p lang=\"en\" dir=\"ltr\"><strong>This answer was withdrawn on 2020-05-06."))
  }

  @Test("a withheld answer is not called withdrawn")
  func withheld() throws {
    let gone = tombstone(reason: SiteSnapshot.Tombstone.withheld, replacement: nil)
    let page = try text(site("de", [], [gone]), .mkdocs)
    #expect(page.contains("Diese Antwort wird seit dem 2020-05-06 zurückgehalten."))
    #expect(page.contains(HTMLSiteWords.german.withheld) && !page.contains("zurückgezogen"))
    let html = try HTMLSite.files(site("de", [], [gone])).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    #expect(!html.joined().contains("zurückgezogen"))
  }

  @Test("an answer to read instead that is not in the export is left out")
  func replacement() throws {
    let page = try text(site("en", [], [tombstone(reason: "a", replacement: "elsewhere")]), .hugo)
    #expect(!page.contains("Read this instead") && !page.contains("<p>elsewhere"))
  }

  @Test("a preview says so, is a draft for Hugo and is in no site map")
  func preview() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.draft("Is this approved?")
    try newsroom.submit(id)
    try newsroom.approve(id)
    let snapshot = try newsroom.office(.pia).snapshot(.approved).snapshot
    for target in MarkdownTargetTests.generators {
      #expect(try text(snapshot, target).contains("This is a preview."))
    }
    #expect(try text(snapshot, .hugo).contains("\ndraft: true\n"))
    let address = try #require(SiteAddress("https://faq.example", page: HTMLSite.page))
    #expect(try SiteMap.files(SiteOutline(snapshot), address: address) == [])
  }

  @Test("a picture without a description has a bare alt for Pelican, which warns of an empty one")
  func decorative() throws {
    let entry = TrickySite.entry(1, slug: "a", title: "A?", body: "![](https://faq.example/b.png)")
    let page = try text(site("en", [entry]), .pelican)
    #expect(page.contains("src=\"https://faq.example/b.png\" alt />") && !page.contains("alt=\"\""))
  }

  @Test("words are searched without what nobody sees in them")
  func searchedWords() {
    let entry = TrickySite.entry(1, slug: "a", title: "A?", body: "Zell\u{ad}therapie, مـرحبا.")
    let line = HTMLSearchIndex.line(of: entry, shortAnswer: "", isFirst: true)
    #expect(line.contains("zelltherapie") && line.contains("مرحبا"))
  }

  @Test("the descriptions of pictures are searched as the words of the answer are")
  func searchedDescriptions() {
    let entry = TrickySite.entry(1, slug: "a", title: "A?", body: "![Infusion pump](/b.png)")
    #expect(
      HTMLSearchIndex.line(of: entry, shortAnswer: "", isFirst: true).contains("infusion pump"))
  }
}
