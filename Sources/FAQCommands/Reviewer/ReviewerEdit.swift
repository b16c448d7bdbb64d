import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerEdit: Command {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change what is known of a reviewer.",
    discussion: """
      Sign-offs keep the name, credentials and registration that they were made with.

      EXAMPLES
        faqcms reviewer edit anna --credentials "MD, PhD, FRCP"
        faqcms reviewer edit anna --specialty hematology --specialty oncology
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @Option(help: "The full name.")
  var name: String?

  @Option(help: "The titles as they are to be printed.")
  var credentials: String?

  @Option(
    name: .customLong("specialty"),
    help: ArgumentHelp("A specialty; may be repeated, replaces all.", valueName: "specialty"))
  var specialties: [String] = []

  @Option(help: "The register and the number in it.")
  var registration: String?

  @Flag(help: "Let a deactivated reviewer act again.")
  var activate = false

  func validate() throws {
    if name == nil, credentials == nil, specialties.isEmpty, registration == nil, !activate {
      throw ValidationError(
        "Say what to change: --name, --credentials, --specialty, --registration or --activate.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    _ = try office.reviewer(handle)
    var edit = EditContributor(handle: handle)
    edit.name = name
    edit.credentials = credentials
    edit.specialties = specialties.isEmpty ? nil : specialties
    edit.registration = registration
    if activate { edit.isActive = true }
    session.print(safely: "Changed \(try office.perform(edit).line)")
  }
}
