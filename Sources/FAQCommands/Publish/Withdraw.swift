import ArgumentParser
import FAQEditorial
import FAQModel

struct Withdraw: Command {
  static let manual = CommandConfiguration(
    commandName: "withdraw",
    abstract: "End an article's public life, with a reason that the public may read.",
    discussion: """
      Exports show the reason in place of the text. Its sign-offs no longer count: to publish it again, \
      the text must be signed off again. What was scheduled is taken off the schedule. Of an article that \
      is withdrawn already, the reason changes, and the replacement where you name another.

      EXAMPLES
        faqcms withdraw 12 --reason "The advice on driving has changed" \\
          --replacement 15
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.wholeArticle)
  var article: ArticleAddress

  @Option(help: "Why; the public may read it.")
  var reason: String

  @Option(help: "The article to read instead.", transform: Arguments.wholeArticle)
  var replacement: ArticleAddress?

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let withdrawn = try office.perform(
      WithdrawArticle(article: article, reason: reason, replacement: replacement))
    let other = withdrawn.withdrawal.replacement
    let isShown = withdrawn.replacementStatus?.showsText ?? false
    let instead = isShown ? other.map { "; readers are sent to \($0)" } ?? "" : ""
    let again = withdrawn.since.map { ", as it is since \($0.forPeople), for this reason" } ?? ""
    session.output.print("Withdrew \(article.name.text)\(again)\(instead)")
    if let other, let status = withdrawn.replacementStatus, !isShown {
      global.note(
        "\(other) is \(status): readers are sent to it once it is public.", in: session)
    }
    if let schedule = withdrawn.unscheduled {
      global.note(
        "\(schedule.revision), which was to be public from \(schedule.from.forPeople), is off the schedule.",
        in: session)
    }
  }
}

extension ArticleAddress.Name {
  /// The name as it was written.
  var text: String { ArticleAddress(name: self).description }
}
