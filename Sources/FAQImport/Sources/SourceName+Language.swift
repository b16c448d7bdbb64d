import FAQModel

extension SourceName {
  /// The tag of a language at the end of the name, as `faq.de.md` and `faq.pt-BR.md` have it; nil where none stands
  /// there.
  var language: String? {
    guard let dot = stem.lastIndex(of: "."), dot > stem.startIndex else { return nil }
    let tag = String(stem[stem.index(after: dot)...])
    return ListNames.areLanguages([tag]) ? tag.replacing("_", with: "-") : nil
  }

  /// The name as words, without the tag of a language.
  var words: String { language.map { String(title.dropLast($0.count + 1)) } ?? title }
}
