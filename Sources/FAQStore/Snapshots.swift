public import FAQModel

extension Reading {
  /// All that the public may see at the moment, to be read a page at a time.
  ///
  /// - Parameters:
  ///   - withProofs: with the head of the ledger, and with what was signed.
  ///   - withState: with its ``StoredSnapshot/state``.
  ///   - length: how many articles a page has.
  ///   - most: of how many articles what is shown of them is kept from the first look to the page; of more, it is
  ///     read and weighed again.
  package func snapshotPages(
    _ scope: SiteSnapshot.Scope, withProofs: Bool = false, withState: Bool = false,
    ofLength length: Int = Extent.page, keeping most: Int = Extent.most
  ) throws -> StoredSnapshot {
    try StoredSnapshot(
      self, SnapshotWeighing(self, scope, withProofs: withProofs), withState: withState,
      pageLength: length, mostKept: most)
  }

  /// All that the public may see at the moment, and the publications that were left out because their
  /// sign-offs do not bear them; and how many approved texts are not public.
  package func snapshot(
    _ scope: SiteSnapshot.Scope = .published
  ) throws -> (snapshot: SiteSnapshot, refused: [Revision.ID], waiting: Int) {
    let pages = try snapshotPages(scope)
    var entries: [SiteSnapshot.Entry] = []
    try pages.forEachPage { entries += $0 }
    let snapshot = SiteSnapshot(
      site: pages.site, categories: pages.categories, entries: entries,
      withdrawn: try pages.tombstones(), changed: pages.changed)
    return (snapshot, pages.refused, pages.waiting)
  }
}

/// All that the public may see at the moment of a reading, of which a page of texts at a time is in memory.
/// It is valid as long as the reading is.
///
/// The sign-offs of each publication are weighed again, by the policy that was in force when it was
/// recorded: a publication that should never have been made is left out and named in `refused`,
/// whoever wrote its row.
public final class StoredSnapshot: SnapshotPages {
  public let site: Site
  public let categories: [FAQModel.Category]
  public private(set) var changed: Instant
  /// The texts that are left out.
  public private(set) var refused: [Revision.ID] = []
  /// How many approved texts wait to be published.
  public private(set) var waiting = 0
  /// The digest of all that follows from it: two snapshots of a database with the same one show the same.
  /// Nil where nobody asked.
  public private(set) var state: Digest?
  /// When something else may follow from the same facts, where nobody asked nil.
  package private(set) var nextChange: Instant?

  let reading: Reading
  private let weighing: SnapshotWeighing
  /// The articles that are shown, in reading order.
  private var order: [Article.ID] = []
  /// What is shown of them, where that is not too much to keep.
  private var kept: [Article.ID: WeighedText] = [:]
  private var gone: [GoneArticle] = []

  /// How many texts are in a page, and how many are read ahead of it.
  private let pageLength: Int
  /// How many of them one core reads at a time.
  private var textRun: Int { min(pageLength, kept.isEmpty ? Extent.length : Extent.texts) }

  fileprivate init(
    _ reading: Reading, _ weighing: SnapshotWeighing, withState: Bool, pageLength: Int,
    mostKept: Int
  ) throws {
    self.reading = reading
    self.weighing = weighing
    self.pageLength = pageLength
    let readingOrder = ReadingOrder(of: try reading.categories())
    site = try reading.site()
    categories = readingOrder.categories
    changed = try reading.lastRecorded() ?? .earliest
    let keeps = try reading.articleCount() <= mostKept
    let runs = try reading.concurrentMap(reading.runs(ofLength: min(pageLength, Extent.length))) {
      reading, run in
      try weighing.look(at: run, in: reading, readingOrder, withState: withState, keeps: keeps)
    }
    var hasher = withState ? SnapshotHasher(of: site, categories) : nil
    for run in runs {
      refused += run.refused
      gone += run.gone
      changed = max(changed, run.changed ?? changed)
      waiting += run.waiting
      for text in run.kept { kept[text.id] = text }
      if let state = run.state { hasher?.add(state.bytes) }
    }
    order = runs.flatMap(\.places).sorted().map(\.article)
    state = hasher?.digest
    nextChange = runs.compactMap(\.nextChange).min()
  }

