import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Exports of what changed")
struct ChangesTests {
  let newsroom: Newsroom
  private var pia: Editorial { newsroom.office(.pia) }

  init() throws { newsroom = try Newsroom() }

  /// What somebody holds who took a whole export once.
  private struct Copy: Equatable {
    var articles: [String: SiteSnapshot.Entry] = [:]
    var withdrawn: [String: SiteSnapshot.Tombstone] = [:]

    init(_ snapshot: SiteSnapshot) { take(snapshot) }

    mutating func take(_ changes: SnapshotChanges) {
      for article in changes.removed { remove(article) }
      take(changes.changed)
    }

    private mutating func take(_ snapshot: SiteSnapshot) {
      for entry in snapshot.entries {
        remove(entry.article)
        articles[entry.article.uuid] = entry
      }
      for tombstone in snapshot.withdrawn {
        remove(tombstone.article)
        withdrawn[tombstone.article.uuid] = tombstone
      }
    }

    private mutating func remove(_ article: Article) {
      articles[article.uuid] = nil
      withdrawn[article.uuid] = nil
    }
  }

  private func head() throws -> TreeHead {
    MerkleTree(try pia.leafHashes()).head
  }

  @Test("what changed, taken into an older export, gives the whole of now, whatever happened")
  func complete() throws {
    var random = SeededGenerator(seed: 11)
    var articles: [Article.ID] = []
    var copies: [(head: TreeHead, copy: Copy)] = []
    var changed = 0
    for step in 0..<120 {
      try act(on: &articles, step, &random)
      // Time passes after the last act, so that schedules begin and end and reviews lapse.
      if Int.random(in: 0..<4, using: &random) == 0 { newsroom.clock.advance(months: 5) }
      let whole = try pia.snapshot().snapshot
      for (head, copy) in copies.suffix(12) {
        let changes = try pia.publicChanges(since: head).changes
        var copy = copy
        copy.take(changes)
        #expect(copy == Copy(try pia.snapshot().snapshot), "step \(step)")
        if changes.changed.entries.count < whole.entries.count { changed += 1 }
      }
      copies.append((try head(), Copy(whole)))
    }
    #expect(changed > 100, "the control: most exports of changes are smaller than the whole")
  }

  @Test(
    "a checkpoint that is older than the export leaves nothing out either, of a part or of all",
    arguments: [nil, "a"])
  func older(_ tag: String?) throws {
    let choose: (SiteSnapshot) throws -> SiteSnapshot = { try $0.filtered(tag: tag) }
    var random = SeededGenerator(seed: 12)
    var articles: [Article.ID] = []
    var heads: [TreeHead] = []
    var copies: [(head: TreeHead, copy: Copy)] = []
    var removed = 0
    for step in 0..<60 {
      try act(on: &articles, step, &random)
      if Int.random(in: 0..<4, using: &random) == 0 { newsroom.clock.advance(months: 2) }
      let whole = Copy(try choose(try pia.snapshot().snapshot))
      for (head, copy) in copies.suffix(4) {
        let changes = try pia.publicChanges(since: head, choosing: choose).changes
        var copy = copy
        copy.take(changes)
        #expect(copy == whole, "step \(step)")
        removed += changes.removed.count
      }
      heads.append(try head())
      copies.append((heads[max(0, heads.count - 1 - step % 5)], whole))
    }
    #expect(removed > 5, "the control: articles went")
  }

  @Test("what became public and ended after the checkpoint is taken away")
  func begunAndEnded() throws {
    let id = try newsroom.draft("Is this a sample?", "Yes.")
    try newsroom.submit(id)
    try newsroom.approve(id)
    let next = try head()
    let until = Instant(milliseconds: newsroom.clock.next.milliseconds + 3_600_000)
    try newsroom.publish(id, until: until)
    #expect(try pia.publicChanges(since: next).changes.changed.entries.count == 1)
    newsroom.clock.set(until)
    #expect(try pia.publicChanges(since: next).changes.removed.map(\.id) == [id])
    let draft = try newsroom.draft("Is this never public?", "No.")
    try newsroom.submit(draft)
    #expect(try pia.publicChanges(since: next).changes.removed.map(\.id) == [id], "no draft")
  }

