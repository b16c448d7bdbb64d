import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewApprove: Command {
  static let manual = CommandConfiguration(
    commandName: "approve", abstract: "Sign off the text under review.",
    discussion: """
      Your name stands under exactly the text whose digest is printed. On a terminal it is shown and you \
      are asked; elsewhere, pin what you read with --digest.

      --sign has OpenSSH sign the statement that 'faqcms review show 12' prints: with --key, else with \
      one of your registered keys in ~/.ssh or in ssh-agent. A passphrase is asked by OpenSSH.

      EXAMPLES
        faqcms review approve 12
        faqcms review approve 12 --digest 9f3a5c \\
          -m "Checked against the product information"
        faqcms review approve 12 --sign
        faqcms review approve 12 --sign --key ~/.ssh/id_ed25519_sk
        faqcms review approve 12 --changes
        faqcms review approve 12 --publish
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var decision: ApprovalOptions

  @Flag(help: "Sign off only what changed since the text that was signed off last.")
  var changes = false

  @Flag(help: "Publish as well, once every sign-off needed is there.")
  var publish = false

  @OptionGroup var confirmation: ConfirmationOption
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    var act = decision.approval(of: article)
    act.scope = changes ? .changes : .fullText
    act.publishes = publish
    if session.ask != nil, !confirmation.yes {
      let page = try office.reviewPage(article)
      for line in page.lines(global.style(in: session)) { session.output.error(line) }
      act.digest = try decision.ask(
        page.shown.revision, as: office.actor, confirmation, global, in: session)
    }
    let approval = try decision.perform(act, at: office, in: session)
    approval.print("Approved", json, global, in: session)
    guard !json else { return }
    if let publication = approval.publication {
      publication.print(global, in: session)
    } else if approval.wasPublic, publish {
      global.note(
        "\(approval.signOff.revision) is public already; its publication stays as it is.",
        in: session)
    } else if approval.missing.isEmpty, let from = approval.scheduledFrom {
      let (revision, from) = (approval.signOff.revision, from.forPeople)
      global.note(
        approval.isHalted
          ? "\(revision) is scheduled and will not become public at \(from): its sign-offs do not suffice then."
          : "\(revision) is scheduled: it becomes public from \(from) on.", in: session)
    } else if approval.missing.isEmpty, !approval.wasPublic {
      let revision = approval.signOff.revision
      let text = approval.isNewest ? "\(revision.article)" : "\(revision)"
      global.note("Next: " + global.command("publish \(text)", isOwn: false), in: session)
    }
  }
}
