import FAQModel
import FAQStore

/// One import of a history under way.
struct HistoryImport {
  private let desk: Desk
  private let source: String?
  private let isWhole: Bool
  private let start: Int64
  /// By the bytes of their keys, as in the database.
  private var articles: [Passage: ImportedArticle] = [:]
  private var changed: Set<Article.ID> = []
  private var keys = HistoryKeys()
  private var report = ImportReport()
  private var remarks = HistoryRemarks()
  private var unread: Set<String> = []

  /// - Parameters:
  ///   - source: what the keys are known with; nil for keys that stand by themselves.
  ///   - isWhole: whether the history always begins with its first event.
  init(at desk: Desk, source: String?, isWhole: Bool) throws {
    try desk.require(.writer, to: "import")
    self.desk = desk
    self.source = source
    self.isWhole = isWhole
    start = try desk.reading.lastEntry()
  }

  mutating func take(_ item: ImportEvent) throws {
    let event = item.event
    report.remarks += event.remarks
    for name in event.unread where unread.insert(name).inserted {
      report.remarks.append("\(event.place): the member '\(name)' means nothing here.")
    }
    let origin = keys.origin(of: event)
    let key = source.map { "\($0)#\(origin)" } ?? origin
    let place = Passage(key[...])
    var article = try articles[place] ?? ImportedArticle(key: key, at: desk)
    let verdict = try article.judge(item, isWhole: isWhole, at: desk)
    if article.isEarlier(event), verdict != .known, !isWhole { remarks.noteFalling(event, article) }
    let isOther = try verdict != .known && applyOpen(of: &article)
    switch verdict {
    case .known: report.same += 1
    case .new: try apply(event, item.packed, to: &article)
    case .goesOn:
      remarks.noteContinued(event, of: article)
      try apply(event, item.packed, to: &article)
    case .diverges:
      if !isOther { remarks.noteDiverging(event, of: article) }
      try apply(event, item.packed, to: &article)
    case .foreign:
      throw Refusal.otherHistory(
        place: event.place, key: origin, article: article.name, isWhole: isWhole)
    }
    articles[place] = article
  }

  /// Writes the act of the whole import, and makes its texts findable.
  ///
  /// - Parameter file: what was imported.
  mutating func finish(_ file: String) throws -> ImportReport {
    let open = articles.values.compactMap { article in article.firstOpen.map { (article, $0.line) }
    }
    for (var article, _) in open.sorted(by: { $0.1 < $1.1 }) { _ = try applyOpen(of: &article) }
    noteUnplaced()
    report.remarks += remarks.sentences
    guard !report.isEmpty else { return report }
    try desk.record(
      .importFile,
      details: .object([
        "source": .string(file), "articles": .integer(report.articles),
        "revisions": .integer(report.revisions),
      ]))
    try desk.writing.refresh(changed.sorted(), savedAfter: start)
    return report
  }

  /// Says which events at the beginning were passed over, now that nothing more can explain them.
  private mutating func noteUnplaced() {
    let passed = articles.values.compactMap { $0.unplaced }
      .sorted { $0.first.line < $1.first.line }
    for (event, count) in passed {
      remarks.noteUnplaced(event, times: count)
      report.same -= count
      report.leftOut += count
    }
  }

  /// Does what was passed over as known and proved to be new.
  ///
  /// - Returns: whether anything changed.
  private mutating func applyOpen(of article: inout ImportedArticle) throws -> Bool {
    guard article.firstOpen != nil else { return false }
    var isOther = false
    for event in article.takeOpen() {
      report.same -= 1
      let before = report.changes
      try apply(event, nil, to: &article)
      guard report.changes > before else { continue }
      if !isOther { remarks.noteDiverging(event, of: article) }
      isOther = true
    }
    return isOther
  }

  private mutating func apply(
    _ event: HistoryEvent, _ packed: PackedText?, to article: inout ImportedArticle
  ) throws {
    guard !article.isEditedHere else {
      try leaveToEditors(event, article)
      return
    }
    let before = report.changes
    switch event.kind {
    case .save: try save(event, packed, to: &article)
    case .rename(let slug):
      try rename(article, to: slug, event)
      if event.words != nil { try save(event, packed, to: &article) }
    case .delete: try delete(&article, event)
    }
    if report.changes > before { remarks.noteCuts(of: event) }
  }

  /// Leaves out what the source adds to an article that was edited here.
  private mutating func leaveToEditors(_ event: HistoryEvent, _ article: ImportedArticle) throws {
    guard event.kind == .delete, let id = article.id else {
      remarks.noteEdited(event, of: article)
      report.editedHere += 1
      return
    }
    guard !article.isDeleted else {
      report.same += 1
      return
    }
    let record = try desk.reading.publicRecord(of: id)
    let (state, command) =
      if record.live(at: desk.time) != nil {
        ("public", "withdraw")
      } else if record.scheduled(after: desk.time) != nil {
        ("scheduled", "unschedule")
      } else {
        ("a draft", "draft discard")
      }
    remarks.noteDeleted(event, of: article, "\(state) here; 'faqcms \(command) \(id)'")
    report.editedHere += 1
  }
}

