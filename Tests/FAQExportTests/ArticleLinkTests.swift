import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQExport

@Suite("Links of texts to other articles") struct ArticleLinkTests {
  /// A link by the slug, by an earlier one, to what is withdrawn, and links that name no article here.
  private static let body = """
    [a](/article-2) [b](/article-2/#part) [c](/old-article-2) [d](/gone) [e](/contact)
    [f](//article-2) [g](/article-2/x) [h](article-2) ![i](/article-2) [j](/Article-2)
    """

  private static let site = TrickySite.snapshot(
    [
      TrickySite.entry(1, slug: "article-1", title: "A?", body: body),
      TrickySite.entry(2, slug: "article-2", title: "B?", body: "C."),
    ], withdrawn: [TrickySite.tombstone(3, slug: "gone", replacement: nil)])

  private static func addresses(_ files: [ExportedFile], _ name: String) throws -> [Substring] {
    let file = try #require(files.first { $0.path.contains(name) })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let answer = text.components(separatedBy: "<div class=\"answer\">").last ?? text
    return answer.matches(of: #/(?:href|src)=\\?"([^"\\]*)\\?"(?: alt=\\?"i\\?"| />|>[a-j]<)/#).map(
      \.1)
  }

  /// What names no article leads where it is written to.
  private static let rest: [Substring] = [
    "/contact", "//article-2", "/article-2/x", "article-2", "/article-2", "/Article-2",
  ]

  @Test("on a static site they lead to the pages, and to those of what is withdrawn")
  func html() throws {
    let files = try HTMLSite.files(Self.site)
    let found = try Self.addresses(files, "questions/article-1.html")
    #expect(
      found.filter { !$0.hasPrefix("../") }
        == ["article-2.html", "article-2.html#part", "article-2.html", "gone.html"] + Self.rest)
  }

  @Test("with an address they are absolute where a page is read elsewhere")
  func absolute() throws {
    let address = try #require(SiteAddress("https://faq.example/a", page: "{slug}/"))
    let expected: [Substring] = [
      "https://faq.example/a/article-2/", "https://faq.example/a/article-2/#part",
      "https://faq.example/a/article-2/", "https://faq.example/a/gone/",
    ]
    var data: [UInt8] = []
    try JSONLDExport.write(Self.site, address: address) { data += $0 }
    let files =
      try WebFeed.files(SiteOutline(Self.site), address: address) + [
        ExportedFile(path: "a.jsonld", text: String(decoding: data, as: UTF8.self))
      ]
    #expect(try Self.addresses(files, ".jsonld").starts(with: expected))
    #expect(try Self.addresses(files, ".json").contains(expected[1]))
  }

  @Test("as JSON they stay as they are written")
  func written() throws {
    let json = String(decoding: try JSONExport.bytes(Self.site), as: UTF8.self)
    #expect(
      try Self.addresses([ExportedFile(path: "a", text: json)], "a")
        == ["/article-2", "/article-2/#part", "/old-article-2", "/gone"] + Self.rest)
  }

  @Test("generators lead to the page that they make", arguments: SiteBuilder.installed)
  func built(_ builder: SiteBuilder) throws {
    let (site, result) = try builder.build(try MarkdownExport.files(Self.site, for: builder.target))
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    let html = try site.read(builder.page(named: "article-1"))
    let links = html.matches(of: #/href="?([^" >]*)"?>[a-d]</#).map { String($0.1) }
    let base = URL(string: "https://faq.example/" + Self.path(builder, "article-1"))
    let targets = links.map { URL(string: $0, relativeTo: base)?.absoluteURL.standardized }
    #expect(
      targets.map { $0?.path.split(separator: "/").last.map(String.init) }
        == ["article-2", "article-2", "article-2", "gone"].map {
          Self.path(builder, $0).split(separator: "/").last.map(String.init)
        }, "\(links)")
    #expect(targets.allSatisfy { $0?.path.split(separator: "/").count == 1 }, "\(links)")
    #expect(targets.map { $0?.fragment } == [nil, "part", nil, nil])
  }

  /// The path of a page on its site.
  private static func path(_ builder: SiteBuilder, _ slug: String) -> String {
    builder.page(named: slug).split(separator: "/").dropFirst().filter { $0 != "index.html" }
      .joined(separator: "/") + (builder == .pelican ? "" : "/")
  }
}
