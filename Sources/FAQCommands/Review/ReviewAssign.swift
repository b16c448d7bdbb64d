import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewAssign: Command {
  static let manual = CommandConfiguration(
    commandName: "assign", abstract: "Say who is to decide the open review of an article, by when.",
    discussion: """
      Whoever was to decide it before no longer is. Somebody whose sign-off would not count is refused.

      EXAMPLES
        faqcms review assign 12 anna
        faqcms review assign 12 anna ben --due 2026-12-01
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Argument(help: "The reviewers.", transform: Arguments.handle)
  var reviewers: [Handle]

  @Option(help: ArgumentHelp("By when.", valueName: "time"), transform: Arguments.writtenTime)
  var due: String?

  func run(in session: Session) throws {
    let assignment = try global.office(in: session).perform(
      AssignReview(
        article: article, reviewers: reviewers, due: try Arguments.time(due, in: session)))
    assignment.print("Assigned \(article) to", in: session)
  }
}

struct ReviewClaim: Command {
  static let manual = CommandConfiguration(
    commandName: "claim", abstract: "Take on the open review of an article yourself.",
    discussion: """
      EXAMPLES
        faqcms review claim 12
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  func run(in session: Session) throws {
    let assignment = try global.office(in: session)
      .perform(AssignReview(article: article, reviewers: []))
    assignment.print("Claimed \(article); it is assigned to", in: session)
  }
}

extension Assignment {
  fileprivate func print(_ what: String, in session: Session) {
    let who = reviewers.map(\.text).joined(separator: ", ")
    session.print(safely: "\(what) \(who)\(due.map { ", due \($0.forPeople)" } ?? "")")
  }
}
