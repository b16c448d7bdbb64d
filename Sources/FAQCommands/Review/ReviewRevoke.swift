import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewRevoke: Command {
  static let manual = CommandConfiguration(
    commandName: "revoke",
    abstract: "Withdraw a sign-off; it stays on record and no longer counts.",
    discussion: """
      Without --sign-off it is your own last approval of any of its texts; with it, 12 means the public text, \
      else the newest. Where a public text rests on the sign-off, what \
      its tier says happens at once; a scheduled text does not become public unless it is signed off again \
      before its time.

      EXAMPLES
        faqcms review revoke 12 --reason "I overlooked the new warning"
        faqcms review revoke 12@3 --sign-off 2 --reason "Signed under a wrong name"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(help: ArgumentHelp("Which sign-off of that text, from 1.", valueName: "number"))
  var signOff: Int?

  @Option(help: "Why; for the record.")
  var reason: String

  func run(in session: Session) throws {
    let revoked = try global.office(in: session)
      .perform(RevokeSignOff(article: article, number: signOff, reason: reason))
    session.print(
      safely: "Withdrew the sign-off of \(revoked.signOff.revision) by \(revoked.signOff.name)")
    global.note(revoked.publicSide, in: session)
    if let halted = revoked.halted {
      global.note(
        "\(halted.revision) will not become public at \(halted.from.forPeople): its sign-offs do not "
          + "suffice.", in: session)
    }
  }
}

extension RevokeSignOff.Revoked {
  /// What the public sees now, in a sentence.
  fileprivate var publicSide: String {
    guard let live else { return "Nothing of the article is public (\(publicStatus))." }
    return live == signOff.revision
      ? "To the public it is \(publicStatus) now."
      : "The public text is another: \(live) (\(publicStatus))."
  }
}
