import FAQExport
import FAQHTML
import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// Real generators build real sites. One that is not installed is left out, with its name.
@Suite("Sites that generators build")
struct BuilderTests {
  /// Builds a site and compares each page with what was signed.
  private func expectWords(_ snapshot: SiteSnapshot, _ builder: SiteBuilder) throws {
    let (site, result) = try builder.build(
      try MarkdownExport.files(snapshot, for: builder.target))
    #expect(result.code == 0, "\(result.errors)")
    let complaints = (result.output + result.errors).split(separator: "\n").filter {
      $0.lowercased().contains("warn") || $0.lowercased().contains("error")
    }
    #expect(complaints.isEmpty)
    let reading = try PageReading.read(
      pages: snapshot.entries.map { site.path + "/" + builder.page($0.article.slug) },
      fragments: snapshot.entries.map { MarkdownHTML.fragment(of: $0.text.body) })
    #expect(reading.pages.count == snapshot.entries.count)
    for (index, entry) in snapshot.entries.enumerated() {
      let page = reading.pages[index]
      #expect(page.answer == reading.fragments[index], "\(entry.article.slug)")
      #expect(page.title.withoutJoiners.contains(entry.text.title.plain), "\(page.title)")
      #expect(page.all.withoutJoiners.contains(entry.text.title.plain))
    }
  }

  @Test(
    "every generator is here to be tried",
    // Those that are not installed are left out of all the other tests.
    .enabled(if: SiteBuilder.missing.isEmpty, "not installed: \(SiteBuilder.missing)"))
  func complete() { #expect(SiteBuilder.installed == SiteBuilder.allCases) }

  @Test("words in are words on the page, whatever they are", arguments: SiteBuilder.installed)
  func hostile(_ builder: SiteBuilder) throws { try expectWords(TrickySite.hostile, builder) }

  @Test("no chance mixture of what is special loses a word", arguments: SiteBuilder.installed)
  func random(_ builder: SiteBuilder) throws { try expectWords(TrickySite.random(300), builder) }

  @Test(
    "the samples of the docs are on their pages word for word", arguments: SiteBuilder.installed)
  func samples(_ builder: SiteBuilder) throws {
    try expectWords(try TrickySite.folder("docs/samples"), builder)
  }

  @Test(
    "hundreds of real answers are on their pages word for word",
    // The texts are outside the project, beside it on the machines where they are.
    .enabled(if: FileManager.default.fileExists(atPath: TrickySite.realTexts)),
    arguments: SiteBuilder.installed)
  func real(_ builder: SiteBuilder) throws {
    let snapshot = try TrickySite.folder(TrickySite.realTexts)
    #expect(snapshot.entries.count > 200)
    try expectWords(snapshot, builder)
  }

  @Test(
    "tags, shelf, dates and summary are on the page as they were put in",
    arguments: SiteBuilder.installed)
  func metadata(_ builder: SiteBuilder) throws {
    guard builder != .mkdocs else { return }  // Its own theme shows none of them.
    let (site, _) = try builder.build(
      try MarkdownExport.files(TrickySite.hostile, for: builder.target))
    let pages = try PageReading.read(pages: [site.path + "/" + builder.page(named: "article-1")])
      .pages
    let text = try #require(pages.first).all
    for tag in TrickySite.tags + ["Shelf & {{ more }}"] {
      let shown =
        builder == .pelican
        ? tag.replacing("<", with: "＜").replacing("&", with: "＆") : tag
      #expect(text.contains(shown), "\(text)")
    }
    #expect(text.contains("2020-02-03") || text.contains("03 February 2020"), "\(text)")
    guard builder != .pelican else { return }  // Its theme shows summaries in lists alone.
    #expect(
      text.contains("2020-02-01") && text.contains("Short: {{ dose }} <b>5 mg</b> & \"more\"."))
  }

  @Test("a lapsed review and a withdrawal are said on the page", arguments: SiteBuilder.installed)
  func notices(_ builder: SiteBuilder) throws {
    let (site, _) = try builder.build(
      try MarkdownExport.files(TrickySite.hostile, for: builder.target))
    let pages = try PageReading.read(
      pages: ["article-3", "gone", "lost"].map { site.path + "/" + builder.page(named: $0) }
    ).pages
    let withdrawn =
      "This answer was withdrawn on 2020-05-06. It said {{ dose }} <b>5 mg</b>."
    #expect(
      pages.map(\.notice) == [
        "This answer has been due for a new review since 2020-04-05. What is known may have changed "
          + "since it was last checked. Ask your doctor or care team before you rely on it.",
        withdrawn + " Read this instead: Is {{ dose }} a sample?", withdrawn,
      ])
    let html = try site.read(builder.page(named: "gone"))
    let link = builder == .pelican ? "article-1.html\"" : "\"../article-1/\""
    #expect(html.contains(link))
  }

  @Test(
    "an article with the name of a list of the generator's keeps a page",
    arguments: SiteBuilder.installed)
  func names(_ builder: SiteBuilder) throws {
    let names = ["index", "tags", "categories", "archives", "authors", "search", "article-7"]
    let snapshot = TrickySite.snapshot(
      names.enumerated().map { index, slug in
        TrickySite.entry(Int64(index + 1), slug: slug, title: "A?", body: "B \(slug).")
      })
    try expectWords(snapshot, builder)
  }

  @Test(
    "earlier addresses lead to the page where the generator does that itself",
    .enabled(if: SiteBuilder.hugo.program != nil, "hugo is not installed"))
  func aliases() throws {
    let (site, _) = try SiteBuilder.hugo.build(
      try MarkdownExport.files(TrickySite.hostile, for: .hugo))
    #expect(try site.read("public/old-article-1/index.html").contains("/article-1/\""))
  }

  @Test(
    "a Markdown file loses words in each generator, so that these tests would show it",
    arguments: SiteBuilder.installed)
  func control(_ builder: SiteBuilder) throws {
    let body = "Take {{ dose }} <!-- 5 mg --> now."
    let matter = "title: A\nslug: article-1\ndate: 2020-01-01\npermalink: /article-1/\n"
    let unguarded = ExportedFile(path: "article-1.md", text: "---\n\(matter)---\n\n\(body)\n")
    let guarded = try MarkdownExport.files(
      TrickySite.snapshot([TrickySite.entry(1, slug: "article-1", title: "A", body: body)]),
      for: builder.target)
    let words = try PageReading.read(fragments: [MarkdownHTML.fragment(of: body)]).fragments
    for (files, isWhole) in [([unguarded], false), (guarded, true)] {
      let (site, result) = try builder.build(files)
      #expect(result.code == 0, "\(result.output)\(result.errors)")
      let page = site.path + "/" + builder.page(named: "article-1")
      let text = try #require(try PageReading.read(pages: [page]).pages.first).all
      #expect(try text.contains(#require(words.first)) == isWhole, "\(text)")
    }
  }
}

extension String {
  /// The text with every run of white space as one space.
  fileprivate var plain: String { split { $0.isWhitespace }.joined(separator: " ") }
}
