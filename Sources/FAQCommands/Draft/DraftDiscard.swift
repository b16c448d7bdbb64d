import ArgumentParser
import FAQEditorial
import FAQModel

struct DraftDiscard: Command {
  static let manual = CommandConfiguration(
    commandName: "discard", abstract: "Set a draft aside; its revisions stay.",
    discussion: """
      The next edit starts from the text that is public, or was last; of an article that never was, from its \
      last text. An open review of the draft, or of an older one, ends.

      EXAMPLES
        faqcms draft discard 12
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  func run(in session: Session) throws {
    let draft = try global.office(in: session).perform(DiscardDraft(article: article))
    session.output.print(
      "Discarded \(draft.revision); 'faqcms show \(draft.revision)' still shows it")
    if let review = draft.endedReview {
      session.output.print("The review of \(review) ended with it.")
    }
  }
}
