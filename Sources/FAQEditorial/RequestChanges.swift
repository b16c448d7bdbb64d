public import FAQModel
import FAQStore

/// Decides that the text under review is to be changed; approvals of it no longer count.
public struct RequestChanges: Act {
  public var article: ArticleAddress
  public var digest: String?
  /// What is to be changed.
  public var note: String

  public init(article: ArticleAddress, digest: String? = nil, note: String) {
    self.article = article
    self.digest = digest
    self.note = note
  }

  public func perform(at desk: Desk) throws -> SignOff {
    let matter = try ReviewCase(article, digest: digest, for: .requestChanges, at: desk)
    let note = try Names.words(note, for: "review request-changes")
    let meaning = try matter.meaning(nil, of: desk.actor)
    return try Decision(
      matter: matter, decision: .requestChanges, meaning: meaning, note: note
    ).record(at: desk)
  }
}
