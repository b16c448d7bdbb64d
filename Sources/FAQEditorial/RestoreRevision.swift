public import FAQModel
import FAQStore

/// Makes an earlier text the newest draft of its article. It publishes nothing.
public struct RestoreRevision: Act {
  /// The revision to bring back.
  public var revision: ArticleAddress
  public var note: String

  public init(revision: ArticleAddress, note: String = "") {
    self.revision = revision
    self.note = note
  }

  /// What restoring came to.
  public struct Restored: Equatable, Sendable {
    /// The revision whose text was brought back.
    public let source: Revision.ID
    public let saved: SavedDraft
  }

  public func perform(at desk: Desk) throws -> Restored {
    let record = try desk.record(of: revision, for: .edit)
    let source = try record.resolve(revision, at: desk.time)
    let text = try desk.reading.text(source.digest)
    let saved = try EditDraft(article: ArticleAddress(record.article.id), text: text).save(
      recording: [JSONValue.Member("restored", .integer(source.number))],
      note: try Names.note(note), keepsAssets: true, at: desk)
    return Restored(source: source.id, saved: saved)
  }
}
