import ArgumentParser
import FAQEditorial
import FAQModel

struct ContributorAdd: Command {
  static let manual = CommandConfiguration(
    commandName: "add", abstract: "Add a person.",
    discussion: """
      EXAMPLES
        faqcms contributor add mara --name "Mara Lind" --role writer
        faqcms contributor add jon --name "Jon Berg" --role writer --role publisher
        faqcms contributor add lea --name "Lea Sommer" --role reader
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name, for ever theirs.", transform: Arguments.handle)
  var handle: Handle

  @Option(help: "The full name.")
  var name: String

  @Option(
    name: .customLong("role"),
    help: ArgumentHelp("writer, reader, publisher or admin; may be repeated.", valueName: "role"),
    completion: .list(Arguments.roles), transform: Arguments.role)
  var roles: [Role] = []

  func run(in session: Session) throws {
    let contributor = try global.office(in: session).perform(
      AddContributor(handle: handle, name: name, roles: roles))
    session.print(safely: "Added \(contributor.line)")
  }
}

extension FAQModel.Contributor {
  /// The person on one line.
  var line: String {
    let roles = roles.isEmpty ? "no role" : roles.map(\.rawValue).joined(separator: ", ")
    return
      "\(handle)  \(printedName.visibleOnOneLine)  (\(roles)\(isActive ? "" : ", deactivated"))"
  }
}
