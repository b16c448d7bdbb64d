import FAQHTML
import FAQModel

/// What a generator is told of a page, in its own names.
///
/// The author's other keys stand under `faqcms` alone: at the top `draft`, `published` or `url` of
/// theirs could hide a page from its readers.
struct FrontMatter {
  let target: MarkdownTarget
  let title: String
  let summary: String
  let article: Article
  let published: Instant?
  let edited: Instant
  let until: Instant?
  /// Those of which the generator can make a list.
  let tags: [String]
  /// What the shelf is called.
  let category: String?
  let locale: LanguageTag
  let position: Int?
  /// What faqcms knows besides.
  let known: [JSONValue.Member]
  /// Whether the text is not public.
  var isPreview = false

  /// The lines from `---` to `---`, every string in double quotes.
  var yaml: String {
    var lines = ["---"]
    for field in fields { lines.append(field.name + ": " + field.value.text(.line)) }
    lines.append("faqcms:")
    for fact in known { lines.append("  \(fact.name): \(fact.value.text(.line))") }
    lines.append("---")
    return lines.joined(separator: "\n") + "\n"
  }

  private var fields: [JSONValue.Member] {
    let title = JSONValue.string(target.titlesAreHTML ? ThemeWords(title).html : title)
    let all: [(String, JSONValue?)] = [("title", title)] + own
    return all.compactMap { name, value in value.map { JSONValue.Member(name, $0) } }
  }

  private var own: [(String, JSONValue?)] {
    switch target {
    case .hugo:
      [
        ("slug", .string(target.name(of: article.slug))), ("date", published.json),
        ("lastmod", edited.json),
        ("expiryDate", until.json), ("draft", .bool(isPreview)), ("description", description),
        ("tags", .strings(tags)), ("categories", categories), ("weight", weight),
        ("aliases", .strings(article.aliases.map(target.name))),
      ]
    case .jekyll:
      [
        ("permalink", path(article.slug)), ("date", published.json),
        ("last_modified_at", edited.json), ("description", description), ("tags", .strings(tags)),
        ("categories", categories), ("lang", .string(locale.text)), ("redirect_from", paths),
      ]
    case .eleventy:
      [
        ("permalink", path(article.slug)), ("date", published.json), ("lastmod", edited.json),
        ("description", description), ("tags", .strings(tags)), ("categories", categories),
        ("lang", .string(locale.text)), ("redirects", paths),
      ]
    case .astro:
      [
        ("description", .string(summary)), ("date", published.json), ("updated", edited.json),
        ("tags", .strings(tags)), ("category", category.map(JSONValue.string)),
        ("lang", .string(locale.text)), ("position", place), ("aliases", paths),
      ]
    case .mkdocs:
      [("description", description), ("tags", .strings(tags.map { ThemeWords($0).html }))]
    case .plain, .pelican: []
    }
  }

  private var description: JSONValue? {
    guard !summary.isEmpty else { return nil }
    return .string(target.titlesAreHTML ? ThemeWords(summary).html : summary)
  }

  private var categories: JSONValue? { category.map { .strings([$0]) } }
  /// What puts the questions of a list into reading order: those without a place come last, by number.
  private var weight: JSONValue {
    .integer(position.map(Int64.init) ?? 1_000_000 + article.id.rawValue)
  }
  private var place: JSONValue? { position.map { .integer($0) } }
  private var paths: JSONValue { .array(article.aliases.map(path)) }

  private func path(_ slug: Slug) -> JSONValue { .string("/\(target.name(of: slug))/") }
}

extension FrontMatter {
  /// The whole page as Pelican reads it, with the metadata in its head: a page must have a date.
  func document(around body: String) -> String {
    let content = PelicanContent(body)
    let metadata: [(String, String?)] = [
      ("slug", target.name(of: article.slug)), ("date", (published ?? edited).description),
      ("modified", edited.description), ("tags", tags.isEmpty ? nil : Self.list(tags)),
      ("category", category.map(Self.item)),
      ("summary", summary.isEmpty ? nil : ThemeWords.guarded(summary)), ("locale", locale.text),
      ("faqcms", JSONValue.object(known).text(.line)), ("_content", content.exact),
    ]
    let lines = metadata.compactMap { name, value in
      value.map { "<meta name=\"\(name)\" content=\"\($0.htmlEscaped)\" />\n" }
    }
    return """
      <html>
      <head>
      <title>\(ThemeWords.guarded(title))</title>
      \(lines.joined())</head>
      <body>
      \(content.body)</body>
      </html>

      """
  }

  /// Tags as Pelican takes them apart: with a semicolon in it, a comma divides nothing.
  private static func list(_ tags: [String]) -> String {
    tags.map(item).joined(separator: "; ") + ";"
  }

  private static let wide: [Unicode.Scalar: String] = [
    ";": "；", "<": "＜", ">": "＞", "&": "＆", "\"": "＂",
  ]

  /// A name that Pelican neither takes apart nor prints as HTML: what could be is in its wide form.
  private static func item(_ name: String) -> String {
    Self.wide.reduce(name) { $0.replacing(ascii: $1.key, with: $1.value) }
  }
}

extension Optional where Wrapped == Instant {
  /// The moment in the stored form, nil for none, so that its key is left out.
  fileprivate var json: JSONValue? { map(\.json) }
}

extension Instant {
  fileprivate var json: JSONValue { .string(description) }
}
