import FAQModel

extension BundleChoice {
  /// Where an export puts the page of an article; nil for formats that have none.
  func page(of slug: Slug) -> String? {
    switch format {
    case .markdown:
      (target == .plain ? slug.text : target.name(of: slug)) + "." + target.fileExtension
    case .html: HTMLSite.path(of: slug)
    case .sitemap, .feed, .redirects: nil
    }
  }

  /// The slug of the article whose page an export puts at a path; nil for a path of anything else.
  func slug(ofPageAt path: String) -> Slug? {
    let file = path.split(separator: "/").last ?? ""
    let name = String(file.prefix { $0 != "." })
    // Some names have a `_` at their end, which no slug has.
    let candidates = [name, String(name.dropLast())]
    return candidates.compactMap { Slug($0) }.first { page(of: $0) == path }
  }
}
