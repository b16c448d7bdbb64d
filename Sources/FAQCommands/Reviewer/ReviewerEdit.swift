import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerEdit: Command {
  static let manual = CommandConfiguration(
    commandName: "edit", abstract: "Change what is known of a reviewer.",
    discussion: """
      Sign-offs keep the name, credentials and registration that they were made with.

      EXAMPLES
        faqcms reviewer edit anna --credentials "MD, PhD, FRCP"
        faqcms reviewer edit anna \\
          --specialty hematology --specialty "oncology (tag:car-t)"
        faqcms reviewer edit anna --no-conflicts --valid-until 2028-01-01
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @Option(help: "The full name.")
  var name: String?

  @Option(help: "The titles as they are to be printed.")
  var credentials: String?

  @OptionGroup var options: ReviewerOptions

  @Flag(help: "Let a deactivated reviewer act again.")
  var activate = false

  func validate() throws {
    if name == nil, credentials == nil, options.isEmpty, !activate {
      throw ValidationError("Say what to change; 'faqcms reviewer edit --help' lists what can be.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    _ = try office.reviewer(handle)
    var edit = EditContributor(handle: handle)
    edit.name = name
    edit.profile = try options.profile(credentials: credentials, in: session)
    if activate { edit.isActive = true }
    session.print(safely: "Changed \(try office.perform(edit).line)")
  }
}
