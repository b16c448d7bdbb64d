import FAQModel

extension MarkdownText {
  /// The files beside this one that pieces of it show, each once.
  func attachments(in pieces: [Range<Int>]) -> [SourceAttachment] {
    var seen: Set<String> = []
    return found(in: pieces).filter {
      $0.isImage && SourceLinks.isRelative($0.address) && seen.insert($0.address).inserted
    }.map { SourceAttachment(address: $0.address, description: $0.description) }
  }

  /// What an editor should know of pieces of the file.
  func bodyRemarks(in pieces: [Range<Int>]) -> [String] {
    let links = found(in: pieces).filter { !$0.isImage && SourceLinks.isRelative($0.address) }
    let pages = links.filter { Self.isPage($0.address) }
    let rest = links.filter { !Self.isPage($0.address) }
    let articles = rest.filter { page.isOwn && Self.isArticle($0.address) }
    let others = rest.filter { !page.isOwn || !Self.isArticle($0.address) }
    var remarks =
      SourceLinks.remarks(on: pages.map(\.address), to: "other Markdown files")
      + SourceLinks.remarks(on: articles.map(\.address), to: "articles by their slugs")
      + SourceLinks.remarks(on: others.map(\.address), to: "other places of the source")
    let holdsHTML = pieces.contains { piece in
      !addresses.html.within(piece) { $0 }.isEmpty || !outline.html.within(piece) { $0 }.isEmpty
    }
    if holdsHTML { remarks.append("The answer holds HTML, which is kept as it is written.") }
    if pieces.contains(where: { !addresses.commands.within($0) { $0 }.isEmpty }) {
      remarks.append(
        "The answer holds commands of a site generator ({{ or {%), which are kept as words.")
    }
    if let offset = pieces.lazy.compactMap({ addresses.dialects.within($0) { $0 }.first }).first {
      remarks.append(
        "The answer holds signs that Markdown gives no meaning, such as '\(sign(at: offset))', which are kept as "
          + "words: look at how it reads.")
    }
    return remarks
  }

  /// The words that begin at an offset, up to a space.
  private func sign(at offset: Int) -> String {
    String(decoding: bytes[offset...].prefix { $0 > 0x20 }.prefix(20), as: UTF8.self)
      .visibleOnOneLine
  }

  /// What an editor should know of a title whose words led elsewhere, or stood above the line.
  func remarks(onTitle words: InlineWords) -> [String] {
    guard !words.addresses.isEmpty else { return words.remarks }
    let named = words.addresses.prefix(4).map { $0.quoted() }.joined(separator: ", ")
    return words.remarks + ["The heading led to \(named); a question holds words alone."]
  }

  private func found(in pieces: [Range<Int>]) -> [MarkdownAddresses.Found] {
    pieces.flatMap { addresses.found.within($0, \.offset) }
  }

  /// Whether an address leads to a file of Markdown, or of MDX, which is refused when it is read.
  private static func isPage(_ address: String) -> Bool {
    let file = String(address.prefix { $0 != "?" && $0 != "#" })
    return SourceName.isMarkdown(file) || file.lowercased().hasSuffix(".mdx")
  }

  /// Whether an address is one by which texts of this program link to an article: `/what-is-it`, also with a slash
  /// or a fragment behind it.
  private static func isArticle(_ address: String) -> Bool {
    guard address.hasPrefix("/") else { return false }
    let name = address.dropFirst().prefix { $0 != "#" }
    return Slug(String(name.hasSuffix("/") ? name.dropLast() : name)) != nil
  }
}
