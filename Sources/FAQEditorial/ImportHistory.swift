package import FAQModel
package import FAQStore

/// An event of a history with its text made ready to be kept, where it has one with a title.
package struct ImportEvent: Sendable {
  package let event: HistoryEvent
  package let packed: PackedText?

  /// - Parameter base: a text of the same article that comes before this event.
  package init(
    _ event: HistoryEvent, base: CanonicalText? = nil, with packer: TextPacker
  ) throws {
    self.event = event
    packed = try event.words.flatMap { words in
      try words.canonical.map {
        try PackedText(
          words.text, canonical: $0, base: base?.digest == $0.digest ? nil : base, with: packer)
      }
    }
  }
}

/// The last texts of articles in a stream of events, to keep each next one as the difference to it.
package struct ImportBases: Sendable {
  private var last: [String: (text: CanonicalText, depth: Int)] = [:]
  private var size = 0

  /// So many differences in a row at most, and so many bytes of texts at hand.
  private static let deepest = 15
  private static let largest = 24 * 1024 * 1024

  package init() {}

  /// The text that an event's text is to be kept against, nil for none; then the event's is the last.
  package mutating func base(of event: HistoryEvent) -> CanonicalText? {
    guard let text = event.words?.canonical else { return nil }
    let known = last[event.key]
    let base = known.flatMap { $0.depth < Self.deepest && $0.text != text ? $0 : nil }
    if size > Self.largest {
      last = [:]
      size = 0
    }
    last[event.key] = (text, base.map { $0.depth + 1 } ?? 0)
    size += text.bytes.count - (known?.text.bytes.count ?? 0)
    return base?.text
  }
}

/// What importing a history came to.
package struct ImportReport: Equatable, Sendable {
  package var articles = 0
  package var revisions = 0
  package var renames = 0
  package var deletions = 0
  /// Events that were imported before, or that changed nothing.
  package var same = 0
  /// What an editor should know, a sentence each.
  package var remarks: [String] = []

  package var isEmpty: Bool { articles + revisions + renames + deletions == 0 }
}

extension Editorial {
  /// Imports a history in one transaction: drafts only, with old authors, dates and messages kept as
  /// claims about the past. What was imported before, under the same keys, is not imported again.
  ///
  /// - Parameters:
  ///   - source: what the ledger says that was imported, such as a file's name.
  ///   - next: gives the next events; none at the end.
  package func importHistory(
    from source: String, isDryRun: Bool = false, next: () throws -> [ImportEvent]
  ) throws -> ImportReport {
    var report = ImportReport()
    do {
      try store.write(now: clock()) { writing in
        let desk = try Desk(writing, actor: actor, makeUUID: makeUUID)
        var history = try HistoryImport(at: desk)
        while true {
          let events = try next()
          if events.isEmpty { break }
          for event in events { try history.take(event) }
        }
        report = try history.finish(source)
        if isDryRun || report.isEmpty { throw NothingToKeep() }
      }
    } catch is NothingToKeep {
      return report
    }
    return report
  }
}

/// Takes an import back that was only tried or that changed nothing.
private struct NothingToKeep: Error {}

/// One import under way.
private struct HistoryImport {
  private let desk: Desk
  private let start: Int64
  private var articles: [String: ImportedArticle] = [:]
  private var changed: Set<Article.ID> = []
  private var keys = HistoryKeys()
  private var report = ImportReport()
  private var unread: Set<String> = []

  init(at desk: Desk) throws {
    try desk.require(.writer, to: "import")
    self.desk = desk
    start = try desk.reading.lastEntry()
  }

  mutating func take(_ item: ImportEvent) throws {
    let event = item.event
    report.remarks += event.remarks
    for name in event.unread where unread.insert(name).inserted {
      report.remarks.append("Line \(event.line): the member '\(name)' means nothing here.")
    }
    let key = keys.origin(of: event)
    var article = try articles[key] ?? ImportedArticle(key: key, at: desk)
    if try article.recognizes(item) {
      report.same += 1
    } else {
      try apply(item, to: &article)
    }
    articles[key] = article
  }

