import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct DraftList: Command {
  static let manual = CommandConfiguration(
    commandName: "list", abstract: "List articles whose newest text is not public.",
    discussion: """
      EXAMPLES
        faqcms draft list
        faqcms draft list --json
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let articles = try global.readingRoom(in: session).articles()
    let drafts = articles.filter { $0.head != nil && $0.head != $0.live }
    if json {
      session.print(.array(drafts.map(\.json)))
      return
    }
    var table = Table("DRAFT", "STATUS", "CHANGED", "AUTHORS", "TITLE")
    for draft in drafts {
      table.add(
        "\(draft.id)@\(draft.head ?? draft.newest)", draft.working.description,
        draft.changed.forPeople,
        draft.authors.map(\.text).joined(separator: " "), draft.title)
    }
    session.print(table, global, ifEmpty: "No drafts. Start one with 'faqcms draft new'.")
    let unsigned = articles.count(where: \.isToBeSubmittedAgain)
    if unsigned > 0 {
      global.note(
        "The sign-offs of \(Counted(unsigned, "public text")) without a newer draft do not suffice now: "
          + "'faqcms list --status draft' names them, 'faqcms draft submit NUMBER' has one reviewed again.",
        in: session)
    }
  }
}
