public import FAQModel
import FAQStore

/// Adds a remark to the text under review, or else to the newest text: to the whole, or to words that it
/// quotes.
public struct CommentOnRevision: Act {
  public var article: ArticleAddress
  public var text: String
  /// Words that the remark is about, as the text is written or as readers see them; see ``CommentAnchor``.
  public var quote: String?

  public init(article: ArticleAddress, text: String, quote: String? = nil) {
    self.article = article
    self.text = text
    self.quote = quote
  }

  public func perform(at desk: Desk) throws -> Comment { try perform(for: nil, at: desk) }

  /// Adds it as a remark of somebody whose words the actor brings in.
  func perform(for author: Handle?, at desk: Desk) throws -> Comment {
    let record = try desk.record(of: article, for: .comment)
    let text = try Names.words(text, field: "comment", for: "comment")
    let number = record.openReview?.revision.number ?? record.head(at: desk.time)?.number
    guard let revision = number.flatMap(record.revision) else {
      throw record.noDraft(at: desk.time)
    }
    try record.check(article, names: revision, to: "comment on", at: desk.time)
    let anchor = try quote.map {
      try desk.reading.text(revision.digest).anchor(quoting: $0)
    }
    var details: [JSONValue.Member] = []
    if let anchor {
      details = [
        .init("field", .string(anchor.field.rawValue)), .init("quote", .string(anchor.quote)),
        .init("before", .string(anchor.before)), .init("after", .string(anchor.after)),
      ]
    }
    if let author { details.append(.init("author", .string(author.text))) }
    let entry = try desk.record(
      .reviewComment, on: LedgerEntry.Subject(revision.id, revision.digest), note: text,
      details: .object(details))
    return try desk.comment(on: record.article.id) { $0.entry == entry }
  }
}

/// Says that a remark is dealt with, whatever became of the article. It stays on record.
public struct ResolveComment: Act {
  public var article: ArticleAddress
  /// Counted from 1 within the article.
  public var number: Int
  public var note: String

  public init(article: ArticleAddress, number: Int, note: String = "") {
    self.article = article
    self.number = number
    self.note = note
  }

  public func perform(at desk: Desk) throws -> Comment {
    let id = try desk.reading.articleID(article.name)
    let record = try desk.reading.record(of: id)
    let comment = try desk.comment(on: id) { $0.number == number }
    guard comment.isOpen else {
      throw Refusal.nothingToChange("comment \(number) on \(id) is resolved already")
    }
    guard let revision = record.revision(comment.revision.number) else {
      throw Refusal.unknownRevision(comment.revision.description)
    }
    try desk.record(
      .reviewResolve, on: LedgerEntry.Subject(revision.id, revision.digest),
      note: try Names.note(note), details: .object(["comment": .integer(comment.entry)]))
    return try desk.comment(on: id) { $0.number == number }
  }
}

extension Desk {
  /// The remark that a condition holds for.
  fileprivate func comment(
    on id: Article.ID, where condition: (Comment) -> Bool
  ) throws -> Comment {
    guard let comment = try reading.comments(on: id).first(where: condition) else {
      throw Refusal.unknownComment(id)
    }
    return comment
  }
}

/// A remark, and where its words stand in a text now.
public struct PlacedComment: Sendable {
  public let comment: Comment
  /// Nil for a remark on the text as a whole.
  public let place: CommentAnchor.Place?
}

extension Reading {
  /// The remarks on an article, oldest first, with the places of their words in a text of it.
  package func placedComments(
    on record: ArticleRecord, in text: ArticleText
  ) throws -> [PlacedComment] {
    try comments(on: record.article.id).map { comment in
      guard let anchor = comment.anchor, let original = record.revision(comment.revision.number)
      else { return PlacedComment(comment: comment, place: nil) }
      return PlacedComment(
        comment: comment,
        place: anchor.place(in: text, from: try self.text(original.digest)))
    }
  }
}
