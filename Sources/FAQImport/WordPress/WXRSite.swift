import FAQModel

/// What a WordPress export says of the whole site before its first item.
struct WXRSite {
  /// The address of the site, without a slash at its end.
  var address = ""
  var language = ""
  /// The version of the format; nil where the file does not say that it is one.
  var version: String?
  private var authors: [String: String] = [:]
  private var terms: [Key: Term] = [:]

  private struct Key: Hashable {
    let taxonomy: String
    let slug: String
  }

  private struct Term {
    let name: String
    let parent: String
  }

  /// Shelves of the site nested deeper are cut at the top.
  private static let deepest = 16

  mutating func addAuthor(login: String, name: String) {
    guard !login.isEmpty, !name.isEmpty else { return }
    authors[login] = FieldText(html: name).text
  }

  /// - Parameter parent: the slug of the term above it, empty for none.
  mutating func addTerm(taxonomy: String, slug: String, name: String, parent: String) {
    terms[Key(taxonomy: taxonomy, slug: slug)] = Term(
      name: FieldText(html: name).text, parent: parent)
  }

  /// The name that the author of a login shows.
  func author(login: String) -> String { authors[login] ?? login }

  /// The names of a term and of those above it, from the top down.
  func path(of term: WXRItem.Term) -> [String] {
    var names = [FieldText(html: term.name).text]
    var slug = term.slug
    while names.count < Self.deepest,
      let parent = terms[Key(taxonomy: term.taxonomy, slug: slug)]?.parent, !parent.isEmpty,
      let above = terms[Key(taxonomy: term.taxonomy, slug: parent)]
    {
      names.insert(above.name, at: 0)
      slug = parent
    }
    return names
  }
}
