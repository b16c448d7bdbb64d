import FAQExport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Markdown for generators")
struct MarkdownTargetTests {
  static let generators = MarkdownTarget.allCases.filter { $0 != .plain }
  static let withYAML = generators.filter { $0 != .pelican }

  static let site = TrickySite.snapshot(
    [
      TrickySite.entry(
        1, slug: "article-1", title: "Is {{ dose }} \"<b>5 mg</b>\": 1 & 2?",
        body:
          "Take `{{ dose }}`:\n- <b>5 mg</b>\n- [a]({filename}b.md)\n\n```\n{% a %}\n\nb | c\n```",
        summary: "Short & \"<i>more</i>\".", lapsed: TrickySite.day("2020-04-05")),
      TrickySite.entry(2, slug: "article-2", title: "Another?", body: ""),
    ],
    withdrawn: [
      TrickySite.tombstone(3, slug: "gone", replacement: "article-1"),
      TrickySite.tombstone(4, slug: "lost", replacement: "elsewhere"),
    ])

  static func text(_ file: ExportedFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  /// What follows the front matter.
  static func body(_ file: ExportedFile) throws -> String {
    let text = text(file)
    return String(text[try #require(text.firstRange(of: "\n---\n\n")).upperBound...])
  }

  /// The front matter as a stock YAML parser reads it.
  static func matter(_ file: ExportedFile) throws -> JSONValue {
    let script = """
      import json, sys, yaml
      print(json.dumps(yaml.safe_load(sys.stdin.read().split('\\n---\\n')[0])))
      """
    let result = try Program.run(["/usr/bin/python3", "-c", script], input: text(file))
    return try JSONValue(reading: result.output)
  }

  @Test("the files are the recorded ones, to the byte", arguments: MarkdownTarget.allCases)
  func golden(_ target: MarkdownTarget) throws {
    let files = try MarkdownExport.files(Self.site, for: target)
    for file in files { try Golden.expect("\(target.rawValue)/\(file.path)", file.bytes) }
    let folder = "Tests/FAQExportTests/Golden/\(target.rawValue)"
    let recorded = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(recorded.sorted() == files.map(\.path).sorted())
  }

  @Test("the plain form is the same as without a target")
  func plain() throws {
    #expect(
      try MarkdownExport.files(TrickySite.hostile, for: .plain)
        == MarkdownExport.files(TrickySite.hostile))
  }

  @Test("a generator gets a page for each answer and each withdrawal", arguments: generators)
  func pages(_ target: MarkdownTarget) throws {
    let names = try MarkdownExport.files(Self.site, for: target).map {
      String($0.path.prefix { $0 != "." })
    }
    #expect(names == ["article-1", "article-2", "gone", "lost"])
  }

  @Test(
    "no generator finds anything in the words to replace, and Markdown finds no block to end",
    arguments: withYAML)
  func guarded(_ target: MarkdownTarget) throws {
    for file in try MarkdownExport.files(TrickySite.hostile, for: target) {
      let body = try Self.body(file)
      #expect(!body.contains { "{}[]\t".contains($0) }, "\(body)")
      let lines = body.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.hasPrefix("<") }, "\(body)")
    }
  }

  @Test(
    "CommonMark reads the body of a page as HTML, and changes no byte of it",
    arguments: [MarkdownTarget.astro, .mkdocs])
  func verbatim(_ target: MarkdownTarget) throws {
    for file in try MarkdownExport.files(TrickySite.hostile, for: target) {
      let body = try Self.body(file)
      let result = try Program.run(["cmark-gfm", "--unsafe", "--smart"], input: body)
      #expect(result.output == body)
    }
  }

  @Test("a stock YAML parser reads the front matter back exactly", arguments: withYAML)
  func yaml(_ target: MarkdownTarget) throws {
    let file = try #require(MarkdownExport.files(Self.site, for: target).first)
    let matter = try Self.matter(file)
    if target != .mkdocs {
      #expect(matter["title"]?.string == Self.site.entries[0].text.title)
      #expect(matter["tags"]?.strings == TrickySite.tags)
    }
    #expect(matter["faqcms"]?["tags"]?.strings == TrickySite.tags)
    #expect(matter["faqcms"]?["category"] == "shelf")
    #expect(matter["faqcms"]?["revision"]?.integer == 1)
    #expect(matter["faqcms"]?["review_lapsed"] == "2020-04-05T10:00:00.000Z")
  }

  @Test("the author's own keys cannot hide a page, and stand under faqcms", arguments: withYAML)
  func extra(_ target: MarkdownTarget) throws {
    let file = try #require(MarkdownExport.files(Self.site, for: target).first)
    let matter = try Self.matter(file)
    for key in ["published", "url", "layout"] { #expect(matter[key] == nil) }
    #expect(matter["draft"]?.bool != true)
    #expect(matter["faqcms"]?["extra"]?["draft"]?.bool == true)
  }

  @Test("related articles that are not public are not named", arguments: generators)
  func related(_ target: MarkdownTarget) throws {
    for file in try MarkdownExport.files(Self.site, for: target) {
      #expect(!Self.text(file).contains("secret"))
    }
  }

  @Test("what was renamed since is named by the slug that it has now", arguments: withYAML)
  func renamed(_ target: MarkdownTarget) throws {
    let related = ["old-article-1", "article-1", "article-2", "secret"]
    let snapshot = TrickySite.snapshot(
      [
        TrickySite.entry(1, slug: "article-1", title: "A?", body: "B."),
        TrickySite.entry(2, slug: "article-2", title: "C?", body: "D.", related: related),
      ],
      withdrawn: [TrickySite.tombstone(3, slug: "gone", replacement: "old-article-1")])
    let files = try MarkdownExport.files(snapshot, for: target)
    #expect(try Self.matter(files[1])["faqcms"]?["related"]?.strings == ["article-1"])
    #expect(try Self.matter(files[2])["faqcms"]?["replacement"]?.string == "article-1")
    #expect(Self.text(files[2]).contains("<a href=\"../article-1/\">A?</a>"))
  }

  @Test("MkDocs gets tags as HTML, as it prints them")
  func tagsAsHTML() throws {
    let tags = ["<img src=x onerror=alert(4)>", "a & b", "12:30"]
    let entry = TrickySite.entry(1, slug: "article-1", title: "A?", body: "B.", tags: tags)
    let files = try MarkdownExport.files(TrickySite.snapshot([entry]), for: .mkdocs)
    let matter = try Self.matter(try #require(files.first))
    #expect(
      matter["tags"]?.strings == [
        "&lt;\u{200C}img src=x onerror=alert(4)&gt;", "a &amp; b", "12:30",
      ])
    #expect(matter["faqcms"]?["tags"]?.strings == tags)
  }
}
