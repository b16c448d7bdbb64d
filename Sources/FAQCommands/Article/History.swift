import ArgumentParser
import FAQEditorial
import FAQModel

struct History: Command {
  static let manual = CommandConfiguration(
    commandName: "history",
    abstract: "Show what happened to an article, oldest first.",
    discussion: """
      Revisions, submissions, sign-offs, publications and all else, a line each: when, who, what with \
      the start of the text's digest, and the note.

      EXAMPLES
        faqcms history 12
        faqcms history 12 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.wholeArticle)
  var article: ArticleAddress

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let entries = try global.readingRoom(in: session).ledger(of: article)
    if json {
      session.print(.array(entries.map(\.json)))
    } else {
      for line in Timeline(entries).lines(global.style(in: session)) { session.output.print(line) }
    }
  }
}
