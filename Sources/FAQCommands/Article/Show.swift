import ArgumentParser
import FAQEditorial
import FAQModel

struct Show: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a text: the public one, or the one that the address names.",
    discussion: """
      12 is the public text, or the newest where none is public; 12@3 is a revision, 12@live, 12@review \
      and 12@9f3a (the start of a digest) name others. A slug may stand for the number.

      EXAMPLES
        faqcms show 12
        faqcms show 12@3 --format canonical | sha256sum
        faqcms show 12 --as-of "2026-03-14 09:00"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article or revision.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var past: AsOfOption
  @OptionGroup var format: TextFormatOption

  func run(in session: Session) throws {
    let shown = try global.readingRoom(in: session).show(article, asOf: try past.time(in: session))
    format.print(shown, global, in: session)
  }
}
