import ArgumentParser
import FAQEditorial
import FAQModel

struct CategoryAdd: Command {
  static let manual = CommandConfiguration(
    commandName: "add", abstract: "Add a shelf.",
    discussion: """
      EXAMPLES
        faqcms category add treatment --title "Treatment"
        faqcms category add side-effects --title "Side effects" \\
          --parent treatment --tier clinical
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The category's slug, which articles name.", transform: Arguments.slug)
  var slug: Slug

  @Option(help: "The title that readers see.")
  var title: String

  @Option(help: "What stands on the shelf.")
  var description = ""

  @Option(help: "The category that it stands within.", transform: Arguments.slug)
  var parent: Slug?

  @Option(
    help: "How strictly its texts are reviewed: editorial, standard or clinical.",
    completion: .list(Tier.allCases.map(\.rawValue)), transform: Arguments.tier)
  var tier: Tier?

  func run(in session: Session) throws {
    let category = try global.office(in: session).perform(
      AddCategory(slug: slug, title: title, description: description, parent: parent, tier: tier))
    session.print(safely: "Added \(category.slug)  \(category.title)")
  }
}
