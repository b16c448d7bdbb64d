import ArgumentParser
import FAQEditorial
import FAQModel

struct CategoryList: Command {
  static let manual = CommandConfiguration(
    commandName: "list", abstract: "List the shelves in reading order.",
    discussion: """
      EXAMPLES
        faqcms category list
        faqcms category list --json
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let categories = try global.readingRoom(in: session).categories()
    if json {
      session.print(.array(categories.map(\.category.json)))
      return
    }
    var table = Table("CATEGORY", "TITLE", "TIER", "DESCRIPTION")
    for (category, depth) in categories {
      table.add(
        String(repeating: "  ", count: depth) + category.slug.text, category.title,
        category.tier?.rawValue ?? "",
        category.description)
    }
    session.print(
      table, global, ifEmpty: "No categories. Add one with 'faqcms category add SLUG --title …'.")
  }
}
