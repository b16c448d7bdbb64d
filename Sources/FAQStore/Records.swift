package import FAQModel

/// Which articles are read.
package enum Extent: Sendable {
  case one(Article.ID)
  case some([Article.ID])
  /// From one number to another.
  case run(ClosedRange<Article.ID>)
  case all

  /// How many articles with their texts are in a page.
  package static let page = 256
  /// Of how many articles what is shown of them is kept from the first look; of more, it is weighed again.
  package static let most = 4_096
  /// How many articles one core reads at a time.
  package static let length = 64
  /// How many articles one core reads at a time with their texts, which take longer.
  static let texts = 16

  /// The condition on a column with the number of an article, followed by AND.
  func among(_ column: String) -> String {
    switch self {
    case .one: "\(column) = ? AND"
    case .some: "\(column) IN (SELECT value FROM json_each(?)) AND"
    case .run: "\(column) BETWEEN ? AND ? AND"
    case .all: ""
    }
  }

  var values: StatementValues {
    switch self {
    case .one(let id): [id.rawValue]
    case .some(let ids): ["[\(ids.map(\.description).joined(separator: ","))]"]
    case .run(let ids): [ids.lowerBound.rawValue, ids.upperBound.rawValue]
    case .all: []
    }
  }
}

extension Reading {
  /// All articles, in runs by number.
  func runs(ofLength length: Int) throws -> [Extent] {
    try articleIDs().slices(of: length).map { .run($0[$0.startIndex]...$0[$0.endIndex - 1]) }
  }

  /// Everything recorded about an article up to the moment.
  package func record(of id: Article.ID) throws -> ArticleRecord {
    if let record = memory.record, record.article.id == id { return record }
    let bare = try bareRecord(of: id)
    let record = bare.with(shelves: try shelves(in: bare))
      .weighingSchedules(by: try governanceHistory())
    memory.record = record
    return record
  }

  /// The same of the article that a number or any of its slugs names.
  package func record(named name: ArticleAddress.Name) throws -> ArticleRecord {
    try record(of: try articleID(name))
  }

  /// The same, perhaps without the shelves of its texts, for what is public of it.
  package func publicRecord(of id: Article.ID) throws -> ArticleRecord {
    let record = try bareRecord(of: id)
    return record.publications.contains(where: \.wasScheduled) ? try self.record(of: id) : record
  }

  /// The same without the shelves of its texts and with its schedules not weighed, for facts that follow
  /// from others alone.
  package func bareRecord(of id: Article.ID) throws -> ArticleRecord {
    if let record = memory.record ?? memory.bareRecord, record.article.id == id { return record }
    let extent = Extent.one(id)
    let reviews = try reviews(extent).flatMap(\.value)
    let publications = try publications(of: id)
    // A sign-off is of a review, and only what was published is withdrawn.
    let record = ArticleRecord(
      article: try article(id), revisions: try revisions(of: id), reviews: reviews,
      signOffs: reviews.isEmpty ? [] : try signOffs(extent).flatMap(\.value),
      publications: publications,
      withdrawals: publications.isEmpty ? [] : try withdrawals(of: id),
      discards: try discards(extent).flatMap(\.value), raises: try raises(extent).flatMap(\.value))
    memory.bareRecord = record
    return record
  }

  /// Everything recorded about every article up to the moment, by number.
  package func records() throws -> [ArticleRecord] { try records(.all, keptHeadings(.all)) }

  /// Everything recorded about some articles up to the moment, by number; the headings are those at hand.
  func records(_ extent: Extent, _ headings: [Digest: Heading]) throws -> [ArticleRecord] {
    let articles = try articles(extent)
    let (revisions, reviews) = (try revisions(extent), try reviews(extent))
    let (signOffs, publications) = (try signOffs(extent), try publications(extent))
    let (withdrawals, discards) = (try withdrawals(extent), try discards(extent))
    let (raises, history) = (try raises(extent), try governanceHistory())
    return try articles.map { article in
      let id = article.id
      let record = ArticleRecord(
        article: article, revisions: revisions[id] ?? [], reviews: reviews[id] ?? [],
        signOffs: signOffs[id] ?? [], publications: publications[id] ?? [],
        withdrawals: withdrawals[id] ?? [], discards: discards[id] ?? [], raises: raises[id] ?? [])
      return record.with(shelves: try shelves(in: record, headings)).weighingSchedules(by: history)
    }
  }

