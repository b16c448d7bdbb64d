import ArgumentParser
import FAQEditorial
import FAQModel

struct DraftShow: TextCommand {
  static let manual = CommandConfiguration(
    commandName: "show", abstract: "Show the newest text of an article.",
    discussion: """
      EXAMPLES
        faqcms draft show 12
        faqcms draft show 12 --format markdown > 12.md
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(help: .textFormat) var format: TextFormat?
  @Flag(help: .jsonFormat) var json = false

  func validate() throws {
    if let format, [.statement, .signature].contains(format) {
      throw ValidationError("--format \(format.rawValue) is for 'faqcms show' with --sign-off.")
    }
    try Arguments.checkForms(format, json: json)
  }

  func run(in session: Session) throws {
    let shown = try global.readingRoom(in: session).show(article, prefersDraft: true)
    print(shown, in: session)
  }
}
