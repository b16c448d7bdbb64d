import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQExport

@Suite struct SiteMapTests {
  private let address = SiteAddress("https://faq.example/care", page: HTMLSite.page)!
  private static let reader = """
    import json, sys, xml.etree.ElementTree as tree
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = tree.fromstring(sys.stdin.buffer.read())
    rows = [[child.tag.replace(space, "")] + [part.text for part in child] for child in root]
    json.dump([[root.tag.replace(space, "")]] + rows, sys.stdout)
    """

  /// The name of the root, then each element with its parts, as Python's XML parser finds them.
  private func rows(_ file: ExportedFile) throws -> [[String]] {
    #expect(try Self.isWellFormed(file.text), "\(file.path)")
    let result = try Program.run(["/usr/bin/python3", "-c", Self.reader], input: file.text)
    return try JSONDecoder().decode([[String]].self, from: Data(result.output.utf8))
  }

  private static func isWellFormed(_ text: String) throws -> Bool {
    let result = try Program.run(["xmllint", "--noout", "-"], input: text)
    return result.code == 0 && result.errors.isEmpty
  }

  private func site(_ count: Int) -> SiteSnapshot {
    TrickySite.snapshot(
      (0..<count).map {
        TrickySite.entry(Int64($0 + 1), slug: "article-\($0 + 1)", title: "A?", body: "Yes.")
      })
  }

  @Test("the map is the recorded one, to the byte, and the same each time")
  func golden() throws {
    let files = try SiteMap.files(SiteOutline(SampleSite.snapshot()), address: address)
    #expect(files.map(\.path) == ["sitemap.xml"])
    for file in files { try Golden.expect("web/" + file.path, file.bytes) }
    #expect(try SiteMap.files(SiteOutline(SampleSite.snapshot()), address: address) == files)
  }

  @Test("each public page is listed in reading order with the time when its text became public")
  func pages() throws {
    let files = try SiteMap.files(SiteOutline(SampleSite.snapshot()), address: address)
    let pages = "https://faq.example/care/questions/"
    let time = "2026-01-22T09:00:00.000Z"
    #expect(
      try rows(files[0]) == [
        ["urlset"], ["url", pages + "sample.html", time],
        ["url", pages + "second-sample.html", time], ["url", pages + "beispiel.html", time],
        ["url", pages + "index.html", time],
      ])
  }

  @Test("a site without pages has no map, as a map must list one")
  func empty() throws {
    #expect(try SiteMap.files(SiteOutline(TrickySite.snapshot([])), address: address) == [])
  }

  @Test(
    "more pages than a file may list are in several files with an index",
    arguments: [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
  func split(pages: Int, maps: Int) throws {
    let files = try SiteMap.files(
      SiteOutline(site(pages)), address: address, limit: .init(addresses: 2, bytes: 100_000))
    let lists = maps == 1 ? files : Array(files.dropFirst())
    #expect(lists.count == maps)
    let found = try lists.flatMap { try rows($0).dropFirst().map { $0[1] } }
    #expect(
      found == (1...pages).map { "https://faq.example/care/questions/article-\($0).html" })
    if maps > 1 {
      let index = (1...maps).map { ["sitemap", "https://faq.example/care/sitemap-\($0).xml"] }
      #expect(try rows(files[0]) == [["sitemapindex"]] + index)
    }
  }

  @Test("no file is larger than the limit, and one more byte is enough for one more page")
  func bytes() throws {
    let whole = try SiteMap.files(SiteOutline(site(9)), address: address)[0].bytes.count
    let fitting = SiteMap.Limit(addresses: 100, bytes: whole)
    #expect(try SiteMap.files(SiteOutline(site(9)), address: address, limit: fitting).count == 1)
    let tight = SiteMap.Limit(addresses: 100, bytes: whole - 1)
    let files = try SiteMap.files(SiteOutline(site(9)), address: address, limit: tight)
    #expect(files.count == 3)
    #expect(files.allSatisfy { $0.bytes.count < whole })
  }

  @Test("50,000 pages are one file, and one more makes an index of two")
  func most() throws {
    #expect(try SiteMap.files(SiteOutline(site(50_000)), address: address).count == 1)
    #expect(
      try SiteMap.files(SiteOutline(site(50_001)), address: address).map(\.path)
        == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])
  }

  @Test("an ampersand is escaped for XML, and xmllint finds one that is not")
  func escaping() throws {
    #expect("<&\">'\r\u{1}\u{ffff}".xmlEscaped == "&lt;&amp;&quot;&gt;'&#13;\u{FFFD}\u{FFFD}")
    let text = try SiteMap.files(SiteOutline(SampleSite.snapshot()), address: address)[0].text
    #expect(!(try Self.isWellFormed(text.replacing("sample.html", with: "a&b"))))
  }

  @Test("no words of a text reach the map")
  func hostile() throws {
    let files = try SiteMap.files(SiteOutline(SampleSite.snapshot()), address: address)
    for text in Injection.markup + Injection.addresses {
      let outline = try SiteOutline(SampleSite.snapshot { $0 + text })
      #expect(SiteMap.files(outline, address: address) == files)
    }
  }
}
