import ArgumentParser
import FAQEditorial
import FAQModel

struct DraftSubmit: Command {
  static let manual = CommandConfiguration(
    commandName: "submit", abstract: "Ask the reviewers for a decision on the newest text.",
    discussion: """
      The review is pinned to that revision: what is saved later needs a submission of its own.

      EXAMPLES
        faqcms draft submit 12
        faqcms draft submit 12 -m "New section on side effects"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(name: [.customShort("m"), .customLong("note")], help: "What the reviewers should know.")
  var note = ""

  func run(in session: Session) throws {
    let revision = try global.office(in: session).perform(SubmitDraft(article: article, note: note))
    session.output.print("Submitted \(revision.id)  \(revision.digest.hex)")
  }
}
