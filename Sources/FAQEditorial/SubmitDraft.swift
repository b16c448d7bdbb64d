public import FAQModel
import FAQStore

/// Asks the reviewers for a decision on the newest text of an article.
public struct SubmitDraft: Act {
  public var article: ArticleAddress
  public var note: String

  public init(article: ArticleAddress, note: String = "") {
    self.article = article
    self.note = note
  }

  public func perform(at desk: Desk) throws -> Revision {
    let record = try desk.record(of: article, for: .submit)
    guard let head = record.head(at: desk.time) else { throw record.noDraft(at: desk.time) }
    try record.check(article, names: head, to: "submit", isRestorable: true, at: desk.time)
    if let open = record.openReview, open.revision == head.id {
      throw Refusal.alreadySubmitted(head.id)
    }
    try check(try desk.reading.text(head.digest), head.id, at: desk)
    try desk.record(
      .draftSubmit, on: LedgerEntry.Subject(head.id, head.digest), note: try Names.note(note))
    return head
  }

  private func check(_ text: ArticleText, _ revision: Revision.ID, at desk: Desk) throws {
    try desk.checkAssets(of: text, revision)
    let missing = text.missing(under: try desk.reading.policy())
    guard missing.isEmpty else { throw Refusal.incompleteText(revision, fields: missing) }
    if let category = text.category,
      try !desk.reading.categories().contains(where: { $0.slug == category })
    {
      throw Refusal.unknownCategory(category.text)
    }
  }
}

extension ArticleText {
  /// The fields that are empty and that a policy asks for before review.
  func missing(under policy: Policy) -> [String] { policy.requiredFields.filter { isEmpty($0) } }

  /// Whether a field that policy may require has nothing in it.
  private func isEmpty(_ field: String) -> Bool {
    switch field {
    case "title": !title.isSeen
    case "body": !body.isSeen
    case "summary": !summary.isSeen
    case "category": category == nil
    case "tags": tags.isEmpty
    case "audience": audience.isEmpty
    case "codes": codes.isEmpty
    case "references": references.isEmpty
    default: false
    }
  }
}