// MARK: The acts

extension HistoryImport {
  private mutating func save(
    _ event: HistoryEvent, _ packed: PackedText?, to article: inout ImportedArticle
  ) throws {
    guard let words = event.words else {
      report.leftOut += 1
      return
    }
    try noteSlug(event, of: article)
    let packed =
      try packed
      ?? PackedText(words.text(fallbackTitle: article.title), with: TextPacker())
    let digest = packed.canonical.digest
    guard article.digest != digest || article.isDeleted else {
      report.same += 1
      return
    }
    try desk.writing.keep(packed)
    let id = try article.id ?? desk.writing.nextArticle()
    let revision = Revision.ID(article: id, number: article.number).next
    if article.id == nil {
      let slug = try StartDraft.free(event.slug, title: packed.text.title, for: id, at: desk)
      try desk.record(
        .draftNew, on: LedgerEntry.Subject(revision, digest), note: event.claim.note,
        details: .object(
          [
            .init("uuid", .string(desk.makeUUID())), .init("slug", .string(slug.text)),
            .init("key", .string(article.key)), .init("claim", event.claim.json),
          ]))
      if let wish = event.slug, wish != slug {
        report.remarks.append("\(event.place): the slug '\(wish)' is taken; \(id) gets '\(slug)'.")
      }
      report.articles += 1
    } else {
      try desk.record(
        .draftEdit, on: LedgerEntry.Subject(revision, digest), note: event.claim.note,
        details: .object([
          .init("base", .integer(article.number)), .init("claim", event.claim.json),
        ]))
    }
    report.revisions += 1
    article.saved(revision, digest, title: packed.text.title)
    changed.insert(id)
  }

  /// Says that a slug that comes with other words changes no address.
  private mutating func noteSlug(_ event: HistoryEvent, of article: ImportedArticle) throws {
    guard event.kind == .save, event.isSlugNamed, let wish = event.slug, let id = article.id,
      try desk.reading.owner(of: wish) != id
    else { return }
    let slug = try desk.reading.article(.number(id)).slug
    report.remarks.append(
      "\(event.place): \(id) stays at '\(slug)', not '\(wish)': only an event 'rename' gives an article "
        + "another address.")
  }

  private mutating func rename(
    _ article: ImportedArticle, to slug: Slug?, _ event: HistoryEvent
  ) throws {
    guard let id = article.id else {
      // With words, it begins the article.
      if event.words == nil { leaveOutUnknown(event) }
      return
    }
    let before = try desk.reading.article(.number(id)).slug
    guard let slug, before != slug else {
      if event.words == nil { report.same += 1 }
      return
    }
    if let owner = try desk.reading.owner(of: slug), owner != id {
      leaveOut(event, "the slug '\(slug)' is \(owner)'s; \(id) keeps its own")
      return
    }
    let isPublic = try !desk.reading.publicRecord(of: id).publications.isEmpty
    guard !isPublic || desk.actor.roles.contains(.publisher) else {
      leaveOut(event, "\(id) was made public here; a publisher may give it another address")
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

  /// Sets the draft aside. What is public is withdrawn only where the history is the article's own
  /// from its first event on, and where the actor may do that.
  private mutating func delete(_ article: inout ImportedArticle, _ event: HistoryEvent) throws {
    guard let id = article.id, let digest = article.digest else {
      leaveOutUnknown(event)
      return
    }
    guard !article.isDeleted else {
      report.same += 1
      return
    }
    let record = try desk.reading.publicRecord(of: id)
    if let live = record.live(at: desk.time) {
      guard article.agrees else {
        leaveOut(
          event,
          "\(id) is deleted there and public here; since not all of its history was imported from "
            + "there, 'faqcms withdraw \(id)' is left to you")
        return
      }
      guard desk.actor.roles.contains(.publisher) else {
        leaveOut(
          event, "\(id) is deleted there and public here; a publisher may withdraw it")
        return
      }
      try desk.record(
        .withdraw,
        on: LedgerEntry.Subject(live.revision, live.digest),
        // NB: the public reads it. What the source said of it is in the claim.
        note: "Deleted in the source.",
        details: .object([.init("replacement", .null), .init("claim", event.claim.json)]))
    } else if let scheduled = record.scheduled(after: desk.time) {
      leaveOut(
        event,
        "\(id) is deleted there, and \(scheduled.revision) is scheduled here; 'faqcms unschedule \(id)' takes "
          + "it off the schedule, and then the same import sets it aside")
      return
    }
    let newest = Revision.ID(article: id, number: article.number)
    try desk.record(
      .draftDiscard, on: LedgerEntry.Subject(newest, digest), note: event.claim.note,
      details: .object([.init("claim", event.claim.json)]))
    article.isDeleted = true
    report.deletions += 1
    changed.insert(id)
  }

  private mutating func leaveOut(_ event: HistoryEvent, _ cause: String) {
    report.remarks.append("\(event.place): \(cause).")
    report.leftOut += 1
  }

  private mutating func leaveOutUnknown(_ event: HistoryEvent) {
    remarks.noteUnknown(event)
    report.leftOut += 1
  }
}
