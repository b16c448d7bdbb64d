public import FAQModel
public import FAQStore

/// An article whose status an act changed, or would change, that is about more than the article, such as a
/// new rule.
public struct StatusChange: Sendable {
  public let before: ArticleSummary
  public let after: ArticleSummary

  /// Whether the public sees something else of it, or will at the time that was set for that.
  public var isPublic: Bool {
    before.publicStatus != after.publicStatus || before.live != after.live
      || before.notBegun != after.notBegun || before.tellsLapse != after.tellsLapse
  }
}

extension Editorial {
  /// Performs an act as ``perform(_:)`` does, and tells whose status it changed.
  ///
  /// - Parameter article: the one article that it can change; nil for any.
  public func performTellingChanges<Performed: Act>(
    _ act: Performed, of article: ArticleAddress? = nil
  ) throws -> (outcome: Performed.Outcome, changes: [StatusChange]) {
    try store.write(now: clock()) { try change(act, of: article, $0) }
  }

  /// What an act would change in the status of articles. Nothing is recorded.
  ///
  /// - Throws: what the act would be refused for.
  public func plan(_ act: some Act) throws -> [StatusChange] {
    do {
      try store.write(now: clock()) { writing in
        // Thrown, so that the transaction is undone.
        throw Rehearsal(changes: try change(act, of: nil, writing).changes)
      }
    } catch let rehearsal as Rehearsal {
      return rehearsal.changes
    }
    return []
  }

  private func change<Performed: Act>(
    _ act: Performed, of article: ArticleAddress?, _ writing: Writing
  ) throws -> (outcome: Performed.Outcome, changes: [StatusChange]) {
    func summaries() throws -> [ArticleSummary] {
      guard let article else { return try writing.reading.summaries() }
      return [try writing.reading.summary(of: writing.reading.articleID(article.name))]
    }
    let before = try summaries()
    let outcome = try act.perform(at: Desk(writing, actor: actor, makeUUID: makeUUID))
    let changes = zip(before, try summaries()).map { StatusChange(before: $0, after: $1) }
    return (outcome, changes.filter { $0.before != $0.after })
  }
}

private struct Rehearsal: Error {
  let changes: [StatusChange]
}
