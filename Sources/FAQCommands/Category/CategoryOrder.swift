import ArgumentParser
import FAQEditorial
import FAQModel

struct CategoryOrder: Command {
  static let manual = CommandConfiguration(
    commandName: "order", abstract: "Put the shelves of one parent in order.",
    discussion: """
      EXAMPLES
        faqcms category order basics treatment after-treatment
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: "All categories that share a parent, in their new order.", transform: Arguments.slug)
  var slugs: [Slug]

  func run(in session: Session) throws {
    let categories = try global.office(in: session).perform(OrderCategories(slugs: slugs))
    session.output.print("Ordered: " + categories.map(\.slug.text).joined(separator: " "))
  }
}
