import FAQModel

/// The acts of earlier imports on one article, gone through again with the events of a new one, to
/// find out which events were imported before, and whether they are of the same history at all.
///
/// A source that has grown begins with what it had. So its events are taken through the states that
/// they led to then: an event either left the entry that comes next, or changed nothing. A file may
/// also hold a part of a history only; `docs/import-format.md` has the rules.
struct ImportReplay {
  /// How an event stands to what was imported before.
  enum Verdict {
    /// It was imported, or changed nothing then.
    case known
    case new
    /// It is new, and the first of a part that goes on from what was imported.
    case goesOn
    /// It is new, and the first that is other than what was imported after the events before it.
    case diverges
    /// It is of another history.
    case foreign
  }

  private enum Phase {
    /// No event was found to be a known one yet.
    case before
    case within
    /// All that comes is new.
    case after
  }

  /// What no event was found to have left yet, oldest first.
  private var entries: ArraySlice<LedgerEntry>
  /// All of them; the ones before ``entries`` were found.
  private let all: [LedgerEntry]
  /// Deletions and renames since the last event that was found to be a known one, of which no entry
  /// was found. They left none then if a known one follows; else they are new.
  private(set) var open: [HistoryEvent] = []
  private var phase: Phase
  private var digest: Digest?
  private var isDeleted = false
  /// Whether the events so far left all entries so far, from the first on.
  private(set) var agrees = true
  /// Deletions and renames at the beginning of which nothing shows that they come after what was
  /// imported.
  private(set) var unplaced: (first: HistoryEvent, count: Int)?

  /// - Parameter entries: the acts of imports on the article, oldest first.
  init(_ entries: [LedgerEntry]) {
    all = entries
    self.entries = entries[...]
    phase = entries.isEmpty ? .after : .before
  }

  /// Says how the next event stands to what was imported. Events come in the order of the source.
  ///
  /// - Parameters:
  ///   - digest: the digest of the event's words, where it has words.
  ///   - isWhole: whether the source always begins with its first event.
  mutating func judge(_ event: HistoryEvent, _ digest: Digest?, isWhole: Bool) -> Verdict {
    guard let first = entries.first, phase != .after else {
      phase = .after
      return .new
    }
    if phase == .within { return goOn(event, digest) }
    guard let digest else { return begin(event, first, isWhole: isWhole) }
    return begin(event, first, saving: digest, isWhole: isWhole)
  }

  /// The ones of ``open`` that are new, as what comes next is new, or nothing. From them on, the history
  /// is another.
  mutating func takeOpen() -> ArraySlice<HistoryEvent> {
    let known = open.lastIndex { event in entries.contains { Self.isChange($0, by: event) } }
    defer { open = [] }
    agrees = false
    return open[(known.map { $0 + 1 } ?? 0)...]
  }

  /// The digest of the text that stood before the one that an event left; nil where the event left
  /// none, or the first.
  func textBefore(_ event: HistoryEvent) -> Digest? {
    guard phase == .before, let first = entries.first, !Self.isLeft(first, by: event),
      let index = entries.firstIndex(where: { Self.isSave($0) && Self.isLeft($0, by: event) })
    else { return nil }
    return entries[..<index].last { Self.isSave($0) }?.subject.digest
  }
}

// MARK: The first event

extension ImportReplay {
  private mutating func begin(
    _ event: HistoryEvent, _ first: LedgerEntry, saving digest: Digest, isWhole: Bool
  ) -> Verdict {
    if Self.isSave(first, of: digest, by: event) {
      unplaced = nil
      take(through: entries.startIndex, digest)
      return .known
    }
    agrees = false
    guard !isWhole else { return .foreign }
    let index =
      entries.firstIndex { Self.isSave($0, of: digest, by: event) }
      ?? entries.firstIndex { Self.isChange($0, by: event) } ?? unchanged(digest, at: event)
    if let index {
      take(through: index, digest)
      return .known
    }
    guard isLater(event) else { return .foreign }
    phase = .after
    return .goesOn
  }

  /// The entry of the text that there was at the time of an event, where it is the event's text: then
  /// the event left nothing.
  private func unchanged(_ digest: Digest, at event: HistoryEvent) -> Int? {
    guard let time = event.claim.time else { return nil }
    let last = entries.lastIndex { entry in
      guard Self.isSave(entry) || entry.act == .draftDiscard,
        let earlier = entry.claim?.time
      else { return false }
      return earlier < time
    }
    guard let last, Self.isSave(entries[last]), entries[last].subject.digest == digest
    else { return nil }
    return last
  }

