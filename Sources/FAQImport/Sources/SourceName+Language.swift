import FAQModel

extension SourceName {
  /// The language that a path names, by its file or else by a folder (`de/faq.md`), as a tag; nil where it names none.
  static func language(of path: String) -> (tag: String, place: String)? {
    if let tag = SourceName(path: path).language { return (tag, "file") }
    let folders = path.split(separator: "/").dropLast().map(String.init)
    return folders.last(where: ListNames.isSurelyLanguage)
      .map { ($0.replacing("_", with: "-"), "folder") }
  }

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
