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
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article or revision.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var format: TextFormatOption

  func run(in session: Session) throws {
    format.print(try global.office(in: session).show(article), global, in: session)
  }
}
