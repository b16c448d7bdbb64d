import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerAdd: Command {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a reviewer, or make a contributor one.",
    discussion: """
      EXAMPLES
        faqcms reviewer add anna --name "Anna Weber" --credentials "MD, PhD" \\
          --specialty hematology --registration "GMC 1234567"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name, for ever theirs.", transform: Arguments.handle)
  var handle: Handle

  @Option(help: "The full name; known already for a contributor.")
  var name = ""

  @Option(help: "The titles as they are to be printed.")
  var credentials: String

  @Option(
    name: .customLong("specialty"),
    help: ArgumentHelp("A specialty; may be repeated.", valueName: "specialty"))
  var specialties: [String] = []

  @Option(help: "The register and the number in it.")
  var registration = ""

  func run(in session: Session) throws {
    let reviewer = try global.office(in: session).perform(
      AddContributor(
        handle: handle, name: name, roles: [.reviewer], credentials: credentials,
        specialties: specialties, registration: registration))
    session.print(safely: "Added \(reviewer.line)")
  }
}
