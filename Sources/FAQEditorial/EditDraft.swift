public import FAQModel
import FAQStore

/// Saves a new text of an article.
public struct EditDraft: Act {
  public var article: ArticleAddress
  /// The revision that the author started from. The save is refused when another was saved since; nil
  /// for whatever is newest.
  public var base: Int?
  private let edit: Edit

  private enum Edit: Sendable {
    case whole(ArticleText)
    case change(@Sendable (inout ArticleText) throws -> Void)

    /// The new text; the one that is there is only read where the new one is made from it.
    func text(of former: () throws -> ArticleText) throws -> ArticleText {
      switch self {
      case .whole(let text): return text
      case .change(let change):
        var text = try former()
        try change(&text)
        return text
      }
    }
  }

  /// - Parameter change: makes the new text from the one that is there.
  public init(
    article: ArticleAddress, base: Int? = nil,
    change: @escaping @Sendable (inout ArticleText) throws -> Void
  ) {
    self.article = article
    self.base = base
    edit = .change(change)
  }

  /// A new text in place of the one that is there, which is not read for it.
  public init(article: ArticleAddress, base: Int? = nil, text: ArticleText) {
    self.article = article
    self.base = base
    edit = .whole(text)
  }

  public func perform(at desk: Desk) throws -> SavedDraft { try save(at: desk) }

  /// Saves the text; its entry in the ledger gets a note and more details.
  ///
  /// - Parameter keepsAssets: whether the text shows what it is bound to, not what names mean now.
  func save(
    recording details: [JSONValue.Member] = [], note: String = "", keepsAssets: Bool = false,
    at desk: Desk
  ) throws -> SavedDraft {
    let record = try desk.record(of: article, for: .edit)
    let head = record.head(at: desk.time)
    guard let newest = record.newest, let start = record.start(at: desk.time) else {
      throw record.noDraft(at: desk.time)
    }
    try record.check(article, names: start, to: "edit", isRestorable: true, at: desk.time)
    var text = try edit.text(of: { try desk.reading.text(start.digest) })
    if !keepsAssets {
      text = try desk.pinned(text, keeping: try desk.reading.text(start.digest).assets)
    }
    try text.checkAsNew()
    let canonical = try text.canonical()
    if let head, canonical.digest == head.digest {
      return SavedDraft(
        revision: head.id, slug: record.article.slug, digest: head.digest, isNewRevision: false)
    }
    if let base, base != start.number { throw conflict(base, start, in: record) }
    let revision = newest.id.next
    try desk.writing.keep(canonical, of: text)
    try desk.record(
      .draftEdit, on: LedgerEntry.Subject(revision, canonical.digest), note: note,
      details: .object([JSONValue.Member("base", .integer(start.number))] + details))
    return SavedDraft(
      revision: revision, slug: record.article.slug, digest: canonical.digest, isNewRevision: true)
  }

  private func conflict(_ base: Int, _ start: Revision, in record: ArticleRecord) -> Refusal {
    if let base = record.revision(base), !record.leads(base, to: start) {
      return .setAsideBase(base.id, start: start.id)
    }
    return .editConflict(
      base: Revision.ID(article: start.id.article, number: base), newest: start.id,
      author: start.author, time: start.time)
  }
}
