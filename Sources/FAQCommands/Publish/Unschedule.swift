import ArgumentParser
import FAQEditorial
import FAQModel

struct Unschedule: Command {
  static let manual = CommandConfiguration(
    commandName: "unschedule",
    abstract: "Take a text off the schedule before it becomes public.",
    discussion: """
      EXAMPLES
        faqcms unschedule 12
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.wholeArticle)
  var article: ArticleAddress

  func run(in session: Session) throws {
    let publication = try global.office(in: session).perform(UnscheduleArticle(article: article))
    session.output.print(
      "Unscheduled \(publication.revision), which was to be public from \(publication.from.forPeople)"
    )
  }
}
