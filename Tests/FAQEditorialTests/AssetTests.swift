import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Assets")
struct AssetTests {
  let newsroom: Newsroom
  private var mara: Editorial { newsroom.office(.mara) }

  init() throws { newsroom = try Newsroom() }

  @discardableResult
  private func add(
    _ bytes: [UInt8] = SampleFiles.png, _ name: String = "chart.png", alt: String = "A sample"
  ) throws -> AddAsset.Added {
    try mara.perform(AddAsset(bytes: bytes, file: name, alt: alt))
  }

  private func pins(_ id: Article.ID, _ number: Int? = nil) throws -> [AssetPin] {
    let address =
      number.map { ArticleAddress(Revision.ID(article: id, number: $0)) } ?? ArticleAddress(id)
    return try mara.show(address, prefersDraft: true).text.assets
  }

  @Test("a file is kept byte for byte, once, and read back by its digest")
  func kept() throws {
    let added = try add()
    #expect(added.isNew && added.asset.digest == Digest(of: SampleFiles.png))
    #expect(try mara.assetContent(added.asset.digest) == SampleFiles.png)
    #expect(try !add().isNew, "the same again changes nothing")
    try add(SampleFiles.png, "other.png")
    let count = try Program.sqlite(newsroom.path, "SELECT count(*) FROM asset_content").output
    #expect(count == "1\n")
    #expect(try mara.assets().map(\.name.text) == ["chart.png", "other.png"])
  }

  @Test("only a writer adds, up to the size that the policy allows, under a name of its kind")
  func refused() throws {
    #expect(throws: Refusal.lacksRole(.anna, .writer, act: "add an asset", has: [.reviewer])) {
      try newsroom.office(.anna).perform(
        AddAsset(bytes: SampleFiles.png, file: "a.png", alt: ""))
    }
    try newsroom.office(.pia).perform(SetPolicy(key: .largestAsset, value: "1"))
    let large = SampleFiles.png + [UInt8](repeating: 0, count: 1 << 20)
    #expect(throws: Refusal.self) { try add(large) }
    #expect(throws: Refusal.invalidAssetName("A.png")) {
      try mara.perform(AddAsset(bytes: SampleFiles.png, file: "a", name: "A.png", alt: ""))
    }
    #expect(throws: Refusal.self) {
      try mara.perform(AddAsset(bytes: SampleFiles.png, file: "a", name: "a.gif", alt: ""))
    }
    #expect(try mara.assets().isEmpty)
  }

  @Test("a text is bound to what a name stands for when it is saved, and its digest covers that")
  func pinned() throws {
    try add()
    let id = try newsroom.draft("Sample?", "![](asset:chart.png)")
    #expect(try pins(id).map(\.digest) == [Digest(of: SampleFiles.png)])
    try add(SampleFiles.otherPNG)
    #expect(
      try pins(id).map(\.digest) == [Digest(of: SampleFiles.png)], "the name changed, not the text")
    try newsroom.edit(id, "![](asset:chart.png)")
    #expect(try pins(id).map(\.digest) == [Digest(of: SampleFiles.otherPNG)])
    #expect(try pins(id, 1).map(\.digest) == [Digest(of: SampleFiles.png)])
    let digests = try mara.show(ArticleAddress(id), prefersDraft: true).record.revisions.map(
      \.digest)
    #expect(Set(digests).count == 2, "the words are the same, the digests are not")
  }

  @Test("an approved picture cannot change under its approval")
  func approved() throws {
    try add()
    let id = try newsroom.published("Sample?", "![](asset:chart.png)")
    try add(SampleFiles.otherPNG)
    let entry = try #require(try mara.snapshot().snapshot.entries.first)
    #expect(entry.text.assets.map(\.digest) == [Digest(of: SampleFiles.png)])
    try newsroom.edit(id, "![](asset:chart.png)")
    #expect(throws: Refusal.self) { try newsroom.publish(id) }
    let again = try #require(try mara.snapshot().snapshot.entries.first)
    #expect(again.text.assets.map(\.digest) == [Digest(of: SampleFiles.png)])
  }

  @Test("restoring an old text shows what it showed")
  func restored() throws {
    try add()
    let id = try newsroom.draft("Sample?", "![](asset:chart.png)")
    try add(SampleFiles.otherPNG)
    try newsroom.edit(id, "Other.")
    #expect(try pins(id).isEmpty)
    try mara.perform(
      RestoreRevision(revision: ArticleAddress(Revision.ID(article: id, number: 1))))
    #expect(try pins(id).map(\.digest) == [Digest(of: SampleFiles.png)])
  }

  @Test("a name that is not here is refused where a text shows it, not where it is only words")
  func unknown() throws {
    #expect(throws: Refusal.unknownAsset("chart.png")) {
      try newsroom.draft("Sample?", "[a]\n\n[a]: asset:chart.png")
    }
    #expect(throws: Refusal.invalidAssetName("../a.png")) {
      try newsroom.draft("Sample?", "![](asset:../a.png)")
    }
    let id = try newsroom.draft("Sample?", "Write `![](asset:chart.png)` or asset:chart.png.")
    #expect(try pins(id).isEmpty)
  }

  @Test("a text that shows what is not here is neither submitted nor published")
  func missing() throws {
    try add()
    let id = try newsroom.draft("Sample?", "![](asset:chart.png)")
    try remove()
    #expect(
      throws: Refusal.withoutAssets(Revision.ID(article: id, number: 1), names: ["chart.png"])
    ) {
      try newsroom.submit(id)
    }
    try add()
    try newsroom.submit(id)
    try newsroom.approve(id)
    try remove()
    #expect(throws: Refusal.self) { try newsroom.publish(id) }
    try add()
    try newsroom.publish(id)
  }

  private func remove() throws {
    _ = try Program.sqlite(
      newsroom.path, "DROP TRIGGER IF EXISTS asset_content_no_delete; DELETE FROM asset_content")
  }

  @Test("it is known which texts show a name, and whether as it is now")
  func uses() throws {
    let first = try add().asset
    let id = try newsroom.published("Sample?", "![](asset:chart.png)")
    let second = try add(SampleFiles.otherPNG).asset
    try newsroom.edit(id, "Now ![](asset:chart.png)")
    try newsroom.draft("Another sample?", "Nothing.")
    let uses = try mara.uses(of: first.name)
    #expect(uses.map(\.revision.number) == [1, 2] && uses.map(\.isPublic) == [true, false])
    #expect(uses.map(\.digest) == [first.digest, second.digest])
    #expect(try mara.assets(named: "chart.png").map(\.digest) == [second.digest, first.digest])
  }

  @Test(
    "a damaged file is told from a missing one, when it is added again and before a text is submitted"
  )
  func damaged() throws {
    let digest = try add().asset.digest
    let id = try newsroom.draft("Is this shown?", "![](asset:chart.png)")
    _ = try Program.sqlite(
      newsroom.path, "DROP TRIGGER asset_content_no_update; UPDATE asset_content SET bytes = x'00';"
    )
    #expect(throws: Refusal.damagedAsset(digest)) { try add() }
    #expect(throws: Refusal.damagedAsset(digest)) { try newsroom.submit(id) }
  }
}
