public import FAQModel
public import FAQStore

/// One text of an article with all that is recorded about the article.
public struct ShownText: Sendable {
  public let record: ArticleRecord
  public let summary: ArticleSummary
  public let saved: SavedText
  /// Since when all who must have signed off all of it, or of what its signed changes were made to; nil for
  /// never. Nobody types this date.
  public let fullyReviewed: Instant?
  /// When changes in it were last signed off; nil where it was signed off as a whole, or not at all.
  public let changesReviewed: Instant?

  public var revision: Revision { saved.revision }
  public var text: ArticleText { saved.text }
  public var canonical: CanonicalText { saved.canonical }
}

extension Editorial {
  /// The text that an address names; without a version the public text where there is one, or the
  /// newest where `prefersDraft` says so or nothing is public.
  public func show(
    _ address: ArticleAddress, prefersDraft: Bool = false, asOf time: Instant? = nil
  ) throws -> ShownText {
    try read(asOf: time) { reading in
      let record = try reading.record(named: address.name)
      let revision =
        try prefersDraft
        ? record.resolve(address, at: reading.moment.time)
        : record.resolvePublic(address, at: reading.moment.time)
      let saved = try saved(revision, reading)
      let governance = try reading.governance()
      let time = reading.moment.time
      let publication = record.publications.last { $0.begins && $0.digest == revision.digest }
      let rules = try reading.rules()
      let standing =
        publication.map { record.standing(of: $0, at: time, by: rules) }
        ?? SignOffs(
          of: revision.digest, in: record,
          for: governance.demand(
            of: record.tier(
              of: revision.digest, onShelf: saved.text.category, at: time, under: governance)),
          register: governance.register, at: time)
      return ShownText(
        record: record, summary: try reading.summary(of: record.article.id), saved: saved,
        fullyReviewed: standing.fullyReviewed, changesReviewed: standing.changesReviewed)
    }
  }

  /// The text that the next edit of an article starts from.
  ///
  /// - Throws: ``Refusal/otherText(_:act:meant:isRestorable:)`` where the address names another.
  public func textToEdit(_ address: ArticleAddress) throws -> Revision {
    try read { reading in
      let record = try reading.record(named: address.name)
      let start = try record.resolve(ArticleAddress(name: address.name), at: reading.moment.time)
      try record.check(
        address, names: start, to: "edit", isRestorable: true, at: reading.moment.time)
      return start
    }
  }

  /// Every article, by number.
  public func articles(asOf time: Instant? = nil) throws -> [ArticleSummary] {
    try read(asOf: time) { try $0.summaries() }
  }

  /// The titles of some texts.
  public func titles(
    of revisions: [Revision.ID], asOf time: Instant? = nil
  ) throws -> [Revision.ID: String] {
    try read(asOf: time) { reading in
      var titles: [Revision.ID: String] = [:]
      for id in revisions {
        let revision = try reading.record(of: id.article).revision(id.number)
        titles[id] = try revision.map { try reading.text($0.digest).title }
      }
      return titles
    }
  }

  /// The remarks on an article, oldest first, with the places of their words in one of its texts.
  public func comments(on shown: ShownText) throws -> [PlacedComment] {
    try read { try $0.placedComments(on: shown.record, in: shown.text) }
  }

  /// The acts on an article, or all acts, oldest first.
  public func ledger(of address: ArticleAddress? = nil) throws -> [LedgerEntry] {
    try read { reading in
      try reading.ledger(of: try address.map { try reading.articleID($0.name) })
    }
  }
}
