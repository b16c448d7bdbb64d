import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerReinstate: Command {
  static let manual = CommandConfiguration(
    commandName: "reinstate", abstract: "Take back that a reviewer was revoked.",
    discussion: """
      Their sign-offs count again, and they may sign again. Each text of which the public sees something \
      else now is listed.

      EXAMPLES
        faqcms reviewer reinstate anna --reason "Registration confirmed"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @Option(help: "Why; for the record.")
  var reason: String

  func run(in session: Session) throws {
    let (reviewer, changes) = try global.office(in: session)
      .performTellingChanges(ReinstateReviewer(handle: handle, reason: reason))
    session.print(safely: "Reinstated \(reviewer.line)")
    session.printPublic(changes, global)
  }
}
