import ArgumentParser
import FAQEditorial
import FAQModel

struct ContributorEdit: Command {
  static let manual = CommandConfiguration(
    commandName: "edit", abstract: "Change a person's name or roles.",
    discussion: """
      --role replaces the roles of writer, reader, publisher and admin: name all that are to stay. A reviewer \
      stays one. Sign-offs keep the name that they were made with.

      EXAMPLES
        faqcms contributor edit mara --name "Mara Lind-Berg"
        faqcms contributor edit jon --role writer
        faqcms contributor edit mara --activate
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @Option(help: "The full name.")
  var name: String?

  @Option(
    name: .customLong("role"),
    help: ArgumentHelp("writer, reader, publisher or admin; may be repeated.", valueName: "role"),
    completion: .list(Arguments.roles), transform: Arguments.role)
  var roles: [Role] = []

  @Flag(help: "Let a deactivated person act again.")
  var activate = false

  func validate() throws {
    if name == nil, roles.isEmpty, !activate {
      throw ValidationError("Say what to change: --name, --role or --activate.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    var edit = EditContributor(handle: handle)
    edit.name = name
    if !roles.isEmpty {
      edit.roles = roles + (try office.contributor(handle)).roles.filter { $0 == .reviewer }
    }
    if activate { edit.isActive = true }
    session.print(safely: "Changed \(try office.perform(edit).line)")
  }
}
