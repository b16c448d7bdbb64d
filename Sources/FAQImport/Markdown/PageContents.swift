import FAQModel

/// The contents of a page: a heading such as "Table of contents" with links into the page below it.
enum PageContents {
  /// Whether a title with what stands below it, in Markdown, is that.
  static func areOnes(_ title: String, _ markdown: ArraySlice<UInt8>) -> Bool {
    guard title.utf8.count <= 80 else { return false }
    let letters = title.lowercased().filter { $0.isLetter || $0 == " " }
    return titles.contains(letters.wordsOnOneLine) && areLinks(markdown)
  }

  /// Whether each line is a link, the mark or a comment of what makes the links, or a rule, and there is one.
  static func areLinks(_ markdown: ArraySlice<UInt8>) -> Bool {
    var count = 0
    for line in markdown.split(separator: UInt8(ascii: "\n")) {
      let words = line.drop { $0.isASCIISpace || "-*+.)>0123456789".utf8.contains($0) }
      guard let first = words.first else { continue }
      let end = words.last { !$0.isASCIISpace }
      let isLink =
        first == UInt8(ascii: "[") && (end == UInt8(ascii: ")") || end == UInt8(ascii: "]"))
      guard isLink || first == UInt8(ascii: "<") && words.starts(with: "<!--".utf8) else {
        return false
      }
      count += isLink ? 1 : 0
    }
    return count > 0
  }

  private static let titles: Set<String> = [
    "table of contents", "contents", "toc", "on this page", "in this article",
    "inhaltsverzeichnis", "inhalt", "auf dieser seite", "in diesem artikel", "índice",
    "tabla de contenidos", "tabla de contenido", "contenido", "contenidos", "en esta página",
    "table des matières", "sommaire", "sur cette page", "indice", "sommario", "in questa pagina",
    "sumário", "conteúdo", "nesta página", "inhoudsopgave", "inhoud", "op deze pagina",
    "spis treści", "innehåll", "innehållsförteckning", "indhold", "indholdsfortegnelse", "innhold",
    "innholdsfortegnelse", "sisällys", "sisällysluettelo", "содержание", "оглавление", "зміст",
    "目录", "目錄", "目次", "목차", "المحتويات", "içindekiler", "daftar isi",
  ]
}
