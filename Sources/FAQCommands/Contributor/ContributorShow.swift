import ArgumentParser
import FAQEditorial
import FAQModel

struct ContributorShow: Command {
  static let manual = CommandConfiguration(
    commandName: "show", abstract: "Show a person.",
    discussion: """
      EXAMPLES
        faqcms contributor show mara
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    try global.office(in: session).contributor(handle).print(json, in: session)
  }
}
