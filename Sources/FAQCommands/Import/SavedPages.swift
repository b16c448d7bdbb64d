import Foundation

/// The folders that browsers and word processors make beside a page that they save, for its pictures and
/// frames: `faq_files` beside `faq.html`.
struct SavedPages {
  /// The paths of pages without their suffix.
  private var pages: Set<Substring> = []
  private var passed: (first: String, count: Int) = ("", 0)

  /// - Parameter paths: all files among which folders are looked for.
  init(_ paths: some Sequence<String>) {
    for path in paths {
      for suffix in [".html", ".htm", ".xhtml"] where path.lowercased().hasSuffix(suffix) {
        pages.insert(path.dropLast(suffix.count))
      }
    }
  }

  /// Whether a folder belongs to a page beside it.
  func isOfPage(_ folder: Substring) -> Bool {
    guard !pages.isEmpty, let mark = folder.lastIndex(where: { "_-.".contains($0) }) else {
      return false
    }
    return Self.endings.contains(folder[mark...].lowercased()) && pages.contains(folder[..<mark])
  }

  /// Whether a file stands in a folder of a page.
  func holds(_ path: String) -> Bool {
    guard !pages.isEmpty else { return false }
    return path.indices.contains { path[$0] == "/" && isOfPage(path[..<$0]) }
  }

  /// Counts a file that is not read.
  mutating func pass(_ path: String) {
    passed = (passed.count == 0 ? path : passed.first, passed.count + 1)
  }

  /// What is said of the files that are not read, once or not at all.
  var remarks: [String] {
    switch passed.count {
    case 0: []
    case 1: ["Not read, as it belongs to a page that was saved: \(passed.first)."]
    default:
      [
        "Not read, as they belong to pages that were saved: \(passed.count) files, \(passed.first) first."
      ]
    }
  }

  /// What Windows calls such folders in its languages, behind the name of the page.
  private static let endings: Set = [
    "_files", ".files", "-dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros", "_file",
    "_bestanden", "-filer", "_filer", "_tiedostot", "_pliki", "_soubory", "_súbory", "_elemei",
    "_dosyalar", "_fitxers", "_fitxategiak", "_datoteke", "_fajlovi", "_failid", "_fails",
    "_faili", "_bylos", "_failai", "_файлы",
  ]
}
