import FAQModel
import FAQStore

/// What an import knows of one article: where it stands, and which events were imported before.
struct ImportedArticle {
  let key: String
  private(set) var id: Article.ID?
  /// The newest revision; 0 for none.
  private(set) var number = 0
  private(set) var digest: Digest?
  /// The title that words without one take.
  private(set) var title: String?
  var isDeleted = false
  /// Whether somebody saved a text here after the last import.
  private(set) var isEditedHere = false
  private var replay = ImportReplay([])
  /// The title of the last event that was imported before.
  private var replayedTitle: String?
  /// The date of the last event that had one.
  private var lastTime: Instant?

  init(key: String, at desk: Desk) throws {
    self.key = key
    guard let id = try desk.reading.article(key: key) else { return }
    self.id = id
    let record = try desk.reading.publicRecord(of: id)
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

  /// Whether the events so far are all that was imported so far, from the first on.
  var agrees: Bool { replay.agrees }

  /// Deletions and renames of which nothing shows that they come after what was imported.
  var unplaced: (first: HistoryEvent, count: Int)? { replay.unplaced }

  /// The first deletion or rename that was taken for a known one and may be new.
  var firstOpen: HistoryEvent? { replay.open.first }

  /// The deletions and renames that were taken for known ones and are new.
  mutating func takeOpen() -> ArraySlice<HistoryEvent> { replay.takeOpen() }

  /// Whether the next event is dated before the one that came before it.
  mutating func isEarlier(_ event: HistoryEvent) -> Bool {
    guard let time = event.claim.time else { return false }
    defer { lastTime = time }
    return lastTime.map { time < $0 } ?? false
  }

  /// Says how the next event stands to what was imported. Events come in the order of the source.
  ///
  /// - Parameter isWhole: whether the source always begins with its first event.
  mutating func judge(
    _ item: ImportEvent, isWhole: Bool, at desk: Desk
  ) throws -> ImportReplay.Verdict {
    let event = item.event
    if !isWhole, item.packed == nil, event.words != nil, let before = replay.textBefore(event) {
      // A part of a history may begin with words that had the title of what stood before them.
      replayedTitle = try desk.reading.text(before).title
    }
    // Words without a title have the one that came before them.
    let text = event.words?.text(fallbackTitle: replayedTitle)
    let digest = try item.packed?.canonical.digest ?? text?.canonical().digest
    let verdict = replay.judge(event, digest, isWhole: isWhole)
    if verdict == .known {
      replayedTitle = text?.title ?? replayedTitle
    } else if let last = replayedTitle {
      // What goes another way takes the titles of its own way.
      title = last
      replayedTitle = nil
    }
    return verdict
  }
}

extension HistoryEvent.Claim {
  /// The claim as the ledger keeps it.
  var json: JSONValue {
    var members = [
      JSONValue.Member("author", .string(String(author.prefix(Self.longestAuthor))))
    ]
    if let time { members.append(.init("date", .string(time.description))) }
    return .object(members)
  }

  /// The message, as far as a note can hold it.
  var note: String {
    let shown = message.replacing(ascii: "\0", with: "\u{fffd}")
    return isLong(shown, Self.longestNote) ? String(shown.prefix(Self.longestNote)) : shown
  }

  /// Whether ``json`` holds a part of the author only.
  var isAuthorCut: Bool { isLong(author, Self.longestAuthor) }

  /// Whether ``note`` holds a part of the message only.
  var isMessageCut: Bool { isLong(message, Self.longestNote) }

  private static var longestAuthor: Int { 200 }
  private static var longestNote: Int { 10_000 }

  private func isLong(_ text: String, _ longest: Int) -> Bool {
    text.utf8.count > longest && text.count > longest
  }
}
