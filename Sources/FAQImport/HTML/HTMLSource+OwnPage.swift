import FAQModel

extension HTMLSource {
  /// Names the article of a page of this program's HTML site, and those that its answer links to, by their slugs, as
  /// its text did.
  ///
  /// - Parameter path: what the file is called, for a page that does not say where it is.
  mutating func nameArticles(path: String) {
    guard reading.questions.count == 1, isOwn else { return }
    let canonical = tree.nodes.first { $0.name == "link" && $0["rel"] == "canonical" }
    let address = canonical?["href"] ?? path
    let name = address.split(separator: "/").last ?? ""
    let folder = canonical == nil ? "" : address.dropLast(name.count)
    reading.questions[0].slug = Self.slug(of: name)?.text
    reading.questions[0].body =
      reading.questions[0].body.replacingTargets { target in
        let rest = target.hasPrefix(folder) ? target.dropFirst(folder.count) : target[...]
        let page = rest.prefix { $0 != "#" }
        return Self.slug(of: page).map { "/\($0)\(rest[page.endIndex...])" }
      }.text
  }

  private var isOwn: Bool {
    tree.nodes.contains { node in
      node.name == "p" && node.classes == ["digest"]
        && node.parent.map { tree.nodes[$0].classes == ["review"] } ?? false
    }
  }

  private static func slug(of page: Substring) -> Slug? {
    page.hasSuffix(".html") ? Slug(String(page.dropLast(5))) : nil
  }
}
