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
    let office = try global.readingRoom(in: session)
    try office.shown(office.contributor(handle)).print(json, in: session)
  }
}
