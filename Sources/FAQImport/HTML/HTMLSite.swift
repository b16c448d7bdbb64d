/// What a page says of the name of its site, which titles may end in.
struct HTMLSite {
  /// What stands between a title and the name of a site.
  static let separators = [" | ", " – ", " — ", " - ", " :: ", " · ", " « ", " » "]

  private let names: Set<String>
  /// The title of the page, on one line.
  private let title: String

  init(of tree: HTMLTree) {
    let names = tree.nodes.filter { $0.name == "meta" && $0["property"] == "og:site_name" }
    self.names = Set(names.compactMap { $0["content"]?.oneLine }.filter { !$0.isEmpty })
    title = tree.nodes.firstIndex { $0.name == "title" }.map { tree.words(of: $0) } ?? ""
  }

  /// Whether the words at the end of a title are the name of the site, and no part of the question:
  /// the page says so, or its own title ends in them behind other words.
  ///
  /// Behind a bar they may stand behind the same words too.
  func isCalled(_ words: Substring, after question: Substring) -> Bool {
    names.contains(String(words))
      || Self.separators.contains { separator in
        guard title.hasSuffix(separator + words) else { return false }
        return !title.hasPrefix(question) || separator == " | "
      }
  }
}

extension HTMLSource {
  /// A title of this page, cleaned of what pages add.
  func cleaned(_ title: String) -> HTMLTitle { HTMLTitle(title, of: site) }
}
