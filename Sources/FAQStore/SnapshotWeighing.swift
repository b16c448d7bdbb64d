import FAQModel

/// Finds which texts a snapshot shows, by their sign-offs.
struct SnapshotWeighing {
  let reading: Reading
  private let scope: SiteSnapshot.Scope
  let withProofs: Bool
  private let rules: Rules
  private var time: Instant { reading.moment.time }

  init(_ reading: Reading, _ scope: SiteSnapshot.Scope, withProofs: Bool) throws {
    self.reading = reading
    self.scope = scope
    self.withProofs = withProofs
    rules = try reading.rules()
  }

  /// What is shown of some articles, and the publications that no sign-offs bear.
  func weigh(
    _ articles: [SummarizedArticle], checkingSignatures: Bool
  ) throws -> (shown: [WeighedText], refused: [Revision.ID]) {
    let (published, refused) = try publicTexts(articles, checkingSignatures: checkingSignatures)
    guard scope == .approved else { return (published, refused) }
    let approved = articles.compactMap(approvedText)
    let replaced = Set(approved.map(\.id))
    return (published.filter { !replaced.contains($0.id) } + approved, refused)
  }

  private func publicTexts(
    _ articles: [SummarizedArticle], checkingSignatures: Bool
  ) throws -> (borne: [WeighedText], refused: [Revision.ID]) {
    let (time, rules) = (time, rules)
    let live = try articles.compactMap(liveText)
    let weighed = live.concurrentMap { $0.weighed(at: time, by: rules) }
    var borne: [WeighedText] = []
    var refused: [Revision.ID] = []
    for (live, weighed) in zip(live, weighed) {
      if let weighed,
        try !checkingSignatures || reading.areGenuine(weighed.bearing, in: weighed.record)
      {
        borne.append(weighed)
      } else {
        refused.append(live.publication.revision)
      }
    }
    return (borne, refused)
  }

  private func liveText(_ article: SummarizedArticle) throws -> LiveText? {
    guard article.summary.live != nil, article.summary.publicStatus != .withheld,
      let publication = article.record.live(at: time)
    else { return nil }
    return LiveText(
      article, publication, shelf: try reading.shelf(of: publication, in: article.record))
  }

  /// The newest text where it is signed off and not public.
  private func approvedText(_ article: SummarizedArticle) -> WeighedText? {
    let (record, summary) = (article.record, article.summary)
    guard summary.working == .approved, let head = record.head(at: time),
      head.number != summary.live, record.shelves[head.digest] != nil
    else { return nil }
    let signOffs = record.standing(of: head.digest, at: time, under: rules.now)
    guard signOffs.suffice else { return nil }
    return WeighedText(article, head, publication: nil, bearing: [], standing: signOffs)
  }

  /// When publications ended by themselves.
  func ends(of articles: [SummarizedArticle]) -> [Instant] {
    articles.flatMap { $0.record.publications.filter(\.begins).compactMap(\.until) }
      .filter { $0 <= time }
  }

  /// What the snapshot says of each; nil where the shelf that it was weighed for is not the text's.
  func entries(_ weighed: [WeighedText]) throws -> [SiteSnapshot.Entry?] {
    let texts = try reading.texts(weighed.map(\.revision.digest))
    let signed = withProofs ? try weighed.map { try $0.signOffs.map(reading.signedStatement) } : []
    let (time, rules) = (time, rules)
    return Array(texts.enumerated()).concurrentMap { index, text in
      weighed[index].entry(
        text, at: time, by: rules, signatures: signed.isEmpty ? [] : signed[index])
    }
  }
}

// MARK: - What tells it from another

extension SnapshotWeighing {
  /// What the snapshot says of each besides the words of its text.
  func states(_ weighed: [WeighedText]) -> [[UInt8]] {
    let (time, rules) = (time, rules)
    return weighed.concurrentMap { $0.state(at: time, by: rules) }
  }
}

/// Makes the digest of all that a snapshot says.
struct SnapshotState {
  private var hasher = Digest.Hasher()

  init(of site: Site, _ categories: [FAQModel.Category]) {
    add(Array("\(site) \(categories)".utf8))
  }

  /// Adds articles that are shown, and some that are gone.
  mutating func add(_ states: [[UInt8]], _ gone: [GoneArticle]) {
    for state in states { add(state) }
    for article in gone { add(article.state) }
  }

  private mutating func add(_ state: [UInt8]) {
    hasher.add(Array("\(state.count) ".utf8)[...])
    hasher.add(state[...])
  }

  var digest: Digest { hasher.digest }
}

/// An article with a text that is public, which is yet to be weighed.
private final class LiveText: Sendable {
  let publication: Publication
  private let article: SummarizedArticle
  private let shelf: Slug?

  init(_ article: SummarizedArticle, _ publication: Publication, shelf: Slug?) {
    self.article = article
    self.publication = publication
    self.shelf = shelf
  }

