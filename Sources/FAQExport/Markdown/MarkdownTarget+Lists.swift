/// The lists that generators make of tags and shelves.
extension MarkdownTarget {
  /// Whether the generator can make a list for a tag or a shelf of this name, in its own place.
  func canList(_ name: String) -> Bool {
    switch self {
    // NB: Hugo keeps a `#` in addresses, which ends the path of one.
    case .hugo: !name.contains("#") && Self.isFolder(name)
    case .pelican: name.unicodeScalars.reduce(0) { $0 + Self.letters(for: $1) } <= Self.longestName
    case .plain, .jekyll, .astro, .eleventy, .mkdocs: true
    }
  }

  /// In bytes, with room for what generators add: no file system takes a name above 255.
  private static let longestName = 240

  /// Whether Hugo makes a folder below that of its list out of the name.
  ///
  /// A name that leads out of it ends the build ("missing taxonomy") or takes the place of another
  /// page, and one of which Hugo keeps nothing takes that of the list itself; `index.html` and
  /// `index.xml` are its files.
  private static func isFolder(_ name: String) -> Bool {
    let folders = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }
    let parts = folders.map { folder -> String in
      let kept: [Unicode.Scalar] = folder.filter { isKept($0) }
      return String(String.UnicodeScalarView(kept)).lowercased()
    }
    return parts.contains { !$0.isEmpty && $0 != "." }
      && !parts.contains { $0 == ".." || $0.hasPrefix("index.") }
      && name.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { $0.count <= longestName }
  }

  /// Whether Hugo keeps a character in addresses, whatever its settings.
  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      true
    default: ".-_#+~@".unicodeScalars.contains(scalar)
    }
  }

  /// How many letters Pelican may write for a character in the name of a file, which is ASCII.
  private static func letters(for scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 4
    // Words in one character, such as ㌖ and ﷺ.
    case 0x3200...0x33FF, 0xFB00...0xFDFF: 40
    default: 7
    }
  }
}
