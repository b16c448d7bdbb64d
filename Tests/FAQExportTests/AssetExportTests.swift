import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Assets in exports")
struct AssetExportTests {
  let newsroom: Newsroom
  private let file = "assets/\(Digest(of: SampleFiles.png).hex.prefix(16))-chart.png"

  /// A public article that shows a picture, whose name stands for another one by now.
  init() throws {
    newsroom = try Newsroom()
    let mara = newsroom.office(.mara)
    try mara.perform(AddAsset(bytes: SampleFiles.png, file: "chart.png", alt: "A sample"))
    _ = try newsroom.published("Sample?", "Look: ![](asset:chart.png)")
    try mara.perform(AddAsset(bytes: SampleFiles.otherPNG, file: "chart.png", alt: "Another"))
  }

  private var snapshot: SiteSnapshot {
    get throws { try newsroom.office(.pia).snapshot().snapshot }
  }

  private func bundle(_ choice: BundleChoice) throws -> CollectedBundle {
    try newsroom.office(.pia).withSnapshot(withProofs: true) {
      try CollectedBundle(choice, of: $0)
    }
  }

  @Test("a folder holds the files that its texts show, as they were approved")
  func folder() throws {
    for choice in [
      BundleChoice(.markdown), BundleChoice(.html), BundleChoice(.markdown, for: .hugo),
    ] {
      let bundle = try bundle(choice)
      let files = bundle.files.filter { $0.path.hasPrefix("assets/") }
      #expect(files.map(\.path) == [file] && files.map(\.bytes) == [SampleFiles.png])
      let manifest = try Manifest(reading: bundle.manifest)
      #expect(manifest.files[file] == Digest(of: SampleFiles.png))
    }
    let html = try #require(
      bundle(BundleChoice(.html)).files.first { $0.path == "questions/sample.html" })
    #expect(
      String(decoding: html.bytes, as: UTF8.self).contains(
        "<img src=\"../\(file)\" alt=\"A sample\" />"))
  }

  @Test("plain Markdown is as it was signed, and says which file each name stands for")
  func plain() throws {
    let text = try #require(try bundle(BundleChoice(.markdown)).files.first)
    let markdown = String(decoding: text.bytes, as: UTF8.self)
    #expect(markdown.contains("\nLook: ![](asset:chart.png)\n"))
    #expect(markdown.contains("\"file\": \"\(file)\""))
    #expect(!markdown.contains("\nfaqcms: {"), "the key stands there once")
  }

  @Test("data names the files, under the address that was asked for")
  func data() throws {
    let json = try JSONValue(
      reading: String(decoding: JSONExport.bytes(snapshot), as: UTF8.self))
    let article = try #require(json["articles"]?.elements.first)
    #expect(article["body"] == "Look: ![](asset:chart.png)")
    #expect(article["html"] == .string("<p>Look: <img src=\"\(file)\" alt=\"A sample\" /></p>\n"))
    #expect(article["assets"]?.elements.first?["file"] == .string(file))
    #expect(article["assets"]?.elements.first?["media_type"] == "image/png")
    let address = SiteAddress("https://example.org/faq")
    var linked: [UInt8] = []
    try JSONLDExport.write(try snapshot, address: address) { linked += $0 }
    #expect(
      String(decoding: linked, as: UTF8.self).contains("https://example.org/faq/\(file)"))
    let base = try #require(BundleChoice.assets(at: "https://cdn.example.org/a"))
    var lines: [UInt8] = []
    try NDJSONExport.write(try snapshot, assets: base) { lines += $0 }
    #expect(
      String(decoding: lines, as: UTF8.self)
        .contains("https://cdn.example.org/a/\(file.dropFirst("assets/".count))"))
  }

  @Test("where a generator serves the files must be said where it cannot be known")
  func address() throws {
    for target in [MarkdownTarget.jekyll, .astro, .eleventy, .pelican] {
      #expect(throws: Refusal.noAssetAddress(for: target.rawValue)) {
        _ = try bundle(BundleChoice(.markdown, for: target))
      }
      _ = try bundle(BundleChoice(.markdown, for: target, assets: "/faq/assets/"))
    }
    for wrong in ["", "javascript:a", "data:a", "a b", "https://ä.example/"] {
      #expect(BundleChoice.assets(at: wrong) == nil)
    }
  }

  @Test(
    "every generator serves the picture where its page looks for it",
    arguments: SiteBuilder.installed)
  func built(_ builder: SiteBuilder) throws {
    let assets = builder == .jekyll || builder == .pelican ? "/assets/" : nil
    let bundle = try bundle(BundleChoice(.markdown, for: builder.target, assets: assets))
    let (site, result) = try builder.build(bundle.files)
    #expect(result.code == 0, "\(result.errors)")
    let page = builder.page(try #require(Slug("sample")))
    let source = try #require(try site.read(page).firstMatch(of: /<img src="([^"]+)"/)).1
    let folder = (page as NSString).deletingLastPathComponent
    let root = page.split(separator: "/")[0]
    let path = source.hasPrefix("/") ? "\(root)\(source)" : "\(folder)/\(source)"
    let shown = try Data(
      contentsOf: URL(fileURLWithPath: "\(site.path)/\(path)").standardizedFileURL)
    #expect(Array(shown) == SampleFiles.png)
  }
}