  /// A deletion, or a rename without words.
  private mutating func begin(
    _ event: HistoryEvent, _ first: LedgerEntry, isWhole: Bool
  ) -> Verdict {
    // What came before there was the article did nothing then.
    if let time = event.claim.time, let start = first.claim?.time, time <= start { return .known }
    if entries.contains(where: { Self.isChange($0, by: event) }) { return .known }
    if !isWhole, isLater(event) {
      agrees = false
      phase = .after
      return .goesOn
    }
    unplaced = (first: unplaced?.first ?? event, count: (unplaced?.count ?? 0) + 1)
    return .known
  }

  /// Whether an event is said to have been later than all that was imported.
  private func isLater(_ event: HistoryEvent) -> Bool {
    guard let time = event.claim.time, let newest = entries.compactMap({ $0.claim?.time }).max()
    else { return false }
    return time > newest
  }
}

// MARK: The events after it

extension ImportReplay {
  private mutating func goOn(_ event: HistoryEvent, _ digest: Digest?) -> Verdict {
    let isOpen = event.kind != .save && !takeChange(of: event)
    let rest = entries.count
    let verdict = digest.map { goOn(event, saving: $0) } ?? .known
    guard isOpen, verdict == .known else { return verdict }
    // What came with words that are in the ledger was passed over then.
    if entries.count == rest || !Self.isLeft(all[entries.startIndex - 1], by: event) {
      leaveOpen(event)
    }
    return .known
  }

  /// Takes the entry of a deletion or a rename, if it comes next.
  private mutating func takeChange(of event: HistoryEvent) -> Bool {
    let next =
      event.kind == .delete ? entries.drop { $0.act == .withdraw } : entries
    guard let first = next.first, Self.isChange(first, by: event) else { return false }
    entries = next.dropFirst()
    if event.kind == .delete { isDeleted = true }
    open = []
    return true
  }

  /// Keeps a deletion or a rename that may be new: one that would have changed something.
  private mutating func leaveOpen(_ event: HistoryEvent) {
    switch event.kind {
    case .save: return
    case .delete: if isDeleted { return }
    case .rename(let slug): if slug == nil || slug?.text == self.slug { return }
    }
    open.append(event.withoutWords)
  }

  /// The address that the article had after the events so far.
  private var slug: String? {
    for case .rename(let slug?) in open.lazy.reversed().map(\.kind) { return slug.text }
    let last = all[..<entries.startIndex].last { $0.act == .draftNew || $0.act == .rename }
    return last?.details["slug"]?.string
  }

  private mutating func goOn(_ event: HistoryEvent, saving digest: Digest) -> Verdict {
    if let first = entries.first, Self.isSave(first, of: digest, by: event) {
      take(through: entries.startIndex, digest)
      return .known
    }
    if digest == self.digest, !isDeleted {
      open.removeAll { $0.kind == .delete }
      return .known
    }
    // NB: here a text is known again whoever claims it. So an event that left nothing, since its
    // text was the newest, is known again once more has come after that text.
    let index = entries.firstIndex { Self.isSave($0) && $0.subject.digest == digest }
    guard let index else {
      phase = .after
      guard !entries.isEmpty else { return .new }
      agrees = false
      return .diverges
    }
    if index > entries.startIndex { agrees = false }
    take(through: index, digest)
    return .known
  }

  private mutating func take(through index: Int, _ digest: Digest) {
    entries = entries[(index + 1)...]
    self.digest = digest
    isDeleted = false
    open = []
    phase = .within
  }
}

// MARK: Entries

extension ImportReplay {
  private static func isSave(_ entry: LedgerEntry) -> Bool {
    entry.act == .draftNew || entry.act == .draftEdit
  }

  private static func isSave(
    _ entry: LedgerEntry, of digest: Digest, by event: HistoryEvent
  ) -> Bool {
    isSave(entry) && entry.subject.digest == digest && isLeft(entry, by: event)
  }

  /// Whether an entry is the end or the renaming that an event left.
  private static func isChange(_ entry: LedgerEntry, by event: HistoryEvent) -> Bool {
    switch event.kind {
    case .save: false
    case .rename(let slug):
      entry.act == .rename && entry.details["slug"]?.string == slug?.text
        && isLeft(entry, by: event)
    case .delete: entry.act == .draftDiscard && isLeft(entry, by: event)
    }
  }

  private static func isLeft(_ entry: LedgerEntry, by event: HistoryEvent) -> Bool {
    entry.details["claim"] == event.claim.json && entry.note == event.claim.note
  }
}
