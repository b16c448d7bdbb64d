import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct List: Command {
  enum Order: String, Choice {
    case number, title, changed, due
  }

  static let manual = CommandConfiguration(
    commandName: "list",
    abstract: "List articles.",
    discussion: """
      --status takes either side: draft, in-review, changes-requested, approved, discarded; \
      unpublished, scheduled, published, overdue, withheld, expired, withdrawn.

      EXAMPLES
        faqcms list
        faqcms list --status overdue --sort due
        faqcms list --category treatment --json
        faqcms list --status published --as-of 2026-03-14
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    help: "Only articles in this status; may be repeated.", completion: .list(Arguments.statuses))
  var status: [String] = []

  @Option(help: "Only articles in this language.", transform: Arguments.locale)
  var locale: LanguageTag?

  @Option(help: "Only articles in this category.", transform: Arguments.slug)
  var category: Slug?

  @Option(help: "Only articles with this tag.")
  var tag: String?

  @Option(help: "Only articles that this person helped to write.", transform: Arguments.handle)
  var author: Handle?

  @Option(help: "The order: number, title, changed (newest first) or due (soonest first).")
  var sort = Order.number

  @Option(help: .asOf, transform: Arguments.writtenTime) var asOf: String?
  @Flag(help: .json) var json = false

  func validate() throws {
    try status.forEach(Arguments.checkStatus)
  }

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let articles = try office.articles(asOf: try Arguments.pastTime(asOf, in: session))
      .filter(matches).sorted(by: comesBefore)
    if articles.isEmpty, let category { try office.requireCategory(category) }
    if json {
      session.print(.array(articles.map(\.json)))
      return
    }
    var table = Table("NUMBER", "WORKING", "PUBLIC", "CATEGORY", "CHANGED", "TITLE")
    for article in articles {
      table.add(
        article.id.description, article.working.description, article.publicStatus.description,
        article.category?.text ?? "", article.changed.day, article.title)
    }
    let isAll =
      status.isEmpty && locale == nil && category == nil && tag == nil && author == nil
      && asOf == nil
    session.print(
      table, global,
      ifEmpty: isAll ? "No articles. Start one with 'faqcms draft new'." : "No articles like that.")
  }

  private func matches(_ article: ArticleSummary) -> Bool {
    var states = [article.working.description, article.publicStatus.description]
    // A public article may have a schedule for another text.
    if article.scheduled != nil { states.append(PublicStatus.scheduled.description) }
    return (status.isEmpty || states.contains(where: status.contains))
      && (locale == nil || article.locale == locale)
      && (category == nil || article.category == category)
      && (tag.map(article.tags.contains) ?? true) && (author.map(article.authors.contains) ?? true)
  }

  private func comesBefore(_ left: ArticleSummary, _ right: ArticleSummary) -> Bool {
    switch sort {
    case .number: left.id < right.id
    case .title: (left.title.lowercased(), left.id) < (right.title.lowercased(), right.id)
    case .changed: (right.changed, right.id) < (left.changed, left.id)
    case .due:
      (left.reviewDue ?? .distantFuture, left.id) < (right.reviewDue ?? .distantFuture, right.id)
    }
  }
}
