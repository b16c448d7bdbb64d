public import FAQModel
import FAQStore

/// Starts an article with its first revision.
public struct StartDraft: Act {
  public var text: ArticleText
  /// The slug; nil for one made from the title, with a number behind it where that is taken.
  public var slug: Slug?

  public init(text: ArticleText, slug: Slug? = nil) {
    self.text = text
    self.slug = slug
  }

  public func perform(at desk: Desk) throws -> SavedDraft {
    try desk.require(.writer, to: "draft")
    let text = try desk.pinned(text)
    try text.checkAsNew()
    let canonical = try text.canonical()
    let id = try desk.writing.nextArticle()
    let slug =
      try slug.map { try owned($0, at: desk) }
      ?? Self.free(nil, title: text.title, for: id, at: desk)
    let revision = Revision.ID(article: id, number: 1)
    let uuid = desk.makeUUID()
    try desk.writing.keep(canonical, of: text)
    try desk.record(
      .draftNew, on: LedgerEntry.Subject(revision, canonical.digest),
      details: .object(["uuid": .string(uuid), "slug": .string(slug.text)]))
    return SavedDraft(
      revision: revision, slug: slug, digest: canonical.digest, isNewRevision: true,
      missing: text.missing(under: try desk.reading.policy()))
  }

  private func owned(_ slug: Slug, at desk: Desk) throws -> Slug {
    if let owner = try desk.reading.owner(of: slug) { throw Refusal.slugTaken(slug, by: owner) }
    return slug
  }

  /// The slug wished for, or one made from the title, with a number behind it where it is taken.
  static func free(
    _ wish: Slug?, title: String, for id: Article.ID, at desk: Desk
  ) throws -> Slug {
    let base = (wish ?? Slug(title: title))?.text ?? "article-\(id)"
    var candidate = Slug(base)
    var number = 2
    while let slug = candidate, try desk.reading.owner(of: slug) != nil {
      candidate = Slug("\(beginning(of: base))-\(number)")
      number += 1
    }
    guard let candidate else { throw Refusal.invalidSlug(base) }
    return candidate
  }

  /// As many words of a slug as leave room for a number.
  private static func beginning(of slug: String) -> Substring {
    let most = slug.prefix(Slug.longest - 8)
    guard slug.utf8.count > most.utf8.count else { return most }
    // What follows a hyphen that is cut off was whole.
    if slug[most.endIndex] == "-" { return most }
    return most.lastIndex(of: "-").map { most[..<$0] } ?? most
  }
}

/// What saving a draft came to.
public struct SavedDraft: Equatable, Sendable {
  public let revision: Revision.ID
  public let slug: Slug
  public let digest: Digest
  /// Whether the text differed from the one before; if not, nothing was saved and every sign-off
  /// stands.
  public let isNewRevision: Bool
  /// The fields that an article lacks which was started, and without which it is not reviewed.
  public var missing: [String] = []
}