  public var ledger: TreeHead? {
    get throws { weighing.withProofs ? MerkleTree(try reading.leafHashes()).head : nil }
  }

  /// How many pages there are.
  public var pageCount: Int { (order.count + pageLength - 1) / pageLength }

  public func forEachPage<Made: Sendable>(
    _ make: @Sendable (SiteSnapshot.Entry) -> Made, do body: ([Made]) throws -> Void
  ) throws {
    var page: [Made] = []
    try forEachRun(make) { made in
      page += made
      guard page.count >= pageLength else { return }
      try body(page)
      page = []
    }
    if !page.isEmpty { try body(page) }
  }

  /// The articles that would be public if their sign-offs sufficed still, and the withdrawn ones. A
  /// replacement that is not shown itself is not named, as no draft is.
  public func tombstones() throws -> [SiteSnapshot.Tombstone] {
    let shown = Set(order)
    return try gone.filter { !shown.contains($0.article.id) }.map {
      try weighing.tombstone(of: $0, shown: shown, in: reading)
    }
  }

  /// The bytes of a file that texts show, checked against its digest.
  ///
  /// - Throws: ``Refusal/missingAsset(_:)``.
  public func assetContent(_ digest: Digest) throws -> [UInt8] {
    try reading.assetContent(digest)
  }

  /// Whether the ledger ever had a head, also after the moment of the snapshot.
  public func knows(_ head: TreeHead) throws -> Bool { try reading.knows(head) }

  private func forEachRun<Made: Sendable>(
    _ make: @Sendable (SiteSnapshot.Entry) -> Made, _ body: ([Made]) throws -> Void
  ) throws {
    let (weighing, kept, refused) = (weighing, kept, Set(refused))
    try reading.forEachConcurrently(
      order.slices(of: textRun), ahead: pageLength / textRun,
      { reading, ids in
        let texts =
          try kept.isEmpty
          ? weighing.weighAgain(ids, refusing: refused, in: reading) : ids.compactMap { kept[$0] }
        return try texts.map { make(try weighing.entry($0, in: reading)) }
      }, do: body)
  }
}

// MARK: - A run of articles

/// What there is in a run of articles.
private struct SnapshotRun: Sendable {
  let places: [ReadingOrder.Place]
  let refused: [Revision.ID]
  let gone: [GoneArticle]
  /// When what is shown of them was last changed; nil for never.
  let changed: Instant?
  /// How many approved texts wait to be published.
  let waiting: Int
  /// The digest of what the snapshot says of them besides the words, where that was asked for.
  let state: Digest?
  /// When something else may follow from their records, where that was asked for; nil for never.
  let nextChange: Instant?
  /// What is shown, where it is kept.
  let kept: [WeighedText]
}

extension SnapshotWeighing {
  fileprivate func look(
    at run: Extent, in reading: Reading, _ order: ReadingOrder, withState: Bool, keeps: Bool
  ) throws -> SnapshotRun {
    let articles = try reading.summarizedRecords(run)
    let (shown, refused) = try weigh(articles, in: reading)
    let gone = self.gone(articles)
    return SnapshotRun(
      places: shown.map { order.place(of: $0.id, on: $0.shelf, at: $0.position) },
      refused: refused, gone: gone,
      changed: (shown.map(\.changed) + gone.map(\.time) + ends(of: articles)).max(),
      waiting: articles.count(where: \.summary.isReady),
      state: withState ? SnapshotHasher(of: shown, gone).digest : nil,
      nextChange: withState ? nextChange(of: articles) : nil,
      kept: keeps ? shown : [])
  }

  /// - Parameter refused: the texts that were left out when they were weighed first, of the same facts.
  fileprivate func weighAgain(
    _ ids: ArraySlice<Article.ID>, refusing refused: Set<Revision.ID>, in reading: Reading
  ) throws -> [WeighedText] {
    let articles = try reading.summarizedRecords(.some(Array(ids)))
    let (texts, _) = try weigh(articles, refusing: refused, in: reading)
    let found = Dictionary(texts.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return ids.compactMap { found[$0] }
  }
}
