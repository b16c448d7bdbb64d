public import FAQModel
public import FAQStore

/// Gives an article its place on its shelf. Order is not part of the signed text. Those of one place stand by
/// number.
public struct PlaceArticle: Act {
  public var article: ArticleAddress
  /// The place, counted from 1; `.some(nil)` puts it after all that have one, nil leaves it.
  public var position: Int??
  public var isFeatured: Bool?

  public init(article: ArticleAddress, position: Int?? = nil, isFeatured: Bool? = nil) {
    self.article = article
    self.position = position
    self.isFeatured = isFeatured
  }

  public func perform(at desk: Desk) throws -> PlacedArticle {
    let record = try desk.record(of: article, for: .place)
    let known = try desk.reading.summary(of: record.article.id)
    let position = self.position ?? known.position
    let isFeatured = self.isFeatured ?? known.isFeatured
    guard position != known.position || isFeatured != known.isFeatured else {
      throw Refusal.nothingToChange("\(record.article.id) stands so already")
    }
    if let position, position < 1 {
      throw Refusal.invalidName(field: "position", cause: "places are counted from 1")
    }
    try desk.record(
      .place, on: LedgerEntry.Subject(article: record.article.id),
      details: .object([
        "position": .optional(position), "is_featured": .bool(isFeatured),
      ]))
    let summary = try desk.reading.summary(of: record.article.id)
    return PlacedArticle(summary: summary, sharing: try desk.reading.articles(sharing: summary))
  }
}

/// An article on its place.
public struct PlacedArticle: Sendable {
  public let summary: ArticleSummary
  /// The other articles of the shelf that have the same place, by number.
  public let sharing: [Article.ID]
}

extension Reading {
  fileprivate func articles(sharing summary: ArticleSummary) throws -> [Article.ID] {
    guard let position = summary.position else { return [] }
    return try articles(at: position).filter { id in
      try id != summary.id && self.summary(of: id).category == summary.category
    }
  }
}
