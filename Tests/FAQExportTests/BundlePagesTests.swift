import FAQEditorial
import FAQExport
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

/// A folder that is made a page of articles at a time is what it would be made at once.
@Suite("Folders made in pages")
struct BundlePagesTests {
  let newsroom: Newsroom
  private static let address = SiteAddress("https://example.org/faq", page: HTMLSite.page)

  /// Six public articles, of which one shows a picture and another one was renamed, and a withdrawn one.
  init() throws {
    newsroom = try Newsroom()
    try newsroom.office(.mara).perform(
      AddAsset(bytes: SampleFiles.png, file: "chart.png", alt: "A sample"))
    var ids: [Article.ID] = []
    for number in 1...7 {
      let body = number == 3 ? "Look: ![](asset:chart.png)" : "Sample answer \(number)."
      ids.append(try newsroom.published("Sample \(number)?", body))
      newsroom.clock.advance(months: 1)
    }
    let admin = newsroom.office(.pia)
    try admin.perform(
      RenameArticle(
        article: ArticleAddress(ids[1]), slug: try #require(Slug("renamed-sample"))))
    try admin.perform(
      WithdrawArticle(
        article: ArticleAddress(ids[6]), reason: "Sample reason",
        replacement: ArticleAddress(ids[0])))
  }

  static let choices =
    MarkdownTarget.allCases.map { BundleChoice(.markdown, for: $0, assets: "/faq/assets/") }
    + BundleChoice.Format.allCases.filter { $0 != .markdown }.map { BundleChoice($0, at: address) }

  private func bundle(_ choice: BundleChoice, ofLength length: Int, keeping: Int) throws
    -> CollectedBundle
  {
    try newsroom.office(.pia).read { reading in
      try CollectedBundle(
        choice,
        of: reading.snapshotPages(
          .published, withProofs: true, ofLength: length, keeping: keeping))
    }
  }

  @Test(
    "the files and the manifest are the same, whatever the length of a page", arguments: choices)
  func same(choice: BundleChoice) throws {
    let whole = try bundle(choice, ofLength: 100, keeping: 100)
    #expect(try Manifest(reading: whole.manifest).files.count == whole.files.count)
    #expect(Set(whole.files.map(\.path)).count == whole.files.count && !whole.files.isEmpty)
    for (length, kept) in [(1, 0), (2, 0), (4, 100)] {
      #expect(try bundle(choice, ofLength: length, keeping: kept) == whole)
    }
  }

  @Test("structured data is the same, whatever the length of a page")
  func structuredData() throws {
    let whole = try newsroom.office(.pia).snapshot().snapshot
    var bytes: [UInt8] = []
    try JSONLDExport.write(whole, address: Self.address) { bytes += $0 }
    var pages: [UInt8] = []
    try newsroom.office(.pia).read { reading in
      let snapshot = try reading.snapshotPages(.published, ofLength: 2, keeping: 0)
      try JSONLDExport.write(snapshot, address: Self.address) { pages += $0 }
    }
    #expect(pages == bytes && bytes.count > 1_000)
  }

  private var changed: Instant {
    get throws { try newsroom.office(.pia).withSnapshot { $0.changed } }
  }

  private var lastRecorded: Instant? {
    get throws {
      try newsroom.office(.pia).read { try $0.entry($0.lastEntry())?.time }
    }
  }

  @Test("a folder is as new as the last act that is recorded, or as a publication that began since")
  func newest() throws {
    let before = try changed
    #expect(try before == lastRecorded)
    newsroom.clock.advance(months: 1)
    #expect(try changed == before)
    let id = try newsroom.draft()
    #expect(try changed > before && changed == lastRecorded)
    try newsroom.submit(id)
    try newsroom.approve(id)
    let begin = Instant(milliseconds: try changed.milliseconds + 86_400_000)
    try newsroom.office(.pia).perform(
      PublishRevision(article: ArticleAddress(id), from: begin))
    #expect(try changed < begin && changed == lastRecorded)
    newsroom.clock.advance(months: 1)
    #expect(try changed == begin)
  }
}
