public import FAQModel
import FAQStore

/// Adds a remark to the text under review, or else to the newest text.
public struct CommentOnRevision: Act {
  public var article: ArticleAddress
  public var text: String

  public init(article: ArticleAddress, text: String) {
    self.article = article
    self.text = text
  }

  public func perform(at desk: Desk) throws -> Revision.ID {
    let record = try desk.record(of: article, for: .comment)
    let text = try Names.note(text, field: "comment")
    guard !text.isEmpty else { throw Refusal.missingNote(act: "comment") }
    let number = record.openReview?.revision.number ?? record.head(at: desk.time)?.number
    guard let revision = number.flatMap(record.revision) else {
      throw Refusal.noDraft(record.article.id)
    }
    try desk.record(
      .reviewComment, on: LedgerEntry.Subject(revision.id, revision.digest), note: text)
    return revision.id
  }
}
