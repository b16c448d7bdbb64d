import ArgumentParser
import FAQEditorial
import FAQModel

struct CategoryEdit: Command {
  static let manual = CommandConfiguration(
    commandName: "edit", abstract: "Change a shelf's title, description, parent or tier.",
    discussion: """
      With another tier its texts are reviewed more or less strictly, the latter by an admin's word alone: each \
      of which the public sees something else now is listed. 'policy plan category.SLUG TIER' tells beforehand.

      EXAMPLES
        faqcms category edit treatment --title "Treatments"
        faqcms category edit side-effects --top
        faqcms category edit side-effects --tier clinical
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The category's slug.", transform: Arguments.slug)
  var slug: Slug

  @Option(help: "The title that readers see.")
  var title: String?

  @Option(help: "What stands on the shelf.")
  var description: String?

  @Option(help: "The category that it stands within.", transform: Arguments.slug)
  var parent: Slug?

  @Flag(help: "Let it stand within no other.")
  var top = false

  @Option(
    help:
      "How strictly its texts are reviewed: editorial, standard, clinical, or 'parent' for as its parent.",
    completion: .list(Tier.allCases.map(\.rawValue) + ["parent"]))
  var tier: String?

  func validate() throws {
    if parent != nil, top { throw ValidationError("--parent and --top exclude each other.") }
    if title == nil, description == nil, parent == nil, tier == nil, !top {
      throw ValidationError(
        "Say what to change: --title, --description, --parent, --tier or --top.")
    }
  }

  func run(in session: Session) throws {
    var edit = EditCategory(slug: slug)
    edit.title = title
    edit.description = description
    if let tier { edit.tier = .some(tier == "parent" ? nil : try Arguments.tier(tier)) }
    edit.parent = top ? .some(nil) : parent.map { .some($0) }
    let (category, changes) = try global.office(in: session).performTellingChanges(edit)
    session.print(safely: "Changed \(category.slug)  \(category.title)")
    session.printPublic(changes, global)
  }
}
