public import FAQModel
import FAQStore

/// Saves a new text of an article, merged with what others saved since its author started.
public struct MergeDraft: Act {
  public var article: ArticleAddress
  /// The revision that the author started from.
  public var base: Int
  /// Makes the author's text from the one that the author started from.
  public var change: @Sendable (inout ArticleText) throws -> Void

  public init(
    article: ArticleAddress, base: Int,
    change: @escaping @Sendable (inout ArticleText) throws -> Void
  ) {
    self.article = article
    self.base = base
    self.change = change
  }

  public init(article: ArticleAddress, base: Int, text: ArticleText) {
    self.init(article: article, base: base) { $0 = text }
  }

  /// What saving came to.
  public enum Merged: Sendable {
    /// The text is saved; with the revision that it was merged with, where there was one.
    case saved(SavedDraft, with: Revision?)
    /// Nothing is saved: both sides changed the same places.
    case conflict(ThreeWayMerge, theirs: Revision)
  }

  public func perform(at desk: Desk) throws -> Merged {
    let record = try desk.record(of: article, for: .edit)
    guard let start = record.start(at: desk.time) else {
      throw record.noDraft(at: desk.time)
    }
    try record.check(article, names: start, to: "edit", isRestorable: true, at: desk.time)
    guard let base = record.revision(base) else {
      let id = Revision.ID(article: record.article.id, number: base)
      throw Refusal.unknownRevision(id.description)
    }
    var yours = try desk.reading.text(base.digest)
    let before = yours
    try change(&yours)
    guard base.digest != start.digest else {
      let edit = EditDraft(article: article, text: yours)
      return .saved(try edit.perform(at: desk), with: nil)
    }
    guard record.leads(base, to: start) else {
      throw Refusal.setAsideBase(base.id, start: start.id)
    }
    _ = try yours.canonical()
    let merge = ThreeWayMerge(
      base: before, theirs: try desk.reading.text(start.digest), yours: yours)
    guard let text = merge.text else { return .conflict(merge, theirs: start) }
    let saved = try EditDraft(article: article, text: text).save(
      recording: [JSONValue.Member("merged", .integer(base.number))], at: desk)
    return .saved(saved, with: start)
  }
}

extension ArticleRecord {
  /// Whether a revision, or another with its text, is among those from which one was made.
  ///
  /// One that was set aside is not, unless it was restored.
  func leads(_ earlier: Revision, to revision: Revision) -> Bool {
    var next: Revision? = revision
    while let one = next {
      if one.digest == earlier.digest { return true }
      // NB: only in a damaged file is a base not before what was made of it.
      next = one.base.flatMap { $0 < one.number ? self.revision($0) : nil }
    }
    return false
  }
}
