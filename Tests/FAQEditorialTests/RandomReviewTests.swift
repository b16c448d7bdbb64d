import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

/// Ten thousand random histories, an article each, against a model that knows nothing but the ledger.
@Suite("No export ever holds what was not signed off")
struct RandomReviewTests {
  let newsroom: Newsroom
  static let strict = Slug("strict")!

  init() throws {
    newsroom = try Newsroom()
    let admin = newsroom.office(.pia)
    try admin.perform(AddCategory(slug: Self.strict, title: "Strict", tier: .clinical))
    for (key, value) in [
      (Policy.Key.tier(.clinical, .signOffs), "2 medical-review"),
      (.tier(.clinical, .signatures), "off"), (.tier(.clinical, .onLapse), "withhold"),
      (.tier(.standard, .onLapse), "withhold"),
    ] { try admin.perform(SetPolicy(key: key, value: value)) }
  }

  @Test("what is exported is exactly what the ledger bears, at every time", arguments: 0..<10)
  func histories(_ part: Int) throws {
    var random = SeededGenerator(seed: UInt64(44 + part))
    var ids: [Article.ID] = []
    var (shown, hidden) = (0, 0)
    for number in 1...1_000 {
      let id = try start(number, &random)
      ids.append(id)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let other = ids.suffix(20).randomElement(using: &random) ?? id
        _ = try? step(Bool.random(using: &random) ? id : other, &random)
      }
      if number.isMultiple(of: 200) {
        newsroom.clock.advance(months: Int.random(in: 0...5, using: &random))
        changeRegister(&random)
        let (more, fewer) = try check()
        (shown, hidden) = (shown + more, hidden + fewer)
      }
    }
    #expect(shown > 200 && hidden > 20, "the control: \(shown) public, \(hidden) withheld")
    #expect(try newsroom.office(.pia).verify(isDeep: false).damages.isEmpty)
  }

  private func start(_ number: Int, _ random: inout SeededGenerator) throws -> Article.ID {
    var text = ArticleText.sample("Sample \(number)?", "First.\n\nSecond.")
    if Int.random(in: 0..<4, using: &random) == 0 { text.category = Self.strict }
    let author = Bool.random(using: &random) ? Handle.mara : .jon
    let id = try newsroom.office(author).perform(StartDraft(text: text)).revision.article
    if Int.random(in: 0..<4, using: &random) > 0 {
      try newsroom.submit(id)
      _ = try? newsroom.approve(id)
      if Bool.random(using: &random) { _ = try? newsroom.approve(id, as: .ben) }
      _ = try? newsroom.publish(id)
    }
    return id
  }

  private func step(_ id: Article.ID, _ random: inout SeededGenerator) throws {
    let article = ArticleAddress(id)
    let reviewer = [Handle.anna, .ben, .jon].randomElement(using: &random) ?? .anna
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<20:
      let author = [Handle.mara, .jon].randomElement(using: &random) ?? .mara
      try newsroom.edit(id, "First.\n\nPart \(Int.random(in: 0..<3, using: &random)).", as: author)
    case 20..<38: try newsroom.submit(id)
    case 38..<54: try newsroom.approve(id, as: reviewer)
    case 54..<62:
      try newsroom.office(reviewer).perform(ApproveRevision(article: article, scope: .changes))
    case 62..<68:
      var confirmation = ApproveRevision(article: article)
      confirmation.confirms = true
      try newsroom.office(reviewer).perform(confirmation)
    case 68..<74:
      try newsroom.office(reviewer).perform(RevokeSignOff(article: article, reason: "Sample"))
    case 74..<78:
      try newsroom.office(reviewer).perform(RequestChanges(article: article, note: "Sample"))
    case 78..<95: try newsroom.publish(id)
    default: try newsroom.withdraw(id)
    }
  }

  /// Revokes or reinstates a reviewer.
  private func changeRegister(_ random: inout SeededGenerator) {
    let admin = newsroom.office(.pia)
    if Bool.random(using: &random) {
      let from = newsroom.clock.next.adding(months: -1)
      _ = try? admin.perform(RevokeReviewer(handle: .ben, from: from, reason: "Sample"))
    } else {
      _ = try? admin.perform(ReinstateReviewer(handle: .ben, reason: "Sample"))
    }
  }

  /// Compares what is exported with what the model says.
  private func check() throws -> (shown: Int, hidden: Int) {
    let admin = newsroom.office(.pia)
    let now = newsroom.clock.now()
    let (snapshot, refused, _) = try admin.snapshot(asOf: now)
    #expect(refused.isEmpty)
    let exported = Dictionary(
      snapshot.entries.map { ($0.article.id, $0.digest) }, uniquingKeysWith: { $1 })
    let records = try admin.read(asOf: now) { try $0.records() }
    let reviews = Dictionary(uniqueKeysWithValues: records.map { ($0.article.id, $0.reviews) })
    let model = ReviewModel(try admin.ledger(), reviews, at: now)
    #expect(exported == model.published)
    let paged = try admin.read(asOf: now) { reading in
      var digests: [Digest] = []
      try reading.snapshotPages(.published, ofLength: 50, keeping: 0).forEachPage { page in
        digests += page.map(\.digest)
      }
      return digests
    }
    #expect(paged == snapshot.entries.map(\.digest), "a page at a time, too")
    return (exported.count, model.withheld)
  }
}