  private func act(
    on articles: inout [Article.ID], _ step: Int, _ random: inout SeededGenerator
  ) throws {
    let soon = Instant(milliseconds: newsroom.clock.next.milliseconds + 40 * 86_400_000)
    let later = Instant(milliseconds: soon.milliseconds + 60 * 86_400_000)
    guard let id = articles.randomElement(using: &random),
      Int.random(in: 0..<3, using: &random) > 0
    else {
      articles.append(try newsroom.published("Sample \(step)?"))
      return
    }
    let address = ArticleAddress(id)
    do {
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        let tags = Bool.random(using: &random) ? ["a"] : []
        try newsroom.office(.mara).perform(
          EditDraft(article: address) {
            $0.body = "Step \(step)."
            $0.tags = tags
          })
        try newsroom.submit(id)
        try newsroom.approve(id)
        try newsroom.publish(id)
      case 1:
        try newsroom.edit(id, "Step \(step).")
        try newsroom.submit(id)
        try newsroom.approve(id)
        try newsroom.publish(id, at: soon, until: later)
      case 2: try newsroom.withdraw(id)
      case 3: try newsroom.publish(id, until: soon)
      case 6:
        let place = Int.random(in: 1...2, using: &random)
        try pia.perform(PlaceArticle(article: address, position: place))
      case 4:
        try newsroom.office(.anna).perform(
          ApproveRevision(article: address).confirming)
      case 5:
        try pia.perform(
          SetPolicy(
            key: .tier(.standard, .onLapse),
            value: try #require(["flag", "banner", "withhold"].randomElement(using: &random))))
      default:
        try pia.perform(
          RenameArticle(article: address, slug: try #require(Slug("renamed-\(step)"))))
      }
    } catch is Refusal {}
  }

  @Test("a checkpoint of another history is refused")
  func foreign() throws {
    _ = try newsroom.published()
    let head = try head()
    #expect(throws: Refusal.ledgerCutOff(size: head.size, checkpoint: head.size + 1)) {
      _ = try pia.publicChanges(since: TreeHead(size: head.size + 1, root: head.root))
    }
    #expect(throws: Refusal.historyRewritten(upTo: head.size)) {
      _ = try pia.publicChanges(since: TreeHead(size: head.size, root: .zero))
    }
  }

  @Test("what changed says from and to which state of the ledger, and fits the schema")
  func form() throws {
    let first = try newsroom.published("First sample?")
    _ = try newsroom.published("Second sample?")
    let until = Instant(milliseconds: newsroom.clock.next.milliseconds + 3_600_000)
    _ = try newsroom.publish(first, until: until)
    let since = try head()
    newsroom.clock.set(until)
    _ = try newsroom.published("Third sample?")
    let changes = try pia.publicChanges(since: since).changes
    var json: [UInt8] = []
    try JSONExport.write(changes) { json += $0 }
    let text = String(decoding: json, as: UTF8.self)
    let value = try JSONValue(reading: text)
    #expect(value["since"]?["size"]?.integer == Int64(since.size))
    #expect(value["ledger"]?["root"]?.string == (try head().root.hex))
    #expect(value["articles"]?.elements.map { $0["title"] } == ["Third sample?"])
    #expect(value["removed"]?.elements.map { $0["slug"] } == ["first-sample"])
    let script = """
      import json, sys, jsonschema
      schema = json.load(open("Schema/export-v1.schema.json"))
      jsonschema.Draft202012Validator(schema).validate(json.load(sys.stdin))
      """
    let checked = try Program.run(["/usr/bin/python3", "-c", script], input: text)
    #expect(checked.code == 0, "\(checked.errors)")
    var lines: [UInt8] = []
    try NDJSONExport.write(changes) { lines += $0 }
    let types = try String(decoding: lines, as: UTF8.self).split(separator: "\n").map {
      try JSONValue(reading: String($0))["type"]?.string
    }
    #expect(types == ["site", "article", "removed"])
  }
}

extension ApproveRevision {
  /// The confirmation of the public text.
  fileprivate var confirming: ApproveRevision {
    var approval = self
    approval.confirms = true
    return approval
  }
}
