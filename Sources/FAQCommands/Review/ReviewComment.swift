import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewComment: Command {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Remark on the text under review, or on the newest text.",
    discussion: """
      EXAMPLES
        faqcms review comment 12 -m "Is this so for children, too?"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(name: [.customShort("m"), .customLong("message")], help: "The remark.")
  var message: String

  func run(in session: Session) throws {
    let revision = try global.office(in: session)
      .perform(CommentOnRevision(article: article, text: message))
    session.output.print("Commented on \(revision)")
  }
}
