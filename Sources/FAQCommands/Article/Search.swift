import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Search: Command {
  static let manual = CommandConfiguration(
    commandName: "search",
    abstract: "Find texts by their words.",
    discussion: """
      Finds texts that are public and have all the words, the best first, in any letter case, with or \
      without accents and hyphens: "CAR-T cell" finds "car t cell". Where no text has them all, those \
      that have some are shown. Each article is shown once, with the text of it that fits best; 'faqcms \
      exposure' finds all. FTS5 queries work: "last resort" OR transplant, immun*, title: dose.

      EXAMPLES
        faqcms search CAR T-cell
        faqcms search --drafts --category treatment fever
        faqcms search --history "old dose"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The words.")
  var words: [String]

  @Flag(help: "Search the newest drafts.")
  var drafts = false

  @Flag(help: "Search every text that was ever saved.")
  var history = false

  @Option(help: "Only texts in this language.", transform: Arguments.locale)
  var locale: LanguageTag?

  @Option(help: "Only texts in this category.", transform: Arguments.slug)
  var category: Slug?

  @Option(help: "Only texts with this tag.")
  var tag: String?

  @Option(help: "Only articles in this status, as for 'faqcms list'.")
  var status: String?

  @Option(help: "The most texts to show.")
  var limit = 20

  @Flag(help: .json) var json = false

  func validate() throws {
    if drafts, history { throw ValidationError("Choose --drafts or --history, not both.") }
    if limit < 1 { throw ValidationError("--limit is at least 1.") }
    try status.map(Arguments.checkStatus)
  }

  func run(in session: Session) throws {
    var query = SearchQuery(
      words: words.joined(separator: " "), scope: history ? .history : drafts ? .drafts : .live,
      limit: limit)
    query.locale = locale
    query.category = category
    query.tag = tag
    query.status = status
    let progress = ProgressBar("Indexing", global, in: session)
    let office = try global.readingRoom(in: session)
    let (result, isComplete) = try office.search(query) { progress.update($0) }
    progress.finish()
    if result.hits.isEmpty, let category { try office.requireCategory(category) }
    if !isComplete {
      global.note(
        "note: the database cannot be written, so newer texts are not found.", in: session)
    }
    if result.isCut {
      global.note(
        "note: only the first \(SearchQuery.mostWords) words are searched for.", in: session)
    }
    if result.isRelaxed {
      global.note("No text has all the words; these have some.", in: session)
    }
    if json {
      session.print(.array(result.hits.map { $0.json(lacksWords: result.isRelaxed) }))
    } else {
      show(result, in: session)
    }
  }

  /// Where else to look, for who finds nothing.
  private var elsewhere: String {
    if drafts || history { return "" }
    guard let status = status.flatMap(PublicStatus.init(rawValue:)), !status.showsText else {
      return " Drafts are searched with --drafts."
    }
    return " Of what is \(status) no text is public: --history searches every text."
  }

  private func show(_ result: SearchResult, in session: Session) {
    if result.hits.isEmpty { global.note("Nothing found.\(elsewhere)", in: session) }
    let style = global.style(in: session)
    for hit in result.hits {
      session.output.print(
        style.bold("\(hit.revision)") + "  \(hit.title.visibleOnOneLine)  "
          + style.dim(hit.slug.text))
      if !hit.snippet.isEmpty { session.output.print("    " + hit.marked(style)) }
    }
  }
}

extension SearchHit {
  /// The snippet on one line, its hits bold or, without colours, in brackets.
  fileprivate func marked(_ style: Style) -> String {
    let parts = snippet.utf8.split(separator: 2, omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: Self.line(parts[0])) { line, part in
      let halves = part.split(separator: 3, maxSplits: 1, omittingEmptySubsequences: false)
      let hit = String(Substring(halves[0])).visibleOnOneLine
      line += style.isColored ? style.bold(hit) : "[\(hit)]"
      if halves.count > 1 { line += Self.line(halves[1]) }
    }
  }

  private static func line(_ text: Substring.UTF8View) -> String {
    String(Substring(text)).replacing(ascii: "\n", with: " ").visibleOnOneLine
  }

  fileprivate func json(lacksWords: Bool) -> JSONValue {
    .object([
      "article": .integer(revision.article.rawValue), "revision": .integer(revision.number),
      "slug": .string(slug.text), "digest": .string(digest.hex), "title": .string(title),
      "locale": .string(locale.text),
      "snippet": .string(snippet.replacing("\u{2}", with: "[").replacing("\u{3}", with: "]")),
      "lacks_words": .bool(lacksWords),
    ])
  }
}
