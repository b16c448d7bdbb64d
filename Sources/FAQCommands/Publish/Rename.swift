import ArgumentParser
import FAQEditorial
import FAQModel

struct Rename: Command {
  static let manual = CommandConfiguration(
    commandName: "rename",
    abstract: "Give an article another slug; the old one stays as an alias.",
    discussion: """
      EXAMPLES
        faqcms rename 12 is-car-t-a-last-resort
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.wholeArticle)
  var article: ArticleAddress

  @Argument(help: "The new slug.", transform: Arguments.slug)
  var slug: Slug

  func run(in session: Session) throws {
    let renamed = try global.office(in: session).perform(
      RenameArticle(article: article, slug: slug))
    session.output.print("Renamed \(renamed.id) from \(renamed.before) to \(slug)")
  }
}
