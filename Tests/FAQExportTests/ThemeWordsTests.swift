import FAQExport
import FAQHTML
import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// Real generators and themes print titles, short answers, tags and descriptions of pictures that
/// are made to be taken for markup.
@Suite("Words in themes")
struct ThemeWordsTests {
  static let titles = [
    #"Dose "><img src=x onerror=alert(1)>?"#,
    #"What does "NPO" mean?"#,
    #"a "b" ' onerror='alert(2)"#,
    "5 mg < 10 mg > 1 mg & 2 &amp;amp; &copy; &lt;b&gt; &#60; &ltx Q&A",
    "</title><script>alert(1)</script>",
    "<!-- x --> y --> <!-- <?php ?> </a>",
    #"x" onclick=alert(1) y='"#,
    #"x" style = "position:fixed" href="javascript:alert(1)" hidden now"#,
    #"x" / onclick/onfocus=alert(1)/autofocus/"#,
    "x' onclick='alert(1)' onmouseover=alert(2) a",
    #"Is a "silent" or hidden stroke > 5?"#,
    #"0,url=//example.org" http-equiv="refresh"#,
    #"<"'><'">="#,
    "\"", "&", "<",
    #"&quot onclick=alert(1) &#34;&#x3c;img src=x&#62;"#,
  ]

  static let tags = [
    "<img src=x onerror=alert(4)>", #"a "b" onclick=alert(5)"#, "5 mg < 10 mg & more; less",
    #"0,url=//example.org" http-equiv="refresh"#,
  ]

  /// Descriptions of pictures that a generator which writes attributes anew could cut off.
  static let descriptions = [
    #"The "5 mg" tablet isn't scored"#, #"a "b" ' onerror='alert(2)"#, #"a "b""#, "isn't",
    "a src='{filename}article-2.html' b", "a src='|filename|article-2.html' b |",
  ]

  static let link = #"[a](https://example.org/ "It's \"so\" src='{filename}article-2.html'")"#

  static let pictures =
    descriptions.map { "![\($0)](https://example.org/x.png)\n" }.joined() + link

  private func site(_ titles: [String], tags: [String]) -> SiteSnapshot {
    TrickySite.snapshot(
      titles.enumerated().map { index, title in
        TrickySite.entry(
          Int64(index + 1), slug: "article-\(index + 1)", title: title, body: Self.pictures,
          summary: title, tags: tags)
      })
  }

  /// What stands on all pages of the site that is built, lists of the generator's among them.
  private func markup(
    of snapshot: SiteSnapshot, _ builder: SiteBuilder
  ) throws -> (markup: MarkupReading, pages: [PageReading.Page]) {
    let (site, result) = try builder.build(try MarkdownExport.files(snapshot, for: builder.target))
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    let articles = snapshot.entries.map { site.path + "/" + builder.page($0.article.slug) }
    let folder = site.path + "/" + String(builder.page(named: "").prefix { $0 != "/" })
    let others = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".html") }.map { folder + "/" + $0 }
      .filter { !articles.contains($0) }
    let markup = try MarkupReading.read(
      pages: articles + others, fragments: [MarkdownHTML.fragment(of: Self.pictures)])
    return (markup, try PageReading.read(pages: articles).pages)
  }

  /// The words that are printed: where they are HTML, a `>` past a quote is a wide one.
  private func shown(_ title: String, _ builder: SiteBuilder) -> String {
    guard builder == .mkdocs || builder == .pelican, let quote = title.firstIndex(of: "\"") else {
      return title
    }
    return String(title[..<quote]) + String(title[quote...]).replacing(">", with: "＞")
  }

  private func shown(tag: String, _ builder: SiteBuilder) -> String {
    guard builder == .pelican else { return tag }
    let wide = [("<", "＜"), (">", "＞"), ("&", "＆"), (";", "；"), ("\"", "＂")]
    return wide.reduce(tag) { $0.replacing($1.0, with: $1.1) }
  }

  @Test("no title, short answer or tag is markup in a theme", arguments: SiteBuilder.installed)
  func inert(_ builder: SiteBuilder) throws {
    let tame = try markup(
      of: site(Self.titles.map { _ in "Is this a sample?" }, tags: ["sample"]), builder)
    let hostile = try markup(of: site(Self.titles, tags: Self.tags), builder)
    #expect(hostile.markup.elements.subtracting(tame.markup.elements) == [])
    #expect(hostile.markup.acting.subtracting(tame.markup.acting) == [])
  }

  @Test("all their words are on the page", arguments: SiteBuilder.installed)
  func words(_ builder: SiteBuilder) throws {
    let pages = try markup(of: site(Self.titles, tags: Self.tags), builder).pages
    #expect(pages.count == Self.titles.count)
    for (page, title) in zip(pages, Self.titles) {
      let words = shown(title, builder)
      #expect(page.title.withoutJoiners.contains(words), "\(page.title)")
      #expect(page.all.withoutJoiners.contains(words), "\(page.all)")
      for tag in Self.tags {
        #expect(page.all.withoutJoiners.contains(shown(tag: tag, builder)), "\(page.all)")
      }
    }
  }

  @Test("pictures and links keep their descriptions", arguments: SiteBuilder.installed)
  func kept(_ builder: SiteBuilder) throws {
    let markup = try markup(of: site(["A?", "B?"], tags: []), builder).markup
    let signed = try #require(markup.fragments.first)
    #expect(signed.count == Self.descriptions.count + 1)
    #expect(markup.pages.prefix(2).allSatisfy { $0 == signed }, "\(markup.pages)")
  }
}

/// The markup of pages, as html5lib reads them.
struct MarkupReading: Decodable {
  /// The names of all elements.
  let elements: Set<String>
  /// Attributes that do something: `img onerror=alert(1)`.
  let acting: Set<String>
  /// Element, `alt` and `title` of whatever has one of them in the answer of each page.
  let pages: [[[String]]]
  let fragments: [[[String]]]

  static func read(pages: [String], fragments: [String]) throws -> MarkupReading {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Checker/read-markup.py").path
    let input = try JSONEncoder().encode(["pages": pages, "fragments": fragments])
    let result = try Program.run(
      ["/usr/bin/python3", script], input: String(decoding: input, as: UTF8.self))
    return try JSONDecoder().decode(MarkupReading.self, from: Data(result.output.utf8))
  }
}
