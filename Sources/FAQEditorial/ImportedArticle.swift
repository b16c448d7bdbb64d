import FAQModel
import FAQStore

/// What an import knows of one article: where it stands, and which events were imported before.
struct ImportedArticle {
  let key: String
  private(set) var id: Article.ID?
  /// The newest revision; 0 for none.
  private(set) var number = 0
  private(set) var digest: Digest?
  private(set) var title: String?
  var isDeleted = false
  /// Whether somebody saved a text here after the last import.
  private(set) var isEditedHere = false
  /// The acts of earlier imports that no event of this one was found to be yet, oldest first.
  private var earlier: ArraySlice<LedgerEntry> = []
  /// The text that the last recognized event left.
  private var recognized: Digest?

  init(key: String, at desk: Desk) throws {
    self.key = key
    guard let id = try desk.reading.article(key: key) else { return }
    self.id = id
    let record = try desk.reading.record(of: id)
    let entries = try desk.reading.ledger(of: id)
    earlier = entries.filter { $0.details["claim"] != nil }[...]
    number = record.newest?.number ?? 0
    digest = record.newest?.digest
    title = try record.newest.map { try desk.reading.text($0.digest).title }
    isDeleted = record.head(at: desk.time) == nil
    isEditedHere = entries.contains {
      ($0.act == .draftNew || $0.act == .draftEdit) && $0.details["claim"] == nil
    }
  }

  /// The article for people: its number or, before it has one, its key.
  var name: String { id?.description ?? key }

  mutating func saved(_ revision: Revision.ID, _ digest: Digest, title: String) {
    id = revision.article
    number = revision.number
    self.digest = digest
    self.title = title
    isDeleted = false
  }

  /// Whether an event was imported before. Events come in the order in which they were.
  mutating func recognizes(_ item: ImportEvent, at desk: Desk) throws -> Bool {
    guard !earlier.isEmpty || recognized != nil else { return false }
    let event = item.event
    let digest = try item.packed?.canonical.digest ?? carriedDigest(event.words, at: desk)
    let found = earlier.firstIndex { entry in
      guard entry.details["claim"] == event.claim.json, entry.note == event.claim.note else {
        return false
      }
      switch event.kind {
      case .save: return entry.subject.digest == digest
      case .rename(let slug):
        return entry.act == .rename
          ? entry.details["slug"]?.string == slug?.text
          : digest != nil && entry.subject.digest == digest
      case .delete: return entry.act == .draftDiscard
      }
    }
    if let found {
      recognized = earlier[found].subject.digest ?? recognized
      earlier = earlier[(found + 1)...]
      return true
    }
    // An event that changed nothing left no entry.
    return event.kind != .delete && digest != nil && digest == recognized
  }
}

extension ImportedArticle {
  /// The digest of a text that takes its title from the one before it.
  private func carriedDigest(_ words: CarriedText?, at desk: Desk) throws -> Digest? {
    let title = try recognized.map { try desk.reading.text($0).title }
    return try words?.text(fallbackTitle: title).canonical().digest
  }
}

extension HistoryEvent.Claim {
  /// The claim as the ledger keeps it.
  var json: JSONValue {
    var members = [JSONValue.Member("author", .string(String(author.prefix(200))))]
    if let time { members.append(.init("date", .string(time.description))) }
    return .object(members)
  }

  /// The message, as far as a note can hold it.
  var note: String {
    String(message.replacing("\0", with: "\u{fffd}").prefix(10_000))
  }
}
