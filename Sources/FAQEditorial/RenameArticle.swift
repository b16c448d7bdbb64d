public import FAQModel
import FAQStore

/// Gives an article another slug; the old one stays as an alias.
public struct RenameArticle: Act {
  public var article: ArticleAddress
  public var slug: Slug

  public init(article: ArticleAddress, slug: Slug) {
    self.article = article
    self.slug = slug
  }

  /// The slug that was in force before.
  public func perform(at desk: Desk) throws -> (id: Article.ID, before: Slug) {
    let record = try desk.record(of: article, for: .rename)
    let before = record.article.slug
    guard before != slug else {
      throw Refusal.nothingToChange("the slug of \(record.article.id) is \(slug) already")
    }
    if let owner = try desk.reading.owner(of: slug), owner != record.article.id {
      throw Refusal.slugTaken(slug, by: owner)
    }
    try desk.record(
      .rename, on: LedgerEntry.Subject(article: record.article.id),
      details: .object(["slug": .string(slug.text), "before": .string(before.text)]))
    return (record.article.id, before)
  }
}
