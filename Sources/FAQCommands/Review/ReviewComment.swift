import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewComment: Command {
  static let manual = CommandConfiguration(
    commandName: "comment", abstract: "Remark on the text under review, or on the newest text.",
    discussion: """
      With --quote the remark is about words of the text: it follows them when the text is edited, and \
      says so when they are gone.

      EXAMPLES
        faqcms review comment 12 -m "Is this so for children, too?"
        faqcms review comment 12 --quote "within two weeks" \\
          -m "Which guideline says so?"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(name: [.customShort("m"), .customLong("message")], help: "The remark.")
  var message: String

  @Option(help: "The words that it is about, as they stand in the text or on its page.")
  var quote: String?

  func run(in session: Session) throws {
    let comment = try global.office(in: session)
      .perform(CommentOnRevision(article: article, text: message, quote: quote))
    session.output.print("Commented on \(comment.revision): comment \(comment.number)")
  }
}

struct ReviewResolve: Command {
  static let manual = CommandConfiguration(
    commandName: "resolve", abstract: "Say that a comment is dealt with; it stays on record.",
    discussion: """
      EXAMPLES
        faqcms review resolve 12 3 -m "Source added"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.wholeArticle)
  var article: ArticleAddress

  @Argument(help: "The comment's number.")
  var number: Int

  @Option(name: [.customShort("m"), .customLong("note")], help: "How.")
  var note = ""

  func run(in session: Session) throws {
    let comment = try global.office(in: session)
      .perform(ResolveComment(article: article, number: number, note: note))
    session.output.print("Resolved comment \(comment.number) on \(comment.revision.article)")
  }
}
