/// Words from elsewhere, brought into a text that can be kept, whatever they are.
///
/// What can be understood is; a file that cannot is the body as it stands, under a title that comes
/// from the article's last good text or else from the file's name.
package struct CarriedText: Sendable {
  /// The text; its title is empty where the source gives none that can be kept.
  package let text: ArticleText
  /// The canonical form of the text, nil where its title is empty.
  package let canonical: CanonicalText?
  /// Why the words are not, or not all, as a file would be read, as the end of a sentence.
  package let cause: String?
  /// What the reading of the file said.
  package let notes: [String]
  /// The slug that the words ask for.
  package let slug: Slug?
  private let name: SourceName

  /// The text under its own title, or else the given one, or else one made from the name.
  package func text(fallbackTitle: String?) -> ArticleText {
    guard canonical == nil else { return text }
    var titled = text
    titled.title = fallbackTitle.flatMap(Self.title) ?? Self.title(of: name)
    return titled
  }

  /// - Parameter name: gives the title where neither the text nor one before it does.
  package init(
    _ text: ArticleText, canonical: CanonicalText?, cause: String?, notes: [String], slug: Slug?,
    name: SourceName
  ) {
    self.text = text
    self.canonical = canonical
    self.cause = cause
    self.notes = notes
    self.slug = slug
    self.name = name
  }

  /// The title made from a name.
  package static func title(of name: SourceName) -> String { title(name.title) ?? "Untitled" }

  /// A title that can be kept, from a name or an older title.
  package static func title(_ name: String) -> String? {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: name.unicodeScalars.map { $0.actsOnReader ? " " : $0 })
    let words = String(scalars).wordsOnOneLine
    return words.isEmpty ? nil : String(words.prefix(ArticleText.longestTitle))
  }
}
