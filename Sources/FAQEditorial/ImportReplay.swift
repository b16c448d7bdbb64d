import FAQModel

/// The acts of earlier imports on one article, gone through again with the events of a new one, to
/// find out which events were imported before.
///
/// A source that has grown begins with what it had. So its events are taken through the states that
/// they led to then: an event either left the entry that comes next, or changed nothing.
struct ImportReplay {
  /// What no event was found to have left yet, oldest first.
  private var entries: ArraySlice<LedgerEntry>
  private var digest: Digest?
  private var isDeleted = false
  private var hasBegun = false

  /// - Parameter entries: the acts of imports on the article, oldest first.
  init(_ entries: [LedgerEntry]) { self.entries = entries[...] }

  /// Whether an event was imported before. Events come in the order of the source.
  ///
  /// - Parameter digest: the digest of the event's words, where it has words.
  mutating func recognizes(_ event: HistoryEvent, _ digest: Digest?) -> Bool {
    guard let first = entries.first else { return false }
    if !hasBegun {
      // A deletion from before there was the article did nothing then.
      if digest == nil, let time = event.claim.time, let start = first.claim?.time, time <= start {
        return true
      }
      hasBegun = true
      // A source that begins elsewhere has only events that are new.
      guard Self.isSave(first, event, digest) else {
        entries = []
        return false
      }
    }
    switch event.kind {
    case .delete:
      Self.takeFirst(&entries) { $0.act == .withdraw }
      if Self.takeFirst(&entries, if: { $0.act == .draftDiscard && Self.isLeft($0, by: event) }) {
        isDeleted = true
      }
      return true
    case .rename(let slug):
      Self.takeFirst(&entries) {
        $0.act == .rename && $0.details["slug"]?.string == slug?.text
          && Self.isLeft($0, by: event)
      }
      return digest.map { recognizesSave(event, $0) } ?? true
    case .save: return digest.map { recognizesSave(event, $0) } ?? true
    }
  }

  private mutating func recognizesSave(_ event: HistoryEvent, _ digest: Digest) -> Bool {
    if digest == self.digest, !isDeleted { return true }
    guard let index = entries.firstIndex(where: { Self.isSave($0, event, digest) }) else {
      return false
    }
    entries = entries[(index + 1)...]
    self.digest = digest
    isDeleted = false
    return true
  }

  private static func isSave(_ entry: LedgerEntry, _ event: HistoryEvent, _ digest: Digest?) -> Bool
  {
    (entry.act == .draftNew || entry.act == .draftEdit) && entry.subject.digest == digest
      && isLeft(entry, by: event)
  }

  private static func isLeft(_ entry: LedgerEntry, by event: HistoryEvent) -> Bool {
    entry.details["claim"] == event.claim.json && entry.note == event.claim.note
  }

  @discardableResult
  private static func takeFirst(
    _ entries: inout ArraySlice<LedgerEntry>, if condition: (LedgerEntry) -> Bool
  ) -> Bool {
    guard let first = entries.first, condition(first) else { return false }
    entries = entries.dropFirst()
    return true
  }
}
