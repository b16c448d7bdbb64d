import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerDeactivate: Command {
  static let manual = CommandConfiguration(
    commandName: "deactivate", abstract: "End a reviewer's right to act; their sign-offs stay.",
    discussion: """
      EXAMPLES
        faqcms reviewer deactivate anna
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    _ = try office.reviewer(handle)
    let reviewer = try office.perform(DeactivateContributor(handle: handle))
    session.print(safely: "Deactivated \(reviewer.line)")
  }
}
