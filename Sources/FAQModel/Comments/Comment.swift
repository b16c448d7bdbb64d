/// A remark on a revision. It is resolved, never deleted.
public struct Comment: Equatable, Sendable {
  /// Who said that the remark is dealt with, and when.
  public struct Resolution: Equatable, Sendable {
    public let actor: Handle
    public let time: Instant

    package init(actor: Handle, time: Instant) {
      self.actor = actor
      self.time = time
    }
  }

  /// Counted from 1 within the article.
  public let number: Int
  public let revision: Revision.ID
  public let author: Handle
  public let text: String
  public let time: Instant
  package let entry: Int64
  /// The words that it is about; nil for the text as a whole.
  public let anchor: CommentAnchor?
  /// Nil while it is open.
  public let resolution: Resolution?

  package init(
    number: Int, revision: Revision.ID, author: Handle, text: String, time: Instant, entry: Int64,
    anchor: CommentAnchor? = nil, resolution: Resolution? = nil
  ) {
    self.number = number
    self.revision = revision
    self.author = author
    self.text = text
    self.time = time
    self.entry = entry
    self.anchor = anchor
    self.resolution = resolution
  }

  public var isOpen: Bool { resolution == nil }
}
