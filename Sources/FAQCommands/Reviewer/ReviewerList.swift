import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerList: Command {
  static let manual = CommandConfiguration(
    commandName: "list", abstract: "List the reviewers.",
    discussion: """
      EXAMPLES
        faqcms reviewer list
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let reviewers = try global.readingRoom(in: session).shownContributors().filter {
      $0.contributor.roles.contains(.reviewer)
    }
    if json {
      session.print(.array(reviewers.map(\.json)))
      return
    }
    session.print(
      ShownContributor.table(reviewers), global,
      ifEmpty: "No reviewers. Add one with 'faqcms reviewer add HANDLE --name … --credentials …'.")
  }
}
