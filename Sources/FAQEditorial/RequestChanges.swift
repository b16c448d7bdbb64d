public import FAQModel
import FAQStore

/// Decides that the text under review, or else the one that is scheduled, is to be changed; approvals of it
/// no longer count.
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
    let matter = try matter(at: desk)
    try matter.checkIndependence(of: desk.actor.handle, at: desk)
    try matter.checkSigner(desk.actor, at: desk)
    let note = try Names.words(note, for: "review request-changes")
    let meaning = try matter.meaning(nil, of: desk.actor)
    return try Decision(
      matter: matter, decision: .requestChanges, meaning: meaning, note: note
    ).record(at: desk)
  }

  private func matter(at desk: Desk) throws -> ReviewCase {
    let record = try desk.record(of: article, for: .requestChanges)
    guard record.openReview == nil else {
      return try ReviewCase(article, digest: digest, for: .requestChanges, at: desk)
    }
    guard let scheduled = record.scheduled(after: desk.time) else {
      throw Workflow.illegal(
        .requestChanges, on: record, rules: try desk.reading.rules(), at: desk.time)
    }
    return try ReviewCase(article, digest: digest, about: scheduled, in: record, at: desk)
  }
}
