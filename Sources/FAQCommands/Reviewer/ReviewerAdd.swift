import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerAdd: Command {
  static let manual = CommandConfiguration(
    commandName: "add", abstract: "Add a reviewer, or make a contributor one.",
    discussion: """
      EXAMPLES
        faqcms reviewer add anna --name "Anna Weber" --credentials "MD, PhD" \\
          --specialty hematology --registration "GMC 1234567" --no-conflicts
        faqcms reviewer add ben --name "Ben Okoro" --credentials MBBS \\
          --valid-until 2028-01-01 --conflict sponsor:Examplepharm \\
          --specialty "oncology (category:treatment, tag:car-t)"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name, for ever theirs.", transform: Arguments.handle)
  var handle: Handle

  @Option(help: "The full name; known already for a contributor.")
  var name = ""

  @Option(help: "The titles as they are to be printed.")
  var credentials: String

  @OptionGroup var options: ReviewerOptions

  func run(in session: Session) throws {
    let reviewer = try global.office(in: session).perform(
      AddContributor(
        handle: handle, name: name, roles: [.reviewer],
        profile: try options.profile(credentials: credentials, in: session)))
    session.print(safely: "Added \(reviewer.line)")
  }
}