  /// Nil where the sign-offs do not bear the publication, whatever their signatures are.
  func weighed(at time: Instant, by rules: Rules) -> WeighedText? {
    let record = article.record
    let bearing = record.signOffs(
      bearing: publication, onShelf: shelf, under: rules.before(publication.entry))
    guard let revision = record.revision(publication.revision.number), let bearing else {
      return nil
    }
    return WeighedText(
      article, revision, publication: publication, bearing: bearing.counting,
      standing: record.standing(of: publication, at: time, by: rules))
  }
}

/// An article whose sign-offs bear a text, which is yet to be read.
final class WeighedText: Sendable {
  let revision: Revision
  /// Nil for an approved text that is not public.
  let publication: Publication?
  /// The sign-offs that the publication rests on.
  let bearing: [SignOff]
  let standing: SignOffs
  private let article: SummarizedArticle

  init(
    _ article: SummarizedArticle, _ revision: Revision, publication: Publication?,
    bearing: [SignOff], standing: SignOffs
  ) {
    self.article = article
    self.revision = revision
    self.publication = publication
    self.bearing = bearing
    self.standing = standing
  }

  var record: ArticleRecord { article.record }
  var summary: ArticleSummary { article.summary }
  var id: Article.ID { record.article.id }

  /// The sign-offs that count for it or did before they lapsed, in the order of the ledger; without
  /// those of reviewers who asked for changes to it since.
  var signOffs: [SignOff] {
    (standing.counting + standing.lapsed).filter { record.objection(after: $0) == nil }
      .sorted { $0.entry < $1.entry }
  }

  /// What a snapshot says of it; nil where the shelf that it was weighed for is not the text's.
  func entry(
    _ text: ArticleText, at time: Instant, by rules: Rules, signatures: [SignedStatement?]
  ) -> SiteSnapshot.Entry? {
    guard record.shelves[revision.digest] == .some(text.category) else { return nil }
    return shown(text, at: time, by: rules, signatures: signatures)
  }

  /// What a snapshot says of it besides the words of its text.
  fileprivate func state(at time: Instant, by rules: Rules) -> [UInt8] {
    let text = ArticleText(title: "", locale: summary.locale, body: "")
    return shown(text, at: time, by: rules, signatures: []).state
  }

  private func shown(
    _ text: ArticleText, at time: Instant, by rules: Rules, signatures: [SignedStatement?]
  ) -> SiteSnapshot.Entry {
    let onLapse = publication.map { record.demand(of: $0, at: time, by: rules).rules.onLapse }
    let lapsed = publication == nil ? nil : lapsed
    return SiteSnapshot.Entry(
      article: record.article, text: text, revision: revision.id, digest: revision.digest,
      firstPublished: record.firstPublished(at: time), published: publication.map(record.beginning),
      until: publication?.until, edited: revision.time,
      changesReviewed: standing.changesReviewed, fullyReviewed: standing.fullyReviewed,
      reviewDue: standing.doubted ?? standing.due,
      reviewLapsed: onLapse == .banner ? lapsed : nil, lapsed: lapsed, position: summary.position,
      isFeatured: summary.isFeatured,
      signOffs: signOffs, signatures: signatures)
  }

  /// When it became public, or was saved where it is not, or when its review lapsed.
  var changed: Instant { max(shown, lapsed ?? shown) }

  /// When it became public, or was saved where it is not.
  private var shown: Instant { publication.map(record.beginning) ?? revision.time }

  /// Since when its sign-offs do not suffice, or only with those of who asked for changes to it since.
  private var lapsed: Instant? { standing.suffice ? standing.doubted : standing.due ?? shown }

  /// The shelf that it was weighed for.
  var shelf: Slug? { record.shelves[revision.digest] ?? nil }
}

// MARK: - What is gone

/// An article that is not shown, and what is said of it.
struct GoneArticle {
  let article: Article
  /// The text that was public last.
  let digest: Digest
  let time: Instant
  let reason: String
  let replacement: Article.ID?

  fileprivate var state: [UInt8] {
    Array(
      JSONValue.array(
        article.state + [
          .string(digest.hex), .string(time.description), .string(reason),
          replacement.map { .integer($0.rawValue) } ?? .null,
        ]
      ).text(.compact).utf8)
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
      article: record.article, digest: live.digest,
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
      article: record.article, digest: last.digest, time: withdrawal.time,
      reason: withdrawal.reason, replacement: withdrawal.replacement)
  }

  /// - Parameter shown: the articles that may be named.
  func tombstone(
    of gone: GoneArticle, shown: Set<Article.ID>
  ) throws -> SiteSnapshot.Tombstone {
    let text = try reading.text(gone.digest)
    let replacement = gone.replacement.flatMap { shown.contains($0) ? $0 : nil }
    return SiteSnapshot.Tombstone(
      article: gone.article, title: text.title, locale: text.locale, withdrawn: gone.time,
      reason: gone.reason,
      replacement: try replacement.map {
        SiteSnapshot.Tombstone.Replacement(id: $0, slug: try reading.article($0).slug)
      })
  }
}
