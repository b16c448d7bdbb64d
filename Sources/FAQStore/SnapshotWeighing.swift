import FAQModel

/// Finds which texts a snapshot shows, by their sign-offs.
struct SnapshotWeighing: Sendable {
  private let scope: SiteSnapshot.Scope
  let withProofs: Bool
  private let rules: Rules
  private let reviewIntervals: Set<Int>
  private let time: Instant

  init(_ reading: Reading, _ scope: SiteSnapshot.Scope, withProofs: Bool) throws {
    self.scope = scope
    self.withProofs = withProofs
    rules = try reading.rules()
    reviewIntervals = try reading.governanceHistory().reviewIntervals
    time = reading.moment.time
  }

  /// What is shown of some articles, and the texts that no sign-offs bear.
  ///
  /// - Parameter known: the texts that no sign-offs bear, where that was found out before, of the same facts;
  ///   nil to look at each signature.
  func weigh(
    _ articles: [SummarizedArticle], refusing known: Set<Revision.ID>? = nil, in reading: Reading
  ) throws -> (shown: [WeighedText], refused: [Revision.ID]) {
    var (published, refused) = try publicTexts(articles, known, reading)
    guard scope == .approved else { return (published, refused) }
    var approved: [WeighedText] = []
    for article in articles {
      guard let (text, signOffs) = approvedText(article) else { continue }
      if try isGenuine(text.revision, signOffs, article.record, known, reading) {
        approved.append(text)
      } else {
        refused.append(text.revision)
      }
    }
    let replaced = Set(approved.map(\.id))
    return (published.filter { !replaced.contains($0.id) } + approved, refused)
  }

  private func isGenuine(
    _ revision: Revision.ID, _ signOffs: [SignOff], _ record: ArticleRecord,
    _ refused: Set<Revision.ID>?, _ reading: Reading
  ) throws -> Bool {
    try refused.map { !$0.contains(revision) } ?? reading.areGenuine(signOffs, in: record)
  }

  private func publicTexts(
    _ articles: [SummarizedArticle], _ known: Set<Revision.ID>?, _ reading: Reading
  ) throws -> (borne: [WeighedText], refused: [Revision.ID]) {
    var borne: [WeighedText] = []
    var refused: [Revision.ID] = []
    for article in articles {
      guard article.summary.live != nil, article.summary.publicStatus != .withheld,
        let publication = article.record.live(at: time)
      else { continue }
      if let (weighed, bearing) = try weighed(article, publication, reading),
        try isGenuine(publication.revision, bearing, article.record, known, reading)
      {
        borne.append(weighed)
      } else {
        // Not for the words of a damaged list, which anybody can have made again.
        guard try reading.shelf(of: publication) == article.record.shelves[publication.digest]
        else {
          throw Refusal.damagedHeading(publication.revision)
        }
        refused.append(publication.revision)
      }
    }
    return (borne, refused)
  }

  /// A public text with the sign-offs that its publication rests on; nil where they do not bear it, whatever
  /// their signatures are.
  private func weighed(
    _ article: SummarizedArticle, _ publication: Publication, _ reading: Reading
  ) throws -> (WeighedText, bearing: [SignOff])? {
    let record = article.record
    let bearing = record.signOffs(
      bearing: publication, onShelf: record.shelves[publication.digest] ?? nil,
      under: rules.before(publication.entry))
    guard let revision = record.revision(publication.revision.number), let bearing,
      let standing = article.standing
    else { return nil }
    let text = WeighedText(
      article, revision, publication: publication, standing: standing, at: time, by: rules)
    return (text, bearing.counting)
  }

