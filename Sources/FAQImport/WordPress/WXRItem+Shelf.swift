import FAQModel

extension WXRItem {
  /// What makes it the same when the site is exported again.
  var identity: String? { id.isEmpty ? nil : "wp:\(id)" }

  /// Where it stands there.
  var fields: [JSONValue.Member] {
    [("wordpress_link", link), ("wordpress_guid", guid)].filter { !$0.1.isEmpty }
      .map { JSONValue.Member($0.0, .string($0.1)) }
  }

  /// Gives a question its shelf, tags and language.
  ///
  /// - Returns: the taxonomies of the terms that mean nothing here.
  func shelve(_ question: inout SourceQuestion, _ site: WXRSite) -> [String] {
    var paths: [[String]] = []
    var left: [String] = []
    var known: Set<Term> = []
    question.locale = site.language.isEmpty ? nil : site.language
    for term in terms where known.insert(term).inserted {
      if Self.isCategory(term.taxonomy) {
        paths.append(site.path(of: term))
      } else if Self.isTag(term.taxonomy) {
        question.tags.append(FieldText(html: term.name).text)
      } else if term.taxonomy == "language", !term.slug.isEmpty {
        question.locale = term.slug
      } else {
        left.append(term.taxonomy)
      }
    }
    // The first of the deepest.
    let shelf = paths.reduce([]) { $1.count > $0.count ? $1 : $0 }
    question.categories = shelf
    for path in paths where !shelf.starts(with: path) {
      question.remarks.append("It also stands under '\(path.joined(separator: " > "))' there.")
    }
    return left
  }

  /// An RSS category without a taxonomy is one, too.
  private static func isCategory(_ taxonomy: String) -> Bool {
    let endings = ["category", "categories", "_cat", "-cat", "_group", "-group", "topic", "topics"]
    return taxonomy.isEmpty || taxonomy == "group" || endings.contains { taxonomy.hasSuffix($0) }
  }

  private static func isTag(_ taxonomy: String) -> Bool {
    taxonomy == "tag"
      || ["_tag", "-tag", "_tags", "-tags"].contains { taxonomy.hasSuffix($0) }
  }
}
