import ArgumentParser
import FAQModel

/// The options that set single fields of a text.
struct FieldOptions: ParsableArguments {
  @Option(help: "The question.")
  var title: String?

  @Option(help: "The short answer.")
  var summary: String?

  @Option(help: ArgumentHelp("The category's slug; empty for none.", valueName: "slug"))
  var category: String?

  @Option(name: .customLong("tag"), help: ArgumentHelp("A tag; may be repeated.", valueName: "tag"))
  var tags: [String] = []

  @Option(help: "The language, such as en or pt-BR.", transform: Arguments.locale)
  var locale: LanguageTag?

  func validate() throws {
    if let category, !category.isEmpty { _ = try Arguments.slug(category) }
  }

  var isEmpty: Bool {
    title == nil && summary == nil && category == nil && tags.isEmpty && locale == nil
  }

  /// The options as they are typed in a shell, each after a space.
  var words: String {
    let given: [(String, String?)] =
      [
        ("title", title.flatMap { $0.isEmpty ? nil : $0 }), ("summary", summary),
        ("category", category),
      ]
      + tags.map { ("tag", $0) } + [("locale", locale?.text)]
    return given.compactMap { name, value in value.map { " --\(name) \($0.shellWord)" } }
      .joined()
  }

  /// The text with the given fields set.
  func apply(to text: inout ArticleText) {
    if let title { text.title = title }
    if let summary { text.summary = summary }
    if let category { text.category = Slug(category) }
    if !tags.isEmpty { text.tags = tags }
    if let locale { text.locale = locale }
  }
}
