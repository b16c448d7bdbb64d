import FAQExport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Lists of tags and shelves that generators make")
struct GeneratorListsTests {
  private static let long = String(repeating: "x", count: 300)

  /// Names of which Hugo makes no folder of their own within its list.
  static let unlisted = [
    "..", ".", "../../evil", "../article-2", "a/../b", "..\\..", ".?.", "/..", "///", "?", "🧬",
    "index.html", "Index.XML", "listed/index.html", long, "C#",
  ]

  static let tags = unlisted + ["listed", "a/b", "...", "v1.2", "漢字"]

  private static func site(shelf: String = "../article-2") -> SiteSnapshot {
    let entries = (1...2).map { number in
      TrickySite.entry(
        Int64(number), slug: "article-\(number)", title: "A \(number)?", body: "B \(number).",
        tags: tags)
    }
    return TrickySite.snapshot(entries, shelf: shelf)
  }

  @Test(
    "a name that makes no list ends no build and takes the place of no page",
    arguments: SiteBuilder.installed, ["../article-2", "?"])
  func builds(_ builder: SiteBuilder, shelf: String) throws {
    let snapshot = Self.site(shelf: shelf)
    let (site, result) = try builder.build(try MarkdownExport.files(snapshot, for: builder.target))
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    let reading = try PageReading.read(
      pages: snapshot.entries.map { site.path + "/" + builder.page($0.article.slug) })
    #expect(reading.pages.map(\.answer) == ["B 1.", "B 2."])
  }

  @Test(
    "Hugo makes a list of each of the others",
    .enabled(if: SiteBuilder.hugo.program != nil, "hugo is not installed"))
  func hugo() throws {
    let (site, _) = try SiteBuilder.hugo.build(
      try MarkdownExport.files(Self.site(), for: .hugo))
    for page in ["tags", "tags/listed", "tags/a/b", "tags/v1.2", "tags/漢字", "categories/shelf"] {
      #expect(site.exists("public/\(page)/index.html"), "\(page)")
    }
    #expect(try site.read("public/tags/index.html").contains("<title>Tags</title>"))
  }

  @Test(
    "what makes no list is left out, and stands with all the others under faqcms",
    arguments: MarkdownTargetTests.withYAML)
  func matter(_ target: MarkdownTarget) throws {
    let file = try #require(MarkdownExport.files(Self.site(), for: target).first)
    let matter = try MarkdownTargetTests.matter(file)
    let listed = Self.tags.filter { target != .hugo || !Self.unlisted.contains($0) }
    #expect(matter["tags"]?.strings == listed)
    #expect(matter["faqcms"]?["tags"]?.strings == Self.tags)
    if target == .hugo { #expect(matter["categories"]?.strings == ["shelf"]) }
  }

  @Test("Pelican is given no name that is too long for a file, whatever its letters are")
  func lengths() throws {
    let names = [Self.long, String(repeating: "漢", count: 100), String(repeating: "ﷺ", count: 20)]
    let entry = TrickySite.entry(
      1, slug: "article-1", title: "A?", body: "B.",
      tags: names + [String(repeating: "y", count: 200)])
    let file = try #require(
      MarkdownExport.files(TrickySite.snapshot([entry]), for: .pelican).first)
    let tags = "<meta name=\"tags\" content=\"\(String(repeating: "y", count: 200));\" />"
    #expect(file.text.contains(tags))
  }

  @Test(
    "names that differ in signs alone get no list in common",
    arguments: [MarkdownTarget.hugo, .jekyll])
  func signs(_ target: MarkdownTarget) throws {
    let tags = [
      ["< 5 mg", "HER2", "Stem cells"], ["> 5 mg", "her2", "stem-cells"],
      ["5,0 mg", "50 mg", "other"],
    ]
    let entries = tags.enumerated().map { number, tags in
      TrickySite.entry(
        Int64(number + 1), slug: "article-\(number + 1)", title: "A?", body: "B.", tags: tags)
    }
    let listed = try MarkdownExport.files(TrickySite.snapshot(entries), for: target).prefix(3).map {
      try MarkdownTargetTests.matter($0)["tags"]?.strings
    }
    #expect(
      listed
        == (target == .hugo ? [["HER2", "Stem cells"], ["her2", "stem-cells"], ["other"]] : tags))
  }

  @Test("shelves whose titles differ in signs alone, or not at all, are listed by their slugs")
  func shelves() throws {
    let titles = [
      "Children < 12 years", "Children ≥ 12 years", "Side effects", "Side effects", "Costs",
    ]
    let shelves = try titles.enumerated().map { number, title in
      FAQModel.Category(
        slug: try #require(Slug("shelf-\(number)")), title: title, description: "", parent: nil,
        position: number + 1)
    }
    let entries = shelves.enumerated().map { number, shelf in
      TrickySite.entry(
        Int64(number + 1), slug: "article-\(number + 1)", title: "A?", body: "B.",
        category: shelf.slug)
    }
    let files = try MarkdownExport.files(TrickySite.snapshot(entries, shelves: shelves), for: .hugo)
    let names = try files.prefix(5).map {
      try MarkdownTargetTests.matter($0)["categories"]?.strings ?? []
    }
    #expect(names == [["shelf-0"], ["shelf-1"], ["shelf-2"], ["shelf-3"], ["Costs"]])
  }
}
