import ArgumentParser
import FAQEditorial
import FAQModel

struct DraftRaise: Command {
  static let manual = CommandConfiguration(
    commandName: "raise", abstract: "Raise the tier of an article: it is reviewed more strictly.",
    discussion: """
      A category chooses the tier of its articles; an author may ask for more, never for less. An admin \
      may take a raise back.

      EXAMPLES
        faqcms draft raise 12 clinical -m "Names a dose"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.wholeArticle)
  var article: ArticleAddress

  @Argument(
    help: "The tier: standard or clinical; for an admin, editorial, too.",
    completion: .list(Tier.allCases.map(\.rawValue)), transform: Arguments.tier)
  var tier: Tier

  @Option(name: [.customShort("m"), .customLong("note")], help: "Why.")
  var note = ""

  func run(in session: Session) throws {
    let (tier, changes) = try global.office(in: session)
      .performTellingChanges(RaiseTier(article: article, tier: tier, note: note), of: article)
    session.print(safely: "\(article) is reviewed as \(tier.rawValue)")
    session.printPublic(changes, global)
  }
}
