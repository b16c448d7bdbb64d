import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

/// Exports leave a folder as it is where the state is one that they made before.
@Suite("Snapshots of one state")
struct RandomStateTests {
  let newsroom: Newsroom
  let ids: [Article.ID]
  private var admin: Editorial { newsroom.office(.pia) }

  init() throws {
    let newsroom = try Newsroom()
    self.newsroom = newsroom
    ids = try (1...5).map { try newsroom.published("Sample \($0)?") }
  }

  @Test("show the same, whatever was done and however much time passed", arguments: 0..<8)
  func histories(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var seen: [Digest: SiteSnapshot] = [:]
    var metAgain = 0
    for step in 1...120 {
      let id = ids.randomElement(using: &random) ?? ids[0]
      _ = try? act(on: id, step, &random)
      let (state, shown) = try snapshot()
      if let before = seen[state] {
        metAgain += 1
        #expect(before == shown, "step \(step)")
      }
      seen[state] = shown
    }
    #expect(metAgain > 20 && seen.count > 8, "the control: \(metAgain), \(seen.count)")
  }

  @Test("stay so until the next change that comes by itself", arguments: 8..<16)
  func steady(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var (stayed, changed) = (0, 0)
    for step in 1...120 {
      _ = try? act(on: ids.randomElement(using: &random) ?? ids[0], step, &random)
      let now = newsroom.clock.now()
      for scope in SiteSnapshot.Scope.allCases {
        let (state, next) = try state(scope, at: now)
        let end = next ?? now.adding(months: 200)
        #expect(end > now)
        let between = Int64.random(in: now.milliseconds..<end.milliseconds, using: &random)
        for time in [between, end.milliseconds - 1] {
          let later = try self.state(scope, at: Instant(milliseconds: time)).state
          #expect(later == state, "step \(step), \(scope), \(Instant(milliseconds: time))")
          stayed += 1
        }
        if next != nil, try self.state(scope, at: end).state != state { changed += 1 }
      }
    }
    #expect(stayed > 100 && changed > 20, "the control: \(changed)")
  }

  private func state(
    _ scope: SiteSnapshot.Scope, at time: Instant
  ) throws -> (state: Digest, next: Instant?) {
    try admin.withSnapshot(scope, asOf: time, withState: true) { pages in
      (try #require(pages.state), pages.nextChange)
    }
  }

  /// The state, and all that is shown but for when anything was done last.
  private func snapshot() throws -> (Digest, SiteSnapshot) {
    let now = newsroom.clock.now()
    let state = try admin.withSnapshot(asOf: now, withState: true) { $0.state }
    let shown = try admin.snapshot(asOf: now).snapshot
    return (
      try #require(state),
      SiteSnapshot(
        site: shown.site, categories: shown.categories, entries: shown.entries,
        withdrawn: shown.withdrawn)
    )
  }

  private func act(
    on id: Article.ID, _ step: Int, _ random: inout SeededGenerator
  ) throws {
    let article = ArticleAddress(id)
    let now = newsroom.clock.next
    switch Int.random(in: 0..<16, using: &random) {
    case 0: try newsroom.edit(id, "Part \(Int.random(in: 0..<3, using: &random)).", as: .mara)
    case 1: try newsroom.submit(id)
    case 2, 3: try newsroom.approve(id)
    case 4, 5: try newsroom.publish(id)
    case 6:
      try admin.perform(
        PublishRevision(article: article, from: now.adding(months: 1), until: now.adding(months: 2))
      )
    case 7: try newsroom.withdraw(id)
    case 8: try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Sample"))
    case 9: try newsroom.office(.anna).perform(RequestChanges(article: article, note: "Sample"))
    case 10:
      let slug = Slug("sample-\(Int.random(in: 10..<99, using: &random))")
      try admin.perform(RenameArticle(article: article, slug: #require(slug)))
    case 11:
      let position = Int.random(in: 1..<4, using: &random)
      try admin.perform(PlaceArticle(article: article, position: position))
    case 12:
      let onLapse = ["flag", "banner", "withhold"].randomElement(using: &random) ?? "flag"
      try admin.perform(SetPolicy(key: .tier(.standard, .onLapse), value: onLapse))
    case 13: try newsroom.draft("Another sample \(step)?")
    default: newsroom.clock.advance(months: Int.random(in: 0...5, using: &random))
    }
  }
}