  /// The newest text where it is signed off and not public, with the sign-offs that count for it, whatever their
  /// signatures are.
  private func approvedText(
    _ article: SummarizedArticle
  ) -> (WeighedText, counting: [SignOff])? {
    let (record, summary) = (article.record, article.summary)
    guard summary.working == .approved, let head = record.head(at: time),
      head.number != summary.live, record.shelves[head.digest] != nil
    else { return nil }
    let signOffs = record.standing(of: head.digest, at: time, under: rules.now)
    guard signOffs.suffice else { return nil }
    let text = WeighedText(
      article, head, publication: nil, standing: signOffs, at: time, by: rules)
    return (text, signOffs.counting)
  }

  /// When publications ended by themselves.
  func ends(of articles: [SummarizedArticle]) -> [Instant] {
    articles.flatMap { $0.record.publications.filter(\.begins).compactMap(\.until) }
      .filter { $0 <= time }
  }

  /// When something else may follow from what is recorded of some articles; nil for never.
  func nextChange(of articles: [SummarizedArticle]) -> Instant? {
    articles.compactMap { $0.record.nextChange(after: time, reviewIntervals) }.min()
  }

  /// What the snapshot says of a text.
  ///
  /// - Throws: ``Refusal/damagedHeading(_:)`` where the shelf that it was weighed for is not the text's.
  func entry(_ weighed: WeighedText, in reading: Reading) throws -> SiteSnapshot.Entry {
    try weighed.entry(
      try reading.text(weighed.digest),
      signatures: withProofs ? try weighed.signOffs.map(reading.signedStatement) : [])
  }
}

// MARK: - What tells it from another

/// Makes the digest of what a snapshot says.
struct SnapshotHasher {
  private var hasher = Digest.Hasher()

  init(of site: Site, _ categories: [FAQModel.Category]) {
    add(Array("\(site) \(categories)".utf8))
  }

  /// Of articles that are shown, and some that are gone.
  init(of shown: [WeighedText], _ gone: [GoneArticle]) {
    for text in shown { add(text.state) }
    for article in gone { add(article.state) }
  }

  mutating func add(_ state: [UInt8]) {
    hasher.add(Array("\(state.count) ".utf8)[...])
    hasher.add(state[...])
  }

  var digest: Digest { hasher.digest }
}

/// What is shown of an article whose sign-offs bear a text, which is yet to be read.
///
/// NB: the record of the article is not kept for it, which is much more and takes long to free.
final class WeighedText: Sendable {
  /// All that a snapshot says of it besides the words of its text and what was signed.
  private let wordless: SiteSnapshot.Entry
  /// The shelf that it was weighed for; nil for none.
  let shelf: Slug?
  /// When it became public, or was saved where it is not, or when its review lapsed.
  let changed: Instant

  /// - Parameters:
  ///   - publication: nil for an approved text that is not public.
  ///   - standing: the sign-offs of the text.
  init(
    _ article: SummarizedArticle, _ revision: Revision, publication: Publication?,
    standing: SignOffs, at time: Instant, by rules: Rules
  ) {
    let (record, summary) = (article.record, article.summary)
    // When it became public, or was saved where it is not.
    let shown = publication.map(record.beginning) ?? revision.time
    // Since when its sign-offs do not suffice, or only with those of who asked for changes to it since.
    let lapsed = standing.suffice ? standing.doubted : standing.due ?? shown
    changed = max(shown, lapsed ?? shown)
    shelf = record.shelves[revision.digest] ?? nil
    let onLapse = publication.map { record.demand(of: $0, at: time, by: rules).rules.onLapse }
    let told = publication == nil ? nil : lapsed
    wordless = SiteSnapshot.Entry(
      article: record.article, text: ArticleText(title: "", locale: summary.locale, body: ""),
      revision: revision.id, digest: revision.digest,
      firstPublished: record.firstPublished(at: time), published: publication.map(record.beginning),
      until: publication?.until, edited: revision.time,
      changesReviewed: standing.changesReviewed, fullyReviewed: standing.fullyReviewed,
      reviewDue: standing.doubted ?? standing.due, reviewLapsed: onLapse == .banner ? told : nil,
      lapsed: told, position: summary.position, isFeatured: summary.isFeatured,
      signOffs: Self.signOffs(standing, in: record))
  }

