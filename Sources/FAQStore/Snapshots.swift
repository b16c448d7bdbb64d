public import FAQModel

extension Reading {
  /// All that the public may see at the moment, to be read a page at a time.
  ///
  /// - Parameters:
  ///   - withProofs: with the head of the ledger, and with what was signed.
  ///   - withState: with its ``StoredSnapshot/state``.
  ///   - length: how many articles a page has.
  ///   - most: of how many articles the records are kept from the first look to the page; of more, those of
  ///     each page are read and weighed again.
  package func snapshotPages(
    _ scope: SiteSnapshot.Scope, withProofs: Bool = false, withState: Bool = false,
    ofLength length: Int = Extent.length, keeping most: Int = Extent.most
  ) throws -> StoredSnapshot {
    try StoredSnapshot(
      SnapshotWeighing(self, scope, withProofs: withProofs), withState: withState,
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
  public let ledger: TreeHead?
  public private(set) var changed: Instant
  /// How many approved texts wait to be published.
  public private(set) var waiting = 0
  /// The digest of all that follows from it: two snapshots of a database with the same one show the same.
  /// Nil where nobody asked.
  public private(set) var state: Digest?

  let weighing: SnapshotWeighing
  /// The articles that are shown, in reading order.
  private var order: [Article.ID] = []
  /// What is shown of them, where that is not too much to keep.
  private var kept: [Article.ID: WeighedText] = [:]
  private var gone: [GoneArticle] = []
  private var unborne: Set<Revision.ID> = []
  /// The articles whose texts turned out not to be what was weighed.
  private var missing: Set<Article.ID> = []

  /// How many texts are in memory at a time.
  private let pageLength: Int

  fileprivate init(
    _ weighing: SnapshotWeighing, withState: Bool, pageLength: Int, mostKept: Int
  ) throws {
    self.weighing = weighing
    self.pageLength = pageLength
    let reading = weighing.reading
    let readingOrder = ReadingOrder(of: try reading.categories())
    site = try reading.site()
    categories = readingOrder.categories
    ledger = weighing.withProofs ? MerkleTree(try reading.leafHashes()).head : nil
    changed = try reading.lastRecorded() ?? Instant(milliseconds: 0)
    var places: [ReadingOrder.Place] = []
    var hasher = withState ? SnapshotState(of: site, categories) : nil
    for extent in try reading.extents(ofLength: pageLength, keeping: mostKept) {
      let articles = try reading.summarizedRecords(extent)
      let (shown, refused) = try weighing.weigh(articles, checkingSignatures: true)
      places += shown.map { readingOrder.place(of: $0.id, on: $0.shelf, at: $0.summary.position) }
      unborne.formUnion(refused)
      let gone = weighing.gone(articles)
      self.gone += gone
      let changes = shown.map(\.changed) + gone.map(\.time) + weighing.ends(of: articles)
      changed = max(changed, changes.max() ?? changed)
      waiting += articles.count(where: \.summary.isReady)
      hasher?.add(weighing.states(shown), gone)
      if case .all = extent { keep(shown) }
    }
    order = places.sorted().map(\.article)
    state = hasher?.digest
  }

  /// The publications that are left out, by article; all of them once the pages were read.
  public var refused: [Revision.ID] { unborne.sorted { $0.article < $1.article } }

  /// How many pages there are.
  public var pageCount: Int { (order.count + pageLength - 1) / pageLength }

  public func forEachPage(_ body: ([SiteSnapshot.Entry]) throws -> Void) throws {
    for page in order.slices(of: pageLength) { try body(entries(Array(page))) }
  }

  /// The articles that would be public if their sign-offs sufficed still, and the withdrawn ones. A
  /// replacement that is not shown itself is not named, as no draft is.
  public func tombstones() throws -> [SiteSnapshot.Tombstone] {
    let shown = Set(order).subtracting(missing)
    return try gone.filter { !shown.contains($0.article.id) }.map {
      try weighing.tombstone(of: $0, shown: shown)
    }
  }

  /// The bytes of a file that texts show, checked against its digest.
  ///
  /// - Throws: ``Refusal/missingAsset(_:)``.
  public func assetContent(_ digest: Digest) throws -> [UInt8] {
    try weighing.reading.assetContent(digest)
  }

  /// Whether the ledger ever had a head, also after the moment of the snapshot.
  public func knows(_ head: TreeHead) throws -> Bool { try weighing.reading.knows(head) }

  private func keep(_ texts: [WeighedText]) {
    kept = Dictionary(texts.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  private func entries(_ ids: [Article.ID]) throws -> [SiteSnapshot.Entry] {
    let texts = try kept.isEmpty ? weighedAgain(ids) : ids.compactMap { kept[$0] }
    let entries = try weighing.entries(texts)
    for (text, entry) in zip(texts, entries) where entry == nil {
      if text.publication != nil { unborne.insert(text.revision.id) }
      missing.insert(text.id)
    }
    return entries.compactMap(\.self)
  }

  /// Their signatures were found good when they were weighed first, in the same transaction.
  private func weighedAgain(_ ids: [Article.ID]) throws -> [WeighedText] {
    let (texts, _) = try weighing.weigh(
      weighing.reading.summarizedRecords(.some(ids)), checkingSignatures: false)
    let found = Dictionary(texts.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return ids.compactMap { found[$0] }
  }
}
