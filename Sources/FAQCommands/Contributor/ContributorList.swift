import ArgumentParser
import FAQEditorial
import FAQModel

struct ContributorList: Command {
  static let manual = CommandConfiguration(
    commandName: "list", abstract: "List everybody.",
    discussion: """
      EXAMPLES
        faqcms contributor list --json
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let contributors = try global.readingRoom(in: session).shownContributors()
    if json {
      session.print(.array(contributors.map(\.json)))
    } else {
      session.print(ShownContributor.table(contributors), global, ifEmpty: "Nobody yet.")
    }
  }
}
