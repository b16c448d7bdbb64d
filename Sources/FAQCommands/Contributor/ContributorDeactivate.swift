import ArgumentParser
import FAQEditorial
import FAQModel

struct ContributorDeactivate: Command {
  static let manual = CommandConfiguration(
    commandName: "deactivate", abstract: "End a person's right to act; what they did stays.",
    discussion: """
      EXAMPLES
        faqcms contributor deactivate mara
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  func run(in session: Session) throws {
    let contributor = try global.office(in: session).perform(DeactivateContributor(handle: handle))
    session.print(safely: "Deactivated \(contributor.line)")
  }
}
