import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewConfirm: Command {
  static let manual = CommandConfiguration(
    commandName: "confirm",
    abstract: "Sign off the public text again, unchanged: it is right still.",
    discussion: """
      A full sign-off, from which the review interval runs anew. On a terminal the text is shown and you \
      are asked; elsewhere, pin what you read with --digest.

      EXAMPLES
        faqcms review confirm 12
        faqcms review confirm 12 --digest 9f3a5c \\
          -m "Checked against the guideline of 2026"
        faqcms review confirm 12 --sign
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var decision: ApprovalOptions
  @OptionGroup var confirmation: ConfirmationOption
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    var act = decision.approval(of: article)
    act.confirms = true
    if session.ask != nil, !confirmation.yes {
      let shown = try office.show(ArticleAddress(name: article.name, version: .live))
      for line in shown.lines(global.style(in: session)) { session.output.error(line) }
      act.digest = try decision.ask(
        shown.revision, as: office.actor, confirmation, global, in: session)
    }
    let approval = try decision.perform(act, at: office, in: session)
    approval.print("Confirmed", json, global, in: session)
  }
}