/// What may be public, computed from ledger entries, the ends of reviews and a time, by rules that are
/// written down here a second time.
private struct ReviewModel {
  private(set) var published: [Article.ID: Digest] = [:]
  /// How many articles would be public if their sign-offs held.
  private(set) var withheld = 0
  private let time: Instant
  private let reviews: [Article.ID: [Review]]
  private var revokedFrom: [Handle: Instant] = [:]
  private var revoked: Set<Int64> = []

  init(_ entries: [LedgerEntry], _ reviews: [Article.ID: [Review]], at time: Instant) {
    self.time = time
    self.reviews = reviews
    for entry in entries {
      switch entry.act {
      case .reviewRevoke: entry.details["sign_off"]?.integer.map { _ = revoked.insert($0) }
      case .reviewerRevoke:
        revokedFrom[Handle(stored: entry.details["handle"]?.string ?? "")] =
          entry.details["from"]?.string.flatMap(Instant.init(stored:))
      case .reviewerReinstate:
        revokedFrom[Handle(stored: entry.details["handle"]?.string ?? "")] = nil
      default: break
      }
    }
    for (id, acts) in Dictionary(grouping: entries, by: \.subject.article) {
      guard let id, let last = acts.last(where: { $0.act == .publish }),
        !acts.contains(where: { $0.act == .withdraw && $0.sequence > last.sequence }),
        let digest = last.subject.digest
      else { continue }
      if isSigned(digest, Self.tier(last), acts, before: .max, voidedBefore: last.sequence) {
        published[id] = digest
      } else {
        withheld += 1
      }
    }
  }

  private static func tier(_ act: LedgerEntry) -> Tier {
    act.details["tier"]?.string.flatMap(Tier.init) ?? .standard
  }

  /// - Parameter publication: until which entry requests for changes and withdrawals void approvals.
  private func isSigned(
    _ digest: Digest, _ tier: Tier, _ acts: [LedgerEntry], before entry: Int64,
    voidedBefore publication: Int64
  ) -> Bool {
    var last: [Handle: LedgerEntry] = [:]
    for act in acts where act.sequence < entry {
      switch act.act {
      case .reviewApprove, .reviewConfirm:
        if act.subject.digest == digest { last[act.actor] = act }
      case .reviewRequestChanges:
        if act.subject.digest == digest, act.sequence < publication { last = [:] }
      case .withdraw: if act.sequence < publication { last = [:] }
      default: break
      }
    }
    return last.values.count { holds($0, tier, acts) } >= (tier == .clinical ? 2 : 1)
  }

  private func stands(_ approval: LedgerEntry) -> Bool {
    !revoked.contains(approval.sequence)
      && revokedFrom[approval.actor].map { approval.time < $0 } ?? true
  }

  private func holds(_ approval: LedgerEntry, _ tier: Tier, _ acts: [LedgerEntry]) -> Bool {
    guard stands(approval), !authors(of: approval, tier, acts).contains(approval.actor) else {
      return false
    }
    guard let base = approval.details["base"]?.string.flatMap(Digest.init(hex:)) else {
      return approval.time.adding(months: 12) > time
    }
    return isSigned(base, tier, acts, before: approval.sequence, voidedBefore: .max)
  }

  /// Everybody who saved a revision on the way to the text that was approved, since the last review of
  /// another text that parts authors; and on the way to what one of these was made from or put back.
  private func authors(
    of approval: LedgerEntry, _ tier: Tier, _ acts: [LedgerEntry]
  ) -> [Handle] {
    let earlier = acts.filter { $0.sequence < approval.sequence }
    let saves = earlier.filter { [.draftNew, .draftEdit].contains($0.act) }
    let ends = (approval.subject.article.flatMap { reviews[$0] } ?? []).filter {
      $0.digest != approval.subject.digest && parts($0, tier, earlier, besides: approval.actor)
    }
    var led: Set<Int> = []
    func lead(to number: Int) {
      for save in saves.reversed() {
        guard let saved = save.subject.revision, saved <= number else { continue }
        if led.contains(saved) || ends.contains(where: { $0.revision.number == saved }) {
          return
        }
        led.insert(saved)
        if ends.contains(where: { $0.digest == save.subject.digest }) { continue }
        if let base = save.details["base"]?.integer { lead(to: Int(base)) }
        for other in saves where other.subject.digest == save.subject.digest {
          if let same = other.subject.revision, same < saved { lead(to: same) }
        }
      }
    }
    for save in saves where save.subject.digest == approval.subject.digest {
      save.subject.revision.map(lead)
    }
    return saves.filter { led.contains($0.subject.revision ?? 0) }.map(\.actor)
  }

  /// Whether a review was a full one by enough other people.
  private func parts(
    _ review: Review, _ tier: Tier, _ acts: [LedgerEntry], besides signer: Handle
  ) -> Bool {
    guard review.outcome == .approved, let end = review.outcomeEntry,
      acts.contains(where: { $0.sequence == end })
    else { return false }
    var last: [Handle: LedgerEntry] = [:]
    for act in acts {
      switch act.act {
      case .reviewApprove, .reviewConfirm:
        if act.subject.digest == review.digest, act.sequence <= end, act.actor != signer {
          last[act.actor] = act
        }
      case .reviewRequestChanges: if act.subject.digest == review.digest { last = [:] }
      case .withdraw: last = [:]
      default: break
      }
    }
    let full = last.values.filter {
      $0.details["base"]?.string == nil && Self.tier($0) >= tier && stands($0)
    }
    let given = last.values.count { $0.sequence >= review.entry }
    return full.count >= (tier == .clinical ? 2 : 1)
      && given == full.count { $0.sequence >= review.entry }
  }
}