  /// When which text of an article was public up to the moment, in the order of the ledger.
  package func publicIntervals(of record: ArticleRecord) throws -> [PublicInterval] {
    record.publicIntervals(until: moment.time, under: try governanceHistory())
  }

  /// The values of rows whose first column is the number of an article, in the order of the rows.
  func grouped<Value>(
    _ sql: String, _ values: StatementValues, _ value: (Article.ID, StoredRow) throws -> Value
  ) throws -> [Article.ID: [Value]] {
    var groups: [Article.ID: [Value]] = [:]
    var group: Article.ID?
    var members: [Value] = []
    try database.run(sql, values) { row in
      let id = Article.ID(try row.at(0))
      if id != group {
        if let group { groups[group] = members }
        group = id
        members = groups[id] ?? []
      }
      members.append(try value(id, row))
      return true
    }
    if let group { groups[group] = members }
    return groups
  }

  /// The shelves of the texts that an article's status rests on.
  func shelves(
    in record: ArticleRecord, _ headings: [Digest: Heading] = [:]
  ) throws -> [Digest: Slug?] {
    var shelves: [Digest: Slug?] = [:]
    func know(_ digest: Digest) throws {
      guard shelves[digest] == nil else { return }
      shelves[digest] = .some(try (headings[digest] ?? heading(ofText: digest)).category)
    }
    if let newest = record.newest { try know(newest.digest) }
    for review in record.reviews { try know(review.digest) }
    for publication in record.publications { try know(publication.digest) }
    return shelves
  }

  private func raises(_ extent: Extent) throws -> [Article.ID: [TierRaise]] {
    try grouped(
      """
      SELECT r.article_id, r.tier, l.time, r.entry_id, EXISTS (
        SELECT 1 FROM contributor c JOIN contributor_profile p ON p.contributor_id = c.id
        WHERE c.handle = l.actor AND p.roles LIKE '%"admin"%' AND p.entry_id = (
          SELECT max(q.entry_id) FROM contributor_profile q
          WHERE q.contributor_id = c.id AND q.entry_id < l.id))
      FROM tier_raise r JOIN ledger_entry l ON l.id = r.entry_id
      WHERE \(extent.among("r.article_id")) r.entry_id <= ? ORDER BY r.article_id, r.entry_id
      """, extent.values + [known]
    ) {
      TierRaise(
        tier: try $1.value("tier", as: Tier.self), time: try $1.time("time"), entry: try $1.at(3),
        isByAdmin: try $1.at(4) == 1)
    }
  }

  /// The revisions of an article, or the one of a number, by number.
  package func revisions(of id: Article.ID, number: Int? = nil) throws -> [Revision] {
    try revisions(.one(id), number).flatMap(\.value)
  }

  private func revisions(
    _ extent: Extent, _ number: Int? = nil
  ) throws -> [Article.ID: [Revision]] {
    try grouped(
      """
      SELECT r.article_id, r.number, t.digest, r.base_number, c.handle, l.time, r.entry_id
      FROM revision r JOIN text t ON t.id = r.text_id JOIN contributor c ON c.id = r.author_id
      JOIN ledger_entry l ON l.id = r.entry_id
      WHERE \(extent.among("r.article_id")) \(number == nil ? "" : "r.number = ? AND")
        r.entry_id <= ? ORDER BY r.article_id, r.number
      """, extent.values + (number.map { [$0] } ?? []) + [known]
    ) { id, row in
      Revision(
        id: Revision.ID(article: id, number: try row.at(1)), digest: try row.at(2),
        base: try row.ifAny(3), author: try row.handle(4), time: try row.time(5),
        entry: try row.at(6))
    }
  }

  private func discards(_ extent: Extent) throws -> [Article.ID: [Int]] {
    try grouped(
      """
      SELECT article_id, revision_number FROM draft_discard
      WHERE \(extent.among("article_id")) entry_id <= ? ORDER BY article_id, entry_id
      """, extent.values + [known]
    ) { try $1.at(1) }
  }
}

extension Writing {
  func insertRaise(of id: Article.ID, to tier: Tier, entry: Int64) throws {
    try execute(
      "INSERT INTO tier_raise (article_id, entry_id, tier) VALUES (?, ?, ?)",
      [id.rawValue, entry, tier.rawValue])
  }
}