  /// Writes the act of the whole import, and makes its texts findable.
  func finish(_ source: String) throws -> ImportReport {
    guard !report.isEmpty else { return report }
    try desk.record(
      .importFile,
      details: .object([
        "source": .string(source), "articles": .integer(Int64(report.articles)),
        "revisions": .integer(Int64(report.revisions)),
      ]))
    try desk.writing.refresh(changed.sorted(), savedAfter: start)
    return report
  }

  private mutating func apply(_ item: ImportEvent, to article: inout ImportedArticle) throws {
    let event = item.event
    if article.isEditedHere {
      report.remarks.append(
        "Line \(event.line): \(article.name) was edited here since; its newer text was left out.")
      report.same += 1
      return
    }
    switch event.kind {
    case .save: try save(item, to: &article)
    case .rename(let slug):
      try rename(article, to: slug, event)
      if event.words != nil { try save(item, to: &article) }
    case .delete: try delete(&article, event)
    }
  }

  private mutating func save(_ item: ImportEvent, to article: inout ImportedArticle) throws {
    let event = item.event
    guard let words = event.words else { return }
    let packed =
      try item.packed
      ?? PackedText(words.text(fallbackTitle: article.title), with: TextPacker())
    let digest = packed.canonical.digest
    guard article.digest != digest || article.isDeleted else {
      report.same += 1
      return
    }
    try desk.writing.keep(packed)
    let id = try article.id ?? desk.writing.nextArticle()
    let revision = Revision.ID(article: id, number: article.number + 1)
    if article.id == nil {
      let slug = try StartDraft.free(event.slug, title: packed.text.title, for: id, at: desk)
      try desk.record(
        .draftNew, on: LedgerEntry.Subject(revision, digest), note: event.claim.note,
        details: .object(
          [
            .init("uuid", .string(desk.makeUUID())), .init("slug", .string(slug.text)),
            .init("key", .string(article.key)), .init("claim", event.claim.json),
          ]))
      report.articles += 1
    } else {
      try desk.record(
        .draftEdit, on: LedgerEntry.Subject(revision, digest), note: event.claim.note,
        details: .object([
          .init("base", .integer(Int64(article.number))), .init("claim", event.claim.json),
        ]))
    }
    report.revisions += 1
    article.saved(revision, digest, title: packed.text.title)
    changed.insert(id)
  }

  private mutating func rename(
    _ article: ImportedArticle, to slug: Slug?, _ event: HistoryEvent
  ) throws {
    guard let id = article.id, let slug else { return }
    let before = try desk.reading.article(.number(id)).slug
    guard before != slug else { return }
    if let owner = try desk.reading.owner(of: slug), owner != id {
      report.remarks.append(
        "Line \(event.line): the slug '\(slug)' is \(owner)'s; \(id) keeps its own.")
      return
    }
    try desk.record(
      .rename, on: LedgerEntry.Subject(article: id), note: event.claim.note,
      details: .object([
        .init("slug", .string(slug.text)), .init("before", .string(before.text)),
        .init("claim", event.claim.json),
      ]))
    report.renames += 1
    changed.insert(id)
  }

  /// Withdraws what is public, where the actor may, and sets the draft aside.
  private mutating func delete(_ article: inout ImportedArticle, _ event: HistoryEvent) throws {
    guard let id = article.id, let digest = article.digest, !article.isDeleted else { return }
    let record = try desk.reading.bareRecord(of: id)
    if let live = record.live(at: desk.time) {
      guard desk.actor.roles.contains(.publisher) else {
        report.remarks.append(
          "Line \(event.line): \(id) is deleted there and public here; a publisher may withdraw it."
        )
        return
      }
      try desk.record(
        .withdraw,
        on: LedgerEntry.Subject(live.revision, live.digest),
        note: event.claim.note.isEmpty ? "Deleted in the source." : event.claim.note,
        details: .object([.init("replacement", .null), .init("claim", event.claim.json)]))
    }
    let newest = Revision.ID(article: id, number: article.number)
    try desk.record(
      .draftDiscard, on: LedgerEntry.Subject(newest, digest), note: event.claim.note,
      details: .object([.init("claim", event.claim.json)]))
    article.isDeleted = true
    report.deletions += 1
    changed.insert(id)
  }
}
