import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Place: Command {
  static let manual = CommandConfiguration(
    commandName: "place",
    abstract: "Give a question its place on its shelf.",
    discussion: """
      Order is not part of the signed text. Questions of one place stand by number, and those without a \
      place after them, by number.

      EXAMPLES
        faqcms place 12 --position 1 --featured
        faqcms place 12 --no-position --no-featured
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.wholeArticle)
  var article: ArticleAddress

  @Option(help: "The place, counted from 1.")
  var position: Int?

  @Flag(help: "Take its place away.")
  var noPosition = false

  @Flag(inversion: .prefixedNo, help: "Whether sites should show it first.")
  var featured: Bool?

  func validate() throws {
    if position != nil, noPosition {
      throw ValidationError("--position and --no-position exclude each other.")
    }
    if position == nil, !noPosition, featured == nil {
      throw ValidationError("Say where: --position N, --no-position, --featured or --no-featured.")
    }
  }

  func run(in session: Session) throws {
    let place: Int?? = noPosition ? .some(nil) : position.map { .some($0) }
    let placed = try global.office(in: session)
      .perform(PlaceArticle(article: article, position: place, isFeatured: featured))
    let summary = placed.summary
    let position = summary.position.map { "position \($0)" } ?? "no position"
    session.output.print(
      "Placed \(summary.id)  \(position)\(summary.isFeatured ? ", featured" : "")")
    if !placed.sharing.isEmpty {
      let others = placed.sharing.map(\.description).joined(separator: ", ")
      global.note(
        "note: \(position) is that of \(others), too; questions of one place stand by number.",
        in: session)
    }
  }
}
