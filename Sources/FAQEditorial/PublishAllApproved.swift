import FAQModel
import FAQStore

/// Publishes every approved text that is not public and not scheduled, all in one transaction; what was
/// public until the end that was set for it stays as it is.
public struct PublishAllApproved: Act {
  public init() {}

  /// The publications, by article number.
  public func perform(at desk: Desk) throws -> [PublishRevision.Published] {
    try desk.require(.publisher, to: Move.publish.phrase)
    return try desk.reading.summaries()
      .filter(\.isReady)
      .map { try PublishRevision(article: ArticleAddress($0.id)).perform(at: desk) }
  }
}
