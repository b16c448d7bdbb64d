import ArgumentParser
import FAQEditorial
import FAQModel

struct DraftTakeBack: Command {
  static let manual = CommandConfiguration(
    commandName: "take-back", abstract: "Take a submission back before it is decided.",
    discussion: """
      EXAMPLES
        faqcms draft take-back 12
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  func run(in session: Session) throws {
    let review = try global.office(in: session).perform(TakeBackDraft(article: article))
    session.output.print("Took back \(review.revision)")
  }
}
