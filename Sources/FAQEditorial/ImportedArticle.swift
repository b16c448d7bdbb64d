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
  private var replay = ImportReplay([])
  /// The title of the last event that was imported before.
  private var replayedTitle: String?

  init(key: String, at desk: Desk) throws {
    self.key = key
    guard let id = try desk.reading.article(key: key) else { return }
    self.id = id
    let record = try desk.reading.bareRecord(of: id)
    let entries = try desk.reading.ledger(of: id)
    replay = ImportReplay(entries.filter { $0.claim != nil })
    number = record.newest?.number ?? 0
    digest = record.newest?.digest
    title = try record.newest.map { try desk.reading.text($0.digest).title }
    isDeleted = record.head(at: desk.time) == nil
    isEditedHere = entries.contains {
      ($0.act == .draftNew || $0.act == .draftEdit) && $0.claim == nil
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
  mutating func recognizes(_ item: ImportEvent) throws -> Bool {
    // Words without a title have the one that came before them.
    let text = item.event.words?.text(fallbackTitle: replayedTitle)
    let digest = try item.packed?.canonical.digest ?? text?.canonical().digest
    guard replay.recognizes(item.event, digest) else { return false }
    replayedTitle = text?.title ?? replayedTitle
    return true
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
    let shown = message.replacing(ascii: "\0", with: "\u{fffd}")
    return shown.utf8.count <= 10_000 ? shown : String(shown.prefix(10_000))
  }
}