  /// The sign-offs that count for it or did before they lapsed, in the order of the ledger; without
  /// those of reviewers who asked for changes to it since.
  private static func signOffs(_ standing: SignOffs, in record: ArticleRecord) -> [SignOff] {
    (standing.counting + standing.lapsed).filter { record.objection(after: $0) == nil }
      .sorted { $0.entry < $1.entry }
  }

  var id: Article.ID { wordless.article.id }
  var revision: Revision.ID { wordless.revision }
  var digest: Digest { wordless.digest }
  var signOffs: [SignOff] { wordless.signOffs }
  var position: Int? { wordless.position }
  /// What a snapshot says of it besides the words of its text.
  var state: [UInt8] { wordless.state }

  /// What a snapshot says of it.
  ///
  /// - Throws: ``Refusal/damagedHeading(_:)`` where the shelf that it was weighed for is not the text's.
  func entry(_ text: ArticleText, signatures: [SignedStatement?]) throws -> SiteSnapshot.Entry {
    guard text.category == shelf else { throw Refusal.damagedHeading(revision) }
    return wordless.with(text, signatures: signatures)
  }
}

// MARK: - What is gone

/// An article that is not shown, and what is said of it.
struct GoneArticle: Sendable {
  let article: Article
  /// The text that was public last.
  let revision: Revision.ID
  let digest: Digest
  /// The shelf that it was weighed for; nil for none.
  let shelf: Slug?
  let time: Instant
  let reason: String
  let replacement: Article.ID?

  fileprivate var state: [UInt8] {
    var state = SnapshotState()
    state.add(article)
    state.add(digest)
    state.add(time)
    state.add(reason)
    state.add(replacement?.rawValue)
    return state.bytes
  }
}

extension SnapshotWeighing {
  /// Those of some articles that are withdrawn or withheld, by number.
  func gone(_ articles: [SummarizedArticle]) -> [GoneArticle] {
    articles.compactMap { article in
      switch article.summary.publicStatus {
      case .withheld: withheld(article.record)
      case .withdrawn: withdrawn(article.record)
      default: nil
      }
    }
  }

  /// An article that would be public if its sign-offs sufficed still.
  private func withheld(_ record: ArticleRecord) -> GoneArticle? {
    guard let live = record.live(at: time) else { return nil }
    return GoneArticle(
      article: record.article, revision: live.revision, digest: live.digest,
      shelf: record.shelves[live.digest] ?? nil,
      time: record.standing(of: live, at: time, by: rules).due ?? record.beginning(of: live),
      reason: SiteSnapshot.Tombstone.withheld, replacement: nil)
  }

  private func withdrawn(_ record: ArticleRecord) -> GoneArticle? {
    guard let withdrawal = record.withdrawals.last,
      let last = record.publications.last(where: {
        $0.begins && $0.from <= withdrawal.time && $0.entry < withdrawal.entry
      })
    else { return nil }
    return GoneArticle(
      article: record.article, revision: last.revision, digest: last.digest,
      shelf: record.shelves[last.digest] ?? nil, time: withdrawal.time,
      reason: withdrawal.reason, replacement: withdrawal.replacement)
  }

  /// - Parameter shown: the articles that may be named.
  func tombstone(
    of gone: GoneArticle, shown: Set<Article.ID>, in reading: Reading
  ) throws -> SiteSnapshot.Tombstone {
    let text = try reading.text(gone.digest)
    guard text.category == gone.shelf else { throw Refusal.damagedHeading(gone.revision) }
    let replacement = gone.replacement.flatMap { shown.contains($0) ? $0 : nil }
    return SiteSnapshot.Tombstone(
      article: gone.article, title: text.title, locale: text.locale, withdrawn: gone.time,
      reason: gone.reason,
      replacement: try replacement.map {
        SiteSnapshot.Tombstone.Replacement(id: $0, slug: try reading.article($0).slug)
      })
  }
}
