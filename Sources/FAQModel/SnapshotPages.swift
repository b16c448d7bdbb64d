/// All that the public may see at one moment, with the articles a page at a time: what exporters read that
/// need not see every text at once.
public protocol SnapshotPages {
  var site: Site { get }
  /// In reading order, each after its parent.
  var categories: [Category] { get }
  /// The head of the ledger that all this follows from; nil where nobody asked.
  var ledger: TreeHead? { get throws }
  /// When what is shown was last changed: by an act that was recorded, or by the passing of a time that was
  /// known before. The beginning of 1970 where nobody knows.
  var changed: Instant { get }

  /// Hands on what is made of each article, in reading order, some neighbours at a time.
  ///
  /// - Parameter make: is called on all cores.
  /// - Throws: what `body` throws, and the refusals of texts that cannot be read.
  func forEachPage<Made: Sendable>(
    _ make: @Sendable (SiteSnapshot.Entry) -> Made, do body: ([Made]) throws -> Void
  ) throws

  /// What is left of the articles that were withdrawn, by number; to be asked for after the pages.
  func tombstones() throws -> [SiteSnapshot.Tombstone]
}

extension SiteSnapshot: SnapshotPages {
  public var ledger: TreeHead? { nil }

  /// How many articles are in a page.
  private static let pageLength = 256

  public func forEachPage<Made: Sendable>(
    _ make: @Sendable (Entry) -> Made, do body: ([Made]) throws -> Void
  ) rethrows {
    for page in entries.slices(of: Self.pageLength) { try body(Array(page).concurrentMap(make)) }
  }

  public func tombstones() -> [Tombstone] { withdrawn }
}

extension SnapshotPages {
  /// Hands on the articles in reading order, some neighbours at a time.
  public func forEachPage(_ body: ([SiteSnapshot.Entry]) throws -> Void) throws {
    try forEachPage({ $0 }, do: body)
  }

  /// The languages of the articles, which are read for it, in bytewise order.
  public func locales() throws -> [LanguageTag] {
    var found: Set<LanguageTag> = []
    try forEachPage { found.formUnion($0.map(\.text.locale)) }
    return found.sorted { $0.text.precedes($1.text) }
  }

  /// The tags of the articles, which are read for it, in bytewise order.
  public func tags() throws -> [String] {
    var found: Set<String> = []
    try forEachPage({ $0.text.tags }, do: { for tags in $0 { found.formUnion(tags) } })
    return found.sortedByBytes()
  }
}

/// The part of a snapshot in a language and those within it, on a shelf or those within it, with a tag;
/// nil for all. Withdrawn articles are chosen by language alone.
public struct SnapshotChoice: Equatable, Sendable {
  private let locale: LanguageTag?
  private let shelves: Set<Slug>?
  private let tag: String?

  /// - Parameter categories: all there are, each after its parent.
  /// - Throws: ``Refusal/unknownCategory(_:)``.
  public init(
    locale: LanguageTag? = nil, category: Slug? = nil, tag: String? = nil,
    among categories: [Category]
  ) throws {
    self.locale = locale
    shelves = try category.map { try Self.shelves(within: $0, among: categories) }
    self.tag = tag
  }

  private static func shelves(
    within category: Slug, among categories: [Category]
  ) throws -> Set<Slug> {
    guard categories.contains(where: { $0.slug == category }) else {
      throw Refusal.unknownCategory(category.text)
    }
    var shelves: Set = [category]
    for shelf in categories where shelf.parent.map(shelves.contains) ?? false {
      shelves.insert(shelf.slug)
    }
    return shelves
  }

  func holds(_ entry: SiteSnapshot.Entry) -> Bool {
    (locale.map { $0.holds(entry.text.locale) } ?? true)
      && (shelves.map { entry.text.category.map($0.contains) ?? false } ?? true)
      && (tag.map(entry.text.tags.contains) ?? true)
  }

  func holds(_ tombstone: SiteSnapshot.Tombstone) -> Bool {
    locale.map { $0.holds(tombstone.locale) } ?? true
  }
}

/// The chosen part of a snapshot.
public struct ChosenPages<Whole: SnapshotPages>: SnapshotPages {
  private let whole: Whole
  private let choice: SnapshotChoice

  public init(_ choice: SnapshotChoice, of whole: Whole) {
    self.whole = whole
    self.choice = choice
  }

  public var site: Site { whole.site }
  public var categories: [Category] { whole.categories }
  public var ledger: TreeHead? { get throws { try whole.ledger } }
  public var changed: Instant { whole.changed }

  public func forEachPage<Made: Sendable>(
    _ make: @Sendable (SiteSnapshot.Entry) -> Made, do body: ([Made]) throws -> Void
  ) throws {
    let choice = choice
    try whole.forEachPage(
      { choice.holds($0) ? make($0) : nil }, do: { try body($0.compactMap(\.self)) })
  }

  public func tombstones() throws -> [SiteSnapshot.Tombstone] {
    try whole.tombstones().filter(choice.holds)
  }
}
