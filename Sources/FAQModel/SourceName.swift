/// What a file is called in its source, as a slug and as a title.
package struct SourceName: Sendable {
  /// The file's name without its folders and its Markdown suffix.
  package let stem: String

  /// The suffixes of Markdown files.
  package static let suffixes = [".md", ".markdown", ".mdown"]

  package init(path: String) {
    let last = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let name = String(path[(last ?? path.startIndex)...])
    let suffix = Self.suffixes.first { name.lowercased().hasSuffix($0) }
    stem = suffix.map { String(name.dropLast($0.count)) } ?? name
  }

  /// The slug made from the name; nil where nothing of it can stand in one.
  package var slug: Slug? { Slug(stem.lowercased()) ?? Slug(title: stem) }

  /// The name as words.
  package var title: String {
    stem.replacing("-", with: " ").replacing("_", with: " ")
  }
}
