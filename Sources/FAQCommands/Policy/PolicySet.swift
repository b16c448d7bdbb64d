import ArgumentParser
import FAQEditorial
import FAQModel

struct PolicySet: Command {
  static let manual = CommandConfiguration(
    commandName: "set", abstract: "Set a rule; 'policy show' lists them.",
    discussion: """
      The change holds from now on: what is published next must meet it. What is public and overdue by \
      the new rule, or no longer, is shown, marked or withheld as its tier says: each text of which the \
      public sees something else now is listed. 'policy plan' tells beforehand.

      EXAMPLES
        faqcms policy set sign-offs-required 2
        faqcms policy set publish-on-approval on
        faqcms policy set review-interval "24 months"
        faqcms policy set required-fields "title body summary category"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: "The rule.", completion: .list(FAQModel.Policy.Key.allCases.map(\.rawValue)),
    transform: Arguments.policyKey)
  var key: FAQModel.Policy.Key

  @Argument(help: "Its new value.")
  var value: String

  func run(in session: Session) throws {
    let (policy, changes) = try global.office(in: session)
      .performTellingChanges(SetPolicy(key: key, value: value))
    session.print(safely: "Set \(key.rawValue) to \(policy[key])")
    session.printPublic(changes, global)
  }
}
