/// A change of what the public sees.
package struct PublicChange {
  package enum Kind {
    case published(Publication, Revision)
    case ended
  }

  package let time: Instant
  package let article: Article.ID
  /// The slug in force then.
  package let slug: Slug
  package let kind: Kind

  package init(time: Instant, article: Article.ID, slug: Slug, kind: Kind) {
    self.time = time
    self.article = article
    self.slug = slug
    self.kind = kind
  }
}
