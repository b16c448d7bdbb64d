import FAQModel
import FAQStore

/// Publishes every approved text that is not public and not scheduled, all in one transaction.
public struct PublishAllApproved: Act {
  public init() {}

  /// The publications, by article number.
  public func perform(at desk: Desk) throws -> [PublishRevision.Published] {
    try desk.require(.publisher, to: Move.publish.phrase)
    return try desk.reading.summaries()
      .filter { $0.working == .approved && $0.head != $0.live && $0.head != $0.scheduled }
      .map { try PublishRevision(article: ArticleAddress($0.id)).perform(at: desk) }
  }
}
