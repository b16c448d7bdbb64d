import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewRequestChanges: Command {
  static let manual = CommandConfiguration(
    commandName: "request-changes", abstract: "Send the text under review back to its writers.",
    discussion: """
      Approvals of this text no longer count. Where nothing is in review, the scheduled text is meant: it \
      does not become public unless it is signed off again before its time.

      EXAMPLES
        faqcms review request-changes 12 -m "The second paragraph needs a source"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(name: [.customShort("m"), .customLong("note")], help: "What is to be changed.")
  var note: String

  @Option(
    help: "The start of the digest that you read, at least 4 characters.",
    transform: Arguments.digest)
  var digest: String?

  func run(in session: Session) throws {
    let signOff = try global.office(in: session)
      .perform(RequestChanges(article: article, digest: digest, note: note))
    session.output.print("Requested changes to \(signOff.revision)  \(signOff.digest.hex)")
  }
}
