import ArgumentParser
import FAQEditorial
import FAQModel

struct History: Command {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what happened to an article, oldest first.",
    discussion: """
      Revisions, submissions, sign-offs, publications and all else in one line of time.

      EXAMPLES
        faqcms history 12
        faqcms history 12 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var json: JSONOption

  func run(in session: Session) throws {
    let entries = try global.office(in: session).ledger(of: article)
    json.print(entries, global, in: session)
  }
}
